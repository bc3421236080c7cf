"""A department's journey: the steps it has cards at, and what lies there; the rest is beside it."""

from dataclasses import replace

from cjm_desktop.model.department_journeys import beside_department, columns_of_department
from cjm_desktop.model.records import Touchpoint
from tests.model.workshop import Workshop, blank_map, hotel_stay, meet


def beside(workshop: Workshop, department: str) -> set[str]:
    """The titles of what is beside a department's journey."""
    ids = beside_department(workshop.arrangement(), workshop.lane(department))
    records = map(workshop.document.find, ids)
    return {getattr(record, "title", getattr(record, "text", "")) for record in records}


def test_a_department_keeps_its_steps_its_cards_and_the_notes_there() -> None:
    found = beside(hotel_stay(), "Finance")
    assert {"Booking", "Reception", "NPS survey", "Packs the suitcase"} <= found
    assert {"Photos look the same everywhere", "Room ready by 14:00"} <= found
    assert not {"Finance", "Invoice by e-mail", "Gets invoice and survey"} & found
    assert not {"Emotion", "Pains", "Invoice lacks cost centre"} & found


def test_lanes_of_one_title_are_one_department() -> None:
    workshop = blank_map("one two three", lanes="Sales Care Other")
    meet(workshop, "Sales", "one")
    meet(workshop, "Other", "two")
    with workshop.edit() as edit:
        edit.put(replace(workshop.lane("Other"), title="Sales"))
    sales = workshop.arrangement().lanes[0]
    assert columns_of_department(workshop.arrangement(), sales) == {0, 1}
    assert beside_department(workshop.arrangement(), sales) == {
        workshop.step("three").id, workshop.lane("Care").id,
    }  # fmt: skip


def test_departments_without_a_title_are_each_their_own() -> None:
    workshop = blank_map("one two", lanes="A B")
    meet(workshop, "A", "one")
    meet(workshop, "B", "two")
    with workshop.edit() as edit:
        for lane in list(workshop.arrangement().lanes):
            edit.put(replace(lane, title=""))
    first, second = workshop.arrangement().lanes
    cards = {card.lane_id: card.id for card in workshop.document.all(Touchpoint)}
    assert beside_department(workshop.arrangement(), first) == {
        second.id, cards[second.id], workshop.step("two").id,
    }  # fmt: skip
