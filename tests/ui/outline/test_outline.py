"""The outline beside the map: what it says, one selection, keys that edit, following."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.curves import set_amount
from cjm_desktop.model.lanes import add_lane, delete_lane
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import (
    Feeling,
    Journey,
    Lane,
    Note,
    Placement,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.stages import add_stage
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint
from cjm_desktop.storage.workshop_file import create_workshop
from tests.benchmarks.big_maps import big_records
from tests.ui.outline.outline_hands import ALT, SHIFT, Hands
from tests.ui.window_hands import OpenWindow, action

GOAL = """
Framing the decision
  Gets the assignment
Deciding
  Searches for a hotel
  Compares and reads reviews
Transaction
  Books a room
Deciding, again
  Packs the suitcase
Transaction, again
  Checks in
  Uses room and pool
  Checks out
Evaluation
  Gets invoice and survey
  Tells colleagues, rebooks
"""


def test_it_shows_the_stages_with_their_steps(hands: Hands) -> None:
    assert hands.lines == GOAL.strip().split("\n")
    assert hands.view.hasFocus()
    assert hands.window.canvas.isVisible()
    assert hands.window.canvas.width() > 800, "the map is not cramped at 1440 × 900"


def test_what_lies_at_a_step_is_there_lane_by_lane(hands: Hands) -> None:
    hands.open("Packs the suitcase")
    at = hands.lines.index("  Packs the suitcase")
    assert hands.lines[at + 1 : at + 5] == [
        "    −1.6 “Is there an iron? No idea.”",
        "    What do I need to bring?",
        "    No list of what the room has",
        "    “What’s in your room” mail two days before",
    ]
    hands.press(Qt.Key.Key_Left)
    assert hands.lines == GOAL.strip().split("\n")


def test_a_screen_reader_hears_what_it_is_and_where(hands: Hands) -> None:
    hands.go("Books a room")
    assert hands.spoken() == "Step 4: Books a room, day −19, moment of truth"
    hands.open("Books a room")
    hands.go("Booking confirmation")
    assert hands.spoken() == "Booking: Booking confirmation, E-mail"
    hands.go("Packs")
    assert hands.spoken() == "Step 5: Packs the suitcase, day −1, without us"
    hands.open("Packs")
    hands.go("“What")
    assert hands.spoken() == ("Opportunities: “What’s in your room” mail two days before, 4 votes")
    hands.go("Transaction, again")
    assert hands.spoken() == "Transaction, again, 3 steps"
    assert hands.view.accessibleName() == "Outline of the map"
    assert "Step 4: Books a room, day −19, moment of truth" in hands.accessible_lines()


def test_other_lenses_are_followed(hands: Hands) -> None:
    hands.run("lens.functional")
    assert [line for line in hands.lines if not line.startswith(" ")] == [
        "Without us", "Marketing", "Marketing + Sales", "Sales", "Without us", "Service",
        "Marketing + Finance", "Marketing, again",
    ]  # fmt: skip
    hands.run("lens.interactive")
    assert hands.lines[-1] == "Awareness", "stages without steps stand at the end"


# --- one selection ------------------------------------------------------------------------------


def test_choosing_a_line_selects_it_on_the_map_and_the_other_way_round(hands: Hands) -> None:
    canvas = hands.window.canvas
    hands.open("Packs the suitcase")
    for words, key in (
        ("Packs", hands.find(Step, title="Packs the suitcase").id),
        ("What do I", hands.find(Note, text="What do I need to bring?").id),
        ("Evaluation", run_key(hands.find(Step, title="Gets invoice and survey").id)),
    ):
        hands.go(words)
        assert canvas.selection == (key,)

    canvas.select([hands.find(Touchpoint, title="Concierge chat").id])
    hands.look()
    assert hands.current == "Concierge chat", "what it lies in is opened"
    step, lane = hands.find(Step, title="Checks in"), hands.find(Lane, title="Booking")
    canvas.select([cell_key(lane.id, step.id)])
    hands.look()
    assert hands.current == "Checks in"
    assert canvas.selection == (cell_key(lane.id, step.id),), "the cell stays selected"


def test_the_map_scrolls_to_what_is_chosen(hands: Hands) -> None:
    canvas = hands.window.canvas
    canvas.zoom_to(3.0)
    hands.go("Tells colleagues")
    rect = canvas.rect_of(hands.find(Step, title="Tells colleagues, rebooks").id)
    assert canvas.rect().contains(rect.center())


def test_several_lines_are_selected_and_deleted_together(hands: Hands) -> None:
    hands.go("Checks in")
    hands.press(Qt.Key.Key_Down, SHIFT)
    assert len(hands.window.canvas.selection) == 2
    hands.press(Qt.Key.Key_Delete)
    assert "Checks in" not in hands.steps
    assert "Uses room and pool" not in hands.steps
    hands.run("edit.undo")
    assert len(hands.steps) == 10


def test_it_goes_with_the_table_too(hands: Hands) -> None:
    hands.run("view.table")
    hands.open("Books a room")
    hands.go("Booking confirmation")
    view = hands.window.tables.page.view
    assert view.place == (3, 6)
    view.go_to(5, 0)
    hands.look()
    assert hands.current == "Checks in"


def test_of_two_cards_in_a_cell_of_the_table_one_stays_selected(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Booking confirmation")
    with hands.history.edit("Add") as edit:
        added = add_touchpoint(edit, card.lane_id, card.step_id, "Receipt")
    hands.run("view.table")
    hands.open("Books a room")
    hands.go("Receipt")
    assert hands.window.canvas.selection == (added.id,)
    hands.press(Qt.Key.Key_Delete)
    assert hands.document.get(Touchpoint, card.id) is not None
    assert hands.document.get(Touchpoint, added.id) is None


# --- keys ---------------------------------------------------------------------------------------


def test_typing_renames_and_enter_goes_on(hands: Hands) -> None:
    hands.type_over("Books a room", "Reserves a room")
    assert "Reserves a room" in hands.steps
    assert hands.current == "Packs the suitcase"
    assert hands.undo_words == "Rename step"

    hands.go("Packs")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_End)
    hands.keys(" and bag")
    hands.press(Qt.Key.Key_Escape)
    assert "Packs the suitcase" in hands.steps
    assert hands.view.hasFocus()


def test_a_journey_is_typed_down_and_ends_with_enter(hands: Hands) -> None:
    hands.type_over("Tells colleagues", "Tells friends")
    assert len(hands.steps) == 11, "at the end a new step is made"
    hands.keys("Comes back")
    hands.press(Qt.Key.Key_Return)
    assert hands.steps[9:] == ["Tells friends", "Comes back", ""]
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    assert hands.steps[9:] == ["Tells friends", "Comes back"], "an empty new one goes again"
    assert hands.undo_words == "Rename step"


@pytest.mark.parametrize(
    ("step", "line", "typed", "label", "check"),
    [
        ("Books", "Booking conf", "Receipt", "Rename touchpoint",
         lambda h: h.find(Touchpoint, title="Receipt").channel == "E-mail"),
        ("Packs", "What do", "What is there?", "Change note",
         lambda h: h.find(Note, text="What is there?")),
        ("Packs", "−1.6", "-1", "Set feeling",
         lambda h: h.find(Feeling, quote="Is there an iron? No idea.").value == -1),
        ("Packs", "−1.6", "No iron", "Change quote",
         lambda h: h.find(Feeling, quote="No iron").value == -1.6),
        ("Checks in", "0.6", "1,5", "Set feeling",
         lambda h: h.find(Feeling, value=1.5).quote == ""),
    ],
)  # fmt: skip
def test_what_lies_at_a_step_is_typed_too(
    hands: Hands, step: str, line: str, typed: str, label: str, check: Callable[[Hands], object]
) -> None:
    hands.open(step)
    hands.type_over(line, typed)
    assert check(hands)
    assert hands.undo_words == label


def test_stages_are_renamed_and_shared_ones_say_why_not(hands: Hands) -> None:
    hands.type_over("Evaluation", "Looking back")
    assert hands.find(Stage, title="Looking back")
    assert hands.undo_words == "Rename stage"
    hands.run("lens.functional")
    hands.go("Marketing + Sales")
    hands.press(Qt.Key.Key_F2)
    assert "Several functions share this step" in hands.notices


def test_a_wrong_number_is_refused(hands: Hands) -> None:
    hands.open("Packs")
    hands.type_over("−1.6", "9")
    assert "between −2 and +2" in hands.notices
    hands.press(Qt.Key.Key_Escape)
    assert not hands.history.can_undo


def test_alt_and_arrows_carry(hands: Hands) -> None:
    hands.go("Packs")
    hands.press(Qt.Key.Key_Up, ALT)
    assert hands.steps[3:5] == ["Packs the suitcase", "Books a room"]
    assert hands.current == "Packs the suitcase"
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.steps[3:5] == ["Books a room", "Packs the suitcase"]

    hands.open("Checks out")
    hands.go("Key drop")
    hands.press(Qt.Key.Key_Left, ALT)
    card = hands.find(Touchpoint, title="Key drop")
    assert card.step_id == hands.find(Step, title="Uses room and pool").id
    assert hands.current == "Key drop"
    hands.press(Qt.Key.Key_Up, ALT)
    assert hands.find(Touchpoint, title="Key drop").lane_id == hands.find(Lane, title="Booking").id

    hands.go("Evaluation")
    hands.press(Qt.Key.Key_Up, ALT)
    assert hands.steps[7:9] == ["Gets invoice and survey", "Tells colleagues, rebooks"]


def test_after_deleting_the_next_line_has_the_cursor(hands: Hands) -> None:
    hands.go("Books a room")
    hands.press(Qt.Key.Key_Delete)
    assert "Books a room" not in hands.steps
    assert hands.current in ("Deciding, again", "Packs the suitcase")
    assert hands.window.canvas.selection
    hands.open("Packs")
    hands.go("No list")
    hands.press(Qt.Key.Key_Delete)
    assert hands.current.startswith("“What’s in your room”")
    assert hands.undo_words == "Delete note"


def test_escape_and_f6_lead_from_part_to_part(hands: Hands) -> None:
    window = hands.window
    hands.go("Checks in")
    hands.press(Qt.Key.Key_F6)
    assert window.canvas.hasFocus()
    hands.press(Qt.Key.Key_F6)
    assert window.inspector.has_focus
    hands.press(Qt.Key.Key_F6)
    assert window.findings.has_focus
    hands.press(Qt.Key.Key_F6)
    assert hands.view.hasFocus()
    hands.press(Qt.Key.Key_F6, SHIFT)
    assert window.findings.has_focus
    hands.press(Qt.Key.Key_F6, SHIFT)
    assert window.inspector.has_focus
    hands.press(Qt.Key.Key_F6, SHIFT)
    assert window.canvas.hasFocus()
    hands.press(Qt.Key.Key_F6, SHIFT)
    hands.press(Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
    hands.run("view.table")
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F6)
    assert window.tables.page.view.hasFocus()


def test_letters_are_no_commands_of_the_window(hands: Hands) -> None:
    hands.window.canvas.select([])
    hands.view.setFocus()
    hands.view.setCurrentIndex(hands.line("Checks in"))
    hands.window.canvas.select([])
    hands.keys("p")
    assert hands.view.rows.editor is not None
    hands.press(Qt.Key.Key_Escape)
    assert len(hands.steps) == 10


def test_a_right_click_offers_what_can_be_done(hands: Hands) -> None:
    index = hands.line("Checks in")
    at = hands.view.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint(50, 50))
    QApplication.sendEvent(hands.view.viewport(), event)
    menu = hands.window.context_menus.menu
    offered = [entry.objectName() for entry in menu.actions()]
    menu.close()
    assert hands.selected == [hands.find(Step, title="Checks in")]
    assert {"edit.duplicate", "edit.delete", "add.step"} <= set(offered)


# --- following ----------------------------------------------------------------------------------


def test_edits_elsewhere_are_followed_and_what_is_open_stays_so(hands: Hands) -> None:
    hands.open("Checks in")
    hands.open("Packs")
    reset: list[bool] = []
    hands.model.modelReset.connect(lambda: reset.append(True))
    card = hands.find(Touchpoint, title="Check-in desk")
    with hands.history.edit("Rename") as edit:
        edit.put(replace(card, title="Front desk"))
    assert "    Front desk" in hands.lines
    with hands.history.edit("Add") as edit:
        add_touchpoint(edit, card.lane_id, card.step_id, "Luggage")
        edit.put(replace(hands.find(Step, title="Checks in"), title="Arrives"))
    assert hands.lines[hands.lines.index("  Arrives") + 2 :][:2] == ["    Front desk",
                                                                     "    Luggage"]  # fmt: skip
    with hands.history.edit("Delete") as edit:
        delete_lane(edit, hands.find(Lane, title="Reception"))
    assert "    Front desk" not in hands.lines
    assert not reset, "no line but those is made anew"

    with hands.history.edit("Add") as edit:
        add_step(edit, hands.window.map_id, 0, "First", lens="goal")
    assert reset
    assert "    What do I need to bring?" in hands.lines, "what was open is open"
    assert "  First" in hands.lines


def test_stages_that_were_closed_stay_so(hands: Hands) -> None:
    hands.go("Evaluation")
    hands.press(Qt.Key.Key_Left)
    assert hands.lines[-1] == "Evaluation"
    with hands.history.edit("Add") as edit:
        add_stage(edit, hands.window.map_id, "goal", "Rest")
    assert hands.lines[-2:] == ["Evaluation", "Rest"]


def test_metrics_and_the_parking_lot(hands: Hands) -> None:
    with hands.history.edit("Add") as edit:
        lane = add_lane(edit, hands.window.map_id, "metric", "Minutes")
        set_amount(edit, lane.id, hands.find(Step, title="Checks in").id, 12)
        add_parked_note(edit, hands.window.map_id, "Ask the porter")
    assert hands.lines[-2:] == ["Parking lot", "  Ask the porter"]
    hands.open("Checks in")
    hands.type_over("12", "15")
    assert "    15" in hands.lines
    hands.type_over("Ask the porter", "Ask both porters")
    assert hands.find(Note, text="Ask both porters").lane_id is None
    hands.go("Ask both")
    assert hands.selected == [hands.find(Note, text="Ask both porters")]
    hands.press(Qt.Key.Key_Delete)
    assert "Parking lot" not in hands.lines


def test_a_map_deleted_under_it_gives_way_to_another(hands: Hands) -> None:
    with hands.history.edit("Another") as edit:
        other = add_map(edit, "Another map")
        add_step(edit, other.id, None, "There", lens="goal")
    hands.go("Checks in")
    with hands.history.edit("Delete map") as edit:
        edit.delete(edit.document.require(Journey, hands.window.map_id))
    hands.look()
    assert hands.lines == ["In no stage", "  There"]


def test_an_empty_map_has_no_lines_and_begins_with_enter(empty: Hands) -> None:
    assert empty.lines == []
    assert empty.view.hasFocus()
    empty.press(Qt.Key.Key_Delete)
    empty.press(Qt.Key.Key_F2)
    empty.press(Qt.Key.Key_Up, ALT)
    assert not empty.history.can_undo
    empty.press(Qt.Key.Key_Return)
    empty.keys("Hears of it")
    empty.press(Qt.Key.Key_Return)
    empty.press(Qt.Key.Key_Escape)
    assert empty.steps[0] == "Hears of it"


def test_a_file_that_is_only_read_is_shown_and_not_edited(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    open_a_window(hotel_stay)
    hands = Hands(open_a_window(hotel_stay))
    hands.go("Checks in")
    hands.keys("x")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Up, ALT)
    hands.go("Tells colleagues")
    hands.press(Qt.Key.Key_Return)
    assert len(hands.steps) == 10
    assert not hands.history.can_undo
    assert hands.view.rows.editor is None


def test_it_takes_the_place_of_the_palette_and_is_remembered(
    hands: Hands, open_a_window: OpenWindow, tmp_path: Path
) -> None:
    left = hands.window.left
    assert action(hands.window, "view.outline").isChecked()
    QTest.mouseClick(left.elements, Qt.MouseButton.LeftButton)
    assert not left.shows_outline
    QTest.mouseClick(left.outline_button, Qt.MouseButton.LeftButton)
    assert left.shows_outline
    path = tmp_path / "Other.cjm"
    create_workshop(path, [Journey(position="a0", title="Other")])
    assert open_a_window(path).left.shows_outline


def test_thousands_of_touchpoints(open_a_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "Large.cjm"
    create_workshop(path, big_records(200, 10, 2000))
    hands = Hands(open_a_window(path))
    hands.view.expandAll()
    card = hands.document.require(Touchpoint, "t1001")
    hands.window.canvas.select([card.id])
    hands.look()
    assert hands.current == card.title
    taken = []
    for number in range(5):
        before = time.perf_counter()
        with hands.history.edit("Rename") as edit:
            edit.put(replace(hands.document.require(Touchpoint, "t1001"), title=f"New {number}"))
        taken.append(time.perf_counter() - before)
    assert hands.current == "New 4"
    assert sorted(taken)[2] < 0.05


def test_what_is_typed_is_kept_when_the_file_is_closed(hands: Hands) -> None:
    document = hands.document
    hands.go("Checks in")
    hands.keys("Arrives")
    hands.run("file.close")
    assert "Arrives" in {step.title for step in document.all(Step)}


def test_enter_on_a_stage_without_steps_makes_one_in_it(hands: Hands) -> None:
    with hands.history.edit("Add") as edit:
        stage = add_stage(edit, hands.window.map_id, "goal", "Rest")
    hands.go("Rest")
    hands.press(Qt.Key.Key_Return)
    hands.keys("Sleeps")
    hands.press(Qt.Key.Key_Return)
    assert "  Sleeps" in hands.lines
    placement = hands.document.require(Placement, hands.find(Step, title="Sleeps").id + ":goal")
    assert placement.stage_id == stage.id


def test_what_is_typed_on_a_line_without_words_of_its_own_is_typed_nowhere(hands: Hands) -> None:
    hands.run("lens.functional")
    before = set(hands.document.records())
    hands.go("Without us")

    hands.keys("Sea")

    assert set(hands.document.records()) == before
    assert hands.current == "Without us"
