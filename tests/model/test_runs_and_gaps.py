"""Runs and gaps: the hotel stay as worked out by hand, and what counts as meeting the customer."""

from collections.abc import Iterable

import pytest

from cjm_desktop.model.editing import change, delete
from cjm_desktop.model.lanes import add_lane, give_lane_to_function
from cjm_desktop.model.records import LENSES, Lens, Touchpoint
from cjm_desktop.model.stages import stages_without_steps
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map, meet

BY_HAND: dict[Lens, list[tuple[str | None, int]]] = {
    "functional": [
        (None, 1), ("Marketing", 1), ("Marketing + Sales", 1), ("Sales", 1), (None, 1),
        ("Service", 3), ("Marketing + Finance", 1), ("Marketing", 1),
    ],
    "outcome": [(None, 1), ("Acquisition", 2), ("Conversion", 1), (None, 1), ("Retention", 5)],
    "interactive": [
        (None, 1), ("Interest", 1), ("Consideration", 1), ("Purchase", 1), (None, 1),
        ("Post-purchase", 4), ("Repurchase", 1),
    ],
    "activity": [
        ("Planning", 1), ("Search", 2), ("Booking", 1), ("Packing", 1), ("Check-in", 1),
        ("Stay", 1), ("Check-out", 1), ("Afterwards", 2),
    ],
    "goal": [
        ("Framing the decision", 1), ("Deciding", 2), ("Transaction", 1), ("Deciding", 1),
        ("Transaction", 3), ("Evaluation", 2),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lens", LENSES)
def test_the_runs_of_the_hotel_stay_are_those_worked_out_by_hand(
    hotel: Workshop, lens: Lens
) -> None:
    assert hotel.run_sizes(lens) == BY_HAND[lens]


def test_a_stage_that_comes_back_is_marked_as_coming_again(hotel: Workshop) -> None:
    again = [(run.title, run.again) for run in hotel.runs("goal") if run.again]
    assert again == [("Deciding", True), ("Transaction", True)]
    assert [run.title for run in hotel.runs("functional") if run.again] == ["Marketing"]


def test_the_hotel_is_without_us_at_the_assignment_and_the_packing(hotel: Workshop) -> None:
    assert hotel.gaps() == [1, 5]


def test_only_awareness_has_no_steps(hotel: Workshop) -> None:
    without = {
        lens: [stage.title for stage in stages_without_steps(hotel.arrangement(), lens)]
        for lens in LENSES
    }
    assert without == {
        "functional": [], "outcome": [], "interactive": ["Awareness"], "activity": [], "goal": [],
    }  # fmt: skip


def test_no_step_is_a_gap_until_the_map_has_a_touchpoint() -> None:
    workshop = blank_map("a b", lanes="Desk")
    assert workshop.gaps() == []
    meet(workshop, "Desk", "b")
    assert workshop.gaps() == [1]


def test_a_missing_touchpoint_meets_nobody() -> None:
    workshop = blank_map("a b", lanes="Desk")
    meet(workshop, "Desk", "a", "b")
    with workshop.edit() as edit:
        change(edit, workshop.card("Desk@b"), status="missing")
    assert workshop.gaps() == [2]
    assert workshop.seen("functional") == ["Desk", "-"]


def test_a_map_whose_touchpoints_are_all_missing_has_no_gaps() -> None:
    workshop = blank_map("a b", lanes="Desk")
    meet(workshop, "Desk", "a")
    with workshop.edit() as edit:
        change(edit, workshop.card("Desk@a"), status="missing")
    assert workshop.gaps() == []


def test_a_step_with_only_third_parties_is_neither_served_nor_a_gap() -> None:
    workshop = blank_map("a b", lanes="Portal Desk")
    meet(workshop, "Portal", "a")
    meet(workshop, "Desk", "b")
    with workshop.edit() as edit:
        change(edit, workshop.lane("Portal"), side="outside")
    assert workshop.gaps() == []
    assert workshop.seen("functional") == ["-", "Desk"]


@pytest.mark.parametrize("side", ["back", "support"])
def test_work_behind_the_line_of_visibility_meets_nobody(side: str) -> None:
    workshop = blank_map("a b", lanes="Kitchen Desk")
    meet(workshop, "Kitchen", "a")
    meet(workshop, "Desk", "b")
    with workshop.edit() as edit:
        change(edit, workshop.lane("Kitchen"), side=side)
    assert workshop.gaps() == [1]


def test_a_card_meets_the_customer_on_every_step_it_spans() -> None:
    workshop = blank_map("a b c d", lanes="Desk")
    with workshop.edit() as edit:
        first, last = workshop.ids("b", "c")
        add_touchpoint(edit, workshop.lane("Desk").id, first, "Chat", last_step_id=last)
    assert workshop.gaps() == [1, 4]
    assert workshop.run_sizes("functional") == [(None, 1), ("Desk", 2), (None, 1)]


def test_a_step_met_by_two_functions_shows_both_in_the_order_of_the_lanes() -> None:
    workshop = blank_map("a b c", {"functional": "Sell"}, "Desk Web Shop")
    with workshop.edit() as edit:
        give_lane_to_function(edit, workshop.lane("Web"), workshop.stage("functional", "Sell"))
        give_lane_to_function(edit, workshop.lane("Shop"), workshop.stage("functional", "Sell"))
    meet(workshop, "Desk", "b")
    meet(workshop, "Web", "a", "b")
    meet(workshop, "Shop", "b", "c")
    assert workshop.seen("functional") == ["Sell", "Desk + Sell", "Sell"]
    assert [run.again for run in workshop.runs("functional")] == [False, False, True]


def test_the_same_functions_in_another_order_of_lanes_are_one_run() -> None:
    workshop = blank_map("a b", lanes="Desk Web Shop")
    with workshop.edit() as edit:
        change(edit, workshop.lane("Shop"), title="Desk")
    desk, web, shop = workshop.arrangement().lanes
    with workshop.edit() as edit:
        for lane, step in ((desk, "a"), (web, "a"), (web, "b"), (shop, "b")):
            add_touchpoint(edit, lane.id, workshop.step(step).id)
    assert workshop.run_sizes("functional") == [("Desk + Web", 2)]


def test_lanes_of_one_title_are_one_department() -> None:
    workshop = blank_map("a b", lanes="Desk")
    with workshop.edit() as edit:
        second = add_lane(edit, workshop.map_id, "department", "Desk")
        add_touchpoint(edit, second.id, workshop.step("b").id, "Later")
        first = workshop.arrangement().lanes[0]
        add_touchpoint(edit, first.id, workshop.step("a").id, "Sooner")
    assert workshop.run_sizes("functional") == [("Desk", 2)]


def test_a_notes_lane_of_the_same_title_is_no_part_of_the_department() -> None:
    workshop = blank_map("a")
    with workshop.edit() as edit:
        add_lane(edit, workshop.map_id, "notes", "Desk")
        desk = add_lane(edit, workshop.map_id, "department", "Desk")
        add_touchpoint(edit, desk.id, workshop.step("a").id)
    (run,) = workshop.runs("functional")
    assert [head.id for head in run.stages] == [desk.id]


def test_departments_without_a_title_yet_are_not_one_department() -> None:
    workshop = blank_map("a b")
    with workshop.edit() as edit:
        lanes = [add_lane(edit, workshop.map_id, "department") for _ in range(2)]
        for lane, step in zip(lanes, workshop.steps, strict=True):
            add_touchpoint(edit, lane.id, step.id)
    assert [run.step_count for run in workshop.runs("functional")] == [1, 1]


def test_the_companys_lenses_pass_over_a_gap_and_keep_its_placement(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        delete(edit, *_cards_at(hotel, "Checks out"))
    assert hotel.gaps() == [1, 5, 8]
    assert hotel.run_sizes("outcome")[-3:] == [("Retention", 2), (None, 1), ("Retention", 2)]
    assert hotel.run_sizes("goal") == BY_HAND["goal"]
    meet(hotel, "Reception", "Checks out")
    assert hotel.run_sizes("outcome") == BY_HAND["outcome"]


def _cards_at(workshop: Workshop, step_title: str) -> Iterable[Touchpoint]:
    return workshop.document.referring(Touchpoint, "step_id", workshop.step(step_title).id)
