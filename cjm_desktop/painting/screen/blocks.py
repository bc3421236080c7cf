"""Rows as plain rectangles by colour, for zooms at which text is too small to read.

Text becomes bars. Farther away still, a card is one block in the colour of its department.
Rectangles are kept by stretches of columns, so that a narrow view of a wide map is cheap.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from cjm_desktop.drawing.picture import Box, Group, Placed, Row, RowBody, TextLine
from cjm_desktop.painting.screen.painter import NO_PEN, Pens

FAR_ZOOM = 0.16
"""Below this zoom a card is a single block."""

_STRETCH = 32
_MOST_ROWS = 2_000
_BAR_OPACITY = 0.45

_Rects = dict[tuple[int, str], list[QRectF]]
_OUTLINE, _FILL, _STRIP, _BAR = range(4)


class _Stretch(NamedTuple):
    near: _Rects
    far: _Rects


class RowBlocks:
    """The rectangles of rows, made when first asked for."""

    def __init__(self, pens: Pens, column_width: float) -> None:
        self._pens = pens
        self._column_width = column_width
        self._stretches: dict[RowBody, dict[int, _Stretch]] = {}
        self._bars: dict[str, QBrush] = {}

    def paint(self, painter: QPainter, row: Row, left: float, columns: range, zoom: float) -> None:
        """Paint the items of a row in some columns; the painter stands in map coordinates."""
        painter.save()
        painter.translate(left, row.y)
        painter.setPen(NO_PEN)
        for stretch in self._visible(row.body, columns):
            self._paint_rects(painter, stretch.far if zoom < FAR_ZOOM else stretch.near)
        painter.restore()

    def _visible(self, body: RowBody, columns: range) -> Iterator[_Stretch]:
        stretches = self._stretches.get(body)
        if stretches is None:
            if len(self._stretches) >= _MOST_ROWS:
                self._stretches.clear()
            stretches = self._stretches[body] = self._made(body)
        for number in range(columns.start // _STRETCH, columns.stop // _STRETCH + 1):
            if number in stretches:
                yield stretches[number]
        if _WIDE in stretches:
            yield stretches[_WIDE]

    def _made(self, body: RowBody) -> dict[int, _Stretch]:
        stretches: dict[int, _Stretch] = {}
        for item in body.items:
            number = item.column // _STRETCH if item.column == item.last_column else _WIDE
            stretch = stretches.setdefault(number, _Stretch({}, {}))
            x = item.column * self._column_width + item.dx
            _add_near(stretch.near, item, x)
            _add_far(stretch.far, item, x)
        return stretches

    def _paint_rects(self, painter: QPainter, rects: _Rects) -> None:
        for (layer, role), found in sorted(rects.items(), key=lambda entry: entry[0][0]):
            painter.setBrush(self._bar(role) if layer == _BAR else self._pens.brush(role))
            painter.drawRects(found)

    def _bar(self, role: str) -> QBrush:
        if role not in self._bars:
            colour = QColor(self._pens.colour(role))
            colour.setAlphaF(_BAR_OPACITY)
            self._bars[role] = QBrush(colour)
        return self._bars[role]


_WIDE = -1


def _add_near(rects: _Rects, item: Placed, x: float) -> None:
    for shape in item.group.shapes:
        if isinstance(shape, TextLine):
            rect = QRectF(x + shape.x, item.dy + shape.y - shape.size * 0.6, shape.width,
                          shape.size * 0.5)  # fmt: skip
            rects.setdefault((_BAR, shape.colour), []).append(rect)
        elif isinstance(shape, Box):
            rect = QRectF(x + shape.x, item.dy + shape.y, shape.width, shape.height)
            inner = rect
            if shape.stroke:
                rects.setdefault((_OUTLINE, shape.stroke), []).append(rect)
                inner = rect.adjusted(1.4, 1.4, -1.4, -1.4)
            if shape.fill or shape.stroke:
                layer = _FILL if shape.stroke else _STRIP
                rects.setdefault((layer, shape.fill or "paper"), []).append(inner)


def _add_far(rects: _Rects, item: Placed, x: float) -> None:
    role = _far_role(item.group)
    if role is not None:
        rect = QRectF(x, item.dy, item.group.width, item.group.height)
        rects.setdefault((_FILL, role), []).append(rect)


def _far_role(group: Group) -> str | None:
    boxes = [shape for shape in group.shapes if isinstance(shape, Box)]
    for box in boxes:
        if box.fill and box.fill.startswith(("department.", "accent.")):
            return box.fill
    for box in boxes:
        if box.stroke or box.fill:
            return box.stroke or box.fill
    return None
