"""The sheet as Qt's views see it: its cells, what is typed into them, what patches change.

A last row below the steps is for a new one; a file that is only read has none.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.history import Edit, History, Patched
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.model.spans import steps_of_map
from cjm_desktop.model.steps import add_step
from cjm_desktop.ui.table_view.columns.column import Column
from cjm_desktop.ui.table_view.sheet import Sheet
from cjm_desktop.ui.table_view.words import in_one_line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class TableModel(QAbstractTableModel):
    """Follows one map. `rows_changed` tells the rows whose words did, after the views know."""

    refused = Signal(str)
    rows_changed = Signal(list)
    patched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.history: History | None = None
        self.editable = False
        self._steps: list[str] = []

    # --- what is shown --------------------------------------------------------------------------

    def show_map(self, history: History, map_id: str, lens: Lens, *, editable: bool) -> None:
        """Show a map as it is now, and follow it."""
        self.beginResetModel()
        self._let_go()
        if history.document.get(Journey, map_id) is not None:
            self.sheet = Sheet(history.document, map_id, lens)
            self._steps = [step.id for step in self.sheet.steps]
            self.history, self.editable = history, editable
            history.on_patched(self._follow)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._let_go()
        self.endResetModel()

    def set_lens(self, lens: Lens) -> None:
        """Show the stages of another lens."""
        if self.sheet is not None and self.sheet.lens != lens:
            self.sheet.set_lens(lens)
            rows = len(self._steps)
            if rows:
                self.dataChanged.emit(self.index(0, _STAGE), self.index(rows - 1, _STAGE))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, _STAGE, _STAGE)
            self.rows_changed.emit(list(range(rows)))

    # --- cells ----------------------------------------------------------------------------------

    @property
    def step_count(self) -> int:
        """How many rows are steps; the row below them is for a new one."""
        return len(self._steps)

    def is_new_row(self, row: int) -> bool:
        """Whether a row is the one for a new step."""
        return row == len(self._steps)

    def column(self, at: int) -> Column:
        """The column at a place."""
        assert self.sheet is not None
        return self.sheet.columns[at]

    def sheet_row(self, row: int) -> int | None:
        """The row of the sheet, None for the new one and for a step that has just gone."""
        if self.sheet is None or not 0 <= row < len(self._steps):
            return None
        return self.sheet.row_of(self._steps[row])

    def step_id(self, row: int) -> str | None:
        """The id of the step of a row; None for the new one."""
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def words(self, row: int, at: int) -> str:
        """What stands in a cell."""
        sheet_row = self.sheet_row(row)
        return self.column(at).words(sheet_row) if sheet_row is not None else ""

    def typed(self, row: int, at: int) -> str:
        """What stands in a cell as it can be typed again."""
        sheet_row = self.sheet_row(row)
        return self.column(at).typed(sheet_row) if sheet_row is not None else ""

    def keys(self, row: int, at: int) -> tuple[str, ...]:
        """The keys of what a cell stands for on the map."""
        sheet_row = self.sheet_row(row)
        return self.column(at).keys(sheet_row) if sheet_row is not None else ()

    def spoken(self, row: int, at: int) -> str:
        """A cell as a screen reader says it: where it is, and what stands there."""
        column, sheet_row = self.column(at), self.sheet_row(row)
        if sheet_row is None:
            return translate("New step, {column}: type to add it", column=column.spoken_name)
        said = column.spoken(sheet_row) or translate("empty")
        if at == _STEP:
            return translate("Step {number}: {title}", number=row + 1, title=said)
        step = self._title(row)
        return translate("{column}, {step}: {words}", column=column.spoken_name, step=step,
                         words=said)  # fmt: skip

    # --- edits ----------------------------------------------------------------------------------

    def edit(self, label: Text, act: Callable[[Edit], object]) -> bool:
        """Edit as one step of undo; False and a sentence where it makes no sense."""
        if self.history is None or not self.editable:
            return False
        try:
            with self.history.edit(label) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))
            return False
        return True

    def add_step(self, edit: Edit, index: int | None = None) -> str:
        """Add a step before a row, at the end without one; in the stage of that beside it."""
        assert self.sheet is not None
        map_id = self.sheet.arrangement.map_id
        steps = steps_of_map(edit.document, map_id)
        index = len(steps) if index is None else index
        beside = steps[max(0, index - 1)] if steps else None
        return add_step(edit, map_id, index, lens=self.sheet.lens, made_from=beside).id

    # --- following ------------------------------------------------------------------------------

    def _let_go(self) -> None:
        if self.history is not None:
            self.history.forget_listener(self._follow)
        self.sheet, self.history, self.editable, self._steps = None, None, False, []

    def _follow(self, event: Patched) -> None:
        sheet = self.sheet
        if sheet is None or sheet.arrangement.document.get(
            Journey, sheet.arrangement.map_id
        ) is None:  # fmt: skip
            return
        count = len(sheet.columns)
        keys = [column.key for column in sheet.columns]
        followed = sheet.follow(event.patch)
        if keys != [column.key for column in sheet.columns]:
            self.beginResetModel()
            self._steps = [step.id for step in sheet.steps]
            self.endResetModel()
            self.patched.emit()
            return
        changed = {row for row, _ in followed.cells}
        if followed.rows:
            changed |= self._settle_rows([step.id for step in sheet.steps])
        if followed.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, count - 1)
        self._tell(followed.cells)
        self.rows_changed.emit(sorted(changed))
        self.patched.emit()

    def _tell(self, cells: Iterable[tuple[int, int]]) -> None:
        cells = list(cells)
        if len(cells) > _MOST_TOLD:
            rows, columns = zip(*cells, strict=True)
            cells_from, cells_to = (min(rows), min(columns)), (max(rows), max(columns))
            self.dataChanged.emit(self.index(*cells_from), self.index(*cells_to))
            return
        for row, at in cells:
            self.dataChanged.emit(self.index(row, at), self.index(row, at))

    def _settle_rows(self, steps: Sequence[str]) -> set[int]:
        """Take rows out, move and put in what makes them these steps; the rows that are new.

        A step made at the end takes the place of the row for a new one, so that who types there
        stays in it.
        """
        wanted = set(steps)
        for first, last in reversed(_blocks(self._steps, lambda step: step not in wanted)):
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._steps[first : last + 1]
            self.endRemoveRows()
        there = set(self._steps)
        kept = [step for step in steps if step in there]
        if kept != self._steps:
            self._reorder(kept)
        new: set[int] = set()
        for first, last in _blocks(steps, lambda step: step not in there):
            after_new_row = int(self.editable and first == len(self._steps))
            self.beginInsertRows(_NOWHERE, first + after_new_row, last + after_new_row)
            self._steps[first:first] = steps[first : last + 1]
            self.endInsertRows()
            new.update(range(first, last + 1))
        return new

    def _reorder(self, steps: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {step: row for row, step in enumerate(steps)}
        before = self.persistentIndexList()
        after = [
            self.index(place[self._steps[index.row()]], index.column())
            if index.row() < len(self._steps) else self.index(index.row(), index.column())
            for index in before
        ]  # fmt: skip
        self._steps = steps
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _title(self, row: int) -> str:
        assert self.sheet is not None
        sheet_row = self.sheet_row(row)
        title = in_one_line(self.sheet.steps[sheet_row].title) if sheet_row is not None else ""
        return title or translate("Step {number}", number=row + 1)

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        if parent.isValid() or self.sheet is None:
            return 0
        return len(self._steps) + int(self.editable)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable and index.isValid() else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self.sheet is None:
            return None
        row, at = index.row(), index.column()
        match role:
            case _Role.DisplayRole:
                return self.words(row, at)
            case _Role.EditRole:
                return self.typed(row, at)
            case _Role.AccessibleTextRole:
                return self.spoken(row, at)
            case _Role.ToolTipRole if self.words(row, at):
                return self.spoken(row, at)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802
        """Take over what was typed; False where it is refused, which is told by `refused`."""
        row, at, words = index.row(), index.column(), str(value)
        column, before = self.column(at), self.typed(row, at)
        if role != _Role.EditRole:
            return False
        if words.strip() == before.strip():
            return True
        step_id = self.step_id(row)
        if step_id is not None:
            return self.edit(
                column.label(before, words), lambda edit: column.write(edit, step_id, words)
            )
        return self.edit(
            text("Add step"), lambda edit: column.write(edit, self.add_step(edit), words)
        )

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if self.sheet is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self.sheet.columns[section]
            if role == _Role.DisplayRole:
                return column.heading
            said = role in (_Role.AccessibleTextRole, _Role.ToolTipRole)
            return column.spoken_heading if said else None
        new = self.is_new_row(section)
        match role:
            case _Role.DisplayRole:
                return "+" if new else str(section + 1)
            case _Role.AccessibleTextRole | _Role.ToolTipRole:
                return translate("New step") if new else f"{section + 1}. {self._title(section)}"
        return None


_STEP, _STAGE = 0, 1
_MOST_TOLD = 64
"""Of more cells than this the views hear as one range."""


def _blocks(steps: Sequence[str], wanted: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The first and last rows of neighbouring steps that are wanted."""
    blocks: list[tuple[int, int]] = []
    for row, step in enumerate(steps):
        if not wanted(step):
            continue
        if blocks and blocks[-1][1] == row - 1:
            blocks[-1] = (blocks[-1][0], row)
        else:
            blocks.append((row, row))
    return blocks
