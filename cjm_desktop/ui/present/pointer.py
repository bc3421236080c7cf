"""The mouse pointer on a canvas that is shown to others: it hides when it rests."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

RESTS_AFTER_MS = 3000


class RestingPointer:
    """Hides the pointer over a widget after three seconds without a move."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._at = QPoint()
        self._timer = QTimer(widget, singleShot=True, interval=RESTS_AFTER_MS)
        self._timer.timeout.connect(self._hide)

    def begin(self) -> None:
        """Begin to watch it."""
        self._widget.unsetCursor()
        self._timer.start()

    def end(self) -> None:
        """Leave it be."""
        self._timer.stop()
        self._widget.unsetCursor()

    def moved(self, place: QPoint) -> None:
        """It was seen at a place; Qt also says so when only what lies under it has changed."""
        if place != self._at:
            self._at = place
            self.show(Qt.CursorShape.ArrowCursor)

    def show(self, shape: Qt.CursorShape) -> None:
        """Show it, for a while."""
        self._widget.setCursor(shape)
        self._timer.start()

    def _hide(self) -> None:
        self._widget.setCursor(Qt.CursorShape.BlankCursor)
