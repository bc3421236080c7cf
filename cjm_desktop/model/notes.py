"""Notes: stickies in notes lanes, and the parking lot for those without a place."""

from dataclasses import replace
from typing import Any

from cjm_desktop.model.cards import put_in_cell
from cjm_desktop.model.editing import current, key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Journey, Lane, Note, new_id
from cjm_desktop.model.siblings import block_keys, siblings_of


def add_note(
    edit: Edit,
    lane_id: str,
    step_id: str,
    note_text: str = "",
    *,
    index: int | None = None,
    **fields: Any,
) -> Note:
    """Add a note to a cell before the one now at `index`; `fields` fill the rest of it."""
    lane = require(edit, Lane, lane_id)
    note = Note(
        map_id=lane.map_id, lane_id=lane_id, step_id=step_id, position="", text=note_text, **fields
    )
    return put_in_cell(edit, note, index)


def add_parked_note(
    edit: Edit, map_id: str, note_text: str = "", *, index: int | None = None, **fields: Any
) -> Note:
    """Add a note to the parking lot of a map before the one now at `index`."""
    require(edit, Journey, map_id)
    note = Note(map_id=map_id, position="", text=note_text, **fields)
    note = replace(note, position=key_for(siblings_of(edit.document, note), index))
    edit.put(note)
    return note


def park_note(edit: Edit, note: Note, index: int | None = None) -> Note:
    """Lay a note into the parking lot before the one now at `index`."""
    note = current(edit, note)
    parked = replace(note, lane_id=None, step_id=None, last_step_id=None)
    siblings = siblings_of(edit.document, parked)
    if note.lane_id is not None:
        parked = replace(parked, position=key_for(siblings, index))
    else:
        keys = block_keys(siblings, {note.id}, len(siblings) if index is None else index)
        parked = replace(parked, position=keys.get(note.id, note.position))
    if parked != note:
        edit.put(parked)
    return parked


def copy_to_parking(edit: Edit, note: Note, index: int | None = None) -> Note:
    """Lay a copy of a note into the parking lot before the one now at `index`."""
    copy = replace(current(edit, note), id=new_id(), origin_id=None, lane_id=None, step_id=None,
                   last_step_id=None)  # fmt: skip
    copy = replace(copy, position=key_for(siblings_of(edit.document, copy), index))
    edit.put(copy)
    return copy
