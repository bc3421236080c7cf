"""The records of a workshop file: what a map is made of.

Every record is a frozen dataclass whose name is a table of the file and whose fields are its
columns. Everything else (patch, undo, save, JSON, compare, merge) follows from the field list;
what a reference names, and what becomes of the record when that is deleted, stands at the field.
"""

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal
from uuid import uuid4

State = Literal["current", "future"]
TimeUnit = Literal["minute", "hour", "day", "week", "month", "year"]
Lens = Literal["functional", "outcome", "interactive", "activity", "goal"]
Phase = Literal["", "before", "during", "after"]
LaneKind = Literal["department", "notes", "images", "emotion", "metric"]
Side = Literal["outside", "front", "back", "support"]
NoteKind = Literal[
    "", "expects", "thinks", "feels", "says", "needs", "pain", "gain", "opportunity", "idea",
    "question",
]  # fmt: skip
Evidence = Literal["", "assumed", "observed", "measured"]
TouchpointStatus = Literal["", "works", "fails", "missing", "planned"]
CurveSource = Literal["assumed", "measured", "intended"]
LinkKind = Literal["loop", "depends_on", "answers", "leaves_to"]
MetricBetter = Literal["higher", "lower"]
Loop = Literal["open", "closed"]

LENSES: tuple[Lens, ...] = typing.get_args(Lens)
COMPANY_LENSES: tuple[Lens, ...] = ("functional", "outcome", "interactive")
SIDES: tuple[Side, ...] = typing.get_args(Side)
DEPARTMENT_COLOURS: tuple[str, ...] = (
    "blue", "teal", "purple", "amber", "slate", "green", "red", "pink", "indigo", "olive",
)  # fmt: skip
"""The palette's names in the order in which new departments take them."""

OnDelete = Literal["take_along", "empty", "own_rule"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a field names: a record of one of `tables`; and what its deletion does to this one.

    `take_along` deletes this record too, `empty` empties the field, `own_rule` is left to
    `model.deletion`.
    """

    tables: tuple[str, ...]
    when_deleted: OnDelete


def _refers_to(*tables: str, when_deleted: OnDelete = "take_along") -> Any:
    return field(metadata={"reference": Reference(tables, when_deleted)})


def _may_refer_to(*tables: str, when_deleted: OnDelete = "empty") -> Any:
    return field(default=None, metadata={"reference": Reference(tables, when_deleted)})


def new_id() -> str:
    """A random id for a record."""
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of the file; `table` is the name of its kind.

    `ordered_within` names the fields that siblings share, among which `position` orders them;
    None where records have no order. `part_of` names the field of the record that this one is a
    part of: it is listed there, and copied, cut and pasted with it.
    """

    table: ClassVar[str]
    ordered_within: ClassVar[tuple[str, ...] | None] = None
    part_of: ClassVar[str | None] = None

    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """The customer whose journey a map shows."""

    table: ClassVar[str] = "persona"

    name: str
    role: str = ""
    quote: str = ""
    goals: str = ""
    colour: str = ""
    image_id: str | None = _may_refer_to("image")


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Record):
    """A map: one journey of one persona in one state. `time_zero` says what moment 0 is."""

    table: ClassVar[str] = "map"
    ordered_within: ClassVar[tuple[str, ...] | None] = ()

    position: str
    title: str
    scenario: str = ""
    expectations: str = ""
    state: State = "current"
    based_on_id: str | None = None
    persona_id: str | None = _may_refer_to("persona")
    time_unit: TimeUnit = "day"
    time_zero: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One thing the customer does: a column. Times count in the map's unit from moment 0."""

    table: ClassVar[str] = "step"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("map_id",)

    map_id: str = _refers_to("map")
    position: str
    title: str
    detail: str = ""
    time_from: float | None = None
    time_to: float | None = None
    moment_of_truth: bool = False
    can_leave: bool = False
    owner: str = ""
    evidence: Evidence = ""
    source: str = ""
    origin_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """A named part of the journey in one lens; in the functional lens, a function."""

    table: ClassVar[str] = "stage"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("map_id", "lens")

    map_id: str = _refers_to("map")
    lens: Lens
    position: str
    title: str
    goal: str = ""
    phase: Phase = ""
    colour: str = ""
    metric_name: str = ""
    metric_unit: str = ""
    metric_target: float | None = None
    metric_actual: float | None = None
    metric_better: MetricBetter = "higher"
    entered: float | None = None
    origin_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """The stage a step has in one lens, never the functional one; none: on purpose in no stage."""

    table: ClassVar[str] = "placement"

    step_id: str = _refers_to("step")
    lens: Lens
    stage_id: str | None = _may_refer_to("stage", when_deleted="take_along")
    proposed: bool = False

    @staticmethod
    def id_for(step_id: str, lens: Lens) -> str:
        """The id of the placement of a step in a lens."""
        return f"{step_id}:{lens}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Record):
    """A row of the map. `side` and `function_id` matter in department lanes only."""

    table: ClassVar[str] = "lane"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("map_id",)

    map_id: str = _refers_to("map")
    position: str
    kind: LaneKind
    title: str
    note_kind: NoteKind = ""
    side: Side = "front"
    function_id: str | None = _may_refer_to("stage")
    colour: str = ""
    origin_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Record):
    """A card in a department lane, on one step or on all from `step_id` to `last_step_id`."""

    table: ClassVar[str] = "touchpoint"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("lane_id", "step_id")

    step_id: str = _refers_to("step", when_deleted="own_rule")
    last_step_id: str | None = _may_refer_to("step", when_deleted="own_rule")
    lane_id: str = _refers_to("lane")
    position: str
    title: str
    detail: str = ""
    channel: str = ""
    message: str = ""
    owner: str = ""
    evidence: Evidence = ""
    source: str = ""
    status: TouchpointStatus = ""
    origin_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A sticky note in a notes lane; with neither step nor lane it lies in the parking lot."""

    table: ClassVar[str] = "note"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("map_id", "lane_id", "step_id")

    map_id: str = _refers_to("map")
    step_id: str | None = _may_refer_to("step", when_deleted="own_rule")
    last_step_id: str | None = _may_refer_to("step", when_deleted="own_rule")
    lane_id: str | None = _may_refer_to("lane", when_deleted="own_rule")
    position: str
    text: str
    votes: int = 0
    owner: str = ""
    due: str = ""
    impact: int | None = None
    effort: int | None = None
    evidence: Evidence = ""
    source: str = ""
    origin_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve(Record):
    """An emotion curve in an emotion lane."""

    table: ClassVar[str] = "curve"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("lane_id",)

    lane_id: str = _refers_to("lane")
    position: str
    title: str
    persona_id: str | None = _may_refer_to("persona")
    colour: str = ""
    source: CurveSource = "assumed"
    origin_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling(Record):
    """The value of a curve at a step: −2 (bad) … +2 (good), with an optional quote."""

    table: ClassVar[str] = "feeling"

    curve_id: str = _refers_to("curve")
    step_id: str = _refers_to("step")
    value: float
    quote: str = ""
    evidence: Evidence = ""
    source: str = ""

    @staticmethod
    def id_for(curve_id: str, step_id: str) -> str:
        """The id of the feeling of a curve at a step."""
        return f"{curve_id}:{step_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A connector between two different steps, touchpoints or notes of one file."""

    table: ClassVar[str] = "link"

    source_id: str = _refers_to("step", "touchpoint", "note")
    target_id: str = _refers_to("step", "touchpoint", "note")
    kind: LinkKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """A hand-over two departments have settled; `step_id` is where the receiver meets her."""

    table: ClassVar[str] = "agreement"

    step_id: str = _refers_to("step")
    from_department: str
    to_department: str
    what: str = ""
    by_whom: str = ""
    agreed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """A finding that the team calls fine as it is, with its reason."""

    table: ClassVar[str] = "answer"

    map_id: str = _refers_to("map")
    finding_key: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint(Record):
    """A line of the team's own checklist under a stage."""

    table: ClassVar[str] = "checkpoint"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("stage_id",)
    part_of: ClassVar[str | None] = "stage_id"

    stage_id: str = _refers_to("stage")
    position: str
    title: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Record):
    """A picture, in pixels; `id` is the SHA-256 of its data, which only storage reads."""

    table: ClassVar[str] = "image"

    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """An image placed in an images lane."""

    table: ClassVar[str] = "figure"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("lane_id", "step_id")

    step_id: str = _refers_to("step", when_deleted="own_rule")
    last_step_id: str | None = _may_refer_to("step", when_deleted="own_rule")
    lane_id: str = _refers_to("lane")
    position: str
    image_id: str | None = _may_refer_to("image")
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Record):
    """The number of a metric lane at a step."""

    table: ClassVar[str] = "amount"

    lane_id: str = _refers_to("lane")
    step_id: str = _refers_to("step")
    value: float

    @staticmethod
    def id_for(lane_id: str, step_id: str) -> str:
        """The id of the amount of a metric lane at a step."""
        return f"{lane_id}:{step_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """A survey at a touchpoint: `n` answers, and two loops to close with what was learnt.

    `score` is in the instrument's own words, such as "4.1 of 5" or "NPS 32".
    """

    table: ClassVar[str] = "survey"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("touchpoint_id",)
    part_of: ClassVar[str | None] = "touchpoint_id"

    touchpoint_id: str = _refers_to("touchpoint")
    position: str
    title: str
    instrument: str = ""
    phase: Phase = ""
    n: int | None = None
    score: str = ""
    loop_to_staff: Loop = "open"
    loop_to_customer: Loop = "open"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Record):
    """A risk trigger at a step: it announces a turn for the worse."""

    table: ClassVar[str] = "risk"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("step_id",)
    part_of: ClassVar[str | None] = "step_id"

    step_id: str = _refers_to("step")
    position: str
    title: str
    detail: str = ""


Card = Touchpoint | Note | Figure
RecordTypes = Mapping[str, type[Record]]

RECORD_TYPES: RecordTypes = types.MappingProxyType(
    {
        record_type.table: record_type
        for record_type in (
            Image, Persona, Journey, Step, Stage, Placement, Lane, Touchpoint, Note, Curve,
            Feeling, Link, Agreement, Answer, Checkpoint, Figure, Amount, Survey, Risk,
        )
    }
)  # fmt: skip
"""Every kind of record by its table, what is referred to before what refers (links apart)."""
