"""Where a dragged thing would go, and what its drop would do: targets, computed from a place.

A target's `key` says whether the pointer has come to another one. Its `act` is the edit, which
raises EditRefusedError with a sentence where the drop makes no sense.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.picture import Row
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.placing import UNSAID, StageChoice
from cjm_desktop.model.records import Lane, LaneKind, Stage
from cjm_desktop.model.stages import add_step_on_empty_stage
from cjm_desktop.model.steps import add_step

LANE_KINDS = frozenset({"department", "notes", "images", "emotion", "metric"})

PARKING = "parking"
"""How the key of a target in the parking lot begins."""

ONLY_NOTES_PARK = (
    text("Only notes wait in the parking lot."),
    text("Drop other things in a lane, or below the last one to make a lane."),
)

_BETWEEN_REACH = 14.0
"""How near to the border of two columns a card makes a step of its own, in points."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a drop goes: `hint` says in a few words what it does; `act` does it.

    `act` returns the ids of what lands, the first being what is typed into afterwards. A `line`
    marks an insertion: `("column", n)` before column n, `("lane", n)` before lane n.
    """

    key: tuple[object, ...]
    hint: Text
    act: Callable[[Edit], list[str]]
    line: tuple[str, int] | None = None


def lane_rows(session: MapSession) -> list[tuple[Lane, Row]]:
    """The lanes with their rows in the document's picture, from the top."""
    rows = {row.body.key: row for row in session.picture.rows}
    return [(lane, rows[lane.id]) for lane in session.arrangement.lanes if lane.id in rows]


def column_border(session: MapSession, x: float) -> int:
    """The column before which the nearest border of columns stands."""
    picture = session.picture
    return min(len(picture.steps), picture.columns.border_at(x - picture.left))


def lane_border(session: MapSession, y: float) -> int:
    """The lane before which the nearest border of lanes stands."""
    rows = lane_rows(session)
    return sum(1 for _, row in rows if y > row.y + row.body.height / 2)


def empty_stage_at(session: MapSession, place: Place) -> Stage | None:
    """The stage without steps whose column a place lies in."""
    picture = session.picture
    if place.column is None or place.column < len(picture.steps):
        return None
    stage_id = picture.empty_stages[place.column - len(picture.steps)]
    return session.document.get(Stage, stage_id)


def empty_function_at(session: MapSession, place: Place) -> Stage | None:
    """The function without steps on whose header a place lies; swimlanes are given to it there."""
    on_header = place.row is not None and place.row.body.kind == "stages"
    stage = empty_stage_at(session, place) if on_header else None
    return stage if stage is not None and stage.lens == "functional" else None


def stage_choice(session: MapSession, x: float) -> StageChoice:
    """The stage a step put at a place takes in the lens on screen: that of the side it is on."""
    steps = session.arrangement.steps
    if session.lens == "functional" or not steps:
        return UNSAID
    picture = session.picture
    column = picture.columns.at(x - picture.left)
    column = max(0, min(len(steps) - 1, column))
    stages = stages_by_column(session.arrangement, session.lens)[column]
    return stages[0].id if stages else None


def index_in_cell(session: MapSession, lane_id: str, column: int, y: float) -> int:
    """Before which card of a cell a card dropped at a height goes."""
    row = session.picture.row_of(lane_id)
    if row is None:
        return 0
    begun = {card.id for card in session.arrangement.cells(lane_id).get(column, ())}
    items = [item for item in row.body.in_column(column) if item.group.key in begun]
    return sum(1 for item in items if y > row.y + item.dy + item.group.height / 2)


def step_for_card(session: MapSession, place: Place, between: bool) -> tuple[object, ...]:
    """The step a card dropped at a place belongs to, as a key for `made_step`.

    `between` allows a new step where the place lies near the border of two columns.
    """
    stage = empty_stage_at(session, place)
    if stage is not None:
        return ("stage", stage.id)
    picture = session.picture
    if not picture.steps:
        return ("new", 0)
    border = column_border(session, place.x)
    near = abs(place.x - picture.x_of(border)) <= _BETWEEN_REACH
    beyond = place.column is None or place.column >= len(picture.steps)
    if (between and near) or (beyond and place.x >= picture.x_of(len(picture.steps))):
        return ("new", border)
    column = max(0, min(len(picture.steps) - 1, place.column or 0))
    if picture.columns.bar_of(column) is not None:
        raise EditRefusedError(FOLDED, FOLDED_HINT)
    return ("step", picture.steps[column])


def made_step(session: MapSession, edit: Edit, wanted: tuple[object, ...], x: float) -> str:
    """The id of the step that `step_for_card` named, made now where it is new."""
    match wanted:
        case ("step", str(step_id)):
            return step_id
        case ("stage", str(stage_id)):
            stage = edit.document.require(Stage, stage_id)
            return add_step_on_empty_stage(edit, session.arrangement, stage).id
        case (_, index):
            assert isinstance(index, int)
            choice = stage_choice(session, x)
            return add_step(edit, session.map_id, index, lens=session.lens, stage_id=choice).id
    raise AssertionError(wanted)


def lane_for_card(session: MapSession, place: Place, kind: LaneKind) -> str | None:
    """The lane a card dropped at a place goes to; None: a new one below the last.

    Refuses lanes of another kind and places that are no lane; but a map's first touchpoint makes
    its department wherever it is dropped.
    """
    if is_parking(place):
        raise EditRefusedError(*ONLY_NOTES_PARK)
    rows = lane_rows(session)
    if kind == "department" and not any(lane.kind == kind for lane, _ in rows):
        return None
    if not rows or place.y > rows[-1][1].y + rows[-1][1].body.height:
        return None
    for lane, row in rows:
        if row.y - 4 <= place.y <= row.y + row.body.height + 4:
            if lane.kind == kind:
                return lane.id
            raise EditRefusedError(_WRONG_LANE[kind], _WRONG_LANE_HINT)
    if place.y < rows[0][1].y:
        raise EditRefusedError(_WRONG_LANE[kind], _WRONG_LANE_HINT)
    nearest = min(rows, key=lambda pair: abs(pair[1].y + pair[1].body.height / 2 - place.y))[0]
    if nearest.kind != kind:
        raise EditRefusedError(_WRONG_LANE[kind], _WRONG_LANE_HINT)
    return nearest.id


def is_parking(place: Place) -> bool:
    """Whether a place lies in the parking lot."""
    return place.row is not None and place.row.body.kind == "parking"


def made_lane(session: MapSession, edit: Edit, lane_id: str | None, kind: LaneKind) -> str:
    """The lane named, or a new one: below the last, the first department above the notes."""
    if lane_id is not None:
        return lane_id
    options: dict[str, Any] = {"note_kind": "idea"} if kind == "notes" else {}
    lanes = session.arrangement.lanes
    if kind == "department" and not any(lane.kind == kind for lane in lanes):
        options["index"] = _above_the_notes(lanes)
    return add_lane(edit, session.map_id, kind, **options).id


def _above_the_notes(lanes: Sequence[Lane]) -> int | None:
    """Before which lane a map's first department goes: above the notes, as in the example."""
    return next((number for number, lane in enumerate(lanes) if lane.kind == "notes"), None)


_WRONG_LANE: dict[LaneKind, Text] = {
    "department": text("A touchpoint belongs in the lane of a department."),
    "notes": text("A note belongs in a lane of notes."),
    "images": text("An image belongs in a lane of images."),
    "emotion": text("A curve belongs in an emotion lane."),
    "metric": text("A number belongs in a metric lane."),
}
FOLDED = text("These steps are folded.")
FOLDED_HINT = text("Hold still for a moment, and they unfold.")
_WRONG_LANE_HINT = text("Drop it on such a lane, or below the last lane to make one.")
