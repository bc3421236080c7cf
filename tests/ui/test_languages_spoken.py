"""The window in Danish and Swedish: no words of it stay English, and none is too wide for it."""

import gettext
from collections.abc import Iterator
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cjm_desktop.app import open_window, renew_window
from cjm_desktop.assets import resource_folder
from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.language import language
from cjm_desktop.model.document import Document
from cjm_desktop.model.lanes import default_title
from cjm_desktop.model.records import LENSES, Lane, Step
from cjm_desktop.ui.export_dialog import ExportDialog
from cjm_desktop.ui.key_words import keys_in_words
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.shortcut_sheet import ShortcutSheet
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import action, opened_in, rename, words_in

SAID = {
    "da": {
        "open": "Åbn…",
        "undo": "Fortryd: omdøb kontaktpunkt",
        "count": "10 trin · 10 kontaktpunkter · 2 aktiviteter · 2 trin uden os",
        "lens": "Funktionel linse",
        "others": ["Resultatorienteret linse", "Interaktiv linse", "Aktivitetsbaseret linse",
                   "Målbaseret linse"],
        "without us": "Uden os",
        "moment": "Sandhedens øjeblik",
        "lanes": ["Følelser", "Tænker", "Frustrationer", "Billedserie"],
        "key": "Skift+F6",
        "empty cell": "Her er endnu intet. Skriv for at tilføje et kontaktpunkt.",
    },
    "sv": {
        "open": "Öppna…",
        "undo": "Ångra: byt namn på kontaktpunkt",
        "count": "10 steg · 10 kontaktpunkter · 2 aktiviteter · 2 steg utan oss",
        "lens": "Funktionell lins",
        "others": ["Resultatorienterad lins", "Interaktiv lins", "Aktivitetsbaserad lins",
                   "Målbaserad lins"],
        "without us": "Utan oss",
        "moment": "Sanningens ögonblick",
        "lanes": ["Känslor", "Tänker", "Frustrationer", "Bildserie"],
        "key": "Skift+F6",
        "empty cell": "Här finns inget ännu. Skriv för att lägga till en kontaktpunkt.",
    },
}  # fmt: skip
USUAL, SMALLEST = (1440, 900), (960, 520)


@pytest.fixture(params=["da", "sv"])
def spoken(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


@pytest.fixture
def window(
    surroundings: Surroundings, hotel_stay: Path, application: QApplication, spoken: str
) -> Iterator[MainWindow]:
    """A window in which that language was chosen while a file was open and one card renamed."""
    before = set(application.topLevelWidgets())
    english = open_window(hotel_stay, replace(surroundings, renew=renew_window))
    english.choose_lens("functional")
    rename(english, "Room page", "Page of the room")
    action(english, f"language.{spoken}").trigger()
    (new,) = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, MainWindow) and widget is not english and widget.isVisible()
    ]
    new.resize(*USUAL)
    QApplication.processEvents()
    yield new
    action(new, "language.en").trigger()
    assert keys_in_words(["Shift+F6"]) == "Shift+F6"
    for left in set(QApplication.topLevelWidgets()) - before:
        if isinstance(left, MainWindow) and left is not english:
            left.close()
            left.deleteLater()
    QApplication.processEvents()


def left_in_english(words: set[str]) -> list[str]:
    """Those that the catalogue has other words for, or that stand in it as a mould."""
    catalogue = gettext.translation("cjm_desktop", resource_folder() / "translations", [language()])
    return sorted(one for one in words if one and catalogue.gettext(one) != one)


def all_words(root: QWidget) -> set[str]:
    """What can be read or heard anywhere in a window, but for what people typed."""
    found: set[str] = set()
    for widget in [root, *root.findChildren(QWidget)]:
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        match widget:
            case QLabel() | QAbstractButton():
                found.add(widget.text())
            case QLineEdit() | QPlainTextEdit():
                found.add(widget.placeholderText())
            case QMenu():
                found.add(widget.title())
    found |= {one.text() for one in root.findChildren(QAction)}
    found |= {one.toolTip() for one in root.findChildren(QAction)}
    return {one.strip() for one in found}


def written_in(document: Document) -> set[str]:
    """What the file itself says, which stays in its own language."""
    return {
        value
        for record in document.records()
        for value in astuple(record)
        if isinstance(value, str)
    }


def drawn(window: MainWindow) -> str:
    assert window.canvas.picture is not None
    return "".join(str(shape) for shape in window.canvas.picture.flat())


def test_menus_status_history_and_qt_itself(window: MainWindow, spoken: str) -> None:
    said = SAID[spoken]
    assert action(window, "file.open").text() == said["open"]
    assert action(window, "edit.undo").text() == said["undo"]
    assert said["count"] in words_in(window)
    assert keys_in_words(["Shift+F6"]) == said["key"]


def test_nothing_in_the_window_stays_english(window: MainWindow) -> None:
    assert left_in_english(all_words(window) - written_in(opened_in(window).document)) == []


def test_nothing_about_what_is_selected_stays_english(window: MainWindow) -> None:
    session = window.canvas.session
    assert session is not None
    document = opened_in(window).document
    data = written_in(document)
    for selected in (session.map_id, *(record.id for record in document.records())):
        window.canvas.select([selected])
        QApplication.processEvents()
        assert left_in_english(all_words(window) - data) == []


def test_hints_of_an_empty_cell(window: MainWindow, spoken: str, qtbot: QtBot) -> None:
    document = opened_in(window).document
    finance = next(lane for lane in document.all(Lane) if lane.title == "Finance")
    step = document.all(Step)[0]
    window.canvas.select([cell_key(finance.id, step.id)])
    qtbot.waitUntil(lambda: SAID[spoken]["empty cell"] in words_in(window))


def test_the_sheet_of_shortcuts(window: MainWindow) -> None:
    action(window, "help.shortcuts").trigger()
    (sheet,) = window.findChildren(ShortcutSheet)
    assert left_in_english(all_words(sheet)) == []
    sheet.close()


def test_access_keys_of_the_export_differ(window: MainWindow) -> None:
    action(window, "export.pdf").trigger()
    (dialog,) = window.findChildren(ExportDialog)
    keys = [
        label.text().partition("&")[2][0].lower()
        for label in dialog.findChildren(QLabel)
        if "&" in label.text()
    ]
    assert keys
    assert len(keys) == len(set(keys))
    dialog.reject()


def test_the_map_is_drawn_in_the_language(window: MainWindow, spoken: str) -> None:
    said = SAID[spoken]
    words = drawn(window)
    assert all(repr(said[part])[1:-1] in words for part in ("lens", "without us", "moment"))
    for lens, title in zip(LENSES[1:], said["others"], strict=True):
        window.choose_lens(lens)
        assert title in drawn(window)


@pytest.mark.usefixtures("window")
def test_new_lanes_have_titles_in_the_language(spoken: str) -> None:
    assert [
        default_title("emotion"),
        default_title("notes", "thinks"),
        default_title("notes", "pain"),
        default_title("images"),
    ] == SAID[spoken]["lanes"]


def test_no_button_is_cut_off_in_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    def cut_off() -> list[str]:
        return [
            button.text()
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and button.width() < button.minimumSizeHint().width()
        ]

    window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: cut_off() == [])
    assert window.size().toTuple() == SMALLEST
