"""The outcome lens: goals, metrics, the funnel, and what the customer feels where they are met."""

import pytest

from tests.lenses.asked import about, alter, curve, place, said
from tests.model.workshop import Workshop, blank_map, meet

OUTCOME = "outcome"


@pytest.fixture
def funnel() -> Workshop:
    """Three steps in three stages, all served by one department."""
    workshop = blank_map("A B C", {"outcome": "Win:before Sell:during Keep:after"}, lanes="Sales")
    meet(workshop, "Sales", "A", "B", "C")
    place(workshop, "outcome", Win="A", Sell="B", Keep="C")
    return workshop


def set_stage(workshop: Workshop, title: str, **fields: object) -> None:
    alter(workshop, workshop.stage("outcome", title), **fields)


def test_disguise_is_the_share_of_borders_that_are_functional_ones(funnel: Workshop) -> None:
    assert said(funnel, "disguise", OUTCOME)[0].startswith("0 % of the borders")

    alter(funnel, funnel.card("Sales@C"), status="missing")
    assert said(funnel, "disguise", OUTCOME)[0].startswith("50 % of the borders")
    assert about(funnel, "disguise", OUTCOME) == ["Win, Sell"]


def test_before_the_first_touchpoint_nothing_can_be_in_disguise() -> None:
    workshop = blank_map("A B", {"outcome": "Win Sell"}, lanes="Sales")
    place(workshop, "outcome", Win="A", Sell="B")
    assert about(workshop, "disguise", OUTCOME) == []

    meet(workshop, "Sales", "A", "B")
    assert about(workshop, "disguise", OUTCOME) == ["Win, Sell"]


def test_without_borders_there_is_no_disguise() -> None:
    workshop = blank_map("A B", {"outcome": "Win"}, lanes="Sales")
    place(workshop, "outcome", Win="A B")
    meet(workshop, "Sales", "A", "B")

    assert about(workshop, "disguise", OUTCOME) == []


def test_stages_without_a_goal_are_asked_once_one_has_a_goal(funnel: Workshop) -> None:
    assert about(funnel, "no_goal", OUTCOME) == []

    set_stage(funnel, "Sell", goal="Sell it")
    assert about(funnel, "no_goal", OUTCOME) == ["Win", "Keep"]
    assert about(funnel, "no_goal", "goal") == []


def test_stages_without_a_metric_are_asked_once_one_has_a_metric(funnel: Workshop) -> None:
    assert about(funnel, "no_metric", OUTCOME) == []

    set_stage(funnel, "Sell", metric_name="Orders")
    assert about(funnel, "no_metric", OUTCOME) == ["Win", "Keep"]


@pytest.mark.parametrize(
    ("better", "actual", "target", "off"),
    [
        ("higher", 3.0, 5.0, True),
        ("higher", 5.0, 5.0, False),
        ("lower", 3.0, 5.0, False),
        ("lower", 5.5, 5.0, True),
        ("lower", 5.0, 5.0, False),
        ("higher", 3.0, None, False),
        ("higher", None, 5.0, False),
        ("higher", 0.0, 5.0, True),
    ],
)
def test_off_target_is_worse_than_the_target(
    funnel: Workshop, better: str, actual: float | None, target: float | None, off: bool
) -> None:
    set_stage(
        funnel, "Sell", metric_better=better, metric_actual=actual, metric_target=target,
        metric_unit="%",
    )  # fmt: skip

    assert about(funnel, "off_target", OUTCOME) == (["Sell"] if off else [])


def test_off_target_says_the_numbers(funnel: Workshop) -> None:
    set_stage(funnel, "Sell", metric_actual=3.25, metric_target=5, metric_unit="%")

    assert said(funnel, "off_target", OUTCOME) == [
        "Sell is off its target: 3.25 %, and the target is 5 %."
    ]


def test_a_target_met_where_the_customer_is_unhappy_and_the_other_way_round(
    funnel: Workshop,
) -> None:
    set_stage(funnel, "Win", metric_actual=9, metric_target=5)
    set_stage(funnel, "Keep", metric_actual=1, metric_target=5)
    assert about(funnel, "met_but_unhappy", OUTCOME) == []
    assert about(funnel, "missed_but_happy", OUTCOME) == []

    curve(funnel, -0.5, 0, 0.5)
    assert about(funnel, "met_but_unhappy", OUTCOME) == ["Win"]
    assert about(funnel, "missed_but_happy", OUTCOME) == ["Keep"]


def test_the_mean_feeling_is_that_of_what_was_felt_not_of_what_is_intended(
    funnel: Workshop,
) -> None:
    set_stage(funnel, "Win", metric_actual=9, metric_target=5)
    curve(funnel, -2, source="intended")
    curve(funnel, 1)

    assert about(funnel, "met_but_unhappy", OUTCOME) == []


def test_the_weakest_conversion_is_the_smallest_share_of_two_or_more(funnel: Workshop) -> None:
    set_stage(funnel, "Win", entered=1000)
    set_stage(funnel, "Sell", entered=100)
    assert about(funnel, "weakest_conversion", OUTCOME) == []

    set_stage(funnel, "Keep", entered=80)
    assert about(funnel, "weakest_conversion", OUTCOME) == ["Win, Sell"]
    set_stage(funnel, "Keep", entered=1)
    assert about(funnel, "weakest_conversion", OUTCOME) == ["Sell, Keep"]
    set_stage(funnel, "Win", entered=1234)
    set_stage(funnel, "Keep", entered=80)
    assert said(funnel, "weakest_conversion", OUTCOME) == [
        "From Win to Sell 8.1 % go on, the smallest share of all."
    ]


def test_where_nobody_enters_or_none_is_lost_there_is_no_weakest_conversion(
    funnel: Workshop,
) -> None:
    for title, entered in (("Win", 0), ("Sell", 0), ("Keep", 5)):
        set_stage(funnel, title, entered=entered)
    assert about(funnel, "weakest_conversion", OUTCOME) == []

    for title in ("Win", "Sell", "Keep"):
        set_stage(funnel, title, entered=5)
    assert about(funnel, "weakest_conversion", OUTCOME) == []


def test_who_can_still_leave_after_being_won(funnel: Workshop) -> None:
    for title in ("A", "B"):
        alter(funnel, funnel.step(title), can_leave=True)
    assert about(funnel, "can_still_leave", OUTCOME) == []

    alter(funnel, funnel.step("C"), can_leave=True)
    assert about(funnel, "can_still_leave", OUTCOME) == ["C"]
    set_stage(funnel, "Sell", phase="before")
    assert about(funnel, "can_still_leave", OUTCOME) == []


def test_won_is_who_came_through_the_first_run_of_the_stage(funnel: Workshop) -> None:
    place(funnel, "outcome", Sell="A C", Win="B")
    alter(funnel, funnel.step("B"), can_leave=True)

    assert about(funnel, "can_still_leave", OUTCOME) == ["B"]
