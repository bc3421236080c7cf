"""The field list of a record type, as everything that follows from it reads it.

Rows, JSON, references, invariants and deletion are all made of what is found here.
"""

import dataclasses
import functools
import typing
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.model.records import Record, Reference


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field of a record type: its plain type, whether None is allowed, its choices, its link."""

    name: str
    value_type: type
    optional: bool
    choices: tuple[str, ...]
    reference: Reference | None
    has_default: bool


def fields_of(record_type: type[Record]) -> tuple[FieldInfo, ...]:
    """The fields of a record type, `id` first, as tables, columns and JSON keys follow them."""
    return _fields_of(typing.cast(Any, record_type))


@functools.cache
def _fields_of(record_type: Any) -> tuple[FieldInfo, ...]:
    hints = typing.get_type_hints(record_type)
    return tuple(_field_info(item, hints[item.name]) for item in dataclasses.fields(record_type))


def _field_info(item: dataclasses.Field[Any], hint: Any) -> FieldInfo:
    arguments = typing.get_args(hint)
    optional = type(None) in arguments
    if optional:
        hint = next(argument for argument in arguments if argument is not type(None))
    choices = typing.get_args(hint) if typing.get_origin(hint) is Literal else ()
    has_default = (
        item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING
    )
    return FieldInfo(
        name=item.name,
        value_type=str if choices else hint,
        optional=optional,
        choices=choices,
        reference=item.metadata.get("reference"),
        has_default=has_default,
    )


def references_of(record_type: type[Record]) -> tuple[tuple[str, Reference], ...]:
    """The referring fields of a record type with what they name."""
    return _references_of(typing.cast(Any, record_type))


@functools.cache
def _references_of(record_type: Any) -> tuple[tuple[str, Reference], ...]:
    return tuple(
        (info.name, info.reference)
        for info in _fields_of(record_type)
        if info.reference is not None
    )
