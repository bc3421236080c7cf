"""A tool of a lens has a tab of its own in the panel of questions, and the room it needs."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.findings import panel
from cjm_desktop.ui.findings.tools.tool import LensTool
from cjm_desktop.ui.look import Look
from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import OpenWindow, rename


class Titles(LensTool):
    """Shows the titles of the steps, in words."""

    title = text("Titles")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.times = 0

    def show_session(self, session: MapSession | None) -> None:
        self.words = [step.title for step in session.arrangement.steps] if session else []
        self.times += 1

    def take_focus(self) -> None:
        self.setFocus()

    def finish_typing(self) -> None:
        """Nothing is typed here."""


@pytest.fixture
def hands(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Hands:
    def tools(lens: Lens, _canvas: MapCanvas, _look: Look) -> tuple[LensTool, ...]:
        return (Titles(),) if lens == "functional" else ()

    monkeypatch.setattr(panel, "lens_tools", tools)
    return Hands(open_a_window(hotel_stay), qtbot)


def tab(hands: Hands) -> QPushButton:
    button = hands.panel.header.findChild(QPushButton, "findings.tab.tool0")
    assert button is not None
    assert button.text() == "Titles"
    return button


def test_it_has_a_tab_in_its_lens_alone(hands: Hands) -> None:
    names = [button.text() for button in hands.panel.header.tabs.findChildren(QPushButton)]
    assert "Titles" not in names
    hands.choose("functional")
    low = hands.window.findings.height()
    tab(hands).click()
    tool = hands.panel.tool
    assert isinstance(tool, Titles)
    hands.until(tool.isVisible)
    assert "Checks in" in tool.words
    assert low < hands.window.findings.height() <= 0.4 * hands.window.height()
    hands.run("lens.goal")
    hands.until(lambda: not tool.isVisible() and hands.row.isVisible())
    assert hands.window.findings.height() == low


def test_it_follows_edits_and_lights_what_is_pointed_at(hands: Hands) -> None:
    hands.choose("functional")
    tab(hands).click()
    tool = hands.panel.tool
    assert isinstance(tool, Titles)
    before = tool.times
    rename(hands.window, "Search ad", "Another ad")
    assert tool.times == before
    hands.until(lambda: tool.times > before)
    tool.pointed.emit((hands.step("Checks in"),))
    assert hands.lit() == (hands.step("Checks in"),)
    tool.pointed.emit(())
    assert hands.lit() == ()
