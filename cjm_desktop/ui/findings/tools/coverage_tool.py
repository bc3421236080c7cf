"""The coverage table of the goal lens: which department has a part in which of the goals.

An empty cell takes an idea; a department without a part can agree to have none.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.lenses.coverage import cards_of_part
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.answers import agree_no_part, ask_about_part
from cjm_desktop.model.history import Edit
from cjm_desktop.model.ideas import add_idea
from cjm_desktop.model.records import (
    Answer,
    Journey,
    Lane,
    Note,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.ui.findings.tools.cells import SIGN
from cjm_desktop.ui.findings.tools.coverage_cells import (
    CellLine,
    CoverageCells,
    DepartmentNames,
    paint_part_sign,
)
from cjm_desktop.ui.findings.tools.coverage_model import (
    PART_WORDS,
    CoverageModel,
    CoverageTable,
    coverage_table,
)
from cjm_desktop.ui.findings.tools.legend import Legend
from cjm_desktop.ui.findings.tools.table import ToolTable
from cjm_desktop.ui.findings.tools.tool import LensTool
from cjm_desktop.ui.look import Look

_LEAST_COLUMN = 96
_Choice = tuple[str, Callable[[], object]]


class CoverageTool(LensTool):
    """Follows the coverage of a map."""

    title = text("Coverage")
    nothing_yet = text(
        "Nothing to compare yet: it takes departments, and stages in the goal-based lens."
    )
    concerns: ClassVar[tuple[type[Record], ...]] = (
        Step, Stage, Placement, Lane, Touchpoint, Answer, Note, Journey,
    )  # fmt: skip

    def __init__(self, canvas: MapCanvas, look: Look, tell: Callable[[str], object]) -> None:
        super().__init__(canvas, tell)
        self._look = look
        self._reading: Reading | None = None
        self._line: CellLine | None = None
        self.model = CoverageModel()
        self.table = ToolTable()
        self.table.setObjectName("findings.coverage")
        self.table.setAccessibleName(translate("Coverage: departments and goals"))
        self._names = DepartmentNames(self.table, self.model, look)
        self.table.setVerticalHeader(self._names)
        self.table.setModel(self.model)
        self.table.setItemDelegate(CoverageCells(self.table, self.model, look))
        self._explained = Legend(look)
        self._lay_out(self.table, self._explained)
        self._connect()

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self, session: MapSession | None) -> None:
        """Read the coverage anew; the cursor stays on its cell."""
        self._reading = Reading(session.arrangement) if session is not None else None
        table = coverage_table(self._reading) if self._reading is not None else CoverageTable()
        before = self._ids(self.table.currentIndex())
        if self.line is not None and table.shape != self.model.shown.shape:
            self.line.close_dropping()
        self.model.show_table(table)
        self._names.settle_width()
        self._share_width()
        if before is not None and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._index_of(*before))
        self._explain(table)
        self._show_table(bool(table.departments and table.stages))

    def finish_typing(self) -> None:
        """Take over what is being typed."""
        if self.line is not None:
            self.line.close_taking_over()

    def take_focus(self) -> None:
        """Put the focus on the cell with the cursor, else on the first."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.go_to(self.model.index(0, 0))

    @property
    def line(self) -> CellLine | None:
        """The line that is open over a cell."""
        return self._line if self._line is not None and self._line.is_open else None

    # --- what is done ---------------------------------------------------------------------------

    def write_idea(self, department: str, stage: Stage, words: str) -> None:
        """Write an idea for a department at the first step of a goal, and show it on the map."""
        written: list[Note] = []
        if not words.strip():
            return
        done = self.edit(
            text("Write idea"),
            lambda edit: written.append(add_idea(edit, stage, department, words)),
        )
        if done:
            self.go_to(note.id for note in written)
            if written[0].step_id is None:
                self._tell(
                    translate("There is no step there yet, so the idea is in the parking lot.")
                )

    def agree(self, department: Lane, stage: Stage, reason: str) -> None:
        """Agree that a department has no part in a goal."""

        def act(edit: Edit) -> None:
            agree_no_part(edit, stage.map_id, department, stage, reason.strip())

        self.edit(text("Agree on no part"), act)

    def ask_again(self, department: Lane, stage: Stage) -> None:
        """Take back that a department has no part."""
        self.edit(
            text("Ask again"), lambda edit: ask_about_part(edit, stage.map_id, department, stage)
        )

    # --- keys and clicks ------------------------------------------------------------------------

    def _connect(self) -> None:
        table = self.table
        table.horizontalHeader().setMinimumSectionSize(_LEAST_COLUMN)
        table.resized.connect(self._share_width)
        table.clicked.connect(self._act)
        table.acted.connect(self._act)
        table.deleted.connect(self._toggle)
        table.typed.connect(self._type)
        table.menu_wanted.connect(self._open_menu)
        table.pointed_at.connect(self._point)

    def _act(self, index: QModelIndex) -> None:
        part = self.model.cell(index).part
        if part == "not_asked_yet":
            self._open_idea(index)
        elif part == "no_part":
            self._open_reason(index)
        else:
            self.go_to(self._cards(index))

    def _type(self, index: QModelIndex, key: str) -> None:
        if self.model.cell(index).is_empty and key.strip():
            self._act(index)
            if self.line is not None:
                self.line.setText(key)

    def _toggle(self, index: QModelIndex) -> None:
        cell = self.model.cell(index)
        if cell.part == "no_part":
            self.ask_again(*self._place(index))
        elif cell.part == "not_asked_yet":
            self._open_reason(index)
        elif self.editable:
            self._tell(translate("{department} has cards there, so it has a part.",
                                 department=self.model.shown.name_at(index.row())))  # fmt: skip

    def _open_idea(self, index: QModelIndex) -> None:
        (_, stage), called = self._place(index), self._called(index)
        hint = text("An idea for {department} in {stage} …", **called)
        self._open_line(index, "", hint, partial(self.write_idea, called["department"], stage))

    def _open_reason(self, index: QModelIndex) -> None:
        department, stage = self._place(index)
        hint = text("{department} has no part here, because …", **self._called(index))
        reason = self.model.cell(index).reason
        self._open_line(index, reason, hint, partial(self.agree, department, stage))

    def _open_line(
        self, index: QModelIndex, words: str, hint: Text, take_over: Callable[[str], None]
    ) -> None:
        if not self.editable:
            return
        self.finish_typing()
        self.table.go_to(index)
        self._line = line = CellLine(self.table, index, self._look, words=words)
        line.setPlaceholderText(str(hint))
        line.setAccessibleName(str(hint))
        line.taken_over.connect(take_over)

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        menu = QMenu(self.table)
        for words, run in self._choices(index):
            action = QAction(words, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(at)

    def _choices(self, index: QModelIndex) -> list[_Choice]:
        """What can be done with a cell."""
        cell, choices = self.model.cell(index), list[_Choice]()
        if not cell.is_empty:
            choices.append((translate("Go to the cards"), partial(self.go_to, self._cards(index))))
        if cell.ideas:
            words = translate_plural("Go to the idea", "Go to the {number} ideas", len(cell.ideas))
            choices.append((words, partial(self.go_to, cell.ideas)))
        if not self.editable:
            return choices
        choices.append((translate("Write an idea …"), partial(self._open_idea, index)))
        if cell.part == "not_asked_yet":
            words = translate("No part, agreed because …")
            choices.append((words, partial(self._open_reason, index)))
        elif cell.part == "no_part":
            words = translate("Change the reason …")
            choices.append((words, partial(self._open_reason, index)))
            choices.append((translate("Ask again"), partial(self._toggle, index)))
        return choices

    # --- cells ----------------------------------------------------------------------------------

    def _place(self, index: QModelIndex) -> tuple[Lane, Stage]:
        shown = self.model.shown
        return shown.departments[index.row()], shown.stages[index.column()]

    def _called(self, index: QModelIndex) -> dict[str, str]:
        shown = self.model.shown
        return {"department": shown.name_at(index.row()),
                "stage": shown.stage_name_at(index.column())}  # fmt: skip

    def _ids(self, index: QModelIndex) -> tuple[str, str] | None:
        if not index.isValid():
            return None
        department, stage = self._place(index)
        return department.id, stage.id

    def _index_of(self, department_id: str, stage_id: str) -> QModelIndex:
        rows, columns = self.model.shown.shape
        if department_id not in rows or stage_id not in columns:
            return QModelIndex()
        return self.model.index(rows.index(department_id), columns.index(stage_id))

    def _cards(self, index: QModelIndex) -> list[str]:
        """The ids of the cards that a cell stands for; of an empty one of its ideas."""
        cell = self.model.cell(index)
        if cell.is_empty or self._reading is None:
            return list(cell.ideas)
        return [card.id for card in cards_of_part(self._reading, *self._place(index))]

    def _point(self, index: QModelIndex) -> None:
        self.pointed.emit(tuple(self._cards(index)) if index.isValid() else ())

    def _explain(self, table: CoverageTable) -> None:
        counts = Counter(cell.part for cell in table.cells.values())
        entries = [
            (partial(paint_part_sign, part, self._look), SIGN, f"{words}: {counts[part]}")
            for part, words in PART_WORDS.items()
        ]
        keys = (
            text("Enter or typing: an idea · Del: no part, agreed") if self.editable else text("")
        )
        self._explained.say(entries, str(keys))

    def _share_width(self) -> None:
        self.table.share_width(_LEAST_COLUMN)
