"""Lanes and stages fold by mouse and keys; what is done on a folded map lands where shown."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.geometry import FOLDED_LANE_HEIGHT
from cjm_desktop.model.records import Touchpoint
from tests.canvas.hands_on_canvas import CTRL, NO_BUTTON, HandsOnCanvas, fold_steps

ALT = Qt.KeyboardModifier.AltModifier


def session(hands: HandsOnCanvas) -> MapSession:
    assert hands.canvas.session is not None
    return hands.canvas.session


def fold(hands: HandsOnCanvas, *step_titles: str) -> str:
    """Fold steps together; the key of their bar."""
    ids = [hands.step(title).id for title in step_titles]
    fold_steps(hands, *ids)
    return fold_key(ids[0])


def is_folded(hands: HandsOnCanvas, title: str) -> bool:
    lanes = [lane for lane in hands.arrangement.lanes if lane.title == title]
    if lanes:
        row = hands.picture.row_of(lanes[0].id)
        return row is not None and row.body.height == FOLDED_LANE_HEIGHT
    column = hands.arrangement.column_of[hands.step(title).id]
    return hands.picture.columns.bar_of(column) is not None


def arrow_on(hands: HandsOnCanvas, key: str) -> QPoint:
    """Where the small arrow shows once the pointer is over a title."""
    rect = hands.canvas.rect_of(key)
    hands.move(rect.center(), buttons=NO_BUTTON)
    return rect.bottomRight() - QPoint(14, 11)


@pytest.fixture
def near(hands: HandsOnCanvas) -> HandsOnCanvas:
    """The hotel stay, near enough to read and to hit small arrows."""
    hands.canvas.zoom_to(0.8)
    hands.canvas.scroll_by(-5000, -5000)
    return hands


def test_the_arrow_on_a_lane_folds_it_and_its_own_arrow_opens_it(near: HandsOnCanvas) -> None:
    lane = near.lane("Marketing")
    before = near.shown()
    near.click(arrow_on(near, lane.id))
    assert is_folded(near, "Marketing")
    assert near.canvas.selection == (lane.id,)
    near.click(near.canvas.rect_of(lane.id).topLeft() + near.points(12, 10))
    assert near.shown() == before
    assert not near.undo_steps


def test_the_arrow_on_a_stage_folds_its_steps_and_a_click_on_the_bar_opens_them(
    near: HandsOnCanvas,
) -> None:
    before = near.shown()
    near.click(arrow_on(near, near.run_key_of("Searches for a hotel")))
    assert is_folded(near, "Searches for a hotel")
    assert is_folded(near, "Compares and reads reviews")
    assert not is_folded(near, "Books a room")
    bar = fold_key(near.step("Searches for a hotel").id)
    assert near.canvas.selection == (bar,)
    near.click(near.at(bar))
    assert near.shown() == before
    assert not near.undo_steps


def test_an_arrow_pressed_and_left_folds_nothing(near: HandsOnCanvas) -> None:
    place = arrow_on(near, near.lane("Marketing").id)
    near.press(place)
    near.move(place + QPoint(200, 80))
    near.release(place + QPoint(200, 80))
    assert not is_folded(near, "Marketing")
    assert not near.undo_steps


def test_a_bar_opens_wherever_it_is_clicked(hands: HandsOnCanvas) -> None:
    for lane in ("Marketing", "Emotion", "Thinks"):
        fold(hands, "Searches for a hotel", "Compares and reads reviews")
        hands.click(hands.cell(lane, "Searches for a hotel"))
        assert not is_folded(hands, "Searches for a hotel")
        assert not hands.undo_steps


def test_a_double_click_on_a_bar_only_opens_it(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.double_click(hands.at(bar))
    assert not is_folded(hands, "Searches for a hotel")
    assert not hands.canvas.is_typing


def test_the_header_of_folded_steps_opens_them_in_every_lens(hands: HandsOnCanvas) -> None:
    fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.click(hands.run("Searches for a hotel"))
    assert not is_folded(hands, "Searches for a hotel")
    fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.canvas.set_lens("functional")
    hands.click(hands.run("Compares and reads reviews"))
    assert not is_folded(hands, "Searches for a hotel")


def test_a_double_click_on_a_folded_lane_opens_it(hands: HandsOnCanvas) -> None:
    lane = hands.lane("Booking")
    hands.canvas.folding.toggle((lane.id,))
    hands.double_click(hands.canvas.rect_of(lane.id).center())
    assert not is_folded(hands, "Booking")
    assert not hands.canvas.is_typing


def test_a_folded_lane_is_hit_anywhere_in_its_row(hands: HandsOnCanvas) -> None:
    lane = hands.lane("Booking")
    hands.canvas.folding.toggle((lane.id,))
    hands.canvas.select(())
    hands.click(hands.cell("Booking", "Checks in"))
    assert hands.canvas.selection == (lane.id,)


def test_one_step_folds_its_stage_several_steps_only_themselves(hands: HandsOnCanvas) -> None:
    hands.canvas.folding.toggle((hands.step("Compares and reads reviews").id,))
    assert is_folded(hands, "Searches for a hotel")
    keys = tuple(hands.step(title).id for title in ("Uses room and pool", "Checks out"))
    hands.canvas.folding.toggle(keys)
    assert is_folded(hands, "Checks out")
    assert not is_folded(hands, "Checks in")


def test_a_card_folds_its_lane_and_the_same_key_opens_it_again(hands: HandsOnCanvas) -> None:
    hands.canvas.folding.toggle((hands.card("Room page").id,))
    assert is_folded(hands, "Booking")
    hands.canvas.folding.toggle(hands.canvas.selection)
    assert not is_folded(hands, "Booking")


def test_arrows_stop_at_a_bar_and_enter_opens_it(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.canvas.select((hands.step("Gets the assignment").id,))
    hands.key(Qt.Key.Key_Right)
    assert hands.canvas.selection == (bar,)
    hands.key(Qt.Key.Key_Right)
    assert hands.canvas.selection == (hands.step("Books a room").id,)
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Return)
    assert not is_folded(hands, "Searches for a hotel")
    assert hands.canvas.selection == (hands.step("Searches for a hotel").id,)
    assert hands.document.all(Touchpoint)
    assert not hands.undo_steps


def test_keys_pass_over_what_is_folded(hands: HandsOnCanvas) -> None:
    fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.canvas.folding.toggle((hands.lane("Booking").id,))
    hands.canvas.select((hands.card("NPS survey").id,))
    hands.key(Qt.Key.Key_Tab)
    assert "Finance" in {lane.title for lane in hands.arrangement.lanes}
    assert hands.canvas.selection != (hands.lane("Booking").id,)
    hands.canvas.select((f"cell:{hands.lane('Marketing').id}:{hands.step('Books a room').id}",))
    hands.key(Qt.Key.Key_Left)
    first = hands.step("Gets the assignment").id
    assert hands.canvas.selection == (f"cell:{hands.lane('Marketing').id}:{first}",)


def test_enter_on_a_folded_lane_opens_it(hands: HandsOnCanvas) -> None:
    lane = hands.lane("Booking")
    hands.canvas.folding.toggle((lane.id,))
    hands.key(Qt.Key.Key_Return)
    assert not is_folded(hands, "Booking")


def test_folded_steps_are_dragged_as_a_block_and_stay_folded(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.drag(hands.at(bar), hands.before(5, hands.at(bar)) + QPoint(6, 0))
    assert hands.step_titles[:5] == [
        "Gets the assignment", "Books a room", "Packs the suitcase", "Searches for a hotel",
        "Compares and reads reviews",
    ]  # fmt: skip
    assert is_folded(hands, "Compares and reads reviews")
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert is_folded(hands, "Compares and reads reviews")


def test_alt_arrows_carry_a_step_over_a_bar_and_a_bar_over_a_step(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.canvas.select((hands.step("Gets the assignment").id,))
    hands.key(Qt.Key.Key_Right, ALT)
    assert hands.step_titles[:3] == [
        "Searches for a hotel", "Compares and reads reviews", "Gets the assignment",
    ]  # fmt: skip
    hands.canvas.select((bar,))
    hands.key(Qt.Key.Key_Right, ALT)
    assert hands.step_titles[0] == "Gets the assignment"
    assert is_folded(hands, "Searches for a hotel")


def test_a_card_carried_by_keys_steps_over_a_bar(hands: HandsOnCanvas) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.select((hands.card("Review site profile").id,))
    hands.key(Qt.Key.Key_Right, ALT)
    assert "Review site profile" in hands.in_cell("Marketing", "Checks in")


def test_a_card_dropped_on_a_bar_is_refused_not_lost(hands: HandsOnCanvas) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    before = hands.document.snapshot()
    hands.drag(hands.at(hands.card("Search ad").id), hands.cell("Marketing", "Books a room"))
    assert any("folded" in refusal for refusal in hands.refusals)
    assert hands.document == before


def test_a_card_held_over_a_bar_opens_it_and_lands_where_shown(
    hands: HandsOnCanvas, qtbot: QtBot
) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    hands.carry(hands.at(hands.card("Search ad").id), hands.cell("Marketing", "Books a room"))
    qtbot.waitUntil(lambda: not is_folded(hands, "Books a room"), timeout=3000)
    place = hands.cell("Marketing", "Books a room")
    hands.move(place)
    hands.release(place)
    assert hands.in_cell("Marketing", "Books a room") == ["Search ad"]
    assert len(hands.undo_steps) == 1


def test_escape_folds_again_what_a_card_opened_on_its_way(
    hands: HandsOnCanvas, qtbot: QtBot
) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.folding.toggle((hands.lane("Finance").id,))
    before = session(hands).folds
    card = hands.at(hands.card("Search ad").id)
    hands.carry(card, hands.cell("Marketing", "Books a room"))
    qtbot.waitUntil(lambda: not is_folded(hands, "Books a room"), timeout=3000)
    hands.move(hands.cell("Finance", "Gets the assignment"))
    qtbot.waitUntil(lambda: not is_folded(hands, "Finance"), timeout=3000)

    hands.key(Qt.Key.Key_Escape)

    assert session(hands).folds == before


def test_a_card_let_go_where_it_may_not_lie_folds_again_what_it_opened(
    hands: HandsOnCanvas, qtbot: QtBot
) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    before = session(hands).folds
    card = hands.at(hands.card("Search ad").id)
    hands.carry(card, hands.cell("Marketing", "Books a room"))
    qtbot.waitUntil(lambda: not is_folded(hands, "Books a room"), timeout=3000)
    refused = hands.cell("Emotion", "Books a room")
    hands.move(refused)
    hands.release(refused)
    assert hands.refusals
    assert session(hands).folds == before


def test_a_card_dropped_on_a_folded_lane_opens_it(hands: HandsOnCanvas) -> None:
    hands.canvas.folding.toggle((hands.lane("Finance").id,))
    hands.drag(hands.at(hands.card("Search ad").id), hands.cell("Finance", "Books a room"))
    assert hands.in_cell("Finance", "Books a room") == ["Search ad"]
    assert not is_folded(hands, "Finance")
    assert hands.canvas.selection == (hands.card("Search ad").id,)


def test_what_is_brought_and_held_over_a_fold_opens_it(hands: HandsOnCanvas, qtbot: QtBot) -> None:
    bar = fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.folding.toggle((hands.lane("Pains").id,))
    hands.bring("note", hands.cell("Pains", "Checks in"), "Queue")
    qtbot.waitUntil(lambda: not is_folded(hands, "Pains"), timeout=3000)
    hands.bring_on(hands.canvas.rect_of(bar).center())
    qtbot.waitUntil(lambda: not is_folded(hands, "Packs the suitcase"), timeout=3000)
    place = hands.cell("Pains", "Packs the suitcase")
    hands.bring_on(place)
    hands.let_go(place)
    assert "Queue" in hands.in_cell("Pains", "Packs the suitcase")
    assert len(hands.undo_steps) == 1


def test_what_goes_between_steps_or_lanes_opens_nothing(hands: HandsOnCanvas, qtbot: QtBot) -> None:
    bar = fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.folding.toggle((hands.lane("Booking").id,))
    folds = session(hands).folds
    hands.carry(hands.at(hands.step("Checks out").id), hands.at(bar))
    qtbot.wait(750)
    assert session(hands).folds == folds
    hands.key(Qt.Key.Key_Escape)
    hands.carry(hands.at(hands.lane("Finance").id), hands.at(hands.lane("Booking").id))
    qtbot.wait(750)
    assert session(hands).folds == folds


def test_a_card_carried_by_keys_passes_over_a_folded_lane(hands: HandsOnCanvas) -> None:
    hands.canvas.folding.toggle((hands.lane("Reception").id,))
    hands.canvas.select((hands.card("Room page").id,))
    hands.key(Qt.Key.Key_Down, ALT)
    assert hands.in_cell("Finance", "Compares and reads reviews") == ["Room page"]


def test_a_step_brought_to_a_bar_stands_at_its_edge(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Books a room", "Packs the suitcase")
    hands.drop("step", hands.canvas.rect_of(bar).topLeft() + QPoint(2, 5), "New")
    at = hands.step_titles.index("New")
    assert hands.step_titles[at + 1 : at + 3] == ["Books a room", "Packs the suitcase"]
    assert is_folded(hands, "Books a room")


def test_drops_beside_a_bar_land_where_they_are_shown(hands: HandsOnCanvas) -> None:
    fold(hands, "Gets the assignment", "Searches for a hotel")
    hands.drop("note", hands.cell("Pains", "Checks in"), "Cold")
    assert hands.in_cell("Pains", "Checks in") == ["Cold"]
    hands.drag(hands.at(hands.card("Room page").id), hands.cell("Reception", "Checks out"))
    assert "Room page" in hands.in_cell("Reception", "Checks out")


def test_the_edge_of_a_stage_beside_a_bar_hands_over_whole_steps(hands: HandsOnCanvas) -> None:
    fold(hands, "Packs the suitcase")
    edge = hands.run("Uses room and pool")
    hands.drag(hands.before(5, edge), hands.before(6, edge))
    assert hands.run_of("Checks in").title != hands.run_of("Uses room and pool").title
    hands.assert_sound()


def test_a_bar_is_not_deleted_by_del(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.select((bar,))
    hands.key(Qt.Key.Key_Delete)
    assert any("Unfold" in refusal for refusal in hands.refusals)
    assert "Books a room" in hands.step_titles


def test_deleting_and_undoing_what_is_folded_never_fails(hands: HandsOnCanvas) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    lane = hands.lane("Booking")
    hands.canvas.folding.toggle((lane.id,))
    hands.canvas.select((lane.id,))
    hands.key(Qt.Key.Key_Delete)
    assert "Booking" not in hands.lane_titles
    hands.history.undo()
    assert is_folded(hands, "Booking")
    hands.history.redo()
    hands.undo_all()
    hands.canvas.grab()
    assert is_folded(hands, "Books a room")


def test_a_rubber_band_leaves_bars_alone(hands: HandsOnCanvas) -> None:
    fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.zoom_to(0.5)
    start = hands.canvas.rect_of(hands.step("Compares and reads reviews").id).bottomLeft()
    end = hands.canvas.rect_of(hands.step("Checks in").id).topRight()
    hands.drag(start + QPoint(-1, 4), end + QPoint(3, 6))
    assert not any(key.startswith("fold:") for key in hands.canvas.selection)


def test_the_pointer_over_a_bar_says_what_is_in_it(near: HandsOnCanvas) -> None:
    bar = fold(near, "Books a room", "Packs the suitcase")
    near.move(near.at(bar), buttons=NO_BUTTON)
    assert "2 folded steps:\nBooks a room\nPacks the suitcase" in near.canvas.toolTip()
    near.move(near.at(near.step("Checks in").id), buttons=NO_BUTTON)
    assert not near.canvas.toolTip()


def test_what_is_looked_for_is_unfolded(hands: HandsOnCanvas) -> None:
    fold(hands, "Searches for a hotel", "Compares and reads reviews")
    hands.canvas.folding.toggle((hands.lane("Marketing").id,))
    hands.canvas.select((hands.card("Search ad").id,))
    hands.canvas.show_selected()
    assert hands.picture.rect_of(hands.card("Search ad").id) is not None


def test_a_folded_map_that_is_fitted_stays_fitted(hands: HandsOnCanvas) -> None:
    zoom = hands.canvas.zoom
    fold(hands, *hands.step_titles)
    assert hands.canvas.is_fitted
    assert hands.canvas.zoom >= zoom


def test_typing_goes_on_in_a_map_with_folds(hands: HandsOnCanvas) -> None:
    fold(hands, "Gets invoice and survey", "Tells colleagues, rebooks")
    hands.canvas.select((hands.step("Checks out").id,))
    hands.key(Qt.Key.Key_Return)
    assert hands.canvas.selection[0].startswith("fold:")
    hands.type("x")
    assert not hands.canvas.is_typing
    assert not hands.undo_steps


def test_ctrl_click_adds_a_bar_to_the_selection(hands: HandsOnCanvas) -> None:
    bar = fold(hands, "Books a room", "Packs the suitcase")
    hands.canvas.select((hands.step("Checks in").id,))
    hands.click(hands.at(bar), CTRL)
    assert hands.canvas.selection == (hands.step("Checks in").id, bar)
    QApplication.processEvents()
    assert is_folded(hands, "Books a room")
