"""Touchpoints: cards in department lanes, where a step meets a department."""

from typing import Any

from cjm_desktop.model.cards import put_in_cell
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Touchpoint


def add_touchpoint(
    edit: Edit,
    lane_id: str,
    step_id: str,
    title: str = "",
    *,
    index: int | None = None,
    **fields: Any,
) -> Touchpoint:
    """Add a touchpoint to a cell before the card now at `index`; `fields` fill the rest of it."""
    card = Touchpoint(lane_id=lane_id, step_id=step_id, position="", title=title, **fields)
    return put_in_cell(edit, card, index)
