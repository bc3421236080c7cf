"""A click on a department's title shows its own journey in the functional lens, and no other."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.language import text
from cjm_desktop.model.lanes import delete_lane
from cjm_desktop.model.records import Lane, Record
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called

ACTION = "view.department-journey"
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path) -> MainWindow:
    window = open_a_window(hotel_stay)
    window.choose_lens("functional")
    return window


def department(window: MainWindow, title: str) -> Lane:
    lanes = opened_in(window).document.all(Lane)
    return next(lane for lane in lanes if lane.title == title)


def click(window: MainWindow, title: str) -> None:
    canvas = window.canvas
    at = canvas.rect_of(department(window, title).id).center()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)


def dimmed(window: MainWindow) -> set[str]:
    """The titles of what is dimmed, and the keys of what is no record."""
    document = opened_in(window).document
    found: list[Record | None] = [document.find(key) for key in window.canvas.dimmed]
    titles = {getattr(record, "title", getattr(record, "text", "")) for record in found if record}
    return titles | {key.partition(":")[0] for key in window.canvas.dimmed if ":" in key}


def hint(window: MainWindow) -> str:
    return window._status.hint.text()


def test_a_click_lights_the_journey_of_a_department_and_selects_its_lane(
    window: MainWindow,
) -> None:
    card = touchpoint_called(window, "Check-in desk")
    before = window.canvas.rect_of(card.id)
    click(window, "Booking")
    assert window.canvas.selection == (department(window, "Booking").id,)
    assert {"Check-in desk", "Reception", "Marketing", "Checks in", "Search ad"} <= dimmed(window)
    assert {"run", "hand-over"} <= dimmed(window)
    lit = {"Booking", "Room page", "Booking confirmation", "Books a room", "Emotion",
           "Photos look the same everywhere"}  # fmt: skip
    assert not lit & dimmed(window)
    assert window.canvas.rect_of(card.id) == before
    assert "Booking" in hint(window)
    assert "Esc" in hint(window)
    assert not opened_in(window).history.can_undo


def test_a_second_click_or_escape_or_another_lens_ends_it(window: MainWindow) -> None:
    click(window, "Booking")
    click(window, "Booking")
    assert not dimmed(window)
    assert hint(window) == ""
    click(window, "Booking")
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not dimmed(window)
    click(window, "Booking")
    window.choose_lens("goal")
    assert not dimmed(window)
    window.choose_lens("functional")
    assert not dimmed(window)


def test_a_click_on_another_department_shows_that_one(window: MainWindow) -> None:
    click(window, "Booking")
    click(window, "Finance")
    assert "Booking" in dimmed(window)
    assert not {"Finance", "Invoice by e-mail", "Gets invoice and survey"} & dimmed(window)


def test_in_another_lens_a_click_selects_the_lane_and_no_more(window: MainWindow) -> None:
    window.choose_lens("activity")
    click(window, "Booking")
    assert window.canvas.selection == (department(window, "Booking").id,)
    assert not dimmed(window)
    assert not action(window, ACTION).isEnabled()


def test_what_is_no_department_has_no_journey(window: MainWindow) -> None:
    click(window, "Pains")
    assert not dimmed(window)
    assert not action(window, ACTION).isEnabled()


def test_a_drag_shows_no_journey(window: MainWindow) -> None:
    canvas = window.canvas
    at = canvas.rect_of(department(window, "Booking").id).center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 6):
        QTest.mouseMove(canvas, at + QPoint(0, 6 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 3))
    assert not dimmed(window)


def test_a_double_click_renames_and_leaves_nothing_dimmed(window: MainWindow) -> None:
    canvas = window.canvas
    at = canvas.rect_of(department(window, "Booking").id).center()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.is_typing
    assert not dimmed(window)


@pytest.mark.parametrize("selected", ["Booking", "Room page"])
def test_the_keyboard_shows_the_journey_of_a_department_or_a_card(
    window: MainWindow, selected: str, qtbot: QtBot
) -> None:
    window.canvas.setFocus()
    lane_or_card = (
        department(window, "Booking") if selected == "Booking"
        else touchpoint_called(window, selected)
    )  # fmt: skip
    window.canvas.select((lane_or_card.id,))
    assert action(window, ACTION).text() == "Show this department’s journey"
    qtbot.keyClick(window.canvas, Qt.Key.Key_J, KEYS)
    assert "Reception" in dimmed(window)
    assert action(window, ACTION).text() == "Show all departments"
    qtbot.keyClick(window.canvas, Qt.Key.Key_J, KEYS)
    assert not dimmed(window)


def test_what_is_edited_meanwhile_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    history = opened_in(window).history
    click(window, "Booking")
    with history.edit(text("Delete lane")) as edit:
        delete_lane(edit, department(window, "Finance"))
    qtbot.waitUntil(lambda: "Finance" not in dimmed(window))
    assert "Reception" in dimmed(window)
    with history.edit(text("Delete lane")) as edit:
        delete_lane(edit, department(window, "Booking"))
    qtbot.waitUntil(lambda: not dimmed(window))
    assert hint(window) == ""


def test_the_filter_and_the_journey_dim_beside_each_other(window: MainWindow) -> None:
    window.canvas.set_dimmed({touchpoint_called(window, "Room page").id}, "filter")
    click(window, "Booking")
    assert {"Room page", "Reception"} <= dimmed(window)
    click(window, "Booking")
    assert dimmed(window) == {"Room page"}
