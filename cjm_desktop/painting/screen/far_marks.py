"""Marks seen from far away, where text is too small to read: lines and bars by colour.

A map may have hundreds, and one by one each would cost more than the row beneath it.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from cjm_desktop.drawing.picture import Box, Line, Mark, Path, TextLine, moved
from cjm_desktop.painting.screen.blocks import bar_of
from cjm_desktop.painting.screen.painter import NO_PEN, Pens, path_of

DASH_ZOOM = 0.2
"""Farther away dashes would be a haze, and cost more than all else."""
_PALE = 0.3
"""The opacity of marks beside what stands out."""
_LEAST_PX = 1.2
_MOST_KEPT = 32


class _Ready(NamedTuple):
    """Marks made ready for Qt: rectangles by colour, lines by pen."""

    rects: dict[str, list[QRectF]]
    lines: dict[tuple[str, float, tuple[float, ...]], list[QLineF]]


class FarMarks:
    """Marks as lines and bars, kept as long as the same marks are painted."""

    def __init__(self, pens: Pens) -> None:
        self._pens = pens
        self._kept: dict[tuple[Mark, ...], _Ready] = {}

    def paint(
        self, painter: QPainter, marks: Sequence[Mark], zoom: float, dimmed: Collection[str]
    ) -> None:
        """Paint marks; the painter stands in map coordinates, enlarged by `zoom`."""
        opacity = painter.opacity()
        pale = tuple(mark for mark in marks if mark.group.key in dimmed) if dimmed else ()
        strong = tuple(mark for mark in marks if mark.group.key not in dimmed)
        for some, share in ((pale, _PALE), (strong, 1.0)):
            if some:
                painter.setOpacity(opacity * share)
                self._paint(painter, self._ready(some), zoom)
        painter.setOpacity(opacity)

    def _ready(self, marks: tuple[Mark, ...]) -> _Ready:
        ready = self._kept.get(marks)
        if ready is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            ready = self._kept[marks] = _made_ready(marks)
        return ready

    def _paint(self, painter: QPainter, ready: _Ready, zoom: float) -> None:
        painter.setPen(NO_PEN)
        for role, rects in ready.rects.items():
            painter.setBrush(self._pens.brush(role))
            painter.drawRects(rects)
        for (role, width, dash), lines in ready.lines.items():
            painter.setPen(self._pen(role, width, dash, zoom))
            painter.drawLines(lines)

    def _pen(self, role: str, width: float, dash: tuple[float, ...], zoom: float) -> QPen:
        """The pen of a role, wide enough to be seen; at a few widths, so that it is made once."""
        seen = max(width, round(_LEAST_PX / zoom, 1))
        return self._pens.pen(role, seen, dash if zoom >= DASH_ZOOM else ())


def _made_ready(marks: Sequence[Mark]) -> _Ready:
    ready = _Ready({}, {})
    for mark in marks:
        for shape in mark.group.shapes:
            match moved(shape, mark.x, mark.y):
                case TextLine() as line:
                    ready.rects.setdefault(line.colour, []).append(bar_of(line))
                case Line() as line:
                    stroke = QLineF(line.x1, line.y1, line.x2, line.y2)
                    key = line.stroke, line.stroke_width, line.dash
                    ready.lines.setdefault(key, []).append(stroke)
                case Box() as box:
                    _add_box(ready, box)
                case Path() as path:
                    _add_path(ready, path)
    return ready


def _add_box(ready: _Ready, box: Box) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    if box.fill:
        ready.rects.setdefault(box.fill, []).append(rect)
    if box.stroke:
        corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
        sides = [QLineF(a, b) for a, b in pairwise((*corners, corners[0]))]
        ready.lines.setdefault((box.stroke, box.stroke_width, box.dash), []).extend(sides)


def _add_path(ready: _Ready, path: Path) -> None:
    """A stroke as straight lines; what is filled as the rectangles round its parts."""
    if path.stroke:
        key = path.stroke, path.stroke_width, path.dash
        ready.lines.setdefault(key, []).extend(_straight(path.commands))
    if path.fill:
        ready.rects.setdefault(path.fill, []).extend(_round_parts(path.commands))


def _straight(commands: Sequence[tuple[str | float, ...]]) -> Iterator[QLineF]:
    ends = [(float(c[-2]), float(c[-1])) for c in commands if c[0] != "Z"]
    for (x1, y1), (x2, y2) in pairwise(ends):
        yield QLineF(x1, y1, x2, y2)


def _round_parts(commands: Sequence[tuple[str | float, ...]]) -> Iterator[QRectF]:
    part: list[tuple[str | float, ...]] = []
    for command in commands:
        part.append(command)
        if command[0] == "Z":
            yield path_of(tuple(part)).boundingRect()
            part = []
