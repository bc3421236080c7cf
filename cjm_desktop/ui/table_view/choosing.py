"""Keeps one selection in the table and on the map: what is chosen here is chosen there.

Cells of which a patch takes away what they stood for are told anew, so the map selects what
stands there now.
"""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QTimer

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.records import Amount, Curve, Feeling, Figure, Lane, Note, Step, Touchpoint
from cjm_desktop.ui.table_view.columns.numbers import FeelingColumn
from cjm_desktop.ui.table_view.model import TableModel
from cjm_desktop.ui.table_view.sheet import Sheet
from cjm_desktop.ui.table_view.view import TableView

_Flag = QItemSelectionModel.SelectionFlag
_STEP, _STAGE = 0, 1
_RUN = run_key("")


class Choosing(QObject):
    """Follows the table's selection and the canvas's while the table is on screen."""

    def __init__(self, view: TableView, model: TableModel, canvas: MapCanvas) -> None:
        super().__init__(view)
        self._view, self._model, self._canvas = view, model, canvas
        self._busy = False
        self._told: frozenset[str] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.tell)
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._selected)
        selection.currentChanged.connect(self._selected)
        model.patched.connect(self._soon.start)
        canvas.selection_changed.connect(self.follow)

    @property
    def rows(self) -> list[int]:
        """The rows in which something is selected, in order."""
        return sorted({row for row, _ in self.cells})

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The cells selected, row by row; that with the cursor if none is."""
        ranges = self._view.selectionModel().selection()
        found = {
            (row, at)
            for each in ranges.toList()
            for row in range(each.top(), each.bottom() + 1)
            for at in range(each.left(), each.right() + 1)
        }
        if not found and self._view.currentIndex().isValid():
            found = {self._view.place}
        return sorted(found)

    @property
    def whole_rows(self) -> bool:
        """Whether all that is selected are rows from end to end, or only their steps."""
        selected = [0] * self._model.rowCount()
        for row, _ in self.cells:
            selected[row] += 1
        counts = {count for count in selected if count}
        if counts == {self._model.columnCount()}:
            return True
        return bool(counts) and all(at == _STEP for _, at in self.cells)

    @property
    def whole_column(self) -> int | None:
        """The column of a lane that is selected from end to end, and nothing else."""
        cells = self.cells
        at = cells[0][1] if cells else 0
        if len(cells) != self._model.rowCount() or len(cells) < 2:
            return None
        is_lane = all(other == at for _, other in cells) and self._model.column(at).lane
        return at if is_lane else None

    def tell(self) -> None:
        """Select on the map what is selected here."""
        if self._busy or not self._view.isVisible():
            return
        keys = self._keys()
        if self._is_shown_by(keys):
            return
        self._told = frozenset(keys)
        self._busy = True
        self._canvas.select(keys)
        self._busy = False

    def _is_shown_by(self, keys: Collection[str]) -> bool:
        """Whether the map has these selected, or of several cards in a cell only some."""
        sheet, selected = self._model.sheet, self._canvas.selection
        if not selected or sheet is None or not set(selected) <= set(keys):
            return False
        return cells_of(sheet, selected) == cells_of(sheet, keys)

    def follow(self) -> None:
        """Select here what was selected on the map, unless it is what was told from here."""
        keys = self._canvas.selection
        if self._busy or not keys or not self._view.isVisible() or self._told.issuperset(keys):
            return
        self.show_selected()

    def show_selected(self) -> None:
        """Select here what is selected on the map; without anything there, the first step."""
        sheet = self._model.sheet
        found = cells_of(sheet, self._canvas.selection) if sheet is not None else []
        self._busy = True
        if found:
            self._select(found)
        elif not self._view.currentIndex().isValid():
            self._view.go_to(0, _STEP)
        self._busy = False
        self._told = frozenset(self._canvas.selection)
        if not found:
            self._soon.start()

    def _selected(self) -> None:
        self.tell()

    def _keys(self) -> list[str]:
        model, cells = self._model, self.cells
        if not cells:
            return []
        if self.whole_rows:
            steps = [model.step_id(row) for row in self.rows]
            return [step for step in steps if step is not None]
        lane = model.column(self.whole_column).lane if self.whole_column is not None else None
        if lane is not None:
            return [lane.id]
        current = self._view.place
        cells.sort(key=lambda cell: cell != current)
        return [key for row, at in cells for key in model.keys(row, at)]

    def _select(self, cells: Iterable[tuple[int, int]]) -> None:
        first, *others = cells
        self._view.go_to(*first)
        chosen = QItemSelection()
        for row, at in others:
            index = self._model.index(row, at)
            chosen.select(index, index)
        self._view.selectionModel().select(chosen, _Flag.Select)


def cells_of(sheet: Sheet, keys: Iterable[str]) -> list[tuple[int, int]]:
    """The cells that stand for what has these keys on the map, each once."""
    found = (_cell_of(sheet, key) for key in keys)
    return list(dict.fromkeys(cell for cell in found if cell is not None))


def _cell_of(sheet: Sheet, key: str) -> tuple[int, int] | None:
    names = cell_of(key)
    if names is not None:
        return _at(sheet, names[1], sheet.column_at(names[0]), names[0])
    if key.startswith(_RUN):
        row = sheet.row_of(key.removeprefix(_RUN))
        return (row, _STAGE) if row is not None else None
    match sheet.arrangement.document.find(key):
        case Step() as step:
            return _at(sheet, step.id, _STEP)
        case (Touchpoint() | Note() | Figure() | Amount()) as card:
            return _at(sheet, card.step_id, sheet.column_at(card.lane_id or ""))
        case Feeling() as feeling:
            return _at(sheet, feeling.step_id, _column_of_curve(sheet, feeling.curve_id))
        case Lane() as lane:
            first = sheet.steps[0].id if sheet.steps else None
            return _at(sheet, first, sheet.column_at(lane.id), lane.id)
        case Curve() as curve:
            first = sheet.steps[0].id if sheet.steps else None
            return _at(sheet, first, _column_of_curve(sheet, curve.id))
    return None


def _at(
    sheet: Sheet, step_id: str | None, at: int | None, lane_id: str = ""
) -> tuple[int, int] | None:
    row = sheet.row_of(step_id) if step_id else None
    if at is None and lane_id:
        at = sheet.column_at(f"{lane_id}:feeling")
    return (row, at) if row is not None and at is not None else None


def _column_of_curve(sheet: Sheet, curve_id: str) -> int | None:
    for at, column in enumerate(sheet.columns):
        if isinstance(column, FeelingColumn) and column.curve and column.curve.id == curve_id:
            return at
    return None
