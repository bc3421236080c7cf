"""What a table says, step by step, before it becomes records or goes into a map."""

from dataclasses import dataclass, field
from datetime import datetime

from cjm_desktop.exchange.report import Report
from cjm_desktop.model.records import Evidence, LaneKind, NoteKind, Side, TimeUnit


@dataclass(frozen=True, slots=True)
class TableLane:
    """A lane that the table asks for; `function` is the title of the function it works for."""

    kind: LaneKind
    title: str
    note_kind: NoteKind = ""
    side: Side = "front"
    function: str = ""


@dataclass(slots=True)
class TableCard:
    """A touchpoint or a note; `column` is where it stands, counted from 0."""

    lane: TableLane
    words: str
    column: int
    channel: str = ""


@dataclass(slots=True)
class TableFeeling:
    """What is felt at a step, −2 … +2."""

    value: float
    quote: str = ""


@dataclass(slots=True)
class TableStep:
    """One step with all that the table says of it; feelings are by the title of their curve.

    `stage` is empty for a step in no stage, `department` where no column names it; `is_said`:
    more than its stage is filled in.
    """

    title: str = ""
    stage: str = ""
    details: list[str] = field(default_factory=list)
    time_from: float | None = None
    time_to: float | None = None
    moment_of_truth: bool = False
    owner: str = ""
    evidence: Evidence = ""
    source: str = ""
    department: str = ""
    cards: list[TableCard] = field(default_factory=list)
    feelings: dict[str, TableFeeling] = field(default_factory=dict)
    amounts: dict[TableLane, float] = field(default_factory=dict)
    is_said: bool = False

    @property
    def detail(self) -> str:
        """All details, one a line."""
        return "\n".join(self.details)


@dataclass(slots=True)
class TableTime:
    """The unit in which times count, and the date that is moment 0; None where not yet known.

    `may_begin`: the map has no times yet, so the first date of the table may be its moment 0.
    """

    unit: TimeUnit | None = None
    zero: datetime | None = None
    may_begin: bool = True


@dataclass(frozen=True, slots=True)
class TableJourney:
    """All that a table says. Stages, lanes and curves are in order, each title once.

    `stages` is None where the table has no stages at all; then steps are left unplaced.
    """

    steps: tuple[TableStep, ...]
    stages: tuple[str, ...] | None
    lanes: tuple[TableLane, ...]
    curves: tuple[str, ...]
    time: TableTime
    report: Report
