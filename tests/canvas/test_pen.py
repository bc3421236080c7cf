"""The pen: one stroke across the emotion lane sets all feelings, as one step of undo."""

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.editing import delete
from cjm_desktop.model.records import Curve, Feeling
from tests.canvas.hands_on_canvas import HandsOnCanvas


def height(hands: HandsOnCanvas, value: float) -> int:
    """The height in the emotion lane that stands for a feeling."""
    points = {f.value: hands.canvas.rect_of(f.id).center().y() for f in hands.document.all(Feeling)}
    (low, low_y), (high, high_y) = min(points.items()), max(points.items())
    return round(low_y + (value - low) / (high - low) * (high_y - low_y))


def middle(hands: HandsOnCanvas, step_title: str) -> int:
    lane = next(lane for lane in hands.arrangement.lanes if lane.kind == "emotion")
    return hands.canvas.cell_rect(lane.id, hands.step(step_title).id).center().x()


def stroke(hands: HandsOnCanvas, *places: QPoint) -> None:
    hands.press(places[0])
    for place in places[1:]:
        hands.move(place)
    hands.release(places[-1])


STEPS = ["Gets the assignment", "Searches for a hotel", "Compares and reads reviews",
         "Books a room", "Packs the suitcase", "Checks in", "Uses room and pool", "Checks out",
         "Gets invoice and survey", "Tells colleagues, rebooks"]  # fmt: skip


def test_a_stroke_across_the_lane_sets_every_feeling(hands: HandsOnCanvas) -> None:
    hands.canvas.take_pen(True)
    values = [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 1.0, 0.5, 0.0, -0.5]
    places = [
        QPoint(middle(hands, t), height(hands, v)) for t, v in zip(STEPS, values, strict=True)
    ]
    stroke(hands, *places)
    felt = [hands.feeling(title) for title in STEPS]
    assert felt == [pytest.approx(value, abs=0.1) for value in values]
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert hands.feeling("Packs the suitcase") == -1.6


def test_between_two_moves_of_a_fast_hand_no_step_is_left_out(hands: HandsOnCanvas) -> None:
    hands.canvas.take_pen(True)
    start = QPoint(middle(hands, STEPS[0]) - 4, height(hands, -1.0))
    end = QPoint(middle(hands, STEPS[-1]) + 4, height(hands, 1.0))
    stroke(hands, start, end)
    felt = [hands.feeling(title) or 0.0 for title in STEPS]
    assert felt == sorted(felt)
    assert felt[0] == pytest.approx(-1.0, abs=0.1)
    assert felt[-1] == pytest.approx(1.0, abs=0.1)


def test_only_the_steps_passed_are_set(hands: HandsOnCanvas) -> None:
    hands.canvas.take_pen(True)
    y = height(hands, 1.0)
    stroke(hands, *(QPoint(middle(hands, title), y) for title in STEPS[3:6]))
    assert [hands.feeling(title) for title in STEPS[3:6]] == [pytest.approx(1.0, abs=0.1)] * 3
    assert hands.feeling(STEPS[2]) == -0.4
    assert hands.feeling(STEPS[6]) == 1.6


def test_a_dot_sets_one_feeling_and_quotes_stay(hands: HandsOnCanvas) -> None:
    hands.canvas.take_pen(True)
    stroke(hands, QPoint(middle(hands, "Packs the suitcase") + 10, height(hands, 0.0)))
    assert hands.feeling("Packs the suitcase") == pytest.approx(0.0, abs=0.1)
    quotes = [feeling.quote for feeling in hands.document.all(Feeling)]
    assert "Is there an iron? No idea." in quotes


def test_escape_in_mid_stroke_leaves_no_trace_and_the_pen_in_hand(hands: HandsOnCanvas) -> None:
    before, shown = hands.document.snapshot(), hands.shown()
    hands.canvas.take_pen(True)
    hands.press(QPoint(middle(hands, STEPS[0]), height(hands, 1.0)))
    hands.move(QPoint(middle(hands, STEPS[5]), height(hands, 1.0)))
    assert hands.shown() != shown
    hands.key(Qt.Key.Key_Escape)
    assert hands.document == before
    assert hands.shown() == shown
    assert hands.canvas.pen
    hands.key(Qt.Key.Key_Escape)
    assert not hands.canvas.pen


def test_in_a_lane_without_a_curve_the_stroke_makes_one(hands: HandsOnCanvas) -> None:
    y, xs = height(hands, 1.0), [middle(hands, title) for title in STEPS[:4]]
    with hands.history.edit("Delete curve") as edit:
        delete(edit, hands.curve())
    hands.undo_steps.clear()
    hands.canvas.take_pen(True)
    stroke(hands, *(QPoint(x, y) for x in xs))
    assert len(hands.document.all(Curve)) == 1
    assert len(hands.document.all(Feeling)) == 4
    assert len(hands.undo_steps) == 1


def test_beside_the_emotion_lane_the_pen_says_where_it_draws(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    hands.canvas.take_pen(True)
    hands.drag(hands.at(hands.card("Search ad").id), hands.cell("Finance", "Checks in"))
    assert "emotion lane" in hands.refusals[-1]
    assert hands.document == before


def test_no_pen_for_a_map_that_may_only_be_read(hands: HandsOnCanvas) -> None:
    hands.canvas.show_map(hands.history, hands.map_id, "goal", editable=False)
    hands.canvas.take_pen(True)
    assert not hands.canvas.pen
