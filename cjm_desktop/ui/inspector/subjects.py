"""What the inspector is about: the records that the selection stands for, and what to call them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.language import Text, marked, marked_plural, text, translate, translate_plural
from cjm_desktop.model.placement import StageOrLane
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
from cjm_desktop.ui.inspector.descriptions import DESCRIPTIONS, FieldDescription

_CALLED: dict[type[Record], tuple[Text, tuple[str, str]]] = {
    Journey: (text("Map"), marked_plural("{number} map", "{number} maps")),
    Persona: (text("Persona"), marked_plural("{number} persona", "{number} personas")),
    Step: (text("Step"), marked_plural("{number} step", "{number} steps")),
    Stage: (text("Stage"), marked_plural("{number} stage", "{number} stages")),
    Lane: (text("Lane"), marked_plural("{number} lane", "{number} lanes")),
    Touchpoint: (text("Touchpoint"), marked_plural("{number} touchpoint", "{number} touchpoints")),
    Note: (text("Note"), marked_plural("{number} note", "{number} notes")),
    Curve: (
        text("Emotion curve"),
        marked_plural("{number} emotion curve", "{number} emotion curves"),
    ),
    Feeling: (text("Feeling"), marked_plural("{number} feeling", "{number} feelings")),
    Link: (text("Link"), marked_plural("{number} link", "{number} links")),
    Agreement: (text("Agreement"), marked_plural("{number} agreement", "{number} agreements")),
    Answer: (text("Answer"), marked_plural("{number} answer", "{number} answers")),
    Checkpoint: (text("Checklist"), marked_plural("{number} line", "{number} lines")),
    Figure: (text("Image"), marked_plural("{number} image", "{number} images")),
    Amount: (text("Number"), marked_plural("{number} number", "{number} numbers")),
    Survey: (text("Survey"), marked_plural("{number} survey", "{number} surveys")),
    Risk: (text("Risk trigger"), marked_plural("{number} risk trigger", "{number} risk triggers")),
}


class Subject(NamedTuple):
    """Records edited together: what they are called, and the fields all of them have."""

    heading: str
    records: tuple[Record, ...]
    fields: tuple[FieldDescription, ...]

    @property
    def record_type(self) -> type[Record]:
        """The type whose page shows them: that of the first one."""
        return type(self.records[0])


def subjects_of(session: MapSession, selection: Sequence[str]) -> list[Subject]:
    """What to show for a selection, one below the other; the map itself where nothing is.

    Empty where the selection stands for no record.
    """
    records = _records(session, selection)
    if not selection or (len(records) == 1 and isinstance(records[0], Journey)):
        return _map_and_persona(session)
    if len(selection) == 1 and len(records) > 1:
        return [_subject(session, (record,)) for record in records]
    return [_subject(session, records)] if records else []


_IN_AN_EMPTY_CELL = {
    "department": marked("Nothing is here yet. Type to add a touchpoint."),
    "notes": marked("Nothing is here yet. Type to add a note."),
    "emotion": marked(
        "Nothing is felt here yet. The keys 1 to 5 set the feeling, or click into the lane."
    ),
}


def nothing_to_show(session: MapSession, selection: Sequence[str]) -> str:
    """Why there are no fields for a selection that stands for no record."""
    cell = next(filter(None, map(cell_of, selection)), None)
    if cell is not None:
        lane = session.document.get(Lane, cell[0])
        words = _IN_AN_EMPTY_CELL.get(lane.kind if lane else "")
        return translate(words) if words else translate("Nothing is here yet.")
    if any(session.steps_of_bar(key) for key in selection):
        return translate("These steps are folded. Unfold them to see and change them.")
    if session.lens == "functional":
        return translate(
            "At these steps no department meets the customer in the front stage, so no function"
            " heads them."
        )
    return translate("Here is no stage of this lens, so there is nothing to change.")


def more_to_show(number: int) -> str:
    """That there are functions without a place in the panel."""
    return translate_plural(
        "{number} more function shares these steps; select its lane to see it.",
        "{number} more functions share these steps; select their lanes to see them.",
        number,
    )


def _records(session: MapSession, selection: Iterable[str]) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for key in selection:
        for record in _records_at(session, key):
            if type(record) in DESCRIPTIONS:
                found[record.id] = record
    return tuple(found.values())


def _records_at(session: MapSession, key: str) -> tuple[Record | StageOrLane, ...]:
    record = session.document.find(key)
    if record is not None:
        return (record,)
    run = session.run_at(key)
    return run.stages if run is not None else ()


def _map_and_persona(session: MapSession) -> list[Subject]:
    journey = session.document.get(Journey, session.map_id)
    if journey is None:
        return []
    subjects = [_subject(session, (journey,))]
    persona = session.document.get(Persona, journey.persona_id)
    if persona is not None:
        subjects.append(_subject(session, (persona,)))
    return subjects


def _subject(session: MapSession, records: tuple[Record, ...]) -> Subject:
    return Subject(_heading(session, records), records, _common_fields(records))


def _heading(session: MapSession, records: tuple[Record, ...]) -> str:
    if len(records) == 1:
        return _called(session, records[0])
    if len({type(record) for record in records}) == 1:
        _, forms = _CALLED[type(records[0])]
        return translate_plural(*forms, len(records))
    return translate_plural("{number} thing", "{number} things", len(records))


def _called(session: MapSession, record: Record) -> str:
    if isinstance(record, Lane) and record.kind == "department":
        return translate("Department")
    if isinstance(record, Stage) and record.lens == "functional":
        return translate("Function")
    if isinstance(record, Touchpoint):
        lane = session.document.get(Lane, record.lane_id)
        if lane is not None and lane.side in ("back", "support"):
            return translate("Activity")
    return str(_CALLED[type(record)][0])


def _common_fields(records: tuple[Record, ...]) -> tuple[FieldDescription, ...]:
    """The fields of the first record's type that every record has and shows."""
    by_type: dict[type[Record], list[Record]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    first, *others = by_type
    return tuple(
        description
        for description in DESCRIPTIONS[first]
        if all(map(description.shown, by_type[first]))
        and all(_has(other, by_type[other], description) for other in others)
    )


def _has(
    record_type: type[Record], records: Iterable[Record], description: FieldDescription
) -> bool:
    return any(
        other.is_like(description) and all(map(other.shown, records))
        for other in DESCRIPTIONS[record_type]
    )
