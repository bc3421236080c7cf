"""Tab and Shift+Tab never lead off the canvas while something is selected there; F6 does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Lane
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, opened_in


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> MainWindow:
    window = open_a_window(hotel_stay)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


def lane_called(window: MainWindow, title: str) -> str:
    return next(lane.id for lane in opened_in(window).document.all(Lane) if lane.title == title)


def test_tab_in_the_last_lane_and_back_in_the_header_stay_on_the_canvas(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas = window.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _ in range(20):
            qtbot.keyClick(canvas, key)
        at_end = canvas.selection
        qtbot.keyClick(canvas, key)
        assert QApplication.focusWidget() is canvas
        assert canvas.selection == at_end


def test_tab_goes_from_the_title_of_a_lane_to_the_next_title(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas = window.canvas
    canvas.select((lane_called(window, "Marketing"),))
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.selection == (lane_called(window, "Booking"),)
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.selection == (lane_called(window, "Marketing"),)


def test_tab_leaves_the_canvas_while_nothing_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not window.canvas
