"""The hand-over table of the functional lens: who hands over to whom, and what the two agreed.

Hand-overs are computed; what is typed and ticked here are agreements.
"""

import datetime
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text, translate
from cjm_desktop.lenses.functional import HOW
from cjm_desktop.lenses.hand_overs import HandOverKind
from cjm_desktop.model.agreements import agree_hand_over, change_terms, reopen_hand_over
from cjm_desktop.model.history import Edit
from cjm_desktop.model.known_words import known_words
from cjm_desktop.model.records import Agreement, Journey, Lane, Record, Step, Touchpoint
from cjm_desktop.ui.findings.tools.cells import PADDING
from cjm_desktop.ui.findings.tools.hand_over_cells import HandOverCells
from cjm_desktop.ui.findings.tools.hand_over_model import (
    FIELDS,
    HEADINGS,
    Column,
    HandOverModel,
)
from cjm_desktop.ui.findings.tools.hand_over_rows import (
    HandOverRow,
    hand_over_rows,
    keys_on_map,
)
from cjm_desktop.ui.findings.tools.legend import Entry, Legend
from cjm_desktop.ui.findings.tools.signs import ARROW_WIDTH, paint_hand_over
from cjm_desktop.ui.findings.tools.table import ToolTable
from cjm_desktop.ui.findings.tools.tool import LensTool
from cjm_desktop.ui.inspector.typed_dates import date_typed
from cjm_desktop.ui.look import Look

_Trigger = QAbstractItemView.EditTrigger
_HINT = text("Space: agreed · type what is handed over · Del: empty, or not agreed")
LEAST_AND_SHARE: dict[Column, tuple[int, float]] = {
    Column.STEP: (120, 0.1),
    Column.WAY: (140, 0.1),
    Column.KIND: (162, 0.0),
    Column.AGREED: (66, 0.0),
    Column.WHAT: (142, 0.5),
    Column.BY_WHOM: (104, 0.22),
    Column.AGREED_ON: (96, 0.08),
}
"""The least width of each column, and its share of what room is left."""
_MOST_NEEDED = {Column.STEP: 176, Column.WAY: 232}
"""Columns that take what their words need, up to this."""
_MOST_MEASURED = 200


class HandOverTool(LensTool):
    """Follows the hand-overs of a map; the row with the cursor is shown on the map."""

    title = text("Hand-overs")
    nothing_yet = text(
        "No hand-overs yet. They are found where one department meets the customer after another."
    )
    concerns: ClassVar[tuple[type[Record], ...]] = (Step, Lane, Touchpoint, Agreement, Journey)

    def __init__(
        self,
        canvas: MapCanvas,
        look: Look,
        tell: Callable[[str], object],
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__(canvas, tell)
        self._today = today
        self._is_settling = False
        self.model = HandOverModel(self.write, self.tick)
        self.table = ToolTable()
        self.table.setObjectName("findings.hand-overs")
        self.table.setAccessibleName(translate("Hand-overs"))
        self.table.setModel(self.model)
        self.cells = HandOverCells(self.table, self.model, look, self._names)
        self.table.setItemDelegate(self.cells)
        legend = Legend(look)
        legend.say(list(_legend(look)), str(_HINT))
        self._lay_out(self.table, legend)
        self._set_manners()

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self, session: MapSession | None) -> None:
        """Find the hand-overs anew; the cursor stays on its row."""
        rows = hand_over_rows(session.arrangement) if session is not None else []
        before, column = self._row(self.table.currentIndex()), self.table.currentIndex().column()
        self._is_settling = True
        self.model.show_rows(rows, editable=self.editable)
        at = self.model.row_of(before.key) if before is not None else None
        if at is not None and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(at, column))
        self._is_settling = False
        self._share_width()
        self._show_table(bool(rows))

    def finish_typing(self) -> None:
        """Take over what is being typed."""
        editor = self.cells.editor
        if editor is not None:
            self.table.commitData(editor)
            self.table.closeEditor(editor, self.cells.EndEditHint.NoHint)

    def take_focus(self) -> None:
        """Put the focus on the row with the cursor, else on the first."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rows:
            self.table.go_to(self.model.index(0, Column.AGREED))

    # --- what is done ---------------------------------------------------------------------------

    def tick(self, row: HandOverRow) -> bool:
        """Agree on a hand-over today; agreed already, take that back."""
        giver, receiver = row.titles
        if row.agreement is not None:
            what = text("Reopen hand-over") if row.kind is not None else text("Remove agreement")
            return self.edit(
                what, lambda edit: reopen_hand_over(edit, row.step_id, giver, [receiver])
            )
        return self.edit(
            text("Agree on hand-over"),
            lambda edit: agree_hand_over(
                edit, row.step_id, giver, [receiver], agreed_on=self._today().isoformat()
            ),
        )

    def write(self, row: HandOverRow, column: Column, words: str) -> bool:
        """Write what was typed; what was not agreed yet is agreed by this, today."""
        giver, receiver = row.titles

        def act(edit: Edit) -> None:
            typed = date_typed(words) if column == Column.AGREED_ON else words
            change_terms(
                edit, row.step_id, giver, receiver, today=self._today().isoformat(),
                **{FIELDS[column]: typed},
            )  # fmt: skip

        label = text("Agree on hand-over")
        if row.agreement is not None:
            label = text("Change “{field}”", field=HEADINGS[column])
        return self.edit(label, act)

    # --- keys and clicks ------------------------------------------------------------------------

    def _set_manners(self) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.DoubleClicked)
        table.verticalHeader().hide()
        headings = table.horizontalHeader()
        headings.setMinimumSectionSize(60)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.resized.connect(self._share_width)
        table.clicked.connect(self._click)
        table.acted.connect(self._act)
        table.deleted.connect(self._delete)
        table.typed.connect(lambda index, key: self._tick_at(index) if key == " " else None)
        table.menu_wanted.connect(self._open_menu)
        table.pointed_at.connect(self._point)
        table.selectionModel().currentChanged.connect(self._look_at)
        self.cells.left_by.connect(self._go_on)

    def _act(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)
        elif index.column() == Column.AGREED:
            self._tick_at(index)
        else:
            self._show_on_map(index)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == Column.AGREED:
            self._tick_at(index)
        self._show_on_map(index)

    def _delete(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is None or row.agreement is None:
            return
        if index.column() in FIELDS and row.kind is not None:
            self.model.setData(index, "")
        else:
            self.tick(row)

    def _tick_at(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.tick(row)

    def _go_on(self, down: int, right: int) -> None:
        index = self.table.currentIndex()
        there = index.siblingAtColumn(index.column() + right) if right else index
        there = self.model.index(there.row() + down, there.column()) if down else there
        self.table.go_to(there if there.isValid() else index)
        self.table.setFocus()

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        menu = QMenu(self.table)
        for words, run in self._choices(index):
            action = QAction(words, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _choices(self, index: QModelIndex) -> list[tuple[str, Callable[[], object]]]:
        row = self._row(index)
        choices: list[tuple[str, Callable[[], object]]] = [
            (translate("Show on the map"), partial(self._show_on_map, index))
        ]
        if row is not None and self.editable:
            words = text("Agreed") if row.agreement is None else text("Not agreed any more")
            if row.kind is None:
                words = text("Remove")
            choices.append((str(words), partial(self.tick, row)))
        return choices

    # --- the map --------------------------------------------------------------------------------

    def _look_at(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._is_settling and now.isValid() and now.row() != before.row():
            self._show_on_map(now)

    def _show_on_map(self, index: QModelIndex) -> None:
        keys = self._keys(index)
        if keys:
            self.go_to(keys)

    def _point(self, index: QModelIndex) -> None:
        self.pointed.emit(tuple(self._keys(index)))

    def _keys(self, index: QModelIndex) -> list[str]:
        row, session = self._row(index), self._session
        if row is None or session is None or row.step_id not in session.arrangement.column_of:
            return []
        return keys_on_map(row, session.arrangement)

    def _row(self, index: QModelIndex) -> HandOverRow | None:
        there = index.isValid() and index.row() < len(self.model.rows)
        return self.model.rows[index.row()] if there else None

    def _names(self) -> list[str]:
        return known_words(self._session.document, "owner") if self._session is not None else []

    def _share_width(self) -> None:
        """The columns share the room that is left, those with words of the team's own the most."""
        least = {column: width for column, (width, _) in LEAST_AND_SHARE.items()}
        least |= {column: self._needed(column) for column in _MOST_NEEDED}
        left = max(0, self.table.viewport().width() - sum(least.values()))
        for column, (_, share) in LEAST_AND_SHARE.items():
            self.table.setColumnWidth(column, least[column] + int(left * share))

    def _needed(self, column: Column) -> int:
        words = (self.model.words(row, column) for row in self.model.rows[:_MOST_MEASURED])
        needed = max((self.cells.width_of(each, "medium") for each in words), default=0)
        return min(max(LEAST_AND_SHARE[column][0], needed + 2 * PADDING + 4), _MOST_NEEDED[column])


def _legend(look: Look) -> list[Entry]:
    """What the arrows mean."""
    return [
        (partial(_paint_kind, kind, look), ARROW_WIDTH, str(words)) for kind, words in HOW.items()
    ]


def _paint_kind(kind: HandOverKind, look: Look, painter: QPainter, box: QRectF) -> None:
    paint_hand_over(painter, kind, box, look)
