"""Moments of truth, cards and notes: asked about in every lens."""

from typing import Any

import pytest

from cjm_desktop.model.answers import answer_finding
from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.parts import add_part
from cjm_desktop.model.records import LENSES, Feeling, Lens, Link, Risk, Survey
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.lenses.asked import about, all_found, alter, card, curve, note, put, said
from tests.model.workshop import Workshop, blank_map


@pytest.fixture
def steps() -> Workshop:
    return blank_map("A B C", lanes="Sales")


@pytest.fixture
def moment(steps: Workshop) -> Workshop:
    """A map whose step B is a moment of truth."""
    alter(steps, steps.step("B"), moment_of_truth=True)
    return steps


def test_a_moment_without_an_owner_is_asked_about_once_anything_has_one(moment: Workshop) -> None:
    card(moment, "Sales", "B", "Desk")
    assert about(moment, "moment_without_owner") == []

    alter(moment, moment.step("A"), owner="Eva")
    for lens in LENSES:
        assert about(moment, "moment_without_owner", lens) == ["B"]
    alter(moment, moment.card("Desk"), owner="Bo")
    assert about(moment, "moment_without_owner") == []


def test_a_moment_with_an_owner_of_its_own(moment: Workshop) -> None:
    alter(moment, moment.step("B"), owner="Eva")

    assert about(moment, "moment_without_owner") == []


def survey(workshop: Workshop, card_title: str, title: str, **loops: Any) -> Survey:
    asked = Survey(touchpoint_id=workshop.card(card_title).id, position="", title=title, **loops)
    with workshop.edit() as edit:
        return add_part(edit, asked)


def test_a_moment_without_a_survey_is_asked_about_once_any_card_has_one(moment: Workshop) -> None:
    card(moment, "Sales", "A", "Advert")
    card(moment, "Sales", "B", "Desk")
    assert about(moment, "moment_without_survey") == []

    survey(moment, "Advert", "Ad test")
    for lens in LENSES:
        assert about(moment, "moment_without_survey", lens) == ["B"]
    assert said(moment, "moment_without_survey") == ["B is a moment of truth without a survey."]
    with moment.edit() as edit:
        set_last_step(edit, moment.card("Advert"), moment.step("B").id)
    assert about(moment, "moment_without_survey") == []


def test_a_survey_on_another_map_begins_nothing(moment: Workshop) -> None:
    with moment.edit() as edit:
        other = add_map(edit, "Other")
        lane = add_lane(edit, other.id, "department", "There")
        step = add_step(edit, other.id, None, "Z", lens="goal")
        add_touchpoint(edit, lane.id, step.id, "Far away")
    survey(moment, "Far away", "Asked there")

    assert about(moment, "moment_without_survey") == []
    assert about(moment, "open_loop") == []


@pytest.mark.parametrize(
    ("to_staff", "to_customer", "words"),
    [
        ("open", "closed", "What “CSAT” taught at “Desk” has not come to the staff."),
        ("closed", "open", "What “CSAT” taught at “Desk” has not come back to the customer."),
        (
            "open",
            "open",
            "What “CSAT” taught at “Desk” has come neither to the staff nor back to the customer.",
        ),
        ("closed", "closed", ""),
    ],
)
def test_a_survey_with_an_open_loop_is_asked_about(
    steps: Workshop, to_staff: str, to_customer: str, words: str
) -> None:
    card(steps, "Sales", "A", "Desk")
    survey(steps, "Desk", "CSAT", loop_to_staff=to_staff, loop_to_customer=to_customer)

    for lens in LENSES:
        assert said(steps, "open_loop", lens) == ([words] if words else [])
        assert about(steps, "open_loop", lens) == (["Desk, CSAT"] if words else [])


def test_two_surveys_on_a_card_are_asked_about_one_by_one(steps: Workshop) -> None:
    card(steps, "Sales", "A", "Desk")
    survey(steps, "Desk", "CSAT")
    survey(steps, "Desk", "NPS")
    with steps.edit() as edit:
        answer_finding(edit, steps.map_id, the_first(steps, "open_loop"), "Next month")

    assert about(steps, "open_loop") == ["Desk, NPS"]


def the_first(workshop: Workshop, kind: str) -> Finding:
    return next(one for one in all_found(workshop, "goal") if one.kind == kind)


def test_risk_triggers_are_facts_from_left_to_right(steps: Workshop) -> None:
    for step, title in (("C", "Low product use"), ("A", "Support issues"), ("C", "")):
        with steps.edit() as edit:
            add_part(edit, Risk(step_id=steps.step(step).id, position="", title=title))

    for lens in LENSES:
        assert said(steps, "risk", lens) == [
            "Risk trigger at “A”: Support issues.",
            "Risk trigger at “C”: Low product use.",
            "Risk trigger at “C”: Untitled risk trigger.",
        ]


def test_a_note_with_an_owner_begins_the_layer_but_owns_no_moment(moment: Workshop) -> None:
    note(moment, "idea", "B", "Try it", owner="Eva")

    assert about(moment, "moment_without_owner") == ["B"]


def test_a_moment_only_assumed_is_asked_about_once_evidence_is_said(moment: Workshop) -> None:
    assert about(moment, "only_assumed") == []

    alter(moment, moment.step("A"), evidence="assumed")
    assert about(moment, "only_assumed") == ["B"]
    alter(moment, moment.step("B"), evidence="assumed")
    assert about(moment, "only_assumed") == ["B"]


@pytest.mark.parametrize("evidence", ["observed", "measured"])
@pytest.mark.parametrize("where", ["step", "card", "note", "feeling"])
def test_a_moment_is_found_out_by_anything_there(
    moment: Workshop, where: str, evidence: str
) -> None:
    drawn = curve(moment, 1, 1)
    match where:
        case "step":
            alter(moment, moment.step("B"), evidence=evidence)
        case "card":
            card(moment, "Sales", "B", "Desk", evidence=evidence)
        case "note":
            note(moment, "says", "B", "Fine", evidence=evidence)
        case "feeling":
            feeling = moment.document.require(Feeling, f"{drawn.id}:{moment.step('B').id}")
            alter(moment, feeling, evidence=evidence)

    assert about(moment, "only_assumed") == ["A"] or about(moment, "only_assumed") == []
    assert "B" not in about(moment, "only_assumed")


def test_the_lowest_point_is_asked_about_too_unless_measured_or_intended(steps: Workshop) -> None:
    drawn = curve(steps, 1, 0, -1)
    alter(steps, steps.step("A"), evidence="observed")
    assert about(steps, "only_assumed") == ["C"]
    assert said(steps, "only_assumed") == [
        "C is the lowest point, and nothing there is observed or measured."
    ]

    alter(steps, drawn, source="measured")
    assert about(steps, "only_assumed") == []
    alter(steps, drawn, source="intended")
    assert about(steps, "only_assumed") == []


@pytest.mark.parametrize("lens", LENSES)
def test_a_card_that_fails_is_asked_about_once(steps: Workshop, lens: Lens) -> None:
    card(steps, "Sales", "A", "Desk", status="works")
    assert about(steps, "failing_touchpoint", lens) == []

    alter(steps, steps.card("Desk"), status="fails")
    with steps.edit() as edit:
        set_last_step(edit, steps.card("Desk"), steps.step("C").id)
    assert about(steps, "failing_touchpoint", lens) == ["Desk"]
    assert said(steps, "failing_touchpoint", lens) == ["Desk fails, at “A”."]


def test_an_expectation_is_not_met_where_it_feels_bad(steps: Workshop) -> None:
    note(steps, "expects", "B", "A quick answer")
    note(steps, "needs", "B", "Help")
    curve(steps, -1, 0, -1)
    assert about(steps, "expectation_not_met") == []

    with steps.edit() as edit:
        set_last_step(edit, steps.card("A quick answer"), steps.step("C").id)
    assert about(steps, "expectation_not_met") == ["A quick answer"]
    assert said(steps, "expectation_not_met") == [
        "“A quick answer” is expected at “C”, and it feels bad there."
    ]


def test_a_pain_is_answered_by_an_opportunity_at_one_of_its_steps(steps: Workshop) -> None:
    note(steps, "pain", "A", "It hurts")
    assert about(steps, "pain_unanswered") == ["It hurts"]

    note(steps, "opportunity", "B", "Help")
    assert about(steps, "pain_unanswered") == ["It hurts"]
    with steps.edit() as edit:
        set_last_step(edit, steps.card("It hurts"), steps.step("B").id)
    assert about(steps, "pain_unanswered") == []


def test_a_pain_is_answered_by_a_link_from_it_not_to_it(steps: Workshop) -> None:
    note(steps, "pain", "A", "It hurts")
    card(steps, "Sales", "C", "Desk")
    pain, desk = steps.card("It hurts"), steps.card("Desk")
    put(steps, Link(id="link", source_id=desk.id, target_id=pain.id, kind="answers"))
    assert about(steps, "pain_unanswered") == ["It hurts"]

    put(steps, Link(id="link", source_id=pain.id, target_id=desk.id, kind="answers"))
    assert about(steps, "pain_unanswered") == []


def test_what_was_voted_for_needs_an_owner_parked_or_not(steps: Workshop) -> None:
    note(steps, "idea", "A", "Try it")
    assert about(steps, "voted_without_owner") == []

    alter(steps, steps.card("Try it"), votes=1)
    with steps.edit() as edit:
        add_parked_note(edit, steps.map_id, "Later", votes=3)
    assert about(steps, "voted_without_owner") == ["Try it", "Later"]
    assert said(steps, "voted_without_owner") == [
        "“Try it” has 1 vote, and no owner.",
        "“Later” has 3 votes, and no owner.",
    ]
    alter(steps, steps.card("Try it"), owner="Eva")
    assert about(steps, "voted_without_owner") == ["Later"]
