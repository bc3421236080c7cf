"""Typing in the inspector: what lands in the document, and as how many steps of undo."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.known_words import known_words
from cjm_desktop.model.records import Note, Step, Touchpoint
from tests.ui.inspector.inspector_hands import Hands
from tests.ui.window_hands import action, rename


def test_typing_lands_key_by_key_as_one_step_of_undo(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)

    hands.type("channel", "Radio")

    assert hands.now(card).channel == "Radio"
    assert hands.undo_words == "Change “Channel”"
    hands.history.undo()
    assert hands.now(card).channel == "Web"
    assert not hands.history.can_undo


def test_leaving_the_field_ends_the_step(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.type("owner", "Ida")
    hands.leave()
    hands.type("owner", "Bo")

    hands.history.undo()

    assert hands.now(card).owner == "Ida"


def test_two_fields_are_two_steps(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.type("owner", "Ida")
    hands.type("source", "3 calls")

    hands.history.undo()

    assert (hands.now(card).owner, hands.now(card).source) == ("Ida", "")


def test_going_through_the_fields_changes_nothing(hands: Hands) -> None:
    before = hands.document.snapshot()
    for record in (hands.document.all(Step)[0], hands.document.all(Note)[0]):
        hands.select(record)
        for field in hands.rows():
            hands.row(field).control.part.setFocus()
        hands.leave()

    assert hands.document == before
    assert not hands.history.can_undo


def test_escape_takes_back_what_was_typed_and_leads_to_the_map(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.type("title", "Something else")

    hands.press(Qt.Key.Key_Escape)

    assert hands.now(card).title == "Search ad"
    assert hands.words("title") == "Search ad"
    assert not hands.history.can_undo
    assert hands.window.canvas.hasFocus()
    assert hands.window.canvas.selection == (card.id,)


def test_undo_while_typing_takes_back_the_step_and_shows_it(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    for field, before in (("channel", "Web"), ("title", "Search ad")):
        hands.type(field, "Other")

        hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert getattr(hands.now(card), field) == before
        assert hands.words(field) == before

        action(hands.window, "edit.redo").trigger()
        hands.look()
        assert hands.words(field) == getattr(hands.now(card), field) == "Other"


def test_what_changes_elsewhere_is_shown(hands: Hands) -> None:
    hands.select(hands.find(Touchpoint, title="Search ad"))

    rename(hands.window, "Search ad", "Banner")
    hands.look()

    assert hands.words("title") == "Banner"


def test_what_is_being_typed_stays_while_other_things_change(hands: Hands) -> None:
    hands.select(hands.document.all(Step)[2])
    hands.type("time_to", "4,")

    rename(hands.window, "Search ad", "Banner")
    hands.look()
    assert hands.words("time_to") == "4,"

    hands.leave()
    assert hands.words("time_to") == "4"


def test_a_title_takes_several_lines_and_enter_goes_on(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.type("title", "Ad")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(hands.row("title").control.part, "twice")
    hands.press(Qt.Key.Key_Return)

    assert hands.now(card).title == "Ad\ntwice"
    assert hands.row("channel").control.part.hasFocus()


def test_a_number_is_typed_with_a_comma_and_emptied(hands: Hands) -> None:
    step = hands.document.all(Step)[2]
    hands.select(step)
    hands.type("time_to", "3,5")
    assert hands.now(step).time_to == 3.5

    hands.type("time_to", "")
    assert hands.now(step).time_to is None


def test_what_is_no_number_is_refused_at_the_field(hands: Hands) -> None:
    step = hands.document.all(Step)[2]
    hands.select(step)
    hands.type("time_to", "soon")
    assert hands.row("time_to").trouble == ""

    hands.leave()

    assert "“soon” is not a number." in hands.row("time_to").trouble
    assert hands.words("time_to") == "soon"
    assert hands.now(step) == step
    hands.type("time_to", "9")
    assert hands.row("time_to").trouble == ""
    assert hands.now(step).time_to == 9


def test_what_was_refused_is_said_when_something_else_is_selected(hands: Hands) -> None:
    first, second = hands.document.all(Step)[:2]
    hands.select(first)
    hands.type("time_to", "soon")

    hands.select(second)

    assert hands.row("time_to").trouble == ""
    assert any("“soon” is not a number." in words for words in hands.window.notices.sentences)


def test_a_step_cannot_end_before_it_begins(hands: Hands) -> None:
    step = hands.find(Step, title="Uses room and pool")
    hands.select(step)
    hands.type("time_from", "7")
    hands.leave()

    assert "would end before it begins" in hands.row("time_from").trouble
    assert (hands.now(step).time_from, hands.now(step).time_to) == (step.time_from, step.time_to)
    assert not hands.history.can_undo


def test_the_time_is_asked_in_the_unit_of_the_map(hands: Hands) -> None:
    hands.select()
    hands.choose("time_unit", "Weeks")
    hands.select(hands.document.all(Step)[0])

    assert hands.row("time_from").control.part.accessibleName() == "From, in weeks"


def test_a_date_is_kept_as_written_and_another_is_refused(hands: Hands) -> None:
    note = hands.document.all(Note)[0]
    hands.select(note)
    hands.type("due", "2026-12-24")
    assert hands.now(note).due == "2026-12-24"

    hands.type("due", "24/12")
    hands.leave()
    assert hands.now(note).due == "2026-12-24"
    assert "“24/12” is not a date" in hands.row("due").trouble


def test_a_count_goes_up_and_down_within_its_limits_as_one_step(hands: Hands) -> None:
    note = hands.document.all(Note)[0]
    hands.select(note)
    hands.line("impact")
    for _ in range(7):
        hands.press(Qt.Key.Key_Up)
    assert hands.now(note).impact == 5

    for _ in range(7):
        hands.press(Qt.Key.Key_Down)
    assert hands.now(note).impact is None
    hands.type("impact", "9")
    hands.leave()
    assert hands.now(note).impact is None
    assert "from 1 to 5" in hands.row("impact").trouble


def test_votes_that_are_emptied_are_none(hands: Hands) -> None:
    note = next(note for note in hands.document.all(Note) if note.votes)
    hands.select(note)

    hands.type("votes", "")
    hands.leave()

    assert hands.now(note).votes == 0
    assert hands.words("votes") == "0"


def test_a_channel_completes_from_the_file_the_usual_words_first(hands: Hands) -> None:
    hands.select(hands.find(Touchpoint, title="Search ad"))
    hands.line("channel")
    hands.press(Qt.Key.Key_Down)
    completer = hands.row("channel").control.part.completer()  # type: ignore[attr-defined]

    offered = completer.completionModel()
    words = [offered.index(row, 0).data() for row in range(offered.rowCount())]
    completer.popup().hide()

    assert words == known_words(hands.document, "channel")
    assert words[0] == "E-mail"


def test_completing_a_word_writes_it(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.type("channel", "ma")
    popup = hands.line("channel").completer().popup()  # type: ignore[attr-defined]
    assert popup.isVisible()

    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    hands.look()

    assert hands.now(card).channel == "E-mail"
    hands.history.undo()
    assert hands.now(card).channel == "Web"


def test_single_keys_in_the_panel_do_nothing_to_the_map(hands: Hands) -> None:
    hands.select()
    before = hands.document.snapshot()
    hands.row("persona_id").control.part.setFocus()
    for key in (Qt.Key.Key_S, Qt.Key.Key_T, Qt.Key.Key_Delete, Qt.Key.Key_1):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    hands.look()

    assert hands.document == before
    assert hands.window.lens == "goal"
