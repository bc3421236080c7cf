"""Typing in one line: words, numbers, dates. Every key press that makes a value is told at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.ui.inspector.controls.control import Control, is_popup, mixed_words

Read = Callable[[str], Any]
"""The value of what is typed; raises EditRefusedError where it is none."""
_MOST_SHOWN = 8


class LineControl(Control):
    """One line to type in; `read` and `put_into_words` say what values look like."""

    def __init__(
        self, read: Read = str, put_into_words: Callable[[Any], str] = str, hint: str = ""
    ) -> None:
        super().__init__()
        self._read, self._put_into_words, self._hint = read, put_into_words, hint
        self.line = TypingLine()
        self.line.textChanged.connect(self._hear)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self._leave)
        self.line.given_up.connect(self.given_up)
        self.line.undo_wanted.connect(self._take_back)
        self.line.redo_wanted.connect(self.redo_wanted)
        self._hold(self.line)

    def put(self, value: Any, *, mixed: bool) -> None:
        self.line.setPlaceholderText(mixed_words() if mixed else self._hint)
        words = "" if mixed or value is None else self._put_into_words(value)
        if words != self.line.text():
            self.line.setText(words)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)

    def set_editable(self, editable: bool) -> None:
        self.line.setReadOnly(not editable)

    def complete_from(self, words: Sequence[str]) -> None:
        self.line.complete_from(words)

    def _hear(self, words: str) -> None:
        if self.signalsBlocked():
            return
        try:
            value = self._read(words)
        except EditRefusedError as refusal:
            self.problem = str(refusal)
            return
        self.tell(value)

    def _leave(self) -> None:
        """Tidy up what is typed; what cannot be kept stays, to be put right."""
        if not self.problem:
            self.show_again()
        self.left.emit()

    def _take_back(self) -> None:
        if self.problem:
            self.show_again()
        else:
            self.undo_wanted.emit()


class TypingLine(QLineEdit):
    """A line whose undo is that of the map: what was typed is in the document already."""

    entered = Signal()
    left = Signal()
    given_up = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._words: QStringListModel | None = None

    def undo(self) -> None:
        """Take back the last step of the map."""
        self.undo_wanted.emit()

    def redo(self) -> None:
        """Do again what was taken back last in the map."""
        self.redo_wanted.emit()

    def complete_from(self, words: Sequence[str]) -> None:
        """Offer words that hold what is typed, in the order given."""
        if self._words is None:
            self._words = QStringListModel(self)
            completer = QCompleter(self._words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(_MOST_SHOWN)
            self.setCompleter(completer)
        if self._words.stringList() != list(words):
            self._words.setStringList(list(words))

    def _offer_all(self) -> None:
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Down and self.completer() is not None:
            self._offer_all()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not is_popup(event.reason()):
            self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not is_popup(event.reason()):
            self.left.emit()
