"""The interactive lens: decisions, what supports them, and what is not about the product."""

from tests.lenses.asked import about, alter, place, said
from tests.model.workshop import blank_map, meet

INTERACTIVE = "interactive"


def test_how_much_is_not_about_the_product() -> None:
    workshop = blank_map("A B C D", lanes="Sales")
    assert about(workshop, "not_about_product", INTERACTIVE) == []

    meet(workshop, "Sales", "A", "C", "D")
    assert about(workshop, "not_about_product", INTERACTIVE) == ["B"]
    assert said(workshop, "not_about_product", INTERACTIVE) == [
        "1 of 4 steps is not about the product (25 %)."
    ]
    meet(workshop, "Sales", "B")
    assert about(workshop, "not_about_product", INTERACTIVE) == []


def test_a_decision_without_a_touchpoint_asks_for_support() -> None:
    workshop = blank_map("A B", {"interactive": "Interest Purchase"}, lanes="Sales")
    place(workshop, "interactive", Interest="A", Purchase="B")
    stage = workshop.stage("interactive", "Interest")
    alter(workshop, stage, goal="Is it for me?")
    assert about(workshop, "decision_without_support", INTERACTIVE) == []

    meet(workshop, "Sales", "B")
    assert about(workshop, "decision_without_support", INTERACTIVE) == ["Interest"]
    assert said(workshop, "decision_without_support", INTERACTIVE) == [
        "No touchpoint helps with what is decided in Interest: “Is it for me?”."
    ]
    meet(workshop, "Sales", "A")
    assert about(workshop, "decision_without_support", INTERACTIVE) == []


def test_a_stage_that_says_no_decision_needs_no_support() -> None:
    workshop = blank_map("A B", {"interactive": "Interest Purchase"}, lanes="Sales")
    place(workshop, "interactive", Interest="A", Purchase="B")
    meet(workshop, "Sales", "B")

    assert about(workshop, "decision_without_support", INTERACTIVE) == []


def test_stages_in_which_no_step_is_seen_are_asked_about_once_there_are_steps() -> None:
    stages = {INTERACTIVE: "Interest Purchase"}
    assert about(blank_map("", stages), "stage_without_steps", INTERACTIVE) == []

    workshop = blank_map("A B", stages, lanes="Sales")
    place(workshop, "interactive", Interest="A", Purchase="B")
    assert about(workshop, "stage_without_steps", INTERACTIVE) == []
    meet(workshop, "Sales", "B")
    assert about(workshop, "stage_without_steps", INTERACTIVE) == ["Interest"]
    assert about(workshop, "stage_without_steps", "outcome") == []
