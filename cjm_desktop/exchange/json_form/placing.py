"""Gives positions to records that were written without, or with one that is not their own."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from cjm_desktop.model.positions import keys_between, rekeyed, sibling_group
from cjm_desktop.model.records import Record


def placed(records: list[Record]) -> tuple[list[Record], dict[str, int]]:
    """The records with positions that hold, and how many were changed by table.

    Siblings of which one has none stand in the order in which they were written; siblings with
    equal or invalid positions keep the order (position, id).
    """
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for record in records:
        group = sibling_group(record)
        if group is not None:
            groups[group].append(record)
    moved: dict[tuple[str, str], Record] = {}
    for siblings in groups.values():
        for record in _in_place(siblings):
            moved[record.table, record.id] = record
    counts: dict[str, int] = defaultdict(int)
    for table, _ in moved:
        counts[table] += 1
    return [moved.get((record.table, record.id), record) for record in records], dict(counts)


def _in_place(siblings: list[Any]) -> list[Any]:
    if all(record.position for record in siblings):
        return list(rekeyed(siblings).values())
    keys = keys_between(None, None, len(siblings))
    return [replace(record, position=key) for record, key in zip(siblings, keys, strict=True)]
