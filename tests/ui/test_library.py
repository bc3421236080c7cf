"""The touchpoint library: searched as one types, dragged and clicked onto the map."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cjm_desktop.exchange.libraries import matching, touchpoint_library
from cjm_desktop.model.records import Touchpoint
from cjm_desktop.ui.elements import ELEMENT_MIME_TYPE
from cjm_desktop.ui.library import Library
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, opened_in


def test_the_library_holds_what_the_method_names() -> None:
    library = touchpoint_library()
    assert list(library) == ["before", "during", "after"]
    assert "Landing page" in library["before"]
    assert "Call centre" in library["during"]
    assert "After-purchase survey" in library["after"]


def test_searching_takes_no_heed_of_case_and_accents() -> None:
    assert matching(("Café", "Call centre"), "CAFE") == ("Café",)
    assert matching(("Call centre", "Sales team"), "cen cal") == ("Call centre",)


def library_of(window: MainWindow) -> Library:
    library = window.findChild(Library, "library")
    assert isinstance(library, Library)
    return library


def test_typing_leaves_what_matches_and_enter_adds_the_first(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    library = library_of(window)
    everything = len(list(library))
    qtbot.keyClicks(library.search, "shop")
    assert [entry.title for entry in library] == ["Physical shop", "Web shop"]
    qtbot.keyClick(library.search, Qt.Key.Key_Return)
    titles = [card.title for card in opened_in(window).document.all(Touchpoint)]
    assert titles.count("Physical shop") == 1
    qtbot.keyClick(library.search, Qt.Key.Key_Escape)
    assert len(list(library)) == everything


def test_what_is_not_there_is_said(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    library = library_of(open_a_window(hotel_stay))
    qtbot.keyClicks(library.search, "carrier pigeon")
    assert list(library) == []
    assert any("Drag a Touchpoint" in label.text() for label in library.findChildren(QLabel)
               if label.isVisible())  # fmt: skip


def test_a_drag_from_the_library_carries_the_title(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    entry = next(iter(library_of(open_a_window(hotel_stay))))
    carried = json.loads(entry.mime_data().data(ELEMENT_MIME_TYPE).data())
    assert carried == {"element": "touchpoint", "title": entry.title}
