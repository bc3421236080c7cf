"""What becomes of a question: a note, an answer, a question again; each one step of undo."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.cli import main
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import Answer, Journey, Lane, Note
from cjm_desktop.storage.workshop_file import create_workshop
from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import OpenWindow, action, all_saved, press


def findings_by_info(path: Path, lens: str, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    capsys.readouterr()
    assert main(["info", str(path), "--json"]) == 0
    found: list[Any] = json.loads(capsys.readouterr().out)["maps"][0]["lenses"][lens]["findings"]
    return found


def test_n_makes_a_note_at_the_step_in_one_step_of_undo(hands: Hands) -> None:
    question = hands.make_current("moment_without_owner")
    before = hands.document.snapshot()
    hands.key(Qt.Key.Key_N)
    made = [n for n in hands.document.all(Note) if n.text == question.in_words()]
    assert [note.step_id for note in made] == [hands.step("Checks in")]
    lane = hands.document.require(Lane, made[0].lane_id or "")
    assert lane.note_kind == "question"
    assert not hands.canvas.rect_of(made[0].id).isEmpty()
    hands.history.undo()
    assert hands.document == before


def test_the_words_on_a_card_do_the_same(hands: Hands) -> None:
    before = hands.canvas.selection
    hands.press_on_card("pain_unanswered", "note")
    assert any(note.text.startswith("The pain “Photos") for note in hands.document.all(Note))
    assert hands.canvas.selection == before
    assert "The note lies among the questions on the map." in hands.window.notices.sentences
    press(hands.window, "Show it")
    assert hands.document.require(Note, hands.canvas.selection[0]).text.startswith("The pain")
    hands.press_on_card("weakest_link", "fine")
    hands.type("it always was")
    hands.key(Qt.Key.Key_Return)
    assert [answer.reason for answer in hands.document.all(Answer)] == ["it always was"]


def test_fine_as_it_is_takes_a_question_away_and_undo_brings_it_back(
    hands: Hands, hotel_stay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = hands.make_current("moment_without_owner")
    hands.key(Qt.Key.Key_F)
    hands.type("the shift leader does")
    assert hands.document.all(Answer) == []
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.count == "11 questions for the room")
    assert question.in_words() not in hands.asked
    assert hands.row.hasFocus()
    hands.panel.choose("answered")
    assert hands.asked == [question.in_words()]
    below = hands.panel.cards.model.below(hands.panel.cards.model.index(0, 0))
    assert below == "Fine as it is: the shift leader does"
    hands.until(lambda: all_saved(hands.window))
    kinds = [found["kind"] for found in findings_by_info(hotel_stay, "goal", capsys)]
    assert "moment_without_owner" not in kinds
    hands.history.undo()
    hands.until(lambda: hands.count == "12 questions for the room")
    assert hands.asked == []
    hands.panel.choose("open")
    assert question.in_words() in hands.asked


def test_escape_leaves_the_question(hands: Hands) -> None:
    hands.make_current("pain_unanswered")
    hands.key(Qt.Key.Key_F)
    hands.type("because")
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.all(Answer) == []
    assert not hands.history.can_undo
    assert hands.current.kind == "pain_unanswered"


def test_a_reason_may_be_left_out(hands: Hands) -> None:
    hands.make_current("pain_unanswered")
    hands.key(Qt.Key.Key_F)
    hands.key(Qt.Key.Key_Return)
    assert [answer.reason for answer in hands.document.all(Answer)] == [""]


def test_words_typed_halfway_outlast_an_edit_elsewhere(hands: Hands) -> None:
    hands.make_current("pain_unanswered")
    hands.key(Qt.Key.Key_F)
    hands.type("half")
    searched = hands.panel.questions.searches
    with hands.history.edit("Park") as edit:
        add_parked_note(edit, hands.window.map_id, "Later")
    hands.until(lambda: hands.panel.questions.searches > searched)
    editor = hands.row.painter.editor
    assert editor is not None
    assert editor.text() == "half"


def test_ask_again(hands: Hands) -> None:
    question = hands.make_current("pain_unanswered")
    hands.key(Qt.Key.Key_F)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: len(hands.panel.questions.answered) == 1)
    hands.panel.choose("answered")
    assert not action(hands.window, "findings.again").isEnabled()
    hands.window.findings.take_focus()
    hands.row.put_at(0)
    hands.run("findings.again")
    assert hands.document.all(Answer) == []
    hands.until(lambda: hands.panel.questions.answered == ())
    hands.panel.choose("open")
    assert question.in_words() in hands.asked


def test_a_department_is_let_off_for_all_its_goals_and_asked_about_one_again(
    hands: Hands,
) -> None:
    hands.make_current("not_asked_yet")
    hands.key(Qt.Key.Key_F)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: len(hands.panel.questions.answered) == 2)
    hands.panel.choose("answered")
    hands.press_on_card("no_part", "again")
    hands.until(lambda: len(hands.panel.questions.answered) == 1)


def test_the_commands_follow_the_question_that_is_current(hands: Hands) -> None:
    for name in ("go", "note", "fine", "again"):
        assert not action(hands.window, f"findings.{name}").isEnabled()
    hands.run("findings.next")
    assert hands.current.kind == "weakest_link"
    assert hands.canvas.selection == (hands.step("Packs the suitcase"),)
    hands.run("findings.next")
    assert hands.current.kind == "pain_unanswered"
    hands.run("findings.previous")
    assert hands.current.kind == "weakest_link"
    hands.run("findings.fine")
    hands.type("yes")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.count == "11 questions for the room")
    hands.run("findings.note")
    assert len(hands.document.all(Lane)) == 10


def test_a_file_that_can_only_be_looked_at(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    open_a_window(hotel_stay)
    hands = Hands(open_a_window(hotel_stay), qtbot)
    assert hands.count == "12 questions for the room"
    hands.click("weakest_link")
    assert hands.canvas.selection == (hands.step("Packs the suitcase"),)
    said: list[str] = []
    hands.canvas.refused.connect(said.append)
    hands.make_current("weakest_link")
    hands.key(Qt.Key.Key_N)
    hands.key(Qt.Key.Key_F)
    assert said == ["This map can only be looked at."] * 2
    assert hands.row.painter.editor is None
    assert not action(hands.window, "findings.note").isEnabled()
    assert not action(hands.window, "findings.fine").isEnabled()
    assert action(hands.window, "findings.next").isEnabled()


def test_an_empty_map_has_a_friendly_line(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Empty.cjm"
    create_workshop(path, [Journey(position="a0", title="Empty")])
    hands = Hands(open_a_window(path), qtbot)
    assert hands.count == "Questions for the room"
    assert hands.row.accessibleDescription() == "Questions come as the map grows."
    assert not action(hands.window, "findings.one-by-one").isEnabled()
    assert not hands.panel.header.start.isEnabled()
