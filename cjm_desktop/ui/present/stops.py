"""The stops of a presentation: the runs of a lens, one after the other, and the view of each.

A run too wide to be read in one view is shown in parts. Where a view may not go is the
viewport's to know.
"""

from dataclasses import replace
from math import ceil
from typing import NamedTuple

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.viewport import (
    FROZEN_PADDING,
    MOST_FROZEN,
    TEXT_ZOOM,
    Viewport,
    frozen_rows,
    height_of,
)
from cjm_desktop.drawing.geometry import MARGIN
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.model.runs import Run, runs_of

_LINES = 1080
_WANTED, _LEAST = 1.25, 1.0
"""The zoom wanted on a screen of 1080 lines, and the one below which a run is shown in parts."""
_LARGEST = 2.4
"""The greatest zoom on a screen of 1080 lines: beyond it a map looks like a poster."""
_MOST_HEADER = 0.55
"""The share of the view that the header may take; a higher one is shown smaller."""
_PAGE = 0.7
"""How much of the lanes in view goes by when further ones are shown."""
_BESIDE = 10.0
"""What is seen of the neighbours at each side, in points."""


class Stop(NamedTuple):
    """The columns `first` to `last` of a run: all of it, or a part."""

    run: Run
    first: int
    last: int


def stops_of(session: MapSession, view: Viewport) -> list[Stop]:
    """The stops of what a session shows, in order of time; folded runs are passed over."""
    stops: list[Stop] = []
    for run in runs_of(session.shown_arrangement, session.lens):
        if session.shown.columns.shown(run.first, run.last) is not None:
            stops += _parts(session.shown, run, view)
    return stops


def view_of_stop(picture: Picture, stop: Stop, view: Viewport) -> Viewport:
    """The view in which a stop's columns stand beside the lane titles, as large as is useful."""
    there = replace(view, bound_for=0.0)
    top, bottom = _top(picture), picture.band_bottom
    left, right = picture.x_of(stop.first) - _BESIDE, picture.x_of(stop.last + 1) + _BESIDE
    titles = _titles_width(picture)
    across = view.width / max(titles + right - left, picture.left / MOST_FROZEN)
    down = view.height / max(1.0, bottom - top + FROZEN_PADDING)
    wanted = _readable(picture, view, _WANTED)
    there.zoom = max(min(across, max(down, wanted), _LARGEST * _scale(view)), TEXT_ZOOM)
    there.x = (left + right) / 2 - (view.width / there.zoom + titles) / 2
    spare = view.height / there.zoom - (bottom - top + FROZEN_PADDING)
    there.y = top - max(0.0, spare) / 2
    there.keep_inside(picture)
    return there


def view_further_down(picture: Picture, view: Viewport, by: int) -> Viewport:
    """The view of lanes further down (1) or up (−1), in the same columns."""
    there = replace(view, bound_for=0.0)
    there.y += by * (view.height / view.zoom - view.frozen_height(picture)) * _PAGE
    there.keep_inside(picture)
    return there


def view_of_all(picture: Picture, view: Viewport) -> Viewport:
    """The view of the whole map."""
    there = replace(view, bound_for=0.0)
    there.zoom = there.fit_zoom(picture, _LARGEST * _scale(view))
    there.keep_inside(picture)
    return there


def _parts(picture: Picture, run: Run, view: Viewport) -> list[Stop]:
    """A run in as many equal parts as it takes to read all of it."""
    room = view.width / _readable(picture, view, _LEAST) - _titles_width(picture) - 2 * _BESIDE
    width = picture.x_of(run.last + 1) - picture.x_of(run.first)
    count = min(run.step_count, max(1, ceil(width / max(1.0, room) - 0.01)))
    borders = [run.first + run.step_count * part // count for part in range(count + 1)]
    return [Stop(run, borders[part], borders[part + 1] - 1) for part in range(count)]


def _readable(picture: Picture, view: Viewport, zoom: float) -> float:
    """A zoom meant for 1080 lines on this screen, less where the header would fill the view."""
    header = height_of(frozen_rows(picture)) + 2 * FROZEN_PADDING
    with_lanes = _MOST_HEADER * view.height / header
    return max(TEXT_ZOOM, min(zoom * _scale(view), with_lanes))


def _scale(view: Viewport) -> float:
    return max(0.5, view.height / _LINES)


def _top(picture: Picture) -> float:
    return frozen_rows(picture)[0].y - FROZEN_PADDING


def _titles_width(picture: Picture) -> float:
    return picture.left - MARGIN + FROZEN_PADDING
