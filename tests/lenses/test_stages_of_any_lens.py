"""The customer's voice in every stage, steps in no stage, and things without a title."""

import pytest

from cjm_desktop.model.records import Lens
from tests.lenses.asked import about, alter, curve, note, place, quote, said
from tests.model.workshop import Workshop, blank_map, meet


def voiceless(lens: Lens) -> Workshop:
    workshop = blank_map("A B", {lens: "First Second Third"}, lanes="Sales")
    place(workshop, lens, First="A", Second="B")
    return workshop


@pytest.mark.parametrize("lens", ["outcome", "interactive", "activity", "goal"])
def test_a_stage_with_steps_and_no_voice(lens: Lens) -> None:
    workshop = voiceless(lens)
    assert about(workshop, "no_voice", lens) == ["First", "Second"]

    note(workshop, "thinks", "A", "What now?")
    note(workshop, "pain", "B", "It hurts")
    assert about(workshop, "no_voice", lens) == ["Second"]
    note(workshop, "says", "B", "Ouch")
    assert about(workshop, "no_voice", lens) == []


def test_a_quote_is_a_voice() -> None:
    workshop = voiceless("goal")
    drawn = curve(workshop, 1, 1)
    assert about(workshop, "no_voice") == ["First", "Second"]

    quote(workshop, drawn, "B", "Great!")
    assert about(workshop, "no_voice") == ["First"]


def test_in_the_functional_lens_departments_of_their_own_have_a_voice_too() -> None:
    workshop = blank_map("A", lanes="Sales")
    assert about(workshop, "no_voice", "functional") == []

    meet(workshop, "Sales", "A")
    assert about(workshop, "no_voice", "functional") == ["Sales"]


@pytest.mark.parametrize("lens", ["outcome", "interactive", "activity", "goal"])
def test_a_step_in_no_stage_is_asked_about_once_the_lens_has_stages(lens: Lens) -> None:
    assert about(blank_map("A B"), "unplaced", lens) == []

    workshop = blank_map("A B", {lens: "First"}, lanes="Sales")
    place(workshop, lens, First="A")
    assert about(workshop, "unplaced", lens) == ["B"]
    assert said(workshop, "unplaced", lens)[0].startswith("B is in no stage of the ")


def test_a_gap_is_unplaced_only_where_the_lens_sees_it() -> None:
    workshop = blank_map("A B", {"outcome": "Win", "goal": "Decide"}, lanes="Sales")
    meet(workshop, "Sales", "A")

    assert about(workshop, "unplaced", "outcome") == ["A"]
    assert about(workshop, "unplaced", "goal") == ["A", "B"]
    assert about(workshop, "unplaced", "functional") == []


def test_untitled_things_are_named_by_where_they_stand() -> None:
    workshop = blank_map("A B", {"goal": "First Second"}, lanes="Sales Service")
    meet(workshop, "Sales", "A")
    meet(workshop, "Service", "B")
    for record in (*workshop.arrangement().lanes, workshop.stage("goal", "Second")):
        alter(workshop, record, title="")
    alter(workshop, workshop.card("Service@B"), title="", status="fails")
    alter(workshop, workshop.step("B"), title="\n")

    assert said(workshop, "hand_over", "functional") == [
        "Department 1 hands over to Department 2 at “Step 2”: cold."
    ]
    assert said(workshop, "failing_touchpoint") == ["Untitled card fails, at “Step 2”."]
    assert said(workshop, "not_asked_yet") == [
        "Department 1 has no part in First and Stage 2 yet.",
        "Department 2 has no part in First and Stage 2 yet.",
    ]


@pytest.mark.parametrize(("length", "shown"), [(80, "x" * 80), (81, "x" * 79 + "…")])
def test_a_title_is_whole_up_to_eighty_letters(length: int, shown: str) -> None:
    workshop = blank_map("A B", lanes="Sales")
    alter(workshop, workshop.step("A"), title="x" * length)
    meet(workshop, "Sales", "B")

    assert said(workshop, "gap", "functional") == [f"Nobody meets the customer at “{shown}”."]


def test_long_titles_are_cut_and_braces_are_only_letters() -> None:
    workshop = blank_map("A B", lanes="Sales")
    alter(workshop, workshop.step("A"), title="{name} %s {0} <b>\n\n" + "x" * 200)
    meet(workshop, "Sales", "B")

    (words,) = said(workshop, "gap", "functional")
    assert "{name} %s {0} <b> xxx" in words
    assert words.endswith("x…”.")
    assert len(words) < 130
