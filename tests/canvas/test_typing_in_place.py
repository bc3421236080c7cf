"""Titles typed in place: opening, keeping, taking back, undo, and a map that moves meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cjm_desktop.model.cards import move_card
from cjm_desktop.model.editing import change
from cjm_desktop.model.records import Feeling, Journey, Touchpoint
from tests.canvas.hands_on_canvas import SHIFT, HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]
ENTER, ESCAPE, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2


def desk_title(hands: HandsOnCanvas, card_id: str) -> str:
    return hands.document.require(Touchpoint, card_id).title


@pytest.fixture
def desk(hands: HandsOnCanvas) -> str:
    """The id of a card."""
    return hands.card("Check-in desk").id


def test_a_double_click_types_over_the_whole_title(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    assert hands.canvas.is_typing
    assert hands.editor.hasFocus()
    assert hands.editor.textCursor().selectedText() == "Check-in desk"
    hands.type("Lobby")
    hands.key(ENTER)
    assert desk_title(hands, desk) == "Lobby"
    assert not hands.canvas.is_typing
    assert hands.canvas.hasFocus()


def test_f2_opens_what_is_selected(hands: HandsOnCanvas, desk: str) -> None:
    hands.click(hands.at(desk))
    hands.key(F2)
    hands.type("Lobby")
    hands.key(ENTER)
    assert desk_title(hands, desk) == "Lobby"


def test_a_key_opens_nothing_where_nothing_is_selected(hands: HandsOnCanvas) -> None:
    hands.key(F2)
    assert not hands.canvas.is_typing


def test_every_key_press_is_in_the_document_at_once(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    hands.type("Lo")
    assert desk_title(hands, desk) == "Lo"


def test_escape_takes_back_what_was_typed(hands: HandsOnCanvas, desk: str) -> None:
    before = hands.document.snapshot()
    hands.double_click(hands.at(desk))
    hands.type("Lobby")
    hands.key(ESCAPE)
    assert hands.document == before
    assert not hands.canvas.is_typing
    assert not hands.history.can_undo
    assert hands.canvas.hasFocus()


def test_escape_after_long_thought_takes_all_back(hands: HandsOnCanvas, desk: str) -> None:
    before = hands.document.snapshot()
    hands.double_click(hands.at(desk))
    for word in ("Lobby ", "or ", "bar"):
        hands.type(word)
        hands.now += 60
    hands.key(ESCAPE)
    assert hands.document == before


def test_leaving_keeps_what_was_typed_and_the_focus_where_it_went(
    hands: HandsOnCanvas, desk: str, qtbot: QtBot
) -> None:
    elsewhere = QLineEdit(hands.canvas)
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    hands.double_click(hands.at(desk))
    hands.type("Lobby")
    elsewhere.setFocus()
    assert not hands.canvas.is_typing
    assert desk_title(hands, desk) == "Lobby"
    assert elsewhere.hasFocus()


def test_a_click_on_the_map_keeps_and_selects(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    hands.type("Lobby")
    hands.click(hands.at(hands.card("Key drop").id))
    assert not hands.canvas.is_typing
    assert desk_title(hands, desk) == "Lobby"
    assert hands.canvas.selection == (hands.card("Key drop").id,)


def test_shift_enter_breaks_the_line(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    hands.type("Desk")
    hands.key(ENTER, SHIFT)
    hands.type("Bar")
    hands.key(ENTER)
    assert desk_title(hands, desk).splitlines() == ["Desk", "Bar"]


def test_one_typing_is_one_undo_step(hands: HandsOnCanvas, desk: str) -> None:
    before = hands.document.snapshot()
    hands.double_click(hands.at(desk))
    for letter in "Lobby bar":
        hands.type(letter)
        hands.now += 0.3
    hands.key(ENTER)
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert hands.document == before


def test_typing_twice_is_two_undo_steps(hands: HandsOnCanvas, desk: str) -> None:
    for words in ("Lobby", "Bar"):
        hands.double_click(hands.at(desk))
        hands.type(words)
        hands.key(ENTER)
    hands.history.undo()
    assert desk_title(hands, desk) == "Lobby"


def test_a_new_cards_typing_is_taken_back_before_the_card(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    hands.drop("touchpoint", hands.cell("Finance", "Checks in"))
    hands.type("Terminal")
    hands.key(ENTER)
    hands.history.undo()
    assert hands.in_cell("Finance", "Checks in") == [""]
    hands.history.undo()
    assert hands.document == before


def test_escape_leaves_a_thing_just_dropped_untitled(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.cell("Finance", "Checks in"))
    hands.type("Terminal")
    hands.key(ESCAPE)
    assert hands.in_cell("Finance", "Checks in") == [""]


def test_what_is_typed_into_is_gone(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.cell("Finance", "Checks in"))
    hands.history.undo()
    assert not hands.canvas.is_typing
    assert not hands.editor.isVisible()
    assert hands.canvas.hasFocus()
    assert hands.canvas.selection == ()


def test_a_change_from_elsewhere_shows_in_the_field(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    with hands.history.edit("Rename") as edit:
        change(edit, hands.document.require(Touchpoint, desk), title="Renamed")
    assert hands.editor.toPlainText() == "Renamed"
    hands.type("!")
    assert desk_title(hands, desk) == "Renamed!"


def test_the_field_follows_its_card(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    with hands.history.edit("Move") as edit:
        move_card(edit, hands.card("Check-in desk"), hands.lane("Booking").id,
                  hands.step("Checks out").id)  # fmt: skip
    rect = hands.canvas.rect_of(desk)
    assert (hands.editor.geometry().topLeft() - rect.topLeft()).manhattanLength() <= 4
    assert hands.canvas.is_typing


@pytest.mark.parametrize("zoom", [0.05, 0.42, 1.0, 4.0])
def test_the_field_stands_on_its_title_and_is_readable_at_every_zoom(
    hands: HandsOnCanvas, desk: str, zoom: float
) -> None:
    hands.canvas.zoom_to(zoom)
    hands.canvas.select([desk])
    hands.canvas.show_selected()
    hands.key(F2)
    rect = hands.canvas.rect_of(desk)
    assert hands.editor.geometry().contains(rect.topLeft() + QPoint(3, 3))
    assert hands.editor.font().pixelSize() >= 12
    assert hands.editor.width() >= 100
    hands.type("Lobby")
    hands.key(ENTER)
    assert desk_title(hands, desk) == "Lobby"


def test_the_field_follows_zoom_and_scrolling(hands: HandsOnCanvas, desk: str) -> None:
    hands.canvas.zoom_to(1.0)
    hands.canvas.select([desk])
    hands.canvas.show_selected()
    hands.key(F2)
    small = hands.editor.font().pixelSize()
    hands.canvas.scroll_by(40, 25)
    hands.canvas.zoom_to(2.0)
    rect = hands.canvas.rect_of(desk)
    assert (hands.editor.geometry().topLeft() - rect.topLeft()).manhattanLength() <= 3
    assert hands.editor.font().pixelSize() > small


def test_a_long_title_grows_the_card_and_the_field(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    before = hands.canvas.rect_of(desk).height()
    hands.type("A desk with a very long name, as long as the wait in front of it on a Monday night")
    assert hands.canvas.rect_of(desk).height() > before
    hands.key(ENTER)
    assert hands.canvas.is_fitted
    assert hands.canvas.rect().contains(hands.canvas.rect_of("legend"))


OTHERS = {
    "step": lambda h: h.step("Checks in").id,
    "lane": lambda h: h.lane("Finance").id,
    "note": lambda h: h.note("Invoice lacks cost centre").id,
    "run": lambda h: h.run_key_of("Checks in"),
    "map": lambda h: h.map_id,
    "feeling": lambda h: Feeling.id_for(h.curve().id, h.step("Checks in").id),
}


@pytest.mark.parametrize("key_of", OTHERS.values(), ids=OTHERS.keys())
def test_everything_with_words_is_typed_into(
    hands: HandsOnCanvas, key_of: Callable[[HandsOnCanvas], str]
) -> None:
    before = hands.document.snapshot()
    hands.double_click(hands.at(key_of(hands)))
    assert hands.canvas.is_typing
    hands.type("Brand new")
    hands.key(ENTER)
    changed = [r for r in hands.document.records() if "Brand new" in repr(r)]
    assert len(changed) == 1
    hands.history.undo()
    assert hands.document == before


def test_the_maps_title(hands: HandsOnCanvas) -> None:
    hands.double_click(hands.at(hands.map_id))
    hands.type("Four nights")
    hands.key(ENTER)
    assert hands.document.require(Journey, hands.map_id).title == "Four nights"


def test_steps_in_no_stage_have_no_title_to_type_into(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="outcome")
    hands.double_click(hands.run("Packs the suitcase"))
    assert not hands.canvas.is_typing
    assert hands.refusals == ["These steps are in no stage, so there is no title to change."]


def test_a_lens_switch_keeps_what_was_typed(hands: HandsOnCanvas, desk: str) -> None:
    hands.double_click(hands.at(desk))
    hands.type("Lobby")
    hands.canvas.set_lens("functional")
    assert not hands.canvas.is_typing
    assert desk_title(hands, desk) == "Lobby"


def test_an_empty_quote_says_what_to_type(hands: HandsOnCanvas, desk: str) -> None:
    hands.canvas.edit(Feeling.id_for(hands.curve().id, hands.step("Checks in").id))
    assert hands.editor.placeholderText() == "In the customer's own words"
    hands.canvas.edit(desk)
    assert hands.editor.placeholderText() == ""
