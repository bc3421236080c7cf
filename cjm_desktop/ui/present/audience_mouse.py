"""The mouse in present mode: it points, pans, goes to a stage; only a double click edits."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.canvas.hits import Hit, hit_at
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.ui.present.pointer import RestingPointer


class AudienceMouse:
    """Takes presses and moves from the canvas, so that no slip of the hand drags a card.

    `go_to_run` is told the key of a run whose header was clicked, `panned` that the view moved.
    """

    def __init__(
        self,
        canvas: MapCanvas,
        pointer: RestingPointer,
        go_to_run: Callable[[str], object],
        panned: Callable[[], object],
    ) -> None:
        self._canvas, self._pointer = canvas, pointer
        self._go_to_run, self._panned = go_to_run, panned
        self._last: QPointF | None = None
        self._header = ""
        self._is_panning = False

    def press(self, event: QMouseEvent) -> None:
        """Be ready to pan or to go to a stage; what is typed is finished."""
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._last = event.position()
        self._is_panning = False
        hit = self._hit(event)
        is_header = hit is not None and hit.kind == "stages" and not hit.place.on_title
        self._header = hit.key if hit is not None and is_header else ""

    def move(self, event: QMouseEvent) -> None:
        """Show the pointer; pan while a button is held."""
        self._pointer.moved(event.globalPosition().toPoint())
        if self._last is None or event.buttons() == Qt.MouseButton.NoButton:
            return
        way = event.position() - self._last
        if self._is_panning or way.manhattanLength() >= QApplication.startDragDistance():
            self._is_panning = True
            self._pointer.show(Qt.CursorShape.ClosedHandCursor)
            self._canvas.scroll_by(-way.x(), -way.y())
            self._last = event.position()
            self._panned()

    def release(self, event: QMouseEvent) -> None:
        """Go to the stage whose header was clicked."""
        if self._is_panning:
            self._pointer.show(Qt.CursorShape.ArrowCursor)
        elif self._header and event.button() == Qt.MouseButton.LeftButton:
            self._go_to_run(self._header)
        self._last = None

    def double_click(self) -> bool:
        """Edit a header where it is now; False leaves the click to the canvas.

        Its first click may have begun to move it away from under the pointer.
        """
        if not self._header:
            return False
        self._canvas.edit(self._header)
        return True

    def _hit(self, event: QMouseEvent) -> Hit | None:
        session = self._canvas.session
        if session is None:
            return None
        return hit_at(session.shown, self._canvas.view, event.position())
