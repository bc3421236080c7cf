"""The list that drops down in a dialog, in the look of the window's parts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """A few values in words; the wheel scrolls past it."""

    def __init__(
        self, name: str, label: str, values: Sequence[tuple[str | None, str]], widest: int = 22
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label.replace("&", ""))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(min(widest, max(len(words) for _, words in values)))
        for value, words in values:
            self.addItem(words, value)
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 24)

    def choose(self, value: str | None) -> None:
        """Choose a value; the first one if there is no such."""
        self.setCurrentIndex(max(0, self.findData(value)))

    # --- Qt -------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self.palette().ColorRole
        role = roles.PlaceholderText if self.isEnabled() else roles.Mid
        painter.setPen(QPen(self.palette().color(role), 1.4))
        # The style sheet takes the style's own arrow away.
        x, y = self.width() - 15.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.end()
