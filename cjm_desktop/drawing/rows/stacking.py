"""Stands cards one above the other in the cells of a lane; a spanning card clears all it covers."""

from collections.abc import Iterable
from typing import NamedTuple

from cjm_desktop.drawing.geometry import CARD_GAP, CARD_INSET, ROW_PADDING
from cjm_desktop.drawing.picture import Group, Placed


class Standing(NamedTuple):
    """Cards in place, ordered by column and from the top, and the height the row needs."""

    items: tuple[Placed, ...]
    height: float


def stack(cards: Iterable[tuple[Group, int, int]], padding: float = ROW_PADDING) -> Standing:
    """Place cards given as (group, first column, last column), ordered by first column.

    `padding` is left free above and below them.
    """
    free_from: dict[int, float] = {}
    items = []
    bottom = 0.0
    for group, first, last in cards:
        if first == last:
            y = free_from.get(first, padding)
        else:
            y = max(free_from.get(column, padding) for column in range(first, last + 1))
        below = y + group.height + CARD_GAP
        free_from[first] = below
        for column in range(first + 1, last + 1):
            free_from[column] = below
        items.append(Placed(group, first, CARD_INSET, y, last))
        bottom = max(bottom, below - CARD_GAP)
    return Standing(tuple(items), bottom + padding if items else 0.0)
