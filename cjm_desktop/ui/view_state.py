"""What is on the screen and no part of the document: map, lenses, zoom, folds, filter, spelling.

It is kept in the file's table `view`; a file without it opens in the goal lens. The selection
lives in the canvas.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.model.document import Document
from cjm_desktop.model.filtering import NO_FILTER, Filter
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import LENSES, Journey, Lens
from cjm_desktop.ui.kept_filter import filter_from, filter_value
from cjm_desktop.ui.kept_folds import folds_from, folds_value

FIRST_LENS: Lens = "goal"
LOWEST_ZOOM, HIGHEST_ZOOM = 0.05, 4.0


@dataclass(frozen=True, slots=True)
class ViewState:
    """The map and lens on screen; `zoom` is None while the map is fitted into the window.

    `folds` are those of each map, by its id; `spelling` is the language in which the words of the
    file are checked, if one was chosen (`ui.spelling`); `compared` is the lens whose header stands
    above that of `lens`.
    """

    map_id: str
    lens: Lens = FIRST_LENS
    zoom: float | None = None
    folds: Mapping[str, Folds] = field(default_factory=dict)
    filter: Filter = NO_FILTER
    spelling: str = ""
    compared: Lens | None = None

    @property
    def folds_here(self) -> Folds:
        """What is folded on the map on screen."""
        return self.folds.get(self.map_id, NO_FOLDS)

    def folded(self, folds: Folds) -> "ViewState":
        """The same, with these folds on the map on screen."""
        return replace(self, folds={**self.folds, self.map_id: folds})


class OnScreen(Protocol):
    """Who knows what is on the screen; a change is kept with the file in a moment."""

    view: ViewState

    def change_view(self, view: ViewState) -> None:
        """Take note of what is on the screen now."""


def maps_in_order(document: Document) -> list[Journey]:
    """The maps of a document in their order."""
    return in_order(document.all(Journey))


def view_from(values: Mapping[str, str], document: Document) -> ViewState:
    """What was on the screen, as far as the file says so and it still exists."""
    journeys = maps_in_order(document)
    map_ids = [journey.id for journey in journeys]
    map_id = values.get("map", "")
    lens = _lens_from(values.get("lens")) or FIRST_LENS
    compared = _lens_from(values.get("compared"))
    if map_id not in map_ids:
        map_id = map_ids[0] if map_ids else ""
    folds = folds_from(values.get("folds", ""), document)
    wanted = filter_from(values.get("filter", ""))
    zoom = _zoom_from(values.get("zoom", ""))
    return ViewState(
        map_id, lens, zoom, folds, wanted, values.get("spelling", ""),
        compared if compared != lens else None,
    )  # fmt: skip


def view_values(state: ViewState) -> dict[str, str]:
    """The state as the file keeps it."""
    zoom = "" if state.zoom is None else f"{state.zoom:.4f}"
    return {
        "map": state.map_id,
        "lens": state.lens,
        "zoom": zoom,
        "folds": folds_value(state.folds),
        "filter": filter_value(state.filter),
        "spelling": state.spelling,
        "compared": state.compared or "",
    }


def _lens_from(kept: str | None) -> Lens | None:
    return next((lens for lens in LENSES if lens == kept), None)


def _zoom_from(kept: str) -> float | None:
    try:
        zoom = float(kept)
    except ValueError:
        return None
    return zoom if LOWEST_ZOOM <= zoom <= HIGHEST_ZOOM else None
