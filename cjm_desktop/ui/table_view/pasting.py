"""Fills cells with what was pasted, as one step of undo; more rows than there are make steps."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text, translate
from cjm_desktop.model.history import Edit
from cjm_desktop.ui.table_view.clip import Rows
from cjm_desktop.ui.table_view.model import TableModel

MOST_CELLS = 10_000


@dataclass(slots=True)
class Pasted:
    """Which cells were filled, and how many had no place."""

    rows: range = range(0)
    columns: range = range(0)
    left_out: int = 0
    computed: int = field(default=0)

    def in_words(self) -> str:
        """What was left out; empty if nothing was."""
        said = []
        if self.left_out:
            said.append(translate("There is no column for some cells, so they were left out: "
                                  "{number}.", number=self.left_out))  # fmt: skip
        if self.computed:
            said.append(translate("In the lens on screen these stages follow from the departments,"
                                  " so they were left out: {number}.",
                                  number=self.computed))  # fmt: skip
        return " ".join(said)


class CellPasting:
    """Pastes rows of words into the table."""

    def __init__(self, model: TableModel) -> None:
        self._model = model

    def paste(self, rows: Rows, cells: Sequence[tuple[int, int]]) -> Pasted | None:
        """Paste at the first of the cells selected, one cell into all of them; None if refused."""
        if not rows or not cells:
            return None
        if len(rows) == 1 and len(rows[0]) == 1 and len(cells) > 1:
            return self._fill_each(rows[0][0], cells)
        top, left = min(row for row, _ in cells), min(at for _, at in cells)
        width = max(map(len, rows))
        pasted = Pasted(
            range(top, top + len(rows)),
            range(left, min(left + width, self._model.columnCount())),
        )
        filled = self._model.edit(text("Paste cells"), lambda edit: self._fill(edit, rows, pasted))
        return pasted if filled else None

    def _fill_each(self, words: str, cells: Sequence[tuple[int, int]]) -> Pasted | None:
        pasted = Pasted()

        def act(edit: Edit) -> None:
            for row, at in cells:
                step_id = self._model.step_id(row)
                if step_id is not None:
                    self._write(edit, step_id, row, at, words, pasted)

        return pasted if self._model.edit(text("Paste cells"), act) else None

    def _fill(self, edit: Edit, rows: Rows, pasted: Pasted) -> None:
        if sum(map(len, rows)) > MOST_CELLS:
            raise EditRefusedError(
                text("These are more than {most} cells, so pasting them would hold up the window.",
                     most=MOST_CELLS),
                text("Paste them in parts; nothing was changed."),
            )  # fmt: skip
        while rows and not any(cell.strip() for cell in rows[-1]):
            rows = rows[:-1]
        left = pasted.columns.start
        for row, cells in zip(pasted.rows, rows, strict=False):
            step_id = self._model.step_id(row) or self._model.add_step(edit)
            for at, words in enumerate(cells, start=left):
                if at < self._model.columnCount():
                    self._write(edit, step_id, row, at, words, pasted)
                elif words.strip():
                    pasted.left_out += 1

    def _write(
        self, edit: Edit, step_id: str, row: int, at: int, words: str, pasted: Pasted
    ) -> None:
        column, sheet_row = self._model.column(at), self._model.sheet_row(row)
        if words.strip() == self._model.typed(row, at).strip():
            return
        if sheet_row is not None and column.is_computed(sheet_row):
            pasted.computed += 1
            return
        try:
            column.write(edit, step_id, words)
        except EditRefusedError as refusal:
            raise EditRefusedError(
                text("Row {row}, {column}: {why}", row=row + 1, column=column.spoken_name,
                     why=refusal.message),
                text("Nothing was pasted."),
            ) from refusal  # fmt: skip
