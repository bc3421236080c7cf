"""Emotion curves and their feelings, and the amounts of metric lanes."""

import math
from collections.abc import Sequence
from dataclasses import replace

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.editing import change, key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import add_lane, lanes_of_map
from cjm_desktop.model.records import (
    DEPARTMENT_COLOURS,
    Amount,
    Curve,
    CurveSource,
    Feeling,
    Lane,
    Step,
)

LOWEST_FEELING = -2.0
HIGHEST_FEELING = 2.0
STEPS_PER_UNIT = 20
"""Feelings are kept in steps of 0.05: finer than a hand can tell on the scale."""


def add_curve(
    edit: Edit,
    map_id: str,
    title: str = "",
    *,
    lane_id: str | None = None,
    persona_id: str | None = None,
    source: CurveSource = "assumed",
    index: int | None = None,
) -> Curve:
    """Add a curve to the emotion lane given, else to the map's first, else to a new one on top."""
    lane = require(edit, Lane, lane_id) if lane_id is not None else _emotion_lane(edit, map_id)
    if lane.kind != "emotion":
        raise EditRefusedError(
            text("A curve belongs in an emotion lane, so it cannot lie in “{title}”.",
                 title=lane.title),
            text("Drop it in an emotion lane, or below the last lane to make one."),
        )  # fmt: skip
    siblings = edit.document.ordered(Curve, "lane_id", lane.id)
    curve = Curve(
        lane_id=lane.id,
        position=key_for(siblings, index),
        title=title,
        persona_id=persona_id,
        colour=_colour_beside(siblings),
        source=source,
    )
    edit.put(curve)
    return curve


def _colour_beside(curves: Sequence[Curve]) -> str:
    """The first curve of a lane is drawn in ink; each further one has a colour of its own."""
    number = len(curves) - 1
    return DEPARTMENT_COLOURS[number % len(DEPARTMENT_COLOURS)] if curves else ""


def set_feeling(edit: Edit, curve_id: str, step_id: str, value: float) -> Feeling:
    """Set what is felt at a step, kept within −2 … +2; a quote that was there stays."""
    curve = require(edit, Curve, curve_id)
    _refuse_other_map(edit, curve.lane_id, step_id)
    feeling_id = Feeling.id_for(curve_id, step_id)
    before = edit.document.get(Feeling, feeling_id)
    value = kept_feeling(value)
    feeling = (
        replace(before, value=value)
        if before is not None
        else Feeling(id=feeling_id, curve_id=curve_id, step_id=step_id, value=value)
    )
    if feeling != before:
        edit.put(feeling)
    return feeling


def clear_feeling(edit: Edit, curve_id: str, step_id: str) -> None:
    """Take the point of a curve at a step away, with its quote."""
    feeling = edit.document.get(Feeling, Feeling.id_for(curve_id, step_id))
    if feeling is not None:
        edit.delete(feeling)


def set_quote(edit: Edit, curve_id: str, step_id: str, quote: str) -> Feeling:
    """Set the quote at a point of a curve; refuses a step where nothing is felt yet."""
    feeling = edit.document.get(Feeling, Feeling.id_for(curve_id, step_id))
    if feeling is None:
        raise EditRefusedError(
            text("The curve has no point at this step, so there is nothing to quote."),
            text("Set the feeling first."),
        )
    return change(edit, feeling, quote=quote)


def set_amount(edit: Edit, lane_id: str, step_id: str, value: float) -> Amount:
    """Set the number of a metric lane at a step."""
    lane = require(edit, Lane, lane_id)
    if lane.kind != "metric":
        raise EditRefusedError(
            text("Numbers belong in a metric lane, not in “{title}”.", title=lane.title),
            text("Add a metric lane first."),
        )
    _refuse_other_map(edit, lane_id, step_id)
    if not math.isfinite(value):
        _refuse_number()
    amount = Amount(
        id=Amount.id_for(lane_id, step_id), lane_id=lane_id, step_id=step_id, value=float(value)
    )
    edit.put(amount)
    return amount


def clear_amount(edit: Edit, lane_id: str, step_id: str) -> None:
    """Take the number of a metric lane at a step away."""
    amount = edit.document.get(Amount, Amount.id_for(lane_id, step_id))
    if amount is not None:
        edit.delete(amount)


def kept_feeling(value: float) -> float:
    """A feeling as it is kept: within −2 … +2, in steps of 0.05."""
    if not math.isfinite(value):
        _refuse_number()
    value = min(max(value, LOWEST_FEELING), HIGHEST_FEELING)
    return round(value * STEPS_PER_UNIT) / STEPS_PER_UNIT


def _emotion_lane(edit: Edit, map_id: str) -> Lane:
    for lane in lanes_of_map(edit.document, map_id):
        if lane.kind == "emotion":
            return lane
    return add_lane(edit, map_id, "emotion", index=0)


def _refuse_other_map(edit: Edit, lane_id: str, step_id: str) -> None:
    if require(edit, Lane, lane_id).map_id != require(edit, Step, step_id).map_id:
        raise EditRefusedError(
            text("The step belongs to another map than the lane."),
            text("Choose a step of the same map; nothing was changed."),
        )


def _refuse_number() -> None:
    raise EditRefusedError(
        text("This is no number that can be drawn."), text("The value is as it was.")
    )
