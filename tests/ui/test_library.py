"""The library in the palette: searched as one types, dragged and clicked onto the map."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.exchange.libraries import risk_library, survey_library
from cjm_desktop.model.records import Risk, Survey, Touchpoint
from cjm_desktop.ui.elements import ELEMENT_MIME_TYPE
from cjm_desktop.ui.library import Library
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.palette_entry import PaletteEntry
from tests.ui.window_hands import (
    OpenWindow,
    action,
    opened_in,
    rename,
    touchpoint_called,
    words_in,
)


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


def choose_part(window: MainWindow, element: str) -> Library:
    library = library_of(window)
    choice = library.findChild(QPushButton, f"library.part.{element}")
    assert isinstance(choice, QPushButton)
    choice.click()
    return library


def press_entry(library: Library, title: str, qtbot: QtBot) -> None:
    entry = next(entry for entry in library if entry.title == title)
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return)


def test_surveys_and_risk_triggers_are_parts_of_it(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    library = choose_part(window, "survey")
    surveys = [title for titles in survey_library().values() for title in titles]
    assert [entry.title for entry in library] == surveys
    entry = next(iter(library))
    carried = json.loads(entry.mime_data().data(ELEMENT_MIME_TYPE).data())
    assert carried == {"element": "survey", "title": "Ad-test panel"}
    choose_part(window, "risk")
    assert [entry.title for entry in library] == list(risk_library()["any"])


def test_the_entries_of_a_part_are_made_once_and_when_it_is_first_shown(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    library = library_of(window)
    touchpoints, surveys, _ = library.parts
    assert len(touchpoints.findChildren(PaletteEntry)) == len(list(touchpoints)) > 10
    assert surveys.findChildren(PaletteEntry) == []
    choose_part(window, "survey")
    made = surveys.findChildren(PaletteEntry)
    assert made == list(library)
    choose_part(window, "touchpoint")
    choose_part(window, "survey")
    assert surveys.findChildren(PaletteEntry) == made


def test_what_is_searched_is_found_in_all_parts(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    library = library_of(open_a_window(hotel_stay))
    qtbot.keyClicks(library.search, "churn")
    assert [entry.title for entry in library] == ["Churn survey"]
    library.search.setText("adoption")
    assert [entry.title for entry in library] == ["Lack of adoption"]


def test_enter_on_a_survey_attaches_it_to_the_touchpoints_selected(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    history = opened_in(window).history
    cards = [touchpoint_called(window, title).id for title in ("Room page", "Key drop")]
    window.canvas.select(cards)
    press_entry(choose_part(window, "survey"), "Net Promoter Score", qtbot)
    made = opened_in(window).document.all(Survey)
    assert {survey.touchpoint_id for survey in made} == set(cards)
    assert {(survey.title, survey.phase) for survey in made} == {("Net Promoter Score", "after")}
    assert window.canvas.selection == tuple(cards)
    history.undo()
    assert not history.can_undo
    assert not opened_in(window).document.all(Survey)


def test_with_nothing_fitting_selected_it_says_what_to_select(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    press_entry(choose_part(window, "survey"), "Net Promoter Score", qtbot)
    assert any("Select a touchpoint first" in words for words in words_in(window))
    press_entry(choose_part(window, "risk"), "Support issues", qtbot)
    assert any("Select a step first" in words for words in words_in(window))
    assert not opened_in(window).history.can_undo


def test_a_risk_trigger_goes_to_the_step_at_which_something_is_selected(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    card = touchpoint_called(window, "Key drop")
    window.canvas.select((card.id,))
    press_entry(choose_part(window, "risk"), "Support issues", qtbot)
    (risk,) = opened_in(window).document.all(Risk)
    assert (risk.step_id, risk.title) == (card.step_id, "Support issues")
    assert window.canvas.selection == (card.step_id,)
    assert QApplication.focusWidget() is window.canvas


def test_a_title_of_the_teams_own_joins_the_library_for_good(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    window.canvas.select((touchpoint_called(window, "Concierge chat").id,))
    action(window, "edit.add-to-library").trigger()
    library = library_of(window)
    assert [entry.title for entry in library][-1] == "Concierge chat"
    assert any("is in the library now" in words for words in words_in(window))
    assert not action(window, "edit.add-to-library").isEnabled()
    assert not opened_in(window).history.can_undo
    again = library_of(open_a_window())
    assert "Concierge chat" in [entry.title for entry in again]


def test_del_removes_it_from_the_library_and_leaves_the_map_alone(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.canvas.select((touchpoint_called(window, "Concierge chat").id,))
    action(window, "edit.add-to-library").trigger()
    library = library_of(window)
    own = next(entry for entry in library if entry.title == "Concierge chat")
    own.setFocus()
    qtbot.keyClick(own, Qt.Key.Key_Delete)
    assert "Concierge chat" not in [entry.title for entry in library]
    shipped = next(iter(library))
    qtbot.keyClick(shipped, Qt.Key.Key_Delete)
    assert next(iter(library)).title == shipped.title
    assert touchpoint_called(window, "Concierge chat")


def test_what_ships_with_the_program_is_not_added_twice(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Concierge chat", "call centre")
    window.canvas.select((touchpoint_called(window, "call centre").id,))
    assert not action(window, "edit.add-to-library").isEnabled()


def test_a_folder_that_cannot_be_written_is_told(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    (hotel_stay.parent / "defaults.json").mkdir()
    window.canvas.select((touchpoint_called(window, "Concierge chat").id,))
    action(window, "edit.add-to-library").trigger()
    assert "Concierge chat" not in [entry.title for entry in library_of(window)]
    assert any("defaults" in words for words in words_in(window))
