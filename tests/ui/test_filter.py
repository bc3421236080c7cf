"""The filter dims what does not match, says how many do, and is kept with the view."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cjm_desktop.model.filtering import NO_FILTER, Filter
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import Journey, Record, Step
from cjm_desktop.ui.filter_bar import FilterBar
from cjm_desktop.ui.kept_filter import filter_from, filter_value
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.several_choice import SeveralChoice
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path) -> MainWindow:
    return open_a_window(hotel_stay)


def bar(window: MainWindow) -> FilterBar:
    action(window, "view.filter").trigger()
    return window.filters.bar


def choose(window: MainWindow, name: str, *words: str) -> None:
    """Tick values by what they are called."""
    choice = window.findChild(SeveralChoice, f"filter.{name}")
    assert isinstance(choice, SeveralChoice)
    entries = {entry.iconText(): entry for entry in choice.menu().actions()}
    for each in words:
        entries[each].trigger()


def offered(window: MainWindow, name: str) -> list[str]:
    choice = window.findChild(SeveralChoice, f"filter.{name}")
    assert isinstance(choice, SeveralChoice)
    return [entry.iconText() for entry in choice.menu().actions()]


def dimmed_titles(window: MainWindow) -> set[str]:
    document = opened_in(window).document
    found: Iterable[Record | None] = map(document.find, window.canvas.dimmed)
    return {getattr(record, "title", getattr(record, "text", "")) for record in found}


def colour_at(window: MainWindow, key: str) -> QColor:
    canvas = window.canvas
    rect = canvas.rect_of(key)
    return canvas.grab().toImage().pixelColor(rect.topLeft() + QPoint(2, rect.height() // 2))


def write_view(path: Path, key: str, value: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT OR REPLACE INTO view VALUES (?, ?)", (key, value))


def test_a_department_stands_out_and_nothing_moves(window: MainWindow) -> None:
    canvas, card = window.canvas, touchpoint_called(window, "Room page")
    other = touchpoint_called(window, "Search ad")
    canvas.select(())
    bar(window)
    before = canvas.rect_of(card.id), canvas.rect_of(other.id)
    strong = colour_at(window, other.id)
    choose(window, "departments", "Booking")
    assert {"Search ad", "Marketing", "Packs the suitcase"} <= dimmed_titles(window)
    assert not {"Room page", "Booking", "Books a room"} & dimmed_titles(window)
    assert (canvas.rect_of(card.id), canvas.rect_of(other.id)) == before
    assert colour_at(window, other.id).lightness() > strong.lightness() + 40
    assert bar(window).count.text() == "2 of 18 cards match"
    assert not opened_in(window).history.can_undo


def test_words_are_looked_for_as_they_are_typed(window: MainWindow, qtbot: QtBot) -> None:
    field = bar(window).words
    assert field.hasFocus()
    qtbot.keyClicks(field, "room")
    assert not {"Room page", "Room ready by 14:00"} & dimmed_titles(window)
    assert "Search ad" in dimmed_titles(window)
    qtbot.keyClicks(field, " pa")
    assert "Room ready by 14:00" in dimmed_titles(window)


def test_several_choices_narrow_it_down(window: MainWindow) -> None:
    bar(window)
    choose(window, "evidence", "Measured", "Observed")
    some = bar(window).count.text()
    choose(window, "departments", "Reception")
    assert bar(window).count.text() != some
    assert {"Check-in desk", "Concierge chat"}.isdisjoint(dimmed_titles(window))
    assert "Key drop" in dimmed_titles(window)


def test_show_all_clears_and_escape_closes(window: MainWindow, qtbot: QtBot) -> None:
    open_bar = bar(window)
    choose(window, "departments", "Booking")
    (show_all,) = [b for b in open_bar.findChildren(QPushButton) if b.text() == "Show all"]
    qtbot.mouseClick(show_all, Qt.MouseButton.LeftButton)
    assert not dimmed_titles(window)
    assert open_bar.isVisible()
    choose(window, "departments", "Booking")
    qtbot.keyClick(open_bar.words, Qt.Key.Key_Escape)
    assert not open_bar.isVisible()
    assert not dimmed_titles(window)
    assert window.view.filter == NO_FILTER
    assert window.canvas.hasFocus()


def test_a_command_shows_all(window: MainWindow) -> None:
    assert not action(window, "view.show-all").isEnabled()
    open_bar = bar(window)
    choose(window, "departments", "Booking")
    action(window, "view.show-all").trigger()
    assert not open_bar.isVisible()
    assert not dimmed_titles(window)


def test_a_filter_is_there_again_when_the_file_is_opened(
    window: MainWindow, open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    bar(window)
    choose(window, "departments", "Booking", "Finance")
    window.filters.bar.words.setText("inv")
    dimmed = dimmed_titles(window)
    action(window, "file.close").trigger()
    again = open_a_window(hotel_stay)
    assert dimmed_titles(again) == dimmed
    assert again.filters.bar.isVisible()
    assert again.filters.bar.words.text() == "inv"
    assert again.view.filter.departments == {"Booking", "Finance"}


def test_a_card_is_never_dimmed_while_one_works_on_it(window: MainWindow) -> None:
    bar(window)
    choose(window, "departments", "Booking")
    card = touchpoint_called(window, "Search ad")
    window.canvas.select((card.id,))
    assert "Search ad" not in dimmed_titles(window)
    window.canvas.select(())
    assert "Search ad" in dimmed_titles(window)
    action(window, "add.touchpoint").trigger()
    assert window.canvas.is_typing
    assert not set(window.canvas.selection) & window.canvas.dimmed


def test_the_filter_follows_the_map(window: MainWindow, qtbot: QtBot) -> None:
    bar(window)
    choose(window, "owners", "No owner")
    opened = opened_in(window)
    step = next(step for step in opened.document.all(Step) if step.title == "Gets the assignment")
    assert "Gets the assignment" not in dimmed_titles(window)
    with opened.history.edit("Owner") as edit:
        edit.put(replace(step, owner="Bell captain"))
    qtbot.waitUntil(lambda: "Gets the assignment" in dimmed_titles(window))
    assert offered(window, "owners")[-1] == "No owner"
    assert "Bell captain" in offered(window, "owners")
    opened.history.undo()
    qtbot.waitUntil(lambda: "Gets the assignment" not in dimmed_titles(window))


def test_what_is_not_on_the_map_can_be_taken_back(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    write_view(hotel_stay, "filter", filter_value(Filter(departments=frozenset({"Gone"}))))
    window = open_a_window(hotel_stay)
    assert window.filters.bar.count.text().startswith("0 of")
    choose(window, "departments", "Gone")
    assert not dimmed_titles(window)


@pytest.mark.parametrize(
    "nonsense",
    ["{", "[]", "3", '{"departments": 5, "words": 7}', '{"evidence": ["sure", 1], "owners": {}}',
     '{"statuses": ["broken"]}', "[" * 100_000],
)  # fmt: skip
def test_nonsense_asks_for_nothing(nonsense: str) -> None:
    assert filter_from(nonsense) == NO_FILTER


def test_a_file_with_nonsense_for_a_filter_opens(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    write_view(hotel_stay, "filter", '{"words": [')
    window = open_a_window(hotel_stay)
    assert window.view.filter == NO_FILTER
    assert not window.findChildren(FilterBar)


def test_a_filter_is_kept_word_for_word() -> None:
    wanted = Filter(frozenset({"Sales", ""}), frozenset({"", "measured"}), frozenset({"fails"}),
                    frozenset({"Anna", ""}), "two words")  # fmt: skip
    assert filter_from(filter_value(wanted)) == wanted
    assert filter_value(NO_FILTER) == ""


def test_the_menu_stays_open_while_values_are_ticked(window: MainWindow, qtbot: QtBot) -> None:
    bar(window)
    choice = window.findChild(SeveralChoice, "filter.statuses")
    assert isinstance(choice, SeveralChoice)
    menu = choice.menu()
    menu.popup(choice.mapToGlobal(QPoint(0, 30)))
    works, fails = (e for e in menu.actions() if e.iconText() in ("Works", "Fails"))
    QTest.mouseMove(menu, menu.actionGeometry(works).center())
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(works).center())
    assert menu.isVisible()
    menu.setActiveAction(fails)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert choice.chosen == {"works", "fails"}
    assert choice.text().startswith("Status: 2")
    menu.close()


def test_the_first_screen_has_no_filter(window: MainWindow) -> None:
    open_bar = bar(window)
    choose(window, "departments", "Booking")
    action(window, "file.close").trigger()
    assert not open_bar.isVisible()
    assert not window.canvas.dimmed


def test_another_map_is_filtered_alike(window: MainWindow) -> None:
    open_bar = bar(window)
    choose(window, "departments", "Booking")
    opened = opened_in(window)
    with opened.history.edit("Add map") as edit:
        other = add_map(edit, "Another")
    window.choose_map(other.id)
    assert open_bar.count.text() == "0 of 0 cards match"
    window.choose_map(next(j.id for j in opened.document.all(Journey) if j.id != other.id))
    assert open_bar.count.text() == "2 of 18 cards match"


def test_the_buttons_of_the_bar_are_named(window: MainWindow) -> None:
    open_bar = bar(window)
    choose(window, "departments", "Booking", "Finance")
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    buttons = open_bar.findChildren(QToolButton, options=direct)
    names = [button.accessibleName() for button in buttons]
    assert "Department: Booking, Finance" in names
    assert all(names)
