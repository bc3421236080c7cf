"""The signs of the tables: four states of a part, three kinds of hand-over, a box to tick.

Each differs in shape, none in colour alone.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from cjm_desktop.drawing.marks.hand_overs import hand_over_sign
from cjm_desktop.lenses.coverage import Part
from cjm_desktop.lenses.hand_overs import HandOverKind
from cjm_desktop.painting.screen.fonts import Typesetter, widget_font
from cjm_desktop.painting.screen.painter import Images, Pens, ShapePainter
from cjm_desktop.ui.look import Look

ARROW_WIDTH = 29.0
_RADIUS = 3.5
_SIGN_BEGINS = 9.5
"""What a hand-over has left of where it is placed: a piece of its line, and the dot."""


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
    """The arrow of a kind of hand-over, as it is on the map and in its legend."""
    shapes = hand_over_sign(kind, box.left() + _SIGN_BEGINS, box.center().y())
    painter.save()
    ShapePainter(Pens(look.theme), Typesetter(), Images(lambda _: b"")).paint(painter, shapes)
    painter.restore()


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
