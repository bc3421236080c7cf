"""The signs of the tables: four states of a part, three kinds of hand-over, a box to tick.

Each differs in shape, none in colour alone.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from cjm_desktop.lenses.coverage import Part
from cjm_desktop.lenses.hand_overs import HandOverKind
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look

ARROW_WIDTH = 28.0
_RADIUS = 3.5
_HEAD = 4.0
_DASHES: dict[HandOverKind, tuple[float, ...]] = {"cold": (2.2, 1.6), "through_gap": (1.2, 1.6)}


def paint_part(painter: QPainter, part: Part, box: QRectF, look: Look) -> None:
    """What a department has to do with a goal, in a square."""
    theme = look.theme
    if part == "meets":
        good = QColor(theme.colour("vote"))
        _box(painter, box, good, good)
        _check(painter, box, QColor(theme.colour("card")))
    elif part == "works_behind":
        blue = QColor(theme.colour("link"))
        _box(painter, box, blue)
        _check(painter, box, blue)
    elif part == "no_part":
        muted = QColor(theme.colour("text.muted"))
        _box(painter, box, muted)
        painter.setPen(_pen(muted, 1.8))
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 4, middle), QPointF(box.right() - 4, middle))
    else:
        _question(painter, box, QColor(theme.colour("proposed")))


def paint_hand_over(painter: QPainter, kind: HandOverKind, box: QRectF, look: Look) -> None:
    """An arrow as on the map: solid warm, dashed cold, red and dotted through a gap."""
    colour = QColor(look.theme.colour("face.bad" if kind == "through_gap" else "link"))
    pen = _pen(colour, 1.8)
    if kind in _DASHES:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES[kind])
    painter.setPen(pen)
    y, tip = box.center().y(), box.left() + ARROW_WIDTH
    painter.drawLine(QPointF(box.left(), y), QPointF(tip - _HEAD, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    corners = [(tip, y), (tip - 2 * _HEAD, y - _HEAD), (tip - 2 * _HEAD, y + _HEAD)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    if kind == "through_gap":
        painter.setPen(_pen(colour, 1.5))
        painter.setBrush(QBrush(QColor(look.theme.colour("card"))))
        painter.drawEllipse(QPointF(box.left() + ARROW_WIDTH * 0.34, y), 3.4, 3.4)


def paint_tick(painter: QPainter, ticked: bool, box: QRectF, look: Look) -> None:
    """A box that is ticked or not."""
    theme = look.theme
    if ticked:
        accent = QColor(look.colours["accent"])
        _box(painter, box, accent, accent)
        _check(painter, box, QColor(look.colours["on_accent"]))
    else:
        _box(painter, box, QColor(theme.colour("card.outline")), QColor(theme.colour("card")))


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _box(painter: QPainter, box: QRectF, outline: QColor, fill: QColor | None = None) -> None:
    painter.setPen(_pen(outline, 1.4))
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), _RADIUS, _RADIUS)


def _check(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.9))
    x, y, side = box.x(), box.y(), box.width()
    places = ((0.26, 0.53), (0.43, 0.70), (0.75, 0.32))
    painter.drawPolyline(QPolygonF([QPointF(x + a * side, y + b * side) for a, b in places]))


def _question(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pen = _pen(colour, 1.2)
    pen.setDashPattern((2.0, 1.8))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), _RADIUS, _RADIUS)
    painter.setFont(widget_font("semibold", 11))
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
