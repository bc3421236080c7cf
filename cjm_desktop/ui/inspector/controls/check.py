"""Yes or no."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

from cjm_desktop.ui.inspector.controls.control import Control, mixed_words

_BOX = 16
_GAP = 8


class Check(Control):
    """A box to tick, with its words beside it; half ticked while the values differ."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = TickBox(words)
        self.box.clicked.connect(self._click)
        self._hold(self.box)

    def put(self, value: Any, *, mixed: bool) -> None:
        self.box.setTristate(mixed)
        if mixed:
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.box.setChecked(bool(value))
        self.box.setToolTip(mixed_words() if mixed else "")

    def _click(self) -> None:
        """What differs is set to yes first."""
        self.box.setTristate(False)
        checked = self.known is not True
        self.box.setChecked(checked)
        self.tell(checked)


class TickBox(QCheckBox):
    """A check box whose outline can be seen in every look."""

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_BOX + _GAP + words + 4, _BOX + 6)

    def hitButton(self, place: Any) -> bool:  # noqa: N802  # Qt's name
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - _BOX) / 2, _BOX, _BOX)
        self._paint_box(painter, box)
        painter.setPen(self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        words = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colour, roles = self.palette().color, QPalette.ColorRole
        state = self.checkState()
        active = QPalette.ColorGroup.Active
        outline = roles.Highlight if self.hasFocus() else roles.PlaceholderText
        painter.setPen(QPen(colour(active, outline), 2.0 if self.hasFocus() else 1.2))
        painter.setBrush(colour(active, roles.Base))
        painter.drawRoundedRect(box, 4, 4)
        tick = QPen(colour(active, roles.Text if self.isEnabled() else roles.PlaceholderText), 2.0)
        tick.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(tick)
        x, y = box.center().x(), box.center().y()
        if state == Qt.CheckState.Checked:
            ends = [QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3.5)]
            painter.drawPolyline(ends)
        elif state == Qt.CheckState.PartiallyChecked:
            painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
