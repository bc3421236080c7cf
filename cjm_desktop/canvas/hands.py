"""The gesture in progress on the canvas: begun, carried on, finished or cancelled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt, QTimer

from cjm_desktop.canvas.hits import drop_place_at, place_at
from cjm_desktop.canvas.spring import Spring
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.tools.gesture import Gesture
from cjm_desktop.errors import EditRefusedError

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

_EDGE_PX = 36
_EDGE_SPEED_PX = 14
_FRAME_MS = 16


class Hands:
    """Carries out one gesture at a time; scrolls when a thing is carried to the view's edge."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self.gesture: Gesture | None = None
        self._canvas = canvas
        self._copy = False
        self._edge_timer = QTimer(canvas, interval=_FRAME_MS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)
        self._spring = Spring(canvas, self._move_on)

    def begin(self, gesture: Gesture) -> None:
        """Begin a gesture; the title open for typing is closed first."""
        self._canvas.finish_typing()
        self.cancel()
        self.gesture = gesture
        self._canvas.setCursor(gesture.cursor)

    def carry_on(self, pixel: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer has moved, or a key that says how to carry was pressed or released."""
        self._copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._move(pixel)
        if isinstance(self.gesture, Carry):
            if self._ground().contains(pixel.toPoint()) or self.gesture.is_parking:
                self._edge_timer.stop()
            elif not self._edge_timer.isActive():
                self._edge_timer.start()

    def finish(self) -> list[str]:
        """Do what was shown; the ids of what landed, which is then selected."""
        gesture = self._let_go()
        if gesture is None:
            return []
        if isinstance(gesture, Carry) and gesture.in_hand and self._canvas.animates:
            self._canvas.motion.let_go(gesture.in_hand, gesture.pixel - gesture.grip)
        try:
            landing = gesture.finish()
        except EditRefusedError as refusal:
            self._canvas.refused.emit(str(refusal))
            self._spring.fold_again()
            return []
        finally:
            self._canvas.motion.come_to_rest(self._canvas.view)
        if landing:
            self._spring.keep_open()
            self._canvas.folding.select_landed(landing)
        self._spring.fold_again()
        return landing

    def cancel(self) -> None:
        """End the gesture without a trace."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.cancel()
            self._spring.fold_again()

    def _move(self, pixel: QPointF) -> None:
        session = self._canvas.session
        if self.gesture is None or session is None:
            return
        picture, view = session.picture, self._canvas.view
        if isinstance(self.gesture, Carry):
            place = drop_place_at(picture, view, pixel, self.gesture.may_park)
        else:
            place = place_at(picture, view, pixel)
        self.gesture.move(place, pixel, self._copy)
        if isinstance(self.gesture, Carry):
            self._spring.follow(self.gesture, place)
            self._canvas.hinted.emit(self.gesture.hint)
        self._canvas.update()

    def _move_on(self) -> None:
        """The map has changed under the pointer."""
        if isinstance(self.gesture, Carry):
            self._move(self.gesture.pixel)

    def _ground(self) -> QRect:
        """Where a thing is carried without scrolling the view."""
        return self._canvas.rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)

    def _let_go(self) -> Gesture | None:
        gesture, self.gesture = self.gesture, None
        self._edge_timer.stop()
        self._spring.stop()
        self._canvas.unsetCursor()
        self._canvas.hinted.emit("")
        self._canvas.update()
        return gesture

    def _scroll_at_edge(self) -> None:
        canvas, gesture = self._canvas, self.gesture
        if not isinstance(gesture, Carry):
            self._edge_timer.stop()
            return
        if canvas.is_fitted:
            return
        x, y = gesture.pixel.x(), gesture.pixel.y()
        dx = _EDGE_SPEED_PX * ((x > canvas.width() - _EDGE_PX) - (x < _EDGE_PX))
        dy = _EDGE_SPEED_PX * ((y > canvas.height() - _EDGE_PX) - (y < _EDGE_PX))
        canvas.scroll_by(dx, dy)
        self._move(gesture.pixel)
