"""The panel of questions: what it says of the map, and how it goes along with it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.language import LANGUAGES, text
from cjm_desktop.lenses.lens_words import LENS_BLIND_SPOT, LENS_QUESTION
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import LENSES, Feeling, Lane, Link, Note, Stage, Touchpoint
from cjm_desktop.model.steps import delete_steps
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.surroundings import Surroundings
from tests.benchmarks.big_maps import big_records
from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import OpenWindow, action, opened_in, rename, touchpoint_called


@pytest.mark.parametrize("lens", LENSES)
def test_each_lens_asks_what_it_finds(hands: Hands, lens: str) -> None:
    hands.choose(lens)
    assert hands.count == f"{len(hands.expected_questions())} questions for the room"
    hands.panel.choose("facts")
    assert hands.asked == hands.expected_facts()
    tab = hands.panel.findChild(QPushButton, "findings.tab.facts")
    assert tab is not None
    assert tab.text() == f"Facts {len(hands.expected_facts())}"


def test_the_lens_says_what_it_asks_of_the_whole_map(hands: Hands) -> None:
    hands.choose("functional")
    words = hands.panel.cards.words
    assert words.question.text() == str(LENS_QUESTION["functional"])
    assert str(LENS_BLIND_SPOT["functional"]) in words.blind_spot.text()
    assert hands.panel.header.lens.text() == "Functional lens"


def test_a_card_says_by_words_how_pressing_it_is(hands: Hands) -> None:
    spoken = hands.panel.cards.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("1 of 12. Packs the suitcase is the lowest point")
    assert spoken.endswith("Talk about it first.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_done_never_covers_how_pressing_a_question_is(
    open_a_window: OpenWindow, hotel_stay: Path, surroundings: Surroundings, qtbot: QtBot,
    language: str,
) -> None:  # fmt: skip
    surroundings.settings.setValue("language", language)
    row = Hands(open_a_window(hotel_stay), qtbot).row
    card = row.visualRect(row.model().index(0, 0))
    actions = [row.painter.action_rect(card, one) for one in ("note", "fine")]
    for severity in ("high", "medium", "low"):
        said = row.painter.severity_rect(card, severity)
        assert card.contains(said)
        assert not any(said.intersects(action) for action in actions)


# --- going there --------------------------------------------------------------------------------


def test_a_click_selects_what_a_question_is_about(hands: Hands) -> None:
    hands.click("weakest_link")
    assert hands.canvas.selection == (hands.step("Packs the suitcase"),)
    hands.click("pain_unanswered")
    (key,) = hands.canvas.selection
    assert hands.document.require(Note, key).text == "Photos look the same everywhere"


def test_a_click_scrolls_there(hands: Hands) -> None:
    hands.canvas.zoom_to(3.0)
    hands.canvas.scroll_by(-5000, -5000)
    (invoice,) = [n for n in hands.document.all(Note) if n.text.startswith("Company details")]
    assert not hands.canvas.rect().contains(hands.canvas.rect_of(invoice.id))
    index = next(at for at, one in enumerate(hands.panel.questions.open) if invoice.id in one.about)
    hands.row.put_at(index)
    hands.window.findings.take_focus()
    hands.key(Qt.Key.Key_Return)
    assert hands.canvas.selection == (invoice.id,)
    assert hands.canvas.rect().contains(hands.canvas.rect_of(invoice.id))
    assert hands.canvas.hasFocus()


@pytest.mark.parametrize(
    ("lens", "kind", "record_type"),
    [("goal", "not_asked_yet", Lane), ("functional", "depends_across", Link)],
)
def test_lanes_and_links_are_gone_to(
    hands: Hands, lens: str, kind: str, record_type: type[Lane | Link]
) -> None:
    hands.choose(lens)
    hands.click(kind)
    (key,) = hands.canvas.selection
    assert isinstance(hands.document.find(key), record_type)


def test_a_stage_is_gone_to_by_its_first_run(hands: Hands) -> None:
    hands.click("no_voice")
    (framing,) = [s for s in hands.document.all(Stage) if s.title == "Framing the decision"]
    session = hands.canvas.session
    assert session is not None
    assert hands.canvas.selection == (session.key_for(framing.id),)


def test_a_stage_without_steps_is_gone_to(hands: Hands) -> None:
    hands.choose("interactive")
    hands.click("stage_without_steps")
    (key,) = hands.canvas.selection
    assert hands.document.require(Stage, key).title == "Awareness"


def test_steps_at_both_ends_of_a_silence_are_selected(hands: Hands) -> None:
    hands.choose("activity")
    hands.click("long_silence")
    assert hands.canvas.selection == (hands.step("Books a room"), hands.step("Checks in"))


def test_what_is_folded_away_is_unfolded(hands: Hands) -> None:
    (pain,) = [n for n in hands.document.all(Note) if n.text.startswith("Photos")]
    hands.canvas.select((pain.lane_id or "",))
    hands.run("view.fold")
    hands.canvas.select((hands.step("Packs the suitcase"),))
    hands.run("view.fold")
    hands.click("pain_unanswered")
    assert hands.canvas.selection == (pain.id,)
    assert not hands.canvas.rect_of(pain.id).isEmpty()
    hands.click("weakest_link")
    assert hands.canvas.session is not None
    assert not hands.canvas.session.folds
    assert hands.canvas.selection == (hands.step("Packs the suitcase"),)


# --- light --------------------------------------------------------------------------------------


def test_pointing_at_a_card_lights_the_map_and_selects_nothing(hands: Hands) -> None:
    step = hands.canvas.rect_of(hands.step("Packs the suitcase"))
    edge = QPoint(step.left() - 3, step.center().y())

    def colour() -> str:
        return hands.canvas.grab().toImage().pixelColor(edge).name()

    unlit = colour()
    hands.point_at("weakest_link")
    hands.until(lambda: hands.step("Packs the suitcase") in hands.lit())
    (packs,) = [f for f in hands.document.all(Feeling) if f.quote.startswith("Is there an iron")]
    assert packs.id in hands.lit()
    assert colour() == hands.canvas.theme.colour("moment.outline") != unlit
    assert hands.canvas.selection == ()
    hands.point_at("pain_unanswered")
    hands.until(lambda: hands.step("Packs the suitcase") not in hands.lit())
    QTest.mouseMove(hands.canvas, hands.canvas.rect().center())
    hands.row.leaveEvent(None)  # type: ignore[arg-type]
    hands.until(lambda: hands.lit() == ())
    assert colour() == unlit


def test_a_folded_lane_is_lit_in_place_of_what_it_hides(hands: Hands) -> None:
    (pain,) = [n for n in hands.document.all(Note) if n.text.startswith("Photos")]
    hands.canvas.select((pain.lane_id or "",))
    hands.run("view.fold")
    folds = hands.canvas.session.folds if hands.canvas.session else None
    hands.point_at("pain_unanswered")
    hands.until(lambda: hands.lit() == (pain.lane_id,))
    assert hands.canvas.session is not None
    assert hands.canvas.session.folds == folds


def test_arrows_go_from_question_to_question(hands: Hands) -> None:
    hands.window.findings.take_focus()
    assert hands.current.kind == "weakest_link"
    hands.key(Qt.Key.Key_Right)
    assert hands.current.kind == "pain_unanswered"
    assert set(hands.lit()) == set(hands.current.about)
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_End)
    assert hands.row.currentIndex().row() == 11
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.hasFocus()
    assert hands.lit() == ()


def test_f6_leads_to_the_questions(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_F6)
    assert hands.window.inspector.has_focus
    hands.key(Qt.Key.Key_F6)
    assert hands.row.hasFocus()
    hands.key(Qt.Key.Key_F6)
    assert hands.canvas.hasFocus()
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert hands.row.hasFocus()


def test_f6_unfolds_nothing(hands: Hands) -> None:
    hands.run("findings.show")
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert hands.window.findings.has_focus
    assert not hands.window.findings.is_open
    hands.key(Qt.Key.Key_Space)
    assert hands.window.findings.is_open


def test_bare_keys_of_the_palette_do_nothing_among_the_questions(hands: Hands) -> None:
    hands.window.findings.take_focus()
    before = hands.document.snapshot()
    hands.type("spl")
    assert hands.document == before


# --- going along --------------------------------------------------------------------------------


def test_deleting_what_a_question_is_about_removes_it(hands: Hands) -> None:
    hands.choose("functional")
    gap = hands.step("Gets the assignment")
    assert any(gap in finding.about for finding in hands.panel.questions.open)
    with hands.history.edit(text("Delete step")) as edit:
        delete_steps(edit, [gap])
    hands.until(lambda: hands.asked == hands.expected_questions())
    assert not any(gap in finding.about for finding in hands.panel.questions.open)
    hands.history.undo()
    hands.until(lambda: any(gap in one.about for one in hands.panel.questions.open))


def test_another_map_brings_its_own_questions(hands: Hands) -> None:
    with hands.history.edit(text("Add map")) as edit:
        other = add_map(edit, "Other")
    hands.window.choose_map(other.id)
    hands.until(lambda: hands.asked == [])
    assert hands.count == "Questions for the room"
    assert "as the map grows" in hands.row.accessibleDescription()


def test_a_typed_key_searches_nothing(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Big.cjm"
    create_workshop(path, big_records(200, 10, 2000))
    hands = Hands(open_a_window(path), qtbot)
    assert len(hands.document.all(Touchpoint)) >= 2000
    card = hands.document.all(Touchpoint)[0]
    hands.canvas.edit(card.id)
    before = hands.panel.questions.searches
    hands.type("Nine keys")
    assert hands.panel.questions.searches == before
    hands.window.finish_typing()
    rename(hands.window, hands.document.require(Touchpoint, card.id).title, "Another name")
    assert hands.panel.questions.searches == before
    hands.until(lambda: hands.panel.questions.searches == before + 1)


def test_many_questions_are_few_widgets(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Big.cjm"
    create_workshop(path, big_records(200, 10, 2000))
    hands = Hands(open_a_window(path), qtbot)
    hands.choose("activity")
    few = len(hands.panel.findChildren(object))  # type: ignore[call-overload]
    hands.panel.choose("facts")
    assert len(hands.panel.findChildren(object)) == few  # type: ignore[call-overload]


# --- folding ------------------------------------------------------------------------------------


def test_it_folds_to_a_line_and_this_is_remembered(
    hands: Hands, open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    high = hands.window.findings.height()
    hands.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert hands.window.findings.height() < high / 2
    assert not hands.row.isVisible()
    assert hands.count == "12 questions for the room"
    assert "whoever serves it?" in hands.panel.header.lens.text()
    assert not action(hands.window, "findings.show").isChecked()
    again = Hands(open_a_window(hotel_stay), qtbot)
    assert not again.window.findings.is_open
    QTest.mouseClick(again.panel.header.count, Qt.MouseButton.LeftButton)
    again.until(again.row.isVisible)
    assert again.window.findings.height() == high


def test_in_a_low_window_it_is_a_line_until_it_is_asked_for(hands: Hands) -> None:
    hands.window.resize(960, 520)
    hands.until(lambda: hands.window.height() == 520)
    assert not hands.window.findings.is_open
    hands.until(lambda: hands.canvas.height() > 350)
    hands.run("findings.show")
    assert hands.window.findings.is_open
    assert hands.window.findings.height() <= 0.4 * 520
    hands.window.resize(1440, 900)
    hands.until(lambda: hands.window.height() == 900)
    assert hands.window.findings.is_open


def test_its_height_is_remembered_and_has_a_limit(hands: Hands, surroundings: Surroundings) -> None:
    grip, side = hands.window.findings.findChild(object, "findings.grip"), hands.window.findings
    before = side.height()
    QTest.keyClick(grip, Qt.Key.Key_Up)
    assert side.height() > before
    chosen = side.height()
    hands.run("findings.show")
    hands.run("findings.show")
    assert side.height() == chosen
    for _ in range(60):
        QTest.keyClick(grip, Qt.Key.Key_Up)
    assert side.height() <= 0.4 * hands.window.height()
    assert int(str(surroundings.settings.value("findings/cards-height"))) == side.height()


def test_nonsense_in_the_settings_does_no_harm(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot, surroundings: Surroundings
) -> None:
    surroundings.settings.setValue("findings/cards-height", "very high")
    hands = Hands(open_a_window(hotel_stay), qtbot)
    assert 100 < hands.window.findings.height() < 200


def test_every_part_has_a_name_for_those_who_hear_it(hands: Hands) -> None:
    side = hands.window.findings
    assert side.objectName() == "findings"
    assert side.accessibleName() == "Questions for the room"
    assert hands.row.accessibleName() == "Questions for the room"
    cards = QAccessible.queryAccessibleInterface(hands.row)
    assert cards.childCount() == 12
    for button in side.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


def test_it_dresses_as_the_window_does(hands: Hands) -> None:
    light = hands.panel.grab().toImage()
    hands.run("look.dark")
    dark = hands.panel.grab().toImage()
    assert light.size() == dark.size() != QSize()
    assert light.pixelColor(4, 4).lightness() > 200
    assert dark.pixelColor(4, 4).lightness() < 60
    hands.run("look.light")


def test_a_failing_card_is_asked_about_at_once(hands: Hands) -> None:
    card = touchpoint_called(hands.window, "Search ad")
    with opened_in(hands.window).history.edit(text("Fail")) as edit:
        edit.put(replace(card, status="fails"))
    hands.until(lambda: "failing_touchpoint" in hands.kinds)
    assert hands.count == "13 questions for the room"
