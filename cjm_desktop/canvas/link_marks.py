"""What shows links in hands: the handle of a card, the line that is drawn, the link selected."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QRegion

from cjm_desktop.canvas.in_view import room_of
from cjm_desktop.canvas.linking import handle_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.picture import Rect
from cjm_desktop.drawing.theme import Theme

_SELECTED_PX = 3.5
_PULLED_PX = 2.0


class LinkMarks:
    """Paints above the map in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint_handle(
        self, painter: QPainter, session: MapSession, view: Viewport, key: str
    ) -> None:
        """The handle from which a link is drawn: a disc with an arrow."""
        rect = handle_of(session, view, key)
        if rect is None:
            return
        colour = QColor(self._theme.colour("selection"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colour("paper")), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(rect)
        painter.setPen(QPen(QColor(self._theme.colour("text.on_colour")), 1.6))
        painter.drawLines(_arrow_in(rect))
        painter.restore()

    def paint_selected(
        self,
        painter: QPainter,
        session: MapSession,
        view: Viewport,
        key: str,
        role: str = "selection",
    ) -> bool:
        """The line with a key, thicker, in the colour of a role; False if there is none."""
        line = session.shown.line_of(key)
        if line is None:
            return False
        shift = view.frozen_shift(session.shown) if line.frozen else 0.0
        points = [view.to_pixels(x, y + shift) for x, y in line.points]
        colour = QColor(self._theme.colour(role))
        colour.setAlphaF(0.75)
        painter.save()
        room = QRegion(room_of(session.shown, view, "steps" if line.frozen else "").toRect())
        if line.has_words:
            x, y, width, height = line.words
            words = view.rect_to_pixels(Rect(x, y + shift, width, height))
            room = room.subtracted(QRegion(words.toAlignedRect()))
        painter.setClipRegion(room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, _SELECTED_PX, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.restore()
        return True

    def paint_pulled(
        self, painter: QPainter, session: MapSession, view: Viewport, carry: Carry
    ) -> None:
        """A straight line to the pointer, as long as there is nothing under it to be joined."""
        handle = handle_of(session, view, carry.tied_to) if carry.tied_to else None
        if handle is None or carry.refusal is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._theme.colour("selection")), _PULLED_PX)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QLineF(handle.center(), carry.pixel))
        painter.restore()


def _arrow_in(rect: QRectF) -> list[QLineF]:
    middle, half = rect.center(), rect.width() / 4
    tip = middle + QPointF(half, 0)
    return [
        QLineF(middle - QPointF(half, 0), tip),
        QLineF(tip - QPointF(half, half), tip),
        QLineF(tip - QPointF(half, -half), tip),
    ]
