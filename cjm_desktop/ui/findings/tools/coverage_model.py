"""The coverage table as Qt's views see it: departments as rows, goals as columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.lenses.coverage import Part, coverage_in, ideas_for
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.answers import no_part_answers
from cjm_desktop.model.records import Lane, Stage

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole

PART_WORDS: dict[Part, Text] = {
    "meets": text("Meets the customer"),
    "works_behind": text("Works behind"),
    "no_part": text("No part, agreed"),
    "not_asked_yet": text("Not asked yet"),
}
_SPOKEN: dict[Part, Text] = {
    "meets": text("meets the customer"),
    "works_behind": text("works behind the scenes"),
    "no_part": text("no part, agreed"),
    "not_asked_yet": text("not asked yet"),
}


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What a department has to do with a goal."""

    part: Part
    ideas: tuple[str, ...] = ()
    """The ids of the ideas that name the department."""
    reason: str = ""
    """Why it has no part, as agreed."""

    @property
    def is_empty(self) -> bool:
        """Whether no card of the department stands there."""
        return self.part in ("no_part", "not_asked_yet")


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Departments × goals with their names; `cells` is by the ids of both."""

    departments: tuple[Lane, ...] = ()
    stages: tuple[Stage, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], CoverageCell] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the rows and of the columns."""
        return tuple(lane.id for lane in self.departments), tuple(one.id for one in self.stages)

    def at(self, row: int, column: int) -> CoverageCell:
        """The cell at a place."""
        return self.cells[self.departments[row].id, self.stages[column].id]

    def name_at(self, row: int) -> str:
        """What the department of a row is called."""
        return self.names[self.departments[row].id]

    def stage_name_at(self, column: int) -> str:
        """What the goal of a column is called."""
        return self.names[self.stages[column].id]


def coverage_table(reading: Reading) -> CoverageTable:
    """The coverage of a map, with the reasons given and the ideas written down."""
    coverage, ideas = coverage_in(reading), ideas_for(reading)
    names = {lane.id: str(reading.name.lane(lane)) for lane in coverage.departments}
    names |= {stage.id: str(reading.name.stage(stage)) for stage in coverage.stages}
    map_id, cells = reading.arrangement.map_id, {}
    for lane in coverage.departments:
        for stage in coverage.stages:
            part, reason = coverage.part[lane.id, stage.id], ""
            if part == "no_part":
                reason = no_part_answers(reading.document, map_id, lane, stage)[0].reason
            notes = ideas.get((names[lane.id], stage.id), ())
            cells[lane.id, stage.id] = CoverageCell(part, tuple(note.id for note in notes), reason)
    return CoverageTable(coverage.departments, coverage.stages, names, cells)


class CoverageModel(QAbstractTableModel):
    """Shows a coverage table; a patch that changes single cells leaves the others alone."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = CoverageTable()

    def show_table(self, table: CoverageTable) -> None:
        """Show another table; where it has the same rows and columns, only what is new in it."""
        before = self.shown
        if before.shape != table.shape:
            self.beginResetModel()
            self.shown = table
            self.endResetModel()
            return
        self.shown = table
        for row in range(len(table.departments)):
            for column in range(len(table.stages)):
                if before.at(row, column) != table.at(row, column):
                    self.dataChanged.emit(self.index(row, column), self.index(row, column))
        if before.departments != table.departments and table.departments:
            last = len(table.departments) - 1
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)
        if before.stages != table.stages and table.stages:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.stages) - 1)

    def cell(self, index: Index) -> CoverageCell:
        """What stands in a cell."""
        return self.shown.at(index.row(), index.column())

    def spoken(self, index: Index) -> str:
        """A cell as a screen reader says it."""
        cell, table = self.cell(index), self.shown
        said = str(_SPOKEN[cell.part])
        if cell.reason:
            said = translate("{part}, because {reason}", part=said, reason=cell.reason)
        if cell.ideas:
            ideas = translate_plural("{number} idea", "{number} ideas", len(cell.ideas))
            said = f"{said}, {ideas}"
        return translate("{department}, {stage}: {part}", part=said,
                         department=table.name_at(index.row()),
                         stage=table.stage_name_at(index.column()))  # fmt: skip

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.shown.departments)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.shown.stages)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case _Role.DisplayRole:
                return str(PART_WORDS[self.cell(index).part])
            case _Role.AccessibleTextRole | _Role.ToolTipRole:
                return self.spoken(index)
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role not in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.shown.name_at(section)
        stage = self.shown.stages[section]
        words = self.shown.stage_name_at(section)
        says_goal = role != _Role.DisplayRole and stage.goal.strip()
        return f"{words}: {stage.goal}" if says_goal else words
