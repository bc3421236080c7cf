"""The team's checklist of a stage, as it is written in the inspector."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.checklists import add_checkpoint, checklist_of
from cjm_desktop.model.records import Stage, Step
from cjm_desktop.model.stages import add_stage
from cjm_desktop.ui.inspector.checklist import Checklist
from tests.ui.inspector.inspector_hands import Hands
from tests.ui.window_hands import action

ALT = Qt.KeyboardModifier.AltModifier


def stage_of(hands: Hands, title: str = "Evaluation") -> Stage:
    return hands.find(Stage, title=title)


def lines(hands: Hands, title: str = "Evaluation") -> list[tuple[str, bool]]:
    found = checklist_of(hands.document, stage_of(hands, title).id)
    return [(line.title, line.done) for line in found]


def titles(hands: Hands) -> list[str]:
    return [title for title, _ in lines(hands)]


def checklist(hands: Hands) -> Checklist:
    (page,) = hands.pages
    assert page.checklist is not None
    return page.checklist


def shown(hands: Hands) -> list[str]:
    return [row.line.text.toPlainText() for row in checklist(hands).rows]


def select_stage(hands: Hands, first_step: str = "Gets invoice and survey") -> None:
    hands.select(run_key(hands.find(Step, title=first_step).id))


@pytest.fixture
def at_list(hands: Hands) -> Hands:
    """A user with a stage selected whose checklist has three lines."""
    with hands.history.edit("Begin") as edit:
        for title in ("Invoice", "Survey", "Thanks"):
            add_checkpoint(edit, stage_of(hands), title)
    select_stage(hands)
    return hands


def type_here(hands: Hands, words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    hands.look()


def undo_steps(hands: Hands, count: int) -> None:
    for _ in range(count):
        hands.history.undo()
    hands.look()


def test_enter_adds_a_line_and_waits_for_the_next(hands: Hands) -> None:
    select_stage(hands)
    checklist(hands).begin_next()

    for words in ("Invoice is right", "Asked how it was"):
        type_here(hands, words)
        hands.press(Qt.Key.Key_Return)

    assert lines(hands) == [("Invoice is right", False), ("Asked how it was", False)]
    assert shown(hands) == titles(hands)
    assert checklist(hands).next_line.hasFocus() and not checklist(hands).next_line.text()
    undo_steps(hands, 1)
    assert titles(hands) == shown(hands) == ["Invoice is right"]


def test_what_is_typed_and_left_is_added_to_the_stage_it_was_typed_for(hands: Hands) -> None:
    select_stage(hands)
    checklist(hands).begin_next()
    type_here(hands, "Not lost")
    hands.leave()

    assert titles(hands) == ["Not lost"]
    checklist(hands).begin_next()
    type_here(hands, "Nor this")
    select_stage(hands, "Searches for a hotel")
    assert titles(hands) == ["Not lost", "Nor this"]
    assert lines(hands, "Deciding") == []
    assert shown(hands) == []


def test_escape_adds_nothing(hands: Hands) -> None:
    select_stage(hands)
    checklist(hands).begin_next()
    type_here(hands, "Perhaps")
    hands.press(Qt.Key.Key_Escape)

    assert titles(hands) == []
    assert hands.window.canvas.hasFocus()
    assert not hands.history.can_undo


def test_a_tick_is_one_step(at_list: Hands) -> None:
    QTest.mouseClick(checklist(at_list).rows[1].check.box, Qt.MouseButton.LeftButton)
    at_list.look()

    assert lines(at_list) == [("Invoice", False), ("Survey", True), ("Thanks", False)]
    assert checklist(at_list).count_words == "1 of 3 done"
    undo_steps(at_list, 1)
    assert lines(at_list)[1] == ("Survey", False)
    assert not checklist(at_list).rows[1].check.box.isChecked()
    assert checklist(at_list).count_words == "0 of 3 done"


def test_a_line_renamed_key_by_key_is_one_step(at_list: Hands) -> None:
    checklist(at_list).rows[0].begin_typing()
    type_here(at_list, " is right")

    assert titles(at_list) == ["Invoice is right", "Survey", "Thanks"]
    at_list.press(Qt.Key.Key_Return)
    assert checklist(at_list).rows[1].line.text.hasFocus()
    undo_steps(at_list, 1)
    assert titles(at_list) == shown(at_list) == ["Invoice", "Survey", "Thanks"]


def test_escape_takes_back_what_was_typed_into_a_line(at_list: Hands) -> None:
    checklist(at_list).rows[0].begin_typing()
    type_here(at_list, " not")
    at_list.press(Qt.Key.Key_Escape)

    assert titles(at_list) == ["Invoice", "Survey", "Thanks"]
    assert at_list.window.canvas.hasFocus()


@pytest.mark.parametrize(
    ("start", "key", "after"),
    [
        (0, Qt.Key.Key_Down, ["Survey", "Invoice", "Thanks"]),
        (2, Qt.Key.Key_Up, ["Invoice", "Thanks", "Survey"]),
        (0, Qt.Key.Key_Up, ["Invoice", "Survey", "Thanks"]),
        (2, Qt.Key.Key_Down, ["Invoice", "Survey", "Thanks"]),
    ],
)
def test_alt_and_an_arrow_move_a_line_and_the_focus_with_it(
    at_list: Hands, start: int, key: Qt.Key, after: Sequence[str]
) -> None:
    before = titles(at_list)
    row = checklist(at_list).rows[start]
    row.begin_typing()
    at_list.press(key, ALT)

    assert titles(at_list) == shown(at_list) == after
    focused = next(row for row in checklist(at_list).rows if row.line.text.hasFocus())
    assert focused.line.text.toPlainText() == before[start]
    if after != before:
        undo_steps(at_list, 1)
    assert titles(at_list) == before


def test_backspace_in_an_empty_line_takes_it_away(at_list: Hands) -> None:
    row = checklist(at_list).rows[1]
    row.begin_typing()
    row.line.text.selectAll()
    at_list.press(Qt.Key.Key_Backspace)
    assert titles(at_list) == ["Invoice", "", "Thanks"]

    at_list.press(Qt.Key.Key_Backspace)

    assert titles(at_list) == shown(at_list) == ["Invoice", "Thanks"]
    assert checklist(at_list).rows[1].line.text.hasFocus()
    undo_steps(at_list, 2)
    assert titles(at_list) == ["Invoice", "Survey", "Thanks"]


def test_a_line_is_deleted_by_its_button(at_list: Hands) -> None:
    QTest.mouseClick(checklist(at_list).rows[2].remove, Qt.MouseButton.LeftButton)
    at_list.look()

    assert titles(at_list) == shown(at_list) == ["Invoice", "Survey"]
    assert checklist(at_list).next_line.hasFocus()
    undo_steps(at_list, 1)
    assert titles(at_list) == ["Invoice", "Survey", "Thanks"]


def test_every_part_has_a_name_to_hear(at_list: Hands) -> None:
    row = checklist(at_list).rows[1]
    assert row.check.part.accessibleName() == "Done: Survey"
    assert row.line.part.accessibleName() == "Line 2 of the checklist"
    assert row.remove.accessibleName() == "Delete “Survey”"
    assert checklist(at_list).next_line.accessibleName()


def test_only_the_goal_lens_asks_for_a_checklist(hands: Hands) -> None:
    hands.window.choose_lens("outcome")
    select_stage(hands, "Books a room")
    assert checklist(hands).isHidden()

    hands.window.choose_lens("goal")
    select_stage(hands)
    assert not checklist(hands).isHidden()


def test_a_command_leads_to_the_next_line(hands: Hands) -> None:
    write = action(hands.window, "view.checklist")
    hands.select()
    assert not write.isEnabled()

    select_stage(hands)
    hands.window._refresh()
    assert write.isEnabled()
    write.trigger()
    hands.look()

    assert checklist(hands).next_line.hasFocus()


def test_a_stage_without_steps_has_a_checklist_too(hands: Hands) -> None:
    with hands.history.edit("Begin") as edit:
        stage = add_stage(edit, hands.window.map_id or "", "goal", "Later")
    hands.select(stage)
    checklist(hands).begin_next()
    type_here(hands, "One day")
    hands.press(Qt.Key.Key_Return)

    assert lines(hands, "Later") == [("One day", False)]


def test_who_may_only_read_changes_nothing(at_list: Hands) -> None:
    session = at_list.window.canvas.session
    assert session is not None
    checklist(at_list).show_stage(session, stage_of(at_list), editable=False)
    row = checklist(at_list).rows[0]

    assert not row.check.isEnabled() and row.line.text.isReadOnly()
    assert row.remove.isHidden() and checklist(at_list).next_line.isHidden()
    row.begin_typing()
    at_list.press(Qt.Key.Key_Down, ALT)
    assert titles(at_list) == ["Invoice", "Survey", "Thanks"]
