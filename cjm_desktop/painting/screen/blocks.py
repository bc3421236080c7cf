"""Rows as plain rectangles by colour, for zooms at which text is too small to read.

Text becomes bars. Farther away still, a card is one block in the colour of its department.
Rectangles are kept by stretches of columns, so that a narrow view of a wide map is cheap.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from cjm_desktop.drawing.columns import Columns, columns_of
from cjm_desktop.drawing.picture import Box, Group, Placed, Row, RowBody, TextLine
from cjm_desktop.painting.screen.painter import NO_PEN, Pens

FAR_ZOOM = 0.16
"""Below this zoom a card is a single block."""

_STRETCH = 32
_WIDE = -1
"""The stretch of what covers several columns."""
_MOST_ROWS = 2_000
_MOST_GROUPS = 50_000
_MOST_STRETCHES = 2_000
BAR_OPACITY = 0.45
"""Of the bars that stand for lines of text."""
_LEAST_SIDE = 12.0
"""A box with both sides shorter is a sign too small to be seen here."""

_OUTLINE, _FILL, _STRIP, _BAR = range(4)


class _Block(NamedTuple):
    layer: int
    role: str
    rect: QRectF


_Blocks = tuple[_Block, ...]
_Rects = dict[tuple[int, str], list[QRectF]]


class RowBlocks:
    """The rectangles of rows, made when first asked for."""

    def __init__(self, pens: Pens) -> None:
        self._brushes = _Brushes(pens)
        self._near = _Stretches(_near_blocks)
        self._far = _Stretches(_far_blocks)

    def is_ready(self, body: RowBody, zoom: float) -> bool:
        """Whether a row's rectangles for a zoom are made already."""
        return zoom < FAR_ZOOM or self._near.has(body)

    def lie_in(self, columns: Columns) -> None:
        """Say where columns lie, before rows are painted; folds move them."""
        self._near.lie_in(columns)
        self._far.lie_in(columns)

    def paint(self, painter: QPainter, row: Row, left: float, columns: range, zoom: float) -> None:
        """Paint the items of a row in some columns; the painter stands in map coordinates."""
        stretches = self._far if zoom < FAR_ZOOM else self._near
        painter.save()
        painter.translate(left, row.y)
        painter.setPen(NO_PEN)
        for rects in stretches.visible(row.body, columns):
            for key in sorted(rects):
                painter.setBrush(self._brushes.brush(*key))
                painter.drawRects(rects[key])
        painter.restore()


class _Brushes:
    def __init__(self, pens: Pens) -> None:
        self._pens = pens
        self._bars: dict[str, QBrush] = {}

    def brush(self, layer: int, role: str) -> QBrush:
        if layer != _BAR:
            return self._pens.brush(role)
        if role not in self._bars:
            colour = QColor(self._pens.colour(role))
            colour.setAlphaF(BAR_OPACITY)
            self._bars[role] = QBrush(colour)
        return self._bars[role]


class _Stretches:
    """The rectangles of rows by stretches of columns.

    Those of a stretch, and the blocks of groups, are kept beyond rows: when steps move, most of a
    row stands as it stood.
    """

    def __init__(self, blocks_of: Callable[[Group], Iterator[_Block]]) -> None:
        self._blocks_of = blocks_of
        self._columns = columns_of(0)
        self._rows: dict[RowBody, dict[int, _Rects]] = {}
        self._stretches: dict[tuple[Placed, ...], _Rects] = {}
        self._groups: dict[Group, _Blocks] = {}

    def lie_in(self, columns: Columns) -> None:
        """Say where columns lie; rectangles made for columns elsewhere are forgotten."""
        if columns.bars != self._columns.bars:
            self._rows.clear()
            self._stretches.clear()
        self._columns = columns

    def has(self, body: RowBody) -> bool:
        """Whether a row's rectangles are made already."""
        return body in self._rows

    def visible(self, body: RowBody, columns: range) -> Iterator[_Rects]:
        """The rectangles of a row's stretches that some columns lie in."""
        stretches = self._rows.get(body)
        if stretches is None:
            if len(self._rows) >= _MOST_ROWS:
                self._rows.clear()
            stretches = self._rows[body] = self._made(body)
        for number in range(columns.start // _STRETCH, columns.stop // _STRETCH + 1):
            if number in stretches:
                yield stretches[number]
        if _WIDE in stretches:
            yield stretches[_WIDE]

    def _made(self, body: RowBody) -> dict[int, _Rects]:
        items: dict[int, list[Placed]] = {}
        for item in body.items:
            number = item.column // _STRETCH if item.column == item.last_column else _WIDE
            items.setdefault(number, []).append(item)
        return {number: self._stretch(tuple(placed)) for number, placed in items.items()}

    def _stretch(self, items: tuple[Placed, ...]) -> _Rects:
        rects = self._stretches.get(items)
        if rects is None:
            if len(self._stretches) >= _MOST_STRETCHES:
                self._stretches.clear()
            rects = self._stretches[items] = {}
            for item in items:
                x = self._columns.lefts[item.column] + item.dx
                for layer, role, rect in self._blocks(item):
                    rects.setdefault((layer, role), []).append(rect.translated(x, item.dy))
        return rects

    def _blocks(self, item: Placed) -> _Blocks:
        blocks = self._groups.get(item.group)
        if blocks is None:
            if len(self._groups) >= _MOST_GROUPS:
                self._groups.clear()
            blocks = self._groups[item.group] = tuple(self._blocks_of(item.group))
        return blocks


def bar_of(line: TextLine) -> QRectF:
    """The bar that stands for a line of text."""
    return QRectF(line.x, line.y - line.size * 0.6, line.width, line.size * 0.5)


def _near_blocks(group: Group) -> Iterator[_Block]:
    for shape in group.shapes:
        if isinstance(shape, TextLine):
            yield _Block(_BAR, shape.colour, bar_of(shape))
        elif isinstance(shape, Box) and max(shape.width, shape.height) >= _LEAST_SIDE:
            rect = QRectF(shape.x, shape.y, shape.width, shape.height)
            if shape.stroke:
                yield _Block(_OUTLINE, shape.stroke, rect)
                yield _Block(_FILL, shape.fill or "paper", rect.adjusted(1.4, 1.4, -1.4, -1.4))
            elif shape.fill:
                yield _Block(_STRIP, shape.fill, rect)


def _far_blocks(group: Group) -> Iterator[_Block]:
    boxes = [shape for shape in group.shapes if isinstance(shape, Box)]
    coloured = (
        box.fill for box in boxes if box.fill and box.fill.startswith(("department.", "accent."))
    )
    plain = (box.stroke or box.fill for box in boxes if box.stroke or box.fill)
    role = next(coloured, None) or next(plain, None)
    if role is not None:
        yield _Block(_FILL, role, QRectF(0, 0, group.width, group.height))
