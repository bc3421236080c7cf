"""The fields in which cells are typed into: one line, or as many as there are things."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QWidget,
)

from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.table_view.cells import CellPainter
from cjm_desktop.ui.table_view.measures import PADDING_X, PADDING_Y, TEXT_SIZE
from cjm_desktop.ui.table_view.model import Index
from cjm_desktop.ui.table_view.words import BREAK

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

CellEditor = QLineEdit | QPlainTextEdit
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAY_OF_KEY = {Qt.Key.Key_Tab: "right", Qt.Key.Key_Backtab: "left"}


class CellEditing(CellPainter):
    """Makes the editors. Enter and Tab take over what is typed; what is refused stays open."""

    left_by = Signal(int, int, str)
    """A cell was left by a key that leads on: its row and column, `down`, `up`, `right`, `left`."""

    _index = QPersistentModelIndex()
    editor: QWidget | None = None
    """The editor that is open."""
    typed_over = False
    """Whether the next editor opens because a letter was typed, which replaces what is there."""

    def words_of(self, editor: QWidget) -> str:
        """What is typed in an editor."""
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        assert isinstance(editor, QLineEdit)
        return editor.text()

    def _key(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Handle a key in an editor; False leaves it to the editor."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _WAY_OF_KEY:
            self._leave(editor, _WAY_OF_KEY[key])
        elif key not in _ENTER:
            return False
        elif isinstance(editor, QPlainTextEdit) and held == Qt.KeyboardModifier.ShiftModifier:
            editor.insertPlainText(f" {BREAK} ")
        elif held and isinstance(editor, LinesEditor) and editor.several:
            editor.begin_line()
        else:
            self._leave(editor, "down")
        return True

    def _leave(self, editor: QWidget, way: str) -> None:
        row, at = self._index.row(), self._index.column()
        if self._model.setData(self._index, self.words_of(editor)):
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.left_by.emit(row, at, way)

    def _dress(self, editor: QWidget) -> None:
        colours = self._look.colours
        padding = "0" if isinstance(editor, QLineEdit) else f"{PADDING_Y - 5}px"
        editor.setStyleSheet(
            f"{type(editor).__bases__[0].__name__} {{ background: {colours['card']};"
            f" color: {colours['text']}; border: 2px solid {colours['accent']};"
            f" border-radius: 0; padding: {padding} {PADDING_X - 4}px;"
            f" selection-background-color: {colours['accent']};"
            f" selection-color: {colours['on_accent']}; }}"
        )

    # --- Qt -------------------------------------------------------------------------------------

    def createEditor(  # noqa: N802  # Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        column = self._model.column(index.column())
        self._index = QPersistentModelIndex(index)
        editor: CellEditor
        if column.wraps:
            editor = LinesEditor(parent, several=column.several_lines)
        else:
            editor = LineEditor(parent, column.completions())
        editor.setAccessibleName(self._model.spoken(index.row(), index.column()))
        self._dress(editor)
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        words = self._model.typed(index.row(), index.column())
        if self.words_of(editor) == words and words:
            return
        if isinstance(editor, LineEditor):
            editor.setText(words)
            editor.selectAll()
        elif isinstance(editor, LinesEditor):
            editor.setPlainText(words)
            if self.typed_over or "\n" not in words:
                editor.selectAll()
            else:
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(  # noqa: N802  # Qt's name
        self, editor: QWidget, _model: "QAbstractItemModel", index: Index
    ) -> None:
        self._model.setData(index, self.words_of(editor))

    def updateEditorGeometry(  # noqa: N802  # Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        if isinstance(editor, LinesEditor):
            editor.lie_over(option.rect)
        else:
            editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and self._key(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)


class LineEditor(QLineEdit):
    """One line; of a column with known words the one begun is filled in."""

    def __init__(self, parent: QWidget, words: list[str]) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(widget_font("regular", TEXT_SIZE))
        if words:
            completer = QCompleter(words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            self.setCompleter(completer)


class LinesEditor(QPlainTextEdit):
    """Several lines, as high as they need."""

    def __init__(self, parent: QWidget, *, several: bool) -> None:
        super().__init__(parent)
        self.several = several
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(widget_font("regular", TEXT_SIZE))
        self.document().setDocumentMargin(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.textChanged.connect(lambda: QTimer.singleShot(0, self, self._grow))
        self._cell = QRect()

    def lie_over(self, rect: QRect) -> None:
        """Lie over a cell, and below it where the words need more room."""
        self._cell = QRect(rect)  # A copy: the one of an option goes with it.
        self.setGeometry(self._cell)
        self._grow()

    def begin_line(self) -> None:
        """Go on in a line of its own: below the cursor's, or below all if all is selected."""
        ends = QTextCursor.MoveOperation
        self.moveCursor(ends.End if self.textCursor().hasSelection() else ends.EndOfBlock)
        if self.several and self.toPlainText():
            self.insertPlainText("\n")

    def _grow(self) -> None:
        lines = round(self.document().size().height())
        needed = lines * self.fontMetrics().lineSpacing() + 2 * PADDING_Y
        height = max(self._cell.height(), needed)
        self.resize(self._cell.width(), height)
