"""Several things at once: the rubber band, cards that move together, cards that span steps."""

from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.records import Step, Touchpoint
from tests.canvas.hands_on_canvas import CTRL, SHIFT, HandsOnCanvas


def band(
    hands: HandsOnCanvas, first: str, last: str, keys: object = Qt.KeyboardModifier.NoModifier
) -> None:
    """Span a rubber band from above the left of one thing to below the right of another."""
    start = hands.canvas.rect_of(first).topLeft() - QPoint(3, 2)
    end = hands.canvas.rect_of(last).bottomRight() + QPoint(3, 3)
    hands.drag(start, end, keys)


def test_a_rubber_band_selects_what_it_touches_and_changes_nothing(hands: HandsOnCanvas) -> None:
    desk, chat, key = (hands.card(t).id for t in ("Check-in desk", "Concierge chat", "Key drop"))
    band(hands, desk, chat)
    assert set(hands.canvas.selection) == {desk, chat}
    assert not hands.history.can_undo
    band(hands, key, key, SHIFT)
    assert set(hands.canvas.selection) == {desk, chat, key}


def test_escape_in_mid_band_brings_the_selection_back(hands: HandsOnCanvas) -> None:
    search = hands.card("Search ad").id
    hands.click(hands.at(search))
    desk = hands.card("Check-in desk").id
    start = hands.canvas.rect_of(desk).topLeft() - QPoint(3, 2)
    hands.carry(start, hands.canvas.rect_of(desk).center(), SHIFT)
    assert desk in hands.canvas.selection
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.selection == (search,)


def test_cards_selected_together_move_together_as_one_step_of_undo(hands: HandsOnCanvas) -> None:
    desk, chat = hands.card("Check-in desk").id, hands.card("Concierge chat").id
    before = hands.document.snapshot()
    hands.canvas.select((desk, chat))
    hands.drag(hands.at(desk), hands.cell("Finance", "Uses room and pool"))
    assert hands.in_cell("Finance", "Uses room and pool") == ["Check-in desk"]
    assert hands.in_cell("Finance", "Checks out") == ["Concierge chat"]
    hands.history.undo()
    assert hands.document == before


def test_cards_selected_together_are_copied_with_ctrl(hands: HandsOnCanvas) -> None:
    desk, chat = hands.card("Check-in desk").id, hands.card("Concierge chat").id
    hands.canvas.select((desk, chat))
    hands.drag(hands.at(desk), hands.cell("Booking", "Checks in"), CTRL)
    assert hands.in_cell("Booking", "Checks in") == ["Check-in desk"]
    assert hands.in_cell("Booking", "Uses room and pool") == ["Concierge chat"]
    assert hands.in_cell("Reception", "Checks in") == ["Check-in desk"]


def test_the_right_edge_of_a_card_lets_it_span_steps(hands: HandsOnCanvas) -> None:
    chat = hands.card("Concierge chat").id
    hands.click(hands.at(chat))
    rect = hands.canvas.rect_of(chat)
    edge = QPoint(rect.right() - 2, rect.center().y())
    hands.drag(edge, hands.cell("Reception", "Checks out"))
    spanning = hands.document.require(Touchpoint, chat)
    assert hands.document.require(Step, spanning.last_step_id).title == "Checks out"
    assert hands.canvas.rect_of(chat).width() > 1.8 * rect.width()
    rect = hands.canvas.rect_of(chat)
    edge = QPoint(rect.right() - 2, rect.center().y())
    hands.drag(edge, hands.cell("Reception", "Checks in"))
    assert hands.document.require(Touchpoint, chat).last_step_id is None
