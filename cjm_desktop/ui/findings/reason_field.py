"""A field for why a question is fine as it is: Enter takes it over, Escape leaves the question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font


class ReasonField(QLineEdit):
    """Begins empty; a reason may be left out."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings.reason")
        self.setProperty("part", "reason")
        self.setFont(widget_font("regular", 12))
        self.setPlaceholderText(translate("Fine as it is, because …"))
        self.setAccessibleName(translate("Why it is fine as it is"))
        self.setToolTip(translate("Enter: fine as it is · Esc: it stays a question"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)
