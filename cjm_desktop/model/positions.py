"""Order among siblings: text keys, so that an insert changes one record and copies can be merged.

Order is (position, id). The keys are made by the fractional-indexing package.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

from fractional_indexing import (
    FIError,
    generate_key_between,
    generate_n_keys_between,
    validate_order_key,
)

from cjm_desktop.model.records import Record

R = TypeVar("R", bound=Record)

POSITION_AND_ID = attrgetter("position", "id")


def in_order(siblings: Iterable[R]) -> list[R]:
    """The siblings in their order."""
    return sorted(siblings, key=POSITION_AND_ID)


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """`count` new keys in order between two keys; None is the start or the end."""
    return list(generate_n_keys_between(before, after, count))


def key_at(siblings: Sequence[Any], index: int) -> str:
    """A key for a record to be put before `siblings[index]`, or at the end."""
    before = siblings[index - 1].position if index > 0 else None
    after = siblings[index].position if index < len(siblings) else None
    return str(generate_key_between(before, after))


def key_after_last(siblings: Iterable[Any]) -> str:
    """A key for a record to be put after all its siblings, in whatever order they come."""
    last = max((sibling.position for sibling in siblings), default=None)
    return str(generate_key_between(last, None))


def sibling_group(record: Record) -> tuple[str, ...] | None:
    """What a record shares with its siblings, its table first; None where there is no order."""
    if record.ordered_within is None:
        return None
    return (record.table, *(getattr(record, name) or "" for name in record.ordered_within))


def is_valid_key(key: str) -> bool:
    """Whether a position is a key that new keys can be made beside."""
    try:
        validate_order_key(key)
    except (FIError, IndexError, ValueError):
        return False
    return key.isascii() and key.isalnum()


def rekeyed(siblings: Iterable[R]) -> dict[str, R]:
    """The siblings that must change so that all keys are valid and different, by id.

    Empty when all is well; otherwise all siblings get new keys in the order they have.
    """
    ordered: list[Any] = in_order(siblings)
    keys = [record.position for record in ordered]
    if len(set(keys)) == len(keys) and all(is_valid_key(key) for key in keys):
        return {}
    new_keys = keys_between(None, None, len(ordered))
    return {
        record.id: replace(record, position=key)
        for record, key in zip(ordered, new_keys, strict=True)
    }
