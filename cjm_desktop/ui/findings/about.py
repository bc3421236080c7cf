"""Where on the map a finding is: what is selected to go there, and what is lit to show it."""

from collections.abc import Iterator

from cjm_desktop.canvas.light import Light
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Lane,
    Link,
    Note,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.runs import Run, runs_of


def keys_to_select(session: MapSession, finding: Finding) -> list[str]:
    """The keys of what a finding is about in the first place: all things of the first one's kind.

    A hand-over is gone to by its step, not by its departments: those are only lit.
    """
    records = [record for record in _records(session, finding) if _has_place(record)]
    alike = [record for record in records if type(record) is type(records[0])]
    return list(dict.fromkeys(session.key_for(record.id) for record in alike))


def light_on(session: MapSession, finding: Finding, *, alone: bool = False) -> Light:
    """The light on all that a finding is about, as far as it is drawn."""
    records = list(_records(session, finding))
    keys = [key for record in records for key in _keys_of(session, record)]
    keys += _feelings(session, records)
    steps = frozenset(_steps(session, finding))
    lanes = frozenset(record.id for record in records if isinstance(record, Lane))
    shown = dict.fromkeys(_seen_as(session, key) for key in keys)
    return Light(tuple(key for key in shown if key), steps, lanes if not steps else frozenset(),
                 alone)  # fmt: skip


def first_step(session: MapSession, finding: Finding) -> str:
    """The id of the leftmost step that a finding is about; empty if it is about none."""
    columns = session.shown_arrangement.column_of
    found = _steps(session, finding)
    return min(found, key=lambda step_id: columns.get(step_id, 0), default="")


def is_wide(session: MapSession, finding: Finding) -> bool:
    """Whether a finding is about more than neighbouring columns, so that all is to be shown."""
    columns = session.shown_arrangement.column_of
    found = {columns[step_id] for step_id in _steps(session, finding) if step_id in columns}
    return not found or max(found) - min(found) >= len(found)


def _records(session: MapSession, finding: Finding) -> Iterator[Record]:
    for record_id in finding.about:
        record = session.document.find(record_id)
        if record is not None:
            yield record


def _steps(session: MapSession, finding: Finding) -> list[str]:
    """The steps in whose columns a finding is; a lane with its stages is in none of its own."""
    records = list(_records(session, finding))
    if any(isinstance(record, Lane) for record in records):
        records = [record for record in records if not isinstance(record, Stage)]
    return [step_id for record in records for step_id in _steps_of(session, record)]


def _has_place(record: Record) -> bool:
    return isinstance(record, Step | Stage | Lane | Touchpoint | Note | Link | Curve)


def _keys_of(session: MapSession, record: Record) -> Iterator[str]:
    """The keys under which a record is drawn: a stage by all its runs, a link with its ends."""
    match record:
        case Stage():
            runs = _runs_with(session, record)
            yield from (run_key(session.arrangement.steps[run.first].id) for run in runs)
            if not runs:
                yield record.id
        case Link():
            yield from (record.id, record.source_id, record.target_id)
        case Step() | Lane() | Touchpoint() | Note():
            yield record.id


def _feelings(session: MapSession, records: list[Record]) -> Iterator[str]:
    """The points of the curves at the steps, where a finding is about both; else whole curves."""
    curves = [record for record in records if isinstance(record, Curve)]
    steps = [record for record in records if isinstance(record, Step)]
    for curve in curves:
        if not steps:
            yield curve.id
        for step in steps:
            feeling = session.document.get(Feeling, Feeling.id_for(curve.id, step.id))
            if feeling is not None:
                yield feeling.id


def _steps_of(session: MapSession, record: Record) -> Iterator[str]:
    """The steps in whose columns a record stands."""
    match record:
        case Step():
            yield record.id
        case Stage():
            for run in _runs_with(session, record):
                yield from (step.id for step in session.arrangement.steps[run.first : run.last + 1])
        case Touchpoint() | Note():
            if record.step_id is not None:
                columns = session.arrangement.columns_of(record)
                yield from (session.arrangement.steps[column].id for column in columns)
        case Link():
            for end_id in (record.source_id, record.target_id):
                end = session.document.find(end_id)
                if end is not None:
                    yield from _steps_of(session, end)


def _runs_with(session: MapSession, stage: Stage) -> list[Run]:
    runs = runs_of(session.arrangement, session.lens)
    return [run for run in runs if any(one.id == stage.id for one in run.stages)]


def _seen_as(session: MapSession, key: str) -> str:
    """The key itself, or that of the folded lane or steps that hide it; empty if it is nowhere."""
    if session.rect_of(key) is not None:
        return key
    record = session.document.find(key)
    lane_id = getattr(record, "lane_id", None)
    if lane_id in session.folds.lanes:
        return str(lane_id)
    step_id = record.id if isinstance(record, Step) else getattr(record, "step_id", None)
    column = session.arrangement.column_of.get(step_id or "", -1)
    bar = session.picture.columns.bar_of(column)
    return fold_key(session.picture.steps[bar.first]) if bar is not None else ""
