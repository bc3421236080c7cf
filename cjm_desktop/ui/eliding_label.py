"""A label that shortens its words where there is no room for them, and tells them all on demand."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.painting.screen.fonts import widget_font

_LEAST_WIDTH = 110


class ElidingLabel(QLabel):
    """One line of words in a style sheet's part."""

    def __init__(
        self,
        part: str,
        weight: Weight,
        pixels: float,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__()
        self._cut = cut
        self.setProperty("part", part)
        self.setFont(widget_font(weight, pixels))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:  # noqa: N802  # Qt's name
        super().setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), self._cut, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | self.alignment(), words)
