"""Questions one at a time: in the panel, before an audience, and in the room view."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjm_desktop.canvas.light import lit_rects
from cjm_desktop.model.records import Answer, Note
from cjm_desktop.ui.present.question_banner import QuestionBanner
from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import action

SHIFT = Qt.KeyboardModifier.ShiftModifier


def banner(hands: Hands) -> str:
    """What the banner over the map says; nothing if there is none."""
    for found in hands.canvas.findChildren(QuestionBanner):
        if found.isVisible():
            return found.accessibleName()
    return ""


def is_clear(hands: Hands, key: str) -> bool:
    """Whether a thing stands in a light that dims all else."""
    session, light = hands.canvas.session, hands.canvas.light
    if session is None or light is None or not light.alone:
        return False
    place = hands.canvas.rect_of(key).center()
    return any(rect.contains(place) for rect in lit_rects(session, hands.canvas.view, light))


def test_r_shows_a_question_large_and_lights_it_alone(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_R)
    page = hands.panel.one_by_one
    assert page.isVisible()
    assert page.message.text() == "Packs the suitcase is the lowest point, and no one is there."
    assert page.place.text() == "Question 1 of 12 · Talk about it first"
    assert is_clear(hands, hands.step("Packs the suitcase"))
    assert not is_clear(hands, hands.step("Checks out"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_R):
        hands.key(key)
    assert page.place.text().startswith("Question 4 of 12")
    assert is_clear(hands, hands.step("Checks in"))
    assert not is_clear(hands, hands.step("Packs the suitcase"))
    hands.key(Qt.Key.Key_Left)
    assert page.place.text().startswith("Question 3 of 12")
    assert hands.canvas.selection == ()
    hands.key(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert hands.row.isVisible()
    assert hands.row.hasFocus()
    assert hands.canvas.light is None or not hands.canvas.light.alone


def test_r_is_a_letter_while_something_is_typed_or_selected(hands: Hands) -> None:
    step = hands.step("Checks in")
    hands.canvas.select((step,))
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_R)
    assert hands.canvas.is_typing
    hands.key(Qt.Key.Key_R)
    assert hands.panel.on_show.finding is None
    hands.key(Qt.Key.Key_Escape)


def test_a_folded_panel_opens_for_it_and_folds_again(hands: Hands) -> None:
    hands.run("findings.show")
    folded = hands.window.findings.height()
    hands.run("findings.one-by-one")
    assert hands.panel.one_by_one.isVisible()
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.findings.height() == folded
    assert hands.canvas.hasFocus()


def test_what_is_answered_makes_way_for_the_next(hands: Hands) -> None:
    hands.run("findings.one-by-one")
    hands.key(Qt.Key.Key_N)
    assert any(note.text.startswith("Packs the suitcase is") for note in hands.document.all(Note))
    hands.key(Qt.Key.Key_F)
    hands.type("known, r and n are letters here")
    hands.key(Qt.Key.Key_Return)
    assert [one.reason for one in hands.document.all(Answer)] == ["known, r and n are letters here"]
    page = hands.panel.one_by_one
    hands.until(lambda: page.message.text().startswith("The pain"))
    assert page.place.text().startswith("Question 1 of 11")
    hands.key(Qt.Key.Key_F)
    hands.key(Qt.Key.Key_Escape)
    assert page.isVisible()
    assert len(hands.document.all(Answer)) == 1


def test_enter_goes_to_what_it_is_about(hands: Hands) -> None:
    hands.run("findings.one-by-one")
    hands.key(Qt.Key.Key_Return)
    assert hands.canvas.selection == (hands.step("Packs the suitcase"),)
    assert hands.canvas.hasFocus()
    assert not hands.panel.one_by_one.isVisible()


def test_another_lens_ends_it(hands: Hands) -> None:
    hands.run("findings.one-by-one")
    hands.choose("outcome")
    assert not hands.panel.one_by_one.isVisible()
    assert hands.canvas.light is None or not hands.canvas.light.alone


def test_before_an_audience_questions_show_only_when_revealed(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_F5)
    assert not hands.window.findings.isVisible()
    assert banner(hands) == ""
    hands.key(Qt.Key.Key_R)
    assert banner(hands).startswith("1 of 12. Packs the suitcase is the lowest point")
    assert is_clear(hands, hands.step("Packs the suitcase"))
    hands.key(Qt.Key.Key_R)
    assert banner(hands).startswith("2 of 12.")
    hands.key(Qt.Key.Key_R, SHIFT)
    assert banner(hands).startswith("1 of 12.")
    hands.key(Qt.Key.Key_Right)
    assert banner(hands) == ""
    assert hands.canvas.light is None
    hands.key(Qt.Key.Key_R)
    assert banner(hands).startswith("2 of 12.")
    hands.key(Qt.Key.Key_Escape)
    assert banner(hands) == ""
    assert hands.window.showing.presents
    hands.key(Qt.Key.Key_Escape)
    assert not hands.window.showing.presents
    hands.until(hands.window.findings.isVisible)
    assert hands.row.isVisible()


def test_after_the_last_question_there_is_none(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_F5)
    for _ in range(12):
        hands.key(Qt.Key.Key_R)
    assert banner(hands).startswith("12 of 12.")
    hands.key(Qt.Key.Key_R)
    assert banner(hands) == ""
    hands.key(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_R)
    assert banner(hands).startswith("1 of 8.")
    hands.window.showing.close()


def test_the_banner_does_not_hide_what_it_is_about(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_F5)
    for _ in range(3):
        hands.key(Qt.Key.Key_R)
    (found,) = [one for one in hands.canvas.findChildren(QuestionBanner) if one.isVisible()]
    (note,) = [n for n in hands.document.all(Note) if n.text.startswith("“What’s in your room”")]
    assert hands.lit() == (note.id,)
    assert not found.geometry().intersects(hands.canvas.rect_of(note.id))
    hands.window.showing.close()


def test_the_room_sees_the_same_question(hands: Hands) -> None:
    hands.run("view.room")
    room = hands.window.showing.room.map
    assert room is not None
    assert room.findChildren(QuestionBanner) == [] or room.light is None
    hands.canvas.setFocus()
    hands.run("findings.one-by-one")
    (shown,) = room.findChildren(QuestionBanner)
    assert shown.isVisible()
    assert shown.accessibleName().startswith("1 of 12. Packs the suitcase")
    assert room.light is not None
    assert room.light.alone
    assert room.rect().contains(room.rect_of(hands.step("Packs the suitcase")).center())
    hands.window.findings.end_stepping()
    assert not shown.isVisible()
    assert room.light is None
    hands.window.showing.close()


def test_a_room_opened_later_sees_it_too(hands: Hands) -> None:
    hands.run("findings.one-by-one")
    hands.run("view.room")
    room = hands.window.showing.room.map
    assert room is not None
    assert room.light is not None
    (shown,) = room.findChildren(QuestionBanner)
    assert shown.isVisible()
    hands.window.showing.close()


def test_a_click_on_its_button_begins_it(hands: Hands) -> None:
    QTest.mouseClick(hands.panel.header.start, Qt.MouseButton.LeftButton)
    assert hands.panel.one_by_one.hasFocus()
    assert action(hands.window, "findings.note").isEnabled()
