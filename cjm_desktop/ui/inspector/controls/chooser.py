"""One of several things, in a list that drops down."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from cjm_desktop.ui.inspector.controls.control import Control, mixed_words
from cjm_desktop.ui.inspector.options import Option

_ARROW_ROOM = 24


class Chooser(Control):
    """A list of options that drops down."""

    def __init__(self, options: Sequence[Option] = ()) -> None:
        super().__init__()
        self._options: list[Option] = []
        self.list = DroppingList()
        self.list.activated.connect(self._choose)
        self.list.given_up.connect(self.given_up)
        self._hold(self.list)
        self.offer(options)

    @property
    def words(self) -> str:
        """What is shown as chosen."""
        return self.list.currentText() or self.list.placeholderText()

    def offer(self, options: Sequence[Option]) -> None:
        if list(options) != self._options:
            self._options = list(options)
            self.list.clear()
            self.list.addItems([option.words for option in options])
            self.show_again()

    def put(self, value: Any, *, mixed: bool) -> None:
        values = [option.value for option in self._options]
        self.list.setPlaceholderText(mixed_words() if mixed else "")
        self.list.setCurrentIndex(values.index(value) if not mixed and value in values else -1)
        self.list.setToolTip(self.list.currentText())

    def _choose(self, index: int) -> None:
        value = self._options[index].value
        if value != self.known:
            self.tell(value)


class DroppingList(QComboBox):
    """A list that the wheel scrolls past, its words shortened where there is no room."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.rect().adjusted(9, 0, -_ARROW_ROOM, 0)
        role = self.foregroundRole()
        words = self.currentText()
        if not words:
            words, role = self.placeholderText(), option.palette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side, elided)
        if self.isEnabled():
            self._paint_arrow(painter)

    def _paint_arrow(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(self.palette().ColorRole.PlaceholderText)
        painter.setPen(QPen(colour, 1.4))
        x, y = self.width() - 15.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
