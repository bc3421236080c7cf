"""Groups made ready for Qt once and painted many times: pens, paths and lines as Qt's objects.

For groups that are too wide for a sprite, such as curves and stage headers. Each piece knows its
bounds, so that only what is in view is painted.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cjm_desktop.drawing.picture import Group, Line, Path, Shape
from cjm_desktop.painting.screen.painter import NO_BRUSH, ShapePainter, path_of

_SEGMENTS_A_PIECE = 8
_MOST_GROUPS = 4_000


class Piece(NamedTuple):
    """A part of a group in its own coordinates, and how to paint it."""

    bounds: QRectF
    paint: Callable[[QPainter], None]


class PreparedGroups:
    """The pieces of groups, prepared when first asked for."""

    def __init__(self, shape_painter: ShapePainter) -> None:
        self._shape_painter = shape_painter
        self._pieces: dict[Group, list[Piece]] = {}

    def paint(self, painter: QPainter, group: Group, visible: QRectF) -> None:
        """Paint the pieces of a group that touch `visible`, given in the group's coordinates."""
        for piece in self._of(group):
            if piece.bounds.intersects(visible):
                piece.paint(painter)

    def clear(self) -> None:
        """Forget everything, e.g. for another theme."""
        self._pieces.clear()

    def _of(self, group: Group) -> list[Piece]:
        pieces = self._pieces.get(group)
        if pieces is None:
            if len(self._pieces) >= _MOST_GROUPS:
                self._pieces.clear()
            pieces = self._pieces[group] = list(self._prepare(group))
        return pieces

    def _prepare(self, group: Group) -> Iterator[Piece]:
        lines: list[Line] = []
        for shape in group.shapes:
            if lines and not (isinstance(shape, Line) and _same_pen(shape, lines[-1])):
                yield self._lines(lines)
                lines = []
            if isinstance(shape, Line):
                lines.append(shape)
            elif isinstance(shape, Path):
                yield from self._path(shape)
            else:
                yield self._plain(shape, group)
        if lines:
            yield self._lines(lines)

    def _plain(self, shape: Shape, group: Group) -> Piece:
        bounds = QRectF(-4, -4, group.width + 8, group.height + 8)
        return Piece(bounds, lambda painter: self._shape_painter.paint_shape(painter, shape))

    def _lines(self, lines: list[Line]) -> Piece:
        pen = self._shape_painter.pens.pen(lines[0].stroke, lines[0].stroke_width, lines[0].dash)
        made = [QLineF(line.x1, line.y1, line.x2, line.y2) for line in lines]
        bounds = QRectF()
        for line in made:
            bounds = bounds.united(QRectF(line.p1(), line.p2()).normalized().adjusted(-2, -2, 2, 2))

        def paint(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.drawLines(made)

        return Piece(bounds, paint)

    def _path(self, shape: Path) -> Iterator[Piece]:
        if shape.fill or len(shape.commands) <= _SEGMENTS_A_PIECE:
            path = path_of(shape.commands)
            bounds = path.controlPointRect().adjusted(-4, -4, 4, 4)
            yield Piece(bounds, lambda painter: self._shape_painter.paint_shape(painter, shape))
            return
        yield from self._long_stroke(shape)

    def _long_stroke(self, shape: Path) -> Iterator[Piece]:
        """A long stroke in pieces, each with its dashes where they lie in the whole."""
        pens = self._shape_painter.pens
        pen = pens.pen(shape.stroke or "text", shape.stroke_width, shape.dash)
        length = 0.0
        for commands in _pieces_of(shape.commands):
            path = path_of(commands)
            piece_pen = QPen(pen)
            if shape.dash:
                piece_pen.setDashOffset(length / shape.stroke_width)
            length += path.length()
            yield Piece(path.controlPointRect().adjusted(-4, -4, 4, 4), _stroker(path, piece_pen))


def _stroker(path: QPainterPath, pen: QPen) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.setBrush(NO_BRUSH)
        painter.drawPath(path)

    return paint


def _pieces_of(
    commands: tuple[tuple[str | float, ...], ...],
) -> Iterator[tuple[tuple[str | float, ...], ...]]:
    """An open path of one stroke in pieces of some segments, each beginning where one ended."""
    segments = commands[1:]
    end = commands[0]
    for first in range(0, len(segments), _SEGMENTS_A_PIECE):
        piece = segments[first : first + _SEGMENTS_A_PIECE]
        yield (("M", *end[-2:]), *piece)
        end = piece[-1]


def _same_pen(line: Line, other: Line) -> bool:
    return line[4:] == other[4:]
