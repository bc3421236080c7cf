"""The team's checklists as Qt's views see them: a column for each goal, its lines below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cjm_desktop.language import translate
from cjm_desktop.model.records import Checkpoint

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class StageChecklist:
    """The checklist of a goal, known by its id, with what the goal is called."""

    stage_id: str
    name: str
    lines: tuple[Checkpoint, ...]

    @property
    def done(self) -> int:
        """How many of its lines are ticked."""
        return sum(line.done for line in self.lines)


class ChecklistModel(QAbstractTableModel):
    """Shows checklists; columns are as long as the longest of them."""

    def __init__(self) -> None:
        super().__init__()
        self.checklists: tuple[StageChecklist, ...] = ()

    def show_checklists(self, checklists: Sequence[StageChecklist]) -> None:
        """Show other checklists; where they are as long as before, only what is new in them."""
        before, now = self.checklists, tuple(checklists)
        if _shape(before) != _shape(now):
            self.beginResetModel()
            self.checklists = now
            self.endResetModel()
            return
        self.checklists = now
        if before != now:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(now) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(now) - 1)

    def line(self, index: Index) -> Checkpoint | None:
        """The line in a cell; None below the last one of its goal."""
        lines = self.checklists[index.column()].lines
        return lines[index.row()] if index.row() < len(lines) else None

    def spoken(self, index: Index) -> str:
        """A cell as a screen reader says it."""
        line, stage = self.line(index), self.checklists[index.column()].name
        if line is None:
            return translate("{stage}: nothing more on the checklist", stage=stage)
        words = line.title or translate("Untitled")
        if line.done:
            return translate("{stage}: {line}, done", stage=stage, line=words)
        return translate("{stage}: {line}, not done", stage=stage, line=words)

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else max((len(c.lines) for c in self.checklists), default=0)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.checklists)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index)
        match role:
            case _Role.DisplayRole:
                return line.title if line is not None else ""
            case _Role.CheckStateRole if line is not None:
                return Qt.CheckState.Checked if line.done else Qt.CheckState.Unchecked
            case _Role.AccessibleTextRole:
                return self.spoken(index)
            case _Role.ToolTipRole if line is not None:
                return self.spoken(index)
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        said = role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole)
        if not said or orientation == Qt.Orientation.Vertical:
            return None
        checklist = self.checklists[section]
        if not checklist.lines:
            return checklist.name
        return f"{checklist.name}  {checklist.done}/{len(checklist.lines)}"


def _shape(checklists: Sequence[StageChecklist]) -> list[tuple[str, tuple[str, ...]]]:
    """The ids of the goals and of their lines."""
    return [(one.stage_id, tuple(line.id for line in one.lines)) for one in checklists]
