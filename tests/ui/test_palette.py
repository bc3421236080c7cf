"""The palette: what it offers, what a drag carries, what a click and Enter do."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Curve, Lane, Note, Record, Stage, Step, Touchpoint
from cjm_desktop.ui.elements import ELEMENT_MIME_TYPE, ELEMENTS
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.palette import Palette
from cjm_desktop.ui.palette_entry import PaletteEntry
from tests.ui.window_hands import OpenWindow, opened_in

NAMES = ["stage", "step", "touchpoint", "swimlane", "emotion-curve", "note", "image"]


def entry(window: MainWindow, name: str) -> PaletteEntry:
    found = window.findChild(QAbstractButton, f"palette.{name}")
    assert isinstance(found, PaletteEntry)
    return found


def test_the_seven_elements_are_there_by_their_names(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    palette = open_a_window(hotel_stay).findChild(Palette, "palette")

    assert [entry.objectName() for entry in palette] == [f"palette.{name}" for name in NAMES]
    assert [element.key for element in ELEMENTS] == list("SPTLENI")
    assert all(entry.accessibleName() for entry in palette)


@pytest.mark.parametrize("name", NAMES)
def test_a_drag_carries_the_element_as_json(
    open_a_window: OpenWindow, hotel_stay: Path, name: str
) -> None:
    data = entry(open_a_window(hotel_stay), name).mime_data()

    carried = data.data(ELEMENT_MIME_TYPE).data()
    assert ELEMENT_MIME_TYPE == "application/x-cjm-element"
    assert json.loads(carried) == {"element": name}


@pytest.mark.parametrize(
    ("name", "record_type"),
    [
        ("stage", Stage), ("step", Step), ("touchpoint", Touchpoint), ("swimlane", Lane),
        ("emotion-curve", Curve), ("note", Note),
    ],
)  # fmt: skip
def test_a_click_and_enter_add_the_element_at_the_selection(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot, name: str, record_type: type[Record]
) -> None:
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    before = len(document.all(record_type))
    window.canvas.select([document.all(Touchpoint)[0].id])

    qtbot.mouseClick(entry(window, name), Qt.MouseButton.LeftButton)
    assert len(document.all(record_type)) == before + 1
    assert window.canvas.is_typing

    window.finish_typing()
    entry(window, name).setFocus()
    qtbot.keyClick(entry(window, name), Qt.Key.Key_Return)
    assert len(document.all(record_type)) == before + 2


def test_a_drag_that_begins_is_no_click(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    before = opened_in(window).document.snapshot()
    step = entry(window, "step")

    qtbot.mousePress(step, Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
    qtbot.mouseMove(step, QPoint(120, 15))
    qtbot.mouseRelease(step, Qt.MouseButton.LeftButton, pos=QPoint(120, 15))

    assert opened_in(window).document == before


def test_all_of_it_can_be_seen_in_a_small_window(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    window.resize(1024, 640)
    palette = window.findChild(Palette, "palette")

    for element in palette:
        corner = element.mapTo(palette, element.rect().bottomRight())
        assert palette.rect().contains(corner)


def test_a_drag_that_comes_to_nothing_leaves_the_keys_to_the_map(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()

    qtbot.mousePress(entry(window, "step"), Qt.MouseButton.LeftButton)

    assert window.canvas.hasFocus()
    entry(window, "step").setFocus(Qt.FocusReason.TabFocusReason)
    assert entry(window, "step").hasFocus(), "keys reach it all the same"


def test_letters_are_shown_only_while_they_add_something(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    with_letter = entry(window, "swimlane").grab().toImage()

    window.canvas.select((opened_in(window).document.all(Step)[0].id,))
    assert entry(window, "swimlane").grab().toImage() != with_letter

    window.canvas.select(())
    assert entry(window, "swimlane").grab().toImage() == with_letter
