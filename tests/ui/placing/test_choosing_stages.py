"""Select steps, choose a stage: by name, from the menu, in a new one; and confirm proposals."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.history import Edit
from cjm_desktop.model.proposing import propose_stages
from cjm_desktop.model.records import Stage
from tests.ui.placing.placing_hands import Hands
from tests.ui.window_hands import OpenWindow


def test_a_stage_is_chosen_by_a_few_letters(hands: Hands) -> None:
    hands.select("Checks in", "Packs")
    before = hands.placements()
    hands.run("edit.place-in-stage")
    hands.type("eva")
    hands.press(Qt.Key.Key_Return)
    assert hands.stage_of("Checks in") == hands.stage_of("Packs") == "Evaluation"
    assert QApplication.focusWidget() is hands.window.canvas
    hands.history.undo()
    assert hands.placements() == before
    assert not hands.history.can_undo


def test_the_list_holds_the_stages_of_the_lens_on_screen_and_says_where_the_steps_are(
    hands: Hands,
) -> None:
    hands.window.choose_lens("outcome")
    hands.select("Checks in")
    hands.run("edit.place-in-stage")
    shown = hands.window.placing.chooser.shown
    assert [command.name for command in shown] == [
        "Acquisition", "Conversion", "Retention", "In no stage", "New stage…",
    ]  # fmt: skip
    assert [command.name for command in shown if command.keys] == ["Retention"]
    hands.press(Qt.Key.Key_Escape)
    assert not hands.history.can_undo


def test_what_is_typed_can_be_the_name_of_a_new_stage(hands: Hands) -> None:
    hands.select("Checks in", "Uses room")
    hands.run("edit.place-in-stage")
    hands.type("Arriving")
    hands.press(Qt.Key.Key_Return)
    assert hands.stage_of("Uses room") == "Arriving"
    hands.history.undo()
    assert not hands.history.can_undo


def test_a_new_stage_without_a_name_is_typed_into_as_one_step_of_undo(hands: Hands) -> None:
    menu = hands.stage_menu("Checks in")
    next(entry for entry in menu.actions() if entry.text() == "New stage…").trigger()
    assert hands.window.canvas.is_typing
    hands.type("Arriving")
    hands.window.finish_typing()
    assert hands.stage_of("Checks in") == "Arriving"
    hands.history.undo()
    assert not hands.history.can_undo
    assert "Arriving" not in {stage.title for stage in hands.document.all(Stage)}


def test_the_context_menu_lists_the_stages_and_ticks_the_one_it_is_in(hands: Hands) -> None:
    menu = hands.stage_menu("Checks in")
    assert [entry.text() for entry in menu.actions()] == [
        "Framing the decision", "Deciding", "Transaction", "Evaluation", "In no stage",
        "New stage…",
    ]  # fmt: skip
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["Transaction"]
    next(entry for entry in menu.actions() if entry.text() == "In no stage").trigger()
    assert hands.stage_of("Checks in") == "none"
    assert None in hands.runs()


def test_in_the_functional_lens_the_departments_decide(hands: Hands) -> None:
    hands.window.choose_lens("functional")
    hands.select("Checks in")
    hands.run("edit.place-in-stage")
    assert hands.said("the departments decide")
    assert not hands.window.placing.chooser.isVisible()
    menu = hands.stage_menu("Checks in")
    assert [(entry.text(), entry.isEnabled()) for entry in menu.actions()] == [
        ("Here the departments decide", False)
    ]
    assert not hands.can("edit.confirm-stage")
    assert not hands.history.can_undo


def test_a_step_the_lens_does_not_see_is_placed_for_the_day_it_does(hands: Hands) -> None:
    hands.window.choose_lens("outcome")
    hands.select("Packs")
    hands.run("edit.place-in-stage")
    hands.type("acq")
    hands.press(Qt.Key.Key_Return)
    assert hands.stage_of("Packs", "outcome") == "Acquisition"
    assert hands.said("as soon as somebody meets the customer")


def test_what_was_proposed_is_confirmed_for_the_steps_selected_only(unplaced: Hands) -> None:
    hands = unplaced
    transaction = next(s for s in hands.document.all(Stage) if s.title == "Transaction")

    def propose(edit: Edit) -> None:
        steps = ("Books a room", "Checks in")
        propose_stages(edit, "goal", {hands.step(title).id: transaction for title in steps})

    with hands.history.edit("Propose") as edit:
        propose(edit)
    hands.select("Packs")
    assert not hands.can("edit.confirm-stage")
    hands.select("Checks in")
    before = hands.placements()
    hands.run("edit.confirm-stage")
    assert hands.stage_of("Checks in") == "Transaction"
    assert hands.stage_of("Books a room") == "Transaction?"
    hands.history.undo()
    assert hands.placements() == before


def test_a_map_to_be_looked_at_only_is_not_placed(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    first = Hands(open_a_window(hotel_stay))
    second = Hands(open_a_window(hotel_stay))
    second.select("Checks in")
    for action_id in ("place-in-stage", "confirm-stage", "propose-stages", "propose-stages-in-all"):
        assert not second.can(f"edit.{action_id}")
    assert first.can("edit.propose-stages")
