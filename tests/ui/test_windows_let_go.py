"""A window that is closed leaves nothing behind: a day of workshops is many files."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cjm_desktop.app import open_window
from cjm_desktop.model.records import LENSES
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import action, opened_in


@pytest.mark.parametrize("used", ["nothing", "table", "outline", "one-by-one", "all lenses"])
def test_nothing_of_a_closed_window_stays(
    used: str, hotel_stay: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    parts = parts_of_closed_window(open_window(hotel_stay, surroundings), used, qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def all_gone() -> bool:
        gc.unfreeze()
        gc.collect()
        return all(part() is None for part in parts)

    qtbot.waitUntil(all_gone)


def parts_of_closed_window(
    window: MainWindow, used: str, qtbot: QtBot
) -> list["weakref.ReferenceType[Any]"]:
    """What a window that was used had, as far as it is still there."""
    qtbot.waitUntil(lambda: bool(window.findings.panel.questions.open))
    if used in ("table", "outline"):
        action(window, f"view.{used}").trigger()
    elif used == "one-by-one":
        action(window, "findings.one-by-one").trigger()
    elif used == "all lenses":
        for lens in LENSES:
            window.choose_lens(lens)
    qtbot.wait(200)  # what was to come in a moment has come
    parts = [weakref.ref(part) for part in (window.canvas, opened_in(window).document)]
    window.close()
    window.deleteLater()
    return parts
