"""What is on the screen and no part of the document: map, lens, zoom.

It is kept in the file's table `view`; a file without it opens in the goal lens. The selection
lives in the canvas.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cjm_desktop.model.document import Document
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import LENSES, Journey, Lens

FIRST_LENS: Lens = "goal"
LOWEST_ZOOM, HIGHEST_ZOOM = 0.05, 4.0


@dataclass(frozen=True, slots=True)
class ViewState:
    """The map and lens on screen; `zoom` is None while the map is fitted into the window."""

    map_id: str
    lens: Lens = FIRST_LENS
    zoom: float | None = None


def maps_in_order(document: Document) -> list[Journey]:
    """The maps of a document in their order."""
    return in_order(document.all(Journey))


def view_from(values: Mapping[str, str], document: Document) -> ViewState:
    """What was on the screen, as far as the file says so and it still exists."""
    journeys = maps_in_order(document)
    map_ids = [journey.id for journey in journeys]
    map_id = values.get("map", "")
    lens = next((lens for lens in LENSES if lens == values.get("lens")), FIRST_LENS)
    if map_id not in map_ids:
        map_id = map_ids[0] if map_ids else ""
    return ViewState(map_id, lens, _zoom_from(values.get("zoom", "")))


def view_values(state: ViewState) -> dict[str, str]:
    """The state as the file keeps it."""
    zoom = "" if state.zoom is None else f"{state.zoom:.4f}"
    return {"map": state.map_id, "lens": state.lens, "zoom": zoom}


def _zoom_from(kept: str) -> float | None:
    try:
        zoom = float(kept)
    except ValueError:
        return None
    return zoom if LOWEST_ZOOM <= zoom <= HIGHEST_ZOOM else None
