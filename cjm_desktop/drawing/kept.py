"""Keeps what was drawn, for as long as what it was drawn from stays the same objects.

Records are frozen, so the same object draws the same; only what changed is drawn again.
"""

from collections.abc import Callable
from operator import is_
from typing import TypeVar

Made = TypeVar("Made")

_COMPARED_BY_VALUE = (int, float, str, bool, type(None), tuple, frozenset)


class Kept:
    """Things made from inputs, by key; at most about `limit` of them are kept."""

    def __init__(self, limit: int = 100_000) -> None:
        self._limit = limit
        self._entries: dict[object, tuple[tuple[object, ...], object]] = {}

    def get(self, key: object, inputs: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What was made for the key from these very inputs, made now if it was not."""
        entry = self._entries.get(key)
        if entry is not None and _same(entry[0], inputs):
            return entry[1]  # type: ignore[return-value]
        if len(self._entries) >= self._limit:
            self._entries.clear()
        made = make()
        self._entries[key] = (inputs, made)
        return made

    def same(self, key: object, value: Made) -> Made:
        """The value, or the equal one that was given before for the key: then what was made from
        that one is known without comparing it again.
        """
        entry = self._entries.get(key)
        if entry is None or entry[1] != value:
            entry = self._entries[key] = ((), value)
        return entry[1]  # type: ignore[return-value]

    def clear(self) -> None:
        """Forget everything, e.g. after the language changed."""
        self._entries.clear()


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    if len(before) != len(now):
        return False
    if all(map(is_, before, now)):
        return True
    for old, new in zip(before, now, strict=True):
        if old is not new and not (isinstance(new, _COMPARED_BY_VALUE) and old == new):
            return False
    return True
