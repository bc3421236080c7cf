"""What every verb rests on: records as they are now, a change of fields, deletion.

The verbs (steps, stages, lanes, …) are what users do. Each takes an `Edit`, does its work in it
and raises `EditRefusedError` for what makes no sense; leaving the edit by that error takes
everything back, so nothing is ever half done. An `index` counts among the siblings as they
stand before the verb: the record goes before the one now at `index`; None is the end.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.model.history import Edit
from cjm_desktop.model.invariants import violations_after
from cjm_desktop.model.positions import key_after_last, key_at
from cjm_desktop.model.records import Record
from cjm_desktop.model.values import ValueFaultError, record_of, values_of

R = TypeVar("R", bound=Record)


def require(edit: Edit, record_type: type[R], record_id: str | None) -> R:
    """The record with an id; refuses the edit if it is gone."""
    record = edit.document.get(record_type, record_id)
    if record is None:
        raise EditRefusedError(
            text("What this is about is no longer in the file, so nothing was changed."),
            text("Undo brings back what was deleted."),
        )
    return record


def current(edit: Edit, record: R) -> R:
    """The record as it is now; refuses the edit if it is gone."""
    return require(edit, type(record), record.id)


def change(edit: Edit, record: R, **fields: Any) -> R:
    """Give fields of a record new values; refuses values that it cannot hold."""
    before = current(edit, record)
    after = _with_checked_values(replace(before, **fields))
    if after == before:
        return before
    edit.put(after)
    broken = violations_after(edit.document, Patch("", (Change(before, after),)))
    if broken:
        raise EditRefusedError(broken[0].message, text("Nothing was changed."))
    return after


def delete(edit: Edit, *records: Record) -> None:
    """Delete records with what goes along; those that went along already are passed over."""
    for record in records:
        now = edit.document.get(type(record), record.id)
        if now is not None:
            edit.delete(now)


def key_for(siblings: Sequence[Any], index: int | None) -> str:
    """A position before the sibling at `index`, or at the end."""
    if index is None or index >= len(siblings):
        return key_after_last(siblings)
    return key_at(siblings, max(index, 0))


def _with_checked_values(record: R) -> R:
    try:
        return record_of(type(record), values_of(record))
    except ValueFaultError as fault:
        raise EditRefusedError(fault.reason, text("Nothing was changed.")) from fault
