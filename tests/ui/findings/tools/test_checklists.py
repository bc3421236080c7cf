"""The team's checklists of the goals, side by side: what is ticked, and what the table says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import text
from cjm_desktop.model.records import Checkpoint, Stage
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.findings.tools import lens_tools
from tests.ui.findings.tools.tool_hands import ChecklistHands
from tests.ui.window_hands import OpenWindow

LINES = (("Deciding", "Photos are true", True), ("Deciding", "Prices are whole", False),
         ("Evaluation", "Somebody answers", False))  # fmt: skip


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """The hotel stay, with checklists under two of its goals."""
    records = list(template_records("hotel-stay"))
    stages = {one.title: one for one in records if isinstance(one, Stage) and one.lens == "goal"}
    for at, (stage, title, done) in enumerate(LINES):
        records.append(
            Checkpoint(id=f"line{at}", stage_id=stages[stage].id, position=f"a{at}", title=title,
                       done=done)
        )  # fmt: skip
    path = tmp_path / "Checked.cjm"
    create_workshop(path, records)
    return path


@pytest.fixture
def hands(open_a_window: OpenWindow, checked: Path) -> Iterator[ChecklistHands]:
    hands = ChecklistHands(open_a_window(checked))
    yield hands
    hands.close()


def test_every_goal_has_its_lines_and_how_many_are_done(hands: ChecklistHands) -> None:
    assert hands.headings == [
        "Framing the decision", "Deciding  1/2", "Transaction", "Evaluation  0/1",
    ]  # fmt: skip
    assert [hands.spoken(hands.model.index(row, 1)) for row in (0, 1)] == [
        "Deciding: Photos are true, done", "Deciding: Prices are whole, not done",
    ]  # fmt: skip
    assert hands.spoken(hands.model.index(1, 3)) == "Evaluation: nothing more on the checklist"


@pytest.mark.parametrize("how", ["click", "space", "enter"])
def test_a_line_is_ticked_in_one_step_of_undo(
    hands: ChecklistHands, how: str, qtbot: QtBot
) -> None:
    line = hands.model.index(1, 1)
    if how == "click":
        hands.click(line)
    else:
        hands.table.go_to(line)
        hands.press(Qt.Key.Key_Space if how == "space" else Qt.Key.Key_Return)

    assert hands.ticked() == ["Photos are true", "Prices are whole"]
    assert hands.headings[1] == "Deciding  2/2"
    kept = [("Photos are true",), ("Prices are whole",)]
    query = "SELECT title FROM checkpoint WHERE done ORDER BY title"
    qtbot.waitUntil(lambda: hands.rows_in_file(query) == kept)
    hands.undo()
    assert hands.ticked() == ["Photos are true"]


def test_below_the_last_line_one_goes_to_the_goal(hands: ChecklistHands) -> None:
    hands.click(hands.model.index(1, 3))

    session = hands.window.canvas.session
    assert session is not None
    goal = hands.find(Stage, title="Evaluation", lens="goal")
    assert hands.window.canvas.selection == (session.key_for(goal.id),)
    assert not hands.history.can_undo


def test_it_follows_lines_that_come_and_go(hands: ChecklistHands) -> None:
    hands.table.go_to(hands.model.index(1, 1))
    with hands.history.edit(text("Delete")) as edit:
        edit.delete(hands.find(Checkpoint, id="line0"))
    hands.look()

    assert hands.headings[1] == "Deciding  0/1"
    assert hands.table.currentIndex() == hands.model.index(0, 1)


def test_without_lines_it_says_where_to_write_them(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    hands = ChecklistHands(open_a_window(hotel_stay))

    assert "No checklist yet" in hands.says
    hands.close()


def test_a_file_that_is_only_read_is_not_ticked(open_a_window: OpenWindow, checked: Path) -> None:
    open_a_window(checked)
    hands = ChecklistHands(open_a_window(checked))
    hands.click(hands.model.index(1, 1))

    assert hands.ticked() == ["Photos are true"]
    hands.close()


def test_coverage_comes_first(hands: ChecklistHands) -> None:
    window = hands.window
    tools = lens_tools("goal", window.canvas, window.look)
    assert [str(tool.title) for tool in tools] == ["Coverage", "Checklist"]
