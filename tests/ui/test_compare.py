"""Comparing two lenses in the window: chosen in menus and on the bar, kept with the file."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjm_desktop.model.records import LENSES, Lens
from cjm_desktop.ui.lens_bar import LensButton
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, action, opened_in

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def compared(window: MainWindow) -> Lens | None:
    assert window.canvas.session is not None
    return window.canvas.session.compared


def button(window: MainWindow, lens: Lens) -> LensButton:
    found = window.findChild(LensButton, f"lens.{lens}")
    assert isinstance(found, LensButton)
    return found


def write_view(path: Path, key: str, value: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT OR REPLACE INTO view VALUES (?, ?)", (key, value))


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path) -> MainWindow:
    return open_a_window(hotel_stay)


def test_a_file_opens_with_the_comparison_it_was_left_with(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    before = list(opened_in(window).document.records())
    action(window, "view.compare-functional").trigger()
    assert list(opened_in(window).document.records()) == before
    assert not opened_in(window).history.can_undo
    action(window, "file.close").trigger()
    again = open_a_window(hotel_stay)
    assert (again.lens, compared(again)) == ("goal", "functional")
    assert button(again, "functional").accessibleName() == "Functional lens, compared"
    action(again, "view.no-comparison").trigger()
    action(again, "file.close").trigger()
    assert compared(open_a_window(hotel_stay)) is None


def test_what_is_kept_is_the_pair_after_a_swap(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    action(window, "view.compare-outcome").trigger()
    action(window, "lens.outcome").trigger()
    assert (window.lens, compared(window)) == ("outcome", "goal")
    action(window, "file.close").trigger()
    again = open_a_window(hotel_stay)
    assert (again.lens, compared(again)) == ("outcome", "goal")


@pytest.mark.parametrize("kept", ["goal", "sideways", ""])
def test_a_comparison_that_makes_no_sense_is_none(
    open_a_window: OpenWindow, hotel_stay: Path, kept: str
) -> None:
    write_view(hotel_stay, "lens", "goal")
    write_view(hotel_stay, "compared", kept)
    assert compared(open_a_window(hotel_stay)) is None


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_a_click_on_the_bar_with_shift_or_ctrl_compares(
    window: MainWindow, keys: Qt.KeyboardModifier
) -> None:
    QTest.mouseClick(button(window, "activity"), LEFT, keys)
    assert (window.lens, compared(window)) == ("goal", "activity")
    assert button(window, "goal").isChecked()
    assert not button(window, "activity").isChecked()
    QTest.mouseClick(button(window, "goal"), LEFT, keys)
    assert compared(window) == "activity"
    QTest.mouseClick(button(window, "activity"), LEFT, keys)
    assert compared(window) is None


def test_so_does_the_keyboard_on_the_bar(window: MainWindow) -> None:
    QTest.keyClick(button(window, "outcome"), Qt.Key.Key_Space, SHIFT)
    assert (window.lens, compared(window)) == ("goal", "outcome")


def test_a_plain_click_on_the_compared_lens_swaps_the_two(window: MainWindow) -> None:
    QTest.mouseClick(button(window, "activity"), LEFT, SHIFT)
    QTest.mouseClick(button(window, "activity"), LEFT)
    assert (window.lens, compared(window)) == ("activity", "goal")
    assert button(window, "goal").accessibleName() == "Goal-based lens, compared"
    assert button(window, "activity").accessibleName() == "Activity-based lens"


def test_the_actions_say_what_is_compared(window: MainWindow) -> None:
    assert not action(window, "view.compare-goal").isEnabled()
    assert not action(window, "view.no-comparison").isEnabled()
    action(window, "view.compare-interactive").trigger()
    checked = [lens for lens in LENSES if action(window, f"view.compare-{lens}").isChecked()]
    assert checked == ["interactive"]
    action(window, "view.compare-interactive").trigger()
    assert compared(window) is None


def test_the_room_sees_both_headers(window: MainWindow) -> None:
    window.show()
    action(window, "view.compare-functional").trigger()
    action(window, "view.room").trigger()
    room = window.showing.room.map
    assert room is not None
    assert room.session is not None
    assert (room.lens, room.session.compared) == ("goal", "functional")
    action(window, "lens.functional").trigger()
    assert (room.lens, room.session.compared) == ("functional", "goal")
    action(window, "view.no-comparison").trigger()
    assert room.session.compared is None
    action(window, "view.room").trigger()


def test_presenting_keeps_the_comparison(window: MainWindow) -> None:
    window.show()
    action(window, "view.compare-functional").trigger()
    action(window, "view.present").trigger()
    QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    QTest.keyClick(window.canvas, Qt.Key.Key_1)
    assert (window.lens, compared(window)) == ("functional", "goal")
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert compared(window) == "goal"
