"""Every command by name, the keys on their sheet, and what a right click offers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.language import text
from cjm_desktop.model.records import Feeling, Touchpoint
from cjm_desktop.ui.actions import Action, WindowActions
from cjm_desktop.ui.command_matches import Command, commands_meant
from cjm_desktop.ui.context_menu import CONTEXT_MENUS
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called

CTRL = Qt.KeyboardModifier.ControlModifier


def _commands(*names: str) -> list[Command]:
    actions = [Action(f"test.{name}", text(name), lambda: None) for name in names]
    return [Command(one, one.words(), "", "") for one in actions]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ["Zoom in", "Zoom out", "Add touchpoint", "Export PDF…"]),
        ("zoom", ["Zoom in", "Zoom out"]),
        ("ZOOM OUT", ["Zoom out"]),
        ("out zoom", ["Zoom out"]),
        ("touch", ["Add touchpoint"]),
        ("pdf", ["Export PDF…"]),
        ("expdf", ["Export PDF…"]),
        ("zo", ["Zoom in", "Zoom out"]),
        ("xyz", []),
    ],
)
def test_a_few_letters_find_a_command(typed: str, meant: list[str]) -> None:
    commands = _commands("Zoom in", "Zoom out", "Add touchpoint", "Export PDF…")
    assert [one.name for one in commands_meant(commands, typed)] == meant


def test_what_begins_a_name_stands_first() -> None:
    commands = _commands("Look dark", "Add lane", "Duplicate", "Add")
    assert commands_meant(commands, "d")[0].name == "Duplicate"
    assert commands_meant(commands, "add l")[0].name == "Add lane"


def test_enter_runs_the_command_marked(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    qtbot.keyClick(window.canvas, Qt.Key.Key_K, CTRL)
    palette = window.helps.commands
    assert palette.isVisible()
    assert palette.field.hasFocus()

    qtbot.keyClicks(palette.field, "outcome")
    assert palette.marked is not None
    assert palette.marked.name == "Outcome lens"
    assert palette.marked.keys == "Ctrl+2, 2"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.lens == "outcome"
    assert not palette.isVisible()
    assert window.canvas.hasFocus()


def test_a_command_that_cannot_run_says_why_and_stays(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.helps.show_commands()
    palette = window.helps.commands
    qtbot.keyClicks(palette.field, "duplicate")
    assert palette.marked is not None
    assert palette.marked.hindrance == "Select something on the map first."
    assert "Select something on the map first." in palette.field.accessibleDescription()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.canvas.hasFocus()


def test_the_list_is_gone_through_by_keys(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.helps.show_commands()
    palette = window.helps.commands
    names = [command.name for command in palette.shown]
    assert "Add touchpoint" in names
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.marked is not None and palette.marked.name == names[1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.marked is not None and palette.marked.name == names[-1]
    qtbot.keyClicks(palette.field, "no such command")
    assert palette.marked is None
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def test_undo_from_the_list_means_the_map_not_the_list(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    before = opened_in(window).document.snapshot()
    window.canvas.select([touchpoint_called(window, "Search ad").id])
    window.canvas.delete_selected()
    window.canvas.setFocus()
    window.helps.show_commands()
    qtbot.keyClicks(window.helps.commands.field, "undo")
    qtbot.keyClick(window.helps.commands.field, Qt.Key.Key_Return)
    assert opened_in(window).document == before


def test_on_the_first_screen_the_list_opens_and_says_what_is_missing(
    open_a_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_a_window()
    action(window, "help.commands").trigger()
    qtbot.keyClicks(window.helps.commands.field, "export pdf")
    assert window.helps.commands.marked is not None
    assert window.helps.commands.marked.hindrance == "Open a map first."


# --- the sheet ----------------------------------------------------------------------------------


def _sheet_rows(window: MainWindow) -> dict[str, str]:
    rows = window.helps.shortcuts._rows()
    return {row.text(0): row.text(1) for row in rows if not row.isHidden()}


def test_the_sheet_tells_all_keys(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Question)
    sheet = window.helps.shortcuts
    assert sheet.isVisible()
    rows = _sheet_rows(window)
    (actions,) = window.findChildren(WindowActions)
    assert {one.full_words() for one in actions.all()} <= set(rows)
    assert rows["Duplicate"] == "Ctrl+D"
    assert rows["Move what is selected"] == "Alt+arrow keys"

    qtbot.keyClicks(sheet.search, "zoom")
    assert set(_sheet_rows(window)) == {"Zoom in", "Zoom out", "Zoom"}
    sheet.reject()


def test_new_keys_work_at_once_and_in_the_next_window(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    _change(window, qtbot, "lens.outcome", Qt.Key.Key_J, CTRL)
    assert _sheet_rows(window)["Outcome lens"] == "Ctrl+J, 2"
    window.helps.shortcuts.reject()

    qtbot.keyClick(window.canvas, Qt.Key.Key_J, CTRL)
    assert window.lens == "outcome"
    window.choose_lens("goal")
    qtbot.keyClick(window.canvas, Qt.Key.Key_2, CTRL)
    assert window.lens == "goal"

    other = open_a_window()
    assert action(other, "lens.outcome").shortcut().toString() == "Ctrl+J"


def test_who_has_the_keys_is_named_before_it_loses_them(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot, surroundings: Surroundings
) -> None:
    window = open_a_window(hotel_stay)
    change = window.helps.shortcuts.change
    _change(window, qtbot, "lens.outcome", Qt.Key.Key_D, CTRL)
    assert change.words.text() == "Ctrl+D is “Duplicate” now, which would go without."
    assert action(window, "edit.duplicate").shortcut().toString() == "Ctrl+D"

    change.use.click()
    assert action(window, "edit.duplicate").shortcuts() == []
    assert action(window, "lens.outcome").shortcut().toString() == "Ctrl+D"

    sheet = window.helps.shortcuts
    sheet.choose("edit.duplicate")
    sheet.reset_keys()
    assert action(window, "edit.duplicate").shortcut().toString() == "Ctrl+D"
    assert action(window, "lens.outcome").shortcuts() == []
    sheet.reset_all_keys()
    assert action(window, "lens.outcome").shortcut().toString() == "Ctrl+2"
    assert surroundings.settings.value("shortcuts/lens.outcome") is None
    sheet.reject()


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "X alone types"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, "Home works on the map"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "Alt+Left works on the map"),
    ],
)
def test_keys_that_type_or_move_cannot_be_taken(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot,
    key: Qt.Key, modifiers: Qt.KeyboardModifier, words: str,
) -> None:  # fmt: skip
    window = open_a_window(hotel_stay)
    _change(window, qtbot, "edit.undo", key, modifiers)
    change = window.helps.shortcuts.change
    assert change.words.text().startswith(words)
    assert not change.use.isVisible()
    assert action(window, "edit.undo").shortcut().toString() == "Ctrl+Z"
    qtbot.keyClick(change.catcher, Qt.Key.Key_Escape)
    assert not change.isVisible()
    assert window.helps.shortcuts.isVisible()
    window.helps.shortcuts.reject()


def test_backspace_takes_the_keys_away(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    _change(window, qtbot, "edit.undo", Qt.Key.Key_Backspace)
    assert action(window, "edit.undo").shortcuts() == []
    window.helps.shortcuts.reject()


def _change(
    window: MainWindow, qtbot: QtBot, action_id: str, key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:  # fmt: skip
    window.helps.show_shortcuts()
    sheet = window.helps.shortcuts
    sheet.choose(action_id)
    sheet.change_keys()
    qtbot.keyClick(sheet.change.catcher, key, modifiers)


# --- right clicks -------------------------------------------------------------------------------


def _right_click(window: MainWindow, at: QPoint) -> list[str]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.canvas.mapToGlobal(at))
    QApplication.sendEvent(window.canvas, event)
    menu = window.context_menus.menu
    offered = [entry.objectName() for entry in menu.actions() if entry.objectName()]
    menu.close()
    return offered


def test_a_right_click_selects_and_offers_what_fits(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    canvas = window.canvas
    session = canvas.session
    assert session is not None
    first = session.arrangement.steps[0].id
    marketing = next(lane for lane in session.arrangement.lanes if lane.title == "Marketing")
    feeling = next(f for f in session.document.all(Feeling) if f.step_id == first)
    card = next(iter(session.document.all(Touchpoint))).id
    for key, kind in (
        (card, "touchpoint"), (first, "step"), (run_key(first), "run"), (marketing.id, "lane"),
        (feeling.id, "feeling"), (cell_key(marketing.id, first), "card_cell"),
    ):  # fmt: skip
        rect = canvas.cell_rect(marketing.id, first) if kind == "card_cell" else canvas.rect_of(key)
        offered = _right_click(window, rect.center())
        assert canvas.selection == (key,)
        assert offered == [one for one in CONTEXT_MENUS[kind] if one]  # type: ignore[index]

    assert _right_click(window, QPoint(2, canvas.height() - 2))[0] == "add.step"
    assert canvas.selection == ()


def test_a_right_click_keeps_several_things_selected(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    cards = [card.id for card in opened_in(window).document.all(Touchpoint)][:3]
    window.canvas.select(cards)
    offered = _right_click(window, window.canvas.rect_of(cards[1]).center())
    assert window.canvas.selection == tuple(cards)
    assert "edit.duplicate" in offered


def test_an_addition_is_named_in_full_and_done(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    session = window.canvas.session
    assert session is not None
    step, lane = session.arrangement.steps[0], session.arrangement.lanes[1]
    _right_click(window, window.canvas.cell_rect(lane.id, step.id).center())
    entry = window.context_menus.menu.actions()[0]
    assert entry.text() == "Add touchpoint"
    entry.trigger()
    window.finish_typing()
    made = [c for c in opened_in(window).document.all(Touchpoint) if not c.title]
    assert [(card.lane_id, card.step_id) for card in made] == [(lane.id, step.id)]


def test_the_menu_key_opens_at_what_is_selected(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    card = touchpoint_called(window, "Search ad").id
    window.canvas.select([card])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(window.canvas, event)
    assert window.canvas.selection == (card,)
    assert window.context_menus.menu.isVisible()
    window.context_menus.menu.close()


def test_context_menus_offer_only_actions_there_are(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    (actions,) = window.findChildren(WindowActions)
    known = {one.id for one in actions.all()}
    assert {one for menu in CONTEXT_MENUS.values() for one in menu if one} <= known
