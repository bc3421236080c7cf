"""Stages proposed for unplaced steps: shown on the map, then applied or left without a trace."""

from PySide6.QtCore import Qt

from tests.ui.placing.placing_hands import Hands


def test_what_would_be_proposed_is_shown_before_it_is_done(unplaced: Hands) -> None:
    hands = unplaced
    before, shown = hands.placements(), hands.runs()
    hands.run("edit.propose-stages")
    assert hands.bar_words == "3 steps will be placed: Transaction 1 · Evaluation 2"
    assert hands.stage_of("Books a room") == "Transaction?"
    assert hands.runs() != shown
    assert hands.placements() == before
    assert not hands.history.can_undo
    assert len(hands.window.canvas.selection) == 3


def test_enter_applies_all_in_one_step_of_undo(unplaced: Hands) -> None:
    hands = unplaced
    before = hands.placements()
    hands.run("edit.propose-stages")
    hands.press(Qt.Key.Key_Return)
    assert hands.bar is None
    assert hands.stage_of("Checks in") == "Evaluation?"
    assert {p for p in hands.placements() if p.proposed} == hands.placements() - before
    assert hands.stage_of("Packs", "activity") is None
    hands.history.undo()
    assert hands.placements() == before
    assert not hands.history.can_undo


def test_escape_leaves_no_trace(unplaced: Hands) -> None:
    hands = unplaced
    before, shown = hands.placements(), hands.runs()
    hands.select("Packs")
    for focus_on_map in (False, True):
        hands.run("edit.propose-stages")
        if focus_on_map:
            hands.window.canvas.setFocus()
        hands.press(Qt.Key.Key_Escape)
        assert hands.bar is None
        assert hands.runs() == shown
        assert hands.placements() == before
        assert not hands.history.can_undo
        assert hands.window.canvas.selection == (hands.step("Packs").id,)
        assert hands.window.canvas.hasFocus()


def test_all_lenses_are_proposed_for_at_once_and_each_can_be_looked_at(unplaced: Hands) -> None:
    hands = unplaced
    before = hands.placements()
    hands.run("edit.propose-stages-in-all")
    assert hands.bar_words == "4 stages will be proposed: Activity-based 1 · Goal-based 3"
    hands.window.choose_lens("activity")
    assert hands.bar is not None
    assert hands.stage_of("Packs", "activity") is not None
    assert hands.placements() == before
    hands.press(Qt.Key.Key_Return)
    assert len(hands.placements() - before) == 4
    hands.history.undo()
    assert hands.placements() == before


def test_in_the_functional_lens_one_lens_is_refused_and_all_lenses_are_not(
    unplaced: Hands,
) -> None:
    hands = unplaced
    hands.window.choose_lens("functional")
    hands.run("edit.propose-stages")
    assert hands.bar is None
    assert hands.said("the departments decide")
    hands.run("edit.propose-stages-in-all")
    assert hands.bar is not None


def test_another_lens_ends_the_preview_of_one(unplaced: Hands) -> None:
    unplaced.run("edit.propose-stages")
    unplaced.window.choose_lens("activity")
    assert unplaced.bar is None
    assert unplaced.stage_of("Packs", "activity") is None


def test_whatever_else_changes_the_map_ends_the_preview(unplaced: Hands) -> None:
    hands = unplaced
    hands.run("edit.propose-stages")
    with hands.history.edit("Something else") as edit:
        edit.delete(hands.step("Packs"))
    assert hands.bar is None
    assert hands.stage_of("Checks in") is None
    hands.press(Qt.Key.Key_Return)
    assert not any(placement.proposed for placement in hands.placements())


def test_a_map_that_is_closed_ends_the_preview(unplaced: Hands) -> None:
    unplaced.run("edit.propose-stages")
    unplaced.window.files.close_file()
    assert unplaced.bar is None


def test_with_nothing_to_propose_it_says_so(hands: Hands) -> None:
    hands.run("edit.propose-stages")
    assert hands.bar is None
    assert hands.said("No step waits for a stage here")


def test_looking_around_does_not_end_it(unplaced: Hands) -> None:
    hands = unplaced
    hands.run("edit.propose-stages")
    hands.window.canvas.zoom_in()
    hands.window.canvas.scroll_by(50, 30)
    hands.select("Packs")
    assert hands.bar is not None
    hands.window.canvas.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert hands.stage_of("Checks in") == "Evaluation?"


def test_steps_left_over_are_counted(unplaced: Hands) -> None:
    hands = unplaced
    hands.run("edit.propose-stages")
    hands.press(Qt.Key.Key_Return)
    hands.run("edit.propose-stages")
    assert hands.said("No step waits for a stage here")


def test_presenting_ends_it_for_good(unplaced: Hands) -> None:
    hands = unplaced
    before, shown = hands.placements(), hands.runs()
    hands.run("edit.propose-stages")
    hands.run("view.present")
    assert hands.runs() == shown
    hands.run("view.present")
    assert hands.bar is None
    assert hands.placements() == before
