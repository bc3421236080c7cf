"""What dragging something that is on the map already does: cards, steps, runs, lanes, points."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.parking import parking_target
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import (
    Target,
    column_border,
    empty_function_at,
    empty_stage_at,
    index_in_cell,
    is_parking,
    lane_border,
    lane_for_card,
    lane_rows,
    made_lane,
    made_step,
    stage_choice,
    step_for_card,
)
from cjm_desktop.drawing.rows.emotion import feeling_at
from cjm_desktop.language import Text, signed_text, text
from cjm_desktop.model.cards import copy_card, move_card, set_last_step
from cjm_desktop.model.copies import copy_lane, copy_steps
from cjm_desktop.model.curves import kept_feeling, set_feeling
from cjm_desktop.model.history import Edit
from cjm_desktop.model.invariants import LANE_KIND_OF
from cjm_desktop.model.lanes import give_lane_to_function, move_lane
from cjm_desktop.model.records import Card, Curve, Lane, LaneKind, Stage
from cjm_desktop.model.runs import Run
from cjm_desktop.model.stages import (
    drop_step_on_empty_stage,
    hand_over_steps,
    move_run,
    stage_that_grows,
)
from cjm_desktop.model.steps import move_steps


def card_target(session: MapSession, card: Any, place: Place, copy: bool) -> Target:
    """A card, moved or copied to the cell at a place."""
    kind: LaneKind = LANE_KIND_OF[type(card)]  # type: ignore[assignment]
    lane_id = lane_for_card(session, place, kind)
    wanted = step_for_card(session, place, between=False)
    index: int | None = None
    if lane_id is not None and wanted[0] == "step" and place.column is not None:
        index = index_in_cell(session, lane_id, place.column, place.y)

    def act(edit: Edit) -> list[str]:
        step_id = made_step(session, edit, wanted, place.x)
        made = made_lane(session, edit, lane_id, kind)
        carry = copy_card if copy else move_card
        return [carry(edit, card, made, step_id, index).id]

    hint = text("Copy here") if copy else text("Move here")
    return Target((lane_id, wanted, index, copy), hint, act)


def cards_target(
    session: MapSession, card: Any, others: Sequence[str], place: Place, copy: bool
) -> Target:
    """A card moved or copied to a place, and other cards selected with it by the same way.

    Notes from the parking lot have no way: they land in the same cell.
    """
    cards: list[Any] = [session.document.find(key) for key in others]
    followers = [other for other in cards if isinstance(other, Card)]
    if is_parking(place):
        return parking_target(session, [card, *followers], place, copy)
    target = card_target(session, card, place, copy)
    if not followers:
        return target

    def act(edit: Edit) -> list[str]:
        landed = target.act(edit)
        leader: Any = edit.document.find(landed[0])
        if card.lane_id is None:
            return [*landed, *(_join(edit, other, leader, copy) for other in followers)]
        way = _way(session, card, leader)
        placed = [other for other in followers if other.lane_id]
        return [*landed, *(_follow(session, edit, other, way, copy) for other in placed)]

    return replace(target, act=act)


def span_target(session: MapSession, card: Any, place: Place) -> Target:
    """The right edge of a card, dragged to the column a place lies in."""
    steps = session.arrangement.steps
    column = session.picture.columns.at(place.x - session.picture.left)
    first = session.arrangement.column_of[card.step_id]
    bar = session.picture.columns.bar_of(column)
    if bar is not None:
        column = session.picture.columns.border_at(place.x - session.picture.left) - 1
    column = max(first, min(len(steps) - 1, column))

    def act(edit: Edit) -> list[str]:
        return [set_last_step(edit, card, steps[column].id).id]

    hint = text("Spans to “{step}”", step=steps[column].title)
    return Target((column,), hint, act)


def _way(session: MapSession, before: Any, after: Any) -> tuple[int, int]:
    """How many columns and how many lanes of its kind a card was moved."""
    columns = session.arrangement.column_of
    if after.step_id not in columns:
        return 0, 0
    lanes = _lanes_like(session, before)
    down = lanes.index(after.lane_id) - lanes.index(before.lane_id) if (
        before.lane_id in lanes and after.lane_id in lanes
    ) else 0  # fmt: skip
    return columns[after.step_id] - columns[before.step_id], down


def _join(edit: Edit, note: Any, leader: Any, copy: bool) -> str:
    """Move or copy a card into the cell of another, where it fits; the rest stay."""
    if LANE_KIND_OF[type(note)] != LANE_KIND_OF[type(leader)]:
        return str(note.id)
    carry = copy_card if copy else move_card
    return str(carry(edit, note, leader.lane_id, leader.step_id).id)


def _follow(session: MapSession, edit: Edit, card: Any, way: tuple[int, int], copy: bool) -> str:
    """Move or copy a card by a way, kept within the map."""
    steps, lanes = session.arrangement.steps, _lanes_like(session, card)
    column = session.arrangement.column_of[card.step_id] + way[0]
    lane = lanes.index(card.lane_id) + way[1]
    step_id = steps[max(0, min(len(steps) - 1, column))].id
    carry = copy_card if copy else move_card
    return str(carry(edit, card, lanes[max(0, min(len(lanes) - 1, lane))], step_id).id)


def _lanes_like(session: MapSession, card: Any) -> list[str]:
    kind = LANE_KIND_OF[type(card)]
    return [lane.id for lane in session.arrangement.lanes if lane.kind == kind]


def steps_target(session: MapSession, step_ids: Sequence[str], place: Place, copy: bool) -> Target:
    """Steps, moved or copied as one block to the border nearest to a place."""
    stage = empty_stage_at(session, place)
    if stage is not None and not copy:

        def drop(edit: Edit) -> list[str]:
            drop_step_on_empty_stage(edit, session.arrangement, step_ids, stage)
            return list(step_ids)

        return Target(("stage", stage.id), text("Move into “{stage}”", stage=stage.title), drop)
    border = column_border(session, place.x)
    choice = stage_choice(session, place.x)

    def act(edit: Edit) -> list[str]:
        if copy:
            copies = copy_steps(edit, step_ids, border, lens=session.lens, stage_id=choice)
            return [step.id for step in copies]
        move_steps(edit, step_ids, border, lens=session.lens, stage_id=choice)
        return list(step_ids)

    hint = text("Copy here, with all it holds") if copy else text("Move here in time")
    return Target((border, choice, copy), hint, act, ("column", border))


def run_target(session: MapSession, run: Run, place: Place) -> Target:
    """A stage's run, moved in time as one block; in every lens, as its hint says."""
    border = column_border(session, place.x)

    def act(edit: Edit) -> list[str]:
        move_run(edit, session.arrangement, run, border, lens=session.lens)
        return [step.id for step in session.arrangement.steps[run.first : run.last + 1]]

    return Target(
        (border,), text("Move these steps in time, in every lens"), act, ("column", border)
    )


def edge_target(session: MapSession, edge: int, place: Place) -> Target:
    """The edge of a run, dragged: steps go over to the neighbour, in this lens only."""
    border = column_border(session, place.x)

    def act(edit: Edit) -> list[str]:
        hand_over_steps(edit, session.arrangement, session.lens, edge, border)
        return []

    hint = _edge_hint(session, edge, border)
    return Target((border,), hint, act, ("column", border))


def _edge_hint(session: MapSession, edge: int, border: int) -> Text:
    if border == edge:
        return text("The stage ends here, in this lens")
    stage = stage_that_grows(session.arrangement, session.lens, edge, border)
    if stage is None:
        return text("These steps are then in no stage, in this lens")
    return text("“{stage}” reaches to here, in this lens", stage=stage.title)


def lane_target(session: MapSession, lane: Lane, place: Place, copy: bool) -> Target:
    """A lane, moved or copied to the border nearest to a place."""
    function = empty_function_at(session, place)
    if function is not None:
        return _lane_for_function(lane, function, copy)
    border = lane_border(session, place.y)

    def act(edit: Edit) -> list[str]:
        moved = copy_lane(edit, lane, border) if copy else move_lane(edit, lane, border)
        return [moved.id]

    hint = text("Copy this lane here") if copy else text("Move this lane here")
    return Target((border, copy), hint, act, ("lane", border))


def _lane_for_function(lane: Lane, function: Stage, copy: bool) -> Target:
    def act(edit: Edit) -> list[str]:
        given = copy_lane(edit, lane) if copy else lane
        return [give_lane_to_function(edit, given, function).id]

    hint = text("This lane works for “{function}”", function=function.title)
    return Target(("function", function.id, copy), hint, act)


def feeling_target(session: MapSession, curve: Curve, step_id: str, y: float) -> Target:
    """A point of a curve, dragged to the feeling that a height stands for."""
    row = next(row for lane, row in lane_rows(session) if lane.id == curve.lane_id)
    value = kept_feeling(feeling_at(row, y))

    def act(edit: Edit) -> list[str]:
        return [set_feeling(edit, curve.id, step_id, value).id]

    return Target((value,), text("Feeling {value}", value=signed_text(value)), act)
