"""Where a new step lies in each lens: chosen on screen, proposed elsewhere (§3, case by case)."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.lanes import give_lane_to_function
from cjm_desktop.model.placing import UNSAID, StageChoice, confirm_placements, place_steps
from cjm_desktop.model.records import Lens, Placement
from cjm_desktop.model.steps import add_step
from tests.model.workshop import Workshop, blank_map, meet


def _add(workshop: Workshop, index: int, lens: Lens, stage: str | None = "unsaid") -> None:
    choice: StageChoice = UNSAID
    if stage is None:
        choice = None
    elif stage != "unsaid":
        choice = workshop.stage(lens, stage).id
    with workshop.edit() as edit:
        add_step(edit, workshop.map_id, index, "new", lens=lens, stage_id=choice)


def _place(workshop: Workshop, lens: Lens, stages: str) -> None:
    with workshop.edit() as edit:
        for step, title in zip(workshop.steps, stages.split(), strict=True):
            if title != "-":
                stage = None if title == "x" else workshop.stage(lens, title)
                place_steps(edit, [step.id], stage, lens)


def test_in_the_lens_on_screen_a_new_step_takes_the_stage_it_is_dropped_in() -> None:
    workshop = blank_map("a b", {"goal": "Frame Decide"})
    _place(workshop, "goal", "Frame Decide")
    _add(workshop, 1, "goal", "Decide")
    assert workshop.placed("goal") == ["Frame", "Decide", "Decide"]


def test_dropped_in_no_stage_it_has_none() -> None:
    workshop = blank_map("a b", {"goal": "Frame Decide"})
    _place(workshop, "goal", "Frame x")
    _add(workshop, 2, "goal", None)
    assert workshop.seen("goal") == ["Frame", "-", "-"]


def test_by_keyboard_it_takes_the_stage_of_the_step_it_was_made_from() -> None:
    workshop = blank_map("a b c", {"goal": "Frame Decide"})
    _place(workshop, "goal", "Frame Decide x")
    with workshop.edit() as edit:
        add_step(edit, workshop.map_id, 2, lens="goal", made_from=workshop.step("a"))
        add_step(edit, workshop.map_id, 4, lens="goal", made_from=workshop.step("c"))
    assert workshop.placed("goal") == ["Frame", "Decide", "Frame", "x", "-"]


def test_with_nothing_said_it_takes_the_left_neighbours_stage_else_the_right_ones() -> None:
    workshop = blank_map("a b", {"goal": "Frame Decide"})
    _place(workshop, "goal", "Frame Decide")
    _add(workshop, 1, "goal")
    _add(workshop, 0, "goal")
    assert workshop.placed("goal") == ["Frame", "Frame", "Frame", "Decide"]


def test_the_functional_lens_stores_nothing_for_a_new_step(hotel: Workshop) -> None:
    _add(hotel, 4, "functional")
    lenses = {
        placement.lens
        for placement in hotel.document.referring(Placement, "step_id", hotel.step("new").id)
    }
    assert "functional" not in lenses


def test_elsewhere_the_left_neighbours_stage_is_proposed_if_it_is_of_the_same_phase() -> None:
    workshop = blank_map(
        "a b", {"goal": "Frame:before Decide:before", "activity": "Dream:before Seek:before"}
    )
    _place(workshop, "goal", "Frame Decide")
    _place(workshop, "activity", "Seek Dream")
    _add(workshop, 1, "goal", "Decide")
    assert workshop.placed("activity") == ["Seek", "Seek?", "Dream"]


def test_else_the_first_stage_of_that_phase_is_proposed() -> None:
    workshop = blank_map(
        "a b", {"goal": "Decide:before Pay:during", "activity": "Seek:before Buy:during Get:during"}
    )
    _place(workshop, "goal", "Decide Pay")
    _place(workshop, "activity", "Seek Get")
    _add(workshop, 1, "goal", "Pay")
    assert workshop.placed("activity") == ["Seek", "Buy?", "Get"]


def test_without_a_phase_of_its_own_stage_that_of_the_left_neighbours_counts() -> None:
    workshop = blank_map("a b", {"goal": "Pay:during Other", "activity": "Seek:before Buy:during"})
    _place(workshop, "goal", "Pay Other")
    _place(workshop, "activity", "Seek Seek")
    _add(workshop, 1, "goal", "Other")
    assert workshop.placed("activity") == ["Seek", "Buy?", "Seek"]


def test_without_any_phase_the_left_neighbours_stage_is_proposed_else_the_right_ones() -> None:
    workshop = blank_map("a b", {"goal": "Other", "activity": "Seek:before Buy"})
    _place(workshop, "goal", "Other Other")
    _place(workshop, "activity", "Seek Buy")
    _add(workshop, 1, "goal", "Other")
    _add(workshop, 0, "goal", "Other")
    assert workshop.placed("activity") == ["Seek?", "Seek", "Seek?", "Buy"]


def test_a_phase_that_the_other_lens_does_not_know_counts_as_none() -> None:
    workshop = blank_map("a b", {"goal": "Pay:during", "activity": "Seek:before Buy"})
    _place(workshop, "goal", "Pay Pay")
    _place(workshop, "activity", "x Buy")
    _add(workshop, 1, "goal", "Pay")
    assert workshop.placed("activity") == ["x", "Buy?", "Buy"]


def test_with_no_neighbour_in_a_stage_nothing_is_proposed() -> None:
    workshop = blank_map("a b", {"goal": "Other", "activity": "Seek:before"})
    _add(workshop, 1, "goal", "Other")
    assert workshop.placed("activity") == ["-", "-", "-"]


def test_from_the_functional_lens_the_left_neighbours_function_gives_the_phase() -> None:
    workshop = blank_map(
        "a b", {"functional": "Sales:during", "goal": "Frame:before Pay:during"}, "Desk"
    )
    meet(workshop, "Desk", "a")
    with workshop.edit() as edit:
        function = workshop.stage("functional", "Sales")
        give_lane_to_function(edit, workshop.lane("Desk"), function)
    _place(workshop, "goal", "Frame Frame")
    _add(workshop, 1, "functional")
    assert workshop.placed("goal") == ["Frame", "Pay?", "Frame"]


def test_a_step_beside_the_booking_is_proposed_where_the_booking_lies(hotel: Workshop) -> None:
    _add(hotel, 4, "goal", "Transaction")
    assert [hotel.placed(lens)[4] for lens in ("outcome", "interactive", "activity")] == [
        "Conversion?", "Purchase?", "Booking?",
    ]  # fmt: skip


def test_one_command_confirms_all_proposals_of_a_lens_or_of_the_map(hotel: Workshop) -> None:
    _add(hotel, 4, "goal", "Transaction")
    with hotel.edit() as edit:
        assert confirm_placements(edit, hotel.map_id, "outcome") == 1
    assert hotel.placed("outcome")[4] == "Conversion"
    assert hotel.placed("activity")[4] == "Booking?"
    with hotel.edit() as edit:
        assert confirm_placements(edit, hotel.map_id) == 2
        assert confirm_placements(edit, hotel.map_id) == 0
    assert not any(placement.proposed for placement in hotel.document.all(Placement))


def test_placing_a_step_where_it_was_proposed_confirms_it(hotel: Workshop) -> None:
    _add(hotel, 4, "goal", "Transaction")
    with hotel.edit() as edit:
        stage = hotel.stage("activity", "Booking")
        place_steps(edit, hotel.ids("new"), stage, "activity")
    assert hotel.placed("activity")[4] == "Booking"


def test_nothing_is_placed_by_hand_in_the_functional_lens(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="departments decide"), hotel.edit() as edit:
        place_steps(edit, hotel.ids("Checks in"), hotel.stage("functional", "Sales"), "functional")
