"""The cards of a lane in their places, drawn again only where a cell changed.

A cell that moves with its step stands in another column, and looks as it did.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import CARD_INSET, ROW_PADDING, span_width
from cjm_desktop.drawing.picture import Group, Placed
from cjm_desktop.drawing.rows.lane_row import signs_and_sources
from cjm_desktop.drawing.rows.stacking import stack
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lane

Draw = Callable[[Any, float], Group]
"""Draws a card at a width."""


class StandingCards(NamedTuple):
    """Cards in place, the height their row needs, and what the legend and the sources need."""

    items: tuple[Placed, ...]
    height: float
    signs: frozenset[str]
    sources: tuple[str, ...]


class _Cell(NamedTuple):
    """What was drawn of a cell: its cards, where they stood, how high they are, their marks."""

    cards: list[Any]
    column: int
    items: tuple[Placed, ...]
    height: float
    marks: tuple[frozenset[str], tuple[str, ...]]


@dataclass(slots=True)
class KnownCards:
    """What was drawn of a lane: its cards by their ids, its cells by the ids of their steps."""

    cards: dict[str, tuple[Any, float, Group]] = field(default_factory=dict)
    cells: dict[str, _Cell] = field(default_factory=dict)

    def drawn(self, card: Any, width: float, draw: Draw) -> Group:
        """A card at a width, as it was drawn if it is the same."""
        found = self.cards.get(card.id)
        if found is None or found[0] is not card or found[1] != width:
            found = self.cards[card.id] = (card, width, draw(card, width))
        return found[2]


def standing_cards(
    arrangement: Arrangement,
    lane: Lane,
    columns: Columns,
    draw: Draw,
    known: KnownCards,
    padding: float = ROW_PADDING,
) -> StandingCards:
    """The cards of a lane in place; `padding` is left free above and below them."""
    if columns.bars or arrangement.has_spanning_cards(lane.id):
        return _across_cells(arrangement, lane, columns, draw, known, padding)
    items: list[Placed] = []
    marks: dict[tuple[frozenset[str], tuple[str, ...]], None] = {}
    height = 0.0
    step_ids, cells = arrangement.step_ids, known.cells
    for column, cards in arrangement.cells(lane.id).items():
        step_id = step_ids[column]
        cell = cells.get(step_id)
        if cell is None or cell.cards is not cards or cell.column != column:
            cell = cells[step_id] = _cell(cell, column, cards, draw, known, padding)
        items += cell.items
        marks[cell.marks] = None
        height = max(height, cell.height)
    signs: frozenset[str] = frozenset().union(*(signs for signs, _ in marks))
    sources = dict.fromkeys(source for _, sources in marks for source in sources)
    return StandingCards(tuple(items), height, signs, tuple(sources))


def _cell(
    before: _Cell | None,
    column: int,
    cards: list[Any],
    draw: Draw,
    known: KnownCards,
    padding: float,
) -> _Cell:
    if before is not None and before.cards is cards:
        items = tuple([
            Placed(group, column, dx, dy, column) for group, _, dx, dy, _ in before.items
        ])  # fmt: skip
        return _Cell(cards, column, items, before.height, before.marks)
    width = span_width(1)
    groups = [(known.drawn(card, width, draw), column, column) for card in cards]
    return _Cell(cards, column, *stack(groups, padding), signs_and_sources(cards))


def _across_cells(
    arrangement: Arrangement,
    lane: Lane,
    columns: Columns,
    draw: Draw,
    known: KnownCards,
    padding: float,
) -> StandingCards:
    """Where a card may stand in the way of those in other cells, or where columns are folded.

    Of a card that spans out of a fold its open columns are shown.
    """
    cells = arrangement.cells(lane.id)
    cards: Sequence[Any] = [card for cell in cells.values() for card in cell]
    placed = []
    for card in cards:
        covered = arrangement.columns_of(card)
        shown = columns.shown(covered[0], covered[-1])
        if shown is not None:
            width = columns.width_of(*shown) - 2 * CARD_INSET
            placed.append((known.drawn(card, width, draw), *shown))
    return StandingCards(*stack(placed, padding), *signs_and_sources(cards))
