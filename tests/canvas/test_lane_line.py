"""The line that marks where a swimlane goes lies above that lane, whatever else stands there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from cjm_desktop.drawing.theme import THEMES
from tests.canvas.hands_on_canvas import HandsOnCanvas


@pytest.mark.parametrize("below", ["Reception", "Housekeeping", "Thinks"])
def test_the_line_lies_at_the_upper_edge_of_the_new_lane(hands: HandsOnCanvas, below: str) -> None:
    place = hands.cell(below, "Checks in")
    hands.bring("swimlane", place - QPoint(0, 8))
    gesture = hands.canvas.gesture
    session = hands.canvas.session
    assert session is not None
    (lane_id,) = gesture.landing  # type: ignore[union-attr]
    row = session.shown.row_of(lane_id)
    assert row is not None

    view = hands.canvas.view
    image, colour = hands.canvas.grab().toImage(), QColor(THEMES["light"].colour("insertion"))
    x = hands.border(1) + 12
    top = round(view.to_pixels(0, row.y).y())
    bottom = round(view.to_pixels(0, row.y + row.body.height).y())
    marked = [y for y in range(hands.canvas.height()) if image.pixelColor(round(x), y) == colour]

    assert marked, "a line is there"
    assert all(top - 6 <= y <= top + 2 for y in marked), (marked, top, bottom)
