"""The table on screen: the steps stay in view while lanes scroll by, keys do what they say.

What the keys do to the map is left to `edits`; what is selected is told to the map by `choosing`.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.own_keys import is_typed_here
from cjm_desktop.ui.table_view.editors import CellEditing, LinesEditor
from cjm_desktop.ui.table_view.headings import ColumnHeadings
from cjm_desktop.ui.table_view.measures import LEAST_HEIGHT
from cjm_desktop.ui.table_view.model import Index, TableModel
from cjm_desktop.ui.table_view.row_heights import RowHeights

_Trigger = QAbstractItemView.EditTrigger
_Flag = QItemSelectionModel.SelectionFlag
_STEP = 0
_WAYS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}
_NUMBERS_WIDTH = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """The cells of a `TableModel`."""

    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()
    move_wanted = Signal(int)
    """To move the steps of what is selected up (−1) or down (1)."""

    def __init__(self, model: TableModel, look: Look) -> None:
        super().__init__()
        self.table = model
        self._look = look
        self._widths: dict[str, int] = {}
        self.setObjectName("table")
        self.setProperty("part", "table")
        self.setAccessibleName(translate("Table of the map"))
        self.setModel(model)
        self.cells = CellEditing(self, model, look)
        self.cells.left_by.connect(self.go_from)
        self.setItemDelegate(self.cells)
        self._set_headers()
        self._set_manners()
        model.modelReset.connect(self._set_widths)
        self._heights = RowHeights(self, model)
        look.changed.connect(self._follow_look)

    # --- going about ----------------------------------------------------------------------------

    @property
    def place(self) -> tuple[int, int]:
        """The row and the column of the cursor; −1 where there is none."""
        return self.currentIndex().row(), self.currentIndex().column()

    def go_to(self, row: int, at: int) -> None:
        """Go to a cell, as far as the table goes, and select it alone."""
        rows, columns = self.table.rowCount(), self.table.columnCount()
        if rows and columns:
            index = self.table.index(min(max(row, 0), rows - 1), min(max(at, 0), columns - 1))
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.scrollTo(index)

    def select_range(self, rows: range, columns: range) -> None:
        """Select a range of cells, the cursor at its beginning."""
        first = self.table.index(rows.start, columns.start)
        last = self.table.index(
            min(rows.stop, self.table.rowCount()) - 1,
            min(columns.stop, self.table.columnCount()) - 1,
        )
        chosen = self.selectionModel()
        chosen.setCurrentIndex(first, _Flag.NoUpdate)
        chosen.select(QItemSelection(first, last), _Flag.ClearAndSelect)

    def go_from(self, row: int, at: int, way: str) -> None:
        """Go on from a cell; beyond the last column to the next row, and back."""
        down, right = _WAYS[way]
        row, at = row + down, at + right
        if at >= self.table.columnCount() and row + 1 < self.table.rowCount():
            row, at = row + 1, _STEP
        elif at < 0 and row > 0:
            row, at = row - 1, self.table.columnCount() - 1
        self.go_to(row, at)

    def type_into(self, row: int, at: int) -> None:
        """Open a cell for typing."""
        self.go_to(row, at)
        self.setFocus()
        self.type_here()

    def type_here(self) -> None:
        """Open the cell with the cursor for typing."""
        if self.currentIndex().isValid() and self.cells.editor is None and self.table.editable:
            self.edit(self.currentIndex())

    def type_one_more(self, row: int, at: int) -> None:
        """Open a cell for typing one more line into it."""
        self.type_into(row, at)
        editor = self.cells.editor
        if isinstance(editor, LinesEditor):
            editor.begin_line()

    def finish_typing(self) -> None:
        """Take over what is being typed in a cell."""
        editor = self.cells.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, self.cells.EndEditHint.NoHint)

    # --- look -----------------------------------------------------------------------------------

    def _set_headers(self) -> None:
        self.headings = ColumnHeadings(self, self.table, self._look)
        self.setHorizontalHeader(self.headings)
        numbers = self.verticalHeader()
        numbers.setFixedWidth(_NUMBERS_WIDTH)
        numbers.setMinimumSectionSize(LEAST_HEIGHT)
        numbers.setDefaultSectionSize(LEAST_HEIGHT)
        numbers.setSectionResizeMode(numbers.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        numbers.setFont(widget_font("regular", 11.5))
        numbers.setHighlightSections(False)
        numbers.setAccessibleName(translate("Steps"))
        self.setCornerButtonEnabled(True)

    def _set_manners(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(widget_font("regular", 13))
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self._repaint_all)
        self.horizontalHeader().sectionResized.connect(self._keep_width)

    def _set_widths(self) -> None:
        for at in range(self.table.columnCount()):
            column = self.table.column(at)
            self.setColumnWidth(at, self._widths.get(column.key, column.width))

    def _keep_width(self, at: int, _before: int, width: int) -> None:
        if at < self.table.columnCount():
            self._widths[self.table.column(at).key] = width

    def _repaint_all(self) -> None:
        """The steps stay where they are, so what was scrolled cannot be moved on the screen."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _follow_look(self) -> None:
        self.cells.take_colours()
        self._repaint_all()

    # --- the steps, which stay in view ----------------------------------------------------------

    @property
    def _scrolled(self) -> bool:
        return self.horizontalScrollBar().value() > 0 and self.table.columnCount() > 0

    def _frozen(self, rect: QRect) -> QRect:
        rect.moveLeft(0)
        return rect

    def _paint_steps(self, event: QPaintEvent) -> None:
        width, selection = self.columnWidth(_STEP), self.selectionModel()
        region: QRegion = event.region().intersected(QRect(0, 0, width, self.viewport().height()))
        if region.isEmpty():
            return
        painter, edge = QPainter(self.viewport()), QColor(self._look.colours["outline"])
        first = max(0, self.rowAt(region.boundingRect().top()))
        for row in range(first, self.table.rowCount()):
            rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            if rect.top() > region.boundingRect().bottom():
                break
            selected = selection.isSelected(self.table.index(row, _STEP))
            self.cells.paint_cell(painter, rect, row, _STEP, selected)
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), edge)
        painter.end()

    # --- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._scrolled:
            self._paint_steps(event)

    def visualRect(self, index: Index) -> QRect:  # noqa: N802  # Qt's name
        rect = super().visualRect(index)
        return self._frozen(rect) if index.column() == _STEP and self._scrolled else rect

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802  # Qt's name
        if self._scrolled and 0 <= point.x() < self.columnWidth(_STEP):
            row = self.rowAt(point.y())
            return self.table.index(row, _STEP) if row >= 0 else QModelIndex()
        return super().indexAt(point)

    def scrollTo(  # noqa: N802  # Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == _STEP:
            bar.setValue(before)
            return
        hidden = self.columnWidth(_STEP) - super().visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def edit(self, index: QModelIndex, *how: object) -> bool:  # type: ignore[override]
        """Open an editor; `typed_over` tells it that a letter is to replace what is there."""
        self.cells.typed_over = bool(how) and how[0] == _Trigger.AnyKeyPressed
        return bool(super().edit(index, *how))

    def event(self, event: QEvent) -> bool:
        """Keys that type or edit here are not commands of the window."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and is_typed_here(event):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the cell under the pointer, which is selected unless it is already."""
        self.finish_typing()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.center())
        else:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.go_to(index.row(), index.column())
        if self.currentIndex().isValid():
            self.menu_wanted.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.type_one_more(*self.place)
        elif key in _ENTER:
            self.go_from(*self.place, "up" if held == shift else "down")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.type_here()
        elif held == alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
