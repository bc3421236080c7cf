"""Makes what was read from a file sound: every invariant holds, whatever the rows said.

What refers to nothing is dropped, or its optional reference emptied; equal and invalid positions
are made anew; what still breaks an invariant loses the values to blame, or goes.
"""

import dataclasses
from collections import defaultdict
from typing import Any

from cjm_desktop.language import Text, text
from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.model.fields import fields_of, references_of
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.positions import rekeyed, sibling_group
from cjm_desktop.model.records import Record, Reference, Stage, Step, Survey
from cjm_desktop.storage.reading import DroppedRow, Reading
from cjm_desktop.storage.rows import title_of


def make_sound(reading: Reading) -> None:
    """Mend or drop records until the document is sound, with a warning for each."""
    while _drop_danglings(reading):
        pass
    _rekey(reading)
    given_a_chance: set[tuple[str, str]] = set()
    while found := violations(reading.document):
        for violation in found:
            _mend_violation(reading, violation.record, violation.message, given_a_chance)
        while _drop_danglings(reading):
            pass


def _drop_danglings(reading: Reading) -> bool:
    """One pass over all references; says whether anything was dropped."""
    dropped = False
    for record in list(reading.document.records()):
        missing = [
            (field, reference)
            for field, reference in references_of(type(record))
            if not _is_there(reading, reference, getattr(record, field))
        ]
        if missing:
            dropped |= _mend_references(reading, record, missing)
    return dropped


def _is_there(reading: Reading, reference: Reference, target_id: str | None) -> bool:
    document = reading.document
    return target_id is None or any(
        document.get(document.record_types[table], target_id) is not None
        for table in reference.tables
    )


def _mend_references(
    reading: Reading, record: Record, missing: list[tuple[str, Reference]]
) -> bool:
    names = ", ".join(field for field, _ in missing)
    reason = text('"{fields}" names a record that does not exist.', fields=names)
    may_be_empty = _emptiable(record)
    if all(field in may_be_empty for field, _ in missing):
        _change(reading, record, {field: None for field, _ in missing}, reason)
        return False
    _drop(reading, record, reason)
    return True


def _emptiable(record: Record) -> set[str]:
    """The references that mean little when emptied; an emptied placement would mean much."""
    optional = {info.name for info in fields_of(type(record)) if info.optional}
    return {
        field
        for field, reference in references_of(type(record))
        if field in optional and reference.when_deleted != "take_along"
    }


def _rekey(reading: Reading) -> None:
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in reading.document.records():
        group = sibling_group(record)
        if group is not None:
            groups[group].append(record)
    for group, siblings in groups.items():
        changed: Any = rekeyed(siblings)
        if changed:
            reading.warn(
                text('{number} rows of "{table}" shared a position or had none; their order '
                     "was made anew.", number=len(changed), table=group[0])
            )  # fmt: skip
            for record in changed.values():
                _set(reading, record)


def _mend_violation(
    reading: Reading, record: Record, message: Text, given_a_chance: set[tuple[str, str]]
) -> None:
    key = (record.table, record.id)
    current = reading.document.get(type(record), record.id)
    if current is not record:
        return  # Changed or dropped for an earlier violation; the next round looks again.
    changes: dict[str, object] = dict.fromkeys(_emptiable(record))
    if isinstance(record, Step):
        changes = {"time_to": None}
    if isinstance(record, Stage):
        changes = {"entered": None}
    if isinstance(record, Survey):
        changes = {"n": None}
    if key in given_a_chance or not any(getattr(record, name) for name in changes):
        _drop(reading, record, message)
    else:
        given_a_chance.add(key)
        _change(reading, record, changes, message)


def _change(reading: Reading, record: Record, changes: dict[str, Any], reason: Text) -> None:
    reading.warn(
        text('"{table}" ({place}) is mended: {reason}',
             table=record.table, place=_place(record), reason=reason)
    )  # fmt: skip
    _set(reading, dataclasses.replace(record, **changes))


def _set(reading: Reading, record: Record) -> None:
    before = reading.document.get(type(record), record.id)
    reading.document.apply(Patch("", (Change(before, record),)))
    reading.mended[record.table, record.id] = None


def _drop(reading: Reading, record: Record, reason: Text) -> None:
    reading.warn(
        text('"{table}" ({place}) is left out: {reason}',
             table=record.table, place=_place(record), reason=reason)
    )  # fmt: skip
    number = reading.row_numbers.get((record.table, record.id), 0)
    reading.dropped.append(DroppedRow(record.table, number, record.id.encode()))
    reading.document.apply(Patch("", (Change(record, None),)))


def _place(record: Record) -> str:
    return title_of({info.name: getattr(record, info.name) for info in fields_of(type(record))})
