"""Typing in place: a small text field over a title on the map. Every key press is saved at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cjm_desktop.canvas.fields import TextField, text_field
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.geometry import TEXT_SIZE
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.editing import change
from cjm_desktop.painting.screen.fonts import widget_font

_LEAST_FONT_PX = 12.0
_LEAST_WIDTH_PX = 150.0
_LEAST_HEIGHT_PX = 30.0
_PADDING_PX = 5

WAYS_ON = ("next step", "next lane", "previous lane", "one more")
"""Where Enter, Tab, Shift+Tab and Ctrl+Enter lead."""


class InPlaceEditor(QPlainTextEdit):
    """Edits one text field of the map; Enter or leaving keeps it, Escape takes it back.

    What is typed goes into the document key by key, as one undo step.
    """

    finished = Signal(bool)
    """Closed; whether the focus was still here and wants another place."""
    left_by = Signal(str)
    """Left by a key that leads on, after closing: a name of `WAYS_ON`."""
    refused = Signal(str)

    def __init__(self, parent: QWidget, rect_of: Callable[[str], QRectF | None]) -> None:
        super().__init__(parent)
        self.setObjectName("in-place-editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        self._rect_of = rect_of
        self._session: MapSession | None = None
        self._key = ""
        self._original = ""
        self.textChanged.connect(self._write)

    @property
    def key(self) -> str:
        """The key of the thing typed into, empty while closed."""
        return self._key

    def open(
        self,
        session: MapSession,
        key: str,
        theme: Theme,
        zoom: float,
        words: str = "",
        new: bool = False,
    ) -> bool:
        """Open on the title of a thing, all of it selected; False if it has none.

        `words` are typed at once in place of what was there; on a thing just made (`new`), the
        typing belongs to the same step of undo.
        """
        self.close_keeping()
        field = text_field(session, key)
        if field is None or self._rect_of(key) is None:
            return False
        if new:
            session.history.let_typing_join(_merge_key(field))
        else:
            session.history.end_typing()
        self._session, self._original = session, field.words
        self._key = ""
        self.setPlainText(field.words)
        self.setPlaceholderText(field.hint)
        self._key = key
        self._look_like(theme)
        self.follow(zoom)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if words:
            self.insertPlainText(words)
        return True

    def follow(self, zoom: float) -> None:
        """Stay on the thing typed into, which may have moved or grown; close if it is gone."""
        if not self._key or self._session is None:
            return
        field = self._field()
        rect = self._rect_of(self._key)
        if field is None or rect is None:
            self._close()
            return
        if field.words != self.toPlainText():
            self._take_over(field.words)
        self.setFont(widget_font("medium", max(_LEAST_FONT_PX, TEXT_SIZE * zoom)))
        width = max(_LEAST_WIDTH_PX, rect.width() - 2)
        lines = self.document().size().height() * self.fontMetrics().lineSpacing()
        height = max(_LEAST_HEIGHT_PX, rect.height() - 2, lines + 2 * _PADDING_PX + 6)
        left = (
            rect.x()
            if self._session.shown.line_of(self._key) is None
            else (rect.center().x() - width / 2)
        )
        self.setGeometry(round(left) + 1, round(rect.y()) + 1, round(width), round(height))

    def close_keeping(self) -> None:
        """Close; what was typed stays."""
        if self._key and self._session is not None:
            self._session.history.end_typing()
            self._close()

    def close_taking_back(self) -> None:
        """Close; what was there before typing is there again."""
        if self._key and self.toPlainText() != self._original:
            self.setPlainText(self._original)
        self.close_keeping()

    def _field(self) -> TextField | None:
        return text_field(self._session, self._key) if self._session is not None else None

    def _close(self) -> None:
        self._key = ""
        had_focus = self.hasFocus()
        self.hide()
        self.finished.emit(had_focus)

    def _write(self) -> None:
        field = self._field() if self._key else None
        if field is None or self._session is None or field.words == self.toPlainText():
            return
        try:
            with self._session.history.edit(text("Edit title"), _merge_key(field)) as edit:
                change(edit, field.record, **{field.name: self.toPlainText()})
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))

    def _take_over(self, words: str) -> None:
        self.blockSignals(True)
        self.setPlainText(words)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(False)

    def _look_like(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.colour('card')}; color: {theme.colour('text')};"
            f" border: 2px solid {theme.colour('selection')}; border-radius: 5px;"
            f" padding: {_PADDING_PX - 2}px; selection-background-color:"
            f" {theme.colour('selection')}; }}"
        )

    def event(self, event: QEvent) -> bool:
        """With nothing to take back in the words, the keys of undo and redo mean the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            words, keys = self.document(), QKeySequence.StandardKey
            undo = event.matches(keys.Undo) and not words.isUndoAvailable()
            if undo or (event.matches(keys.Redo) and not words.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way_on = _way_on(event)
        if event.key() == Qt.Key.Key_Escape:
            self.close_taking_back()
        elif way_on:
            self.close_keeping()
            self.left_by.emit(way_on)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_keeping()


def _merge_key(field: TextField) -> str:
    return f"{field.record.table}:{field.record.id}:{field.name}"


def _way_on(event: QKeyEvent) -> str:
    """The way on that a key means, or nothing; Shift+Enter breaks the line."""
    match Qt.Key(event.key()):
        case Qt.Key.Key_Backtab:
            return "previous lane"
        case Qt.Key.Key_Tab:
            return "next lane"
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return "one more"
            return "" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "next step"
        case _:
            return ""
