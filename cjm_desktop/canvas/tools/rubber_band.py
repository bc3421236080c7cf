"""The rubber band: what it touches is selected, beside what Shift keeps of before."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.targets import LANE_KINDS
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.picture import Picture, Placed, Row

Select = Callable[[tuple[str, ...]], None]


class RubberBand:
    """Spans a rectangle over the map; `select` selects what it touches at every move.

    `start` is a place in the picture, so that the band holds while the view scrolls.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self, picture: Picture, start: Place, before: tuple[str, ...], select: Select
    ) -> None:
        self._picture = picture
        self._start = start
        self._before = before
        self._select = select
        self.rect = QRectF(start.x, start.y, 0, 0)
        """What the band spans, in the picture's points."""

    def move(self, place: Place, _pixel: QPointF, _copy: bool) -> None:
        """Span to a place, and select what is touched."""
        corner, other = QPointF(self._start.x, self._start.y), QPointF(place.x, place.y)
        self.rect = QRectF(corner, other).normalized()
        touched = keys_in(self._picture, self.rect)
        self._select((*self._before, *(key for key in touched if key not in self._before)))

    def finish(self) -> list[str]:
        """Nothing lands; what is selected stays so."""
        return []

    def cancel(self) -> None:
        """What was selected before is selected again."""
        self._select(self._before)


def keys_in(picture: Picture, rect: QRectF) -> Iterator[str]:
    """The keys of the steps, cards and points that a rectangle of the picture touches."""
    for row in picture.rows:
        if row.body.kind not in ("steps", "parking") and row.body.kind not in LANE_KINDS:
            continue
        if row.y < rect.bottom() and rect.top() < row.y + row.body.height:
            for item in row.body.items:
                if _may_be_selected(row, item) and _touches(picture, row, item, rect):
                    yield item.group.key


def _may_be_selected(row: Row, item: Placed) -> bool:
    key = item.group.key
    if row.body.kind == "emotion":
        return ":" in key
    return bool(key) and not key.startswith(fold_key(""))


def _touches(picture: Picture, row: Row, item: Placed, rect: QRectF) -> bool:
    place = picture.place_of(row, item)
    return rect.intersects(QRectF(place.x, place.y, place.width, place.height))
