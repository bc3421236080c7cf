"""The hand-over table as Qt's views see it: its cells, and what a screen reader says of them."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cjm_desktop.language import Text, text, translate
from cjm_desktop.lenses.functional import HOW
from cjm_desktop.ui.findings.tools.hand_over_rows import HandOverRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns from the left."""

    STEP = 0
    WAY = 1
    KIND = 2
    AGREED = 3
    WHAT = 4
    BY_WHOM = 5
    AGREED_ON = 6


FIELDS = {Column.WHAT: "what", Column.BY_WHOM: "by_whom", Column.AGREED_ON: "agreed_on"}
"""The fields of an agreement that are typed into its columns."""
HEADINGS: dict[Column, Text] = {
    Column.STEP: text("At the step"),
    Column.WAY: text("From → to"),
    Column.KIND: text("How"),
    Column.AGREED: text("Agreed"),
    Column.WHAT: text("What is handed over"),
    Column.BY_WHOM: text("By whom"),
    Column.AGREED_ON: text("Agreed on"),
}
NO_LONGER_NEEDED = text("no longer needed")
REMOVE = text("Remove")


class HandOverModel(QAbstractTableModel):
    """Shows rows; what is typed and ticked goes to `write` and `tick`."""

    def __init__(
        self,
        write: Callable[[HandOverRow, Column, str], bool],
        tick: Callable[[HandOverRow], bool],
    ) -> None:
        super().__init__()
        self.rows: list[HandOverRow] = []
        self.editable = False
        self._write, self._tick = write, tick

    def show_rows(self, rows: Sequence[HandOverRow], *, editable: bool) -> None:
        """Show other rows; where they are the same ones, only what is new in them."""
        before, same_keys = self.rows, [row.key for row in self.rows] == [row.key for row in rows]
        if not same_keys or editable != self.editable:
            self.beginResetModel()
            self.rows, self.editable = list(rows), editable
            self.endResetModel()
            return
        self.rows = list(rows)
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def row_of(self, key: tuple[str, ...] | None) -> int | None:
        """Where the row with a key stands."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), None)

    def words(self, row: HandOverRow, column: Column) -> str:
        """What stands in a cell."""
        match column:
            case Column.STEP:
                return f"{row.number}  {row.step}"
            case Column.WAY:
                return f"{row.giver} → {row.receiver}"
            case Column.KIND:
                return str(HOW[row.kind] if row.kind is not None else NO_LONGER_NEEDED)
            case Column.AGREED:
                return str(REMOVE) if row.kind is None else ""
            case _:
                return str(getattr(row.agreement, FIELDS[column], ""))

    def spoken(self, row: HandOverRow, column: Column) -> str:
        """A cell as a screen reader says it: what it is of, and what stands there."""
        match column:
            case Column.STEP:
                return translate("Step {number}: {title}", number=row.number, title=row.step)
            case Column.WAY:
                return translate("From {giver} to {receiver}", giver=row.giver,
                                 receiver=row.receiver)  # fmt: skip
            case Column.AGREED if row.kind is None:
                said = translate("no longer needed; Enter removes it")
            case Column.AGREED:
                said = translate("agreed") if row.is_agreed else translate("not agreed")
                return f"{self.words(row, Column.WAY)}: {said}"
            case _:
                said = self.words(row, column) or translate("empty")
        return translate("{column}, {step}: {words}", column=HEADINGS[column],
                         step=self.words(row, Column.WAY), words=said)  # fmt: skip

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or not self.editable:
            return flags
        if index.column() in FIELDS:
            return flags | Qt.ItemFlag.ItemIsEditable
        if index.column() == Column.AGREED:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        match role:
            case _Role.DisplayRole | _Role.EditRole:
                return self.words(row, column)
            case _Role.CheckStateRole if column == Column.AGREED and row.kind is not None:
                return Qt.CheckState.Checked if row.is_agreed else Qt.CheckState.Unchecked
            case _Role.AccessibleTextRole | _Role.ToolTipRole:
                return self.spoken(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802
        """Take over what was typed or ticked; False where it is refused, which is told."""
        row, column = self.rows[index.row()], Column(index.column())
        if role == _Role.CheckStateRole:
            wanted = Qt.CheckState(value) == Qt.CheckState.Checked
            return wanted == row.is_agreed or self._tick(row)
        if role != _Role.EditRole or column not in FIELDS:
            return False
        words = str(value).strip()
        return words == self.words(row, column) or self._write(row, column, words)

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role != _Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return str(HEADINGS[Column(section)])
        return str(section + 1)
