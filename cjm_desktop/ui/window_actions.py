"""Every action of the window: what it is called, what it does, its keys, when it can run."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import LENSES, Lens
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.elements import ELEMENTS, Element
from cjm_desktop.ui.file_commands import FileCommands
from cjm_desktop.ui.find_commands import FindCommands
from cjm_desktop.ui.help_commands import HelpCommands
from cjm_desktop.ui.inspector.side import InspectorSide
from cjm_desktop.ui.lens_bar import LENS_NAMES
from cjm_desktop.ui.look import LOOK_CHOICES, Look, LookChoice
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.save_commands import SaveCommands

if TYPE_CHECKING:
    from cjm_desktop.ui.export_commands import ExportCommands

Exports = Callable[[], "ExportCommands"]
"""Gives the export commands, which are loaded when first used."""

_LOOK_NAMES: dict[LookChoice, Text] = {
    "system": text("Light or dark as the system"),
    "light": text("Light"),
    "dark": text("Dark"),
}
_LOOK_FULL_NAMES: dict[LookChoice, Text] = {
    "system": text("Look light or dark as the system"),
    "light": text("Look light"),
    "dark": text("Look dark"),
}
_ADD_NAMES: Mapping[str, Text] = {
    "stage": text("Add stage"),
    "step": text("Add step"),
    "touchpoint": text("Add touchpoint"),
    "swimlane": text("Add swimlane"),
    "emotion-curve": text("Add emotion curve"),
    "note": text("Add note"),
    "image": text("Add image"),
}


def file_actions(
    files: FileCommands, saves: SaveCommands, exports: Exports, maps: MapCommands
) -> list[Action]:
    """What is done with files."""
    there = maps.no_map
    return [
        Action("file.new", text("New map"), files.new_map, ("Ctrl+N",)),
        Action("file.example", text("New from the worked example"), files.new_example),
        Action("file.open", text("Open…"), files.ask_open, ("Ctrl+O",)),
        Action("file.import", text("Import…"), files.ask_import, ("Ctrl+I",)),
        Action("file.save-as", text("Save as…"), saves.ask_save_as, ("Ctrl+Shift+S",),
               hindrance=there),
        Action("file.save-copy", text("Save a copy…"), saves.ask_save_copy, hindrance=there),
        Action("file.save", text("Save"), saves.save_by_habit, ("Ctrl+S",), hindrance=there),
        Action("export.pdf", text("Export PDF…"), lambda: exports().ask_pdf(), ("Ctrl+E",),
               hindrance=there),
        Action("export.story", text("Export lens story…"), lambda: exports().ask_story(),
               hindrance=there),
        Action("export.png", text("Export PNG…"), lambda: exports().ask_png(), ("Ctrl+Shift+E",),
               hindrance=there),
        Action("file.close", text("Close the file"), files.close_file, ("Ctrl+W",),
               hindrance=there),
        Action("window.quit", text("Quit"), maps.quit, ("Ctrl+Q",)),
    ]  # fmt: skip


def edit_actions(maps: MapCommands) -> list[Action]:
    """What is done to the map."""
    return [
        Action("edit.undo", lambda: _undo_words(maps), maps.undo, ("Ctrl+Z",),
               hindrance=maps.nothing_to_undo),
        Action("edit.redo", lambda: _redo_words(maps), maps.redo, ("Ctrl+Y", "Ctrl+Shift+Z"),
               hindrance=maps.nothing_to_redo),
        Action("edit.rename", text("Edit title"), maps.rename, ("F2",),
               hindrance=maps.nothing_selected),
        Action("edit.delete", text("Delete"), maps.delete, ("Del",),
               hindrance=maps.nothing_selected),
        Action("edit.duplicate", text("Duplicate"), maps.duplicate, ("Ctrl+D",),
               hindrance=maps.nothing_selected),
        Action("edit.link", text("Link the two things selected"), maps.link_selected, ("Ctrl+L",),
               hindrance=maps.not_two_to_link),
        Action("edit.park", text("Park: a note for later"), maps.park, ("Ctrl+Shift+P",),
               hindrance=maps.not_editable),
        Action("edit.pen", text("Draw the curve with a pen"), maps.switch_pen, ("Ctrl+Shift+D",),
               hindrance=maps.not_editable, checked=lambda: maps.pen_in_hand),
        Action("edit.select-all", text("Select all steps and cards"), maps.select_all,
               ("Ctrl+A",), hindrance=maps.nothing_there),
        Action("edit.confirm-stages", text("Confirm all proposed stages"), maps.confirm_stages,
               hindrance=maps.nothing_proposed),
        Action("edit.delete-steps", text("Delete steps"), maps.delete_steps, ("Alt+Del",),
               hindrance=maps.no_step_selected),
        *(_add_action(element, maps) for element in ELEMENTS),
        Action("add.step-before", text("Step before"), maps.add_step_before, ("Alt+Ins",),
               hindrance=maps.no_step_selected, full_text=text("Add step before")),
    ]  # fmt: skip


def view_actions(maps: MapCommands, look: Look) -> list[Action]:
    """What changes how the map is seen, and nothing in it."""
    there = maps.no_map
    return [
        *(_lens_action(number, lens, maps) for number, lens in enumerate(LENSES, start=1)),
        Action("view.fit", text("Fit the map into the window"), maps.fit, ("Ctrl+0",),
               hindrance=there),
        Action("view.zoom-in", text("Zoom in"), maps.zoom_in, ("Ctrl++", "Ctrl+="),
               hindrance=there),
        Action("view.zoom-out", text("Zoom out"), maps.zoom_out, ("Ctrl+-",), hindrance=there),
        Action("view.actual-size", text("Show at 100 %"), maps.actual_size, ("Ctrl+Alt+0",),
               hindrance=there),
        *_look_actions(look),
    ]  # fmt: skip


def inspector_actions(maps: MapCommands, inspector: InspectorSide) -> list[Action]:
    """What shows the inspector and leads into it."""
    return [
        Action("view.inspector", text("Inspector"), inspector.toggle, ("Ctrl+Shift+I",),
               hindrance=maps.no_map, checked=lambda: inspector.is_shown),
        Action("view.go-to-inspector", text("Go to the inspector and back"),
               inspector.switch_focus, hindrance=maps.no_map),
        Action("view.checklist", text("Write the checklist of the stage"),
               inspector.write_checklist,
               hindrance=lambda: maps.no_map() or inspector.no_checklist()),
    ]  # fmt: skip


def find_actions(finder: FindCommands, maps: MapCommands) -> list[Action]:
    """What finds words in the file."""
    there = maps.no_map
    return [
        Action("find.open", text("Find…"), finder.open, ("Ctrl+F",), hindrance=there),
        Action("find.next", text("Find next"), finder.go_on, ("F3",), hindrance=there),
        Action("find.previous", text("Find previous"), finder.go_back, ("Shift+F3",),
               hindrance=there),
    ]  # fmt: skip


def help_actions(helps: HelpCommands) -> list[Action]:
    """What shows what can be done."""
    return [
        Action("help.commands", text("All commands…"), helps.show_commands, ("Ctrl+K",)),
        Action("help.shortcuts", text("Keyboard shortcuts"), helps.show_shortcuts, ("F1",), ("?",)),
    ]


def _add_action(element: Element, maps: MapCommands) -> Action:
    return Action(
        f"add.{element.name}",
        element.title,
        lambda: maps.add(element.name),
        bare_keys=(element.key,),
        hindrance=maps.not_editable,
        full_text=_ADD_NAMES[element.name],
    )


def _lens_action(number: int, lens: Lens, maps: MapCommands) -> Action:
    return Action(
        f"lens.{lens}",
        lambda: translate("{lens} lens", lens=str(LENS_NAMES[lens])),
        lambda: maps.choose_lens(lens),
        (f"Ctrl+{number}",),
        (str(number),),
        hindrance=maps.no_map,
        checked=lambda: maps.lens == lens,
    )


def _look_actions(look: Look) -> Iterator[Action]:
    for choice in LOOK_CHOICES:
        yield Action(
            f"look.{choice}",
            _LOOK_NAMES[choice],
            lambda choice=choice: look.choose(choice),  # type: ignore[misc]
            checked=lambda choice=choice: look.choice == choice,  # type: ignore[misc]
            full_text=_LOOK_FULL_NAMES[choice],
        )
    yield Action(
        "look.reduced-motion",
        text("Reduce motion"),
        lambda: look.reduce_motion(not look.reduces_motion),
        checked=lambda: look.reduces_motion,
    )


def _undo_words(maps: MapCommands) -> str:
    label = maps.undo_label
    return translate("Undo {label}", label=_small(label)) if label else translate("Undo")


def _redo_words(maps: MapCommands) -> str:
    label = maps.redo_label
    return translate("Redo {label}", label=_small(label)) if label else translate("Redo")


def _small(label: str) -> str:
    """A label within a sentence: “Move step” is undone as “Undo move step”."""
    return label[:1].lower() + label[1:]
