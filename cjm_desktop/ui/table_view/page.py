"""The table with all its parts, put together when it is first shown."""

from PySide6.QtCore import QMimeData

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.table_view.choosing import Choosing, cells_of
from cjm_desktop.ui.table_view.clip import is_for_cells, put_on, rows_in
from cjm_desktop.ui.table_view.edits import TableEdits
from cjm_desktop.ui.table_view.hands import TableHands
from cjm_desktop.ui.table_view.model import TableModel
from cjm_desktop.ui.table_view.pasting import CellPasting
from cjm_desktop.ui.table_view.view import TableView


class TablePage:
    """What the window needs to know of the table."""

    def __init__(self, canvas: MapCanvas, look: Look, notices: Notices) -> None:
        self._canvas, self._notices = canvas, notices
        self.model = TableModel()
        self.model.refused.connect(canvas.refused)
        self._edits = TableEdits(self.model)
        self.view = TableView(self.model, look)
        self.choosing = Choosing(self.view, self.model, canvas)
        self.hands = TableHands(self.view, self.model, self._edits, self.choosing, canvas)
        self.view.delete_wanted.connect(self.hands.delete)
        self.view.move_wanted.connect(self.hands.move)
        self._pasting = CellPasting(self.model)

    def refresh(self) -> None:
        """Show the map and the lens that are on the canvas."""
        session, sheet, model = self._canvas.session, self.model.sheet, self.model
        if session is None:
            model.clear()
            return
        same = sheet is not None and model.history is session.history
        same = same and sheet is not None and sheet.arrangement.map_id == session.map_id
        if not same or model.editable != self._canvas.editable:
            model.show_map(
                session.history, session.map_id, session.lens, editable=self._canvas.editable
            )
            self.choosing.show_selected()
        else:
            model.set_lens(session.lens)

    def look_at(self, key: str) -> None:
        """Go to what has a key, e.g. what was found."""
        cells = cells_of(self.model.sheet, [key]) if self.model.sheet is not None else []
        if cells:
            self.view.go_to(*cells[0])

    # --- clipboard ------------------------------------------------------------------------------

    @property
    def copies_things(self) -> bool:
        """Whether the cells selected are steps, a lane or cards, and nothing else."""
        choosing = self.choosing
        if choosing.whole_rows or choosing.whole_column is not None:
            return True
        columns = {at for _, at in choosing.cells}
        return all(self.model.column(at).several_lines for at in columns)

    def copy_to(self, data: QMimeData) -> None:
        """Add the cells selected to what goes to the clipboard."""
        cells = self.choosing.cells
        rows, columns = sorted({row for row, _ in cells}), sorted({at for _, at in cells})
        chosen = set(cells)
        put_on(
            data,
            [
                [self.model.typed(row, at) if (row, at) in chosen else "" for at in columns]
                for row in rows
                if not self.model.is_new_row(row)
            ],
        )

    def cut(self) -> None:
        """Empty the cells that were copied."""
        self._edits.clear(self.choosing.cells, text("Cut"))

    def paste(self, data: QMimeData) -> bool:
        """Fill cells from the clipboard; False if what lies there is none for cells."""
        rows = rows_in(data) if is_for_cells(data) else []
        if not rows:
            return False
        pasted = self._pasting.paste(rows, self.choosing.cells)
        if pasted is not None:
            if pasted.rows:
                self.view.select_range(pasted.rows, pasted.columns)
            if pasted.in_words():
                self._notices.say(pasted.in_words(), passing=True)
        return True
