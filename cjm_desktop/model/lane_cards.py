"""The cards of one lane by the steps at which they begin, whatever columns these stand in.

So a step that moves takes its cards along without their being read again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


class LaneCards:
    """Cards in their order; the list of a step stays the same object while its cards do.

    `met` holds the steps at which some card begins that is not missing.
    """

    __slots__ = ("by_step", "count", "met", "spanning")

    def __init__(self, cards: Iterable[Any] = (), before: "LaneCards | None" = None) -> None:
        self.by_step: dict[str, list[Any]] = {}
        for card in cards:
            self.by_step.setdefault(card.step_id, []).append(card)
        if before is not None:
            self._keep_lists_of(before)
        self.count = sum(map(len, self.by_step.values()))
        everything = [card for cards in self.by_step.values() for card in cards]
        self.spanning = [card for card in everything if card.last_step_id is not None]
        self.met = {card.step_id for card in everything if getattr(card, "status", "") != "missing"}

    def in_columns(self, step_ids: Sequence[str]) -> Mapping[int, list[Any]]:
        """The cards by column, where these steps stand in the columns; from the left."""
        by_step = self.by_step
        return {column: by_step[step_id] for column, step_id in enumerate(step_ids)
                if step_id in by_step}  # fmt: skip

    def _keep_lists_of(self, before: "LaneCards") -> None:
        for step_id, cards in before.by_step.items():
            if self.by_step.get(step_id) == cards:
                self.by_step[step_id] = cards
