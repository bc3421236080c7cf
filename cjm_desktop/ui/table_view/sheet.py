"""A map as rows and columns: its steps in order, and what each lane says about them.

A sheet follows its map patch by patch and says which cells changed. It knows nothing of Qt.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import CARD_TYPES, Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.records import Amount, Curve, Feeling, Journey, Lane, Lens, Step
from cjm_desktop.model.runs import runs_of
from cjm_desktop.ui.table_view.columns.cards import CardColumn
from cjm_desktop.ui.table_view.columns.column import Column
from cjm_desktop.ui.table_view.columns.numbers import AmountColumn, FeelingColumn, QuoteColumn
from cjm_desktop.ui.table_view.columns.steps import StageColumn, StepColumn, TimeColumn
from cjm_desktop.ui.table_view.words import in_one_line

Cell = tuple[int, int]
"""A row and a column, counted from 0."""


class Followed(NamedTuple):
    """What a patch changed: which steps there are, what heads the columns, which cells."""

    rows: bool
    columns: bool
    cells: set[Cell]


class Sheet:
    """The rows and columns of one map in one lens."""

    def __init__(self, document: Document, map_id: str, lens: Lens) -> None:
        self.arrangement = Arrangement(document, map_id)
        self.lens = lens
        self.columns: list[Column] = []
        self.spanning: dict[tuple[str, int], list[Any]] = {}
        """The cards that go on from an earlier step, by lane and row."""
        self.stage_titles: list[str] = []
        self.run_first: list[int] = []
        """For every row the row in which its run begins."""
        self._placing: tuple[object, ...] = ()
        self._read_columns()
        self._read_spans()
        self._read_stages()

    @property
    def steps(self) -> list[Step]:
        """The steps in order."""
        return self.arrangement.steps

    def row_of(self, step_id: str) -> int | None:
        """The row of a step, None if the sheet does not know it."""
        return self.arrangement.column_of.get(step_id)

    def column_at(self, key: str) -> int | None:
        """Where the column with a key stands."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), None)

    def set_lens(self, lens: Lens) -> None:
        """Show the stages of another lens."""
        self.lens = lens
        self._read_columns()
        self._read_stages()

    def follow(self, patch: Patch) -> Followed:
        """Take in a patch that was carried out; says what changed by it."""
        rows, headings = [step.id for step in self.steps], self._headings()
        stages, spans = self._stages(), self.spanning
        self.arrangement.follow(patch)
        self._read_columns()
        self._read_spans()
        self._read_stages()
        cells = set(self._cells_of(record for change in patch for record in change))
        changed = {key for key in {*spans, *self.spanning}
                   if spans.get(key) != self.spanning.get(key)}  # fmt: skip
        cells |= {
            (row, at)
            for lane_id, row in changed
            if (at := self.column_at(lane_id)) is not None and row < len(self.steps)
        }
        cells |= {
            (row, _STAGE)
            for row, (step_id, stage) in enumerate(self._stages().items())
            if stages.get(step_id) != stage
        }
        return Followed(
            rows != [step.id for step in self.steps], headings != self._headings(), cells
        )

    def _cells_of(self, records: Iterable[Any]) -> Iterable[Cell]:
        for record in records:
            if isinstance(record, Step):
                row = self.row_of(record.id)
                yield from ((row, at) for at in (_STEP, _TIME) if row is not None)
            elif isinstance(record, Journey) and record.id == self.arrangement.map_id:
                yield from ((row, _TIME) for row in range(len(self.steps)))
            elif isinstance(record, CARD_TYPES):
                yield from self._cells_of_card(record)
            elif isinstance(record, Feeling | Amount):
                yield from self._cells_of_value(record)

    def _cells_of_card(self, card: Any) -> Iterable[Cell]:
        at = self.column_at(card.lane_id) if card.lane_id else None
        row = self.row_of(card.step_id) if card.step_id else None
        if at is not None and row is not None:
            yield row, at

    def _cells_of_value(self, record: Feeling | Amount) -> Iterable[Cell]:
        row = self.row_of(record.step_id)
        for at, column in enumerate(self.columns):
            is_its = (
                column.key == record.lane_id
                if isinstance(record, Amount)
                else isinstance(column, FeelingColumn | QuoteColumn)
                and column.curve is not None
                and column.curve.id == record.curve_id
            )
            if row is not None and is_its:
                yield row, at

    def _headings(self) -> list[tuple[object, ...]]:
        return [(c.key, c.heading, c.below, c.colour) for c in self.columns]

    def _stages(self) -> dict[str, tuple[object, ...]]:
        """What the cell of the stage shows, by step."""
        column = self.columns[_STAGE]
        return {
            step.id: (column.words(row), column.tone(row)) for row, step in enumerate(self.steps)
        }

    def _read_columns(self) -> None:
        self.columns = [
            StepColumn(self, "step", translate("Step")),
            StageColumn(self),
            TimeColumn(self, "time", translate("Time")),
        ]
        for lane in self.arrangement.lanes:
            self.columns += self._columns_of(lane)

    def _columns_of(self, lane: Lane) -> list[Column]:
        if lane.kind == "metric":
            return [AmountColumn(self, lane)]
        if lane.kind != "emotion":
            return [CardColumn(self, lane)]
        curves: list[Curve | None] = [*self.arrangement.curves(lane.id)]
        return [
            column
            for curve in curves or [None]
            for column in (FeelingColumn(self, lane, curve), QuoteColumn(self, lane, curve))
        ]

    def _read_spans(self) -> None:
        self.spanning = {}
        for lane in self.arrangement.lanes:
            for cards in self.arrangement.cells(lane.id).values():
                for card in cards:
                    for row in self.arrangement.columns_of(card)[1:]:
                        self.spanning.setdefault((lane.id, row), []).append(card)

    def _read_stages(self) -> None:
        shown = stages_by_column(self.arrangement, self.lens)
        self.stage_titles = [
            " + ".join(in_one_line(stage.title) or translate("Untitled") for stage in stages)
            for stages in shown
        ]
        self.run_first = [
            run.first for run in runs_of(self.arrangement, self.lens)
            for _ in range(run.first, run.last + 1)
        ]  # fmt: skip


_STEP, _STAGE, _TIME = range(3)
