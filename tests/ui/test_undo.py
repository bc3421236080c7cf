"""Undo and redo as one meets them: at a title just opened, and far from what they change."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Step, Touchpoint
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.main_window import MainWindow
from tests.benchmarks.big_maps import big_records
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called


def press(qtbot: QtBot, key: Qt.Key, ctrl: bool = False) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    no, held = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(focused, key, held if ctrl else no)


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> MainWindow:
    window = open_a_window(hotel_stay)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


def test_undo_right_after_something_was_added_takes_it_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = opened_in(window).document.all(Step)
    action(window, "add.step").trigger()
    assert window.canvas.is_typing

    press(qtbot, Qt.Key.Key_Z, ctrl=True)

    assert opened_in(window).document.all(Step) == before
    assert not window.canvas.is_typing
    assert QApplication.focusWidget() is window.canvas
    press(qtbot, Qt.Key.Key_Y, ctrl=True)
    assert len(opened_in(window).document.all(Step)) == len(before) + 1


def test_undo_takes_typing_back_first_and_then_what_was_typed_into(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = len(opened_in(window).document.all(Step))
    action(window, "add.step").trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Waits")

    press(qtbot, Qt.Key.Key_Z, ctrl=True)
    assert window.canvas.is_typing
    assert len(opened_in(window).document.all(Step)) == before + 1

    press(qtbot, Qt.Key.Key_Z, ctrl=True)
    assert len(opened_in(window).document.all(Step)) == before


def test_the_menu_says_that_a_title_was_edited(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.select((touchpoint_called(window, "Key drop").id,))
    press(qtbot, Qt.Key.Key_F2)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Key box")
    press(qtbot, Qt.Key.Key_Return)

    assert action(window, "edit.undo").text() == "Undo edit title"


@pytest.fixture
def huge(open_a_window: OpenWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "huge.cjm"
    create_workshop(path, big_records(60, 10))
    window = open_a_window(path)
    window.canvas.zoom_to(1.0)
    return window


def is_in_view(window: MainWindow, key: str) -> bool:
    return window.canvas.rect().contains(window.canvas.rect_of(key).center())


def test_undo_and_redo_go_to_what_they_change_when_it_is_out_of_view(huge: MainWindow) -> None:
    canvas, document = huge.canvas, opened_in(huge).document
    far_right = max(document.all(Touchpoint), key=lambda card: int(card.step_id[1:]))
    canvas.select((far_right.id,))
    canvas.delete_selected()
    canvas.scroll_by(-99999, -99999)

    action(huge, "edit.undo").trigger()
    assert is_in_view(huge, far_right.id)

    canvas.scroll_by(-99999, -99999)
    action(huge, "edit.redo").trigger()
    assert document.get(Touchpoint, far_right.id) is None
    assert is_in_view(huge, far_right.step_id), "where it was is in view"


def test_undo_does_not_move_the_view_where_the_change_is_seen(huge: MainWindow) -> None:
    canvas = huge.canvas
    canvas.scroll_by(-99999, -99999)
    canvas.select(("l0",))
    (card, *_) = [c for c in opened_in(huge).document.all(Touchpoint) if c.step_id == "s1"]
    canvas.select((card.id,))
    canvas.delete_selected()
    canvas.scroll_by(40, 0)
    before = canvas.view.x, canvas.view.y

    action(huge, "edit.undo").trigger()

    assert (canvas.view.x, canvas.view.y) == before
