"""What is done to the map from the table: steps added, moved and deleted, cells emptied."""

from collections.abc import Sequence

from cjm_desktop.language import Text, text
from cjm_desktop.model.editing import change, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Step
from cjm_desktop.model.steps import delete_steps, move_steps
from cjm_desktop.ui.table_view.model import TableModel

Cells = Sequence[tuple[int, int]]
_STEP = 0


class TableEdits:
    """Edits of the map on screen, each one step of undo."""

    def __init__(self, model: TableModel) -> None:
        self._model = model

    def add_step(self, row: int, title: str = "") -> int | None:
        """Add a step before a row; its row, None if it was refused."""
        row = min(max(row, 0), self._model.step_count)

        def act(edit: Edit) -> None:
            step_id = self._model.add_step(edit, row)
            change(edit, require(edit, Step, step_id), title=title)

        return row if self._model.edit(text("Add step"), act) else None

    def delete_steps(self, rows: Sequence[int]) -> None:
        """Delete the steps of rows with all that stands on them alone."""
        steps = self._steps(rows)
        if steps:
            label = text("Delete step") if len(steps) == 1 else text("Delete steps")
            self._model.edit(label, lambda edit: delete_steps(edit, steps))

    def move_steps(self, rows: Sequence[int], by: int) -> None:
        """Move the steps of rows one place up (−1) or down (1), as one block."""
        sheet, steps = self._model.sheet, self._steps(rows)
        if sheet is None or not steps:
            return
        rows = [row for row in rows if not self._model.is_new_row(row)]
        index = rows[0] - 1 if by < 0 else rows[-1] + 2
        index = min(max(index, 0), self._model.step_count)
        label = text("Move step") if len(steps) == 1 else text("Move steps")
        self._model.edit(label, lambda edit: move_steps(edit, steps, index, lens=sheet.lens))

    def clear(self, cells: Cells, label: Text | None = None) -> None:
        """Empty cells; among several those whose words are computed are left alone."""
        cells = [cell for cell in cells if self._model.typed(*cell)]
        columns = {at for _, at in cells}
        if len(cells) > 1:
            cells = [cell for cell in cells if not self._is_computed(*cell)]
        if not cells:
            return
        if label is None:
            labels = self._model.column(cells[0][1]).labels
            label = labels[2] if len(columns) == 1 else text("Clear cells")
        self._model.edit(label, lambda edit: self._clear(edit, cells))

    def _clear(self, edit: Edit, cells: Cells) -> None:
        for row, at in cells:
            step_id = self._model.step_id(row)
            if step_id is not None:
                self._model.column(at).clear(edit, step_id)

    def _is_computed(self, row: int, at: int) -> bool:
        sheet_row = self._model.sheet_row(row)
        return sheet_row is not None and self._model.column(at).is_computed(sheet_row)

    def _steps(self, rows: Sequence[int]) -> list[str]:
        steps = [self._model.step_id(row) for row in rows]
        return [step for step in steps if step is not None]
