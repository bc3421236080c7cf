"""Lanes: the rows of a map, with the sides and colours of departments and their functions."""

from collections.abc import Iterable
from dataclasses import replace

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, current, key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import (
    DEPARTMENT_COLOURS,
    Journey,
    Lane,
    LaneKind,
    NoteKind,
    Side,
    Stage,
)
from cjm_desktop.model.siblings import block_keys

NOTE_KIND_TITLES = {
    "expects": text("Expects"),
    "thinks": text("Thinks"),
    "feels": text("Feels"),
    "says": text("Says"),
    "needs": text("Needs"),
    "pain": text("Pains"),
    "gain": text("Gains"),
    "opportunity": text("Opportunities"),
    "idea": text("Ideas"),
    "question": text("Questions"),
    "": text("Notes"),
}
"""What a notes lane is called by its kind of notes."""
LANE_KIND_TITLES = {
    "department": text(""),
    "images": text("Storyboard"),
    "emotion": text("Emotion"),
    "metric": text("Metric"),
}
"""What other lanes are called; a department has no name but the team's own."""


def lanes_of_map(document: Document, map_id: str) -> list[Lane]:
    """The lanes of a map in order."""
    return document.ordered(Lane, "map_id", map_id)


def default_title(kind: LaneKind, note_kind: NoteKind = "") -> str:
    """The title of a new lane of a kind, in the language in use."""
    return str(NOTE_KIND_TITLES[note_kind] if kind == "notes" else LANE_KIND_TITLES[kind])


def add_lane(
    edit: Edit,
    map_id: str,
    kind: LaneKind,
    title: str | None = None,
    index: int | None = None,
    *,
    note_kind: NoteKind = "",
    side: Side | None = None,
    function: Stage | None = None,
) -> Lane:
    """Add a lane before the one now at `index`; without a title it has that of its kind.

    A department takes the side of the department above it, else `front`, and the colour of the
    department of its title, else one that no other department has.
    """
    require(edit, Journey, map_id)
    lanes = lanes_of_map(edit.document, map_id)
    index = len(lanes) if index is None else min(max(index, 0), len(lanes))
    if title is None:
        title = default_title(kind, note_kind)
    lane = Lane(
        map_id=map_id, position=key_for(lanes, index), kind=kind, title=title, note_kind=note_kind
    )
    if kind == "department":
        above = _nearest_department(reversed(lanes[:index]))
        taken_side = side or (above.side if above is not None else "front")
        lane = replace(lane, side=taken_side, colour=_colour_for(lanes, title))
    edit.put(lane)
    return give_lane_to_function(edit, lane, function) if function is not None else lane


def lane_for_notes(edit: Edit, map_id: str, note_kind: NoteKind) -> Lane:
    """The map's first lane for notes of a kind, else a new one at the bottom."""
    for lane in lanes_of_map(edit.document, map_id):
        if lane.kind == "notes" and lane.note_kind == note_kind:
            return lane
    return add_lane(edit, map_id, "notes", note_kind=note_kind)


def move_lane(edit: Edit, lane: Lane, index: int, *, side: Side | None = None) -> Lane:
    """Move a lane before the one now at `index`.

    A department dragged across a line takes the side it comes to lie in: it keeps its own where
    a neighbouring department has it too, else takes the side of the one above, else below.
    """
    lane = current(edit, lane)
    lanes = lanes_of_map(edit.document, lane.map_id)
    keys = block_keys(lanes, {lane.id}, index)
    if keys:
        new_side = lane.side if lane.kind != "department" else _side_at(lanes, lane, index)
        lane = replace(lane, position=keys[lane.id], side=new_side)
    if side is not None and lane.kind == "department":
        lane = replace(lane, side=side)
    if lane != current(edit, lane):
        edit.put(lane)
    return lane


def give_lane_to_function(edit: Edit, lane: Lane, function: Stage | None) -> Lane:
    """Let a department work for a function; None: it is its own. Refuses other lanes."""
    lane = current(edit, lane)
    if lane.kind != "department":
        raise EditRefusedError(
            text("Only a swimlane of a department can work for a function."),
            text("Drop a department's swimlane here; nothing was changed."),
        )
    if function is not None and function.lens != "functional":
        raise EditRefusedError(
            text("Departments work for functions, and “{title}” is a stage of another lens.",
                 title=function.title),
            text("Choose a stage of the functional lens; nothing was changed."),
        )  # fmt: skip
    return change(edit, lane, function_id=function.id if function is not None else None)


def delete_lane(edit: Edit, lane: Lane) -> None:
    """Delete a lane with its cards and curves; its notes go to the parking lot."""
    edit.delete(current(edit, lane))


def _side_at(lanes: list[Lane], lane: Lane, index: int) -> Side:
    above = _nearest_department(other for other in reversed(lanes[:index]) if other.id != lane.id)
    below = _nearest_department(other for other in lanes[index:] if other.id != lane.id)
    neighbours: list[Side] = [other.side for other in (above, below) if other is not None]
    return lane.side if lane.side in neighbours or not neighbours else neighbours[0]


def _nearest_department(lanes: Iterable[Lane]) -> Lane | None:
    return next((lane for lane in lanes if lane.kind == "department"), None)


def _colour_for(lanes: Iterable[Lane], title: str) -> str:
    departments = [lane for lane in lanes if lane.kind == "department"]
    of_same_title = [lane.colour for lane in departments if title and lane.title == title]
    used = [lane.colour for lane in departments]
    return (*of_same_title, min(DEPARTMENT_COLOURS, key=used.count))[0]
