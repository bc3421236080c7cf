"""The tick on the header of a proposed stage: a click on it confirms that stage, and no other."""

import pytest
from PySide6.QtCore import QPoint

from cjm_desktop.model.proposing import propose_stages
from cjm_desktop.model.records import Placement
from tests.canvas.hands_on_canvas import NO_BUTTON, HandsOnCanvas


@pytest.fixture
def proposed(hands: HandsOnCanvas) -> HandsOnCanvas:
    """Two runs of the goal lens are only proposed."""
    with hands.history.edit("Prepare") as edit:
        for title, stage in (("Books a room", "Transaction"), ("Packs the suitcase", "Deciding")):
            propose_stages(edit, "goal", {hands.step(title).id: hands.stage(stage)})
    hands.undo_steps.clear()
    return hands


def tick(hands: HandsOnCanvas, step_title: str) -> QPoint:
    rect = hands.canvas.run_rect(hands.step(step_title).id)
    return QPoint(rect.right() - 38, rect.bottom() - 12)


def is_proposed(hands: HandsOnCanvas, step_title: str) -> bool:
    step_id = hands.step(step_title).id
    return hands.document.require(Placement, Placement.id_for(step_id, "goal")).proposed


def test_a_click_on_the_tick_confirms_one_stage(proposed: HandsOnCanvas) -> None:
    hands = proposed
    before = hands.document.snapshot()
    hands.move(tick(hands, "Books a room"), buttons=NO_BUTTON)
    assert hands.hints[-1].startswith("This stage is only proposed")
    hands.click(tick(hands, "Books a room"))
    assert not is_proposed(hands, "Books a room")
    assert is_proposed(hands, "Packs the suitcase")
    assert hands.canvas.selection == ()
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert hands.document == before


def test_a_click_beside_it_selects_the_run(proposed: HandsOnCanvas) -> None:
    hands = proposed
    hands.click(hands.canvas.run_rect(hands.step("Books a room").id).topLeft() + QPoint(12, 8))
    assert hands.canvas.selection == (hands.run_key_of("Books a room"),)
    assert is_proposed(hands, "Books a room")


def test_a_confirmed_stage_has_none(proposed: HandsOnCanvas) -> None:
    hands = proposed
    hands.move(tick(hands, "Checks in"), buttons=NO_BUTTON)
    assert not any(hint.startswith("This stage is only proposed") for hint in hands.hints)
    hands.click(tick(hands, "Checks in"))
    assert hands.canvas.selection == (hands.run_key_of("Checks in"),)
    assert not hands.undo_steps


def test_on_a_map_to_be_looked_at_only_there_is_none(proposed: HandsOnCanvas) -> None:
    hands = proposed
    hands.canvas.editable = False
    hands.click(tick(hands, "Books a room"))
    assert is_proposed(hands, "Books a room")
    assert not hands.undo_steps
