"""The parking lot below the map: notes dragged in and out, and typed one after the other."""

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.steps import delete_steps
from tests.canvas.hands_on_canvas import CTRL, HandsOnCanvas


def strip(hands: HandsOnCanvas) -> QPoint:
    """The middle of the parking lot, as it is shown."""
    row = hands.picture.parking
    assert row is not None
    y = row.y + hands.canvas.view.parking_shift(hands.picture) + row.body.height / 2
    return hands.canvas.view.to_pixels(hands.picture.left + 40, y).toPoint()


def parked(hands: HandsOnCanvas) -> list[str]:
    return [note.text for note in hands.arrangement.parked_notes()]


def park(hands: HandsOnCanvas, *words: str) -> None:
    with hands.history.edit("Add notes") as edit:
        for each in words:
            add_parked_note(edit, hands.map_id, each)
    hands.undo_steps.clear()


def parked_key(hands: HandsOnCanvas, words: str) -> str:
    return hands.note(words).id


def test_a_note_dragged_to_the_strip_is_parked_in_one_step(hands: HandsOnCanvas) -> None:
    note = hands.note("Invoice lacks cost centre")
    hands.drag(hands.at(note.id), strip(hands))
    assert parked(hands) == ["Invoice lacks cost centre"]
    assert len(hands.undo_steps) == 1
    assert hands.canvas.selection == (note.id,)
    hands.history.undo()
    assert parked(hands) == []
    assert hands.in_cell("Pains", "Gets invoice and survey") == ["Invoice lacks cost centre"]


def test_ctrl_parks_a_copy(hands: HandsOnCanvas) -> None:
    note = hands.note("Invoice lacks cost centre")
    hands.drag(hands.at(note.id), strip(hands), CTRL)
    assert parked(hands) == ["Invoice lacks cost centre"]
    assert hands.in_cell("Pains", "Gets invoice and survey") == ["Invoice lacks cost centre"]


def test_a_parked_note_is_dragged_onto_the_map(hands: HandsOnCanvas) -> None:
    park(hands, "First", "Second")
    hands.drag(hands.at(parked_key(hands, "Second")), hands.cell("Pains", "Checks in"))
    assert parked(hands) == ["First"]
    assert hands.in_cell("Pains", "Checks in") == ["Second"]


def test_parked_notes_selected_together_land_in_one_cell(hands: HandsOnCanvas) -> None:
    park(hands, "First", "Second", "Third")
    keys = [parked_key(hands, words) for words in ("First", "Third")]
    hands.click(hands.at(keys[0]))
    hands.click(hands.at(keys[1]), CTRL)
    hands.drag(hands.at(keys[0]), hands.cell("Pains", "Checks in"))
    assert parked(hands) == ["Second"]
    assert hands.in_cell("Pains", "Checks in") == ["First", "Third"]
    assert len(hands.undo_steps) == 1


def test_notes_are_put_in_order_within_the_parking_lot(hands: HandsOnCanvas) -> None:
    park(hands, "First", "Second", "Third")
    third = hands.canvas.rect_of(parked_key(hands, "Third"))
    hands.drag(hands.at(parked_key(hands, "First")), third.center() + QPoint(20, 0))
    assert parked(hands) == ["Second", "Third", "First"]


@pytest.mark.parametrize("element", ["touchpoint", "image"])
def test_other_cards_are_refused_with_the_reason(hands: HandsOnCanvas, element: str) -> None:
    before = hands.document.snapshot()
    hands.drop(element, strip(hands))
    assert "Only notes" in hands.refusals[-1]
    hands.drag(hands.at(hands.card("Search ad").id), strip(hands))
    assert "Only notes" in hands.refusals[-1]
    assert hands.document == before


def test_a_note_from_the_palette_is_parked_and_typed_at_once(hands: HandsOnCanvas) -> None:
    hands.drop("note", strip(hands))
    hands.type("Ask the hotel")
    hands.key(Qt.Key.Key_Escape)
    hands.drop("note", strip(hands))
    hands.type("Ask Finance")
    hands.key(Qt.Key.Key_Return)
    assert "Ask Finance" in parked(hands)


def test_ideas_are_typed_one_after_the_other(hands: HandsOnCanvas) -> None:
    hands.canvas.keyboard.park()
    for idea in ("An iron in the room", "A list of what is there"):
        hands.type(idea)
        hands.key(Qt.Key.Key_Return)
    assert hands.editor.isVisible()
    hands.key(Qt.Key.Key_Return)
    assert not hands.editor.isVisible()
    assert parked(hands) == ["An iron in the room", "A list of what is there"]
    assert len(hands.undo_steps) - 1 == 2  # the third was taken back


def test_the_notes_selected_are_parked_by_key(hands: HandsOnCanvas) -> None:
    keys = [
        hands.note(words).id for words in ("Invoice lacks cost centre", "What do I need to bring?")
    ]
    hands.canvas.select(keys)
    hands.canvas.keyboard.park()
    assert sorted(parked(hands)) == ["Invoice lacks cost centre", "What do I need to bring?"]
    assert len(hands.undo_steps) == 1


def test_arrows_lead_into_the_parking_lot_and_out_of_it(hands: HandsOnCanvas) -> None:
    park(hands, "First", "Second")
    hands.click(hands.at(parked_key(hands, "First")))
    hands.key(Qt.Key.Key_Right)
    assert hands.canvas.selection == (parked_key(hands, "Second"),)
    hands.key(Qt.Key.Key_Up)
    (key,) = hands.canvas.selection
    assert key != parked_key(hands, "Second")
    hands.key(Qt.Key.Key_Down)
    assert hands.canvas.selection == (parked_key(hands, "Second"),)
    hands.key(Qt.Key.Key_Delete)
    assert parked(hands) == ["First"]


def test_the_strip_stays_in_view_while_the_map_scrolls(hands: HandsOnCanvas) -> None:
    park(hands, "First")
    hands.canvas.zoom_to(1.0)
    hands.canvas.scroll_by(9999, -9999)
    rect = hands.canvas.rect_of(parked_key(hands, "First"))
    assert hands.canvas.rect().contains(rect)
    hands.canvas.scroll_by(-9999, 0)
    hands.click(hands.at(parked_key(hands, "First")))
    assert hands.canvas.selection == (parked_key(hands, "First"),)
    rect = hands.canvas.rect_of(parked_key(hands, "First"))
    hands.drag(rect.center(), hands.cell("Marketing", "Books a room"))
    assert "department" in hands.refusals[-1] or "note" in hands.refusals[-1]
    assert parked(hands) == ["First"]


def test_a_feeling_is_dragged_beneath_the_strip_as_if_it_were_not_there(
    hands: HandsOnCanvas,
) -> None:
    hands.canvas.zoom_to(2.0)
    hands.canvas.scroll_by(-9999, -9999)
    before = hands.feeling("Gets the assignment")
    point = hands.canvas.rect_of(f"{hands.curve().id}:{hands.step('Gets the assignment').id}")
    hands.drag(point.center(), point.center() + QPoint(0, 62))
    assert before is not None
    assert hands.feeling("Gets the assignment") == pytest.approx(before - 1.0, abs=0.05)


def test_a_map_without_steps_has_a_parking_lot(hands: HandsOnCanvas) -> None:
    with hands.history.edit("Delete steps") as edit:
        delete_steps(edit, [step.id for step in hands.arrangement.steps])
    park(hands, "First", "Second")
    assert hands.canvas.rect_of(parked_key(hands, "First")).isValid()
    hands.click(hands.at(parked_key(hands, "Second")))
    assert hands.canvas.selection == (parked_key(hands, "Second"),)
