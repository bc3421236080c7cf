"""Surveys dropped on touchpoints and risk triggers dropped on steps, as a hand does it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from cjm_desktop.exchange.json_form.reader import read_json
from cjm_desktop.exchange.json_form.writer import json_text
from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.records import Risk, Survey, Touchpoint
from tests.canvas.hands_on_canvas import HandsOnCanvas, fold_steps


def survey_on(hands: HandsOnCanvas) -> list[tuple[str, str]]:
    """Every survey by what its touchpoint and it are called."""
    titles = {card.id: card.title for card in hands.document.all(Touchpoint)}
    return [(titles[each.touchpoint_id], each.title) for each in hands.document.all(Survey)]


def test_a_survey_dropped_on_a_card_is_attached_and_the_card_selected(
    hands: HandsOnCanvas,
) -> None:
    card = hands.card("Booking confirmation")
    hands.bring("survey", hands.at(card.id), "Net Promoter Score")
    assert hands.hints[-1] == "Attach survey to “Booking confirmation”"
    assert not hands.document.all(Survey)
    hands.let_go(hands.at(card.id))
    (survey,) = hands.document.all(Survey)
    assert (survey.touchpoint_id, survey.title) == (card.id, "Net Promoter Score")
    assert survey.phase == "after"
    assert hands.canvas.selection == (card.id,)
    assert not hands.editor.isVisible()
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert not hands.document.all(Survey)


def test_beside_the_cards_of_a_cell_it_goes_to_the_nearest(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.cell("Booking", "Books a room"), "Second card")
    hands.key(Qt.Key.Key_Escape)
    for title in ("Booking confirmation", "Second card"):
        rect = hands.canvas.rect_of(hands.card(title).id)
        hands.drop("survey", QPoint(rect.center().x(), rect.bottom() + 2), f"Of {title}")
    assert sorted(survey_on(hands)) == [
        ("Booking confirmation", "Of Booking confirmation"), ("Second card", "Of Second card"),
    ]  # fmt: skip


def test_a_spanning_card_takes_it_in_each_of_its_columns(hands: HandsOnCanvas) -> None:
    with hands.history.edit("Span") as edit:
        set_last_step(edit, hands.card("Check-in desk"), hands.step("Checks out").id)
    card = hands.canvas.rect_of(hands.card("Check-in desk").id)
    hands.drop("survey", QPoint(hands.at(hands.step("Checks out").id).x(), card.center().y()), "A")
    assert survey_on(hands) == [("Check-in desk", "A")]


def test_elsewhere_it_says_why_not_and_escape_leaves_no_trace(hands: HandsOnCanvas) -> None:
    before = hands.shown()
    hands.bring("survey", hands.cell("Finance", "Checks in"), "CSAT")
    assert hands.hints[-1].startswith("A survey belongs on a touchpoint, and there is none here.")
    hands.bring_on(hands.at(hands.card("Room page").id))
    assert hands.shown() != before
    hands.key(Qt.Key.Key_Escape)
    assert hands.shown() == before
    assert not hands.undo_steps


def test_a_risk_trigger_goes_to_the_step_of_its_column(hands: HandsOnCanvas) -> None:
    step = hands.step("Packs the suitcase")
    hands.bring("risk", hands.at(step.id), "Badly set expectations")
    assert hands.hints[-1] == "Attach risk trigger to “Packs the suitcase”"
    hands.let_go(hands.at(step.id))
    hands.drop("risk", hands.cell("Pains", "Packs the suitcase"), "Support issues")
    risks = [(risk.step_id, risk.title) for risk in hands.document.all(Risk)]
    assert sorted(risks) == [(step.id, "Badly set expectations"), (step.id, "Support issues")]
    assert hands.canvas.selection == (step.id,)
    assert len(hands.undo_steps) == 2


def test_the_same_risk_trigger_is_not_attached_twice(hands: HandsOnCanvas) -> None:
    place = hands.at(hands.step("Checks in").id)
    hands.drop("risk", place, "Support issues")
    hands.drop("risk", place, "Support issues")
    assert len(hands.document.all(Risk)) == 1
    assert hands.refusals[-1].startswith(
        "“Checks in” has the risk trigger “Support issues” already"
    )


def test_in_the_functional_lens_a_gap_takes_one_too(
    on_canvas: Callable[..., HandsOnCanvas],
) -> None:
    hands = on_canvas(lens="functional")
    hands.drop("risk", hands.at(hands.step("Packs the suitcase").id), "Miscommunication")
    assert [risk.title for risk in hands.document.all(Risk)] == ["Miscommunication"]


def test_folded_steps_and_lanes_say_how_they_unfold(hands: HandsOnCanvas) -> None:
    steps = [hands.step("Checks in").id, hands.step("Uses room and pool").id]
    place = hands.cell("Reception", "Checks in")
    fold_steps(hands, *steps)
    bar = hands.canvas.cell_rect(hands.lane("Reception").id, steps[0]).center()
    for element in ("survey", "risk"):
        hands.bring(element, bar or place, "X")
        assert hands.hints[-1].startswith("These steps are folded.")
        hands.take_away()
    session = hands.canvas.session
    assert session is not None
    hands.canvas.folding.show(session.folds.with_lanes((hands.lane("Booking").id,)))
    hands.bring("survey", hands.cell("Booking", "Books a room"), "X")
    assert hands.hints[-1].startswith("This lane is folded.")


def test_a_map_to_be_looked_at_only_takes_neither(hands: HandsOnCanvas) -> None:
    hands.canvas.editable = False
    hands.drop("survey", hands.at(hands.card("Room page").id), "CSAT")
    hands.drop("risk", hands.at(hands.step("Checks in").id), "Support issues")
    hands.canvas.select((hands.card("Room page").id,))
    hands.canvas.add_element("survey", "CSAT")
    assert not hands.undo_steps


def test_what_was_attached_goes_through_json_and_with_its_card(hands: HandsOnCanvas) -> None:
    hands.drop("survey", hands.at(hands.card("Room page").id), "CSAT")
    hands.drop("risk", hands.at(hands.step("Checks in").id), "Support issues")
    written = json_text(list(hands.document.records()), lambda _image_id: None)
    assert set(read_json(written).records) == set(hands.document.records())
    hands.click(hands.at(hands.card("Room page").id))
    hands.key(Qt.Key.Key_Delete)
    assert not hands.document.all(Survey)
    hands.history.undo()
    assert [survey.title for survey in hands.document.all(Survey)] == ["CSAT"]
