"""The columns of a pasted table as a list: heading, first cells, and what they mean, to choose."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cjm_desktop.exchange.tables.feelings import scale_of
from cjm_desktop.exchange.tables.fields import FIELD_TITLES, Column, Field, FieldKind
from cjm_desktop.exchange.tables.headings import headings_of
from cjm_desktop.language import Text, text, translate
from cjm_desktop.ui.choice_box import ChoiceBox

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADING, _CELLS, MEANING = range(3)
_TITLES: tuple[Text, ...] = (text("Heading"), text("First cells"), text("Means"))
_MEANING_WIDTH = 214
_MOST_CELLS, _MOST_LETTERS = 4, 90


class FieldModel(QAbstractTableModel):
    """A row for each column of the table; `chosen` when a person has said what one means."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: tuple[Field, ...] = ()
        self._columns: Sequence[Column] = ()

    def show_columns(self, columns: Sequence[Column], fields: tuple[Field, ...]) -> None:
        """Show the columns as they are read."""
        if fields == self.fields and columns == self._columns:
            return
        self.beginResetModel()
        self._columns, self.fields = columns, fields
        self.endResetModel()

    def choose(self, row: int, kind: FieldKind) -> None:
        """Let a column mean something else."""
        if self.fields[row].kind == kind:
            return
        field = _field_of(self._columns[row], self.fields[row], kind)
        self.fields = (*self.fields[:row], field, *self.fields[row + 1 :])
        index = self.index(row, MEANING)
        self.dataChanged.emit(index, index)
        self.chosen.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(_TITLES)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == MEANING else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, field = self._columns[index.row()], self.fields[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if index.column() == _HEADING:
                return _one_line(column.name)
            if index.column() == _CELLS:
                return _first_cells(column)
            return str(FIELD_TITLES[field.kind])
        if role == Qt.ItemDataRole.EditRole:
            return field.kind
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return str(_TITLES[section]) if role == Qt.ItemDataRole.DisplayRole else None


class FieldDelegate(QStyledItemDelegate):
    """Shows a meaning with the arrow of a list, and drops the list down to choose another."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = option.palette
        painter.setPen(QPen(colours.color(colours.ColorRole.PlaceholderText), 1.4))
        x, y = rect.right() - 13.0, rect.center().y() + 0.5
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.restore()

    def createEditor(  # noqa: N802  # Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        values = [(kind, str(title)) for kind, title in FIELD_TITLES.items()]
        box = ChoiceBox("paste.meaning", translate("Means"), values)
        box.setParent(parent)
        box.activated.connect(lambda: self._close(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802  # Qt's name
        if isinstance(editor, ChoiceBox):
            editor.choose(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(  # noqa: N802  # Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        if isinstance(editor, ChoiceBox) and isinstance(model, FieldModel):
            model.choose(index.row(), editor.currentData())

    def _close(self, box: ChoiceBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def new_field_table(model: FieldModel) -> QTableView:
    """The list itself: a click or Enter on a row drops its meanings down."""
    table = QTableView()
    table.setObjectName("paste.fields")
    table.setAccessibleName(translate("What the columns mean"))
    table.setModel(model)
    table.setItemDelegateForColumn(MEANING, FieldDelegate(table))
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(30)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for section in (_HEADING, _CELLS):
        header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(MEANING, _MEANING_WIDTH)
    for signal in (table.clicked, table.activated):
        signal.connect(lambda index: table.edit(index.siblingAtColumn(MEANING)))
    return table


def _field_of(column: Column, before: Field, kind: FieldKind) -> Field:
    """What a column means now; its title stays, and what its heading says of the kind holds."""
    known = headings_of().field_of(column.heading)
    field = replace(known if known and known.kind == kind else Field(kind), title=before.title)
    return replace(field, scale=scale_of(column)) if kind == "feeling" else field


def _first_cells(column: Column) -> str:
    cells = [_one_line(cell) for cell in column.cells[:200] if cell][:_MOST_CELLS]
    return _one_line(" · ".join(cells))


def _one_line(words: str) -> str:
    line = " ".join(words[: _MOST_LETTERS * 2].split())
    return line if len(line) <= _MOST_LETTERS else f"{line[:_MOST_LETTERS]}…"
