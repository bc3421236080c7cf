"""Surveys on a touchpoint and risk triggers of a step, listed and changed in the inspector."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.attaching import attach_risk, attach_survey
from cjm_desktop.model.records import Placement, Risk, Step, Survey, Touchpoint
from cjm_desktop.ui.inspector.part_rows import PartRows
from tests.ui.inspector.inspector_hands import Hands


def parts_of(hands: Hands) -> PartRows:
    (page,) = hands.pages
    assert page.parts is not None
    return page.parts


def cards(hands: Hands) -> list[tuple[str, str]]:
    """What the cards of the parts say."""
    return [card.words for card in parts_of(hands) if card.isVisible()]


def asked(hands: Hands) -> Survey:
    """A survey on the booking confirmation, which is selected."""
    card = hands.find(Touchpoint, title="Booking confirmation")
    with hands.history.edit("Prepare") as edit:
        survey = attach_survey(edit, card.id, "Post-booking CSAT", phase="during")
        survey = replace(survey, n=214, score="4.1 of 5", loop_to_staff="closed")
        edit.put(survey)
    hands.select(card)
    return survey


def open_first(hands: Hands) -> PartRows:
    parts = parts_of(hands)
    card = next(iter(parts))
    card.setFocus()
    hands.press(Qt.Key.Key_Return)
    return parts


def type_into(hands: Hands, parts: PartRows, field: str, words: str) -> None:
    row = next(row for row in parts.form if row.description.field == field)
    part = row.control.part
    part.setFocus(Qt.FocusReason.TabFocusReason)
    part.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(part, words)
    hands.look()


def test_a_touchpoint_lists_its_surveys_with_what_is_known(hands: Hands) -> None:
    asked(hands)
    assert cards(hands) == [("Post-booking CSAT", "n = 214 · 4.1 of 5 · loop to the customer open")]


def test_enter_opens_a_survey_and_every_field_is_changed_there(hands: Hands) -> None:
    survey = asked(hands)
    parts = open_first(hands)
    assert QApplication.focusWidget() is next(iter(parts.form)).control.part
    for field, words in (("title", "CSAT"), ("instrument", "Form"), ("n", "300"),
                         ("score", "4.4 of 5"), ("source", "Website")):  # fmt: skip
        type_into(hands, parts, field, words)
    now = hands.now(survey)
    assert (now.title, now.instrument, now.n, now.score, now.source) == (
        "CSAT", "Form", 300, "4.4 of 5", "Website",
    )  # fmt: skip
    assert cards(hands) == [("CSAT", "Form · n = 300 · 4.4 of 5 · loop to the customer open")]


def test_escape_closes_it_and_goes_back_to_its_card(hands: Hands) -> None:
    asked(hands)
    parts = open_first(hands)
    hands.press(Qt.Key.Key_Escape)
    assert parts.form.isHidden()
    assert QApplication.focusWidget() is next(iter(parts))
    hands.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is hands.window.canvas


def test_what_is_no_number_is_said_at_the_field(hands: Hands) -> None:
    survey = asked(hands)
    parts = open_first(hands)
    type_into(hands, parts, "n", "many")
    hands.press(Qt.Key.Key_Tab)
    row = next(row for row in parts.form if row.description.field == "n")
    assert row.trouble
    assert hands.now(survey).n == 214


def test_one_is_added_and_its_title_typed_in_one_step_of_undo(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Room page")
    hands.select(card)
    parts = parts_of(hands)
    parts.add_button.click()
    hands.look()
    for letter in "Poll":
        hands.press(Qt.Key(ord(letter.upper())))
        hands.look()
    (survey,) = hands.document.all(Survey)
    assert survey.touchpoint_id == card.id
    assert survey.title.lower() == "poll"
    assert hands.undo_words == "Add survey"
    hands.history.undo()
    assert not hands.document.all(Survey)
    assert not hands.history.can_undo


def test_del_and_the_button_delete_one_in_one_step_of_undo(hands: Hands) -> None:
    survey = asked(hands)
    parts = parts_of(hands)
    next(iter(parts)).setFocus()
    hands.press(Qt.Key.Key_Delete)
    assert not hands.document.all(Survey)
    assert hands.undo_words == "Delete survey"
    assert parts.add_button.hasFocus()
    hands.history.undo()
    hands.look()
    assert hands.document.all(Survey) == [survey]
    parts = open_first(hands)
    parts.form.delete_wanted.emit()
    assert not hands.document.all(Survey)
    assert hands.document.get(Touchpoint, survey.touchpoint_id) is not None


def test_a_step_lists_its_risk_triggers_likewise(hands: Hands) -> None:
    step = hands.find(Step, title="Packs the suitcase")
    with hands.history.edit("Prepare") as edit:
        risk = attach_risk(edit, step.id, "Support issues")
        edit.put(replace(risk, detail="Nobody  answers"))
    hands.select(step)
    assert cards(hands) == [("Support issues", "Nobody answers")]
    parts = open_first(hands)
    type_into(hands, parts, "detail", "The desk is closed")
    assert hands.now(risk).detail == "The desk is closed"


def test_the_command_adds_one_and_opens_it_for_typing(hands: Hands) -> None:
    kinds = (("Room page", "add.survey", Survey), ("Checks in", "add.risk", Risk))
    for title, action_id, kind in kinds:
        found = hands.find(Touchpoint if kind is Survey else Step, title=title)
        hands.select(found)
        hands.window.maps.add(action_id.removeprefix("add."))
        hands.look()
        assert not parts_of(hands).form.isHidden()
        assert QApplication.focusWidget() is next(iter(parts_of(hands).form)).control.part
        assert len(hands.document.all(kind)) == 1


def test_other_things_and_several_cards_list_none(hands: Hands) -> None:
    survey = asked(hands)
    other = hands.find(Touchpoint, title="Room page")
    hands.select(hands.document.require(Touchpoint, survey.touchpoint_id), other)
    assert not parts_of(hands).isVisible()
    hands.select(other)
    assert cards(hands) == []
    assert parts_of(hands).isVisible()


def test_one_deleted_elsewhere_closes_its_fields(hands: Hands) -> None:
    survey = asked(hands)
    parts = open_first(hands)
    with hands.history.edit("Elsewhere") as edit:
        edit.delete(survey)
    hands.look()
    assert parts.form.isHidden()
    assert cards(hands) == []


def test_nothing_in_the_inspector_is_wider_than_it_is(hands: Hands) -> None:
    asked(hands)
    parts = open_first(hands)
    (page,) = hands.pages
    room = hands.side.width() - 30
    assert parts.form.minimumSizeHint().width() <= room
    assert page.minimumSizeHint().width() <= room
    step = hands.find(Step, title="Checks in")
    placements = hands.document.referring(Placement, "step_id", step.id)
    with hands.history.edit("Propose") as edit:
        edit.put(*(replace(placement, proposed=True) for placement in placements))
    hands.select(step)
    (page,) = hands.pages
    assert page.minimumSizeHint().width() <= room
