"""Moves explain themselves: things glide from where they were seen, or let go, to their places."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.motion import DURATION_MS
from cjm_desktop.model.steps import add_step
from tests.canvas.hands_on_canvas import PLAIN
from tests.canvas.moving_canvas import MovingCanvas

AWAY = QPoint(25, 12)
"""How far beside the middle of a cell a card is let go."""


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication) -> MovingCanvas:
    assert qapp is not None
    return MovingCanvas(qtbot)


def test_a_dropped_card_glides_from_the_hand_into_its_cell(hands: MovingCanvas) -> None:
    card = hands.card("Search ad")
    target = hands.cell("Reception", "Books a room")

    hands.drag(hands.at(card.id), target + AWAY)

    in_place = hands.canvas.rect_of(card.id)
    assert (hands.seen_at(card.id).center() - (target + AWAY)).manhattanLength() <= 3
    hands.seen()
    hands.wait(60)
    between = hands.seen_at(card.id)
    assert 0 < between.x() - in_place.x() < AWAY.x()
    in_between = hands.seen()
    hands.wait_for_rest()
    at_rest = hands.seen()
    assert in_between != at_rest
    hands.canvas.animates = False
    hands.canvas.session.redraw()  # type: ignore[union-attr]
    assert hands.seen() == at_rest


def test_in_mid_glide_a_card_is_painted_between_its_places(hands: MovingCanvas) -> None:
    card = hands.card("Search ad")
    before = hands.canvas.rect_of(card.id)
    hands.drag(hands.at(card.id), hands.cell("Reception", "Books a room"))
    hands.wait_for_rest()
    after = hands.canvas.rect_of(card.id)

    hands.history.undo()
    hands.canvas.select(())
    hands.wait(50)

    between = hands.seen_at(card.id)
    image = hands.seen()
    assert before.x() < between.x() < after.x()
    assert before.y() < between.y() < after.y()
    hands.wait_for_rest()
    looks = hands.seen()
    assert hands.canvas.rect_of(card.id) == before
    assert hands.shows(image, card.id, between, looks)
    assert not hands.shows(image, card.id, before, looks)
    assert not hands.shows(image, card.id, after, looks)


def test_cards_make_room_for_a_new_step_and_its_step_fades_in(hands: MovingCanvas) -> None:
    card, lane = hands.card("NPS survey"), hands.lane("Marketing")
    seen = hands.seen_at(card.id)

    with hands.history.edit("Add step") as edit:
        step = add_step(edit, hands.map_id, 3, lens="goal", title="Sleeps on it")

    assert abs(hands.seen_at(card.id).x() - seen.x()) <= 2
    assert hands.canvas.motion.opacity_of(step.id) == 0
    hands.wait(60)
    assert 0 < hands.canvas.motion.opacity_of(step.id) < 1
    assert hands.canvas.motion.way_of(hands.step("Gets the assignment").id) == (0, 0)
    assert hands.canvas.motion.way_of(lane.id) == (0, 0)


def test_rows_below_a_row_that_grew_glide_down(hands: MovingCanvas) -> None:
    hands.canvas.zoom_to(0.6)
    lane = hands.lane("Housekeeping")
    seen = hands.seen_at(lane.id)

    hands.drag(
        hands.at(hands.card("Search ad").id), hands.cell("Marketing", "Compares and reads reviews")
    )

    hands.wait(40)
    now = hands.canvas.rect_of(lane.id)
    assert seen.y() < now.y()
    assert hands.canvas.motion.way_of(lane.id).dy == 0, "the trial has shown it there already"
    hands.history.undo()
    hands.wait(40)
    assert hands.canvas.rect_of(lane.id).y() < hands.seen_at(lane.id).y() < now.y()


def test_what_is_deleted_just_goes_and_the_rest_closes_up(hands: MovingCanvas) -> None:
    hands.canvas.zoom_to(0.6)
    step, right = hands.step("Packs the suitcase"), hands.step("Checks in")
    seen = hands.seen_at(right.id)
    hands.canvas.select((step.id,))

    hands.key(Qt.Key.Key_Delete)

    assert hands.seen_at(right.id).x() - hands.canvas.rect_of(right.id).x() > 50
    hands.wait_for_rest()
    assert hands.canvas.rect_of(right.id).x() < seen.x()


def test_the_keyboard_carries_things_visibly(hands: MovingCanvas) -> None:
    card = hands.card("Check-in desk")
    hands.canvas.select((card.id,))

    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert hands.canvas.motion.way_of(card.id).dx == pytest.approx(-138)


def test_a_second_change_begins_from_what_is_seen(hands: MovingCanvas) -> None:
    card = hands.card("Check-in desk")
    hands.canvas.select((card.id,))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    hands.wait(50)
    seen = hands.seen_at(card.id)

    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert abs(hands.seen_at(card.id).x() - seen.x()) <= 1
    assert hands.canvas.rect_of(card.id).x() - seen.x() > 100 * hands.canvas.zoom
    hands.wait(30)
    assert hands.seen_at(card.id).x() > seen.x()
    hands.history.undo()
    hands.history.undo()
    hands.wait_for_rest()
    assert hands.seen_at(card.id) == hands.canvas.rect_of(card.id)


def test_a_click_in_mid_glide_hits_the_final_places(hands: MovingCanvas) -> None:
    card, other = hands.card("Check-in desk"), hands.card("Concierge chat")
    hands.canvas.select((card.id,))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    hands.wait(20)
    place = hands.canvas.rect_of(other.id).center()

    hands.click(place)

    assert hands.canvas.selection == (other.id,)
    hands.click(hands.canvas.rect_of(card.id).center())
    assert hands.canvas.selection == (card.id,)


def test_nothing_moves_where_motion_is_reduced(hands: MovingCanvas) -> None:
    hands.canvas.animates = False
    card = hands.card("Search ad")

    hands.drag(hands.at(card.id), hands.cell("Reception", "Books a room") + AWAY)
    dropped = hands.canvas.motion.is_on
    hands.history.undo()
    undone = hands.canvas.motion.is_on
    hands.canvas.set_lens("functional")

    assert not (dropped or undone or hands.canvas.motion.is_on)
    assert hands.seen_at(card.id) == hands.canvas.rect_of(card.id)


def test_typing_lets_nothing_glide(hands: MovingCanvas) -> None:
    card, lane = hands.card("Check-in desk"), hands.lane("Housekeeping")
    y = hands.canvas.rect_of(lane.id).y()
    hands.canvas.edit(card.id)

    hands.type(" where the customer waits in line for a key to the room")

    assert hands.canvas.rect_of(lane.id).y() > y
    assert not hands.canvas.motion.is_on


def test_words_typed_in_mid_glide_do_not_stop_it(hands: MovingCanvas) -> None:
    last, moved = hands.step("Tells colleagues, rebooks"), hands.step("Checks out")
    hands.canvas.select((hands.step("Packs the suitcase").id,))
    hands.canvas.add_element("step")
    hands.wait(40)
    way = hands.canvas.motion.way_of(moved.id)
    assert way.dx < -5 and hands.canvas.is_typing

    hands.type("Rests")

    assert hands.canvas.motion.way_of(moved.id) == way
    assert hands.canvas.motion.way_of(last.id).dx < -5


def test_a_trial_in_mid_glide_shows_things_where_they_are(hands: MovingCanvas) -> None:
    card = hands.card("Check-in desk")
    hands.canvas.select((card.id,))
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    hands.carry(hands.at(card.id), hands.cell("Marketing", "Checks out"))

    assert not hands.canvas.motion.is_on
    hands.key(Qt.Key.Key_Escape)
    assert not hands.canvas.motion.is_on


def test_a_card_refused_by_a_lane_goes_back_to_its_place(hands: MovingCanvas) -> None:
    card = hands.card("Search ad")
    place = hands.canvas.rect_of(card.id)
    away = hands.cell("Pains", "Checks out")

    hands.drag(hands.at(card.id), away)

    assert hands.refusals
    assert (hands.seen_at(card.id).center() - away).manhattanLength() <= 3
    hands.wait_for_rest()
    assert hands.seen_at(card.id) == place


def test_a_lane_let_go_brings_its_title_home(hands: MovingCanvas) -> None:
    lane = hands.lane("Reception")
    start = hands.at(lane.id)

    hands.drag(start, start + QPoint(30, -120))

    assert hands.seen_at(lane.id).x() - hands.canvas.rect_of(lane.id).x() == pytest.approx(
        30, abs=3
    )
    assert hands.lane_titles.index("Reception") < hands.lane_titles.index("Booking")


def test_the_view_that_fits_the_map_follows_its_size_by_and_by(hands: MovingCanvas) -> None:
    step = hands.step("Gets the assignment")
    hands.canvas.select((hands.step("Tells colleagues, rebooks").id,))
    before = hands.seen()

    hands.key(Qt.Key.Key_Delete)

    ground = before.pixelColor(4, 4)
    left = next(x for x in range(400) if before.pixelColor(x, 300) != ground)
    at_once = hands.seen()
    assert abs(next(x for x in range(400) if at_once.pixelColor(x, 300) != ground) - left) <= 2
    assert hands.canvas.rect_of(step.id).x() != left
    hands.wait_for_rest()
    at_rest = hands.seen()
    assert next(x for x in range(400) if at_rest.pixelColor(x, 300) != ground) - left > 10


def test_the_timer_runs_only_while_something_moves(hands: MovingCanvas) -> None:
    assert not hands.canvas.motion.is_on
    hands.history.undo()
    assert not hands.canvas.motion.is_on
    hands.drag(hands.at(hands.card("Search ad").id), hands.cell("Booking", "Checks in"))
    assert hands.canvas.motion.is_on
    hands.wait(DURATION_MS / 2)
    assert hands.canvas.motion.is_on
    hands.wait_for_rest()


def test_what_moves_is_not_seen_on_another_map(hands: MovingCanvas) -> None:
    hands.drag(hands.at(hands.card("Search ad").id), hands.cell("Booking", "Checks in"))

    hands.canvas.show_map(hands.history, hands.map_id, "goal")

    assert not hands.canvas.motion.is_on


def test_a_step_dropped_where_it_was_goes_back_there(hands: MovingCanvas) -> None:
    step = hands.step("Checks in")
    start = hands.at(step.id)

    hands.carry(start, start + QPoint(12, 20), PLAIN)
    hands.release(start + QPoint(12, 20))

    assert hands.canvas.motion.way_of(step.id).dy == pytest.approx(20 / hands.canvas.zoom, abs=2)
