"""The cells of the hand-over table: signs, the box to tick, and lines to type in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from cjm_desktop.ui.findings.tools.cells import (
    SIGN,
    Index,
    ToolCells,
    after_sign,
    dress,
    sign_in,
)
from cjm_desktop.ui.findings.tools.hand_over_model import Column, HandOverModel
from cjm_desktop.ui.findings.tools.hand_over_rows import HandOverRow
from cjm_desktop.ui.findings.tools.signs import ARROW_WIDTH, paint_hand_over, paint_tick
from cjm_desktop.ui.findings.tools.table import ToolTable
from cjm_desktop.ui.look import Look

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

_WAY_OF_KEY = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class HandOverCells(ToolCells):
    """Paints rows and makes their editors; Enter leads down, Tab to the side."""

    left_by = Signal(int, int)
    """A cell was left by a key that leads on: how many rows and columns."""
    editor: QLineEdit | None = None
    """The line that is open."""
    _index = QPersistentModelIndex()

    def __init__(
        self,
        table: ToolTable,
        model: HandOverModel,
        look: Look,
        names: Callable[[], list[str]],
    ) -> None:
        super().__init__(table, look)
        self._model, self._names = model, names

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint words, with a sign where one tells more."""
        row, column = self._model.rows[index.row()], Column(index.column())
        words = self._model.words(row, column)
        if column == Column.KIND and row.kind is not None:
            paint_hand_over(painter, row.kind, sign_in(room), self.look)
            self.paint_words(painter, after_sign(room, ARROW_WIDTH), words)
        elif column == Column.AGREED and row.kind is not None:
            box = sign_in(room).translated((room.width() - SIGN) / 2, 0)
            paint_tick(painter, row.is_agreed, box, self.look)
        elif column == Column.AGREED:
            self.paint_words(painter, room, words, "accent" if self._model.editable else "muted")
        elif row.kind is None:
            is_kind = column == Column.KIND
            self.paint_words(painter, room, words, "muted", "italic" if is_kind else "regular")
        elif column == Column.WAY:
            self.paint_words(painter, room, self._way(row, room.width()), "text", "medium")
        else:
            self.paint_words(painter, room, words)

    def _way(self, row: HandOverRow, room: int) -> str:
        """Both names as far as there is room; long ones are both cut, so that both are told."""
        arrow = " → "
        words = f"{row.giver}{arrow}{row.receiver}"
        if self.width_of(words, "medium") <= room:
            return words
        left = room - self.width_of(arrow, "medium")
        needed = [self.width_of(name, "medium") + 2 for name in (row.giver, row.receiver)]
        giver = min(needed[0], max(left // 2, left - needed[1]))
        names = ((row.giver, giver), (row.receiver, left - giver))
        return arrow.join(self.elided(name, width, "medium") for name, width in names)

    def _leave(self, editor: QLineEdit, way: tuple[int, int]) -> None:
        if self._model.setData(self._index, editor.text()):
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.left_by.emit(*way)

    # --- Qt -------------------------------------------------------------------------------------

    def createEditor(  # noqa: N802  # Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        self._index = QPersistentModelIndex(index)
        self.editor = editor = QLineEdit(parent)
        if index.column() == Column.BY_WHOM:
            completer = QCompleter(self._names(), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            editor.setCompleter(completer)
        row = self._model.rows[index.row()]
        editor.setAccessibleName(self._model.spoken(row, Column(index.column())))
        dress(editor, self.look)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        words = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(words)
            editor.selectAll()

    def setModelData(  # noqa: N802  # Qt's name
        self, editor: QWidget, _model: "QAbstractItemModel", index: Index
    ) -> None:
        assert isinstance(editor, QLineEdit)
        self._model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802  # Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QLineEdit)
            and Qt.Key(event.key()) in _WAY_OF_KEY
        ):
            self._leave(watched, _WAY_OF_KEY[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)
