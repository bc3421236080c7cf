"""What lies under a pixel: the place in the picture, the row, the column, and the thing hit."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF

from cjm_desktop.canvas.viewport import Viewport, frozen_rows
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.geometry import COLUMN_WIDTH
from cjm_desktop.drawing.picture import Above, Picture, Placed, Rect, Row

_EDGE_REACH_PX = 6.0
_POINT_REACH_PX = 7.0
_LINE_REACH_PX = 5.0
_LINE_REACH = 4.0
"""In points; so that of the gutter beside a line something is left to the cards."""
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a picture, in points; `column` counts empty stages too, None beside them.

    `on_title` says whether it lies on the lane titles, which may hide columns under them.
    """

    x: float
    y: float
    row: Row | None
    column: int | None
    on_title: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """The thing under a pixel: its group's key and rectangle, the place, and the row's kind."""

    key: str
    rect: Rect
    place: Place
    on_line: bool = False

    @property
    def kind(self) -> str:
        """The kind of the row it lies in; `link` for a line between rows and columns."""
        if self.on_line:
            return "link"
        return self.place.row.body.kind if self.place.row else ""


def place_at(picture: Picture, view: Viewport, pixel: QPointF, with_parking: bool = True) -> Place:
    """The place under a pixel; what is frozen lies above what scrolls.

    Without the parking lot it is the place that lies beneath that, where it stays in view.
    """
    point = view.to_points(pixel)
    x, y = point.x(), point.y()
    row = None
    shift = view.frozen_shift(picture)
    if shift > 0 and pixel.y() < view.frozen_height(picture) * view.zoom:
        y -= shift
        row = next((r for r in frozen_rows(picture) if r.y <= y < r.y + r.body.height), None)
    elif with_parking and pixel.y() > view.height - view.parking_height(picture) * view.zoom:
        y -= view.parking_shift(picture)
        row = picture.parking
    else:
        row = picture.row_at(y)
    title_shift = view.title_shift(picture)
    if row is not None and row.body.kind == "parking":
        x -= view.parking_dx(picture)
    if title_shift > 0 and pixel.x() < view.frozen_width(picture) * view.zoom:
        return Place(point.x() - title_shift, y, row, None, True)
    return Place(x, y, row, picture.column_at(x), x < picture.left - 8)


def drop_place_at(picture: Picture, view: Viewport, pixel: QPointF, with_parking: bool) -> Place:
    """The place a drop at a pixel goes to: beside the lane titles that cover columns."""
    titles_end = view.frozen_width(picture) * view.zoom
    beside = QPointF(max(pixel.x(), titles_end), pixel.y())
    return place_at(picture, view, beside, with_parking)


def hit_at(picture: Picture, view: Viewport, pixel: QPointF) -> Hit | None:
    """The topmost thing under a pixel that stands for a record, a run or a fold."""
    place = place_at(picture, view, pixel)
    line = _line_at(picture, view, place)
    return line or thing_at(picture, view, place) or _folded_hit(picture, place)


def folded_at(picture: Picture, place: Place) -> str | None:
    """The key of what is folded at a place: of the bar of steps, else of the lane."""
    column = place.column if place.column is not None else -1
    bar = picture.columns.bar_of(column)
    if bar is not None and picture.band_top <= place.y <= picture.band_bottom:
        return fold_key(picture.steps[bar.first])
    if place.row is not None and place.row.body.kind == "folded":
        return place.row.body.key
    return None


def _folded_hit(picture: Picture, place: Place) -> Hit | None:
    key = folded_at(picture, place)
    rect = picture.rect_of(key) if key is not None else None
    return Hit(key, rect, place) if key is not None and rect is not None else None


def thing_at(picture: Picture, view: Viewport, place: Place) -> Hit | None:
    """The topmost thing at a place in a row that stands for a record or a run."""
    if place.row is None:
        return None
    if place.on_title and place.row.body.heading:
        return _first_hit(picture, place, place.row.body.heading[::-1])
    if place.row.body.kind == "parking":
        return _first_hit(picture, place, place.row.body.items)
    if place.column is None and place.row.body.kind not in ("title", "legend"):
        return None
    candidates = place.row.body.in_column(place.column or 0)[::-1]
    if place.row.body.kind == "emotion":
        if picture.columns.bar_of(place.column or 0) is not None:
            return None
        near = _nearest_point(picture, view, place, candidates)
        if near is not None:
            return near
    return _first_hit(picture, place, candidates)


def edge_at(picture: Picture, view: Viewport, pixel: QPointF) -> int | None:
    """The column before which the run edge under a pixel stands, if there is one."""
    place = place_at(picture, view, pixel)
    if place.row is None or place.row.body.kind != "stages" or place.on_title:
        return None
    reach = _reach(view, _EDGE_REACH_PX)
    for item in place.row.body.items:
        border = item.last_column + 1
        if (
            border <= len(picture.steps)
            and picture.columns.is_border(border)
            and abs(place.x - picture.x_of(border)) <= reach
        ):
            return border
    return None


def _first_hit(picture: Picture, place: Place, items: Iterable[Placed]) -> Hit | None:
    assert place.row is not None
    for item in items:
        rect = picture.place_of(place.row, item)
        if item.group.key and _contains(rect, place.x, place.y):
            return Hit(item.group.key, rect, place)
    return None


def _nearest_point(
    picture: Picture, view: Viewport, place: Place, items: list[Placed]
) -> Hit | None:
    assert place.row is not None
    reach = _reach(view, _POINT_REACH_PX)
    for item in items:
        if ":" in item.group.key:
            rect = picture.place_of(place.row, item)
            grown = Rect(rect.x - reach, rect.y - reach, rect.width + 2 * reach,
                         rect.height + 2 * reach)  # fmt: skip
            if _contains(grown, place.x, place.y):
                return Hit(item.group.key, rect, place)
    return None


def _line_at(picture: Picture, view: Viewport, place: Place) -> Hit | None:
    """The line nearest to a place, if it is near enough; cards leave it most of the gutter."""
    frozen = frozen_rows(picture)
    in_frozen = view.frozen_shift(picture) > 0 and place.y <= frozen[-1].y + frozen[-1].body.height
    lines = [line for line in picture.above if line.frozen or not in_frozen]
    if not lines or place.on_title:
        return None
    reach = min(_reach(view, _LINE_REACH_PX), _LINE_REACH)
    nearest = min(lines, key=lambda line: _distance(line, place.x, place.y))
    if _distance(nearest, place.x, place.y) > reach:
        return None
    return Hit(nearest.group.key, nearest.words, place, on_line=True)


def _distance(line: Above, x: float, y: float) -> float:
    """How far a place is from a line or its words."""
    words = line.words
    if line.has_words and _contains(words, x, y):
        return 0.0
    if not (line.x - _LINE_REACH <= x <= line.x + line.group.width + _LINE_REACH):
        return _FAR
    return min(_distance_to_piece(x, y, *start, *end) for start, end in pairwise(line.points))


def _distance_to_piece(x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> float:
    left, right = sorted((x1, x2))
    top, bottom = sorted((y1, y2))
    return hypot(max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom))


def _reach(view: Viewport, pixels: float) -> float:
    """Pixels in points; from far away never so much that nothing else in a column is hit."""
    return min(pixels / view.zoom, COLUMN_WIDTH / 4)


def _contains(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x < rect.x + rect.width and rect.y <= y < rect.y + rect.height
