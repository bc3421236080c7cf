"""What a map asks and says, read as a team would read it: by titles."""

from dataclasses import replace
from typing import Any

from cjm_desktop.lenses.findings import facts_of, findings_of
from cjm_desktop.model.curves import add_curve, set_feeling
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.placing import place_steps
from cjm_desktop.model.records import (
    Curve,
    CurveSource,
    Feeling,
    Lens,
    NoteKind,
    Record,
    Stage,
    Touchpoint,
)
from tests.model.workshop import Workshop


def all_found(workshop: Workshop, lens: Lens) -> list[Finding]:
    """What is open in a lens, and its facts."""
    arrangement = workshop.arrangement()
    return [*findings_of(arrangement, lens), *facts_of(arrangement, lens)]


def about(workshop: Workshop, kind: str, lens: Lens = "goal") -> list[str]:
    """What the findings of a kind are about: titles joined by `, `, in the order of the list."""
    return [
        ", ".join(titled(workshop.document.find(record_id)) for record_id in found.about)
        for found in all_found(workshop, lens)
        if found.kind == kind
    ]


def said(workshop: Workshop, kind: str, lens: Lens = "goal") -> list[str]:
    """What the findings of a kind say."""
    return [str(found.message) for found in all_found(workshop, lens) if found.kind == kind]


def the(workshop: Workshop, kind: str, lens: Lens = "goal") -> Finding:
    """The one finding of a kind."""
    (found,) = (one for one in all_found(workshop, lens) if one.kind == kind)
    return found


def titled(record: Any) -> str:
    """A record by its title; a link by its ends."""
    assert record is not None, "a finding names what does not exist"
    return str(getattr(record, "title", None) or getattr(record, "text", None) or record.table)


def put(workshop: Workshop, *records: Record) -> None:
    """Put records into the document as one sound edit."""
    with workshop.edit() as edit:
        edit.put(*records)


def alter(workshop: Workshop, record: Any, **fields: Any) -> None:
    """Change fields of a record as one sound edit."""
    put(workshop, replace(workshop.document.require(type(record), record.id), **fields))


def card(workshop: Workshop, lane: str, step: str, title: str, **fields: Any) -> None:
    """Put a card into a cell."""
    lane_id, step_id = workshop.lane(lane).id, workshop.step(step).id
    put(
        workshop,
        Touchpoint(lane_id=lane_id, step_id=step_id, position="a0", title=title, **fields),
    )


def note(workshop: Workshop, kind: NoteKind, step: str, words: str, **fields: Any) -> None:
    """Put a note into the map's lane of a kind, made where it is missing."""
    lanes = [lane for lane in workshop.arrangement().lanes if lane.note_kind == kind]
    with workshop.edit() as edit:
        lane = lanes[0] if lanes else add_lane(edit, workshop.map_id, "notes", note_kind=kind)
        add_note(edit, lane.id, workshop.step(step).id, words, **fields)


def curve(
    workshop: Workshop,
    *values: float | None,
    title: str = "Curve",
    source: CurveSource = "assumed",
    persona_id: str | None = None,
) -> Curve:
    """Draw a curve through the steps from the first on; None leaves a step out."""
    with workshop.edit() as edit:
        made = add_curve(edit, workshop.map_id, title, source=source, persona_id=persona_id)
        for step, value in zip(workshop.steps, values, strict=False):
            if value is not None:
                set_feeling(edit, made.id, step.id, value)
    return made


def quote(workshop: Workshop, made: Curve, step: str, words: str) -> None:
    """Say what is said at a point of a curve."""
    feeling_id = Feeling.id_for(made.id, workshop.step(step).id)
    alter(workshop, workshop.document.require(Feeling, feeling_id), quote=words)


def place(workshop: Workshop, lens: Lens, **steps_by_stage: str) -> None:
    """Place steps into stages: `place(map, "goal", Deciding="A B")`."""
    with workshop.edit() as edit:
        for title, steps in steps_by_stage.items():
            stage: Stage = workshop.stage(lens, title)
            place_steps(edit, workshop.ids(*steps.split()), stage, lens)
