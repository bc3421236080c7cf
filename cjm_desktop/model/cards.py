"""Cards of every kind (touchpoints, notes, figures): moved, stretched over steps, put in cells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.editing import current, key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.invariants import LANE_KIND_OF, map_id_of
from cjm_desktop.model.parts import copy_parts
from cjm_desktop.model.records import Figure, Lane, Note, Step, Touchpoint, new_id
from cjm_desktop.model.siblings import block_keys, siblings_of
from cjm_desktop.model.spans import covered_steps, steps_of_map

CardType = TypeVar("CardType", Touchpoint, Note, Figure)

_WHERE_CARDS_BELONG: dict[type[Any], tuple[Text, Text]] = {
    Touchpoint: (
        text("A touchpoint belongs in a department lane, so it cannot lie in “{title}”."),
        text("Drop it in a swimlane, or below the last lane to make one."),
    ),
    Note: (
        text("A note belongs in a notes lane or in the parking lot, not in “{title}”."),
        text("Drop it in a notes lane, below the last lane to make one, or in the parking lot."),
    ),
    Figure: (
        text("An image belongs in an images lane, so it cannot lie in “{title}”."),
        text("Drop it in an images lane, or below the last lane to make one."),
    ),
}


def put_in_cell(edit: Edit, card: CardType, index: int | None) -> CardType:
    """Put a new card into its cell before the card now at `index`; refuses a wrong cell."""
    refuse_wrong_cell(edit, type(card), card.lane_id, card.step_id)
    card = replace(card, position=key_for(siblings_of(edit.document, card), index))
    edit.put(card)
    return card


def move_card(
    edit: Edit, card: CardType, lane_id: str, step_id: str, index: int | None = None
) -> CardType:
    """Move a card, or a parked note, into a cell before the card now at `index`.

    A spanning card covers as many steps as before, as far as the map goes. Refuses a lane of
    another kind and a cell of another map.
    """
    card = current(edit, card)
    return _put_among_siblings(edit, card, _in_cell(edit, card, lane_id, step_id), index)


def copy_card(
    edit: Edit, card: CardType, lane_id: str, step_id: str, index: int | None = None
) -> CardType:
    """Copy a card with its parts into a cell before the card now at `index`.

    Refuses what `move_card` does.
    """
    card = current(edit, card)
    no_origin: dict[str, Any] = {"origin_id": None} if hasattr(card, "origin_id") else {}
    blank = replace(card, id=new_id(), **no_origin)
    copy = put_in_cell(edit, _in_cell(edit, blank, lane_id, step_id), index)
    copy_parts(edit, card, copy)
    return copy


def set_last_step(edit: Edit, card: CardType, last_step_id: str | None) -> CardType:
    """Let a card span from its step to another one; its own or None: it stands on one step.

    Refuses a step before the card's own, and a parked note.
    """
    card = current(edit, card)
    if card.step_id is None:
        raise EditRefusedError(
            text("A note in the parking lot stands on no step, so it cannot span any."),
            text("Drag it onto the map first."),
        )
    first = require(edit, Step, card.step_id)
    order = [step.id for step in steps_of_map(edit.document, first.map_id)]
    last_id = first.id if last_step_id is None else last_step_id
    if last_id not in order or order.index(last_id) < order.index(first.id):
        raise EditRefusedError(
            text("A card ends at its own step or at a later one of the same map."),
            text("To let it begin earlier, move the card; it spans what it did."),
        )
    stretched = replace(card, last_step_id=last_id if last_id != first.id else None)
    if stretched != card:
        edit.put(stretched)
    return stretched


def refuse_wrong_cell(
    edit: Edit, card_type: type[Any], lane_id: str | None, step_id: str | None
) -> Step:
    """The step of a cell; refuses a lane of a kind that holds no such cards."""
    lane = require(edit, Lane, lane_id)
    step = require(edit, Step, step_id)
    if lane.kind != LANE_KIND_OF[card_type]:
        message, hint = _WHERE_CARDS_BELONG[card_type]
        raise EditRefusedError(text(message.message, title=lane.title), hint)
    if lane.map_id != step.map_id:
        _refuse_other_map()
    return step


def _in_cell(edit: Edit, card: CardType, lane_id: str, step_id: str) -> CardType:
    step = refuse_wrong_cell(edit, type(card), lane_id, step_id)
    if map_id_of(edit.document, card) != step.map_id:
        _refuse_other_map()
    order = [other.id for other in steps_of_map(edit.document, step.map_id)]
    last_step_id = _last_step_id(order, step_id, len(covered_steps(card, order)))
    return replace(card, lane_id=lane_id, step_id=step_id, last_step_id=last_step_id)


def _put_among_siblings(edit: Edit, card: CardType, moved: CardType, index: int | None) -> CardType:
    siblings = siblings_of(edit.document, moved)
    if card.id not in [sibling.id for sibling in siblings]:
        moved = replace(moved, position=key_for(siblings, index))
    else:
        keys = block_keys(siblings, {card.id}, len(siblings) if index is None else index)
        moved = replace(moved, position=keys.get(card.id, card.position))
    if moved != card:
        edit.put(moved)
    return moved


def _last_step_id(order: Sequence[str], step_id: str, step_count: int) -> str | None:
    first = order.index(step_id)
    last = min(first + step_count, len(order)) - 1
    return order[last] if last > first else None


def _refuse_other_map() -> None:
    raise EditRefusedError(
        text("A card cannot move to another map."),
        text("Choose a cell of the same map; nothing was changed."),
    )
