"""All titles of a cell given at once, as lines are typed: which card keeps which line."""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.cards import move_card
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, delete, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.invariants import LANE_KIND_OF
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Card, Figure, Lane, Note, Touchpoint
from cjm_desktop.model.touchpoints import add_touchpoint

_CARD_TYPES: dict[str, type[Any]] = {
    LANE_KIND_OF[card_type]: card_type for card_type in (Touchpoint, Note, Figure)
}
_Pairs = Callable[[Sequence[int], Sequence[int]], Iterable[tuple[int, int]]]
_ALIKE = 0.6
_MOST_COMPARED = 400
"""Comparing all lines with all takes long where they are many; then only their order counts."""


def title_field(card: Card) -> str:
    """The field that holds the words of a card."""
    match card:
        case Note():
            return "text"
        case Figure():
            return "caption"
    return "title"


def title_of_card(card: Card) -> str:
    """The words of a card."""
    return str(getattr(card, title_field(card)))


def cards_in_cell(document: Document, lane: Lane, step_id: str) -> list[Any]:
    """The cards that begin in a cell, in order; none in a lane that holds no cards."""
    card_type = _CARD_TYPES.get(lane.kind)
    if card_type is None:
        return []
    cards = document.referring(card_type, "step_id", step_id)
    return in_order(card for card in cards if card.lane_id == lane.id)


def set_titles(edit: Edit, lane_id: str, step_id: str, titles: Sequence[str]) -> list[Any]:
    """Let the cards of a cell have these titles, in this order; the cards as they are then.

    A card keeps its other fields wherever its title stands now; one whose title is gone is
    deleted, a title of no card makes one. Images are neither made nor deleted by their captions:
    one without its caption is left without, one caption too many is refused.
    """
    lane = require(edit, Lane, lane_id)
    cards = cards_in_cell(edit.document, lane, step_id)
    kept = matched([title_of_card(card) for card in cards], titles)
    gone = [card for number, card in enumerate(cards) if number not in kept]
    if lane.kind == "images":
        _set_captions(edit, cards, titles, kept)
    else:
        delete(edit, *gone)
        _set_each(edit, lane, step_id, titles, [cards[n] if n is not None else None for n in kept])
    return cards_in_cell(edit.document, lane, step_id)


def matched(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """For each line after an edit the number of the line it was before, None for a new one.

    Lines that stayed come first, then those that were moved, then those that are alike; what was
    typed over is else the line that stood in its place.
    """
    found: list[int | None] = [None] * len(after)
    replaced: list[tuple[range, range]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            found[new_start:new_end] = list(range(start, end))
        elif tag == "replace":
            replaced.append((range(start, end), range(new_start, new_end)))
    free = [number for number in range(len(before)) if number not in found]
    for place, words in enumerate(after):
        same = next((number for number in free if before[number] == words), None)
        if found[place] is None and same is not None:
            found[place] = same
            free.remove(same)
    everywhere = (range(len(before)), range(len(after)))
    for (old, new), pairs in (
        (everywhere, _alike(before, after)),
        *((gap, _in_turn) for gap in replaced),
    ):
        olds = [number for number in old if number in free]
        news = [place for place in new if found[place] is None]
        for number, place in pairs(olds, news):
            if number in free and found[place] is None:
                found[place] = number
                free.remove(number)
    return found


def _in_turn(olds: Sequence[int], news: Sequence[int]) -> Iterable[tuple[int, int]]:
    return zip(olds, news, strict=False)


def _alike(before: Sequence[str], after: Sequence[str]) -> _Pairs:
    """Pairs of old and new lines that resemble each other, the most alike first."""

    def pairs(olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
        if len(olds) * len(news) > _MOST_COMPARED:
            return []
        found = []
        for number in olds:
            for line in news:
                folded = before[number].casefold(), after[line].casefold()
                likeness = SequenceMatcher(None, *folded).ratio()
                if likeness >= _ALIKE:
                    found.append((-likeness, number, line))
        return [(number, line) for _, number, line in sorted(found)]

    return pairs


def _set_each(
    edit: Edit, lane: Lane, step_id: str, titles: Sequence[str], cards: Sequence[Any | None]
) -> None:
    for index, (title, card) in enumerate(zip(titles, cards, strict=True)):
        if card is None:
            add = add_touchpoint if lane.kind == "department" else add_note
            add(edit, lane.id, step_id, title, index=index)
            continue
        change(edit, card, **{title_field(card): title})
        if cards_in_cell(edit.document, lane, step_id)[index].id != card.id:
            move_card(edit, card, lane.id, step_id, index)


def _set_captions(
    edit: Edit, figures: Sequence[Figure], captions: Sequence[str], kept: Sequence[int | None]
) -> None:
    if None in kept:
        raise EditRefusedError(
            text("An image cannot be made by typing its caption."),
            text("Paste the image or drop it on the map; nothing was changed."),
        )
    for number, figure in enumerate(figures):
        caption = captions[kept.index(number)] if number in kept else ""
        change(edit, figure, caption=caption)
