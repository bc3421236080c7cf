"""Words spelled wrong are underlined where one types, in the language chosen for the file."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Touchpoint
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.spelling.checked_field import CheckedField, words_to_check
from cjm_desktop.ui.spelling.commands import SpellingCommands
from cjm_desktop.ui.spelling.dictionaries import Dictionary, best_tag, open_dictionary
from cjm_desktop.ui.spelling.speller import Speller
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path) -> MainWindow:
    return open_a_window(hotel_stay)


def begin_typing(window: MainWindow, qtbot: QtBot, title: str = "Search ad") -> QPlainTextEdit:
    """Open the title of a card; the field typed in, once its dictionary is there."""
    window.canvas.select((touchpoint_called(window, title).id,))
    action(window, "edit.rename").trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    qtbot.waitUntil(lambda: window.spelling.speller.is_wrong("qwrtzx"))
    return field


def underlined(field: QPlainTextEdit) -> list[str]:
    checked = field.document().findChild(CheckedField)
    assert isinstance(checked, CheckedField)
    return checked.wrong_words()


def type_words(field: QPlainTextEdit, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)


def test_a_wrong_word_is_underlined_once_it_is_left(window: MainWindow, qtbot: QtBot) -> None:
    field = begin_typing(window, qtbot)
    type_words(field, "Bookinq")
    assert underlined(field) == []
    QTest.keyClicks(field, " page")
    assert underlined(field) == ["Bookinq"]
    type_words(field, "Booking page")
    assert underlined(field) == []


def test_a_suggestion_takes_the_place_of_the_word(window: MainWindow, qtbot: QtBot) -> None:
    field = begin_typing(window, qtbot)
    type_words(field, "Our bookinq page")
    cursor = field.textCursor()
    cursor.setPosition(6)
    menu = menu_at(field, cursor)
    [suggestion] = [each for each in menu.actions() if each.text() == "booking"]
    suggestion.trigger()
    assert underlined(field) == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert touchpoint_called(window, "Our booking page")
    action(window, "edit.undo").trigger()
    assert touchpoint_called(window, "Search ad")


def test_the_menu_key_offers_suggestions_too(window: MainWindow, qtbot: QtBot) -> None:
    field = begin_typing(window, qtbot)
    type_words(field, "Bookinq page")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, field.cursorRect().center(),
        field.mapToGlobal(field.cursorRect().center()),
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [each.text() for each in menu.actions()]
    menu.close()
    assert "Booking" in offered


def test_a_word_can_be_taught(window: MainWindow, qtbot: QtBot) -> None:
    field = begin_typing(window, qtbot)
    type_words(field, "Smartboxly and Smartboxly")
    assert "Smartboxly" in underlined(field)
    cursor = field.textCursor()
    cursor.setPosition(3)
    [teach] = [
        each for each in menu_at(field, cursor).actions() if "to the dictionary" in each.text()
    ]
    teach.trigger()
    assert underlined(field) == []


def test_the_file_remembers_its_language(
    window: MainWindow, open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    action(window, "spelling.da").trigger()
    assert action(window, "spelling.da").isChecked()
    field = begin_typing(window, qtbot)
    type_words(field, "Kuffert og kufert ")
    assert underlined(field) == ["kufert"]
    window.canvas.setFocus()
    window.keep_view()
    assert opened_in(window).close()
    window.open_file = None

    again = open_a_window(hotel_stay)
    assert action(again, "spelling.da").isChecked()
    field = begin_typing(again, qtbot, "Kuffert og kufert ")
    assert underlined(field) == ["kufert"]


def test_nothing_is_checked_where_it_is_switched_off(window: MainWindow, qtbot: QtBot) -> None:
    field = begin_typing(window, qtbot)
    type_words(field, "Bookinq page")
    assert underlined(field) == ["Bookinq"]
    action(window, "spelling.off").trigger()
    assert underlined(field) == []


def test_checking_writes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = set(opened_in(window).document.all(Touchpoint))
    field = begin_typing(window, qtbot)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert set(opened_in(window).document.all(Touchpoint)) == before
    assert not opened_in(window).history.can_undo


def test_long_words_in_the_inspector_are_checked(window: MainWindow, qtbot: QtBot) -> None:
    begin_typing(window, qtbot)
    window.canvas.finish_typing()
    fields = window.inspector.findChildren(QPlainTextEdit)
    detail = next(each for each in fields if each.isVisible())
    detail.setFocus()
    type_words(detail, "A pictuer of the room")
    assert underlined(detail) == ["pictuer"]


def test_a_language_without_a_dictionary_is_told_to_who_asked(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.spelling.speller.deleteLater()
    window.spelling.speller = poor = Speller(window, lambda _language: None)
    poor.missing.connect(window.spelling._tell_missing)
    window.spelling.choose("sv")
    qtbot.waitUntil(lambda: bool(window.notices.sentences))
    assert "no dictionary for the language “Svenska”" in " ".join(window.notices.sentences)
    assert isinstance(window.spelling, SpellingCommands)


def test_a_dictionary_that_comes_late_is_not_taken_for_another(qtbot: QtBot) -> None:
    home = QObject()

    class Knows:
        def __init__(self, language: str) -> None:
            self.language = language

        def check(self, word: str) -> bool:
            return word == self.language

        def suggest(self, _word: str) -> list[str]:
            return [self.language]

        def add(self, word: str) -> None:
            self.language = word

    def slowly(language: str) -> Dictionary:
        if language == "da":
            time.sleep(0.2)
        return Knows(language)

    speller = Speller(home, slowly)
    speller.use("da")
    speller.use("sv")
    qtbot.waitUntil(lambda: speller.is_wrong("da"))
    with qtbot.waitSignal(speller.changed, timeout=400, raising=False):
        pass
    assert not speller.is_wrong("sv")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Mette's suitcase", ["Mette's", "suitcase"]),
        ("NPS på web-shoppen, 3G", ["på", "web", "shoppen"]),
        ("mail x@y.dk about room_12 on example.com now", ["mail", "about", "on", "now"]),
        ("", []),
    ],
)
def test_only_prose_is_checked(line: str, words: list[str]) -> None:
    assert [word.text for word in words_to_check(line)] == words


@pytest.mark.parametrize(
    ("language", "tags", "best"),
    [
        ("en", ["da_DK", "en_AU", "en_US"], "en_US"),
        ("en", ["en_AU"], "en_AU"),
        ("sv", ["sv_FI", "sv_SE"], "sv_SE"),
        ("da", ["de_DE", "sv_SE"], None),
        ("da", [], None),
    ],
)
def test_the_best_dictionary_of_a_language_is_taken(
    language: str, tags: list[str], best: str | None
) -> None:
    assert best_tag(language, tags) == best


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("en", "suitcase", "siutcase"), ("da", "kuffert", "kufert"), ("sv", "resväska", "resvska")],
)
def test_the_languages_of_the_program_have_dictionaries(
    language: str, right: str, wrong: str
) -> None:
    found = open_dictionary(language)
    assert found is not None
    assert found.check(right)
    assert not found.check(wrong)
    assert open_dictionary("xx") is None


def menu_at(field: QPlainTextEdit, cursor: QTextCursor) -> QMenu:
    checked = field.document().findChild(CheckedField)
    assert isinstance(checked, CheckedField)
    return checked.menu_at(cursor)
