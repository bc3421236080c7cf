"""The team's checklists of the goal lens, side by side: ticked here, written in the inspector."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QPainter

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text, translate, translate_plural
from cjm_desktop.lenses.naming import Naming
from cjm_desktop.model.editing import change
from cjm_desktop.model.records import Checkpoint, Journey, Record, Stage
from cjm_desktop.ui.findings.tools.cells import Index, ToolCells, after_sign, sign_in
from cjm_desktop.ui.findings.tools.checklist_model import ChecklistModel, StageChecklist
from cjm_desktop.ui.findings.tools.legend import Legend
from cjm_desktop.ui.findings.tools.signs import paint_tick
from cjm_desktop.ui.findings.tools.table import ToolTable
from cjm_desktop.ui.findings.tools.tool import LensTool
from cjm_desktop.ui.look import Look

_LEAST_COLUMN = 140
_HINT = text("Space or Enter: done · below the last line: to the goal, to write its checklist")


class ChecklistTool(LensTool):
    """Follows the checklists of the goals of a map."""

    title = text("Checklist")
    nothing_yet = text(
        "No checklist yet. Select a stage of the goal-based lens and write it in the inspector."
    )
    concerns: ClassVar[tuple[type[Record], ...]] = (Stage, Checkpoint, Journey)

    def __init__(self, canvas: MapCanvas, look: Look, tell: Callable[[str], object]) -> None:
        super().__init__(canvas, tell)
        self.model = ChecklistModel()
        self.table = ToolTable()
        self.table.setObjectName("findings.checklist")
        self.table.setAccessibleName(translate("The team's checklist for each goal"))
        self.table.verticalHeader().hide()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_ChecklistCells(self.table, self.model, look))
        self._counted = Legend(look)
        self._lay_out(self.table, self._counted)
        self.table.resized.connect(self._share_width)
        self.table.clicked.connect(self._act)
        self.table.acted.connect(self._act)
        self.table.typed.connect(lambda index, key: self._act(index) if key == " " else None)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self, session: MapSession | None) -> None:
        """Read the checklists anew; the cursor stays on its line."""
        checklists = _checklists(session) if session is not None else []
        at = self.table.currentIndex()
        line = self.model.line(at) if at.isValid() else None
        self.model.show_checklists(checklists)
        if line is not None and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._index_of(line))
        self._share_width()
        lines = sum(len(one.lines) for one in checklists)
        done = sum(one.done for one in checklists)
        counted = translate_plural("{done} of {number} done", "{done} of {number} done", lines,
                                   done=done)  # fmt: skip
        self._counted.say([], f"{counted} · {_HINT}" if self.editable else counted)
        self._show_table(bool(lines))

    def finish_typing(self) -> None:
        """Nothing is typed here."""

    def take_focus(self) -> None:
        """Put the focus on the line with the cursor, else on the first."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.go_to(self.model.index(0, 0))

    # --- what is done ---------------------------------------------------------------------------

    def tick(self, line: Checkpoint) -> None:
        """Tick a line, or take its tick away."""
        label = text("Tick checklist") if not line.done else text("Take tick away")
        self.edit(label, lambda edit: change(edit, line, done=not line.done))

    def _act(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None:
            self.tick(line)
        elif self._session is not None:
            stage_id = self.model.checklists[index.column()].stage_id
            self.go_to([self._session.key_for(stage_id)])

    def _index_of(self, line: Checkpoint) -> QModelIndex:
        for column, checklist in enumerate(self.model.checklists):
            for row, other in enumerate(checklist.lines):
                if other.id == line.id:
                    return self.model.index(row, column)
        return QModelIndex()

    def _share_width(self) -> None:
        self.table.share_width(_LEAST_COLUMN)


class _ChecklistCells(ToolCells):
    """Paints a box to tick and the words of a line."""

    def __init__(self, table: ToolTable, model: ChecklistModel, look: Look) -> None:
        super().__init__(table, look)
        self._model = model

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint a line, quieter when it is done; nothing below the last one."""
        line = self._model.line(index)
        if line is not None:
            paint_tick(painter, line.done, sign_in(room), self.look)
            words = line.title or translate("Untitled")
            self.paint_words(painter, after_sign(room), words, "muted" if line.done else "text")


def _checklists(session: MapSession) -> list[StageChecklist]:
    name, document = Naming(session.arrangement), session.document
    return [
        StageChecklist(
            stage.id,
            str(name.stage(stage)),
            tuple(document.ordered(Checkpoint, "stage_id", stage.id)),
        )
        for stage in session.arrangement.stages("goal")
    ]
