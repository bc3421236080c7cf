"""Keeps the screen awake while somebody looks at it without touching anything.

How that is done on which system is for `machine_awake` to know.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Protocol


class Keeper(Protocol):
    """What keeps a screen awake, between `begin` and `end`; neither may take time or raise."""

    def begin(self) -> None:
        """From now on the screen stays awake."""

    def end(self) -> None:
        """From now on it may sleep."""


class Awake:
    """Keeps the screen awake as long as anyone holds it so; `keeper` is made when first needed."""

    def __init__(self, keeper: Callable[[], Keeper]) -> None:
        self._make_keeper = keeper
        self._held_by: set[str] = set()

    @cached_property
    def _keeper(self) -> Keeper:
        return self._make_keeper()

    def keep(self, who: str, wanted: bool) -> None:
        """One more wants the screen awake, or no longer; the last one lets it sleep."""
        was_held = bool(self._held_by)
        if wanted:
            self._held_by.add(who)
        else:
            self._held_by.discard(who)
        if self._held_by and not was_held:
            self._keeper.begin()
        elif was_held and not self._held_by:
            self._keeper.end()


class NoKeeper:
    """Keeps nothing awake: for systems without a way, and for tests."""

    def begin(self) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""
