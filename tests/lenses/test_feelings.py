"""What curves tell: peaks and ends, the weakest link, moments in the red."""

import pytest

from cjm_desktop.model.maps import add_persona
from cjm_desktop.model.records import LENSES, Link
from tests.lenses.asked import about, all_found, alter, curve, note, put, said
from tests.model.workshop import Workshop, blank_map, meet


@pytest.fixture
def steps() -> Workshop:
    return blank_map("A B C D", lanes="Sales")


def test_a_curve_without_points_tells_nothing(steps: Workshop) -> None:
    curve(steps)

    assert [found for lens in LENSES for found in all_found(steps, lens)] == []


def test_peaks_and_end_of_equal_values_the_earliest(steps: Workshop) -> None:
    curve(steps, -2, 2, 2, -2)

    for lens in LENSES:
        assert about(steps, "highest", lens) == ["B, Curve"]
        assert about(steps, "lowest", lens) == ["A, Curve"]
        assert about(steps, "most_intense", lens) == ["A, Curve"]
        assert about(steps, "last", lens) == ["D, Curve"]


def test_steps_without_a_feeling_are_passed_over(steps: Workshop) -> None:
    curve(steps, None, 1, 0.5, None)

    assert about(steps, "last") == ["C, Curve"]
    assert about(steps, "highest") == ["B, Curve"]


def test_peak_and_end_are_a_hypothesis_while_the_curve_is_assumed(steps: Workshop) -> None:
    drawn = curve(steps, 1, -1.5, 0)
    assert said(steps, "most_intense") == ["The most intense moment is assumed to be “B”, at −1.5."]

    alter(steps, drawn, source="measured")
    assert said(steps, "most_intense") == ["The most intense moment is “B”, at −1.5."]


def test_the_weakest_link_is_the_lowest_point_below_neutral(steps: Workshop) -> None:
    drawn = curve(steps, 1, 0, 0.5)
    assert about(steps, "weakest_link") == []

    alter(steps, drawn, title="Ann")
    curve(steps, 1, -0.5, -0.4, title="Bo")
    assert about(steps, "weakest_link") == ["B, Bo"]
    assert said(steps, "weakest_link") == ["Bo: B is the lowest point."]


def test_the_weakest_link_says_whether_anyone_is_there(steps: Workshop) -> None:
    curve(steps, 1, -1)
    meet(steps, "Sales", "A")
    assert said(steps, "weakest_link") == ["B is the lowest point, and no one is there."]

    meet(steps, "Sales", "B")
    assert said(steps, "weakest_link") == ["B is the lowest point."]


@pytest.mark.parametrize("kind", ["opportunity", "idea"])
def test_a_low_point_is_answered_by_an_opportunity_or_idea_there(
    steps: Workshop, kind: str
) -> None:
    curve(steps, 1, -1)
    assert about(steps, "low_point_unanswered") == ["B, Curve"]

    note(steps, "pain", "B", "It hurts")
    note(steps, kind, "A", "Elsewhere")  # type: ignore[arg-type]
    assert about(steps, "low_point_unanswered") == ["B, Curve"]
    note(steps, kind, "B", "Do it")  # type: ignore[arg-type]
    assert about(steps, "low_point_unanswered") == []


def test_a_low_point_is_answered_by_a_link_from_it(steps: Workshop) -> None:
    curve(steps, 1, -1)
    note(steps, "opportunity", "D", "Much later")
    low, idea = steps.step("B"), steps.card("Much later")
    put(steps, Link(source_id=low.id, target_id=idea.id, kind="answers"))

    assert about(steps, "low_point_unanswered") == []


@pytest.mark.parametrize(
    ("values", "low"),
    [
        ((1, 0), "The journey ends lower than it began, with “B”."),
        ((-2, -1), "The journey ends below neutral, with “B”."),
        ((0.5, 1), ""),
        ((1, -2, 1), ""),
        ((-1,), ""),
    ],
)
def test_a_journey_ends_low_below_its_beginning_or_below_neutral(
    steps: Workshop, values: tuple[float, ...], low: str
) -> None:
    curve(steps, *values)

    assert said(steps, "ends_low") == ([low] if low else [])


def test_a_moment_in_the_red_is_a_moment_of_truth_that_feels_bad(steps: Workshop) -> None:
    curve(steps, -1, 0, 1, -1)
    assert about(steps, "moment_in_the_red") == []

    for title in ("B", "C", "D"):
        alter(steps, steps.step(title), moment_of_truth=True)
    assert about(steps, "moment_in_the_red") == ["D, Curve"]


def test_curves_far_apart_ask_what_was_not_known(steps: Workshop) -> None:
    curve(steps, 1, 1, 1, title="Believed")
    curve(steps, 0.5, 0, -1, title="Found", source="measured")

    assert about(steps, "believed_not_measured") == ["B, Believed, Found", "C, Believed, Found"]
    assert said(steps, "believed_not_measured")[1] == "At “C” we believed 1 and measured −1."


def test_curves_of_two_people_are_not_compared(steps: Workshop) -> None:
    with steps.edit() as edit:
        ann, bo = add_persona(edit, "Ann"), add_persona(edit, "Bo")
    alter(steps, steps.journey, persona_id=ann.id)
    curve(steps, 2, title="Believed")
    measured = curve(steps, -2, title="Found", source="measured", persona_id=bo.id)
    assert about(steps, "believed_not_measured") == []

    alter(steps, measured, persona_id=ann.id)
    assert about(steps, "believed_not_measured") == ["A, Believed, Found"]


def test_an_intended_curve_is_neither_believed_nor_measured(steps: Workshop) -> None:
    curve(steps, 2, source="intended")
    curve(steps, -2, source="measured")

    assert about(steps, "believed_not_measured") == []


def test_the_curves_of_the_maps_persona_come_first(steps: Workshop) -> None:
    with steps.edit() as edit:
        ann, bo = add_persona(edit, "Ann"), add_persona(edit, "Bo")
    alter(steps, steps.journey, persona_id=bo.id)
    curve(steps, 1, title="", persona_id=ann.id)
    curve(steps, 1, title="", persona_id=bo.id)

    assert said(steps, "highest") == [
        "Bo: The highest point is “A”, at 1.",
        "Ann: The highest point is “A”, at 1.",
    ]
