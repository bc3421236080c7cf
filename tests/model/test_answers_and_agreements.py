"""What a team does with findings: fine as it is, a note of it, a hand-over settled."""

from typing import Any

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.lenses.findings import facts_of, findings_of
from cjm_desktop.model.agreements import agree_hand_over, agreements_at, reopen_hand_over
from cjm_desktop.model.answers import answer_finding, answers_of, forget_answer, note_from_finding
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Agreement, Answer, Lens, Note, Step
from tests.model.workshop import Workshop


def the(workshop: Workshop, kind: str, lens: Lens = "functional") -> Finding:
    """The first finding of a kind, answered or not."""
    arrangement = workshop.arrangement()
    found = [*findings_of(arrangement, lens), *findings_of(arrangement, lens, answered=True)]
    return next(one for one in found if one.kind == kind)


def answered(workshop: Workshop, lens: Lens) -> list[str]:
    return [one.kind for one in findings_of(workshop.arrangement(), lens, answered=True)]


def asked(workshop: Workshop, lens: Lens) -> list[tuple[str, ...]]:
    return [(one.kind, *one.about) for one in findings_of(workshop.arrangement(), lens)]


def test_fine_as_it_is_is_left_out_in_every_lens_that_asks_it(hotel: Workshop) -> None:
    gap = the(hotel, "gap")
    with hotel.edit() as edit:
        (answer,) = answer_finding(edit, hotel.map_id, gap, "Outside our business")

    step = hotel.step("Gets the assignment")
    assert answer.finding_key == f"gap:{step.id}"
    assert answers_of(hotel.document, hotel.map_id)[gap.key].reason == "Outside our business"
    assert ("gap", step.id) not in asked(hotel, "functional") + asked(hotel, "activity")
    assert answered(hotel, "functional") == answered(hotel, "activity") == ["gap"]


def test_an_answer_can_be_changed_taken_back_and_undone(hotel: Workshop) -> None:
    gap, before = the(hotel, "gap"), asked(hotel, "functional")
    for reason in ("Because", "On second thoughts"):
        with hotel.edit() as edit:
            answer_finding(edit, hotel.map_id, gap, reason)
    assert [answer.reason for answer in hotel.document.all(Answer)] == ["On second thoughts"]

    with hotel.edit() as edit:
        forget_answer(edit, hotel.map_id, gap)
    assert asked(hotel, "functional") == before
    hotel.history.undo()
    assert answered(hotel, "functional") == ["gap"]


def test_an_answer_does_not_outlive_the_question(hotel: Workshop) -> None:
    gap = the(hotel, "gap")
    with hotel.edit() as edit:
        answer_finding(edit, hotel.map_id, gap)
        edit.delete(hotel.step("Gets the assignment"))

    assert answered(hotel, "functional") == []
    with pytest.raises(EditRefusedError, match="no longer in the file"), hotel.edit() as edit:
        answer_finding(edit, hotel.map_id, gap)


def test_a_fact_asks_nothing_and_is_not_answered(hotel: Workshop) -> None:
    fact = facts_of(hotel.arrangement(), "functional")[0]

    with pytest.raises(EditRefusedError, match="asks nothing"), hotel.edit() as edit:
        answer_finding(edit, hotel.map_id, fact)


@pytest.mark.parametrize(
    ("kind", "lens", "step"),
    [
        ("weakest_link", "goal", "Packs the suitcase"),
        ("cold_hand_over", "functional", "Gets invoice and survey"),
        ("long_silence", "activity", "Books a room"),
        ("depends_across", "functional", "Gets invoice and survey"),
        ("pain_unanswered", "goal", "Compares and reads reviews"),
        ("no_voice", "functional", "Compares and reads reviews"),
        ("not_asked_yet", "goal", "Gets the assignment"),
    ],
)
def test_a_finding_becomes_a_question_where_it_is_about(
    hotel: Workshop, kind: str, lens: Lens, step: str
) -> None:
    finding = the(hotel, kind, lens)
    with hotel.edit() as edit:
        note = note_from_finding(edit, hotel.map_id, finding)

    assert hotel.lane_titles[-1] == "Questions"
    assert hotel.document.require(Step, note.step_id).title == step
    assert hotel.cell("Questions", step) == [finding.in_words()]
    assert note.text.endswith("?")


def test_all_questions_lie_in_one_lane(hotel: Workshop) -> None:
    lanes = len(hotel.lane_titles)
    for kind in ("gap", "weakest_link", "moment_without_owner"):
        with hotel.edit() as edit:
            note_from_finding(edit, hotel.map_id, the(hotel, kind))

    assert len(hotel.lane_titles) == lanes + 1


def test_a_department_of_its_own_has_its_question_where_it_first_meets_the_customer(
    hotel: Workshop,
) -> None:
    finance = hotel.lane("Finance")
    finding = Finding("no_voice", "low", *([the(hotel, "gap").message] * 2), (finance.id,))
    with hotel.edit() as edit:
        note = note_from_finding(edit, hotel.map_id, finding)

    assert hotel.document.require(Step, note.step_id).title == "Gets invoice and survey"


def test_what_stands_at_no_step_is_parked(hotel: Workshop) -> None:
    finding = the(hotel, "stage_without_steps", "interactive")
    with hotel.edit() as edit:
        note = note_from_finding(edit, hotel.map_id, finding)

    assert hotel.arrangement().parked_notes() == [note]
    assert "Questions" not in hotel.lane_titles
    assert note in hotel.document.all(Note)


def agree(workshop: Workshop, *receivers: str, **terms: Any) -> None:
    step = workshop.step("Gets invoice and survey")
    with workshop.edit() as edit:
        agree_hand_over(edit, step.id, "Reception", receivers, **terms)


def test_a_hand_over_is_settled_with_every_receiver_and_can_be_reopened(hotel: Workshop) -> None:
    agree(hotel, "Marketing", "Finance", what="Cost centre", by_whom="Eva", agreed_on="2026-11-14")

    step = hotel.step("Gets invoice and survey")
    found = agreements_at(hotel.document, step.id)
    assert set(found) == {("Reception", "Marketing"), ("Reception", "Finance")}
    assert {agreement.agreed_on for agreement in found.values()} == {"2026-11-14"}
    with hotel.edit() as edit:
        reopen_hand_over(edit, step.id, "Reception", ["Marketing"])
    assert set(agreements_at(hotel.document, step.id)) == {("Reception", "Finance")}


def test_an_agreement_made_again_replaces_the_earlier_one(hotel: Workshop) -> None:
    agree(hotel, "Finance", what="Cost centre", by_whom="Eva")
    agree(hotel, "Finance", "Finance", what="Company name")

    (agreement,) = hotel.document.all(Agreement)
    assert (agreement.what, agreement.by_whom) == ("Company name", "")


@pytest.mark.parametrize("receivers", [(), ("",), ("Finance", "")])
def test_departments_without_a_name_cannot_agree(
    hotel: Workshop, receivers: tuple[str, ...]
) -> None:
    with pytest.raises(EditRefusedError, match="have names"):
        agree(hotel, *receivers)
    assert hotel.document.all(Agreement) == []
