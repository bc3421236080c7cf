"""The line below a lens's table: what its signs mean, and what keys do in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look

HEIGHT = 26
_BETWEEN, _AFTER_SIGN, _SIDE = 18, 6, 8
_SIGN = 15.0

Entry = tuple[Callable[[QPainter, QRectF], None], float, str]
"""Paints a sign into a square; the width of the sign; what it means."""


class Legend(QWidget):
    """Paints signs with their words at the left, a hint at the right where there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: Sequence[Entry] = ()
        self._hint = ""
        self._font = widget_font("regular", 12)
        self._metrics = QFontMetrics(self._font)
        self.setFixedHeight(HEIGHT)
        look.changed.connect(self.update)

    def say(self, entries: Sequence[Entry], hint: str) -> None:
        """Explain these signs."""
        self._entries, self._hint = entries, hint
        self.setAccessibleName(" · ".join([*(words for _, _, words in entries), hint]))
        self.update()

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._look.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours["ground"]))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours["line"]))
        x = float(_SIDE)
        middle = Qt.AlignmentFlag.AlignVCenter
        for paint, width, words in self._entries:
            paint(painter, QRectF(x, (HEIGHT - _SIGN) / 2 + 0.5, _SIGN, _SIGN))
            x += width + _AFTER_SIGN
            painter.setFont(self._font)
            painter.setPen(QColor(colours["muted"]))
            room = self._metrics.horizontalAdvance(words)
            painter.drawText(QRectF(x, 0, room + 2, HEIGHT), middle, words)
            x += room + _BETWEEN
        room = self._metrics.horizontalAdvance(self._hint)
        if x + room + _SIDE <= self.width():
            painter.setFont(self._font)
            painter.setPen(QColor(colours["muted"]))
            painter.drawText(
                QRectF(self.width() - room - _SIDE - 2, 0, room + 2, HEIGHT), middle, self._hint
            )
        painter.end()
