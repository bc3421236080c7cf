"""Surveys and risk triggers of the team's own: added to the library, used and removed again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.language import text
from cjm_desktop.model.attaching import attach_risk, attach_survey
from cjm_desktop.model.editing import delete
from cjm_desktop.model.records import Risk, Survey
from cjm_desktop.ui.inspector.part_card import PartCard
from cjm_desktop.ui.library import Library
from cjm_desktop.ui.library_part import LibraryPart, OwnEntry
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called, words_in

ADD_SURVEYS, ADD_RISKS = "edit.add-surveys-to-library", "edit.add-risks-to-library"
COPY, LEFT, PLAIN = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path) -> MainWindow:
    """The hotel stay; its key drop is asked about twice, and its last step has a risk trigger."""
    window = open_a_window(hotel_stay)
    card = touchpoint_called(window, "Key drop")
    with opened_in(window).history.edit(text("Prepare")) as edit:
        attach_survey(edit, card.id, "Pool poll")
        attach_survey(edit, card.id, "Net Promoter Score")
        attach_risk(edit, card.step_id, "Rain for a week")
    return window


def part_of(window: MainWindow, element: str) -> LibraryPart:
    """A part of the library, brought on screen."""
    library = window.findChild(Library, "library")
    assert isinstance(library, Library)
    choice = library.findChild(QPushButton, f"library.part.{element}")
    assert isinstance(choice, QPushButton)
    choice.click()
    return next(part for part in library.parts if part.element == element)


def own_in(window: MainWindow, element: str) -> dict[str, OwnEntry]:
    """The entries with a dot."""
    return {entry.title: entry for entry in part_of(window, element) if isinstance(entry, OwnEntry)}


def select(window: MainWindow, element: str) -> None:
    """Select what has the survey, or the risk trigger."""
    card = touchpoint_called(window, "Key drop")
    window.canvas.select((card.id if element == "survey" else card.step_id,))


def offered_on(window: MainWindow, title: str, qtbot: QtBot) -> QMenu:
    """The menu of a survey or risk trigger in the inspector."""
    window.inspector.make_ready()

    def card() -> PartCard | None:
        found = window.inspector.findChildren(PartCard)
        return next((one for one in found if one.isVisible() and one.text() == title), None)

    qtbot.waitUntil(lambda: card() is not None)
    shown = card()
    assert shown is not None
    middle = shown.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(shown, QContextMenuEvent(reason, middle, shown.mapToGlobal(middle)))
    return menu_in(window.inspector)


def menu_in(widget: QWidget) -> QMenu:
    (menu,) = [menu for menu in widget.findChildren(QMenu) if menu.isVisible()]
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(entry for entry in menu.actions() if entry.text() == words).trigger()
    menu.close()


def drop(window: MainWindow, entry: OwnEntry, place: QPointF) -> None:
    canvas, data = window.canvas, entry.mime_data()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(canvas, kind(place.toPoint(), COPY, data, LEFT, PLAIN))
    QApplication.sendEvent(canvas, QDropEvent(place, COPY, data, LEFT, PLAIN))


@pytest.mark.parametrize(
    ("element", "adds", "title"),
    [("survey", ADD_SURVEYS, "Pool poll"), ("risk", ADD_RISKS, "Rain for a week")],
)
def test_what_the_selection_has_joins_the_library_for_good(
    window: MainWindow, open_a_window: OpenWindow, element: str, adds: str, title: str
) -> None:
    shown = [entry.title for entry in part_of(window, element)]
    undone = opened_in(window).history.undo_label
    assert not action(window, adds).isEnabled()
    select(window, element)
    action(window, adds).trigger()
    assert list(own_in(window, element)) == [title]
    assert sorted(entry.title for entry in part_of(window, element)) == sorted([*shown, title])
    assert any(f"“{title}” is in the library now" in words for words in words_in(window))
    assert not action(window, adds).isEnabled()
    assert opened_in(window).history.undo_label == undone
    assert list(own_in(open_a_window(), element)) == [title]


def test_a_survey_stands_in_the_phase_of_its_touchpoint(window: MainWindow) -> None:
    select(window, "survey")
    action(window, ADD_SURVEYS).trigger()
    assert [entry.title for entry in part_of(window, "survey")][-1] == "Pool poll"


@pytest.mark.parametrize(
    ("element", "title"), [("survey", "Pool poll"), ("risk", "Rain for a week")]
)
def test_the_menu_in_the_inspector_adds_one_and_says_if_it_is_there(
    window: MainWindow, qtbot: QtBot, element: str, title: str
) -> None:
    select(window, element)
    choose(offered_on(window, title, qtbot), "Add to the library")
    assert list(own_in(window, element)) == [title]
    choose(offered_on(window, title, qtbot), "Add to the library")
    assert any("The library has it already" in words for words in words_in(window))
    assert list(own_in(window, element)) == [title]


def test_one_without_a_title_is_not_added(window: MainWindow, qtbot: QtBot) -> None:
    card = touchpoint_called(window, "Room page")
    with opened_in(window).history.edit(text("Prepare")) as edit:
        attach_survey(edit, card.id)
    window.canvas.select((card.id,))
    assert not action(window, ADD_SURVEYS).isEnabled()
    choose(offered_on(window, "Untitled survey", qtbot), "Add to the library")
    assert any("Give it a title first" in words for words in words_in(window))
    assert not own_in(window, "survey")


def test_the_menu_in_the_inspector_deletes_too(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "risk")
    choose(offered_on(window, "Rain for a week", qtbot), "Delete risk trigger")
    assert not opened_in(window).document.all(Risk)
    assert str(opened_in(window).history.undo_label) == "Delete risk trigger"


def test_own_entries_are_dragged_like_any(window: MainWindow) -> None:
    for element, adds in (("survey", ADD_SURVEYS), ("risk", ADD_RISKS)):
        select(window, element)
        action(window, adds).trigger()
    card = touchpoint_called(window, "Concierge chat")
    place = QPointF(window.canvas.rect_of(card.id).center())
    drop(window, own_in(window, "survey")["Pool poll"], place)
    drop(window, own_in(window, "risk")["Rain for a week"], place)
    document = opened_in(window).document
    assert [s.title for s in document.referring(Survey, "touchpoint_id", card.id)] == ["Pool poll"]
    assert [r.title for r in document.referring(Risk, "step_id", card.step_id)] == [
        "Rain for a week"
    ]


def _by_del(entry: OwnEntry, qtbot: QtBot) -> None:
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Delete)


def _by_menu(entry: OwnEntry, _qtbot: QtBot) -> None:
    middle = entry.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(entry, QContextMenuEvent(reason, middle, entry.mapToGlobal(middle)))
    choose(menu_in(entry), "Remove from the library")


@pytest.mark.parametrize("take_out", [_by_del, _by_menu])
@pytest.mark.parametrize(
    ("element", "adds", "title"),
    [("survey", ADD_SURVEYS, "Pool poll"), ("risk", ADD_RISKS, "Rain for a week")],
)
def test_an_own_entry_is_removed_and_the_map_left_alone(
    window: MainWindow,
    qtbot: QtBot,
    take_out: Callable[[OwnEntry, QtBot], None],
    element: str,
    adds: str,
    title: str,
) -> None:
    select(window, element)
    action(window, adds).trigger()
    take_out(own_in(window, element)[title], qtbot)
    assert not own_in(window, element)
    assert any("no longer in the library" in words for words in words_in(window))
    document = opened_in(window).document
    assert title in {part.title for part in (*document.all(Survey), *document.all(Risk))}


def test_defaults_of_a_map_take_its_own_titles_along_and_going_back_keeps_them(
    window: MainWindow, surroundings: Surroundings
) -> None:
    action(window, "templates.use-as-defaults").trigger()
    assert any("Its surveys and risk triggers" in words for words in words_in(window))
    assert list(own_in(window, "survey")) == ["Pool poll"]
    kept = (surroundings.own_folder / "defaults.json").read_text(encoding="utf-8")
    assert "Net Promoter Score" not in kept  # it ships with the program
    assert list(own_in(window, "risk")) == ["Rain for a week"]
    assert not own_in(window, "touchpoint")
    action(window, "templates.shipped-defaults").trigger()
    assert list(own_in(window, "survey")) == ["Pool poll"]
    assert list(own_in(window, "risk")) == ["Rain for a week"]


def test_defaults_of_a_map_without_titles_of_its_own_say_nothing_of_them(
    window: MainWindow,
) -> None:
    document = opened_in(window).document
    with opened_in(window).history.edit(text("Prepare")) as edit:
        for part in (*document.all(Survey), *document.all(Risk)):
            delete(edit, part)
    action(window, "templates.use-as-defaults").trigger()
    assert not any("Its surveys and risk triggers" in words for words in words_in(window))
