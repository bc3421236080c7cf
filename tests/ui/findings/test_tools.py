"""The tables of a lens have tabs of their own in the panel of questions, and the room they need."""

from PySide6.QtWidgets import QPushButton

from cjm_desktop.model.records import Lane, Touchpoint
from cjm_desktop.model.touchpoints import add_touchpoint
from cjm_desktop.ui.findings.tools.tool import LensTool
from tests.ui.findings.findings_hands import Hands


def tabs(hands: Hands) -> list[str]:
    buttons = hands.panel.header.tabs.findChildren(QPushButton)
    return [button.text() for button in buttons if button.objectName().startswith("findings.tab")]


def open_tool(hands: Hands, number: int = 0) -> LensTool:
    button = hands.panel.header.findChild(QPushButton, f"findings.tab.tool{number}")
    assert button is not None
    button.click()
    tool = hands.panel.tool
    assert tool is not None
    hands.until(tool.isVisible)
    return tool


def test_each_lens_has_its_own_tabs(hands: Hands) -> None:
    assert tabs(hands)[-2:] == [str(tool.title) for tool in hands.panel.tools_here()]
    hands.choose("functional")
    hands.until(lambda: len(hands.panel.tools_here()) == 1)
    hands.choose("outcome")
    assert hands.panel.tools_here() == ()


def test_a_tool_has_the_room_it_needs_and_goes_with_its_lens(hands: Hands) -> None:
    low = hands.window.findings.height()
    tool = open_tool(hands)
    assert low < hands.window.findings.height() <= 0.4 * hands.window.height()
    hands.run("lens.outcome")
    hands.until(lambda: not tool.isVisible() and hands.row.isVisible())
    assert hands.window.findings.height() == low


def test_a_tool_takes_the_focus_and_lights_what_it_points_at(hands: Hands) -> None:
    tool = open_tool(hands)
    hands.window.findings.take_focus()
    assert tool.isAncestorOf(hands.window.focusWidget())
    tool.pointed.emit((hands.step("Checks in"),))
    assert hands.lit() == (hands.step("Checks in"),)
    tool.pointed.emit(())
    assert hands.lit() == ()


def test_the_questions_go_on_while_a_tool_is_shown(hands: Hands) -> None:
    open_tool(hands)
    (reception,) = [lane for lane in hands.document.all(Lane) if lane.title == "Reception"]
    asked = len(hands.panel.questions.open)
    with hands.history.edit("Cards in every goal") as edit:
        for title in ("Gets the assignment", "Searches for a hotel", "Gets invoice and survey"):
            add_touchpoint(edit, reception.id, hands.step(title), "There")
    assert len([card for card in hands.document.all(Touchpoint) if card.title == "There"]) == 3
    hands.until(lambda: len(hands.panel.questions.open) < asked)
    assert hands.count == f"{len(hands.panel.questions.open)} questions for the room"
