"""What shows the map to others, or more of it to oneself."""

from cjm_desktop.language import text
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.minimap_choice import MinimapChoice


def showing_actions(maps: MapCommands, minimap: MinimapChoice) -> list[Action]:
    """The minimap."""
    return [
        Action("view.minimap", text("Minimap"), minimap.toggle, hindrance=maps.no_map,
               checked=lambda: minimap.is_wanted),
    ]  # fmt: skip
