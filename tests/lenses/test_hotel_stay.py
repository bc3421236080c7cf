"""The hotel stay asks what was worked out by hand, and nothing else."""

import pytest

from cjm_desktop.lenses.coverage import coverage_of
from cjm_desktop.lenses.findings import findings_of
from cjm_desktop.lenses.hand_overs import hand_overs_of
from cjm_desktop.model.records import LENSES, Lens
from tests.lenses.asked import about, all_found, said, the
from tests.model.workshop import Workshop, hotel_stay

IN_EVERY_LENS = {
    "weakest_link": ["Packs the suitcase, Mette"],
    "pain_unanswered": ["Photos look the same everywhere"],
    "voted_without_owner": [
        "“What’s in your room” mail two days before",
        "Company details saved at booking",
    ],
    "moment_without_owner": ["Checks in"],
    "only_assumed": ["Packs the suitcase"],
    "highest": ["Uses room and pool, Mette"],
    "lowest": ["Packs the suitcase, Mette"],
    "most_intense": ["Packs the suitcase, Mette"],
    "last": ["Tells colleagues, rebooks, Mette"],
}
BY_HAND: dict[Lens, dict[str, list[str]]] = {
    "functional": {
        "hand_over": [
            "Books a room, Marketing, Booking",
            "Checks in, Booking, Reception",
            "Gets invoice and survey, Reception, Marketing, Finance",
            "Tells colleagues, rebooks, Finance, Marketing",
        ],
        "cold_hand_over": ["Gets invoice and survey, Reception, Marketing, Finance"],
        "hand_over_through_gap": ["Checks in, Booking, Reception"],
        "gap": ["Gets the assignment", "Packs the suitcase"],
        "shared_step": ["Compares and reads reviews", "Gets invoice and survey"],
        "depends_across": ["link"],
        "no_voice": ["Sales"],
    },
    "outcome": {
        "disguise": ["Acquisition, Conversion, Retention"],
        "no_voice": ["Acquisition", "Conversion"],
    },
    "interactive": {
        "not_about_product": ["Gets the assignment, Packs the suitcase"],
        "stage_without_steps": ["Awareness"],
        "no_voice": ["Interest", "Consideration", "Purchase", "Repurchase"],
    },
    "activity": {
        "gap": ["Gets the assignment", "Packs the suitcase"],
        "long_silence": ["Books a room, Checks in"],
        "touchpoint_to_touchpoint": [
            "Checks in, Uses room and pool, Checks out, Gets invoice and survey,"
            " Tells colleagues, rebooks"
        ],
        "begins_before_us": ["Gets the assignment"],
        "no_voice": ["Planning", "Search", "Booking", "Check-in", "Check-out"],
    },
    "goal": {
        "not_asked_yet": [
            "Marketing, Framing the decision, Transaction",
            "Booking, Framing the decision, Evaluation",
            "Reception, Framing the decision, Deciding, Evaluation",
            "Finance, Framing the decision, Deciding, Transaction",
            "Housekeeping, Framing the decision, Deciding, Evaluation",
        ],
        "no_voice": ["Framing the decision"],
    },
}


@pytest.mark.parametrize("lens", LENSES)
def test_every_fact_and_finding(hotel: Workshop, lens: Lens) -> None:
    kinds = dict.fromkeys(found.kind for found in all_found(hotel, lens))
    kinds.pop("coverage", None)

    assert {kind: about(hotel, kind, lens) for kind in kinds} == {
        **BY_HAND[lens],
        **IN_EVERY_LENS,
    }


def test_hand_overs(hotel: Workshop) -> None:
    found = [
        (
            hand_over.giver.title,
            [lane.title for lane in hand_over.receivers],
            hand_over.step.title,
            hand_over.kind,
            hand_over.agreed,
        )
        for hand_over in hand_overs_of(hotel.arrangement())
    ]

    assert found == [
        ("Marketing", ["Booking"], "Books a room", "warm", False),
        ("Booking", ["Reception"], "Checks in", "through_gap", False),
        ("Reception", ["Marketing", "Finance"], "Gets invoice and survey", "cold", False),
        ("Finance", ["Marketing"], "Tells colleagues, rebooks", "warm", False),
    ]


def test_coverage(hotel: Workshop) -> None:
    coverage = coverage_of(hotel.arrangement())
    rows = {
        department.title: " ".join(
            coverage.part[department.id, stage.id] for stage in coverage.stages
        )
        for department in coverage.departments
    }

    assert [stage.title for stage in coverage.stages] == [
        "Framing the decision", "Deciding", "Transaction", "Evaluation",
    ]  # fmt: skip
    assert rows == {
        "Marketing": "not_asked_yet meets not_asked_yet meets",
        "Booking": "not_asked_yet meets meets not_asked_yet",
        "Reception": "not_asked_yet not_asked_yet meets not_asked_yet",
        "Finance": "not_asked_yet not_asked_yet not_asked_yet meets",
        "Housekeeping": "not_asked_yet not_asked_yet works_behind not_asked_yet",
    }
    assert len(about(hotel, "coverage")) == 20
    assert about(hotel, "coverage")[0] == "Marketing, Framing the decision"


def test_the_suitcase_is_the_weakest_link_in_plain_words(hotel: Workshop) -> None:
    found = the(hotel, "weakest_link")

    assert str(found.message) == "Packs the suitcase is the lowest point, and no one is there."
    assert str(found.question) == "Whose moment could this become?"


def test_what_it_says(hotel: Workshop) -> None:
    assert said(hotel, "hand_over", "functional")[2] == (
        "Reception hands over to Marketing and Finance at “Gets invoice and survey”: cold."
    )
    assert said(hotel, "depends_across", "functional") == [
        "Invoice by e-mail (Finance) depends on Booking confirmation (Booking)."
    ]
    assert said(hotel, "long_silence", "activity") == [
        "Between “Books a room” and “Checks in” the customer sees nothing of us for 19 days."
    ]
    assert said(hotel, "disguise", "outcome") == [
        "100 % of the borders between these stages are borders between departments."
    ]
    assert said(hotel, "not_about_product", "interactive") == [
        "2 of 10 steps are not about the product (20 %)."
    ]
    assert said(hotel, "voted_without_owner")[0] == (
        "“‘What’s in your room’ mail two days before” has 4 votes, and no owner."
    )
    assert said(hotel, "not_asked_yet")[:3] == [
        "Marketing has no part in Framing the decision and Transaction yet.",
        "Booking has no part in Framing the decision and Evaluation yet.",
        "Reception has no part in 3 of the 4 goals yet.",
    ]


def test_facts_ask_nothing_and_findings_ask_something(hotel: Workshop) -> None:
    for lens in LENSES:
        for found in all_found(hotel, lens):
            assert bool(str(found.question)) == (found.severity != "fact"), found.kind
            assert found.question.message.endswith("?") or found.is_fact


def test_the_most_severe_come_first_and_equals_from_left_to_right(hotel: Workshop) -> None:
    found = findings_of(hotel.arrangement(), "functional")
    order = ["high", "medium", "low"]

    assert [one.kind for one in found][:5] == [
        "gap", "weakest_link", "gap", "hand_over_through_gap", "shared_step",
    ]  # fmt: skip
    severities = [order.index(one.severity) for one in found]
    assert severities == sorted(severities)


@pytest.mark.parametrize("lens", LENSES)
def test_a_blank_map_asks_nothing(lens: Lens) -> None:
    workshop = hotel_stay()
    with workshop.edit() as edit:
        for step in workshop.steps:
            edit.delete(step)

    assert all_found(workshop, lens) == []
