"""How a field of records is read and written: one edit of the history, merged while typing."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, Literal

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.cards import move_card, set_last_step
from cjm_desktop.model.curves import kept_feeling
from cjm_desktop.model.editing import change, current, require
from cjm_desktop.model.history import Edit, History
from cjm_desktop.model.lanes import give_lane_to_function
from cjm_desktop.model.maps import add_persona
from cjm_desktop.model.records import Record, Stage
from cjm_desktop.model.steps import set_time
from cjm_desktop.ui.inspector.options import NEW


class Mixed(Enum):
    """The one value that stands for values that differ."""

    MIXED = "mixed"


MIXED: Final[Literal[Mixed.MIXED]] = Mixed.MIXED

Write = Callable[[Edit, Any, str, Any], object]
"""Gives a field of a record a value; raises EditRefusedError."""


def common_value(records: Sequence[Record], field: str) -> Any:
    """The value all records share in a field, or MIXED."""
    values = [getattr(record, field) for record in records]
    return values[0] if all(value == values[0] for value in values) else MIXED


def write_values(
    history: History, records: Sequence[Record], field: str, label: Text, write: Write,
    values: Mapping[str, Any], *, typing: bool,
) -> None:  # fmt: skip
    """Give each record its value by id, as one undo step; typing goes on in the last one.

    Raises EditRefusedError, after which no record is changed.
    """
    merge_key = None
    if typing:
        merge_key = typing_key(records[0].table, [record.id for record in records], field)
    with history.edit(text("Change “{field}”", field=label), merge_key) as edit:
        for record in records:
            write(edit, current(edit, record), field, values[record.id])


def typing_key(table: str, ids: Sequence[str], field: str) -> str:
    """By which typing in one field of some records is one step of undo."""
    return f"{table}:{','.join(ids)}:{field}"


def write_field(edit: Edit, record: Record, field: str, value: Any) -> None:
    """Simply give the field the value."""
    change(edit, record, **{field: value})


def write_lane(edit: Edit, card: Any, _field: str, lane_id: str) -> None:
    """Move a card to the end of the cell of the same step in another lane."""
    if card.lane_id != lane_id and card.step_id is not None:
        move_card(edit, card, lane_id, card.step_id)


def write_last_step(edit: Edit, card: Any, _field: str, step_id: str | None) -> None:
    """Let a card reach to another step."""
    set_last_step(edit, card, step_id)


def write_time(edit: Edit, step: Any, field: str, value: float | None) -> None:
    """Set one end of a step's time."""
    times = {"time_from": step.time_from, "time_to": step.time_to, field: value}
    set_time(edit, step, times["time_from"], times["time_to"])


def write_function(edit: Edit, lane: Any, _field: str, stage_id: str | None) -> None:
    """Let a department work for a function."""
    stage = require(edit, Stage, stage_id) if stage_id is not None else None
    give_lane_to_function(edit, lane, stage)


def write_persona(edit: Edit, journey: Any, field: str, persona_id: str | None) -> None:
    """Choose the persona of a map, a new one perhaps."""
    if persona_id == NEW:
        persona_id = add_persona(edit, "").id
    change(edit, journey, **{field: persona_id})


def write_feeling(edit: Edit, feeling: Any, field: str, value: float | None) -> None:
    """Set a feeling; one that is empty is refused, since a point has a value."""
    if value is None:
        raise EditRefusedError(
            text("A point of the curve needs a value."),
            text("To take the point away, select it on the map and press Del."),
        )
    change(edit, feeling, **{field: kept_feeling(value)})


def write_amount(edit: Edit, amount: Any, field: str, value: float | None) -> None:
    """Set a number of a metric lane; an empty one is refused."""
    if value is None:
        raise EditRefusedError(
            text("There is a number at this step, so it cannot be empty."),
            text("To take it away, select it on the map and press Del."),
        )
    change(edit, amount, **{field: value})


def write_count(edit: Edit, record: Any, field: str, value: int | None) -> None:
    """Set how many; none at all is 0."""
    change(edit, record, **{field: value or 0})


def write_whole(edit: Edit, record: Any, field: str, value: float | None) -> None:
    """Set a whole number, or none; a part of one is refused."""
    if value is not None and value != int(value):
        raise EditRefusedError(
            text("This is counted in whole numbers."),
            text("Type it without decimals; the number is as it was."),
        )
    change(edit, record, **{field: None if value is None else int(value)})
