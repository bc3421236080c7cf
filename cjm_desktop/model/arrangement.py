"""What stands where in one map: steps in order, lanes in order, the cards of every cell.

An arrangement is made from a document and follows it patch by patch, so that one card's edit
costs one cell. Columns are counted from 0 in the order of the steps.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import (
    COMPANY_LENSES,
    Card,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Placement,
    Stage,
    Step,
    Touchpoint,
)

CARD_TYPES: tuple[type[Any], ...] = (Touchpoint, Note, Figure)

_CARD_TYPE_OF_KIND: dict[str, type[Any]] = {
    "department": Touchpoint,
    "notes": Note,
    "images": Figure,
}


class Arrangement:
    """The steps, lanes, stages and cards of one map in their order.

    The mapping of a lane's cells stays the same object until something in them changes, so that
    what is drawn from it can be kept; so do the objects that `placing` gives.
    """

    def __init__(self, document: Document, map_id: str) -> None:
        self.document = document
        self.map_id = map_id
        self.steps: list[Step] = []
        self.column_of: dict[str, int] = {}
        self.lanes: list[Lane] = []
        self._cells: dict[str, dict[int, list[Any]]] = {}
        self._spanning: dict[str, list[Any]] = {}
        self._departments: dict[str, Lane] = {}
        self._counts: dict[str, int] = {}
        self._served: list[tuple[Lane, ...]] = []
        self._touched: list[bool] = []
        self._any_touched = False
        self._links: tuple[Link, ...] | None = None
        self._stages_version = self._served_version = self._gaps_version = object()
        self.rebuild()

    @property
    def journey(self) -> Journey:
        """The map itself."""
        return self.document.require(Journey, self.map_id)

    def copy_for(self, document: Document) -> "Arrangement":
        """A copy that goes its own way with a copy of the document: for trial patches."""
        copy = Arrangement.__new__(Arrangement)
        copy.document, copy.map_id = document, self.map_id
        copy._stages_version = self._stages_version
        copy._served_version, copy._gaps_version = self._served_version, self._gaps_version
        copy.steps, copy.column_of, copy.lanes = self.steps, self.column_of, self.lanes
        copy._cells, copy._spanning = dict(self._cells), dict(self._spanning)
        copy._counts, copy._departments = dict(self._counts), self._departments
        copy._served, copy._touched = list(self._served), list(self._touched)
        copy._any_touched, copy._links = self._any_touched, self._links
        return copy

    def rebuild(self) -> None:
        """Read everything from the document again."""
        self._stages_version = self._served_version = self._gaps_version = object()
        self._links = None
        document = self.document
        self.steps = document.ordered(Step, "map_id", self.map_id)
        self.column_of = {step.id: column for column, step in enumerate(self.steps)}
        self.lanes = document.ordered(Lane, "map_id", self.map_id)
        self._cells = {}
        self._spanning = {}
        self._departments = {}
        for lane in self.lanes:
            self._read_cells(lane)
            if lane.kind == "department" and lane.title:
                self._departments.setdefault(lane.title, lane)
        self._served = [()] * len(self.steps)
        self._touched = [False] * len(self.steps)
        self._serve(range(len(self.steps)))

    def follow(self, patch: Patch) -> set[str] | None:
        """Take in a patch that the document has carried out.

        Returns the ids of the lanes in which something changed, or None when steps or lanes
        changed and everything was read anew.
        """
        if any(isinstance(change.record, Step | Lane) for change in patch):
            self.rebuild()
            return None
        lanes: set[str] = set()
        columns: set[int] = set()
        for change in patch:
            for record in change:
                lane_id = self._lane_id_of(record) if record is not None else None
                if lane_id in self._cells:
                    lanes.add(lane_id)
                    if isinstance(record, CARD_TYPES):
                        columns.update(self.columns_of(record))
        for lane in self.lanes:
            if lane.id in lanes:
                self._read_cells(lane)
        self._serve(columns)
        if any(isinstance(change.record, Stage | Placement) for change in patch):
            self._stages_version = object()
        if any(isinstance(change.record, Link) for change in patch):
            self._links = None
        return lanes

    def placing(self, lens: Lens) -> tuple[object, ...]:
        """Objects that stay the same as long as all steps show in the same stages of a lens."""
        if lens == "functional":
            return self._stages_version, self._served_version, self._gaps_version
        if lens in COMPANY_LENSES:
            return self._stages_version, self._gaps_version
        return (self._stages_version,)

    def columns_of(self, card: Card) -> range:
        """The columns a card covers."""
        if card.step_id is None:
            return range(0)
        first = self.column_of[card.step_id]
        last = self.column_of[card.last_step_id] if card.last_step_id else first
        return range(first, last + 1)

    def cells(self, lane_id: str) -> Mapping[int, list[Any]]:
        """The cards of a lane by the column in which they begin, each list in order."""
        return self._cells[lane_id]

    def card_count(self, lane_id: str) -> int:
        """How many cards lie in a lane; a spanning card counts once."""
        return self._counts[lane_id]

    def lanes_meeting(self, column: int) -> tuple[Lane, ...]:
        """The front-stage lanes with a touchpoint that meets the customer at a step."""
        return self._served[column]

    def department_of(self, lane: Lane) -> Lane:
        """The first department lane of the same title: lanes of one title are one department.

        Lanes without a title are each a department of their own.
        """
        return self._departments.get(lane.title, lane)

    def is_gap(self, column: int) -> bool:
        """Whether no touchpoint stands at a step, in a map that has touchpoints at all."""
        return self.has_touchpoints and not self._touched[column]

    @property
    def has_touchpoints(self) -> bool:
        """Whether any step of the map has a touchpoint."""
        return self._any_touched

    def stages(self, lens: str) -> list[Stage]:
        """The stages of a lens in order."""
        return in_order(
            stage
            for stage in self.document.referring(Stage, "map_id", self.map_id)
            if stage.lens == lens
        )

    def curves(self, lane_id: str) -> list[Curve]:
        """The curves of an emotion lane in order."""
        return self.document.ordered(Curve, "lane_id", lane_id)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the file, of which this map shows those between things that lie on it.

        The same object as long as none changes.
        """
        if self._links is None:
            self._links = tuple(sorted(self.document.all(Link), key=lambda link: link.id))
        return self._links

    def parked_notes(self) -> list[Note]:
        """The notes in the parking lot, in order."""
        notes = self.document.referring(Note, "map_id", self.map_id)
        return in_order(note for note in notes if note.lane_id is None)

    def _lane_id_of(self, record: Any) -> Any:
        if isinstance(record, Feeling):
            curve = self.document.get(Curve, record.curve_id)
            return curve.lane_id if curve is not None else None
        return getattr(record, "lane_id", None)

    def _read_cells(self, lane: Lane) -> None:
        cells: dict[int, list[Any]] = {}
        spanning = []
        card_type = _CARD_TYPE_OF_KIND.get(lane.kind)
        cards = self.document.ordered(card_type, "lane_id", lane.id) if card_type else []
        for card in cards:
            column = self.column_of.get(card.step_id)
            if column is not None:
                cells.setdefault(column, []).append(card)
                if card.last_step_id is not None:
                    spanning.append(card)
        self._cells[lane.id] = cells
        self._spanning[lane.id] = spanning
        self._counts[lane.id] = sum(map(len, cells.values()))

    def _serve(self, columns: Iterable[int]) -> None:
        """Find anew who serves some steps."""
        meeting: dict[int, list[Lane]] = {column: [] for column in columns}
        touched: set[int] = set()
        for lane in self.lanes if meeting else ():
            if lane.kind == "department" and lane.side in ("front", "outside"):
                met = self._columns_met(lane, meeting)
                touched |= met
                if lane.side == "front":
                    for column in met:
                        meeting[column].append(lane)
        for column, lanes in meeting.items():
            if self._served[column] != tuple(lanes):
                self._served[column] = tuple(lanes)
                self._served_version = object()
            if self._touched[column] != (column in touched):
                self._touched[column] = column in touched
                self._gaps_version = object()
        any_touched = any(self._touched)
        if any_touched != self._any_touched:
            self._any_touched = any_touched
            self._gaps_version = object()

    def _columns_met(self, lane: Lane, wanted: Collection[int]) -> set[int]:
        cells = self._cells[lane.id]
        met = {
            column
            for column in wanted
            if any(card.status != "missing" for card in cells.get(column, ()))
        }
        for card in self._spanning[lane.id]:
            if card.status != "missing":
                met.update(column for column in self.columns_of(card) if column in wanted)
        return met
