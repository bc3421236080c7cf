"""The outline on screen: keys that rename, carry, delete and go on; one selection with the map."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.fields import why_no_title
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.outline.edits import OutlineEdits
from cjm_desktop.ui.outline.model import Index, OutlineModel
from cjm_desktop.ui.outline.rows import OutlineRows, paint_arrow
from cjm_desktop.ui.outline.tree import PARKING

_Flag = QItemSelectionModel.SelectionFlag
_Trigger = QAbstractItemView.EditTrigger
_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class OutlineView(QTreeView):
    """The tree of the map that is on a canvas."""

    menu_wanted = Signal(QPoint)

    def __init__(self, model: OutlineModel, canvas: MapCanvas, look: Look) -> None:
        super().__init__()
        self._lines, self._canvas, self._look = model, canvas, look
        self._edits = OutlineEdits(canvas)
        self._busy = False
        self._closed: set[str] = set()
        self._open: set[str] = set()
        self.setObjectName("outline")
        self.setProperty("part", "outline")
        self.setAccessibleName(translate("Outline of the map"))
        self.setModel(model)
        self.rows = OutlineRows(self, model, look)
        self.rows.entered.connect(self._go_on_soon)
        self.setItemDelegate(self.rows)
        self._set_manners()
        self._connect()

    # --- going about ----------------------------------------------------------------------------

    def go_to(self, key: str) -> bool:
        """Go to the line of what has a key, opening what it lies in; False if it has none."""
        index = self._lines.index_of(key)
        if index.isValid():
            self._busy = True
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self._busy = False
            self.scrollTo(index)
        return index.isValid()

    def go_on(self) -> None:
        """To the next step, making one at the end; from other lines to the next one below."""
        index, outline = self.currentIndex(), self._lines.outline
        column = self._lines.column_of(index)
        if outline is None:
            return
        steps = outline.arrangement.steps
        if column is None:
            self._go_below(index, any_steps=bool(steps))
            return
        if column + 1 < len(steps):
            self.setCurrentIndex(self._lines.index_of_step(column + 1))
        elif not self._edits.take_back_new_step(steps[column].id):
            self._type_new(self._edits.add_step())

    def finish_typing(self) -> None:
        """Take over what is being typed in a line."""
        editor = self.rows.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, self.rows.EndEditHint.NoHint)

    def follow_map(self) -> None:
        """Mark what is selected on the map."""
        keys = self._canvas.selection
        if self._busy or not self.isVisible():
            return
        if tuple(self._keys()) != keys:
            self._mark(keys)

    def _go_on_soon(self) -> None:
        """After the editor, whose Enter this was, is gone."""
        QTimer.singleShot(0, self, self.go_on)

    def _go_below(self, index: QModelIndex, *, any_steps: bool) -> None:
        """To the next line; on a stage without steps make one in it, on an empty map the first."""
        below = self.indexBelow(index)
        stage = self._edits.stage_without_steps(self._lines.key(index))
        if stage is not None:
            self._type_new(self._edits.add_step_in(stage))
        elif below.isValid():
            self.setCurrentIndex(below)
        elif not any_steps:
            self._type_new(self._edits.add_step())

    def _type_here(self) -> None:
        """Open the line for typing, or say why it has no words of its own."""
        index, session = self.currentIndex(), self._canvas.session
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif session is not None and self._canvas.editable:
            why = why_no_title(session, self._lines.key(index))
            if why is not None:
                self._canvas.refused.emit(str(why))

    def _delete(self) -> None:
        """Delete what is marked, and go to the line that is then nearest."""
        index = self.currentIndex()
        nearest = [
            *self._keys_beside(index, self.indexBelow),
            *self._keys_beside(index, self.indexAbove),
        ]
        self._edits.delete()
        if not self._canvas.selection:
            next((key for key in nearest if self.go_to(key)), None)
            self._tell()

    def _keys_beside(
        self, index: QModelIndex, beside: Callable[[QModelIndex], QModelIndex]
    ) -> list[str]:
        keys = []
        index = beside(index)
        while index.isValid():
            keys.append(self._lines.key(index))
            index = beside(index)
        return keys

    def _type_new(self, step_id: str) -> None:
        if step_id and self.go_to(step_id):
            self._tell()
            self.edit(self.currentIndex())

    def _mark(self, keys: Iterable[str]) -> None:
        found = [self._lines.index_of(_line_key(key)) for key in keys]
        found = [index for index in found if index.isValid()]
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        self._busy = True
        selection = self.selectionModel()
        if found:
            selection.setCurrentIndex(found[0], _Flag.NoUpdate)
        selection.select(chosen, _Flag.ClearAndSelect)
        self._busy = False
        if found:
            self.scrollTo(found[0])

    def _keys(self) -> list[str]:
        rows = self.selectionModel().selectedIndexes()
        rows.sort(key=lambda index: index != self.currentIndex())
        keys = (self._lines.key(index) for index in rows)
        return [key for key in keys if key and key != PARKING]

    def _tell(self) -> None:
        """Select on the map what is marked here, and scroll there."""
        if self._busy or not self.isVisible():
            return
        keys = self._keys()
        if keys and tuple(keys) != self._canvas.selection:
            self._busy = True
            self._canvas.folding.reveal(keys)
            self._canvas.select(keys)
            self._canvas.show_selected()
            self._busy = False

    # --- look -----------------------------------------------------------------------------------

    def _set_manners(self) -> None:
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setFont(widget_font("regular", 13))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        selection = self.selectionModel()
        selection.selectionChanged.connect(self._tell)
        self._canvas.selection_changed.connect(self.follow_map)
        self._lines.modelReset.connect(self._restore)
        self._lines.patched.connect(self._follow_in_a_moment)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_closed)
        self._look.changed.connect(self.viewport().update)

    def _follow_in_a_moment(self) -> None:
        QTimer.singleShot(0, self, self.follow_map)

    def _note_open(self, index: QModelIndex) -> None:
        self._open.add(self._lines.key(index))
        self._closed.discard(self._lines.key(index))

    def _note_closed(self, index: QModelIndex) -> None:
        self._closed.add(self._lines.key(index))
        self._open.discard(self._lines.key(index))

    def _restore(self) -> None:
        """Open what was open before: parts unless they were closed, steps if they were opened."""
        self._busy = True
        for number in range(self._lines.rowCount()):
            part = self._lines.index(number, 0)
            self.setExpanded(part, self._lines.key(part) not in self._closed)
        for key in self._open:
            step = self._lines.index_of(key)
            if step.isValid() and step.parent().isValid():
                self.setExpanded(step, True)
        self._busy = False
        self._mark(self._canvas.selection)

    # --- Qt -------------------------------------------------------------------------------------

    def drawBranches(  # noqa: N802  # Qt's name
        self, painter: QPainter, rect: QRect, index: Index
    ) -> None:
        """Only an arrow, as the lines are painted."""
        if self._lines.rowCount(index):
            colour = QColor(self._look.colours["muted"])
            paint_arrow(painter, rect, colour, is_open=self.isExpanded(index))

    def event(self, event: QEvent) -> bool:
        """Keys that type or edit here are not commands of the window."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802  # Qt's name
        """What is typed is meant for the line at hand, never for another that begins with it."""
        self._type_here()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete()
        elif key in _ARROWS and held == Qt.KeyboardModifier.AltModifier:
            self._edits.carry(*_ARROWS[key])
        elif key == Qt.Key.Key_Escape:
            self._canvas.setFocus()
        elif key == Qt.Key.Key_F2:
            self._type_here()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.finish_typing()
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
        self.menu_wanted.emit(at)


def _line_key(key: str) -> str:
    """The key of the line that stands for something: for an empty cell its step."""
    cell = cell_of(key)
    return cell[1] if cell is not None else key


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key types, edits or deletes here."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if held:
        return False
    typed = bool(event.text()) and event.text().isprintable()
    return typed or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
