"""What departments agreed stays agreed when one of them gets another name."""

from dataclasses import replace

import pytest

from cjm_desktop.lenses.hand_overs import agreements_left_over, hand_overs_of
from cjm_desktop.model.agreements import agree_hand_over, change_terms
from cjm_desktop.model.editing import change
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.records import Agreement
from tests.model.workshop import Workshop, hotel_stay


@pytest.fixture
def agreed() -> Workshop:
    """The hotel stay, where Reception has settled with Marketing and Finance."""
    workshop = hotel_stay()
    step = workshop.step("Gets invoice and survey")
    with workshop.edit() as edit:
        agree_hand_over(edit, step.id, "Reception", ["Marketing", "Finance"], what="Cost centre")
    return workshop


def rename(workshop: Workshop, old: str, *names: str, pause: float = 0.1) -> None:
    """Type one name after the other in place of the old one, as the keys make them."""
    lane = workshop.lane(old)
    for name in names:
        with workshop.edit(merge_key=f"lane:{lane.id}:title") as edit:
            change(edit, lane, title=name)
        workshop.now += pause


def settled(workshop: Workshop) -> list[tuple[str, str]]:
    """Who has agreed with whom on hand-overs that are there, receiver by receiver."""
    return [
        (agreement.from_department, agreement.to_department)
        for hand_over in hand_overs_of(workshop.arrangement())
        for agreement in hand_over.agreements
        if agreement is not None
    ]


def left_over(workshop: Workshop) -> list[Agreement]:
    arrangement = workshop.arrangement()
    return agreements_left_over(arrangement, hand_overs_of(arrangement))


def test_an_agreement_follows_both_of_its_departments(agreed: Workshop) -> None:
    rename(agreed, "Reception", "Front desk")
    rename(agreed, "Finance", "Accounts")

    assert settled(agreed) == [("Front desk", "Marketing"), ("Front desk", "Accounts")]
    assert left_over(agreed) == []
    assert {each.what for each in agreed.document.all(Agreement)} == {"Cost centre"}


def test_one_undo_takes_back_the_name_and_what_followed_it(agreed: Workshop) -> None:
    before = set(agreed.document.all(Agreement))
    rename(agreed, "Reception", "F", "Fr", "Front")
    assert settled(agreed)[0] == ("Front", "Marketing")

    agreed.history.undo()
    assert agreed.lane("Reception")
    assert set(agreed.document.all(Agreement)) == before
    agreed.history.redo()
    assert settled(agreed)[0] == ("Front", "Marketing")


@pytest.mark.parametrize("pause", [0.1, 3.0])
def test_a_name_that_is_deleted_first_and_typed_then(agreed: Workshop, pause: float) -> None:
    rename(agreed, "Finance", "", "Ac", "Accounts", pause=pause)

    assert settled(agreed) == [("Reception", "Marketing"), ("Reception", "Accounts")]


def test_typing_passes_through_the_name_of_another_department(agreed: Workshop) -> None:
    rename(agreed, "Finance", "M", "Marketing", "Marketing & Co")

    assert settled(agreed) == [("Reception", "Marketing"), ("Reception", "Marketing & Co")]


def test_typing_that_is_taken_back_leaves_all_as_it_was(agreed: Workshop) -> None:
    before = set(agreed.document.all(Agreement))
    rename(agreed, "Reception", "R", "Rx", "Reception")

    assert set(agreed.document.all(Agreement)) == before


def test_two_departments_that_change_their_names(agreed: Workshop) -> None:
    finance, marketing = agreed.lane("Finance"), agreed.lane("Marketing")
    with agreed.edit() as edit:
        edit.put(replace(finance, title="Marketing"), replace(marketing, title="Finance"))

    assert {(one.from_department, one.to_department) for one in left_over(agreed)} == set()
    assert settled(agreed) == [("Reception", "Finance"), ("Reception", "Marketing")]


def test_while_another_front_lane_keeps_the_name_the_agreement_stays(agreed: Workshop) -> None:
    with agreed.edit() as edit:
        other = add_lane(edit, agreed.map_id, "department", "Reception", side="front")
    with agreed.edit() as edit:
        change(edit, other, title="Concierge")

    assert settled(agreed) == [("Reception", "Marketing"), ("Reception", "Finance")]


def test_departments_of_another_map_keep_their_agreements(agreed: Workshop) -> None:
    elsewhere = hotel_stay().document
    other = next(iter(elsewhere.all(type(agreed.journey))))
    with agreed.edit() as edit:
        edit.put(replace(other, id="other", persona_id=None))
        lane = add_lane(edit, "other", "department", "Reception")
    with agreed.edit() as edit:
        change(edit, lane, title="Concierge")

    assert settled(agreed) == [("Reception", "Marketing"), ("Reception", "Finance")]


def test_an_agreement_on_a_hand_over_that_is_gone_is_left_over(agreed: Workshop) -> None:
    with agreed.edit() as edit:
        edit.delete(agreed.card("Invoice by e-mail"))

    assert [(one.from_department, one.to_department) for one in left_over(agreed)] == [
        ("Reception", "Finance")
    ]
    assert settled(agreed) == [("Reception", "Marketing")]


def test_terms_are_changed_one_by_one_and_agree_where_nothing_was_agreed(agreed: Workshop) -> None:
    step = agreed.step("Gets invoice and survey")
    with agreed.edit() as edit:
        change_terms(edit, step.id, "Reception", "Finance", by_whom="Eva", today="2026-11-14")
    booking = agreed.step("Books a room")
    with agreed.edit() as edit:
        change_terms(edit, booking.id, "Marketing", "Booking", what="Wishes", today="2026-11-15")

    found = {one.to_department: one for one in agreed.document.all(Agreement)}
    assert (found["Finance"].what, found["Finance"].by_whom) == ("Cost centre", "Eva")
    assert found["Finance"].agreed_on == ""
    assert (found["Booking"].what, found["Booking"].agreed_on) == ("Wishes", "2026-11-15")
