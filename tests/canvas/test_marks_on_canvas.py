"""The marks of a lens are seen on the canvas, near and far, and are in nobody's way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.model.records import LENSES, Lens
from tests.canvas.hands_on_canvas import HandsOnCanvas
from tests.canvas.moving_canvas import MovingCanvas

ROLE_OF: dict[Lens, str] = {"functional": "hand_over.through_gap", "activity": "accent.activity"}


@pytest.fixture
def moving(qtbot: QtBot, qapp: QApplication) -> MovingCanvas:
    assert qapp is not None
    return MovingCanvas(qtbot, lens="goal")


def pixels_of(hands: MovingCanvas, role: str, within: QRect) -> int:
    """How many pixels have the colour of a role."""
    seen = hands.canvas.grab(within.intersected(hands.canvas.rect())).toImage()
    numbers = memoryview(seen.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    return numbers.tolist().count(QColor(hands.canvas.theme.colour(role)).rgb())


def below_header(hands: MovingCanvas) -> QRect:
    """What lies below the header of the stages, down to the last lane."""
    canvas = hands.canvas
    first = canvas.rect_of(hands.step("Gets the assignment").id)
    bottom = canvas.rect_of(hands.lane("Pains").id).bottom()
    return QRect(first.topLeft(), QPoint(canvas.width(), bottom))


@pytest.mark.parametrize("zoom", [1.0, 0.3, 0.1])
@pytest.mark.parametrize("lens", ["functional", "activity"])
def test_marks_are_seen_from_near_and_from_afar(
    moving: MovingCanvas, lens: Lens, zoom: float
) -> None:
    canvas = moving.canvas
    for each in LENSES:
        canvas.set_lens(each)
        moving.wait_for_rest()
        canvas.look_from(500.0, 60.0, zoom) if zoom == 1 else canvas.zoom_to(zoom)
        moving.seen()
        found = pixels_of(moving, ROLE_OF[lens], below_header(moving))
        assert (found > 0) == (each == lens), each


def test_marks_among_frozen_rows_stay_in_view(moving: MovingCanvas) -> None:
    canvas = moving.canvas
    canvas.set_lens("activity")
    moving.wait_for_rest()
    canvas.look_from(700.0, 500.0, 1.0)
    step = canvas.rect_of(moving.step("Uses room and pool").id)
    assert step.top() < 200
    gutter = QRect(step.left() - 12, step.top(), 12, step.height())
    assert pixels_of(moving, "accent.activity", gutter) > 0


def test_marks_fade_in_as_the_lens_is_switched(moving: MovingCanvas) -> None:
    moving.canvas.zoom_to(0.3)
    moving.canvas.set_lens("functional")
    area, role = below_header(moving), ROLE_OF["functional"]
    at_first = pixels_of(moving, role, area)
    moving.wait_for_rest()
    assert at_first == 0 < pixels_of(moving, role, area)


def test_a_ghost_takes_no_click_from_the_cell_beneath(
    on_canvas: Callable[..., HandsOnCanvas],
) -> None:
    hands = on_canvas("hotel-stay", "functional")
    lane, step = hands.lane("Booking"), hands.step("Packs the suitcase")
    at = hands.canvas.cell_rect(lane.id, step.id).center()
    QTest.mouseClick(hands.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert hands.canvas.selection == (cell_key(lane.id, step.id),)


def test_an_arrow_takes_no_click_from_the_card_beside_it(
    on_canvas: Callable[..., HandsOnCanvas],
) -> None:
    hands = on_canvas("hotel-stay", "functional")
    for mark in hands.picture.marks:
        for x, y in mark.points:
            pixel = hands.canvas.view.to_pixels(x, y).toPoint()
            QTest.mouseClick(hands.canvas, Qt.MouseButton.LeftButton, pos=pixel)
            assert not any(key.startswith("hand-over") for key in hands.canvas.selection)
