"""A line of words low on the canvas that fades by itself and is never in the way."""

from PySide6.QtCore import QElapsedTimer, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.announcing import announce

STAYS_MS, FADES_MS = 6000, 700
_FRAME_MS = 33
_HEIGHT, _PADDING, _ABOVE_EDGE = 40, 20, 28
_TEXT_PX = 15.0
_GROUND, _WORDS = QColor(18, 22, 31, 225), QColor(255, 255, 255)


class FadingHint(QWidget):
    """Says something for some seconds; clicks go through it."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._words = ""
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(widget_font("medium", _TEXT_PX))
        self.hide()

    def say(self, words: str) -> None:
        """Show words; they begin to fade after six seconds."""
        self._words = words
        self.setAccessibleName(words)
        self.follow_size()
        self.show()
        self.raise_()
        self._since.start()
        self._timer.start(STAYS_MS if self._view.animates else STAYS_MS + FADES_MS)
        announce(self)

    def go(self) -> None:
        """Go at once."""
        self._timer.stop()
        self.hide()

    def follow_size(self) -> None:
        """Stand in the middle, low on the canvas."""
        room = self._view.rect()
        words = self.fontMetrics().horizontalAdvance(self._words) + 2 * _PADDING
        width = min(words, room.width() - 2 * _PADDING)
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - _HEIGHT - _ABOVE_EDGE, width, _HEIGHT)

    def _go_on(self) -> None:
        if self._since.elapsed() >= STAYS_MS + FADES_MS:
            self.go()
            return
        self._timer.start(_FRAME_MS)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        faded = (self._since.elapsed() - STAYS_MS) / FADES_MS if self._view.animates else 0.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 - max(0.0, min(1.0, faded)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(_WORDS)
        room = QRect(self.rect().adjusted(_PADDING // 2, 0, -_PADDING // 2, 0))
        words = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
