"""Every action of the window: what it is called, what it does, its keys, when it can run."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import LENSES, Lens, Placement
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.elements import ELEMENTS, Element
from cjm_desktop.ui.file_commands import FileCommands
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


def file_actions(
    files: FileCommands, saves: SaveCommands, exports: Exports, maps: MapCommands
) -> list[Action]:
    """What is done with files."""
    there = maps.has_map
    return [
        Action("file.new", text("New map"), files.new_map, ("Ctrl+N",)),
        Action("file.example", text("New from the worked example"), files.new_example),
        Action("file.open", text("Open…"), files.ask_open, ("Ctrl+O",)),
        Action("file.import", text("Import…"), files.ask_import, ("Ctrl+I",)),
        Action("file.save-as", text("Save as…"), saves.ask_save_as, ("Ctrl+Shift+S",),
               enabled=there),
        Action("file.save-copy", text("Save a copy…"), saves.ask_save_copy, enabled=there),
        Action("file.save", text("Save"), saves.save_by_habit, ("Ctrl+S",), enabled=there),
        Action("export.pdf", text("Export PDF…"), lambda: exports().ask_pdf(), ("Ctrl+E",),
               enabled=there),
        Action("export.png", text("Export PNG…"), lambda: exports().ask_png(), ("Ctrl+Shift+E",),
               enabled=there),
        Action("file.close", text("Close the file"), files.close_file, ("Ctrl+W",), enabled=there),
        Action("window.quit", text("Quit"), maps.quit, ("Ctrl+Q",)),
    ]  # fmt: skip


def edit_actions(maps: MapCommands) -> list[Action]:
    """What is done to the map."""
    return [
        Action("edit.undo", lambda: _undo_words(maps), maps.undo, ("Ctrl+Z",),
               enabled=lambda: maps.can_undo),
        Action("edit.redo", lambda: _redo_words(maps), maps.redo, ("Ctrl+Y", "Ctrl+Shift+Z"),
               enabled=lambda: maps.can_redo),
        Action("edit.rename", text("Rename"), maps.rename, ("F2",),
               enabled=lambda: maps.can_edit_selected),
        Action("edit.delete", text("Delete"), maps.delete, ("Del",),
               enabled=lambda: maps.can_edit_selected),
        Action("edit.confirm-stages", text("Confirm all proposed stages"), maps.confirm_stages,
               enabled=lambda: maps.can_edit and _anything_proposed(maps)),
        *(_add_action(element, maps) for element in ELEMENTS),
    ]  # fmt: skip


def view_actions(maps: MapCommands, look: Look) -> list[Action]:
    """What changes how the map is seen, and nothing in it."""
    there = maps.has_map
    return [
        *(_lens_action(number, lens, maps) for number, lens in enumerate(LENSES, start=1)),
        Action("view.fit", text("Fit the map into the window"), maps.fit, ("Ctrl+0",),
               enabled=there),
        Action("view.zoom-in", text("Zoom in"), maps.zoom_in, ("Ctrl++", "Ctrl+="), enabled=there),
        Action("view.zoom-out", text("Zoom out"), maps.zoom_out, ("Ctrl+-",), enabled=there),
        Action("view.actual-size", text("Show at 100 %"), maps.actual_size, ("Ctrl+Alt+0",),
               enabled=there),
        *_look_actions(look),
    ]  # fmt: skip


def inspector_actions(maps: MapCommands, inspector: InspectorSide) -> list[Action]:
    """What shows the inspector and leads into it."""
    return [
        Action("view.inspector", text("Inspector"), inspector.toggle, ("Ctrl+Shift+I",),
               enabled=maps.has_map, checked=lambda: inspector.is_shown),
        Action("view.go-to-inspector", text("Go to the inspector and back"),
               inspector.switch_focus, ("F6",), enabled=maps.has_map),
    ]  # fmt: skip


def _add_action(element: Element, maps: MapCommands) -> Action:
    return Action(
        f"add.{element.name}",
        element.title,
        lambda: maps.add(element.name),
        bare_keys=(element.key,),
        enabled=lambda: maps.can_edit,
    )


def _lens_action(number: int, lens: Lens, maps: MapCommands) -> Action:
    return Action(
        f"lens.{lens}",
        lambda: translate("{lens} lens", lens=str(LENS_NAMES[lens])),
        lambda: maps.choose_lens(lens),
        (f"Ctrl+{number}",),
        (str(number),),
        enabled=maps.has_map,
        checked=lambda: maps.lens == lens,
    )


def _look_actions(look: Look) -> Iterator[Action]:
    for choice in LOOK_CHOICES:
        yield Action(
            f"look.{choice}",
            _LOOK_NAMES[choice],
            lambda choice=choice: look.choose(choice),  # type: ignore[misc]
            checked=lambda choice=choice: look.choice == choice,  # type: ignore[misc]
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


def _anything_proposed(maps: MapCommands) -> bool:
    document = maps.document
    return document is not None and any(placement.proposed for placement in document.all(Placement))
