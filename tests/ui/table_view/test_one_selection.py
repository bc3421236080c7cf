"""The table and the map share what is selected, and the inspector shows it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.records import Lane, Risk, Step, Survey, Touchpoint
from tests.ui.table_view.table_hands import SHIFT, Hands
from tests.ui.window_hands import action


def test_the_table_opens_on_what_is_selected_and_gives_it_back(hands: Hands) -> None:
    window = hands.window
    hands.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert window.canvas.isVisible()
    assert window.canvas.hasFocus()
    card = hands.card("Concierge chat")
    window.canvas.select([card.id])
    hands.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert hands.place == (6, "Reception")
    assert hands.view.hasFocus()
    assert not window.canvas.isVisible()

    hands.press(Qt.Key.Key_Up)
    hands.run("view.table")
    assert window.canvas.selection == (hands.card("Check-in desk").id,)
    assert window.canvas.hasFocus()


def test_each_cell_stands_for_something_on_the_map(hands: Hands) -> None:
    canvas = hands.window.canvas
    step = hands.step("Packs the suitcase")
    feeling = hands.feeling("Packs the suitcase")
    assert feeling is not None
    for heading, key in (
        ("Step", step.id),
        ("Time", step.id),
        ("Stage", run_key(step.id)),
        ("Emotion", feeling.id),
        ("Booking", cell_key(hands.find(Lane, title="Booking").id, step.id)),
        ("Thinks", hands.card("What do I need to bring?").id),
    ):
        hands.go(4, heading)
        assert canvas.selection == (key,), heading
    hands.go(10, "Step")
    assert canvas.selection == ()


def test_the_inspector_shows_what_is_selected_in_the_table(hands: Hands) -> None:
    side = hands.window.inspector
    side.make_ready()
    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert side.isAncestorOf(focused)
    assert [page.words for page in side.content.pages] == ["Touchpoint"]
    hands.keys("X")
    hands.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert hands.view.hasFocus()
    assert hands.place == (3, "Booking")
    assert "X" in hands.words(3, "Booking")
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_Escape)
    assert hands.view.hasFocus()


def test_rows_and_columns_stand_for_steps_and_lanes(hands: Hands) -> None:
    hands.select_rows(3, 4)
    assert hands.selected == [hands.step("Books a room"), hands.step("Packs the suitcase")]
    headings = hands.view.horizontalHeader()
    x = headings.sectionViewportPosition(hands.at("Booking")) + 20
    QTest.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton,
                     Qt.KeyboardModifier.NoModifier, QPoint(x, 10))  # fmt: skip
    hands.look()
    assert hands.selected == [hands.find(Lane, title="Booking")]
    hands.run("edit.rename")
    hands.keys("Sales")
    hands.press(Qt.Key.Key_Return)
    assert "Sales" in hands.headings


def test_a_card_typed_into_an_empty_cell_is_selected_then(hands: Hands) -> None:
    hands.go(0, "Booking")
    hands.keys("Call")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Left)
    assert hands.selected == [hands.card("Call")]


def test_what_is_found_is_gone_to(hands: Hands) -> None:
    hands.go(0, "Step")
    hands.run("find.open")
    assert hands.window.finder.bar.isVisible()
    hands.keys("iron")
    assert hands.view.place == (4, hands.at("Emotion"))
    assert hands.window.finder.bar.field.hasFocus()
    hands.press(Qt.Key.Key_Escape)
    assert hands.view.hasFocus()


def test_other_maps_and_lenses_are_followed(hands: Hands) -> None:
    hands.go(3, "Stage")
    hands.run("lens.outcome")
    assert hands.words(3, "Stage") == "Conversion"
    hands.run("view.table")
    hands.run("lens.activity")
    hands.run("view.table")
    assert hands.words(3, "Stage") == "Booking"


def test_what_is_presented_is_the_map(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.run("view.present")
    assert hands.window.canvas.isVisible()
    assert not hands.window.tables.is_shown
    assert not action(hands.window, "view.table").isEnabled()
    hands.run("view.present")
    assert hands.window.tables.is_shown
    assert hands.place == (3, "Booking")


def right_click(hands: Hands, row: int, heading: str) -> list[str]:
    """Right-click a cell; the actions offered."""
    view = hands.view
    at = view.visualRect(hands.model.index(row, hands.at(heading))).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    menu = hands.window.context_menus.menu
    offered = [entry.objectName() for entry in menu.actions() if entry.objectName()]
    menu.close()
    return offered


def test_a_right_click_selects_a_cell_and_offers_what_can_be_done(hands: Hands) -> None:
    hands.go(0, "Step")
    offered = right_click(hands, 3, "Marketing")
    assert hands.place == (3, "Marketing")
    assert {"edit.rename", "edit.paste", "add.step-before", "edit.delete-steps"} <= set(offered)

    hands.select((2, "Stage"), (4, "Emotion"))
    right_click(hands, 3, "Time")
    hands.run("edit.delete-steps")
    assert hands.model.step_count == 7


def test_the_menu_key_opens_at_the_cursor(hands: Hands) -> None:
    hands.go(3, "Time")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(hands.view.viewport(), event)
    assert hands.window.context_menus.menu.isVisible()
    hands.window.context_menus.menu.close()
    assert hands.place == (3, "Time")


def test_what_only_the_map_can_do_leads_there(hands: Hands) -> None:
    hands.go(4, "Emotion")
    hands.run("edit.pen")
    assert hands.window.canvas.isVisible()
    hands.run("edit.pen")
    hands.run("view.table")
    hands.go(4, "Thinks")
    hands.run("edit.park")
    assert hands.window.canvas.isVisible()
    assert hands.card("What do I need to bring?").lane_id is None


def test_a_survey_and_a_risk_trigger_go_to_the_cell_with_the_cursor(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.run("add.survey")
    (survey,) = hands.document.all(Survey)
    card = hands.document.require(Touchpoint, survey.touchpoint_id)
    assert card.title == "Booking confirmation"
    hands.go(4, "Pains")
    hands.run("add.risk")
    (risk,) = hands.document.all(Risk)
    assert hands.document.require(Step, risk.step_id).title == "Packs the suitcase"
