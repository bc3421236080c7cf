"""Keys pressed in the panel are not meant for what is selected on the map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjm_desktop.model.records import Touchpoint
from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import action, touchpoint_called


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
@pytest.mark.parametrize("tab", ["open", "facts", "tool0"])
def test_del_deletes_nothing_on_the_map(hands: Hands, tab: str, key: Qt.Key) -> None:
    hands.canvas.select((touchpoint_called(hands.window, "Search ad").id,))
    before = set(hands.document.all(Touchpoint))
    hands.panel.choose(tab)
    hands.panel.take_focus()

    hands.key(key)

    assert set(hands.document.all(Touchpoint)) == before


def test_escape_leads_back_to_the_map(hands: Hands) -> None:
    hands.panel.header.tabs.setFocus()
    hands.panel.header.count.setFocus()
    assert hands.window.findings.has_focus

    hands.key(Qt.Key.Key_Escape)

    assert hands.canvas.hasFocus()


def test_the_map_comes_near_for_one_question_and_goes_back(hands: Hands) -> None:
    hands.window.resize(1000, 700)
    hands.qtbot.waitUntil(lambda: hands.canvas.zoom < 0.5)
    assert hands.canvas.is_fitted

    hands.run("findings.one-by-one")
    assert hands.canvas.zoom >= 0.6
    shown = hands.canvas.rect_of(hands.step("Packs the suitcase"))
    assert hands.canvas.rect().contains(shown)

    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.is_fitted


def test_buttons_above_leave_the_keys_to_the_map(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.canvas.select((touchpoint_called(hands.window, "Search ad").id,))
    action(hands.window, "edit.delete").trigger()
    [undo] = [
        button
        for button in hands.window.findChildren(type(hands.window._top._undo))
        if button.text() == "Undo"
    ]

    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert touchpoint_called(hands.window, "Search ad")
    assert hands.canvas.hasFocus()
