"""The map as a grid for the keyboard: rows from the header down, columns in the order of time.

Folded lanes are passed over; so are folded steps, but for the bar in the row of steps.

Every place of the grid has a key to select: a run, a step, a card, a point of a curve, or an
empty cell. A cell with several cards has a place for each, one below the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cjm_desktop.canvas.cells import cell_key, cell_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.records import Amount, Curve, Feeling, Figure, Note, Step, Touchpoint
from cjm_desktop.model.runs import runs_of

STAGES, STEPS, PARKING = "stages", "steps", "parking"


@dataclass(frozen=True, slots=True)
class GridPlace:
    """A place: the row (`stages`, `steps` or a lane's id), the column, which card of the cell.

    In the row `parking` the notes of the parking lot count as columns.
    """

    row: str
    column: int
    index: int = 0


def place_of(session: MapSession, key: str) -> GridPlace | None:
    """The place of the thing with a key, or None for what lies in no cell, such as a lane."""
    cell = cell_of(key)
    if cell is not None:
        column = session.arrangement.column_of.get(cell[1])
        return GridPlace(cell[0], column) if column is not None else None
    bar = session.bar_at(key)
    if bar is not None:
        return GridPlace(STEPS, bar.first)
    run = session.run_at(key)
    if run is not None:
        return GridPlace(STAGES, run.first)
    return _place_of_record(session, key)


def key_at(session: MapSession, place: GridPlace) -> str | None:
    """The key of what stands at a place, or None beyond the map."""
    steps = session.arrangement.steps
    if place.row == PARKING:
        parked = session.arrangement.parked_notes()
        return parked[place.column].id if 0 <= place.column < len(parked) else None
    if not 0 <= place.column < len(steps):
        return None
    columns = session.picture.columns
    bar = columns.bar_of(place.column)
    if place.row == STEPS:
        return fold_key(steps[bar.first].id) if bar is not None else steps[place.column].id
    if place.row == STAGES:
        run = next(
            run for run in runs_of(session.arrangement, session.lens)
            if run.first <= place.column <= run.last
        )  # fmt: skip
        return run_key(steps[run.first].id)
    shown = columns.open_beside(place.column, len(steps))
    if shown is None:
        return None
    keys = keys_in_cell(session, place.row, shown)
    return keys[max(0, min(len(keys) - 1, place.index))]


def keys_in_cell(session: MapSession, lane_id: str, column: int) -> list[str]:
    """The keys of what a cell holds, from the top; that of the cell itself if it is empty."""
    arrangement = session.arrangement
    step_id = arrangement.steps[column].id
    lane = next((lane for lane in arrangement.lanes if lane.id == lane_id), None)
    found: list[str] = []
    if lane is not None and lane.kind == "emotion":
        ids = [Feeling.id_for(curve.id, step_id) for curve in arrangement.curves(lane_id)]
        found = [i for i in ids if session.document.get(Feeling, i) is not None]
    elif lane is not None and lane.kind == "metric":
        amount_id = Amount.id_for(lane_id, step_id)
        found = [amount_id] if session.document.get(Amount, amount_id) is not None else []
    else:
        row = session.picture.row_of(lane_id)
        if row is not None:
            found = [item.group.key for item in row.body.in_column(column) if item.group.key]
    return found or [cell_key(lane_id, step_id)]


def rows(session: MapSession) -> list[str]:
    """The rows of the grid from the top."""
    folded = session.folds.lanes
    lanes = [lane.id for lane in session.arrangement.lanes if lane.id not in folded]
    return [STAGES, STEPS, *lanes, *([PARKING] if session.arrangement.parked_notes() else [])]


def beside(session: MapSession, key: str, dx: int, dy: int) -> str | None:
    """The key of the place beside that of a key; within a cell of several cards first."""
    place = place_of(session, key)
    if place is None:
        return None
    if dx:
        return _along_row(session, place, key, dx)
    if place.row not in (STAGES, STEPS, PARKING):
        stacked = keys_in_cell(session, place.row, place.column)
        if 0 <= place.index + dy < len(stacked):
            return stacked[place.index + dy]
    return in_row_beside(session, key, dy)


def in_row_beside(session: MapSession, key: str, dy: int) -> str | None:
    """The key of the place in the same column of the next row, or the one before."""
    place = place_of(session, key)
    order = rows(session)
    if place is None or place.row not in order:
        return None
    number = order.index(place.row) + dy
    if not 0 <= number < len(order):
        return None
    from_below = dy < 0 and order[number] not in (STAGES, STEPS)
    last = len(session.arrangement.parked_notes() if order[number] == PARKING
               else session.arrangement.steps) - 1  # fmt: skip
    column = min(place.column, last)
    return key_at(session, GridPlace(order[number], column, 999 if from_below else 0))


def at_column(session: MapSession, key: str, column: int) -> str | None:
    """The key of the place of the same row in another column; −1 is the last."""
    place = place_of(session, key)
    if place is None:
        return None
    parked = session.arrangement.parked_notes()
    count = len(parked if place.row == PARKING else session.arrangement.steps)
    return key_at(session, GridPlace(place.row, column if column >= 0 else count + column))


def columns_of(session: MapSession, keys: Iterable[str]) -> list[int]:
    """The columns in which things stand, from the left: of a run or a bar all of its own."""
    found: set[int] = set()
    for key in keys:
        run = session.run_at(key) if key.startswith(run_key("")) else None
        group = run or session.bar_at(key)
        if group is not None:
            found.update(range(group.first, group.last + 1))
        else:
            found.add(session.arrangement.column_of.get(_step_id_of(session, key), -1))
    return sorted(found - {-1})


def _step_id_of(session: MapSession, key: str) -> str:
    """The id of the step at which a thing stands; empty if it stands at none."""
    cell = cell_of(key)
    if cell is not None:
        return cell[1]
    record = session.document.find(key)
    if isinstance(record, Step):
        return record.id
    return getattr(record, "step_id", None) or ""


def stage_of_column(session: MapSession, column: int) -> str | None:
    """The id of the stage that heads a column in the lens on screen, None if none does."""
    stages = stages_by_column(session.arrangement, session.lens)[column]
    return stages[0].id if stages else None


def _along_row(session: MapSession, place: GridPlace, key: str, dx: int) -> str | None:
    column, columns = place.column, session.picture.columns
    while True:
        column += dx
        if place.row not in (STAGES, STEPS) and columns.bar_of(column) is not None:
            continue
        found = key_at(session, GridPlace(place.row, column, place.index))
        if found != key:
            return found


def _place_of_record(session: MapSession, key: str) -> GridPlace | None:
    arrangement = session.arrangement
    record = session.document.find(key)
    match record:
        case Step() if record.id in arrangement.column_of:
            return GridPlace(STEPS, arrangement.column_of[record.id])
        case Note() if record.lane_id is None:
            parked = [note.id for note in arrangement.parked_notes()]
            return GridPlace(PARKING, parked.index(key)) if key in parked else None
        case Touchpoint() | Note() | Figure() if record.step_id in arrangement.column_of:
            column = arrangement.column_of[record.step_id]
            lane_id = record.lane_id or ""
        case Feeling() | Amount() if record.step_id in arrangement.column_of:
            column = arrangement.column_of[record.step_id]
            if isinstance(record, Amount):
                lane_id = record.lane_id
            else:
                lane_id = session.document.require(Curve, record.curve_id).lane_id
        case _:
            return None
    stacked = keys_in_cell(session, lane_id, column)
    return GridPlace(lane_id, column, stacked.index(key) if key in stacked else 0)
