"""The actions of the clipboard, as data."""

from cjm_desktop.language import text
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.clipboard.commands import ClipboardCommands


def clipboard_actions(clipboard: ClipboardCommands) -> list[Action]:
    """What goes to the clipboard and comes from it."""
    return [
        Action("edit.copy", text("Copy"), clipboard.copy, ("Ctrl+C",),
               hindrance=clipboard.nothing_to_copy),
        Action("edit.cut", text("Cut"), clipboard.cut, ("Ctrl+X",),
               hindrance=clipboard.nothing_to_cut),
        Action("edit.paste", text("Paste"), clipboard.paste, ("Ctrl+V",),
               hindrance=clipboard.nothing_to_paste),
    ]  # fmt: skip
