"""Delete on what is selected; every deletion is one step of undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from cjm_desktop.model.records import LENSES, Curve, Feeling, Lens, Note, Step
from tests.canvas.hands_on_canvas import CTRL, HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]

KINDS = {
    "card": lambda h: h.card("Key drop").id,
    "note": lambda h: h.note("Invoice lacks cost centre").id,
    "step": lambda h: h.step("Checks in").id,
    "lane": lambda h: h.lane("Finance").id,
    "feeling": lambda h: Feeling.id_for(h.curve().id, h.step("Checks in").id),
}


@pytest.mark.parametrize("key_of", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_what_is_selected_goes(
    hands: HandsOnCanvas, key_of: Callable[[HandsOnCanvas], str], key: Qt.Key
) -> None:
    before = hands.document.snapshot()
    record_id = key_of(hands)
    hands.click(hands.at(record_id))
    hands.key(key)
    assert hands.document.find(record_id) is None
    assert hands.canvas.selection == ()
    assert len(hands.undo_steps) == 1
    hands.assert_sound()
    hands.history.undo()
    assert hands.document == before


def test_a_curve_goes_with_its_feelings(hands: HandsOnCanvas) -> None:
    hands.canvas.select([hands.curve().id])
    hands.key(Qt.Key.Key_Delete)
    assert hands.document.all(Curve) == []
    assert hands.document.all(Feeling) == []


def test_the_notes_of_a_lane_that_goes_are_parked(hands: HandsOnCanvas) -> None:
    count = len(hands.document.all(Note))
    hands.click(hands.at(hands.lane("Pains").id))
    hands.key(Qt.Key.Key_Delete)
    assert len(hands.document.all(Note)) == count
    assert len(hands.arrangement.parked_notes()) == 3


def test_several_things_go_in_one_step(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    gone = [
        hands.step("Checks in").id, hands.card("Check-in desk").id, hands.lane("Finance").id,
        hands.card("Key drop").id, hands.note("Invoice lacks cost centre").id,
    ]  # fmt: skip
    for key in gone:
        hands.click(hands.at(key), CTRL)
    hands.key(Qt.Key.Key_Delete)
    assert [key for key in gone if hands.document.find(key)] == []
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert hands.document == before


@pytest.mark.parametrize("lens", LENSES)
def test_a_run_gives_up_its_steps_and_no_step_goes(on_canvas: OnCanvas, lens: Lens) -> None:
    hands = on_canvas(lens=lens)
    before = hands.document.snapshot()
    steps = len(hands.step_titles)
    hands.click(hands.run("Uses room and pool"))
    assert hands.canvas.selection == (hands.run_key_of("Uses room and pool"),)
    hands.key(Qt.Key.Key_Delete)
    assert len(hands.document.all(Step)) == steps
    if lens == "functional":
        assert hands.refusals[0].startswith("Here the departments decide:")
        assert hands.document == before
    else:
        assert hands.stage_title_at("Uses room and pool") is None
        assert hands.refusals == []
        hands.history.undo()
        assert hands.document == before


def test_steps_in_no_stage_have_nothing_to_be_taken_out_of(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="outcome")
    hands.click(hands.run("Packs the suitcase"))
    hands.key(Qt.Key.Key_Delete)
    assert hands.refusals[0].startswith("These steps are in no stage,")


@pytest.mark.parametrize("run_first", [True, False])
def test_a_run_and_a_step_of_it_go_together(hands: HandsOnCanvas, run_first: bool) -> None:
    places = [hands.run("Checks in"), hands.at(hands.step("Checks in").id)]
    for place in places if run_first else places[::-1]:
        hands.click(place, CTRL)
    hands.key(Qt.Key.Key_Delete)
    assert hands.refusals == []
    assert "Checks in" not in hands.step_titles
    assert hands.stage_title_at("Checks out") is None


def test_a_stage_without_steps_goes(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="interactive")
    stage = hands.stage("Awareness").id
    hands.click(hands.at(stage))
    hands.key(Qt.Key.Key_Delete)
    assert hands.document.find(stage) is None
    assert hands.picture.empty_stages == ()


def test_a_stage_whose_steps_go_stands_without_steps(hands: HandsOnCanvas) -> None:
    hands.click(hands.at(hands.step("Gets the assignment").id))
    hands.key(Qt.Key.Key_Delete)
    stage = hands.stage("Framing the decision").id
    assert hands.picture.empty_stages == (stage,)
    hands.drop("step", hands.empty_stage("Framing the decision"), "Thinks again")
    assert hands.picture.empty_stages == ()
    assert hands.step_titles[0] == "Thinks again"


def test_the_map_itself_does_not_go(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    hands.click(hands.at(hands.map_id))
    hands.key(Qt.Key.Key_Delete)
    assert hands.refusals[0].startswith("The map itself is not deleted with this key.")
    assert hands.document == before


def test_nothing_selected_nothing_deleted(hands: HandsOnCanvas) -> None:
    hands.key(Qt.Key.Key_Delete)
    assert not hands.history.can_undo
    assert hands.refusals == []


def test_delete_while_typing_deletes_letters_only(hands: HandsOnCanvas) -> None:
    count = len(list(hands.document.records()))
    hands.double_click(hands.at(hands.card("Key drop").id))
    hands.key(Qt.Key.Key_Backspace)
    hands.key(Qt.Key.Key_Delete)
    assert len(list(hands.document.records())) == count
    assert hands.in_cell("Reception", "Checks out") == [""]
