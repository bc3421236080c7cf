"""The small tick that confirms a proposed stage, there while the pointer is over its header."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cjm_desktop.canvas.hits import hit_at
from cjm_desktop.canvas.overlay import screen_rect
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.placing import confirm_steps

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

HINT = text("This stage is only proposed; a click on the tick confirms it")
_SIDE_PX, _INSET_PX = 18.0, 3.0
_FROM_RIGHT_PX = 2 * _SIDE_PX + 4 * _INSET_PX
"""Beside the arrow that folds the stage."""
_LEAST_WIDTH_PX, _LEAST_HEIGHT_PX = 68.0, 22.0


class ConfirmTicks:
    """Shows the tick of the header under the pointer, and does what a click on it says."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._key = ""

    def follow(self, pixel: QPointF) -> bool:
        """The pointer has moved; True if a click here confirms."""
        self._point_at(self._proposed_at(pixel))
        return bool(self.at(pixel))

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._point_at("")

    def at(self, pixel: QPointF) -> str:
        """The key of the run that the tick under a pixel confirms; empty beside a tick."""
        key = self._proposed_at(pixel)
        session = self._canvas.session
        rect = screen_rect(session, self._canvas.view, key) if session is not None and key else None
        return key if rect is not None and _tick_rect(rect).contains(pixel) else ""

    def confirm(self, key: str) -> None:
        """Confirm what was proposed for the steps of a run."""
        session = self._canvas.session
        if session is None:
            return
        try:
            with session.history.edit(text("Confirm stage")) as edit:
                confirm_steps(edit, _steps_of(session, key), session.lens)
        except EditRefusedError as refusal:
            self._canvas.refused.emit(str(refusal))
        self._point_at("")

    def paint(self, painter: QPainter, session: MapSession, theme: Theme) -> None:
        """Paint the tick, if there is one."""
        rect = screen_rect(session, self._canvas.view, self._key) if self._key else None
        tick = _tick_rect(rect) if rect is not None else QRectF()
        if tick.isEmpty():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colour("card.outline")), 1))
        painter.setBrush(QColor(theme.colour("card")))
        painter.drawRoundedRect(tick, 4, 4)
        painter.setPen(QPen(QColor(theme.colour("text")), 1.6))
        points = [(-4.0, 0.5), (-1.0, 3.5), (4.5, -3.5)]
        painter.drawPolyline(QPolygonF([tick.center() + QPointF(x, y) for x, y in points]))
        painter.restore()

    def _point_at(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self._canvas.hinted.emit(str(HINT) if key else "")
            self._canvas.update()

    def _proposed_at(self, pixel: QPointF) -> str:
        """The key of the proposed run whose header lies under a pixel."""
        canvas, session = self._canvas, self._canvas.session
        if session is None or not canvas.editable:
            return ""
        hit = hit_at(session.shown, canvas.view, pixel)
        if hit is None or hit.kind != "stages" or not hit.key.startswith(run_key("")):
            return ""
        placements = session.arrangement.placements(session.lens)
        found = (placements.get(step_id) for step_id in _steps_of(session, hit.key))
        proposed = any(placement is not None and placement.proposed for placement in found)
        return hit.key if proposed else ""


def _steps_of(session: MapSession, key: str) -> tuple[str, ...]:
    run = session.run_at(key)
    return session.picture.steps[run.first : run.last + 1] if run is not None else ()


def _tick_rect(rect: QRectF) -> QRectF:
    """Where the tick stands on a header; nowhere on one that is too small."""
    if rect.width() < _LEAST_WIDTH_PX or rect.height() < _LEAST_HEIGHT_PX:
        return QRectF()
    left, top = rect.right() - _FROM_RIGHT_PX, rect.bottom() - _SIDE_PX - _INSET_PX
    return QRectF(left, top, _SIDE_PX, _SIDE_PX)
