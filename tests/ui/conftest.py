"""A window of its own for each test: its files, settings, answers in dialogs, and clock."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.app import create_application, open_window
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import use_language
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import Answers, OpenWindow


@pytest.fixture
def application(qapp: QApplication) -> QApplication:
    assert create_application([]) is qapp
    return qapp


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing of Python's is left on the clipboard when Qt takes that down, after Python."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A test that chooses another language leaves the next one in English."""
    yield
    use_language("en")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def surroundings(tmp_path: Path, answers: Answers) -> Surroundings:
    return Surroundings(
        settings=QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat),
        drafts_folder=tmp_path / "drafts",
        dialogs=answers.dialogs(),
        now=lambda: datetime(2026, 11, 14, 9, 30, tzinfo=UTC),
    )


@pytest.fixture
def open_a_window(qtbot: QtBot, surroundings: Surroundings) -> Iterator[OpenWindow]:
    windows: list[MainWindow] = []

    def open_it(path: Path | None = None) -> MainWindow:
        window = open_window(path, surroundings)
        window.resize(1440, 900)
        qtbot.addWidget(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield open_it
    for window in windows:
        if window.open_file is not None and not window.open_file.close():
            window.open_file.abandon()
        window.open_file = None


@pytest.fixture
def hotel_stay(tmp_path: Path) -> Path:
    """A workshop file with the worked example."""
    path = tmp_path / "Hotel stay.cjm"
    create_workshop(path, template_records("hotel-stay"))
    return path
