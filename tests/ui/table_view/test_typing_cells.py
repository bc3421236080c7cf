"""Typing into cells: what becomes of it on the map, one step of undo each, and what is refused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.drawing.picture import TextLine
from cjm_desktop.model.curves import set_amount
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Figure,
    Journey,
    Note,
    Placement,
    Stage,
    Touchpoint,
)
from tests.ui.table_view.table_hands import ALT, CTRL, SHIFT, Hands


def test_a_title_typed_shows_on_the_map_and_is_undone_at_once(hands: Hands) -> None:
    card = hands.card("Booking confirmation")
    hands.type(3, "Booking", "Receipt by mail")

    assert hands.words(3, "Booking") == "Receipt by mail"
    assert hands.place == (4, "Booking"), "Enter goes down"
    assert hands.undo_words == "Change touchpoints"
    hands.run("view.table")
    picture = hands.window.canvas.picture
    assert picture is not None
    drawn = [shape.text for placed in picture.flat() for shape in [placed]
             if isinstance(shape, TextLine)]  # fmt: skip
    assert "Receipt by mail" in " ".join(drawn)
    now = hands.document.require(Touchpoint, card.id)
    assert now == replace(card, title="Receipt by mail"), "channel, owner and source are kept"

    hands.undo()
    assert hands.document.require(Touchpoint, card.id) == card


def test_typing_into_an_empty_cell_adds_a_card(hands: Hands) -> None:
    hands.type(0, "Marketing", "Poster at the airport")
    added = hands.card("Poster at the airport")
    assert isinstance(added, Touchpoint)
    assert added.step_id == hands.step("Gets the assignment").id
    assert hands.undo_words == "Add touchpoint"
    hands.type(1, "Thinks", "Will it be loud?")
    assert isinstance(hands.card("Will it be loud?"), Note)
    assert hands.undo_words == "Add note"


def test_each_line_is_a_card_and_keeps_what_else_it_holds(hands: Hands) -> None:
    hands.add_lines(3, "Booking", "Loyalty number", "Map of the way")
    assert hands.words(3, "Booking") == "Booking confirmation\nLoyalty number\nMap of the way"
    assert hands.undo_words == "Change touchpoints"
    first = hands.card("Booking confirmation")
    assert isinstance(first, Touchpoint)
    assert first.channel == "E-mail"

    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_F2)
    hands.set_editor("Map of the way\n\nBooking confirmed")
    hands.press(Qt.Key.Key_Return)
    assert hands.words(3, "Booking") == "Map of the way\nBooking confirmed"
    kept = hands.document.require(Touchpoint, first.id)
    assert (kept.title, kept.channel) == ("Booking confirmed", "E-mail")

    hands.undo()
    assert hands.words(3, "Booking") == "Booking confirmation\nLoyalty number\nMap of the way"
    hands.undo()
    assert hands.words(3, "Booking") == "Booking confirmation"


def test_a_line_emptied_deletes_its_card(hands: Hands) -> None:
    hands.go(4, "Pains")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Return)
    assert hands.words(4, "Pains") == ""
    assert hands.undo_words == "Delete note"


def test_a_break_inside_a_title_stays_one(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.keys("One")
    hands.press(Qt.Key.Key_Return, SHIFT)
    hands.keys("two")
    hands.press(Qt.Key.Key_Return)
    assert hands.card("One\ntwo")
    assert hands.words(3, "Booking") == "One ↵ two"
    hands.add_lines(3, "Booking", "three")
    assert hands.card("One\ntwo")
    assert hands.card("three")


@pytest.mark.parametrize(
    ("typed", "value"), [("1,5", 1.5), ("-2", -2.0), ("−0.4", -0.4), ("+1", 1.0), ("0", 0.0)]
)
def test_a_number_sets_the_feeling_and_leaves_the_quote(
    hands: Hands, typed: str, value: float
) -> None:
    hands.type(4, "Emotion", typed)
    feeling = hands.feeling("Packs the suitcase")
    assert feeling is not None
    assert (feeling.value, feeling.quote) == (value, "Is there an iron? No idea.")
    assert hands.undo_words == "Set feeling"


@pytest.mark.parametrize(
    ("heading", "typed", "said"),
    [
        ("Emotion", "7", "between −2 and +2"),
        ("Emotion", "fine", "“fine” is not a number"),
        ("Time", "soon", "“soon” is not a time"),
        ("Time", "5–2", "“5–2” would end before it begins"),
        ("Time", "day 5 … 2", "“day 5 … 2” would end before it begins"),
    ],
)
def test_a_wrong_value_is_refused_and_can_be_put_right(
    hands: Hands, heading: str, typed: str, said: str
) -> None:
    before = hands.document.snapshot()
    hands.type(4, heading, typed)
    assert said in hands.notices
    assert hands.document == before
    assert not hands.history.can_undo
    assert hands.editor.hasFocus(), "what was typed is still there"
    hands.press(Qt.Key.Key_Escape)
    assert hands.words(4, "Emotion") == "−1.6"
    assert hands.words(4, "Time") == "day −1"
    assert hands.view.hasFocus()


def test_what_is_refused_when_the_cell_is_left_leaves_the_old_value(hands: Hands) -> None:
    hands.go(4, "Emotion")
    hands.keys("bad")
    hands.go(0, "Step")
    assert hands.words(4, "Emotion") == "−1.6"
    assert "“bad” is not a number" in hands.notices


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("3", "day 3"), ("2 – 4", "day 2–4"), ("-21", "day −21"), ("2 weeks", "day 14"), ("", ""),
     ("day 5", "day 5"), ("1,5", "day 1.5"), ("−3 … −1", "day −3 … −1")],
)  # fmt: skip
def test_times(hands: Hands, typed: str, shown: str) -> None:
    hands.go(5, "Time")
    hands.press(Qt.Key.Key_F2)
    hands.set_editor(typed)
    hands.press(Qt.Key.Key_Return)
    assert hands.words(5, "Time") == shown


def test_a_range_of_time_is_typed_as_it_was(hands: Hands) -> None:
    hands.go(6, "Time")
    hands.press(Qt.Key.Key_F2)
    assert hands.editor.text() == "0 … 2"  # type: ignore[union-attr]
    hands.press(Qt.Key.Key_Return)
    assert not hands.history.can_undo


def test_quotes(hands: Hands) -> None:
    at = hands.at("Emotion") + 1
    index = hands.model.index(0, at)
    hands.view.setCurrentIndex(index)
    hands.keys("Not again!")
    hands.press(Qt.Key.Key_Return)
    feeling = hands.feeling("Gets the assignment")
    assert feeling is not None
    assert feeling.quote == "Not again!"
    assert hands.undo_words == "Change quote"

    hands.go(1, "Emotion")
    hands.press(Qt.Key.Key_Delete)
    assert hands.feeling("Searches for a hotel") is None
    assert hands.undo_words == "Delete feeling"
    hands.view.setCurrentIndex(hands.model.index(1, at))
    hands.keys("Hm")
    hands.press(Qt.Key.Key_Return)
    assert "Set the feeling first" in hands.notices


def test_the_first_feeling_makes_the_curve(empty: Hands) -> None:
    with empty.history.edit("Lane") as edit:
        add_lane(edit, empty.document.all(Journey)[0].id, "emotion")
    empty.type(0, "Step", "Arrives")
    empty.type(0, "Emotion", "1")
    assert len(empty.document.all(Curve)) == 1
    assert empty.words(0, "Emotion") == "1"
    empty.undo()
    assert not empty.document.all(Curve)


def test_numbers_of_a_metric_lane(hands: Hands) -> None:
    with hands.history.edit("Lane") as edit:
        lane = add_lane(edit, hands.document.all(Journey)[0].id, "metric", "Minutes")
        set_amount(edit, lane.id, hands.step("Checks in").id, 12)
    assert hands.words(5, "Minutes") == "12"
    hands.type(6, "Minutes", "2,5")
    assert hands.words(6, "Minutes") == "2.5"
    hands.go(5, "Minutes")
    hands.press(Qt.Key.Key_Delete)
    assert [amount.value for amount in hands.document.all(Amount)] == [2.5]


def test_captions_of_images(hands: Hands) -> None:
    with hands.history.edit("Lane") as edit:
        lane = add_lane(edit, hands.document.all(Journey)[0].id, "images", "Pictures")
        add_figure(edit, lane.id, hands.step("Checks in").id, None)
    assert hands.words(5, "Pictures") == "(image)"
    hands.type(5, "Pictures", "The desk")
    assert hands.words(5, "Pictures") == "The desk"
    hands.type(0, "Pictures", "Nothing")
    assert "An image cannot be made by typing" in hands.notices
    hands.press(Qt.Key.Key_Escape)
    hands.go(5, "Pictures")
    hands.press(Qt.Key.Key_Delete)
    assert not hands.document.all(Figure)


def test_a_stage_is_chosen_by_its_title_or_made(hands: Hands) -> None:
    placed = hands.step("Packs the suitcase").id + ":goal"
    hands.type(4, "Stage", "evaluation")
    assert hands.words(4, "Stage") == "Evaluation"
    assert hands.undo_words == "Choose stage"

    hands.type(4, "Stage", "Getting ready")
    stage = hands.find(Stage, title="Getting ready")
    assert hands.document.require(Placement, placed).stage_id == stage.id
    titles = [each.title for each in hands.model.sheet.arrangement.stages("goal")]  # type: ignore[union-attr]
    assert titles.index("Getting ready") == titles.index("Transaction") + 1

    hands.go(4, "Stage")
    hands.press(Qt.Key.Key_Delete)
    assert hands.words(4, "Stage") == "In no stage"
    assert hands.document.require(Placement, placed).stage_id is None
    for _ in range(3):
        hands.undo()
    assert hands.words(4, "Stage") == "Deciding"
    assert not [each for each in hands.document.all(Stage) if each.title == "Getting ready"]


def test_a_stage_begun_is_filled_in(hands: Hands) -> None:
    hands.go(4, "Stage")
    hands.keys("Tran")
    assert hands.editor.text() == "Transaction"  # type: ignore[union-attr]
    hands.press(Qt.Key.Key_Return)
    assert hands.words(4, "Stage") == "Transaction"


def test_where_the_departments_decide_no_stage_is_typed(hands: Hands) -> None:
    hands.run("lens.functional")
    hands.type(3, "Stage", "Service")
    assert "the departments decide" in hands.notices
    hands.press(Qt.Key.Key_Escape)
    hands.run("lens.outcome")
    hands.type(4, "Stage", "Retention")
    assert "Nobody meets the customer" in hands.notices
    assert not hands.history.can_undo


def test_escape_keeps_what_was_there(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.keys("Something else")
    hands.press(Qt.Key.Key_Escape)
    assert hands.words(3, "Booking") == "Booking confirmation"
    assert not hands.history.can_undo
    assert hands.view.hasFocus()


def test_leaving_for_another_cell_keeps_what_is_typed(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.keys("Receipt")
    hands.go(0, "Step")
    assert hands.words(3, "Booking") == "Receipt"


def test_what_is_typed_is_kept_when_the_file_is_closed(hands: Hands) -> None:
    document = hands.document
    hands.go(3, "Booking")
    hands.keys("Receipt")
    hands.run("file.close")
    assert "Receipt" in {card.title for card in document.all(Touchpoint)}
    assert not hands.window.tables.is_shown


def test_undo_while_typing_is_that_of_the_field(hands: Hands) -> None:
    hands.type(2, "Booking", "Page")
    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_F2)
    hands.keys("X")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.editor.toPlainText() == "Booking confirmation"  # type: ignore[union-attr]
    assert hands.words(2, "Booking") == "Page"


def test_letters_are_no_commands_of_the_window(hands: Hands) -> None:
    hands.go(10, "Step")
    assert not hands.window.canvas.selection
    hands.keys("5p?")
    assert hands.window.lens == "goal"
    hands.press(Qt.Key.Key_Return)
    assert hands.titles[-1] == "5p?"


def test_the_title_of_a_lane_is_typed_in_its_heading(hands: Hands) -> None:
    headings = hands.view.headings
    headings.rename(hands.at("Booking"))
    hands.look()
    hands.keys("Sales desk")
    hands.press(Qt.Key.Key_Return)
    assert "Sales desk" in hands.headings
    assert hands.undo_words == "Rename lane"
    assert hands.view.hasFocus()
    headings.rename(hands.at("Sales desk"))
    hands.look()
    hands.keys("Other")
    hands.press(Qt.Key.Key_Escape)
    assert "Sales desk" in hands.headings
    assert hands.history.undo_label and hands.view.hasFocus()


def test_a_step_typed_over_several_lines_is_one_title(hands: Hands) -> None:
    hands.go(0, "Step")
    hands.press(Qt.Key.Key_F2)
    hands.set_editor("Gets\nthe news")
    hands.press(Qt.Key.Key_Return, ALT)
    assert hands.titles[0] == "Gets the news"
    assert hands.undo_words == "Rename step"
    assert QApplication.focusWidget() is hands.view
