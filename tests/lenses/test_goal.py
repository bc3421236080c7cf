"""The goal lens: the customer's goals, and which department has a part in them."""

import pytest

from cjm_desktop.lenses.coverage import coverage_of
from cjm_desktop.lenses.findings import findings_of
from cjm_desktop.model.answers import agree_no_part, answer_finding, forget_answer
from tests.lenses.asked import about, alter, place, said, the
from tests.model.workshop import Workshop, blank_map, meet


@pytest.fixture
def two_goals() -> Workshop:
    workshop = blank_map("A B", {"goal": "Decide Stay"}, lanes="Sales Kitchen Agency")
    place(workshop, "goal", Decide="A", Stay="B")
    alter(workshop, workshop.lane("Kitchen"), side="back")
    alter(workshop, workshop.lane("Agency"), side="outside")
    return workshop


def parts(workshop: Workshop) -> dict[str, str]:
    """The parts of each department in the goals, in order."""
    coverage = coverage_of(workshop.arrangement())
    return {
        department.title: " ".join(
            coverage.part[department.id, stage.id] for stage in coverage.stages
        )
        for department in coverage.departments
    }


def test_a_goal_is_asked_for_once_one_is_said(two_goals: Workshop) -> None:
    assert about(two_goals, "no_goal") == []

    alter(two_goals, two_goals.stage("goal", "Stay"), goal="Sleep well")
    assert about(two_goals, "no_goal") == ["Decide"]


def test_departments_are_asked_once_the_first_card_lies_there(two_goals: Workshop) -> None:
    assert about(two_goals, "not_asked_yet") == []
    assert about(two_goals, "coverage") == []

    meet(two_goals, "Sales", "A")
    assert about(two_goals, "not_asked_yet") == ["Sales, Stay", "Kitchen, Decide, Stay"]
    assert about(two_goals, "coverage") == [
        "Sales, Decide", "Sales, Stay", "Kitchen, Decide", "Kitchen, Stay",
    ]  # fmt: skip


def test_the_four_states_of_a_part(two_goals: Workshop) -> None:
    meet(two_goals, "Sales", "A")
    meet(two_goals, "Kitchen", "A")
    meet(two_goals, "Agency", "A", "B")
    with two_goals.edit() as edit:
        agree_no_part(
            edit, two_goals.map_id, two_goals.lane("Sales"), two_goals.stage("goal", "Stay")
        )

    assert parts(two_goals) == {"Sales": "meets no_part", "Kitchen": "works_behind not_asked_yet"}
    assert said(two_goals, "coverage") == [
        "Sales meets the customer in Decide.",
        "Sales has no part in Stay, as agreed.",
        "Kitchen works behind the scenes in Decide.",
        "Kitchen has no part in Stay and was not asked yet.",
    ]
    assert about(two_goals, "not_asked_yet") == ["Kitchen, Stay"]


def test_a_department_that_has_a_part_after_all_is_no_longer_without(two_goals: Workshop) -> None:
    with two_goals.edit() as edit:
        agree_no_part(
            edit, two_goals.map_id, two_goals.lane("Sales"), two_goals.stage("goal", "Decide")
        )
    meet(two_goals, "Sales", "A", "B")

    assert parts(two_goals)["Sales"] == "meets meets"


def test_front_and_back_lanes_of_one_title_are_one_department(two_goals: Workshop) -> None:
    meet(two_goals, "Kitchen", "A", "B")
    meet(two_goals, "Sales", "A")
    alter(two_goals, two_goals.lane("Kitchen"), title="Sales")

    assert parts(two_goals) == {"Sales": "meets works_behind"}


def test_missing_cards_take_no_part(two_goals: Workshop) -> None:
    meet(two_goals, "Sales", "A")
    alter(two_goals, two_goals.card("Sales@A"), status="missing")

    assert parts(two_goals)["Sales"] == "not_asked_yet not_asked_yet"


def test_calling_it_fine_agrees_on_every_goal_and_can_be_taken_back(two_goals: Workshop) -> None:
    meet(two_goals, "Sales", "A", "B")
    asked = the(two_goals, "not_asked_yet")
    with two_goals.edit() as edit:
        answer_finding(edit, two_goals.map_id, asked, "It only cooks")

    assert parts(two_goals)["Kitchen"] == "no_part no_part"
    assert about(two_goals, "not_asked_yet") == []
    answered = findings_of(two_goals.arrangement(), "goal", answered=True)
    assert [str(found.message) for found in answered] == [
        "Kitchen has no part in Decide.",
        "Kitchen has no part in Stay.",
    ]
    with two_goals.edit() as edit:
        forget_answer(edit, two_goals.map_id, answered[0])
    assert about(two_goals, "not_asked_yet") == ["Kitchen, Decide"]


def test_goals_are_named_while_they_are_few() -> None:
    workshop = blank_map("A", {"goal": "P Q R"}, lanes="Sales Stock")
    meet(workshop, "Sales", "A")
    place(workshop, "goal", P="A")

    assert said(workshop, "not_asked_yet") == [
        "Sales has no part in Q and R yet.",
        "Stock has no part in 3 of the 3 goals yet.",
    ]
