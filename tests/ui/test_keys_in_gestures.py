"""Keys in the midst of a drag, and F2 in an empty cell, in the whole window with its shortcuts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.model.records import Lane, Step, Touchpoint
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, opened_in, touchpoint_called

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> MainWindow:
    window = open_a_window(hotel_stay)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Delete, PLAIN), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_1, CTRL), (Qt.Key.Key_D, CTRL)],
)
def test_commands_wait_until_a_drag_is_over(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    canvas, document = window.canvas, opened_in(window).document
    card = touchpoint_called(window, "Key drop")
    canvas.select((card.id,))
    canvas.delete_selected()
    opened_in(window).history.undo()
    before, lens = document.snapshot(), window.lens
    start = canvas.rect_of(card.id).center()
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(30, 30))
    qtbot.mouseMove(canvas, start + QPoint(40, 40))
    qtbot.waitUntil(lambda: canvas.gesture is not None)

    qtbot.keyClick(canvas, key, held)
    assert canvas.gesture is not None, "it is still in hand"

    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, LEFT, pos=start + QPoint(40, 40))
    assert (document.snapshot(), window.lens) == (before, lens)


def test_f2_in_an_empty_cell_begins_a_card_there(window: MainWindow, qtbot: QtBot) -> None:
    document = opened_in(window).document
    lane = next(lane for lane in document.all(Lane) if lane.title == "Finance")
    step = next(step for step in document.all(Step) if step.title == "Checks in")
    window.canvas.select((cell_key(lane.id, step.id),))

    qtbot.keyClick(window.canvas, Qt.Key.Key_F2)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Deposit")
    qtbot.keyClick(focused, Qt.Key.Key_Return)

    (made,) = [card for card in document.all(Touchpoint) if card.title == "Deposit"]
    assert (made.lane_id, made.step_id) == (lane.id, step.id)
