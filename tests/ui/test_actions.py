"""Actions as data: each has words and keys of its own, and the menu offers them all."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Note, Step, Touchpoint
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, action, opened_in, rename

ONLY_A_KEY = {"file.save"}
"""Saving is no button; the key is there for those whose hands do it anyway."""


def all_actions(window: MainWindow) -> list[QAction]:
    return [found for found in window.actions() if found.objectName()]


def in_menu(menu: QMenu) -> Iterator[str]:
    for entry in menu.actions():
        submenu = entry.menu()
        if isinstance(submenu, QMenu):
            yield from in_menu(submenu)
        elif entry.objectName():
            yield entry.objectName()


def the_menu(window: MainWindow) -> QMenu:
    return next(menu for menu in window.findChildren(QMenu) if menu.parent() is window)


def test_no_two_actions_share_a_key(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)

    keys = Counter(
        shortcut.toString() for found in window.actions() for shortcut in found.shortcuts()
    )

    assert [key for key, uses in keys.items() if uses > 1] == []
    assert {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+0", "F2", "Del", "1", "5", "P"} <= set(keys)


def test_every_action_has_words_and_stands_in_the_menu(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    offered = set(in_menu(the_menu(window)))

    assert {found.objectName() for found in all_actions(window)} - ONLY_A_KEY == offered
    assert all(found.text() for found in all_actions(window))


def test_the_menu_opens_by_key(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> None:
    window = open_a_window(hotel_stay)
    menu = the_menu(window)
    opened: list[bool] = []
    menu.aboutToShow.connect(lambda: opened.append(True))

    qtbot.keyClick(window.canvas, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: bool(opened))
    menu.close()


def test_without_a_map_only_beginnings_can_be_chosen(open_a_window: OpenWindow) -> None:
    window = open_a_window()

    able = {found.objectName() for found in all_actions(window) if found.isEnabled()}

    assert able == {
        "file.new", "file.example", "file.open", "file.import", "templates.new", "window.quit",
        "look.system", "look.light", "look.dark", "look.reduced-motion", "language.system",
        "language.en", "language.da", "language.sv", "help.commands", "help.shortcuts",
    }  # fmt: skip


def test_editing_needs_something_selected(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    assert not action(window, "edit.delete").isEnabled()

    lane = window.canvas.picture.rows[-2].body.key
    window.canvas.select([lane])
    assert action(window, "edit.delete").isEnabled()
    assert action(window, "edit.rename").isEnabled()


def test_proposed_stages_are_confirmed_as_one_step(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    confirm = action(window, "edit.confirm-stages")
    assert not confirm.isEnabled()

    window.maps.add("step")
    window.finish_typing()
    assert confirm.isEnabled()
    confirm.trigger()

    assert not confirm.isEnabled()
    assert action(window, "edit.undo").text() == "Undo confirm proposed stages"


def test_saving_by_habit_says_that_there_is_no_need(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Search ad", "Poster")

    action(window, "file.save").trigger()

    assert window.notices.sentences == ["There is no need to save: every change is saved at once."]
    assert opened_in(window).path == hotel_stay


def test_zoom_actions_zoom(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    fitted = window.canvas.zoom

    action(window, "view.zoom-in").trigger()
    assert window.canvas.zoom > fitted
    action(window, "view.actual-size").trigger()
    assert window.canvas.zoom == 1.0
    action(window, "view.fit").trigger()
    assert window.canvas.zoom == fitted


def test_all_steps_and_cards_are_selected_and_doubled_once(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    kinds = (Step, Touchpoint, Note)
    before = [len(document.all(kind)) for kind in kinds]

    action(window, "edit.select-all").trigger()
    assert len(window.canvas.selection) == sum(before)
    action(window, "edit.duplicate").trigger()

    assert [len(document.all(kind)) for kind in kinds] == [2 * number for number in before]
    action(window, "edit.undo").trigger()
    assert [len(document.all(kind)) for kind in kinds] == before


def test_what_hinders_an_action_is_said_in_words(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    (actions,) = window.findChildren(WindowActions)
    for one in actions.all():
        hindrance = one.hindrance()
        assert action(window, one.id).isEnabled() == (hindrance is None)
        assert hindrance is None or str(hindrance).endswith(".")
