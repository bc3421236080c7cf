"""What typing on a line of the outline edits.

On the line of a feeling a number is its value, and words are its quote.
"""

from typing import Any

from cjm_desktop.canvas.fields import text_field
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.curves import set_amount, set_feeling
from cjm_desktop.model.editing import change
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import (
    Amount,
    Feeling,
    Figure,
    Lane,
    Note,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.ui.inspector.typed_numbers import number_to_type, number_typed
from cjm_desktop.ui.table_view.columns.numbers import feeling_typed
from cjm_desktop.ui.table_view.words import in_one_line, with_breaks

_LABELS: dict[type[Record], Text] = {
    Step: text("Rename step"),
    Stage: text("Rename stage"),
    Lane: text("Rename lane"),
    Touchpoint: text("Rename touchpoint"),
    Note: text("Change note"),
    Figure: text("Change caption"),
    Amount: text("Set number"),
}


def typed_words(session: MapSession | None, key: str) -> str | None:
    """What stands in a line as it can be typed again; None where nothing can be typed."""
    if session is None or not key:
        return None
    record = session.document.find(key)
    if isinstance(record, Amount):
        return number_to_type(record.value)
    field = text_field(session, key)
    if field is None:
        return None
    if isinstance(record, Feeling) and not record.quote:
        return number_to_type(record.value)
    return in_one_line(field.words)


def rename(session: MapSession, edit: Edit, key: str, words: str) -> None:
    """Take over what was typed in a line; raises EditRefusedError."""
    record: Any = session.document.find(key)
    if isinstance(record, Amount):
        _set_amount(edit, record, words)
    elif isinstance(record, Feeling) and _is_number(words):
        set_feeling(edit, record.curve_id, record.step_id, feeling_typed(words) or 0.0)
    else:
        field = text_field(session, key)
        assert field is not None, "only lines with words can be typed into"
        change(edit, field.record, **{field.name: with_breaks(words)})


def label_of(record: Record | None, words: str) -> Text:
    """What typing in the line of a record is called in undo."""
    if isinstance(record, Feeling):
        return text("Set feeling") if _is_number(words) else text("Change quote")
    return _LABELS.get(type(record), text("Rename")) if record is not None else text("Rename")


def _set_amount(edit: Edit, amount: Amount, words: str) -> None:
    value = number_typed(words)
    if value is None:
        raise EditRefusedError(
            text("There is a number at this step, so it cannot be empty."),
            text("To take it away, press Del."),
        )
    set_amount(edit, amount.lane_id, amount.step_id, value)


def _is_number(words: str) -> bool:
    try:
        return number_typed(words) is not None
    except EditRefusedError:
        return False
