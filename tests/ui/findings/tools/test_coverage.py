"""The coverage table: four states, ideas written into empty cells, and parts agreed to be none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.language import text
from cjm_desktop.lenses.coverage import coverage_of
from cjm_desktop.model.editing import change
from cjm_desktop.model.records import (
    Answer,
    Journey,
    Lane,
    Lens,
    Note,
    Placement,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.stages import add_stage
from cjm_desktop.ui.findings.tools import lens_tools
from cjm_desktop.ui.findings.tools.coverage_model import PART_WORDS
from tests.ui.findings.tools.conftest import OpenCoverage
from tests.ui.findings.tools.tool_hands import TODAY, CoverageHands

MEETS, BEHIND, NONE, ASK = (str(words) for words in PART_WORDS.values())
BY_HAND = {
    "Marketing": [ASK, MEETS, ASK, MEETS],
    "Booking": [ASK, MEETS, MEETS, ASK],
    "Reception": [ASK, ASK, MEETS, ASK],
    "Finance": [ASK, ASK, ASK, MEETS],
    "Housekeeping": [ASK, ASK, BEHIND, ASK],
}
IDEAS = (
    "SELECT note.text, lane.title, lane.note_kind, step.title FROM note"
    " JOIN lane ON lane.id = note.lane_id JOIN step ON step.id = note.step_id"
    " WHERE lane.note_kind = 'idea'"
)


def rows(hands: CoverageHands) -> dict[str, list[str]]:
    return {department: hands.row(department) for department in hands.departments}


# --- what is shown ------------------------------------------------------------------------------


def test_the_hotel_stay_is_covered_as_worked_out_by_hand(coverage: CoverageHands) -> None:
    assert coverage.stages == ["Framing the decision", "Deciding", "Transaction", "Evaluation"]
    assert rows(coverage) == BY_HAND


def test_the_cells_are_those_of_the_lens(coverage: CoverageHands) -> None:
    session = coverage.window.canvas.session
    assert session is not None
    computed = coverage_of(session.arrangement)
    shown = coverage.model.shown
    assert {cell: shown.cells[cell].part for cell in shown.cells} == dict(computed.part)


def test_a_screen_reader_hears_department_goal_and_part(coverage: CoverageHands) -> None:
    said = [coverage.spoken(coverage.at(*cell)) for cell in (
        ("Reception", "Deciding"), ("Marketing", "Deciding"), ("Housekeeping", "Transaction"),
    )]  # fmt: skip

    assert said == [
        "Reception, Deciding: not asked yet",
        "Marketing, Deciding: meets the customer",
        "Housekeeping, Transaction: works behind the scenes",
    ]


def test_the_heading_of_a_goal_says_what_it_is(coverage: CoverageHands) -> None:
    said = coverage.model.headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert said == "Deciding: A place I can trust, near the client"


def test_it_follows_the_map(coverage: CoverageHands) -> None:
    with coverage.history.edit(text("Edit")) as edit:
        edit.delete(coverage.find(Touchpoint, title="Invoice by e-mail"))
        change(edit, coverage.find(Lane, title="Finance"), title="Accounts")
        change(edit, coverage.find(Stage, title="Deciding", lens="goal"), title="Choosing")
    coverage.look()

    assert coverage.row("Accounts") == [ASK] * 4
    assert coverage.stages[1] == "Choosing"
    coverage.undo()
    assert rows(coverage) == BY_HAND


def test_a_map_without_departments_says_so(open_coverage: OpenCoverage, empty_map: Path) -> None:
    hands = open_coverage(empty_map)

    assert rows(hands) == {}
    assert "Nothing to compare yet" in hands.says


def test_forty_departments_and_twelve_goals(open_coverage: OpenCoverage, large_map: Path) -> None:
    hands = open_coverage(large_map)

    assert (len(hands.departments), len(hands.stages)) == (40, 12)
    assert sum(row.count(MEETS) for row in rows(hands).values()) == 40
    last = hands.at("Department 40", "Goal 12")
    hands.click(last)
    hands.keys("More")
    hands.press(Qt.Key.Key_Return)
    assert hands.document.all(Note)[0].text == "Department 40: More"
    assert hands.document.all(Note)[0].step_id == "step22"


# --- ideas --------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["click", "enter", "typing", "menu"])
def test_an_empty_cell_takes_an_idea(coverage: CoverageHands, how: str, qtbot: QtBot) -> None:
    cell, words = coverage.at("Reception", "Deciding"), "ask what matters"
    coverage.table.go_to(cell)
    if how == "click":
        coverage.click(cell)
    elif how == "enter":
        coverage.press(Qt.Key.Key_Return)
    elif how == "menu":
        coverage.choose(cell, "Write an idea …")
    coverage.keys(words)
    coverage.press(Qt.Key.Key_Return)

    idea = ("Reception: ask what matters", "Ideas", "idea", "Searches for a hotel")
    qtbot.waitUntil(lambda: coverage.rows_in_file(IDEAS) == [idea])
    assert coverage.selected == ["Reception: ask what matters"]
    assert coverage.spoken(cell) == "Reception, Deciding: not asked yet, 1 idea"
    assert coverage.table.hasFocus()
    assert coverage.table.currentIndex() == cell
    coverage.undo()
    assert coverage.document.all(Lane) != []
    assert not [lane for lane in coverage.document.all(Lane) if lane.note_kind == "idea"]
    assert rows(coverage) == BY_HAND


def test_an_idea_that_is_left_is_kept_one_that_is_escaped_is_not(coverage: CoverageHands) -> None:
    coverage.click(coverage.at("Reception", "Deciding"))
    coverage.keys("one")
    coverage.press(Qt.Key.Key_Escape)
    assert coverage.table.hasFocus()
    coverage.click(coverage.at("Finance", "Deciding"))
    coverage.keys("two")
    coverage.click(coverage.at("Finance", "Transaction"))
    coverage.tool.finish_typing()

    ideas = [note.text for note in coverage.document.all(Note) if ":" in note.text]
    assert ideas == ["Finance: two"]


def test_enter_without_a_word_leaves_no_trace(coverage: CoverageHands) -> None:
    coverage.click(coverage.at("Reception", "Deciding"))
    coverage.press(Qt.Key.Key_Return)

    assert not coverage.history.can_undo
    assert coverage.told == []


def test_a_letter_that_begins_an_idea_is_no_command(coverage: CoverageHands) -> None:
    coverage.table.go_to(coverage.at("Reception", "Deciding"))
    coverage.window.canvas.select(())
    coverage.keys("t")

    assert coverage.field is not None
    assert coverage.field.text() == "t"
    assert "Reception" in coverage.field.placeholderText()
    assert len(coverage.document.all(Touchpoint)) == 12


def test_an_idea_for_a_goal_without_steps_is_parked_and_that_is_said(
    coverage: CoverageHands,
) -> None:
    session = coverage.window.canvas.session
    assert session is not None
    with coverage.history.edit(text("Add stage")) as edit:
        add_stage(edit, session.map_id, "goal", "Coming back")
    coverage.look()
    coverage.click(coverage.at("Finance", "Coming back"))
    coverage.keys("a card")
    coverage.press(Qt.Key.Key_Return)

    (note,) = session.arrangement.parked_notes()
    assert note.text == "Finance: a card"
    assert "parking lot" in " ".join(coverage.told)


def test_the_menu_leads_to_the_ideas(coverage: CoverageHands) -> None:
    cell = coverage.at("Reception", "Deciding")
    for words in ("one", "two"):
        coverage.click(cell)
        coverage.keys(words)
        coverage.press(Qt.Key.Key_Return)
    coverage.window.canvas.select(())
    coverage.choose(cell, "Go to the 2 ideas")

    assert coverage.selected == ["Reception: one", "Reception: two"]


def test_an_idea_half_typed_is_kept_when_another_map_is_shown(
    open_coverage: OpenCoverage, two_maps: Path
) -> None:
    hands = open_coverage(two_maps)
    hands.click(hands.at("Reception", "Deciding"))
    hands.keys("ask")
    hands.window.choose_map(hands.find(Journey, title="Other").id)
    hands.show()

    assert rows(hands) == {}
    assert hands.selected == []
    assert "Reception: ask" in [note.text for note in hands.document.all(Note)]


# --- no part, agreed ----------------------------------------------------------------------------


def test_a_department_agrees_to_have_no_part_and_takes_it_back(
    coverage: CoverageHands, qtbot: QtBot
) -> None:
    cell = coverage.at("Reception", "Deciding")
    coverage.table.go_to(cell)
    coverage.press(Qt.Key.Key_Delete)
    coverage.keys("Nobody has arrived yet")
    coverage.press(Qt.Key.Key_Return)

    lane, stage = coverage.find(Lane, title="Reception"), coverage.find(Stage, title="Deciding")
    kept = [(f"no_part:{lane.id}:{stage.id}", "Nobody has arrived yet")]
    query = "SELECT finding_key, reason FROM answer"
    qtbot.waitUntil(lambda: coverage.rows_in_file(query) == kept)
    assert coverage.row("Reception") == [ASK, NONE, MEETS, ASK]
    assert coverage.spoken(cell) == (
        "Reception, Deciding: no part, agreed, because Nobody has arrived yet"
    )
    assert str(coverage.history.undo_label) == "Agree on no part"

    coverage.press(Qt.Key.Key_Delete)
    assert rows(coverage) == BY_HAND
    assert coverage.document.all(Answer) == []
    coverage.undo()
    assert coverage.row("Reception")[1] == NONE
    coverage.undo()
    assert rows(coverage) == BY_HAND
    coverage.redo()
    assert coverage.row("Reception")[1] == NONE


def test_a_department_with_nothing_left_to_ask_is_asked_no_more(coverage: CoverageHands) -> None:
    before = coverage.asks().count("not_asked_yet")
    for stage in ("Framing the decision", "Transaction"):
        coverage.table.go_to(coverage.at("Marketing", stage))
        coverage.press(Qt.Key.Key_Delete)
        coverage.press(Qt.Key.Key_Return)

    assert coverage.row("Marketing") == [NONE, MEETS, NONE, MEETS]
    assert coverage.asks().count("not_asked_yet") == before - 1


def test_escape_agrees_on_nothing(coverage: CoverageHands) -> None:
    coverage.table.go_to(coverage.at("Reception", "Deciding"))
    coverage.press(Qt.Key.Key_Delete)
    coverage.keys("Because")
    coverage.press(Qt.Key.Key_Escape)

    assert rows(coverage) == BY_HAND


def test_the_reason_is_changed_by_a_click_and_asked_again_from_the_menu(
    coverage: CoverageHands,
) -> None:
    cell = coverage.at("Reception", "Deciding")
    coverage.choose(cell, "No part, agreed because …")
    coverage.keys("Too early")
    coverage.press(Qt.Key.Key_Return)
    coverage.click(cell)
    assert coverage.field is not None
    assert coverage.field.text() == "Too early"
    coverage.keys("Other people")
    coverage.press(Qt.Key.Key_Return)
    assert [answer.reason for answer in coverage.document.all(Answer)] == ["Other people"]

    coverage.choose(cell, "Ask again")
    assert rows(coverage) == BY_HAND


def test_a_department_that_has_a_part_cannot_agree_to_have_none(coverage: CoverageHands) -> None:
    coverage.table.go_to(coverage.at("Marketing", "Deciding"))
    coverage.press(Qt.Key.Key_Delete)

    assert rows(coverage) == BY_HAND
    assert "has cards there" in " ".join(coverage.told)
    assert not coverage.history.can_undo


# --- going about --------------------------------------------------------------------------------


def test_a_filled_cell_leads_to_its_cards(coverage: CoverageHands) -> None:
    coverage.click(coverage.at("Marketing", "Deciding"))
    assert coverage.selected == ["Search ad", "Review site profile"]

    coverage.table.go_to(coverage.at("Housekeeping", "Transaction"))
    coverage.press(Qt.Key.Key_Return)
    assert coverage.selected == ["Room ready by 14:00", "Pool towels"]


def test_arrows_move_and_the_map_stays(coverage: CoverageHands) -> None:
    coverage.window.canvas.select(())
    coverage.table.go_to(coverage.at("Marketing", "Framing the decision"))
    coverage.press(Qt.Key.Key_Right)
    coverage.press(Qt.Key.Key_Down)

    assert coverage.table.currentIndex() == coverage.at("Booking", "Deciding")
    assert coverage.selected == []


def test_what_the_pointer_is_over_is_told(coverage: CoverageHands) -> None:
    told: list[tuple[str, ...]] = []
    coverage.tool.pointed.connect(told.append)
    coverage.hover(coverage.at("Booking", "Transaction"))
    coverage.hover(None)

    confirmation = coverage.find(Touchpoint, title="Booking confirmation")
    assert told == [(confirmation.id,), ()]


def test_the_cursor_stays_on_its_cell_when_departments_change_places(
    coverage: CoverageHands,
) -> None:
    coverage.table.go_to(coverage.at("Finance", "Evaluation"))
    with coverage.history.edit(text("Delete")) as edit:
        edit.delete(coverage.find(Lane, title="Booking"))
    coverage.look()

    assert coverage.table.currentIndex() == coverage.at("Finance", "Evaluation")


def test_a_step_in_another_goal_moves_the_part(coverage: CoverageHands) -> None:
    step, stage = coverage.find(Step, title="Books a room"), coverage.find(Stage, title="Deciding")
    placement = coverage.find(Placement, step_id=step.id, lens="goal")
    with coverage.history.edit(text("Place")) as edit:
        change(edit, placement, stage_id=stage.id)
    coverage.look()

    assert coverage.row("Booking") == [ASK, MEETS, ASK, ASK]


def test_a_file_that_is_only_read_shows_but_takes_nothing(
    open_coverage: OpenCoverage, hotel_stay: Path
) -> None:
    open_coverage(hotel_stay)
    second = open_coverage(hotel_stay)
    assert not second.window.canvas.editable

    second.click(second.at("Reception", "Deciding"))
    second.keys("x")
    second.press(Qt.Key.Key_Delete)
    second.press(Qt.Key.Key_Return)
    assert second.field is None
    assert rows(second) == BY_HAND
    assert not second.history.can_undo
    second.click(second.at("Marketing", "Deciding"))
    assert second.selected == ["Search ad", "Review site profile"]


@pytest.mark.parametrize("lens", ["outcome", "interactive", "activity"])
def test_other_lenses_have_no_table(coverage: CoverageHands, lens: Lens) -> None:
    window = coverage.window
    assert lens_tools(lens, window.canvas, window.look, print, lambda: TODAY) == ()
