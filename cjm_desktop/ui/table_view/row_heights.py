"""Makes every row as high as its words need: only rows whose words changed are measured."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from cjm_desktop.ui.table_view.measures import LEAST_HEIGHT, laid_out, weight_of
from cjm_desktop.ui.table_view.model import TableModel


class RowHeights(QObject):
    """Keeps the heights of a table's rows, by step."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._heights: dict[str, int] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.measure_all)
        model.modelReset.connect(self.measure_all)
        model.rows_changed.connect(self._measure)
        model.layoutChanged.connect(self._put_all)
        view.horizontalHeader().sectionResized.connect(lambda *_: self._soon.start())

    def measure_all(self) -> None:
        """Measure every row, e.g. after a column was made wider."""
        self._heights.clear()
        self._put_all()

    def _measure(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._heights.pop(self._model.step_id(row) or "", None)
            self._put(row)
        self._put(self._model.step_count)

    def _put_all(self) -> None:
        for row in range(self._model.rowCount()):
            self._put(row)

    def _put(self, row: int) -> None:
        if row >= self._model.rowCount():
            return
        height = self._height(row)
        if self._view.rowHeight(row) != height:
            self._view.setRowHeight(row, height)

    def _height(self, row: int) -> int:
        step_id = self._model.step_id(row)
        if step_id is None:
            return LEAST_HEIGHT
        if step_id not in self._heights:
            self._heights[step_id] = max(
                (
                    laid_out(words, weight_of(at), self._view.columnWidth(at)).height
                    for at in range(self._model.columnCount())
                    if (words := self._model.words(row, at))
                ),
                default=LEAST_HEIGHT,
            )
        return self._heights[step_id]
