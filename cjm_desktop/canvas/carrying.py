"""Carrying and doubling what is selected by keyboard: one place on, in one step of undo."""

from dataclasses import dataclass
from typing import Any

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.cards import copy_card, move_card
from cjm_desktop.model.copies import copy_lane, copy_steps
from cjm_desktop.model.curves import set_feeling
from cjm_desktop.model.history import Edit
from cjm_desktop.model.invariants import LANE_KIND_OF
from cjm_desktop.model.lanes import move_lane
from cjm_desktop.model.records import Feeling, Figure, Lane, Note, Step, Touchpoint
from cjm_desktop.model.siblings import siblings_of
from cjm_desktop.model.stages import move_run
from cjm_desktop.model.steps import move_steps

FEELING_STEP = 0.25


@dataclass(frozen=True, slots=True)
class Direction:
    """One place to the right (dx 1) or left (−1), or down (dy 1) or up (−1)."""

    dx: int
    dy: int


def carry(session: MapSession, edit: Edit, keys: tuple[str, ...], to: Direction) -> None:
    """Move what is selected one place on; raises EditRefusedError where it cannot go."""
    keys = session.steps_of_bar(keys[0]) or keys
    run = session.run_at(keys[0])
    record = session.document.find(keys[0])
    if run is not None and to.dx:
        index = run.first - 1 if to.dx < 0 else run.last + 2
        index = _border(session, index, to.dx)
        move_run(edit, session.arrangement, run, index, lens=session.lens)
    elif isinstance(record, Step) and to.dx:
        _carry_steps(session, edit, keys, to.dx)
    elif isinstance(record, Touchpoint | Note | Figure):
        _carry_card(session, edit, record, to)
    elif isinstance(record, Lane) and to.dy:
        lanes = [lane.id for lane in session.arrangement.lanes]
        number = lanes.index(record.id)
        move_lane(edit, record, max(0, number - 1 if to.dy < 0 else number + 2))
    elif isinstance(record, Feeling) and to.dy:
        value = record.value - to.dy * FEELING_STEP
        set_feeling(edit, record.curve_id, record.step_id, value)


def duplicate(session: MapSession, edit: Edit, keys: tuple[str, ...]) -> list[str]:
    """Copy what is selected beside itself; the ids of the copies."""
    arrangement = session.arrangement
    steps = [step.id for step in arrangement.steps if step.id in keys]
    made: list[str] = []
    if steps:
        index = arrangement.column_of[steps[-1]] + 1
        made += [step.id for step in copy_steps(edit, steps, index, lens=session.lens)]
    for key in keys:
        record = session.document.find(key)
        if isinstance(record, Touchpoint | Note | Figure) and record.step_id in steps:
            continue  # It was copied with its step.
        if isinstance(record, Touchpoint | Note | Figure) and record.lane_id and record.step_id:
            index = [card.id for card in siblings_of(edit.document, record)].index(record.id) + 1
            card: Any = record
            made.append(copy_card(edit, card, record.lane_id, record.step_id, index).id)
        elif isinstance(record, Lane):
            index = [lane.id for lane in arrangement.lanes].index(record.id) + 1
            made.append(copy_lane(edit, record, index).id)
    if not made:
        raise EditRefusedError(
            text("Only steps, cards and lanes can be duplicated."),
            text("Select one of them first."),
        )
    return made


def _carry_steps(session: MapSession, edit: Edit, keys: tuple[str, ...], dx: int) -> None:
    columns = sorted(session.arrangement.column_of[key] for key in keys
                     if key in session.arrangement.column_of)  # fmt: skip
    index = columns[0] - 1 if dx < 0 else columns[-1] + 2
    ids = [session.arrangement.steps[column].id for column in columns]
    move_steps(edit, ids, _border(session, index, dx), lens=session.lens)


def _carry_card(session: MapSession, edit: Edit, card: Any, to: Direction) -> None:
    arrangement = session.arrangement
    if card.step_id is None or card.lane_id is None:
        return
    columns = session.picture.columns
    column = arrangement.column_of[card.step_id] + to.dx
    while to.dx and columns.bar_of(column) is not None:
        column += to.dx
    folded = session.folds.lanes
    lanes = [lane.id for lane in arrangement.lanes
             if lane.kind == LANE_KIND_OF[type(card)] and lane.id not in folded]  # fmt: skip
    number = lanes.index(card.lane_id) + to.dy
    if 0 <= column < len(arrangement.steps) and 0 <= number < len(lanes):
        move_card(edit, card, lanes[number], arrangement.steps[column].id)


def _border(session: MapSession, index: int, dx: int) -> int:
    """A place among the steps, kept within the map; never within folded steps, but beyond them."""
    index = max(0, min(len(session.arrangement.steps), index))
    return session.picture.columns.border_beyond(index, dx)
