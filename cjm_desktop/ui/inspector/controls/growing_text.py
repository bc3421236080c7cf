"""Typing in several lines, in a field that grows with its text."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from cjm_desktop.ui.inspector.controls.control import Control, is_popup, mixed_words

_MOST_LINES = 10
_PADDING = 5


class GrowingText(Control):
    """Words of any length; Enter breaks the line, or with `enter_leaves` goes to the next field."""

    def __init__(self, least_lines: int, *, enter_leaves: bool, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._words = ""
        self.text = TypingText(least_lines, enter_leaves)
        self.text.textChanged.connect(self._hear)
        self.text.entered.connect(self.entered)
        self.text.left.connect(self.left)
        self.text.given_up.connect(self.given_up)
        self.text.undo_wanted.connect(self.undo_wanted)
        self.text.redo_wanted.connect(self.redo_wanted)
        self._hold(self.text)

    def put(self, value: Any, *, mixed: bool) -> None:
        self.text.setPlaceholderText(mixed_words() if mixed else self._hint)
        if (value or "") != self.text.toPlainText():
            self.text.setPlainText(value or "")
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def set_editable(self, editable: bool) -> None:
        self.text.setReadOnly(not editable)

    def _hear(self) -> None:
        """Qt tells of an underlined word as of a change too, but then the words are the same."""
        words, before = self.text.toPlainText(), self._words
        self._words = words
        if not self.signalsBlocked() and words not in (before, self.known):
            self.tell(words)


class TypingText(QPlainTextEdit):
    """A text as high as its lines, whose undo is that of the map."""

    entered = Signal()
    left = Signal()
    given_up = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, least_lines: int, enter_leaves: bool) -> None:
        super().__init__()
        self._least_lines, self._enter_leaves = least_lines, enter_leaves
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def undo(self) -> None:
        """Take back the last step of the map."""
        self.undo_wanted.emit()

    def redo(self) -> None:
        """Do again what was taken back last in the map."""
        self.redo_wanted.emit()

    def _grow(self) -> None:
        lines = max(self._least_lines, min(round(self.document().size().height()), _MOST_LINES))
        height = lines * self.fontMetrics().lineSpacing() + 2 * _PADDING + 2
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        breaks = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif is_enter and self._enter_leaves and not breaks:
            self.focusNextChild()
        elif is_enter and not self.isReadOnly():
            self.insertPlainText("\n")
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
