"""The outline as Qt's views see it. Lines are known by numbers, never by objects that may go."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cjm_desktop.canvas.fields import record_at
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.ui.outline.entries import Entry
from cjm_desktop.ui.outline.renaming import label_of, rename, typed_words
from cjm_desktop.ui.outline.tree import Outline, Part

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_STEP_BITS = 24
"""An inner number: 0 for a part, part + 1 for a step, column + 1 above these bits for the rest."""


class OutlineModel(QAbstractItemModel):
    """Follows the map on a canvas."""

    refused = Signal(str)
    patched = Signal()

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.outline: Outline | None = None
        self.history: History | None = None

    # --- what is shown --------------------------------------------------------------------------

    def show_map(self, history: History, map_id: str, lens: Lens) -> None:
        """Show a map as it is now, and follow it."""
        self.beginResetModel()
        self._let_go()
        if history.document.get(Journey, map_id) is not None:
            self.outline = Outline(history.document, map_id, lens)
            self.history = history
            history.on_patched(self._follow)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._let_go()
        self.endResetModel()

    def set_lens(self, lens: Lens) -> None:
        """Show the stages of another lens."""
        if self.outline is not None and self.outline.lens != lens:
            self.beginResetModel()
            self.outline.set_lens(lens)
            self.endResetModel()

    # --- lines ----------------------------------------------------------------------------------

    def entry(self, index: Index) -> Entry | None:
        """The line at an index."""
        if self.outline is None or not index.isValid():
            return None
        column = _column(index)
        if column is not None:
            entries = self.outline.entries(column)
            return entries[index.row()] if index.row() < len(entries) else None
        part = _part(index)
        if part is not None:
            return self.outline.child(part, index.row())
        return self.outline.parts[index.row()].entry

    def key(self, index: Index) -> str:
        """The key of what a line stands for, or stood for if that has just gone."""
        part = _part(index) if index.isValid() else None
        if self.outline is not None and part is not None:
            return self.outline.parts[part].children[index.row()]
        entry = self.entry(index)
        return entry.key if entry is not None else ""

    def index_of(self, key: str) -> QModelIndex:
        """Where the line of a key stands; of a run's key the run, of an empty cell's its step."""
        outline = self.outline
        if outline is None:
            return QModelIndex()
        for number, part in enumerate(outline.parts):
            if part.entry.key == key:
                return self.index(number, 0)
            if part.first < 0 and key in part.children:
                return self.index(part.children.index(key), 0, self.index(number, 0))
        at = outline.arrangement.column_of.get(key)
        if at is not None:
            return self.index_of_step(at)
        record = outline.arrangement.document.find(key)
        at = outline.arrangement.column_of.get(getattr(record, "step_id", None) or "")
        if at is None:
            return QModelIndex()
        step = self.index_of_step(at)
        keys = [entry.key for entry in outline.entries(at)]
        return self.index(keys.index(key), 0, step) if key in keys else step

    def index_of_step(self, column: int) -> QModelIndex:
        """Where the line of a step stands."""
        assert self.outline is not None
        number = self.outline.part_of_step(column)
        part = self.index(number, 0)
        return self.index(column - self.outline.parts[number].first, 0, part)

    def column_of(self, index: Index) -> int | None:
        """The column of the step that a line stands for; None for another line."""
        number = _part(index)
        if self.outline is None or number is None:
            return None
        part = self.outline.parts[number]
        return part.first + index.row() if part.first >= 0 else None

    # --- following ------------------------------------------------------------------------------

    def _let_go(self) -> None:
        if self.history is not None:
            self.history.forget_listener(self._follow)
        self.outline, self.history = None, None

    def _follow(self, event: Patched) -> None:
        outline = self.outline
        if outline is None or outline.arrangement.document.get(
            Journey, outline.arrangement.map_id
        ) is None:  # fmt: skip
            return
        before, parts = outline.structure, outline.parts
        changed = outline.follow(event.patch)
        outline.read_parts()
        if before != outline.structure:
            self.beginResetModel()
            outline.forget_entries()
            self.endResetModel()
        else:
            self._tell_parts(parts)
            for step_id in changed:
                self._tell_step(step_id)
        self.patched.emit()

    def _tell_parts(self, before: list[Part]) -> None:
        assert self.outline is not None
        for number, (old, new) in enumerate(zip(before, self.outline.parts, strict=True)):
            index = self.index(number, 0)
            if old.entry != new.entry:
                self.dataChanged.emit(index, index)
            if new.first < 0 and new.children:
                self.dataChanged.emit(
                    self.index(0, 0, index), self.index(len(new.children) - 1, 0, index)
                )

    def _tell_step(self, step_id: str) -> None:
        """Tell that a step changed, and which of its lines came, went or changed."""
        outline = self.outline
        at = outline.arrangement.column_of.get(step_id) if outline is not None else None
        if outline is None or at is None:
            return
        step = self.index_of_step(at)
        self.dataChanged.emit(step, step)
        lines = outline.known_entries(step_id)
        if lines is None:
            return
        before, after = list(lines), outline.read_entries(at)
        self._exchange(step, lines, after)
        for row, entry in enumerate(after):
            lines[row] = entry
            if entry not in before:
                self.dataChanged.emit(self.index(row, 0, step), self.index(row, 0, step))

    def _exchange(self, step: QModelIndex, lines: list[Entry], after: list[Entry]) -> None:
        """Let the lines between those that stay at both ends go, and the new ones come."""
        fewer = min(len(lines), len(after))
        head = tail = 0
        while head < fewer and lines[head].key == after[head].key:
            head += 1
        while tail < fewer - head and lines[-1 - tail].key == after[-1 - tail].key:
            tail += 1
        gone, new = len(lines) - head - tail, len(after) - head - tail
        if gone:
            self.beginRemoveRows(step, head, head + gone - 1)
            del lines[head : head + gone]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(step, head, head + new - 1)
            lines[head:head] = after[head : head + new]
            self.endInsertRows()

    # --- Qt -------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        outline = self.outline
        if outline is None or column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0)
        part = _part(parent)
        if part is None:
            return self.createIndex(row, 0, parent.row() + 1)
        at = outline.parts[part].first + parent.row()
        return self.createIndex(row, 0, (at + 1) << _STEP_BITS)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        outline = self.outline
        if outline is None or not index.isValid():
            return QModelIndex()
        column, part = _column(index), _part(index)
        if column is not None:
            number = outline.part_of_step(column)
            return self.createIndex(column - outline.parts[number].first, 0, number + 1)
        return self.createIndex(part, 0, 0) if part is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        outline = self.outline
        if outline is None:
            return 0
        if not parent.isValid():
            return len(outline.parts)
        if _column(parent) is not None:
            return 0
        part = _part(parent)
        if part is None:
            return len(outline.parts[parent.row()].children)
        first = outline.parts[part].first
        return len(outline.entries(first + parent.row())) if first >= 0 else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._canvas.editable and typed_words(self._canvas.session, self.key(index)) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case _Role.DisplayRole:
                return entry.words
            case _Role.EditRole:
                return typed_words(self._canvas.session, entry.key)
            case _Role.AccessibleTextRole | _Role.ToolTipRole:
                return entry.spoken
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802
        """Take over what was typed; False where it is refused, which is told by `refused`."""
        session, key, words = self._canvas.session, self.key(index), str(value)
        if role != _Role.EditRole or session is None or not key:
            return False
        if words == typed_words(session, key):
            return True
        try:
            with session.history.edit(label_of(record_at(session, key), words)) as edit:
                rename(session, edit, key, words)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))
            return False
        return True


def _column(index: Index) -> int | None:
    """The column of the step below which a line stands; None for steps and parts."""
    column = index.internalId() >> _STEP_BITS
    return column - 1 if column else None


def _part(index: Index) -> int | None:
    """The part below which a step, or a parked note, stands; None for other lines."""
    number = index.internalId()
    return number - 1 if number and not number >> _STEP_BITS else None
