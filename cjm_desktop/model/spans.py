"""Cards that span several steps: which steps they cover, and who keeps them when a step goes."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Figure, Note, Step, Touchpoint

CardType = TypeVar("CardType", Touchpoint, Note, Figure)


def steps_of_map(document: Document, map_id: str) -> list[Step]:
    """The steps of a map in order."""
    return document.ordered(Step, "map_id", map_id)


def covered_steps(card: Touchpoint | Note | Figure, order: Sequence[str]) -> Sequence[str]:
    """The ids of the steps a card stands on, given the ids of all steps in order."""
    if card.step_id is None:
        return ()
    first = order.index(card.step_id)
    last = order.index(card.last_step_id) if card.last_step_id else first
    return order[first : last + 1]


def without_steps(card: CardType, order: Sequence[str], gone: Collection[str]) -> CardType | None:
    """The card when some steps go: its ends pass to the nearest remaining step of its span.

    None when no step of it remains.
    """
    remaining = [step_id for step_id in covered_steps(card, order) if step_id not in gone]
    if not remaining:
        return None
    last = remaining[-1] if card.last_step_id and len(remaining) > 1 else None
    return replace(card, step_id=remaining[0], last_step_id=last)
