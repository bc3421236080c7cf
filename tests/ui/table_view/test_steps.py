"""Steps in the table: made by typing, inserted, moved, doubled, deleted; keys that lead about."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cjm_desktop.model.records import Lane, Placement, Step, Touchpoint
from tests.ui.table_view.table_hands import ALT, CTRL, SHIFT, Hands
from tests.ui.window_hands import action


def test_a_whole_journey_is_typed_down_one_column(empty: Hands) -> None:
    assert empty.place == (0, "Step")
    for title in ("Hears of it", "Tries it", "Buys it"):
        empty.keys(title)
        empty.press(Qt.Key.Key_Return)
    assert empty.titles == ["Hears of it", "Tries it", "Buys it"]
    assert empty.place == (3, "Step")
    assert empty.undo_words == "Add step"
    empty.undo()
    assert empty.titles == ["Hears of it", "Tries it"]
    empty.keys("Pays")
    empty.press(Qt.Key.Key_Return)
    assert empty.titles == ["Hears of it", "Tries it", "Pays"]


def test_enter_on_the_row_for_a_new_step_makes_none(empty: Hands) -> None:
    empty.press(Qt.Key.Key_Return)
    assert empty.titles == []
    assert not empty.history.can_undo


def test_tab_goes_on_in_the_step_just_typed(hands: Hands) -> None:
    hands.go(10, "Step")
    hands.keys("Returns")
    hands.press(Qt.Key.Key_Tab)
    assert hands.place == (10, "Stage")
    hands.press(Qt.Key.Key_Tab)
    hands.keys("20")
    hands.press(Qt.Key.Key_Tab)
    hands.keys("2")
    hands.press(Qt.Key.Key_Return)
    assert hands.words(10, "Time") == "day 20"
    assert hands.words(10, "Emotion") == "2"
    assert hands.words(10, "Stage") == "Evaluation", "the stage of the step above"
    assert hands.place == (11, "Emotion")


def test_typing_in_a_lane_of_the_last_row_makes_a_step_with_a_card(hands: Hands) -> None:
    hands.type(10, "Booking", "Next booking")
    card = hands.card("Next booking")
    assert card.step_id == hands.find(Step, title="").id
    assert hands.model.step_count == 11
    assert hands.undo_words == "Add step"
    hands.undo()
    assert hands.model.step_count == 10
    assert not [each for each in hands.document.all(Touchpoint) if each.title == "Next booking"]


def test_what_is_refused_in_the_last_row_makes_no_step(hands: Hands) -> None:
    hands.type(10, "Emotion", "nine")
    assert "not a number" in hands.notices
    assert hands.model.step_count == 10


def test_keys_lead_about(hands: Hands) -> None:
    hands.go(3, "Step")
    hands.press(Qt.Key.Key_Return)
    assert hands.place == (4, "Step")
    hands.press(Qt.Key.Key_Return, SHIFT)
    assert hands.place == (3, "Step")
    hands.press(Qt.Key.Key_Tab)
    assert hands.place == (3, "Stage")
    hands.press(Qt.Key.Key_Tab, SHIFT)
    assert hands.place == (3, "Step")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_End)
    assert hands.place == (4, "Opportunities")
    hands.press(Qt.Key.Key_Tab)
    assert hands.place == (5, "Step")
    hands.press(Qt.Key.Key_Tab, SHIFT)
    assert hands.place == (4, "Opportunities")


def test_the_steps_stay_in_view_while_lanes_scroll_by(hands: Hands) -> None:
    hands.go(4, "Opportunities")
    bar = hands.view.horizontalScrollBar()
    assert bar.value() > 0
    step = hands.view.visualRect(hands.model.index(4, 0))
    assert step.left() == 0
    assert hands.view.indexAt(step.center()) == hands.model.index(4, 0)
    scrolled = bar.value()
    hands.go(6, "Step")
    assert bar.value() == scrolled, "going to a step does not scroll back"
    hands.keys("Swims")
    hands.press(Qt.Key.Key_Return)
    assert hands.titles[6] == "Swims"

    for at in reversed(range(1, hands.model.columnCount())):
        hands.view.go_to(4, at)
        rect = hands.view.visualRect(hands.model.index(4, at))
        assert rect.left() >= hands.view.columnWidth(0) - 1 or bar.value() == 0


@pytest.mark.parametrize("lens", ["goal", "outcome", "functional"])
def test_a_step_is_added_after_the_one_selected_and_typed(hands: Hands, lens: str) -> None:
    hands.run(f"lens.{lens}")
    hands.go(3, "Booking")
    hands.run("add.step")
    assert hands.place == (4, "Step")
    hands.keys("Waits")
    hands.press(Qt.Key.Key_Return)
    assert hands.titles[3:6] == ["Books a room", "Waits", "Packs the suitcase"]
    hands.undo()
    hands.undo()
    assert "Waits" not in hands.titles
    assert hands.model.step_count == 10


def test_a_step_is_inserted_before_the_one_selected(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_Insert, ALT)
    hands.keys("Asks around")
    hands.press(Qt.Key.Key_Return)
    assert hands.titles[2:5] == ["Compares and reads reviews", "Asks around", "Books a room"]
    step = hands.step("Asks around")
    goal = hands.document.require(Placement, f"{step.id}:goal")
    assert goal.stage_id is not None


def test_steps_are_deleted_from_any_column(hands: Hands) -> None:
    before = hands.document.snapshot()
    hands.select((3, "Booking"), (4, "Reception"))
    hands.press(Qt.Key.Key_Delete, ALT)
    assert hands.model.step_count == 8
    assert "Books a room" not in hands.titles
    assert "Packs the suitcase" not in hands.titles
    assert hands.undo_words == "Delete steps"
    hands.undo()
    assert hands.document == before


def test_delete_on_steps_deletes_them_and_on_cells_empties_them(hands: Hands) -> None:
    before = hands.document.snapshot()
    hands.select_rows(1, 3)
    hands.press(Qt.Key.Key_Delete)
    assert hands.titles[:2] == ["Gets the assignment", "Compares and reads reviews"]
    assert hands.model.step_count == 8
    hands.undo()
    assert hands.document == before

    hands.select((4, "Emotion"), (6, "Pains"))
    hands.press(Qt.Key.Key_Delete)
    assert hands.undo_words == "Clear cells"
    assert hands.model.step_count == 10
    assert [hands.words(row, "Pains") for row in (2, 4, 8)] == [
        "Photos look the same everywhere", "", "Invoice lacks cost centre",
    ]  # fmt: skip
    assert hands.column("Reception") == ["Key drop"]
    assert hands.feeling("Packs the suitcase") is None
    assert hands.words(4, "Stage") == "Deciding"
    hands.undo()
    assert hands.document == before


def test_deleting_where_nothing_is_does_nothing(hands: Hands) -> None:
    hands.go(0, "Booking")
    hands.press(Qt.Key.Key_Delete)
    hands.go(10, "Step")
    hands.press(Qt.Key.Key_Delete)
    assert not hands.history.can_undo


def test_alt_and_arrows_move_steps(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_Up, ALT)
    assert hands.titles[2:4] == ["Books a room", "Compares and reads reviews"]
    assert hands.place == (2, "Booking")
    assert hands.words(2, "Booking") == "Booking confirmation"
    assert hands.undo_words == "Move step"
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.titles[3] == "Books a room"

    hands.select_rows(7, 8, 9)
    hands.press(Qt.Key.Key_Up, ALT)
    assert hands.titles[6:] == [
        "Checks out", "Gets invoice and survey", "Tells colleagues, rebooks",
        "Uses room and pool",
    ]  # fmt: skip
    assert hands.view.rowHeight(6) < hands.view.rowHeight(7), "rows take their heights along"
    hands.press(Qt.Key.Key_Down, ALT)
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.titles[-1] == "Tells colleagues, rebooks"


def test_steps_and_cards_are_doubled(hands: Hands) -> None:
    hands.go(3, "Step")
    hands.press(Qt.Key.Key_D, CTRL)
    assert hands.titles[3:6] == ["Books a room", "Books a room", "Packs the suitcase"]
    assert hands.place == (4, "Step")
    hands.undo()
    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_D, CTRL)
    assert hands.words(3, "Booking") == "Booking confirmation\nBooking confirmation"


def test_elements_of_the_palette_are_added_at_the_cursor(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.run("add.touchpoint")
    hands.keys("Room upgrade")
    hands.press(Qt.Key.Key_Return)
    assert hands.words(3, "Booking") == "Booking confirmation\nRoom upgrade"

    hands.go(0, "Pains")
    hands.window.maps.add("touchpoint", "Advertisement")
    hands.look()
    assert hands.words(0, hands.place[1]) == "Advertisement"

    hands.go(0, "Booking")
    hands.window.maps.add("touchpoint", "Social media")
    hands.look()
    assert hands.words(0, "Booking") == "Social media"
    assert hands.undo_words == "Add touchpoint"

    hands.go(0, "Stage")
    hands.run("add.stage")
    hands.keys("Waking up")
    hands.press(Qt.Key.Key_Return)
    assert hands.words(0, "Stage") == "Waking up"


def test_a_swimlane_is_named_in_its_heading(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.run("add.swimlane")
    hands.keys("Kitchen")
    hands.press(Qt.Key.Key_Return)
    assert "Kitchen" in hands.headings
    assert hands.find(Lane, title="Kitchen").kind == "department"
    hands.run("add.emotion-curve")
    assert hands.headings.count("Emotion") >= 1


def test_select_all_and_rename(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.run("edit.rename")
    assert hands.editor.hasFocus()
    hands.press(Qt.Key.Key_Escape)
    hands.run("edit.select-all")
    chosen = hands.window.canvas.selection
    assert [hands.document.find(key) for key in chosen] == hands.document.ordered(
        Step, "map_id", hands.window.map_id
    )


def test_the_actions_of_steps_work_on_the_map_too(hands: Hands) -> None:
    hands.run("view.table")
    canvas = hands.window.canvas
    assert canvas.hasFocus()
    canvas.select([])
    assert not action(hands.window, "add.step-before").isEnabled()
    assert not action(hands.window, "edit.delete-steps").isEnabled()
    canvas.select([hands.card("Check-in desk").id])
    hands.run("add.step-before")
    hands.keys("Finds the desk")
    hands.press(Qt.Key.Key_Escape)
    titles = [each.title for each in hands.document.ordered(Step, "map_id", hands.window.map_id)]
    assert len(titles) == 11
    canvas.select([hands.card("Check-in desk").id, hands.card("Key drop").id])
    hands.run("edit.delete-steps")
    titles = [each.title for each in hands.document.ordered(Step, "map_id", hands.window.map_id)]
    assert "Checks in" not in titles
    assert "Checks out" not in titles


def test_proposed_stages_are_told_apart(hands: Hands) -> None:
    hands.run("lens.activity")
    hands.type(10, "Step", "Returns")
    step = hands.step("Returns")
    with hands.history.edit("Propose") as edit:
        placement = edit.document.require(Placement, f"{step.id}:activity")
        edit.put(replace(placement, proposed=True))
    sheet = hands.model.sheet
    assert sheet is not None
    assert sheet.columns[1].spoken(10) == "Afterwards, proposed"
    hands.run("edit.confirm-stages")
    assert sheet.columns[1].spoken(10) == "Afterwards"
