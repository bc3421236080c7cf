"""The canvas's own keys (§6 of the design), as data for the sheet of shortcuts.

They are part of how hands work on the map, and are not changed.
"""

from dataclasses import dataclass

from cjm_desktop.language import Text, text


@dataclass(frozen=True, slots=True)
class CanvasKeys:
    """What keys, or the mouse with keys, do on the map; each is named as it is read."""

    keys: tuple[Text, ...]
    does: Text


TYPING: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Letters"),), text("Type into what is selected, an empty cell too")),
    CanvasKeys((text("Enter"),), text("Done, and on to the next step; at the end a new one")),
    CanvasKeys((text("Shift+Enter"),), text("Break the line")),
    CanvasKeys((text("Ctrl+Enter"),), text("One more card in the same cell")),
    CanvasKeys((text("Tab"),), text("To the next lane")),
    CanvasKeys((text("Shift+Tab"),), text("To the lane before")),
    CanvasKeys((text("Esc"),), text("Stop typing, and keep what was there before")),
    CanvasKeys((text("1 … 5"),), text("In the emotion lane: feeling −2 … +2, and on")),
    CanvasKeys(
        (text("+"), text("−")), text("In the emotion lane: a little better, a little worse")
    ),
)
MOVING: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Arrow keys"),), text("Select the thing beside")),
    CanvasKeys((text("Shift+arrow keys"),), text("Select more")),
    CanvasKeys((text("Alt+arrow keys"),), text("Move what is selected")),
    CanvasKeys((text("Home"), text("End")), text("To the first step, to the last")),
    CanvasKeys((text("Backspace"),), text("Delete what is selected")),
    CanvasKeys((text("Esc"),), text("Select nothing; let go of what is dragged")),
)
MOUSE: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Double-click"),), text("Edit a title; in an empty cell, a new card")),
    CanvasKeys((text("Ctrl+drag"),), text("Copy instead of move")),
    CanvasKeys((text("Ctrl+click"), text("Shift+click")), text("Select more")),
    CanvasKeys((text("Drag the arrow below a card"),), text("Link it to another card or step")),
    CanvasKeys((text("Space+drag"),), text("Move the view")),
    CanvasKeys((text("Ctrl+wheel"),), text("Zoom")),
    CanvasKeys((text("Click on a bar"),), text("Unfold the steps in it")),
    CanvasKeys((text("Right-click"),), text("What can be done with this")),
)
PRESENTING: tuple[CanvasKeys, ...] = (
    CanvasKeys(
        (text("→"), text("Page Down"), text("Space")), text("To the next stage of this lens")
    ),
    CanvasKeys((text("←"), text("Page Up"), text("Shift+Space")), text("To the stage before")),
    CanvasKeys((text("Home"), text("End")), text("To the first stage, to the last")),
    CanvasKeys((text("↑"), text("↓"), text("0")), text("The whole map")),
    CanvasKeys((text("Shift+↓"), text("Shift+↑")), text("Further lanes of this stage")),
    CanvasKeys((text("1 … 5"),), text("The lens; the step stays in the light")),
    CanvasKeys((text("R"), text("Shift+R")), text("Show the next question, the one before")),
    CanvasKeys((text("Double-click"),), text("Edit a title")),
    CanvasKeys((text("Esc"),), text("Back to the window as it was")),
)
TABLE: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Letters"),), text("Type over the cell")),
    CanvasKeys((text("Enter"), text("Shift+Enter")), text("Done, and on to the step below, above")),
    CanvasKeys((text("Tab"), text("Shift+Tab")), text("Done, and on to the next cell, the last")),
    CanvasKeys((text("Ctrl+Enter"),), text("One more card in the cell")),
    CanvasKeys((text("Shift+Enter"),), text("While typing: break the line inside a title")),
    CanvasKeys((text("Alt+Up"), text("Alt+Down")), text("Move the step")),
    CanvasKeys((text("Del"), text("Backspace")), text("Empty the cells; delete whole rows")),
    CanvasKeys((text("Double-click"),), text("Type into a cell, or the title of a lane")),
)
OUTLINE: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Letters"), text("F2")), text("Change the words of the line")),
    CanvasKeys((text("Enter"),), text("Done, and on to the next step; at the end a new one")),
    CanvasKeys((text("Right"), text("Left")), text("Open what lies below, and close it")),
    CanvasKeys((text("Alt+Up"), text("Alt+Down")), text("Earlier, later; a card to another lane")),
    CanvasKeys((text("Alt+Left"), text("Alt+Right")), text("To the step before, to the next")),
    CanvasKeys((text("Del"),), text("Delete what is selected")),
    CanvasKeys((text("Esc"),), text("Back to the map")),
)
LENS_TABLES: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Arrow keys"),), text("To the cell beside; Tab leaves the table")),
    CanvasKeys((text("Space"),), text("A hand-over: agreed, or not any more")),
    CanvasKeys(
        (text("Letters"), text("Enter")), text("Type into the cell; where it is empty, an idea")
    ),
    CanvasKeys((text("Enter"),), text("On a part that is taken: to its cards")),
    CanvasKeys(
        (text("Del"),), text("A hand-over: empty the cell; coverage: no part, agreed, or ask again")
    ),
)
CHECKLIST: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("Enter"),), text("Done, and on to the next line; at the end a new one")),
    CanvasKeys((text("Alt+Up"), text("Alt+Down")), text("Move the line")),
    CanvasKeys((text("Backspace"),), text("In an empty line: delete it")),
)
QUESTIONS: tuple[CanvasKeys, ...] = (
    CanvasKeys((text("→"), text("←")), text("To the next question, to the one before")),
    CanvasKeys((text("Enter"),), text("Go to what it is about")),
    CanvasKeys((text("N"),), text("Make a note of it")),
    CanvasKeys((text("F"),), text("Fine as it is, because …; or ask again")),
    CanvasKeys((text("R"),), text("One by one, large; Space goes on")),
    CanvasKeys((text("Esc"),), text("Back to the map")),
)
OPENING: tuple[CanvasKeys, ...] = (CanvasKeys((text("F10"), text("Alt+M")), text("Open the menu")),)

GROUPS: tuple[tuple[Text, tuple[CanvasKeys, ...]], ...] = (
    (text("Typing on the map"), TYPING),
    (text("Moving on the map"), MOVING),
    (text("Mouse on the map"), MOUSE),
    (text("While presenting"), PRESENTING),
    (text("In the table"), TABLE),
    (text("In the outline"), OUTLINE),
    (text("In the tables of a lens"), LENS_TABLES),
    (text("In a checklist"), CHECKLIST),
    (text("In the questions for the room"), QUESTIONS),
    (text("Menu"), OPENING),
)

KEYS_OF_THE_MAP = (
    "Left", "Right", "Up", "Down", "Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down", "Shift+Left",
    "Shift+Right", "Shift+Up", "Shift+Down", "Home", "End", "Return", "Enter", "Shift+Return",
    "Ctrl+Return", "Tab", "Shift+Tab", "Esc", "Space", "Backspace", "F10", "Alt+M",
)  # fmt: skip
"""Keys that no action can be given."""
