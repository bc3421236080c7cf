"""What must hold in every document (§2): checked after each edit, by `check` and on import."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cjm_desktop.language import Text, text
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.positions import POSITION_AND_ID, is_valid_key
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Link,
    Note,
    Placement,
    Record,
    Stage,
    Step,
    Survey,
    Touchpoint,
)

LANE_KIND_OF: dict[type[Record], str] = {
    Touchpoint: "department",
    Note: "notes",
    Figure: "images",
    Curve: "emotion",
    Amount: "metric",
}
"""The kind of lane in which records of a type lie."""


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold: for which record, and a sentence that says what."""

    record: Record
    message: Text


def violations(document: Document) -> list[Violation]:
    """Everything in the document that breaks an invariant; empty when it is sound."""
    return [found for record in document.records() for found in violations_of(document, record)]


def violations_after(document: Document, patch: Patch) -> list[Violation]:
    """What a patch that was just carried out has broken."""
    found: list[Violation] = []
    for change in patch:
        if change.after is not None:
            found += violations_of(document, change.after)
            if isinstance(change.before, Lane) and isinstance(change.after, Lane):
                found += _lane_kind_kept(change.before, change.after)
            if _moved(change.before, change.after):
                found += _violations_of_referring(document, change.after)
        elif change.before is not None:
            found += _left_behind(document, change.before)
    return found


def violations_of(document: Document, record: Record) -> list[Violation]:
    """What one record breaks."""
    missing = list(_missing_references(document, record))
    if missing:
        return missing
    return [
        Violation(record, message)
        for check in _CHECKS.get(type(record), ())
        for message in check(document, record)
    ] + list(_position(record))


def map_id_of(document: Document, record: Record) -> str | None:
    """The map a record belongs to, or None (personas, images, notes of no map)."""
    if isinstance(record, Journey):
        return record.id
    owner = getattr(record, "map_id", None)
    if owner is not None:
        return str(owner)
    for field, reference in references_of(type(record)):
        if field in _OWNING_FIELDS:
            target = _target(document, reference.tables, getattr(record, field))
            if target is not None:
                return map_id_of(document, target)
    return None


_OWNING_FIELDS = ("step_id", "stage_id", "lane_id", "curve_id", "touchpoint_id")


def _target(document: Document, tables: tuple[str, ...], record_id: str | None) -> Record | None:
    for table in tables:
        found = document.get(document.record_types[table], record_id)
        if found is not None:
            return found
    return None


def _missing_references(document: Document, record: Record) -> Iterator[Violation]:
    for field, reference in references_of(type(record)):
        target_id = getattr(record, field)
        if target_id is not None and _target(document, reference.tables, target_id) is None:
            yield Violation(
                record,
                text('"{field}" of a {table} names a record that does not exist: {id}.',
                     field=field, table=record.table, id=target_id),
            )  # fmt: skip


def _left_behind(document: Document, deleted: Record) -> Iterator[Violation]:
    for record_type in document.record_types.values():
        for field, reference in references_of(record_type):
            if deleted.table in reference.tables:
                for record in document.referring(record_type, field, deleted.id):
                    yield Violation(
                        record,
                        text('"{field}" of a {table} names a deleted {target}.',
                             field=field, table=record.table, target=deleted.table),
                    )  # fmt: skip


def _moved(before: Record | None, after: Record) -> bool:
    return isinstance(after, Step | Lane | Stage | Curve) and before is not None and before != after


def _violations_of_referring(document: Document, record: Record) -> Iterator[Violation]:
    for record_type in document.record_types.values():
        for field, reference in references_of(record_type):
            if record.table in reference.tables and record_type is not Link:
                for referring in document.referring(record_type, field, record.id):
                    yield from violations_of(document, referring)


def _lane_kind_kept(before: Lane, after: Lane) -> Iterator[Violation]:
    if before.kind != after.kind:
        yield Violation(after, text("The kind of a lane never changes."))


def _position(record: Record) -> Iterator[Violation]:
    if record.ordered_within is not None and not is_valid_key(getattr(record, "position", "")):
        yield Violation(
            record, text("The position of a {table} is not a valid key.", table=record.table)
        )


def _same_map(document: Document, record: Record) -> Iterator[Text]:
    own = map_id_of(document, record)
    for field, reference in references_of(type(record)):
        target = _target(document, reference.tables, getattr(record, field))
        if target is None or target.table in ("persona", "image", "map"):
            continue
        if own is not None and map_id_of(document, target) not in (own, None):
            yield text('"{field}" of a {table} names a record of another map.',
                       field=field, table=record.table)  # fmt: skip


def _lane_kind_fits(document: Document, record: Record) -> Iterator[Text]:
    lane = document.get(Lane, getattr(record, "lane_id", None))
    wanted = LANE_KIND_OF[type(record)]
    if lane is not None and lane.kind != wanted:
        yield text('A {table} lies in a lane of the kind "{kind}".',
                   table=record.table, kind=lane.kind)  # fmt: skip


def _span_in_order(document: Document, record: Record) -> Iterator[Text]:
    last = document.get(Step, getattr(record, "last_step_id", None))
    first = document.get(Step, getattr(record, "step_id", None))
    if last is None:
        return
    if first is None or POSITION_AND_ID(last) < POSITION_AND_ID(first):
        yield text("The last step of a {table} lies before its first.", table=record.table)


def _note_in_place_or_parked(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Note)
    if (record.step_id is None) != (record.lane_id is None):
        yield text("A note has either both a step and a lane, or neither.")


def _times_forward(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Step)
    start, end = record.time_from, record.time_to
    if start is not None and end is not None and end < start:
        yield text("The times of a step run backwards.")


def _nobody_or_more_enter(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Stage)
    if record.entered is not None and record.entered < 0:
        yield text("The number of customers who enter a stage is below 0.")


def _nobody_or_more_answer(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Survey)
    if record.n is not None and record.n < 0:
        yield text("The number of answers to a survey is below 0.")


def _placement_fits(document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Placement)
    stage = document.get(Stage, record.stage_id)
    if record.lens == "functional":
        yield text("In the functional lens the departments decide; nothing is placed by hand.")
    if stage is not None and stage.lens != record.lens:
        yield text("A placement names a stage of another lens.")
    if record.id != Placement.id_for(record.step_id, record.lens):
        yield text("The id of a placement is not made of its step and lens.")


def _function_fits(document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Lane)
    function = document.get(Stage, record.function_id)
    if function is not None and function.lens != "functional":
        yield text("A lane works for a stage that is not functional.")


def _link_joins_two(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Link)
    if record.source_id == record.target_id:
        yield text("A link joins a record with itself.")


def _feeling_fits(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Feeling)
    if not -2 <= record.value <= 2:
        yield text("A feeling lies outside −2 … +2.")
    if record.id != Feeling.id_for(record.curve_id, record.step_id):
        yield text("The id of a feeling is not made of its curve and step.")


def _amount_fits(_document: Document, record: Record) -> Iterator[Text]:
    assert isinstance(record, Amount)
    if record.id != Amount.id_for(record.lane_id, record.step_id):
        yield text("The id of an amount is not made of its lane and step.")


_Check = Callable[[Document, Record], Iterator[Text]]

_CHECKS: dict[type[Record], tuple[_Check, ...]] = {
    Step: (_times_forward,),
    Stage: (_nobody_or_more_enter,),
    Placement: (_same_map, _placement_fits),
    Lane: (_same_map, _function_fits),
    Touchpoint: (_same_map, _lane_kind_fits, _span_in_order),
    Note: (_same_map, _lane_kind_fits, _span_in_order, _note_in_place_or_parked),
    Figure: (_same_map, _lane_kind_fits, _span_in_order),
    Curve: (_lane_kind_fits,),
    Feeling: (_same_map, _feeling_fits),
    Link: (_link_joins_two,),
    Amount: (_same_map, _lane_kind_fits, _amount_fits),
    Survey: (_nobody_or_more_answer,),
}
