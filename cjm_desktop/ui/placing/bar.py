"""The bar that says what would be placed where, and asks whether it is to be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.eliding_label import ElidingLabel


class ProposalBar(QFrame):
    """The bar; `applied` and `cancelled` tell what was answered."""

    applied = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_wanted = False
        self.setObjectName("proposals")
        self.setProperty("part", "top")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setFont(widget_font("semibold", 13))
        self.details = ElidingLabel("muted", "regular", 13)
        self.apply = _button("proposals.apply", translate("Apply"), "main")
        self.apply.setToolTip(translate("Propose these stages (Enter)"))
        self.cancel = _button("proposals.cancel", translate("Cancel"), "")
        self.cancel.setToolTip(translate("Leave everything as it was (Esc)"))
        self.apply.clicked.connect(self.applied)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(self.words)
        row.addWidget(self.details, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.apply)
        self.hide()

    def show_words(self, words: str, details: str, left_over: str) -> None:
        """Say what would be done and what not, and be ready for an answer."""
        details = " · ".join(filter(None, (details, left_over)))
        self.words.setText(words)
        self.details.setText(details)
        self.setAccessibleName(f"{words} {details}")
        self._is_wanted = True
        self.show()
        self.apply.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self)

    def put_away(self) -> None:
        """It is answered, or no longer asked."""
        self._is_wanted = False
        self.hide()

    # --- Qt -------------------------------------------------------------------------------------

    def setVisible(self, visible: bool) -> None:  # noqa: N802  # Qt's name
        """Who takes it away, e.g. to present, does not bring it back once it is answered."""
        super().setVisible(visible and self._is_wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Taken away by others, nobody can answer it."""
        super().hideEvent(event)
        if self._is_wanted and not event.spontaneous():
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cancelled.emit() if self.cancel.hasFocus() else self.applied.emit()
        else:
            super().keyPressEvent(event)


def _button(name: str, words: str, part: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("part", part)
    button.setFont(widget_font("medium", 13))
    return button
