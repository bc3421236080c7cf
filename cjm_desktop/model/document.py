"""All records of a workshop file in memory, with an index of what refers to what.

A document changes only through patches: `History.edit` makes them. Records are frozen, so a
snapshot is a shallow copy that other threads may read.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import RECORD_TYPES, Record, RecordTypes

R = TypeVar("R", bound=Record)

_ReferenceKey = tuple[str, str]


class Document:
    """The records of a file, by type and id."""

    def __init__(self, record_types: RecordTypes = RECORD_TYPES) -> None:
        self.record_types = record_types
        self._records: dict[str, dict[str, Record]] = {table: {} for table in record_types}
        self._referring: dict[_ReferenceKey, dict[str, dict[str, None]]] = {
            (table, field): {}
            for table, record_type in record_types.items()
            for field, _ in references_of(record_type)
        }

    def load(self, records: Iterable[Record]) -> None:
        """Add records as they are read from a file; nothing is checked."""
        for record in records:
            self._set(Change(None, record))

    def get(self, record_type: type[R], record_id: str | None) -> R | None:
        """The record with an id, or None."""
        return cast("R | None", self._records[record_type.table].get(record_id or ""))

    def require(self, record_type: type[R], record_id: str | None) -> R:
        """The record with an id, which must exist; raises KeyError otherwise."""
        return cast(R, self._records[record_type.table][record_id or ""])

    def find(self, record_id: str) -> Record | None:
        """The record with an id, of whatever type."""
        for records in self._records.values():
            if record_id in records:
                return records[record_id]
        return None

    def all(self, record_type: type[R]) -> list[R]:
        """All records of a type, in no order."""
        return cast("list[R]", list(self._records[record_type.table].values()))

    def records(self) -> Iterator[Record]:
        """All records, referred-to types before those that refer to them."""
        for records in self._records.values():
            yield from records.values()

    def referring(self, record_type: type[R], field: str, target_id: str) -> list[R]:
        """The records of a type whose field names a record, in no order."""
        ids = self._referring[record_type.table, field].get(target_id, ())
        records = self._records[record_type.table]
        return cast("list[R]", [records[record_id] for record_id in ids])

    def referring_count(self, record_type: type[Record], field: str, target_id: str) -> int:
        """How many records of a type have a field that names a record."""
        return len(self._referring[record_type.table, field].get(target_id, ()))

    def ordered(self, record_type: type[R], field: str, target_id: str) -> list[R]:
        """The records of a type whose field names a record, in their order."""
        return in_order(self.referring(record_type, field, target_id))

    def apply(self, patch: Patch) -> None:
        """Carry out a patch; only history, trial patches and loading call this."""
        for change in patch:
            self._set(change)

    def snapshot(self) -> "Document":
        """A copy that later patches to this one do not change, and the other way round."""
        copy = Document.__new__(Document)
        copy.record_types = self.record_types
        copy._records = {table: dict(records) for table, records in self._records.items()}
        copy._referring = {
            key: {target: dict(ids) for target, ids in targets.items()}
            for key, targets in self._referring.items()
        }
        return copy

    def with_patch(self, patch: Patch) -> "Document":
        """A copy with the patch carried out: what a trial patch would make of this document."""
        copy = self.snapshot()
        copy.apply(patch)
        return copy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    def _set(self, change: Change) -> None:
        record = change.record
        table = record.table
        earlier = self._records[table].get(record.id)
        if earlier is not None:
            self._forget_references(earlier)
        if change.after is None:
            self._records[table].pop(record.id, None)
        else:
            self._records[table][record.id] = change.after
            self._note_references(change.after)

    def _note_references(self, record: Record) -> None:
        for field, _ in references_of(type(record)):
            target = getattr(record, field)
            if target is not None:
                targets = self._referring[record.table, field]
                targets.setdefault(target, {})[record.id] = None

    def _forget_references(self, record: Record) -> None:
        for field, _ in references_of(type(record)):
            target = getattr(record, field)
            if target is not None:
                targets = self._referring[record.table, field]
                ids = targets.get(target, {})
                ids.pop(record.id, None)
                if not ids:
                    targets.pop(target, None)
