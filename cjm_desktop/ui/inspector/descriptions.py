"""Which fields of a record the inspector shows, as data: a new field of a record is one line.

A field that is not described stands in `NOT_SHOWN` with the reason; a test holds both to the
records.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.language import Text, text
from cjm_desktop.model.records import (
    Agreement,
    Amount,
    Answer,
    Checkpoint,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Link,
    Note,
    Persona,
    Record,
    Risk,
    Stage,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.ui.inspector import wordings
from cjm_desktop.ui.inspector.options import (
    Option,
    functions_to_choose,
    lanes_to_choose,
    last_steps_to_choose,
    personas_of_curve,
    personas_of_map,
)
from cjm_desktop.ui.inspector.writing import (
    Write,
    write_amount,
    write_count,
    write_feeling,
    write_field,
    write_function,
    write_lane,
    write_last_step,
    write_persona,
    write_time,
    write_whole,
)

ControlKind = Literal[
    "title", "text", "line", "chooser", "segments", "check", "number", "count", "stepper",
    "date", "colour",
]  # fmt: skip

NO_HINT = text("")


def _always(_record: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """How a field is shown: what it is called, in which control, and for which records.

    `words` names the known words that complete it, `options` asks for choices that are records,
    `limits` are the least and the greatest number; `half` lets it share a line with the next;
    one of the type's `own` is not edited together with records of other types.
    """

    field: str
    label: Text
    control: ControlKind
    hint: Text = NO_HINT
    words: str = ""
    choices: tuple[wordings.Choice, ...] = ()
    options: Callable[[MapSession, Sequence[Any]], list[Option]] | None = None
    write: Write = write_field
    limits: tuple[float, float] | None = None
    half: bool = False
    own: bool = False
    shown: Callable[[Any], bool] = _always

    @property
    def is_typed(self) -> bool:
        """Whether it is written key by key, so that edits merge into one step of undo."""
        return self.control in ("title", "text", "line", "number", "count", "stepper", "date")

    def is_like(self, other: "FieldDescription") -> bool:
        """Whether records of two types can be edited together in this field."""
        return not self.own and (self.field, self.control, self.write, self.choices) == (
            other.field, other.control, other.write, other.choices
        )  # fmt: skip


_F = FieldDescription

_TITLE = _F("title", text("Title"), "title")
_DETAIL = _F("detail", text("Detail"), "text")
_OWNER = _F("owner", text("Owner"), "line", text("Who takes care of it"), words="owner")
_EVIDENCE = _F("evidence", text("Evidence"), "chooser", choices=wordings.EVIDENCE)
_SOURCE = _F("source", text("Source"), "line", text("Such as: 6 interviews"), words="source")
_COLOUR = _F("colour", text("Colour"), "colour", choices=wordings.COLOUR)
_SPAN = _F("last_step_id", text("Spans"), "chooser", options=last_steps_to_choose,
           write=write_last_step, shown=lambda card: card.step_id is not None)  # fmt: skip


def _is_department(lane: Any) -> bool:
    return bool(lane.kind == "department")


def _is_notes_lane(lane: Any) -> bool:
    return bool(lane.kind == "notes")


def _is_measured(stage: Any) -> bool:
    """The numbers of a stage are asked for in the outcome lens, and shown wherever there are."""
    numbers = (stage.metric_target, stage.metric_actual, stage.entered)
    return stage.lens == "outcome" or bool(stage.metric_name) or numbers != (None, None, None)


_MAP = (
    _TITLE,
    _F("scenario", text("Scenario"), "text", text("What the customer sets out to do")),
    _F("expectations", text("Expectations"), "text", text("What the customer expects of it")),
    _F("state", text("State"), "segments", choices=wordings.STATE),
    _F("time_unit", text("Time is counted in"), "chooser", choices=wordings.TIME_UNIT),
    _F("time_zero", text("Moment 0"), "line", text("Such as: the day of arrival"),
       words="moment"),
    _F("persona_id", text("Persona"), "chooser", options=personas_of_map, write=write_persona),
)  # fmt: skip
_PERSONA = (
    _F("name", text("Name"), "line"),
    _F("role", text("Role"), "line"),
    _F("quote", text("Quote"), "text"),
    _F("goals", text("Goals"), "text"),
    _COLOUR,
)
_STEP = (
    _F("title", text("Title"), "title", text("What the customer does")),
    _DETAIL,
    _F("time_from", text("From, in {unit}"), "number", write=write_time, half=True),
    _F("time_to", text("To, in {unit}"), "number", write=write_time, half=True),
    _F("moment_of_truth", text("Moment of truth"), "check"),
    _F("can_leave", text("The customer can still leave"), "check"),
    _OWNER,
    _EVIDENCE,
    _SOURCE,
)
_STAGE = (
    _TITLE,
    _F("goal", text("What it is there for"), "text",
       shown=lambda stage: stage.lens == "functional"),
    _F("goal", text("What the business wants"), "text",
       shown=lambda stage: stage.lens == "outcome"),
    _F("goal", text("What the customer decides"), "text",
       shown=lambda stage: stage.lens == "interactive"),
    _F("goal", text("What is being done"), "text",
       shown=lambda stage: stage.lens == "activity"),
    _F("goal", text("What the customer is after"), "text",
       shown=lambda stage: stage.lens == "goal"),
    _F("phase", text("Phase of the purchase"), "segments", choices=wordings.PHASE),
    _F("colour", text("Colour"), "colour", choices=wordings.COLOUR,
       shown=lambda stage: stage.lens == "functional"),
    _F("metric_name", text("Metric"), "line", text("Such as: bookings"), words="metric",
       shown=_is_measured),
    _F("metric_unit", text("Unit"), "line", words="unit", half=True, shown=_is_measured),
    _F("entered", text("Customers who enter"), "count", half=True, shown=_is_measured),
    _F("metric_target", text("Target"), "number", half=True, shown=_is_measured),
    _F("metric_actual", text("Actual"), "number", half=True, shown=_is_measured),
    _F("metric_better", text("Better is"), "segments", choices=wordings.METRIC_BETTER,
       shown=_is_measured),
)  # fmt: skip
_LANE = (
    _F("title", text("Title"), "line", words="department", shown=_is_department),
    _F("title", text("Title"), "title", shown=lambda lane: not _is_department(lane)),
    _F("note_kind", text("Kind of notes"), "chooser", choices=wordings.NOTE_KIND,
       shown=_is_notes_lane),
    _F("side", text("Side"), "segments", choices=wordings.SIDE, shown=_is_department),
    _F("function_id", text("Works for"), "chooser", options=functions_to_choose,
       write=write_function, shown=_is_department),
    _F("colour", text("Colour"), "colour", choices=wordings.COLOUR, shown=_is_department),
)  # fmt: skip
_TOUCHPOINT = (
    _TITLE,
    _F("channel", text("Channel"), "line", text("Such as: e-mail"), words="channel"),
    _F(
        "lane_id",
        text("Department"),
        "chooser",
        options=lanes_to_choose,
        write=write_lane,
        own=True,
    ),
    _OWNER,
    _EVIDENCE,
    _SOURCE,
    _F("status", text("Status"), "chooser", choices=wordings.STATUS),
    _SPAN,
    _F("message", text("Message"), "text", text("What the customer is told")),
    _DETAIL,
)
_NOTE = (
    _F("text", text("Text"), "title"),
    _F("lane_id", text("Lane"), "chooser", options=lanes_to_choose, write=write_lane, own=True,
       shown=lambda note: note.lane_id is not None),
    _F("votes", text("Votes"), "stepper", write=write_count, limits=(0, 999)),
    _F("impact", text("Impact"), "stepper", text("1 … 5"), limits=(1, 5)),
    _F("effort", text("Effort"), "stepper", text("1 … 5"), limits=(1, 5)),
    _OWNER,
    _F("due", text("Due"), "date", text("Year-month-day")),
    _EVIDENCE,
    _SOURCE,
    _SPAN,
)  # fmt: skip
_CURVE = (
    _TITLE,
    _F("source", text("Rests on"), "segments", choices=wordings.CURVE_SOURCE),
    _F("persona_id", text("Whose feelings"), "chooser", options=personas_of_curve),
    _COLOUR,
)
_FEELING = (
    _F("value", text("Feeling, −2 to +2"), "number", write=write_feeling, limits=(-2, 2)),
    _F("quote", text("Quote"), "text", text("In the customer's own words")),
    _EVIDENCE,
    _SOURCE,
)
_LINK = (
    _F("kind", text("Kind"), "chooser", choices=wordings.LINK_KIND),
    _F("text", text("Words"), "line"),
)
_AGREEMENT = (
    _F("what", text("What is agreed"), "text"),
    _F("by_whom", text("By whom"), "line", words="owner"),
    _F("agreed_on", text("Agreed on"), "date", text("Year-month-day")),
)
_CHECKPOINT = (_TITLE, _F("done", text("Done"), "check"))
_SURVEY = (
    _TITLE,
    _F("instrument", text("Instrument"), "line", text("Such as: Net Promoter Score"),
       words="instrument"),
    _F("phase", text("Phase of the purchase"), "segments", choices=wordings.PHASE),
    _F("n", text("Number of answers"), "number", limits=(0, 10**9), write=write_whole,
       half=True),
    _F("score", text("Score"), "line", text("Such as: 4.1 of 5"), half=True),
    _F("loop_to_staff", text("Loop to the staff"), "segments", choices=wordings.LOOP),
    _F("loop_to_customer", text("Loop to the customer"), "segments", choices=wordings.LOOP),
    _SOURCE,
)  # fmt: skip
_RISK = (_TITLE, _DETAIL)
_FIGURE = (
    _F("caption", text("Caption"), "text"),
    _F("lane_id", text("Lane"), "chooser", options=lanes_to_choose, write=write_lane, own=True),
    _SPAN,
)

DESCRIPTIONS: Mapping[type[Record], tuple[FieldDescription, ...]] = {
    Journey: _MAP,
    Persona: _PERSONA,
    Step: _STEP,
    Stage: _STAGE,
    Lane: _LANE,
    Touchpoint: _TOUCHPOINT,
    Note: _NOTE,
    Curve: _CURVE,
    Feeling: _FEELING,
    Link: _LINK,
    Agreement: _AGREEMENT,
    Answer: (_F("reason", text("Fine as it is, because"), "text"),),
    Checkpoint: _CHECKPOINT,
    Figure: _FIGURE,
    Amount: (_F("value", text("Number"), "number", write=write_amount),),
    Survey: _SURVEY,
    Risk: _RISK,
}
"""The fields of each record type in the order in which they are shown."""

NOT_SHOWN: Mapping[str, str] = {
    "*.id": "made by the program",
    "*.position": "changed by moving the thing on the map",
    "*.map_id": "a record stays in its map",
    "*.origin_id": "a remembrance of where a copy came from",
    "*.step_id": "changed by moving the card or the point on the map, or what it is a part of",
    "map.based_on_id": "a remembrance of the map it was made from",
    "persona.image_id": "pictures are put on the map, none is drawn with the persona yet",
    "stage.lens": "a stage belongs to one lens for good",
    "placement.lens": "what the placement is known by",
    "placement.stage_id": "the stage in each lens stands with the step",
    "placement.proposed": "confirmed beside the stage, with the step",
    "lane.kind": "the kind of a lane never changes",
    "curve.lane_id": "changed by moving the curve on the map",
    "feeling.curve_id": "what the point is known by",
    "amount.lane_id": "what the number is known by",
    "link.source_id": "changed by drawing the link anew",
    "link.target_id": "changed by drawing the link anew",
    "agreement.from_department": "the hand-over it settles is computed",
    "agreement.to_department": "the hand-over it settles is computed",
    "answer.finding_key": "names the finding it answers",
    "checkpoint.stage_id": "a checklist belongs to its stage",
    "survey.touchpoint_id": "a survey belongs to its touchpoint",
    "image.media_type": "what the picture is",
    "image.width": "what the picture is",
    "image.height": "what the picture is",
    "figure.image_id": "chosen with the image on the map",
}
"""Why other fields are not shown, by table and field; `*` is every table."""
