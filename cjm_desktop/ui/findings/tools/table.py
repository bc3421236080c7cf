"""A table of a lens on screen: it looks like the table of the map; Tab leaves it, arrows do not."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.own_keys import is_typed_here

ROW_HEIGHT = 30
HEADING_HEIGHT = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ToolTable(QTableView):
    """Tells what is done with its cells by keys and clicks; what that means is the tool's."""

    acted = Signal(QModelIndex)
    """Enter on a cell, or F2."""
    deleted = Signal(QModelIndex)
    typed = Signal(QModelIndex, str)
    """A letter was typed on a cell that has no editor of its own."""
    pointed_at = Signal(QModelIndex)
    """The pointer is over a cell; an invalid index when it leaves."""
    menu_wanted = Signal(QModelIndex, QPoint)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "table")
        self.setFont(widget_font("regular", 13))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(HEADING_HEIGHT + ROW_HEIGHT)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        headings = self.horizontalHeader()
        headings.setFixedHeight(HEADING_HEIGHT)
        headings.setFont(widget_font("semibold", 12))
        headings.setHighlightSections(False)
        headings.setTextElideMode(Qt.TextElideMode.ElideRight)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.entered.connect(self.pointed_at)

    def go_to(self, index: QModelIndex) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def share_width(self, least: int) -> None:
        """Let all columns share the room, as long as each has the least width."""
        count, room = self.model().columnCount(), self.viewport().width()
        for column in range(count):
            left, right = (room * at // count for at in (column, column + 1))
            self.setColumnWidth(column, max(least, right - left))

    # --- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that type or edit here are not commands of the window."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and is_typed_here(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        if not index.isValid():
            super().keyPressEvent(event)
        elif key in _ENTER or key == Qt.Key.Key_F2:
            self.acted.emit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(index)
        elif is_typed_here(event) and not self._has_editor(index):
            self.typed.emit(index, event.text())
        else:
            super().keyPressEvent(event)

    def _has_editor(self, index: QModelIndex) -> bool:
        return bool(self.model().flags(index) & Qt.ItemFlag.ItemIsEditable)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCurrentIndex(self.currentIndex())  # Selects what Qt only made current.
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit(QModelIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the cell under the pointer, or for that with the cursor."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = (
                self.indexAt(self.viewport().mapFromGlobal(event.globalPos())),
                event.globalPos(),
            )
        if index.isValid():
            self.go_to(index)
            self.menu_wanted.emit(index, at)
