"""What marks are drawn on: the rows of a map in their places, and the lines between its cards."""

from collections.abc import Sequence
from functools import cached_property

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import LEFT
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.marks.hand_overs import DrawnHandOvers
from cjm_desktop.drawing.marks.on_the_way import OnTheWay
from cjm_desktop.drawing.picture import Rect, Row
from cjm_desktop.drawing.wires import Laid, Wire
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lane, Stage


class Seen:
    """A map laid out: `rows` are those below the header; `empty` the stages without steps.

    The columns of these follow those of the steps. The lines of the hand-overs come last in `laid`.
    """

    def __init__(
        self,
        arrangement: Arrangement,
        columns: Columns,
        rows: Sequence[Row],
        wires: tuple[Wire, ...],
        laid: tuple[Laid, ...],
        hand_overs: DrawnHandOvers,
        empty: Sequence[Stage],
        kept: Kept,
    ) -> None:
        self.arrangement = arrangement
        self.columns = columns
        self.rows = rows
        self.laid = laid
        self.hand_overs = hand_overs
        self.empty = empty
        self.kept = kept
        self._wires = wires

    @cached_property
    def on_the_way(self) -> OnTheWay:
        """The lines and their words."""
        labels = [wire.label for wire in self._wires]
        return self.kept.get("on the way", (self._wires, self.laid),
                             lambda: OnTheWay(self.laid, labels))  # fmt: skip

    @property
    def laid_arrows(self) -> tuple[Laid, ...]:
        """The lines of the hand-overs."""
        return self.laid[len(self.laid) - len(self.hand_overs.arrows) :]

    @cached_property
    def departments(self) -> list[Lane]:
        """The department lanes that are drawn open."""
        open_rows = {row.body.key for row in self.rows if row.body.kind == "department"}
        return [lane for lane in self.arrangement.lanes if lane.id in open_rows]

    def x_of(self, column: int) -> float:
        """The left edge of a column."""
        return LEFT + self.columns.lefts[column]

    def column(self, column: int) -> Rect:
        """Where a column lies across; it has no height."""
        return Rect(self.x_of(column), 0.0, self.columns.width_of(column), 0.0)

    def row(self, kind: str) -> Row | None:
        """The row of a kind of which there is one."""
        return next((row for row in self.rows if row.body.kind == kind), None)
