"""One question at a time, large, with what it is about lit on the map: to be talked about."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.findings.cards_model import SEVERITY_WORDS
from cjm_desktop.ui.findings.on_show import OnShow
from cjm_desktop.ui.findings.reason_field import ReasonField

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_R)
_PREVIOUS = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OneByOne(QFrame):
    """Shows the question on show; signals tell what else was asked for."""

    ended = Signal()
    gone_to = Signal(object)
    done = Signal(str, object)
    reason_given = Signal(object, str)

    def __init__(self, on_show: OnShow) -> None:
        super().__init__()
        self._on_show = on_show
        self.setObjectName("findings.one-by-one")
        self.setProperty("part", "attention")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = _label("muted", "medium", 12)
        self.place.setWordWrap(False)
        self.message, self.question = _label("", "semibold", 19), _label("asks", "medium", 17)
        self.reason = ReasonField()
        self.reason.hide()
        self.note, self.fine = _button(translate("Make a note  N")), _button(
            translate("Fine as it is  F"))  # fmt: skip
        self.back, self.next = _button("←"), _button("→")
        self.end = _button(translate("End  Esc"))
        self._lay_out()
        self._connect()
        on_show.changed.connect(self.refresh)

    def refresh(self, *, editable: bool | None = None) -> None:
        """Show what is on show now."""
        if editable is not None:
            self.note.setEnabled(editable)
            self.fine.setEnabled(editable)
        finding, on_show = self._on_show.finding, self._on_show
        if finding is None:
            return
        place = translate("Question {number} of {count}", number=on_show.number,
                          count=on_show.count)  # fmt: skip
        self.place.setText(f"{place} · {SEVERITY_WORDS[finding.severity]}")
        spoken = f"{self.place.text()}. {finding.in_words()}"
        if spoken == self.accessibleName():
            return
        self.message.setText(str(finding.message))
        self.question.setText(str(finding.question))
        self.back.setEnabled(on_show.number > 1)
        self.next.setEnabled(on_show.number < on_show.count)
        self._drop_reason()
        self.setAccessibleName(spoken)
        if self.isVisible():
            announce(self)

    def ask_reason(self) -> None:
        """Open the field for why the question is fine as it is."""
        if self.fine.isEnabled():
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus()

    def _drop_reason(self) -> None:
        if not self.reason.isHidden():
            self.reason.hide()
            self.setFocus()

    def _give_reason(self, words: str) -> None:
        finding = self._on_show.finding
        self._drop_reason()
        if finding is not None:
            self.reason_given.emit(finding, words)

    def _make_note(self) -> None:
        if self._on_show.finding is not None and self.note.isEnabled():
            self.done.emit("note", self._on_show.finding)

    def _connect(self) -> None:
        self.note.clicked.connect(self._make_note)
        self.fine.clicked.connect(self.ask_reason)
        self.back.clicked.connect(lambda: self._on_show.go(-1))
        self.next.clicked.connect(lambda: self._on_show.go(1))
        self.end.clicked.connect(self.ended)
        self.reason.given.connect(self._give_reason)
        self.reason.dropped.connect(self._drop_reason)

    def _lay_out(self) -> None:
        self.back.setAccessibleName(translate("Previous question"))
        self.next.setAccessibleName(translate("Next question"))
        for button in (self.back, self.next):
            button.setToolTip(button.accessibleName())
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.place)
        foot.addWidget(self.reason, 6)
        foot.addStretch(1)
        for button in (self.note, self.fine, self.back, self.next, self.end):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 12, 8)
        column.setSpacing(2)
        column.addWidget(self.message)
        column.addWidget(self.question)
        column.addStretch(1)
        column.addLayout(foot)

    # --- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Its own keys are no commands of the window meanwhile."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if bare and event.text().isprintable() and event.text() not in tuple("12345?"):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _NEXT:
            self._on_show.go(1)
        elif key in _PREVIOUS:
            self._on_show.go(-1)
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        elif key in _ENTER and self._on_show.finding is not None:
            self.gone_to.emit(self._on_show.finding)
        elif key == Qt.Key.Key_N:
            self._make_note()
        elif key == Qt.Key.Key_F:
            self.ask_reason()
        else:
            event.ignore()


def _label(part: str, weight: Weight, pixels: float) -> QLabel:
    label = QLabel()
    label.setProperty("part", part)
    label.setFont(widget_font(weight, pixels))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("part", "small")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setFont(widget_font("medium", 12))
    return button
