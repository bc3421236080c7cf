"""All actions of the window, from its parts, in the order in which lists of commands show them."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.attaching_actions import attaching_actions
from cjm_desktop.ui.clipboard.actions import clipboard_actions
from cjm_desktop.ui.findings.commands import findings_actions
from cjm_desktop.ui.language_commands import language_actions
from cjm_desktop.ui.present.actions import showing_actions
from cjm_desktop.ui.table_view.actions import table_actions
from cjm_desktop.ui.window_actions import (
    edit_actions,
    file_actions,
    find_actions,
    help_actions,
    inspector_actions,
    view_actions,
)
from cjm_desktop.ui.window_parts import WindowParts, part_actions

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


def all_actions(window: "MainWindow") -> list[Action]:
    """Every action that the window's parts can carry out."""
    maps = window.maps
    return [
        *file_actions(window.files, window.saves, lambda: window.exports, maps),
        *window.templates.actions(),
        *edit_actions(maps),
        *window.placing.actions(),
        *attaching_actions(window.canvas, maps),
        *window.own_entries.actions(),
        *clipboard_actions(window.clipboard),
        *view_actions(maps, window.look),
        *window.comparing.actions(),
        *window.folds.actions(),
        *window.filters.actions(),
        *window.journeys.actions(),
        *inspector_actions(maps, window.inspector),
        *showing_actions(maps, window.showing),
        *part_actions(_parts(window), window.left, maps),
        *findings_actions(window.findings, maps),
        *table_actions(window.tables, maps, window.showing),
        *find_actions(window.finder, maps),
        *language_actions(window.languages),
        *window.spelling.actions(),
        *help_actions(window.helps),
    ]


def _parts(window: "MainWindow") -> WindowParts:
    return WindowParts(window.left, window.canvas, window.findings, window.inspector)
