"""What stands where in one map: steps in order, lanes in order, the cards of every cell.

An arrangement is made from a document and follows it patch by patch, so that one card's edit
costs one cell. Columns are counted from 0 in the order of the steps.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.lane_cards import LaneCards
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import (
    COMPANY_LENSES,
    Card,
    Checkpoint,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Placement,
    Risk,
    Stage,
    Step,
    Survey,
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
    what is drawn from it can be kept; so do the list of a cell's cards, `step_ids`, and the objects
    that `placing` gives.
    """

    def __init__(self, document: Document, map_id: str) -> None:
        self.document = document
        self.map_id = map_id
        self.steps: list[Step] = []
        self.step_ids: tuple[str, ...] = ()
        self.column_of: dict[str, int] = {}
        self.lanes: list[Lane] = []
        self._cards: dict[str, LaneCards] = {}
        self._cells: dict[str, Mapping[int, list[Any]]] = {}
        self._departments: dict[str, Lane] = {}
        self._served: list[tuple[Lane, ...]] = []
        self._touched: list[bool] = []
        self._any_touched = False
        self._links: tuple[Link, ...] | None = None
        self._placements: dict[str, dict[str, Placement]] = {}
        self._surveys: dict[str, list[Survey]] | None = None
        self._risks: dict[str, list[Risk]] | None = None
        self._checkpoints: dict[str, list[Checkpoint]] | None = None
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
        copy.steps, copy.step_ids, copy.column_of = self.steps, self.step_ids, self.column_of
        copy.lanes, copy._departments = self.lanes, self._departments
        copy._cards, copy._cells = dict(self._cards), dict(self._cells)
        copy._served, copy._touched = list(self._served), list(self._touched)
        copy._any_touched, copy._links = self._any_touched, self._links
        copy._placements = dict(self._placements)
        copy._surveys, copy._risks = self._surveys, self._risks
        copy._checkpoints = self._checkpoints
        return copy

    def rebuild(self) -> None:
        """Read everything from the document again."""
        self._links = self._surveys = self._risks = self._checkpoints = None
        self._placements = {}
        self.lanes = self.document.ordered(Lane, "map_id", self.map_id)
        self._cards, self._cells, self._departments = {}, {}, {}
        for lane in self.lanes:
            self._read_cards(lane)
            if lane.kind == "department" and lane.title:
                self._departments.setdefault(lane.title, lane)
        self._read_steps()
        self._stand_in_columns()

    def follow(self, patch: Patch) -> set[str] | None:
        """Take in a patch that the document has carried out.

        Returns the ids of the lanes in which something changed, or None when steps came, went or
        moved, or lanes changed, and everything stands anew.
        """
        if any(isinstance(change.record, Lane) for change in patch):
            self.rebuild()
            return None
        records = [record for change in patch for record in change if record is not None]
        lanes = {self._lane_id_of(record) for record in records}.intersection(self._cards)
        for lane in self.lanes:
            if lane.id in lanes:
                self._read_cards(lane)
        if any(isinstance(change.record, Link) for change in patch):
            self._links = None
        if any(isinstance(change.record, Survey) for change in patch):
            self._surveys = None
        if any(isinstance(change.record, Risk) for change in patch):
            self._risks = None
        if any(isinstance(change.record, Checkpoint) for change in patch):
            self._checkpoints = None
        self._follow_placements(patch)
        if any(isinstance(change.record, Step) for change in patch):
            before = self.step_ids
            self._read_steps()
            if self.step_ids is not before:
                self._stand_in_columns()
                return None
        for lane_id in lanes:
            self._cells[lane_id] = self._cards[lane_id].in_columns(self.step_ids)
        cards = [card for card in records if isinstance(card, CARD_TYPES) and card.lane_id in lanes]
        self._serve({column for card in cards for column in self.columns_of(card)})
        if any(isinstance(change.record, Stage | Placement) for change in patch):
            self._stages_version = object()
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

    def has_spanning_cards(self, lane_id: str) -> bool:
        """Whether a card of a lane spans several steps."""
        return bool(self._cards[lane_id].spanning)

    def card_count(self, lane_id: str) -> int:
        """How many cards lie in a lane; a spanning card counts once."""
        return self._cards[lane_id].count

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

    def placements(self, lens: str) -> Mapping[str, Placement]:
        """The stored placements of a lens by the ids of their steps."""
        found = self._placements.get(lens)
        if found is None:
            everywhere = self.document.all(Placement)
            found = {each.step_id: each for each in everywhere if each.lens == lens}
            self._placements[lens] = found
        return found

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the file, of which this map shows those between things that lie on it.

        The same object as long as none changes.
        """
        if self._links is None:
            self._links = tuple(sorted(self.document.all(Link), key=lambda link: link.id))
        return self._links

    @property
    def surveys(self) -> Mapping[str, list[Survey]]:
        """The surveys of the file by the touchpoint's id; the same object as long as none changes.

        Those on one touchpoint stand in order.
        """
        if self._surveys is None:
            self._surveys = {}
            for survey in in_order(self.document.all(Survey)):
                self._surveys.setdefault(survey.touchpoint_id, []).append(survey)
        return self._surveys

    def surveys_in(self, lane_id: str) -> Mapping[str, list[Survey]]:
        """The surveys on the cards of a lane by the card's id."""
        return {
            card_id: surveys
            for card_id, surveys in self.surveys.items()
            if (card := self.document.get(Touchpoint, card_id)) and card.lane_id == lane_id
        }

    @property
    def risks(self) -> Mapping[str, list[Risk]]:
        """The risk triggers by the step's id, as `surveys` are by the touchpoint's."""
        if self._risks is None:
            self._risks = {}
            for risk in in_order(self.document.all(Risk)):
                self._risks.setdefault(risk.step_id, []).append(risk)
        return self._risks

    @property
    def checkpoints(self) -> Mapping[str, list[Checkpoint]]:
        """The lines of checklists by the stage's id, as `surveys` are by the touchpoint's."""
        if self._checkpoints is None:
            self._checkpoints = {}
            for checkpoint in in_order(self.document.all(Checkpoint)):
                self._checkpoints.setdefault(checkpoint.stage_id, []).append(checkpoint)
        return self._checkpoints

    def parked_notes(self) -> list[Note]:
        """The notes in the parking lot, in order."""
        notes = self.document.referring(Note, "map_id", self.map_id)
        return in_order(note for note in notes if note.lane_id is None)

    def _lane_id_of(self, record: Any) -> Any:
        if isinstance(record, Feeling):
            curve = self.document.get(Curve, record.curve_id)
            return curve.lane_id if curve is not None else None
        if isinstance(record, Survey):
            card = self.document.get(Touchpoint, record.touchpoint_id)
            return card.lane_id if card is not None else None
        return getattr(record, "lane_id", None)

    def _follow_placements(self, patch: Patch) -> None:
        for change in patch:
            record = change.record
            if isinstance(record, Placement) and record.lens in self._placements:
                placements = self._placements[record.lens] = dict(self._placements[record.lens])
                if change.after is None:
                    placements.pop(record.step_id, None)
                else:
                    placements[record.step_id] = record

    def _read_steps(self) -> None:
        self.steps = self.document.ordered(Step, "map_id", self.map_id)
        step_ids = tuple(step.id for step in self.steps)
        if step_ids != self.step_ids:
            self.step_ids = step_ids
            self.column_of = {step_id: column for column, step_id in enumerate(step_ids)}

    def _read_cards(self, lane: Lane) -> None:
        card_type = _CARD_TYPE_OF_KIND.get(lane.kind)
        cards = self.document.ordered(card_type, "lane_id", lane.id) if card_type else []
        self._cards[lane.id] = LaneCards(cards, self._cards.get(lane.id))

    def _stand_in_columns(self) -> None:
        """Find anew what stands in which column: steps or lanes are others, or in another order."""
        self._stages_version = self._served_version = self._gaps_version = object()
        self._cells = {
            lane.id: self._cards[lane.id].in_columns(self.step_ids) for lane in self.lanes
        }
        self._served = [()] * len(self.steps)
        self._touched = [False] * len(self.steps)
        self._serve(range(len(self.steps)))

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
        cards = self._cards[lane.id]
        met = {self.column_of[step_id] for step_id in cards.met if step_id in self.column_of}
        for card in cards.spanning:
            if card.status != "missing":
                met.update(self.columns_of(card))
        return met.intersection(wanted)
