"""A window that is closed leaves nothing behind: a day of workshops is many files."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cjm_desktop.app import open_window
from cjm_desktop.model.records import LENSES
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import action, opened_in


@pytest.mark.parametrize("used", ["", "table", "outline", "one-by-one", "all lenses"])
def test_nothing_of_a_closed_window_stays(
    used: str, hotel_stay: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = open_window(hotel_stay, surroundings)
    qtbot.waitUntil(lambda: bool(window.findings.panel.questions.open))
    if used in ("table", "outline"):
        action(window, f"view.{used}").trigger()
    elif used == "one-by-one":
        action(window, "findings.one-by-one").trigger()
    elif used:
        for lens in LENSES:
            window.choose_lens(lens)
    qtbot.wait(1)
    parts = [weakref.ref(part) for part in (window.canvas, opened_in(window).document)]

    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    gc.unfreeze()
    gc.collect()

    assert [part() for part in parts] == [None, None]
