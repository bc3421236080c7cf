"""Siblings: records of one kind that lie in one place and are ordered there by position."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Change
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.positions import in_order, keys_between, sibling_group
from cjm_desktop.model.records import Record


def siblings_of(document: Document, record: Any) -> list[Any]:
    """The records that share a record's place, itself among them if it is there, in order."""
    group = sibling_group(record)
    return in_order(
        other for other in _candidates(document, record) if sibling_group(other) == group
    )


def block_keys(siblings: Sequence[Any], moved: Collection[str], index: int) -> dict[str, str]:
    """New positions, by id, for siblings that move as one block before the one now at `index`.

    The block keeps its order; empty when everything stays where it is.
    """
    index = min(max(index, 0), len(siblings))
    block = [record for record in siblings if record.id in moved]
    before = [record for record in siblings[:index] if record.id not in moved]
    after = [record for record in siblings[index:] if record.id not in moved]
    if [record.id for record in (*before, *block, *after)] == [record.id for record in siblings]:
        return {}
    keys = keys_between(
        before[-1].position if before else None, after[0].position if after else None, len(block)
    )
    return {record.id: key for record, key in zip(block, keys, strict=True)}


def untangling_changes(document: Document, changes: Iterable[Change]) -> list[Change]:
    """New keys for records that an edit left with the position of a sibling.

    The order (position, id) that they already have is kept.
    """
    result: list[Change] = []
    seen: set[tuple[str, ...]] = set()
    for change in changes:
        group = sibling_group(change.after) if change.after is not None else None
        if group is not None and group not in seen and _may_collide(change):
            seen.add(group)
            result += _untangled(siblings_of(document, change.after))
    return result


def _may_collide(change: Change) -> bool:
    before: Any = change.before
    after: Any = change.after
    return (
        before is None
        or before.position != after.position
        or sibling_group(before) != sibling_group(after)
    )


def _untangled(siblings: list[Any]) -> list[Change]:
    result = []
    start = 0
    while start < len(siblings):
        end = start + 1
        while end < len(siblings) and siblings[end].position == siblings[start].position:
            end += 1
        following = siblings[end].position if end < len(siblings) else None
        keys = keys_between(siblings[start].position, following, end - start - 1)
        for record, key in zip(siblings[start + 1 : end], keys, strict=True):
            result.append(Change(record, replace(record, position=key)))
        start = end
    return result


def _candidates(document: Document, record: Record) -> list[Any]:
    """The shortest indexed list of records that holds all siblings."""
    record_type = type(record)
    referring = dict(references_of(record_type))
    named = [
        (name, getattr(record, name))
        for name in record.ordered_within or ()
        if name in referring and getattr(record, name) is not None
    ]
    if not named:
        return document.all(record_type)
    name, target_id = min(named, key=lambda pair: document.referring_count(record_type, *pair))
    return document.referring(record_type, name, target_id)
