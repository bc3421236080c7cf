"""Another language takes effect at once, in a new window on the same open file."""

import gettext
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.app import open_window, renew_window
from cjm_desktop.language import language
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import action, opened_in, rename, titles_in, words_in


class Shouting(gettext.NullTranslations):
    """A language in which everything is said in capitals; fields stay."""

    def gettext(self, message: str) -> str:
        parts = message.split("{")
        rest = [f"{{{a}}}{b.upper()}" for a, _, b in (part.partition("}") for part in parts[1:])]
        return "".join([parts[0].upper(), *rest])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def danish_shouts(monkeypatch: pytest.MonkeyPatch) -> None:
    def translation(_domain: str, _folder: str, codes: list[str], **_more: object) -> object:
        return Shouting() if codes == ["da"] else gettext.NullTranslations()

    monkeypatch.setattr(gettext, "translation", translation)


@pytest.fixture
def window(surroundings: Surroundings, hotel_stay: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    before = set(QApplication.topLevelWidgets())
    window = open_window(hotel_stay, replace(surroundings, renew=renew_window))
    qtbot.addWidget(window)
    yield window
    for left in set(QApplication.topLevelWidgets()) - before:
        if isinstance(left, MainWindow) and left is not window:
            left.close()
            left.deleteLater()
    QApplication.processEvents()


def window_now(old: MainWindow) -> MainWindow:
    (new,) = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, MainWindow) and widget is not old and widget.isVisible()
    ]
    return new


@pytest.mark.usefixtures("danish_shouts")
def test_the_window_speaks_the_new_language_with_the_file_still_open(
    window: MainWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    rename(window, "Room page", "Page of the room")
    window.choose_lens("outcome")
    opened = opened_in(window)
    geometry = window.geometry()
    action(window, "language.da").trigger()
    assert language() == "da"
    new = window_now(window)
    assert not window.isVisible()
    assert window.open_file is None
    assert opened_in(new) is opened
    assert new.lens == "outcome"
    assert new.geometry() == geometry
    assert "LIBRARY" in words_in(new)
    assert action(new, "edit.undo").text().startswith("UNDO")
    drawn = "".join(str(shape) for shape in new.canvas.picture.flat())  # type: ignore[union-attr]
    assert "OUTCOME LENS" in drawn
    action(new, "edit.undo").trigger()
    qtbot.waitUntil(lambda: "Room page" in titles_in(hotel_stay))
    new.close()


@pytest.mark.usefixtures("danish_shouts")
def test_the_choice_is_remembered(
    window: MainWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    action(window, "language.da").trigger()
    new = window_now(window)
    assert action(new, "language.da").isChecked()
    new.close()
    next_time = open_window(None, surroundings)
    qtbot.addWidget(next_time)
    assert language() == "da"


def test_the_language_spoken_already_changes_nothing(window: MainWindow) -> None:
    action(window, "language.en").trigger()
    assert window.isVisible()
    assert window.open_file is not None
