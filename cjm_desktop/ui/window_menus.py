"""The menus of the window, as data: the ids of actions; None parts, a tuple is a menu inside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMenu

from cjm_desktop.language import Text, text, translate
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.recent_files import RecentFiles

RECENT = "recent"

MENU: tuple[Any, ...] = (
    "file.new",
    "templates.new",
    "file.example",
    "file.open",
    "file.import",
    (text("Opened last"), RECENT),
    None,
    "file.save-as",
    "file.save-copy",
    "export.pdf",
    "export.story",
    "export.png",
    (
        text("Templates and defaults"),
        "templates.save",
        None,
        "templates.use-as-defaults",
        "templates.shipped-defaults",
    ),
    "file.close",
    None,
    (
        text("Edit"),
        "edit.undo",
        "edit.redo",
        None,
        "edit.cut",
        "edit.copy",
        "edit.paste",
        None,
        "edit.rename",
        "edit.duplicate",
        "edit.delete",
        "edit.delete-steps",
        "edit.link",
        "edit.park",
        "edit.pen",
        "edit.select-all",
        None,
        "find.open",
        "find.next",
        "find.previous",
        None,
        "edit.place-in-stage",
        "edit.confirm-stage",
        "edit.confirm-stages",
        "edit.propose-stages",
        "edit.propose-stages-in-all",
    ),
    (
        text("Add"),
        "add.stage",
        "add.step",
        "add.step-before",
        "add.touchpoint",
        "add.swimlane",
        "add.emotion-curve",
        "add.note",
        "add.image",
        None,
        "add.survey",
        "add.risk",
        None,
        "edit.add-to-library",
        "edit.add-surveys-to-library",
        "edit.add-risks-to-library",
    ),
    (
        text("View"),
        "lens.functional",
        "lens.outcome",
        "lens.interactive",
        "lens.activity",
        "lens.goal",
        (
            text("Compare lenses"),
            "view.compare-functional",
            "view.compare-outcome",
            "view.compare-interactive",
            "view.compare-activity",
            "view.compare-goal",
            None,
            "view.no-comparison",
        ),
        None,
        "view.fit",
        "view.zoom-in",
        "view.zoom-out",
        "view.actual-size",
        None,
        "view.fold",
        "view.unfold-all",
        "view.filter",
        "view.show-all",
        "view.department-journey",
        None,
        "view.present",
        "view.room",
        None,
        "view.minimap",
        "view.table",
        "view.outline",
        None,
        (
            text("Questions for the room"),
            "findings.show",
            "findings.one-by-one",
            "findings.next",
            "findings.previous",
            None,
            "findings.go",
            "findings.note",
            "findings.fine",
            "findings.again",
        ),
        None,
        "view.inspector",
        "view.next-part",
        "view.previous-part",
        "view.go-to-inspector",
        "view.checklist",
        None,
        "look.system",
        "look.light",
        "look.dark",
        None,
        "look.reduced-motion",
    ),
    (
        text("Language"),
        "language.system",
        None,
        "language.en",
        "language.da",
        "language.sv",
        None,
        "spelling.program",
        "spelling.en",
        "spelling.da",
        "spelling.sv",
        "spelling.off",
    ),
    (
        text("Help"),
        "help.commands",
        "help.shortcuts",
    ),
    None,
    "window.quit",
)


def fill_menu(menu: QMenu, actions: WindowActions, entries: tuple[Any, ...] = MENU) -> QMenu:
    """Fill a menu; returns the empty one in which recent files are to be listed."""
    recent = QMenu()
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, str):
            menu.addAction(actions[entry])
        else:
            recent = _submenu(menu, actions, entry) or recent
    return recent


def fill_recent_menu(menu: QMenu, recent: RecentFiles, open_path: Callable[[Path], object]) -> None:
    """List the files opened last."""
    menu.clear()
    for found in recent.files():
        shown = menu.addAction(found.path.name.replace("&", "&&"))
        shown.setToolTip(str(found.path))
        shown.triggered.connect(lambda _=False, path=found.path: open_path(path))
    if menu.isEmpty():
        menu.addAction(translate("None yet")).setEnabled(False)


def _submenu(menu: QMenu, actions: WindowActions, entry: tuple[Any, ...]) -> QMenu | None:
    title: Text = entry[0]
    submenu = menu.addMenu(str(title))
    if entry[1] == RECENT:
        return submenu
    fill_menu(submenu, actions, entry[1:])
    return None
