"""The inspector comes by itself after the window was first painted."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.window_hands import OpenWindow


def test_the_panel_fills_itself_after_the_first_paint(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.repaint()

    qtbot.waitUntil(lambda: "content" in vars(window.inspector))
    qtbot.waitUntil(lambda: bool(window.inspector.content.pages))

    assert [page.words for page in window.inspector.content.pages] == ["Map", "Persona"]
