"""Which stages are proposed for steps that were never placed, case by case (§3)."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.placing import confirm_steps, place_steps
from cjm_desktop.model.proposing import never_placed, proposals, propose_stages
from cjm_desktop.model.records import Lens
from cjm_desktop.model.stages import add_stage_for_steps
from tests.model.workshop import Workshop, blank_map, meet


def place(workshop: Workshop, lens: Lens, stages: str) -> None:
    """Place the steps in stages by their titles; `-` leaves one alone, `x` is no stage."""
    with workshop.edit() as edit:
        for step, title in zip(workshop.steps, stages.split(), strict=True):
            if title != "-":
                stage = None if title == "x" else workshop.stage(lens, title)
                place_steps(edit, [step.id], stage, lens)


def propose(workshop: Workshop, lens: Lens, on_screen: Lens | None = None) -> list[str]:
    with workshop.edit() as edit:
        found = proposals(workshop.arrangement(), lens, on_screen or lens)
        propose_stages(edit, lens, found)
    return workshop.placed(lens)


def test_an_unplaced_step_takes_the_stage_of_its_left_neighbour_else_of_the_right_one() -> None:
    workshop = blank_map("a b c d e", {"goal": "Frame Decide"})
    place(workshop, "goal", "- - Frame - Decide")
    assert propose(workshop, "goal") == ["Frame?", "Frame?", "Frame", "Frame?", "Decide"]


def test_the_phase_known_from_another_lens_goes_before_the_neighbour() -> None:
    goals, activities = "Frame:before Buy:during Use:after", "Search:before Pay:during"
    workshop = blank_map("a b c", {"goal": goals, "activity": activities})
    place(workshop, "goal", "Frame - -")
    place(workshop, "activity", "Search Pay -")
    assert propose(workshop, "goal") == ["Frame", "Buy?", "Buy?"]


def test_the_lens_on_screen_says_the_phase_before_others_do() -> None:
    stages: dict[Lens, str] = {
        "goal": "Frame:before Buy:during Use:after",
        "activity": "Search:before",
        "interactive": "Repurchase:after",
    }
    workshop = blank_map("a", stages, "Desk")
    meet(workshop, "Desk", "a")
    place(workshop, "activity", "Search")
    place(workshop, "interactive", "Repurchase")
    found = proposals(workshop.arrangement(), "goal", "interactive")
    assert [stage.title for stage in found.values()] == ["Use"]
    found = proposals(workshop.arrangement(), "goal", "goal")
    assert [stage.title for stage in found.values()] == ["Frame"]


def test_steps_in_no_stage_on_purpose_are_left_alone() -> None:
    workshop = blank_map("a b c", {"goal": "Frame"})
    place(workshop, "goal", "Frame x -")
    assert propose(workshop, "goal") == ["Frame", "x", "Frame?"]


def test_what_a_lens_does_not_see_is_left_alone() -> None:
    workshop = blank_map("a b", {"outcome": "Win", "activity": "Do"}, "Desk")
    meet(workshop, "Desk", "a")
    place(workshop, "outcome", "Win -")
    place(workshop, "activity", "Do -")
    assert propose(workshop, "outcome") == ["Win", "-"]
    assert propose(workshop, "activity") == ["Do", "Do?"]


def test_where_nothing_says_where_it_belongs_nothing_is_proposed() -> None:
    workshop = blank_map("a b", {"goal": "Frame Decide"})
    assert propose(workshop, "goal") == ["-", "-"]
    assert [step.title for step in never_placed(workshop.arrangement(), "goal")] == ["a", "b"]
    assert never_placed(workshop.arrangement(), "functional") == []


def test_some_steps_are_confirmed_and_others_stay_proposed() -> None:
    workshop = blank_map("a b c", {"goal": "Frame"})
    place(workshop, "goal", "Frame - -")
    propose(workshop, "goal")
    with workshop.edit() as edit:
        assert confirm_steps(edit, workshop.ids("a", "b"), "goal") == 1
    assert workshop.placed("goal") == ["Frame", "Frame", "Frame?"]


def test_a_new_stage_for_steps_stands_after_the_stage_left_of_them() -> None:
    workshop = blank_map("a b c d", {"goal": "Frame:before Decide:during"})
    place(workshop, "goal", "Frame Frame Decide -")
    with workshop.edit() as edit:
        add_stage_for_steps(edit, workshop.arrangement(), "goal", workshop.ids("b", "d"), "New")
    assert [stage.title for stage in workshop.arrangement().stages("goal")] == [
        "Frame", "New", "Decide",
    ]  # fmt: skip
    assert workshop.placed("goal") == ["Frame", "New", "Decide", "New"]
    assert workshop.stage("goal", "New").phase == "before"
    with pytest.raises(EditRefusedError, match="departments decide"), workshop.edit() as edit:
        add_stage_for_steps(edit, workshop.arrangement(), "functional", workshop.ids("b"))
