"""The words a file already holds, for completion."""

import pytest

from cjm_desktop.model.document import Document
from cjm_desktop.model.known_words import KNOWN_IN, known_words
from cjm_desktop.model.records import Lane, Note, Step, Touchpoint


def file_of(*records: Step | Touchpoint | Note | Lane) -> Document:
    document = Document()
    document.load(records)
    return document


def card(title: str, **fields: str) -> Touchpoint:
    return Touchpoint(step_id="s", lane_id="l", position="a0", title=title, **fields)


def test_words_used_most_come_first_and_equals_by_the_alphabet() -> None:
    document = file_of(
        card("1", channel="web"), card("2", channel="Phone"), card("3", channel="E-mail"),
        card("4", channel="Phone"), card("5", channel=""), card("6", channel="  "),
    )  # fmt: skip

    assert known_words(document, "channel") == ["Phone", "E-mail", "web"]


def test_an_owner_of_a_step_is_known_for_cards_and_notes_too() -> None:
    document = file_of(
        Step(map_id="m", position="a0", title="", owner="Ida"),
        card("1", owner="Bo"),
        Note(map_id="m", position="a0", text="", owner="Ida"),
    )

    assert known_words(document, "owner") == ["Ida", "Bo"]


def test_only_departments_are_known_by_the_titles_of_lanes() -> None:
    document = file_of(
        Lane(map_id="m", position="a0", kind="department", title="Sales"),
        Lane(map_id="m", position="a1", kind="notes", title="Pains"),
    )

    assert known_words(document, "department") == ["Sales"]


@pytest.mark.parametrize("kind", KNOWN_IN)
def test_an_empty_file_knows_no_words(kind: str) -> None:
    assert known_words(Document(), kind) == []
