"""Puts what a table says into a map that is there already, as part of one edit, for pasting."""

from collections.abc import Sequence
from datetime import datetime

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.tables.fields import TableMapping
from cjm_desktop.exchange.tables.functions import by_function
from cjm_desktop.exchange.tables.interpretation import journey_of
from cjm_desktop.exchange.tables.journey import (
    TableCard,
    TableJourney,
    TableLane,
    TableStep,
    TableTime,
)
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.language import text
from cjm_desktop.model.curves import add_curve, set_amount, set_feeling, set_quote
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import add_lane, default_title, lanes_of_map
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.placing import UNSAID, StageChoice
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Curve, Journey, Lane, Lens, Stage, Step
from cjm_desktop.model.stages import add_stage
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint

MOST_STEPS = 500
MOST_CARDS = 5_000


def insert_into(
    edit: Edit,
    map_id: str,
    table: Table,
    mapping: TableMapping,
    *,
    index: int | None = None,
    lens: Lens = "activity",
) -> Report:
    """Put the steps and cards of a table into a map, before the step now at `index`.

    Lanes are used again by kind and title, stages by title in the lens; what is not there is
    added. Raises `ImportFileError` for a table without steps or too large to be put in at once.
    """
    journey = require(edit, Journey, map_id)
    time = _time_of(edit.document, journey)
    read = by_function(journey_of(table, mapping, time=time), lens)
    _refuse_too_much(read)
    insertion = _Insertion(edit, journey, read, lens)
    insertion.put(index)
    taken = text("Put into the map “{title}”; steps: {steps}.",
                 title=journey.title, steps=len(read.steps))  # fmt: skip
    return [ReportLine(0, taken, "taken"), *read.report]


class _Insertion:
    """The lanes, stages and curves that the table's become in the map, found or made."""

    def __init__(self, edit: Edit, journey: Journey, read: TableJourney, lens: Lens) -> None:
        self._edit, self._map_id, self._read, self._lens = edit, journey.id, read, lens
        self._keep_time(journey)
        self._stages = self._found_or_made_stages()
        self._lanes: dict[TableLane, Lane] = {}
        for lane in read.lanes:
            self._lanes[lane] = self._found_or_made_lane(lane)
        self._curves = self._found_or_made_curves()

    def put(self, index: int | None) -> None:
        """Put the steps before the one now at `index`, with all that stands on them."""
        for number, said in enumerate(self._read.steps):
            place = None if index is None else index + number
            step = add_step(
                self._edit,
                self._map_id,
                place,
                said.title,
                lens=self._lens,
                stage_id=self._stage_choice(said.stage),
            )
            self._fill(step, said)
            for card in said.cards:
                self._put_card(card, step)
            self._put_numbers(step, said)

    def _fill(self, step: Step, said: TableStep) -> None:
        change(
            self._edit,
            step,
            detail=said.detail,
            time_from=said.time_from,
            time_to=said.time_to,
            moment_of_truth=said.moment_of_truth,
            owner=said.owner,
            evidence=said.evidence,
            source=said.source,
        )

    def _put_numbers(self, step: Step, said: TableStep) -> None:
        for title, felt in said.feelings.items():
            set_feeling(self._edit, self._curves[title].id, step.id, felt.value)
            if felt.quote:
                set_quote(self._edit, self._curves[title].id, step.id, felt.quote)
        for lane, value in said.amounts.items():
            set_amount(self._edit, self._lanes[lane].id, step.id, value)

    def _put_card(self, card: TableCard, step: Step) -> None:
        lane = self._lanes[card.lane]
        if lane.kind == "department":
            add_touchpoint(self._edit, lane.id, step.id, card.words, channel=card.channel)
        else:
            add_note(self._edit, lane.id, step.id, card.words)

    def _stage_choice(self, title: str) -> StageChoice:
        if self._read.stages is None or self._lens == "functional":
            return UNSAID
        return self._stages[title].id if title else None

    def _keep_time(self, journey: Journey) -> None:
        """A map without times takes the unit and the moment 0 of the table."""
        time = self._read.time
        if time.may_begin and time.unit is not None:
            zero = time.zero.date().isoformat() if time.zero else journey.time_zero
            change(self._edit, journey, time_unit=time.unit, time_zero=zero)

    def _found_or_made_stages(self) -> dict[str, Stage]:
        """The stages of the table; a new one stands behind the one before it in the table."""
        stages: dict[str, Stage] = {}
        index: int | None = None
        for title in self._read.stages or ():
            siblings = in_order(
                stage
                for stage in self._edit.document.referring(Stage, "map_id", self._map_id)
                if stage.lens == self._lens
            )
            same = [stage for stage in siblings if stage.title.casefold() == title.casefold()]
            stages[title] = (
                same[0]
                if same
                else add_stage(self._edit, self._map_id, self._lens, title, index=index)
            )
            earlier = siblings.index(same[0]) if same else index
            index = None if earlier is None else earlier + 1
        return stages

    def _found_or_made_lane(self, wanted: TableLane) -> Lane:
        taken = {lane.id for lane in self._lanes.values()}
        lanes = [
            lane
            for lane in lanes_of_map(self._edit.document, self._map_id)
            if lane.kind == wanted.kind and lane.id not in taken
        ]
        found = next((lane for lane in lanes if _is_same(lane, wanted)), None)
        found = found or next((lane for lane in lanes if _serves(lane, wanted)), None)
        if found is not None:
            return found
        return add_lane(
            self._edit,
            self._map_id,
            wanted.kind,
            wanted.title,
            0 if wanted.kind == "emotion" else None,
            note_kind=wanted.note_kind,
            side=wanted.side if wanted.kind == "department" else None,
            function=self._stages[wanted.function] if wanted.function else None,
        )

    def _found_or_made_curves(self) -> dict[str, Curve]:
        """The curves of the table; a single one goes on with the single one of the map."""
        emotion = [lane for lane in self._lanes.values() if lane.kind == "emotion"]
        known = self._edit.document.ordered(Curve, "lane_id", emotion[0].id) if emotion else []
        curves: dict[str, Curve] = {}
        for title in self._read.curves:
            same = [curve for curve in known if curve.title.casefold() == title.casefold()]
            if not same and len(known) == len(self._read.curves) == 1:
                same = known
            curves[title] = (
                same[0]
                if same
                else add_curve(self._edit, self._map_id, title, lane_id=emotion[0].id)
            )
        return curves


def _is_same(lane: Lane, wanted: TableLane) -> bool:
    same_title = lane.title.casefold() == wanted.title.casefold()
    return same_title and lane.note_kind == wanted.note_kind


def _serves(lane: Lane, wanted: TableLane) -> bool:
    """Whether a lane of another title is meant: the one of its kind, as it is called by itself."""
    if lane.kind == "emotion":
        return True
    named_by_kind = lane.title == default_title("notes", lane.note_kind)
    return bool(lane.note_kind) and lane.note_kind == wanted.note_kind and named_by_kind


def _time_of(document: Document, journey: Journey) -> TableTime:
    """How times count in a map; one that has none yet takes what the table says."""
    steps: Sequence[Step] = document.referring(Step, "map_id", journey.id)
    has_times = any(step.time_from is not None or step.time_to is not None for step in steps)
    if not has_times and not journey.time_zero:
        return TableTime()
    return TableTime(journey.time_unit, _date_of(journey.time_zero), may_begin=False)


def _date_of(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def _refuse_too_much(read: TableJourney) -> None:
    hint = text(
        "The window would not answer for long; import the table as a map of its own, or take "
        "fewer rows. Nothing was changed."
    )
    if len(read.steps) > MOST_STEPS:
        said = text("The table has {count} steps, more than the {most} that can be put into a "
                    "map at once.", count=len(read.steps), most=MOST_STEPS)  # fmt: skip
        raise ImportFileError(said, hint)
    cards = sum(len(step.cards) for step in read.steps)
    if cards > MOST_CARDS:
        said = text("The table has {count} cards, more than the {most} that can be put into a "
                    "map at once.", count=cards, most=MOST_CARDS)  # fmt: skip
        raise ImportFileError(said, hint)
