"""Records from plain values and back: the one reader of rows, JSON and templates."""

from collections.abc import Mapping
from typing import Any, TypeVar

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.fields import FieldInfo, fields_of
from cjm_desktop.model.records import Record

R = TypeVar("R", bound=Record)


class ValueFaultError(Exception):
    """A value that a field cannot hold; `reason` is a sentence without the field's place."""

    def __init__(self, field: str, reason: Text) -> None:
        super().__init__(field, reason)
        self.field = field
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


def values_of(record: Record) -> dict[str, object]:
    """The record's fields as plain values: str, int, float, bool or None."""
    return {info.name: getattr(record, info.name) for info in fields_of(type(record))}


def record_of(record_type: type[R], values: Mapping[str, object]) -> R:
    """A record from plain values; a field left out takes its default, unknown keys are ignored.

    Raises `ValueFaultError` for a value that is missing, of another type, or not among the
    choices.
    """
    arguments: dict[str, Any] = {}
    for info in fields_of(record_type):
        if info.name in values:
            arguments[info.name] = _checked(info, values[info.name])
        elif not info.has_default:
            raise ValueFaultError(info.name, text('"{field}" is missing.', field=info.name))
    return record_type(**arguments)


def unknown_keys(record_type: type[Record], values: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that are no field of the record type."""
    known = {info.name for info in fields_of(record_type)}
    return tuple(key for key in values if key not in known)


def _checked(info: FieldInfo, value: object) -> object:
    if value is None:
        if info.optional:
            return None
        raise ValueFaultError(info.name, text('"{field}" is empty.', field=info.name))
    if info.choices and value not in info.choices:
        choices = ", ".join(choice or translate("(empty)") for choice in info.choices)
        raise ValueFaultError(
            info.name,
            text('"{field}" is {value}, not one of: {choices}.',
                 field=info.name, value=_shown(value), choices=choices),
        )  # fmt: skip
    return _converted(info, value)


def _converted(info: FieldInfo, value: object) -> object:
    wanted = info.value_type
    if wanted is bool and value in (0, 1):
        return bool(value)
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) <= _LARGEST_NUMBER:  # Not so for what is no number or infinite.
            return float(value)
    elif wanted is int and isinstance(value, int) and not isinstance(value, bool):
        if abs(value) <= _LARGEST_NUMBER:
            return value
    elif wanted is str and isinstance(value, str):
        return _plain_text(info, value)
    raise ValueFaultError(
        info.name,
        text('"{field}" is {value}, not {wanted}.',
             field=info.name, value=_shown(value), wanted=_TYPE_WORDS[wanted]),
    )  # fmt: skip


def _shown(value: object) -> str:
    """A value of any size and depth, short enough to be quoted in a sentence."""
    if isinstance(value, str | int | float | None):
        shown = repr(value[:_LONGEST_SHOWN] if isinstance(value, str) else value)
        return shown[:_LONGEST_SHOWN]
    return str(_SHOWN_AS.get(type(value), text("something else")))


def _plain_text(info: FieldInfo, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueFaultError(
            info.name, text('"{field}" holds a broken character.', field=info.name)
        ) from None
    return value


_LARGEST_NUMBER = 10**15
_LONGEST_SHOWN = 60
_SHOWN_AS: dict[type, Text] = {
    list: text("a list"),
    dict: text("an object"),
    bytes: text("binary data"),
}
_TYPE_WORDS = {
    str: text("a text"),
    int: text("a whole number"),
    float: text("a number"),
    bool: text("true or false"),
}
