"""What lies on the map is dragged, at every zoom: what the trial shows is what the release does."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.canvas.tools.pan import Pan
from cjm_desktop.canvas.tools.rubber_band import RubberBand
from tests.canvas.hands_on_canvas import HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]


class Drag(NamedTuple):
    """A drag on the hotel stay in the goal lens, from place to place."""

    start: Callable[[HandsOnCanvas], QPoint]
    end: Callable[[HandsOnCanvas], QPoint]


def edge(hands: HandsOnCanvas, column: int) -> QPoint:
    """On the edge of a run, at the height of the header."""
    return hands.before(column, hands.run("Checks in"))


DRAGS = {
    "card": Drag(
        lambda h: h.at(h.card("Check-in desk").id), lambda h: h.cell("Booking", "Checks out")
    ),
    "card below all": Drag(lambda h: h.at(h.card("Check-in desk").id), lambda h: h.below_all()),
    "card beyond the last step": Drag(
        lambda h: h.at(h.card("Check-in desk").id),
        lambda h: h.before(10, h.cell("Booking", "Checks out")) + h.points(40, 0),
    ),
    "note": Drag(
        lambda h: h.at(h.note("Invoice lacks cost centre").id),
        lambda h: h.cell("Thinks", "Checks in"),
    ),
    "step": Drag(
        lambda h: h.at(h.step("Packs the suitcase").id),
        lambda h: h.at(h.step("Searches for a hotel").id) - h.points(30, 0),
    ),
    "run": Drag(lambda h: h.run("Checks in"), lambda h: edge(h, 0) + h.points(10, 0)),
    "edge": Drag(lambda h: edge(h, 3), lambda h: edge(h, 1)),
    "lane": Drag(
        lambda h: h.at(h.lane("Finance").id),
        lambda h: h.at(h.lane("Marketing").id) - h.points(0, 20),
    ),
    "point": Drag(
        lambda h: h.at(f"{h.curve().id}:{h.step('Checks in').id}"),
        lambda h: h.at(f"{h.curve().id}:{h.step('Checks in').id}") + h.points(0, 250),
    ),
}  # fmt: skip

each_drag = pytest.mark.parametrize("drag", DRAGS.values(), ids=DRAGS.keys())


@each_drag
def test_what_is_shown_is_what_the_release_does(hands: HandsOnCanvas, drag: Drag) -> None:
    start, end = drag.start(hands), drag.end(hands)
    before, first = hands.document.snapshot(), hands.shown()
    hands.carry(start, end)
    shown = hands.shown()
    assert shown != first
    assert hands.document == before
    assert not hands.history.can_undo
    assert hands.hints[-1]
    hands.release(end)
    assert hands.shown() == shown
    assert hands.document != before
    assert hands.refusals == []
    assert len(hands.undo_steps) == 1
    hands.assert_sound()
    hands.history.undo()
    assert hands.document == before
    assert hands.shown() == first
    hands.history.redo()
    assert hands.shown() == shown


@each_drag
def test_escape_in_mid_drag_leaves_no_trace(hands: HandsOnCanvas, drag: Drag) -> None:
    start, end = drag.start(hands), drag.end(hands)
    before, first = hands.document.snapshot(), hands.shown()
    hands.carry(start, end)
    hands.key(Qt.Key.Key_Escape)
    assert hands.shown() == first
    assert hands.canvas.gesture is None
    assert hands.hints[-1] == ""
    hands.move(start)
    hands.release(start)
    assert hands.document == before
    assert not hands.history.can_undo
    assert hands.shown() == first


@each_drag
def test_back_where_it_was_changes_nothing(hands: HandsOnCanvas, drag: Drag) -> None:
    start, end = drag.start(hands), drag.end(hands)
    before, first = hands.document.snapshot(), hands.shown()
    hands.carry(start, end)
    hands.move(start + QPoint(1, 0))
    hands.move(start)
    hands.release(start)
    assert hands.document == before
    assert hands.shown() == first
    assert not hands.history.can_undo


@each_drag
@pytest.mark.parametrize("zoom", [0.05, 0.42, 1.0, 4.0])
def test_a_drag_does_the_same_at_every_zoom(hands: HandsOnCanvas, drag: Drag, zoom: float) -> None:
    hands.drag(drag.start(hands), drag.end(hands))
    expected = hands.shown()
    hands.history.undo()
    see_all(hands, zoom)
    hands.drag(drag.start(hands), drag.end(hands))
    assert hands.shown() == expected


def see_all(hands: HandsOnCanvas, zoom: float) -> None:
    """Zoom to where nothing is out of view, however large the canvas has to be."""
    canvas = hands.canvas
    canvas.resize(
        max(400, round(hands.picture.width * zoom) + 60),
        max(300, round(hands.picture.height * zoom) + 60),
    )
    canvas.zoom_to(zoom)


@each_drag
def test_nothing_is_dragged_on_a_map_that_may_only_be_read(
    hands: HandsOnCanvas, drag: Drag
) -> None:
    hands.canvas.show_map(hands.history, hands.map_id, "goal", editable=False)
    start, end = drag.start(hands), drag.end(hands)
    before, first = hands.document.snapshot(), hands.shown()
    hands.carry(start, end)
    assert isinstance(hands.canvas.gesture, Pan | RubberBand)
    hands.release(end)
    hands.click(hands.cell("Emotion", "Checks in"))
    hands.double_click(drag.start(hands))
    assert not hands.canvas.is_typing
    hands.key(Qt.Key.Key_F2)
    hands.key(Qt.Key.Key_Delete)
    hands.canvas.add_element("step")
    assert hands.document == before
    assert hands.shown() == first
