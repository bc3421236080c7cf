"""Cards, steps, runs, their edges and lanes, dragged to where they do different things."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.placing import place_steps
from cjm_desktop.model.records import Placement, Touchpoint
from tests.canvas.hands_on_canvas import CTRL, LEFT, MIDDLE, NO_BUTTON, RIGHT, HandsOnCanvas
from tests.model.workshop import blank_map

OnCanvas = Callable[..., HandsOnCanvas]


def edge(hands: HandsOnCanvas, column: int) -> QPoint:
    """On the edge of a run, at the height of the header."""
    return hands.before(column, hands.run("Checks in"))


# --- cards ----------------------------------------------------------------------------------------


def test_a_card_goes_to_another_cell_with_all_it_says(hands: HandsOnCanvas) -> None:
    card = hands.card("Check-in desk")
    hands.drag(hands.at(card.id), hands.cell("Booking", "Checks out"))
    assert hands.in_cell("Booking", "Checks out") == ["Check-in desk"]
    assert hands.in_cell("Reception", "Checks in") == []
    assert hands.card("Check-in desk").channel == card.channel
    assert hands.canvas.selection == (card.id,)


def test_a_card_in_the_wrong_lane_stays(hands: HandsOnCanvas) -> None:
    before, first = hands.document.snapshot(), hands.shown()
    end = hands.cell("Pains", "Checks in")
    hands.carry(hands.at(hands.card("Check-in desk").id), end)
    assert hands.shown() == first
    assert hands.hints[-1].startswith("A touchpoint belongs in the lane of a department.")
    hands.release(end)
    assert hands.refusals == [
        "A touchpoint belongs in the lane of a department. "
        "Drop it on such a lane, or below the last lane to make one."
    ]
    assert hands.document == before


def test_a_card_dropped_on_the_header_stays(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    hands.drag(hands.at(hands.card("Check-in desk").id), hands.run("Checks in"))
    assert len(hands.refusals) == 1
    assert hands.document == before


def test_a_card_dropped_outside_the_canvas_goes_where_it_was_shown(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    for place in (QPoint(-500, 300), QPoint(5000, 300), QPoint(700, -900), QPoint(700, 9000)):
        hands.carry(hands.at(hands.card("Check-in desk").id), place)
        shown = hands.shown()
        hands.release(place)
        assert hands.shown() == shown
        hands.undo_all()
        assert hands.document == before


def test_ctrl_copies_a_card(hands: HandsOnCanvas) -> None:
    hands.drag(
        hands.at(hands.card("Key drop").id), hands.cell("Finance", "Checks out"), CTRL
    )  # fmt: skip
    assert hands.in_cell("Reception", "Checks out") == ["Key drop"]
    assert hands.in_cell("Finance", "Checks out") == ["Key drop"]


def test_ctrl_counts_at_once_and_until_it_is_released(hands: HandsOnCanvas) -> None:
    end = hands.cell("Finance", "Checks out")
    hands.carry(hands.at(hands.card("Key drop").id), end)
    moved = hands.shown()
    hands.key_down(Qt.Key.Key_Control, CTRL)
    copied = hands.shown()
    assert copied != moved
    hands.key_up(Qt.Key.Key_Control)
    assert hands.shown() == moved
    hands.key_down(Qt.Key.Key_Control, CTRL)
    hands.release(end, keys=CTRL)
    assert len([c for c in hands.document.all(Touchpoint) if c.title == "Key drop"]) == 2


# --- steps ----------------------------------------------------------------------------------------


def test_a_step_takes_the_stage_it_lands_in_in_this_lens_only(hands: HandsOnCanvas) -> None:
    others = [p for p in hands.document.all(Placement) if p.lens != "goal"]
    hands.drag(
        hands.at(hands.step("Checks out").id),
        hands.at(hands.step("Searches for a hotel").id) - QPoint(20, 0),
    )
    assert hands.step_titles.index("Checks out") == 1
    assert hands.stage_title_at("Checks out") == "Deciding"
    assert [p for p in hands.document.all(Placement) if p.lens != "goal"] == others


def test_several_steps_are_dragged_as_one_block(hands: HandsOnCanvas) -> None:
    for title in ("Checks in", "Checks out"):
        hands.click(hands.at(hands.step(title).id), CTRL)
    start = hands.at(hands.step("Checks out").id)
    end = hands.before(1, hands.at(hands.step("Checks in").id)) + QPoint(8, 0)
    hands.drag(start, end)
    assert hands.step_titles[1:3] == ["Checks in", "Checks out"]
    assert set(hands.canvas.selection) == {hands.step(t).id for t in ("Checks in", "Checks out")}
    assert len(hands.undo_steps) == 1


def test_ctrl_copies_all_the_steps_selected(hands: HandsOnCanvas) -> None:
    for title in ("Checks in", "Checks out"):
        hands.click(hands.at(hands.step(title).id), CTRL)
    start = hands.at(hands.step("Checks out").id)
    end = hands.before(0, hands.at(hands.step("Checks in").id)) + QPoint(8, 0)
    hands.drag(start, end, CTRL)
    assert hands.step_titles[:3] == ["Checks in", "Checks out", "Gets the assignment"]
    assert len(hands.step_titles) == 12


def test_ctrl_click_takes_a_step_out_of_the_selection(hands: HandsOnCanvas) -> None:
    first, second = hands.step("Checks in").id, hands.step("Checks out").id
    for key in (first, second, first):
        hands.click(hands.at(key), CTRL)
    assert hands.canvas.selection == (second,)


def test_a_step_dropped_on_a_stage_without_steps_lies_in_it(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="interactive")
    hands.drag(hands.at(hands.step("Checks out").id), hands.empty_stage("Awareness"))
    assert hands.step_titles[0] == "Checks out"
    assert hands.runs()[0] == ("Awareness", 1)
    assert hands.picture.empty_stages == ()


def test_the_only_step_of_a_stage_leaves_it_standing_without_steps(hands: HandsOnCanvas) -> None:
    hands.drag(
        hands.at(hands.step("Gets the assignment").id),
        hands.before(10, hands.at(hands.step("Checks in").id)) - QPoint(20, 0),
    )
    assert hands.picture.empty_stages == (hands.stage("Framing the decision").id,)


# --- runs and their edges -------------------------------------------------------------------------


def test_a_run_moves_in_time_in_every_lens(hands: HandsOnCanvas) -> None:
    end = edge(hands, 1) + QPoint(10, 0)
    hands.carry(hands.run("Checks in"), end)
    assert hands.hints[-1] == "Move these steps in time, in every lens"
    hands.release(end)
    assert hands.step_titles[1:4] == ["Checks in", "Uses room and pool", "Checks out"]
    assert hands.stage_title_at("Checks in") == "Transaction"


def test_an_edge_hands_steps_over_in_this_lens_only(hands: HandsOnCanvas) -> None:
    before = hands.runs("outcome"), hands.runs("activity")
    titles = hands.step_titles
    hands.drag(edge(hands, 3), edge(hands, 2))
    assert hands.runs()[1:3] == [("Deciding", 1), ("Transaction", 2)]
    assert (hands.runs("outcome"), hands.runs("activity")) == before
    assert hands.step_titles == titles


def test_beside_steps_in_no_stage_an_edge_takes_them_in_or_lets_them_go(
    hands: HandsOnCanvas,
) -> None:
    with hands.history.edit("Prepare") as edit:
        for title in ("Packs the suitcase", "Checks in"):
            placement_id = Placement.id_for(hands.step(title).id, "goal")
            edit.delete(hands.document.require(Placement, placement_id))
    before = hands.runs()
    assert before[2:4] == [("Transaction", 1), (None, 2)]

    hands.carry(edge(hands, 4), edge(hands, 6))
    assert hands.hints[-1] == "“Transaction” reaches to here, in this lens"
    hands.release(edge(hands, 6))
    assert hands.runs()[2] == ("Transaction", 5)
    hands.history.undo()
    assert hands.runs() == before

    hands.carry(edge(hands, 4), edge(hands, 2))
    assert hands.hints[-1] == "These steps are then in no stage, in this lens"
    hands.release(edge(hands, 2))
    assert hands.runs()[1:3] == [("Deciding", 1), (None, 4)]
    out = hands.document.require(Placement, Placement.id_for(hands.step("Books a room").id, "goal"))
    assert out.stage_id is None  # on purpose, so nothing is proposed for it
    hands.history.undo()
    assert hands.runs() == before


def test_on_a_map_of_many_columns_every_edge_can_be_dragged(on_canvas: OnCanvas) -> None:
    workshop = blank_map(" ".join(f"s{n}" for n in range(90)), {"goal": "A B C"})
    with workshop.edit() as edit:
        for number, step in enumerate(workshop.steps):
            if number % 10 < 8:
                title = "ABC"[number // 10 % 3]
                place_steps(edit, [step.id], workshop.stage("goal", title), "goal")
    hands = on_canvas(workshop.document)
    before = hands.runs()
    for column in (8, 10, 48, 78, 80):
        header = hands.canvas.run_rect(hands.arrangement.steps[column].id).center()
        hands.drag(hands.before(column, header), hands.before(column + 1, header))
        steps = [step.title for step in hands.arrangement.steps]
        grown = hands.stage_title_at(steps[column])
        assert grown == hands.stage_title_at(steps[column - 1]), column
        assert len(hands.undo_steps) == 1
        hands.history.undo()
        hands.undo_steps.clear()
        assert hands.runs() == before


def test_an_edge_dragged_in_the_functional_lens_is_refused(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="functional")
    before = hands.document.snapshot()
    hands.drag(edge(hands, 5), edge(hands, 7))
    (sentence,) = hands.refusals
    assert sentence.startswith("Here the departments decide:")
    assert hands.document == before


def test_a_stage_without_steps_is_not_dragged(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="interactive")
    before = hands.document.snapshot()
    hands.drag(hands.at(hands.stage("Awareness").id), hands.run("Checks in"))
    assert hands.refusals[0].startswith("A stage without steps has no place in time yet.")
    assert hands.document == before


# --- lanes ----------------------------------------------------------------------------------------


def test_a_lane_dragged_across_the_line_of_visibility_changes_its_side(
    hands: HandsOnCanvas,
) -> None:
    start = hands.at(hands.lane("Housekeeping").id)
    hands.drag(start, hands.at(hands.lane("Reception").id) - QPoint(0, 40))
    assert hands.lane_titles[3] == "Housekeeping"
    assert hands.lane("Housekeeping").side == "front"
    assert hands.in_cell("Housekeeping", "Checks in") == ["Room ready by 14:00"]


def test_ctrl_copies_a_lane_with_its_cards(hands: HandsOnCanvas) -> None:
    start = hands.at(hands.lane("Finance").id)
    hands.drag(start, hands.below_all(), CTRL)
    assert hands.lane_titles.count("Finance") == 2
    copy = hands.arrangement.lanes[-1]
    assert hands.arrangement.card_count(copy.id) == 1


def test_a_lane_dropped_on_a_functions_header_works_for_it(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="functional")
    hands.drop("stage", edge(hands, 7), "Money")
    hands.key(Qt.Key.Key_Return)
    titles = hands.lane_titles
    hands.drag(hands.at(hands.lane("Finance").id), hands.at(hands.stage("Money").id))
    assert hands.lane("Finance").function_id == hands.stage("Money").id
    assert hands.lane_titles == titles
    assert hands.stage_title_at("Gets invoice and survey") == "Marketing + Money"


def test_only_departments_work_for_a_function(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="functional")
    hands.drop("stage", edge(hands, 7), "Money")
    hands.key(Qt.Key.Key_Return)
    before = hands.document.snapshot()
    hands.drag(hands.at(hands.lane("Pains").id), hands.at(hands.stage("Money").id))
    assert hands.refusals[0].startswith("Only a swimlane of a department")
    assert hands.document == before


# --- one gesture at a time ------------------------------------------------------------------------


@pytest.mark.parametrize("button", [MIDDLE, RIGHT, LEFT])
def test_another_button_in_mid_drag_does_nothing(
    hands: HandsOnCanvas, button: Qt.MouseButton
) -> None:
    start, end = hands.at(hands.card("Key drop").id), hands.cell("Finance", "Checks out")
    hands.carry(start, end)
    shown = hands.shown()
    hands.press(end, button)
    if button != LEFT:
        hands.release(end, button)
    assert hands.shown() == shown
    assert not hands.history.can_undo
    hands.release(end)
    assert hands.in_cell("Finance", "Checks out") == ["Key drop"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return,
                                 Qt.Key.Key_Left, Qt.Key.Key_Space])  # fmt: skip
def test_keys_wait_until_the_drag_is_over(hands: HandsOnCanvas, key: Qt.Key) -> None:
    end = hands.cell("Finance", "Checks out")
    hands.carry(hands.at(hands.card("Key drop").id), end)
    hands.key(key)
    hands.release(end)
    assert hands.in_cell("Finance", "Checks out") == ["Key drop"]
    assert not hands.canvas.is_typing


def test_an_undo_in_mid_drag_lets_go_of_what_was_carried(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.cell("Finance", "Checks in"), "Card terminal")
    hands.key(Qt.Key.Key_Return)
    end = hands.cell("Booking", "Checks out")
    hands.carry(hands.at(hands.card("Card terminal").id), end)
    hands.history.undo()
    assert hands.canvas.gesture is None
    hands.move(end + QPoint(3, 3))
    hands.release(end)
    assert "Card terminal" not in [card.title for card in hands.document.all(Touchpoint)]
    assert not hands.history.can_undo


def test_a_drag_begins_only_after_some_pixels(hands: HandsOnCanvas) -> None:
    start = hands.at(hands.card("Key drop").id)
    hands.press(start)
    hands.move(start + QPoint(2, 1))
    assert hands.canvas.gesture is None
    hands.release(start + QPoint(2, 1))
    assert hands.canvas.selection == (hands.card("Key drop").id,)


def test_moving_without_a_button_carries_nothing(hands: HandsOnCanvas) -> None:
    first = hands.shown()
    for x in range(0, 1440, 97):
        hands.move(QPoint(x, (x * 7) % 900), buttons=NO_BUTTON)
    assert hands.canvas.gesture is None
    assert hands.shown() == first
