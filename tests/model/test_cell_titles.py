"""Titles of a cell typed as lines: the cards keep what else they hold, one step of undo."""

from dataclasses import replace

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.cell_titles import matched, set_titles
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.records import Figure, Touchpoint
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map


def desk(*titles: str) -> Workshop:
    """A department `Desk` whose cards at step a each have a channel of their own."""
    workshop = blank_map("a b", lanes="Desk")
    with workshop.edit() as edit:
        for title in titles:
            add_touchpoint(
                edit, workshop.lane("Desk").id, workshop.step("a").id, title, channel=f"by {title}"
            )
    return workshop


def type_lines(workshop: Workshop, *titles: str, lane: str = "Desk") -> None:
    with workshop.edit() as edit:
        set_titles(edit, workshop.lane(lane).id, workshop.step("a").id, titles)


def channels(workshop: Workshop) -> list[str]:
    """The cards of the cell with the channels they had at first."""
    return [
        f"{title} {workshop.card(title).channel}".strip() for title in workshop.cell("Desk", "a")
    ]


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("", "x y", "x|y"),
        ("x", "x y", "x by x|y"),
        ("x y", "n x y", "n|x by x|y by y"),
        ("x y z", "x z", "x by x|z by z"),
        ("x y z", "x Y z", "x by x|Y by y|z by z"),
        ("x y z", "z x y", "z by z|x by x|y by y"),
        ("x y z", "z y x", "z by z|y by y|x by x"),
        ("x y", "n", "n by x"),
        ("desk phone", "mail phones", "mail by desk|phones by phone"),
        ("desk mail phone", "phone desks", "phone by phone|desks by desk"),
        ("desk phone", "phones mail", "phones by phone|mail by desk"),
        ("x y z", "z n", "z by z|n"),
        ("x", "", ""),
        ("", "", ""),
    ],
)
def test_each_card_keeps_its_line(before: str, typed: str, after: str) -> None:
    workshop = desk(*before.split())
    type_lines(workshop, *typed.split())
    assert "|".join(channels(workshop)) == after


def test_it_is_undone_at_once() -> None:
    workshop = desk("x", "y", "z")
    before = workshop.document.snapshot()
    type_lines(workshop, "z", "new", "X")
    workshop.history.undo()
    assert workshop.document == before


def test_cards_of_one_title_are_told_apart() -> None:
    workshop = desk("x")
    with workshop.edit() as edit:
        again = replace(workshop.card("x"), id="again", channel="by hand", position="a5")
        edit.put(again)
    type_lines(workshop, "x", "x", "x")
    cards = workshop.document.all(Touchpoint)
    assert sorted(card.channel for card in cards) == ["", "by hand", "by x"]


def test_a_card_that_spans_goes_on_spanning() -> None:
    workshop = desk("x")
    with workshop.edit() as edit:
        edit.put(replace(workshop.card("x"), last_step_id=workshop.step("b").id))
    type_lines(workshop, "new", "X")
    assert workshop.covered("X") == "a b"


def test_notes_and_captions_too() -> None:
    workshop = desk()
    with workshop.edit() as edit:
        thinks = add_lane(edit, workshop.map_id, "notes", "Thinks")
        images = add_lane(edit, workshop.map_id, "images", "Images")
        add_note(edit, thinks.id, workshop.step("a").id, "one", votes=3)
        add_figure(edit, images.id, workshop.step("a").id, None, "door")
        add_figure(edit, images.id, workshop.step("a").id, None, "desk")

    type_lines(workshop, "ONE", "two", lane="Thinks")
    assert workshop.cell("Thinks", "a") == ["ONE", "two"]
    assert workshop.card("ONE").votes == 3

    type_lines(workshop, "DOOR", "desk", lane="Images")
    assert workshop.cell("Images", "a") == ["DOOR", "desk"]
    type_lines(workshop, "desk", lane="Images")
    assert workshop.cell("Images", "a") == ["", "desk"]
    with pytest.raises(EditRefusedError, match="made by typing"):
        type_lines(workshop, "a", "b", "c", lane="Images")
    assert len(workshop.document.all(Figure)) == 2


def test_a_line_taken_out_and_one_typed_elsewhere_are_two_things() -> None:
    assert matched(["x", "y", "z"], ["new", "x", "y"]) == [None, 0, 1]
    assert matched(["x", "y"], ["y", "x"]) == [1, 0]
