"""The parking lot in hands: notes dragged into it, out of it, and made in it."""

from collections.abc import Sequence
from typing import Any

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import ONLY_NOTES_PARK, PARKING, Target
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.notes import add_parked_note, copy_to_parking, park_note
from cjm_desktop.model.records import Note


def parking_target(session: MapSession, cards: Sequence[Any], place: Place, copy: bool) -> Target:
    """Notes dragged to a place in the parking lot; refuses other cards."""
    notes = [card for card in cards if isinstance(card, Note)]
    if len(notes) < len(cards):
        raise EditRefusedError(*ONLY_NOTES_PARK)
    index = _index_at(session, place)

    def act(edit: Edit) -> list[str]:
        lay = copy_to_parking if copy else park_note
        return [lay(edit, note, index + number).id for number, note in enumerate(notes)]

    hint = text("Copy into the parking lot") if copy else text("Into the parking lot")
    return Target((PARKING, index, copy), hint, act)


def new_parked_target(session: MapSession, title: str, place: Place) -> Target:
    """A new note in the parking lot."""
    index = _index_at(session, place)

    def act(edit: Edit) -> list[str]:
        return [add_parked_note(edit, session.map_id, title, index=index).id]

    return Target((PARKING, index), text("New note in the parking lot"), act)


def _index_at(session: MapSession, place: Place) -> int:
    """Before which parked note, in reading order, what is dropped at a place goes."""
    row = session.picture.parking
    if row is None:
        return 0
    rects = {item.group.key: session.picture.place_of(row, item) for item in row.body.items}
    for index, note in enumerate(session.arrangement.parked_notes()):
        rect = rects.get(note.id)
        if rect is None or place.y > rect.y + rect.height:
            continue
        if place.y < rect.y or place.x < rect.x + rect.width / 2:
            return index
    return len(rects)
