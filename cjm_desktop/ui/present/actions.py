"""What shows the map to others, or more of it to oneself."""

from cjm_desktop.language import text
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.present.showing import Showing


def showing_actions(maps: MapCommands, showing: Showing) -> list[Action]:
    """Present mode, the room view, and the minimap."""
    minimap = showing.minimap
    return [
        Action("view.present", text("Present"), showing.toggle_present, ("F5",),
               hindrance=maps.no_map, checked=lambda: showing.presents),
        Action("view.room", text("Room view"), showing.toggle_room, ("Ctrl+F5",),
               hindrance=maps.no_map, checked=lambda: showing.shows_room),
        Action("view.minimap", text("Minimap"), minimap.toggle, hindrance=maps.no_map,
               checked=lambda: minimap.is_wanted),
    ]  # fmt: skip
