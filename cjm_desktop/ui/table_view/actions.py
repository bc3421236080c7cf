"""The actions of the table, as data."""

from cjm_desktop.language import Text, text
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.present.showing import Showing
from cjm_desktop.ui.table_view.commands import TableCommands


def table_actions(tables: TableCommands, maps: MapCommands, showing: Showing) -> list[Action]:
    """What shows the table."""

    def hindrance() -> Text | None:
        return text("Leave present mode first.") if showing.presents else maps.no_map()

    return [
        Action("view.table", text("Table"), tables.toggle, ("Ctrl+Shift+T",),
               hindrance=hindrance, checked=lambda: tables.is_shown,
               full_text=text("Show the map as a table")),
    ]  # fmt: skip
