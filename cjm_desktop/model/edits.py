"""Changes and patches: what one edit did, as data.

The same patch serves undo and redo (its inverse), saving (its rows), the screen (what to redraw),
the history in the file, comparing and merging.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cjm_desktop.language import Text
from cjm_desktop.model.records import Record


class Change(NamedTuple):
    """One record before and after: no `before` was added, no `after` was deleted."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record concerned, as it is after the change, or as it was before its deletion."""
        record = self.after if self.after is not None else self.before
        assert record is not None, "a change has a before or an after"
        return record

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Patch:
    """What one edit did: at most one change per record, in the order they were first touched."""

    label: Text | str
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def inverse(self) -> "Patch":
        """The patch that takes this one back."""
        return Patch(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def followed_by(self, later: "Patch") -> "Patch":
        """One patch that does what this one and then the later one do, under this one's label."""
        return Patch(self.label, merge_changes((*self.changes, *later.changes)))


def merge_changes(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """At most one change per record: its first `before`, its last `after`; idle ones drop out."""
    merged: dict[tuple[str, str], Change] = {}
    for change in changes:
        key = (change.record.table, change.record.id)
        earlier = merged.get(key)
        merged[key] = Change(earlier.before, change.after) if earlier else change
    return tuple(change for change in merged.values() if change.before != change.after)
