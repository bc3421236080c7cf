"""Feelings set by hand: points dragged, clicks into the emotion lane, several curves."""

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.drawing.geometry import FEELING_HEIGHT
from cjm_desktop.model.curves import add_curve, clear_feeling
from cjm_desktop.model.records import Curve, Feeling
from tests.canvas.hands_on_canvas import HandsOnCanvas


def point(hands: HandsOnCanvas, step_title: str, curve: Curve | None = None) -> QPoint:
    curve_id = (curve or hands.curve()).id
    return hands.at(f"{curve_id}:{hands.step(step_title).id}")


@pytest.mark.parametrize("by", [-1.5, -0.5, 0.25, 1.0])
def test_a_point_is_dragged_by_what_the_pointer_moved(hands: HandsOnCanvas, by: float) -> None:
    hands.canvas.zoom_to(2.0)
    hands.canvas.scroll_by(-9999, -9999)
    before = hands.feeling("Gets the assignment")
    assert before is not None
    grip = point(hands, "Gets the assignment") + QPoint(4, -5)
    hands.drag(grip, grip + QPoint(3, round(-by * FEELING_HEIGHT * 2)))
    assert hands.feeling("Gets the assignment") == pytest.approx(before + by, abs=0.03)
    assert hands.undo_steps == {1}


def test_feelings_are_kept_in_steps_a_hand_can_tell(hands: HandsOnCanvas) -> None:
    for y in range(20, 120, 7):
        start = point(hands, "Checks in")
        hands.drag(start, start + QPoint(0, y - 60))
        value = hands.feeling("Checks in")
        assert value is not None
        assert value * 20 == pytest.approx(round(value * 20), abs=1e-9)
        assert -2 <= value <= 2


@pytest.mark.parametrize(("y", "value"), [(-3000, 2.0), (3000, -2.0)])
def test_a_point_goes_no_farther_than_the_scale(hands: HandsOnCanvas, y: int, value: float) -> None:
    start = point(hands, "Checks in")
    hands.drag(start, start + QPoint(200, y))
    assert hands.feeling("Checks in") == value


def test_a_point_stays_at_its_step(hands: HandsOnCanvas) -> None:
    others = {f.id: f.value for f in hands.document.all(Feeling)}
    start = point(hands, "Checks in")
    hands.drag(start, point(hands, "Packs the suitcase"))
    changed = {f.id for f in hands.document.all(Feeling) if others.get(f.id) != f.value}
    assert changed == {f"{hands.curve().id}:{hands.step('Checks in').id}"}
    assert hands.feeling("Checks in") == pytest.approx(-1.6, abs=0.06)


def test_a_quote_stays_with_its_point(hands: HandsOnCanvas) -> None:
    start = point(hands, "Packs the suitcase")
    hands.drag(start, start - QPoint(0, 30))
    feeling = hands.document.get(
        Feeling, Feeling.id_for(hands.curve().id, hands.step("Packs the suitcase").id)
    )
    assert feeling is not None
    assert feeling.quote == "Is there an iron? No idea."
    assert feeling.value > -1.6


def without_feeling(hands: HandsOnCanvas, step_title: str) -> None:
    with hands.history.edit("Clear") as edit:
        clear_feeling(edit, hands.curve().id, hands.step(step_title).id)


def test_a_click_into_the_lane_sets_the_feeling_there(hands: HandsOnCanvas) -> None:
    where = point(hands, "Checks in")
    without_feeling(hands, "Checks in")
    assert hands.feeling("Checks in") is None
    hands.click(where)
    assert hands.feeling("Checks in") == pytest.approx(0.6, abs=0.06)
    assert not hands.canvas.is_typing


def test_a_press_there_may_be_dragged_on(hands: HandsOnCanvas) -> None:
    where = point(hands, "Checks in")
    without_feeling(hands, "Checks in")
    hands.drag(where, where + QPoint(0, 500))
    assert hands.feeling("Checks in") == -2.0


def test_escape_before_the_release_sets_nothing(hands: HandsOnCanvas) -> None:
    where = point(hands, "Checks in")
    without_feeling(hands, "Checks in")
    hands.press(where)
    hands.key(Qt.Key.Key_Escape)
    hands.release(where)
    assert hands.feeling("Checks in") is None


def test_a_click_where_something_is_felt_selects(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    hands.click(point(hands, "Checks in"))
    assert hands.canvas.selection == (f"{hands.curve().id}:{hands.step('Checks in').id}",)
    hands.click(hands.cell("Emotion", "Checks in") + QPoint(0, 40))
    assert hands.document == before


def second_curve(hands: HandsOnCanvas) -> Curve:
    with hands.history.edit("Add curve") as edit:
        return add_curve(edit, hands.map_id, "Colleague", source="measured")


def test_a_second_curve_is_filled_while_the_first_stays(hands: HandsOnCanvas) -> None:
    first = hands.curve()
    second = second_curve(hands)
    hands.click(hands.cell("Emotion", "Checks in") - QPoint(35, 20))
    hands.click(hands.cell("Emotion", "Checks out") + QPoint(35, 20))
    above, below = hands.feeling("Checks in", second), hands.feeling("Checks out", second)
    assert above is not None
    assert below is not None
    assert above > 0 > below
    assert hands.feeling("Checks in", first) == 0.6


def test_of_two_curves_the_point_under_the_pointer_is_dragged(hands: HandsOnCanvas) -> None:
    first = hands.curve()
    second = second_curve(hands)
    hands.click(hands.cell("Emotion", "Checks in") + QPoint(0, 40))
    start = point(hands, "Checks in", second)
    hands.drag(start, start + QPoint(0, 500))
    assert hands.feeling("Checks in", second) == -2.0
    start = point(hands, "Checks in", first)
    hands.drag(start, start - QPoint(0, 500))
    assert (hands.feeling("Checks in", first), hands.feeling("Checks in", second)) == (2.0, -2.0)
