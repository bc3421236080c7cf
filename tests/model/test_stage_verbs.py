"""Stages and runs under the hand: dropped, handed over, taken out, moved in time."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.editing import delete
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.placing import place_steps
from cjm_desktop.model.records import LENSES, Lens, Touchpoint
from cjm_desktop.model.stages import (
    add_stage,
    add_stage_in_run,
    add_step_on_empty_stage,
    drop_stage_in_run,
    drop_step_on_empty_stage,
    hand_over_steps,
    move_run,
    move_stage,
    stages_without_steps,
    take_out_run,
)
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map, meet


def _goal_map(placed: str, stages: str = "A B C") -> Workshop:
    workshop = blank_map(" ".join("abcdefgh"[: len(placed.split())]), {"goal": stages})
    with workshop.edit() as edit:
        for step, title in zip(workshop.steps, placed.split(), strict=True):
            if title != "-":
                place_steps(edit, [step.id], workshop.stage("goal", title), "goal")
    return workshop


def _drop(workshop: Workshop, stage: str, step: str) -> None:
    with workshop.edit() as edit:
        drop_stage_in_run(
            edit, workshop.arrangement(), workshop.stage("goal", stage), workshop.step(step)
        )


def _drag_edge(workshop: Workshop, border: int, target: int, lens: Lens = "goal") -> None:
    with workshop.edit() as edit:
        hand_over_steps(edit, workshop.arrangement(), lens, border, target)


def _empty(workshop: Workshop, lens: Lens) -> list[str]:
    return [stage.title for stage in stages_without_steps(workshop.arrangement(), lens)]


def test_a_stage_dropped_inside_a_run_takes_the_steps_to_the_runs_end() -> None:
    workshop = _goal_map("A A A B B")
    _drop(workshop, "C", "b")
    assert workshop.seen("goal") == ["A", "C", "C", "B", "B"]


def test_a_stage_dropped_between_two_runs_takes_nothing() -> None:
    workshop = _goal_map("A A B B")
    _drop(workshop, "C", "c")
    assert workshop.seen("goal") == ["A", "A", "B", "B"]
    assert _empty(workshop, "goal") == ["C"]


def test_a_stage_dropped_on_steps_in_no_stage_takes_them_from_the_first_on() -> None:
    workshop = _goal_map("A - - B")
    _drop(workshop, "C", "b")
    assert workshop.seen("goal") == ["A", "C", "C", "B"]


def test_a_new_stage_dropped_inside_a_run_stands_beside_its_stage() -> None:
    workshop = _goal_map("A A B", "A:before B:during")
    with workshop.edit() as edit:
        new = add_stage_in_run(edit, workshop.arrangement(), "goal", workshop.step("b"), "New")
    assert [stage.title for stage in workshop.arrangement().stages("goal")] == ["A", "New", "B"]
    assert workshop.seen("goal") == ["A", "New", "B"]
    assert new.phase == "before"


@pytest.mark.parametrize(
    ("placed", "step", "stages"),
    [
        ("A A B", "c", "A NEW B"),
        ("A A B", "a", "NEW A B"),
        ("A - B", "c", "A NEW B"),
        ("- A B", "a", "NEW A B"),
    ],
)
def test_a_new_stage_dropped_between_runs_stands_between_their_stages(
    placed: str, step: str, stages: str
) -> None:
    workshop = _goal_map(placed, "A:before B:during")
    with workshop.edit() as edit:
        add_stage_in_run(edit, workshop.arrangement(), "goal", workshop.step(step), "NEW")
    found = workshop.arrangement().stages("goal")
    assert [stage.title for stage in found] == stages.split()
    assert workshop.stage("goal", "NEW").phase == ""


def test_a_new_stage_dropped_outside_the_map_joins_the_stages_without_steps() -> None:
    workshop = _goal_map("A B", "A B")
    with workshop.edit() as edit:
        add_stage_in_run(edit, workshop.arrangement(), "goal", None, "New")
    assert _empty(workshop, "goal") == ["New"]


def test_a_stage_dropped_in_the_functional_lens_is_a_function_with_no_lane(
    hotel: Workshop,
) -> None:
    before = hotel.seen("functional")
    with hotel.edit() as edit:
        add_stage_in_run(
            edit, hotel.arrangement(), "functional", hotel.step("Checks out"), "Finance dept"
        )
    assert hotel.seen("functional") == before
    assert _empty(hotel, "functional") == ["Finance dept"]
    with hotel.edit() as edit:
        lane = add_lane(
            edit, hotel.map_id, "department", "Billing", 1,
            function=hotel.stage("functional", "Finance dept"),
        )  # fmt: skip
        add_touchpoint(edit, lane.id, hotel.step("Checks out").id)
    assert _empty(hotel, "functional") == []


def test_the_steps_after_a_stages_edge_go_to_the_neighbour() -> None:
    workshop = _goal_map("A A B B C")
    _drag_edge(workshop, 2, 3)
    assert workshop.seen("goal") == ["A", "A", "A", "B", "C"]
    _drag_edge(workshop, 3, 1)
    assert workshop.seen("goal") == ["A", "B", "B", "B", "C"]


def test_an_edge_dragged_over_a_whole_run_swallows_it() -> None:
    workshop = _goal_map("A B C")
    _drag_edge(workshop, 1, 3)
    assert workshop.seen("goal") == ["A", "A", "A"]
    assert _empty(workshop, "goal") == ["B", "C"]


def test_steps_handed_to_a_run_of_no_stage_or_out_of_the_map_are_in_none() -> None:
    workshop = _goal_map("A A - B B")
    _drag_edge(workshop, 2, 1)
    assert workshop.placed("goal") == ["A", "x", "-", "B", "B"]
    _drag_edge(workshop, 5, 4)
    assert workshop.placed("goal") == ["A", "x", "-", "B", "x"]
    _drag_edge(workshop, 0, 1)
    assert workshop.placed("goal") == ["x", "x", "-", "B", "x"]


def test_an_edge_dropped_where_it_was_changes_nothing() -> None:
    workshop = _goal_map("A A B B")
    workshop.history.undo()
    before = workshop.document.snapshot()
    _drag_edge(workshop, 2, 2)
    assert workshop.document == before


def test_handing_over_changes_this_lens_only_and_no_order(hotel: Workshop) -> None:
    others = {lens: hotel.placed(lens) for lens in ("outcome", "interactive", "activity")}
    titles = hotel.step_titles
    _drag_edge(hotel, 3, 4)
    assert hotel.placed("goal")[3] == "Deciding"
    assert {lens: hotel.placed(lens) for lens in others} == others  # type: ignore[arg-type]
    assert hotel.step_titles == titles


def test_a_gap_passed_over_by_an_edge_keeps_its_placement() -> None:
    workshop = blank_map("a b c", {"outcome": "Win Keep"}, "Desk")
    meet(workshop, "Desk", "a", "c")
    with workshop.edit() as edit:
        place_steps(edit, workshop.ids("a"), workshop.stage("outcome", "Win"), "outcome")
        place_steps(edit, workshop.ids("b", "c"), workshop.stage("outcome", "Keep"), "outcome")
    _drag_edge(workshop, 1, 3, "outcome")
    assert workshop.placed("outcome") == ["Win", "Keep", "Win"]
    assert workshop.run_sizes("outcome") == [("Win", 1), (None, 1), ("Win", 1)]


def test_edges_cannot_be_dragged_where_the_departments_decide(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="Here the departments decide"):
        _drag_edge(hotel, 1, 2, "functional")


def test_taking_out_a_run_leaves_its_steps_in_no_stage_on_purpose(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        take_out_run(edit, hotel.arrangement(), hotel.runs("goal")[1], "goal")
    assert hotel.placed("goal")[:5] == ["Framing the decision", "x", "x", "Transaction", "Deciding"]
    assert len(hotel.steps) == 10


def test_taking_out_a_run_of_no_stage_or_of_departments_is_refused(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="in no stage"), hotel.edit() as edit:
        take_out_run(edit, hotel.arrangement(), hotel.runs("outcome")[0], "outcome")
    with pytest.raises(EditRefusedError, match="departments decide"), hotel.edit() as edit:
        take_out_run(edit, hotel.arrangement(), hotel.runs("functional")[1], "functional")


def test_moving_a_run_moves_its_steps_in_time_in_every_lens(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        arrangement = hotel.arrangement()
        move_run(edit, arrangement, hotel.runs("functional")[5], 0, lens="functional")
    assert hotel.step_titles[:4] == [
        "Checks in", "Uses room and pool", "Checks out", "Gets the assignment",
    ]  # fmt: skip
    assert hotel.seen("goal")[:4] == ["Transaction"] * 3 + ["Framing the decision"]
    assert hotel.gaps() == [4, 8]


def test_stages_change_their_order_and_no_step_moves(hotel: Workshop) -> None:
    titles = hotel.step_titles
    with hotel.edit() as edit:
        move_stage(edit, hotel.stage("goal", "Evaluation"), 0)
    stages = [stage.title for stage in hotel.arrangement().stages("goal")]
    assert stages == ["Evaluation", "Framing the decision", "Deciding", "Transaction"]
    assert hotel.step_titles == titles


@pytest.mark.parametrize(
    ("placed", "stages", "dropped_on", "order"),
    [
        ("A A C", "A B C", "B", "a b NEW c"),
        ("A A C", "B A C", "B", "NEW a b c"),
        ("A C A", "A B C", "B", "a b c NEW"),
        ("A C C", "A C B", "B", "a b c NEW"),
        ("A - -", "A X B", "B", "a NEW b c"),
    ],
)
def test_a_step_on_a_stage_without_steps_goes_after_the_nearest_earlier_stage_with_steps(
    placed: str, stages: str, dropped_on: str, order: str
) -> None:
    workshop = _goal_map(placed, stages)
    with workshop.edit() as edit:
        stage = workshop.stage("goal", dropped_on)
        add_step_on_empty_stage(edit, workshop.arrangement(), stage, "NEW")
    assert workshop.step_titles == order.split()
    assert workshop.seen("goal")[workshop.step_titles.index("NEW")] == dropped_on


def test_a_step_of_the_map_dropped_on_a_stage_without_steps_moves_there() -> None:
    workshop = _goal_map("A A C")
    with workshop.edit() as edit:
        stage = workshop.stage("goal", "B")
        drop_step_on_empty_stage(edit, workshop.arrangement(), workshop.ids("c"), stage)
    assert list(zip(workshop.step_titles, workshop.seen("goal"), strict=True)) == [
        ("a", "A"), ("b", "A"), ("c", "B"),
    ]  # fmt: skip
    assert _empty(workshop, "goal") == ["C"]


def test_a_map_without_steps_takes_its_first_step_on_any_stage() -> None:
    workshop = blank_map(stages={"goal": "A B"})
    assert _empty(workshop, "goal") == ["A", "B"]
    with workshop.edit() as edit:
        add_step_on_empty_stage(edit, workshop.arrangement(), workshop.stage("goal", "B"), "first")
    assert workshop.seen("goal") == ["B"]


def test_a_function_accepts_lanes_only(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        function = add_stage(edit, hotel.map_id, "functional", "New")
    with pytest.raises(EditRefusedError, match="“New”"), hotel.edit() as edit:
        add_step_on_empty_stage(edit, hotel.arrangement(), function)
    with pytest.raises(EditRefusedError, match="departments decide"), hotel.edit() as edit:
        drop_step_on_empty_stage(edit, hotel.arrangement(), hotel.ids("Checks in"), function)


def test_a_stage_whose_steps_are_all_gaps_is_without_steps_in_the_companys_lenses(
    hotel: Workshop,
) -> None:
    with hotel.edit() as edit:
        step_id = hotel.step("Books a room").id
        delete(edit, *hotel.document.referring(Touchpoint, "step_id", step_id))
    assert _empty(hotel, "outcome") == ["Conversion"]
    assert all(_empty(hotel, lens) == [] for lens in LENSES if lens in ("activity", "goal"))
