"""Maps with anything at all on them that a lens may look at, as Hypothesis draws them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from cjm_desktop.lenses.kinds import SEVERITY_OF
from cjm_desktop.model.answers import NO_PART
from cjm_desktop.model.document import Document
from cjm_desktop.model.finding import finding_key
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    Agreement,
    Answer,
    Curve,
    Lane,
    Link,
    Note,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from tests.drawing.random_maps import random_maps

Draw = Callable[[st.SearchStrategy[Any]], Any]

LINK_KINDS = st.sampled_from(("loop", "depends_on", "depends_on", "answers", "answers"))
COUNTS = st.none() | st.sampled_from((0.0, 5.0, 100.0)) | st.floats(0, 1e6)
NUMBERS = COUNTS | st.just(-3.0)


@st.composite
def maps_to_look_at(draw: Draw) -> Document:
    """A sound document with one map, `map`: also with links, metrics, agreements and answers."""
    records = [_filled(draw, record) for record in draw(random_maps()).records()]
    records += _departments(draw, records)
    document = Document()
    document.load([*records, *_links(draw, records), *_small_records(draw, records)])
    return document


def _filled(draw: Draw, record: Record) -> Record:
    match record:
        case Step():
            return replace(record, can_leave=draw(st.booleans()))
        case Stage(lens="outcome"):
            return replace(
                record,
                phase=draw(st.sampled_from(("", "before", "during"))),
                metric_target=draw(NUMBERS),
                metric_actual=draw(NUMBERS),
                metric_better=draw(st.sampled_from(("higher", "lower"))),
                entered=draw(COUNTS),
            )
        case Curve():
            return replace(record, persona_id=draw(st.sampled_from((None, "persona", "other"))))
        case Lane(kind="department") if draw(st.booleans()):
            return replace(record, title=draw(st.sampled_from(("Sales", "Service"))))
    return record


def _departments(draw: Draw, records: list[Record]) -> list[Record]:
    """Steps at times, and two departments below all lanes that meet the customer at any of them."""
    steps = [record for record in records if isinstance(record, Step)]
    steps += _more_steps(draw, steps)
    below = max((lane.position for lane in records if isinstance(lane, Lane)), default=None)
    lanes = [
        Lane(id=title.lower(), map_id="map", position=key, kind="department", title=title)
        for title, key in zip(("Sales", "Service"), keys_between(below, None, 2), strict=True)
    ]
    met = [draw(st.sampled_from(((), lanes[:1], lanes[1:], lanes))) for _ in steps]
    cards = [
        Touchpoint(id=f"{lane.id}@{step.id}", step_id=step.id, lane_id=lane.id, position="a0",
                   title=lane.title)
        for step, meeting in zip(steps, met, strict=True)
        for lane in meeting
    ]  # fmt: skip
    return [*(step for step in steps if step not in records), *lanes, *cards]


def _more_steps(draw: Draw, steps: list[Step]) -> list[Step]:
    after = max((step.position for step in steps), default=None)
    times = sorted(draw(st.lists(st.sampled_from((1, 2, 3, 4, 5, 40)), max_size=7)))
    keys = keys_between(after, None, len(times))
    return [
        Step(id=f"later{number}", map_id="map", position=key, title="Goes on", time_from=time,
             can_leave=draw(st.booleans()))
        for number, (key, time) in enumerate(zip(keys, times, strict=True))
    ]  # fmt: skip


def _links(draw: Draw, records: list[Record]) -> list[Record]:
    ends = [record.id for record in records if isinstance(record, Step | Touchpoint | Note)]
    pairs = draw(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=6))
    return [
        Link(
            id=f"link{number}",
            source_id=ends[source % len(ends)],
            target_id=ends[target % len(ends)],
            kind=draw(LINK_KINDS),
        )
        for number, (source, target) in enumerate(pairs if ends else ())
        if source % len(ends) != target % len(ends)
    ]


def _small_records(draw: Draw, records: list[Record]) -> list[Record]:
    steps = [record.id for record in records if isinstance(record, Step)]
    agreements = [
        Agreement(id=f"agreement{number}", step_id=step_id, from_department=giver,
                  to_department=receiver)
        for number, step_id in enumerate(steps)
        for giver, receiver in draw(
            st.sampled_from(((), (("Sales", "Service"),), (("Service", "Sales"),)))
        )
    ]  # fmt: skip
    ids = [record.id for record in records]
    answers = [
        Answer(id=f"answer{kind}", map_id="map", finding_key=f"{kind}:{draw(st.sampled_from(ids))}")
        for kind in draw(st.lists(st.sampled_from(sorted(SEVERITY_OF)), max_size=4, unique=True))
    ]
    goals = [record for record in records if isinstance(record, Stage) and record.lens == "goal"]
    for goal in goals if draw(st.booleans()) else ():
        key = finding_key(NO_PART, "sales", goal.id)
        answers.append(Answer(id=f"no part in {goal.id}", map_id="map", finding_key=key))
    parked = [
        Note(id=f"parked{number}", map_id="map", position=key, text="Parked", votes=number)
        for number, key in enumerate(keys_between(None, None, 2))
    ]
    return [Persona(id="other", name="Bo"), *agreements, *answers, *parked]
