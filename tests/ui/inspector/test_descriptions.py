"""What is described is what the records hold: no field is forgotten, no choice is missing."""

import pytest

from cjm_desktop.drawing.theme import PALETTE
from cjm_desktop.model.fields import fields_of
from cjm_desktop.model.known_words import KNOWN_IN
from cjm_desktop.model.records import RECORD_TYPES, Record
from cjm_desktop.ui.inspector.descriptions import DESCRIPTIONS, NOT_SHOWN, FieldDescription
from cjm_desktop.ui.inspector.wordings import COLOUR

TYPES = list(RECORD_TYPES.values())
EVERY_FIELD = {(kind.table, info.name) for kind in TYPES for info in fields_of(kind)}
DESCRIBED = [(kind, description) for kind, fields in DESCRIPTIONS.items() for description in fields]


def left_out(table: str, field: str) -> str | None:
    return NOT_SHOWN.get(f"{table}.{field}", NOT_SHOWN.get(f"*.{field}"))


def test_every_field_of_every_record_is_shown_or_left_out_for_a_reason() -> None:
    shown = {(kind.table, description.field) for kind, description in DESCRIBED}
    silent = {where for where in EVERY_FIELD - shown if not left_out(*where)}

    assert silent == set()


def test_nothing_is_described_that_no_record_holds() -> None:
    fields = {name for _, name in EVERY_FIELD}
    named = {key for key in NOT_SHOWN if not key.startswith("*.")}

    assert {(kind.table, description.field) for kind, description in DESCRIBED} <= EVERY_FIELD
    assert {tuple(key.split(".")) for key in named} <= EVERY_FIELD
    assert {key[2:] for key in NOT_SHOWN if key.startswith("*.")} <= fields


def test_nothing_is_both_shown_and_left_out() -> None:
    both = [
        f"{kind.table}.{description.field}"
        for kind, description in DESCRIBED
        if f"{kind.table}.{description.field}" in NOT_SHOWN
    ]

    assert both == []


@pytest.mark.parametrize(("kind", "description"), DESCRIBED)
def test_the_choices_are_those_the_field_can_hold(
    kind: type[Record], description: FieldDescription
) -> None:
    info = next(info for info in fields_of(kind) if info.name == description.field)
    if info.choices:
        values = [value for value, _ in description.choices]
        assert sorted(values) == sorted(info.choices)
        assert all(str(words) for _, words in description.choices)


def test_the_colours_are_those_of_the_palette() -> None:
    assert tuple(value for value, _ in COLOUR) == PALETTE


@pytest.mark.parametrize(("kind", "description"), DESCRIBED)
def test_words_are_completed_from_what_the_file_holds(
    kind: type[Record], description: FieldDescription
) -> None:
    assert kind.table
    assert description.words in ("", *KNOWN_IN)
