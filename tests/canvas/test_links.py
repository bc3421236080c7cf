"""Links in hands: drawn from a card's handle, carried by an end, named, deleted with their ends."""

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.editing import change, delete
from cjm_desktop.model.history import Edit
from cjm_desktop.model.links import add_link
from cjm_desktop.model.records import Link, Note
from tests.canvas.hands_on_canvas import CTRL, HandsOnCanvas


def handle(hands: HandsOnCanvas, key: str) -> QPoint:
    """The handle of a thing, shown once the pointer is over it."""
    hands.move(hands.at(key), buttons=Qt.MouseButton.NoButton)
    rect = hands.canvas.rect_of(key)
    return QPoint(rect.center().x(), rect.bottom())


def draw(hands: HandsOnCanvas, start: str, end: str) -> None:
    hands.drag(handle(hands, start), hands.at(end))


def links(hands: HandsOnCanvas) -> list[tuple[str, str, str]]:
    return [(link.source_id, link.target_id, link.kind) for link in hands.document.all(Link)]


@pytest.fixture
def unlinked(hands: HandsOnCanvas) -> HandsOnCanvas:
    """The hotel stay without its link."""
    (link,) = hands.document.all(Link)
    with hands.history.edit("Delete link") as edit:
        delete(edit, link)
    hands.undo_steps.clear()
    return hands


def note(hands: HandsOnCanvas, beginning: str) -> str:
    (found,) = [n.id for n in hands.document.all(Note) if beginning in n.text]
    return found


def test_a_link_is_drawn_from_one_card_to_another(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    ad, page = hands.card("Search ad").id, hands.card("Room page").id
    draw(hands, ad, page)
    assert links(hands) == [(ad, page, "depends_on")]
    assert len(hands.undo_steps) == 1
    (link,) = hands.document.all(Link)
    assert hands.canvas.selection == (link.id,)


def test_from_a_pain_to_an_idea_it_is_an_answer(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    pain, idea = note(hands, "No list"), note(hands, "mail two days")
    draw(hands, pain, idea)
    assert links(hands) == [(pain, idea, "answers")]


def test_back_to_an_earlier_step_it_is_a_loop(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    late, early = hands.step("Checks out").id, hands.step("Books a room").id
    draw(hands, late, early)
    draw(hands, early, late)
    assert set(links(hands)) == {(late, early, "loop"), (early, late, "leaves_to")}


def test_while_it_is_drawn_the_link_is_on_the_map_already(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    before = hands.shown()
    ad, page = hands.card("Search ad").id, hands.card("Room page").id
    hands.carry(handle(hands, ad), hands.at(page))
    assert [line.group.key for line in hands.picture.above]
    assert links(hands) == []
    hands.key(Qt.Key.Key_Escape)
    assert hands.shown() == before
    assert links(hands) == []


def test_let_go_over_nothing_says_where_a_link_ends(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    ad = hands.card("Search ad").id
    hands.drag(handle(hands, ad), hands.cell("Finance", "Checks in"))
    assert links(hands) == []
    assert "a step, a touchpoint or a note" in hands.refusals[-1]


def test_a_link_to_itself_and_a_second_one_are_refused(hands: HandsOnCanvas) -> None:
    (link,) = hands.document.all(Link)
    draw(hands, link.source_id, link.source_id)
    assert "two different things" in hands.refusals[-1]
    draw(hands, link.source_id, link.target_id)
    assert "linked in this way already" in hands.refusals[-1]
    assert hands.document.all(Link) == [link]


def on_line(hands: HandsOnCanvas, link_id: str) -> QPoint:
    """A place on the longest piece of a link."""
    line = hands.picture.line_of(link_id)
    assert line is not None
    pieces = list(zip(line.points, line.points[1:], strict=False))
    (x1, y1), (x2, y2) = max(pieces, key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
    return hands.canvas.view.to_pixels((x1 + x2) / 2, (y1 + y2) / 2).toPoint()


def test_a_click_on_the_line_selects_it_and_del_deletes_it(hands: HandsOnCanvas) -> None:
    (link,) = hands.document.all(Link)
    hands.click(on_line(hands, link.id))
    assert hands.canvas.selection == (link.id,)
    hands.key(Qt.Key.Key_Delete)
    assert links(hands) == []
    hands.history.undo()
    assert hands.document.all(Link) == [link]


def test_typing_names_the_link_selected(hands: HandsOnCanvas) -> None:
    (link,) = hands.document.all(Link)
    hands.click(on_line(hands, link.id))
    hands.type("needs the number")
    hands.key(Qt.Key.Key_Return)
    assert hands.document.require(Link, link.id).text == "needs the number"
    assert len(hands.undo_steps) == 1
    hands.double_click(hands.at(link.id))
    assert hands.editor.isVisible()
    hands.key(Qt.Key.Key_Escape)


def test_an_end_is_carried_to_another_card(hands: HandsOnCanvas) -> None:
    (link,) = hands.document.all(Link)
    line = hands.picture.line_of(link.id)
    assert line is not None
    (x1, y1), (x2, y2) = line.points[-2:]
    near_end = hands.canvas.view.to_pixels(x2 + (x1 - x2) * 0.6, y2 + (y1 - y2) * 0.6).toPoint()
    page = hands.card("Room page").id
    hands.drag(near_end, hands.at(page))
    changed = hands.document.require(Link, link.id)
    assert (changed.source_id, changed.target_id) == (link.source_id, page)
    hands.history.undo()
    assert hands.document.all(Link) == [link]


def test_a_link_goes_with_a_card_and_comes_back_with_it(hands: HandsOnCanvas) -> None:
    (link,) = hands.document.all(Link)
    hands.click(hands.at(link.source_id))
    hands.key(Qt.Key.Key_Delete)
    assert hands.document.all(Link) == []
    assert hands.picture.above == ()
    hands.history.undo()
    assert hands.document.all(Link) == [link]
    assert [line.group.key for line in hands.picture.above] == [link.id]


def test_no_handle_on_a_map_that_may_only_be_read(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    hands.canvas.show_map(hands.history, hands.map_id, "goal", editable=False)
    draw(hands, hands.card("Search ad").id, hands.card("Room page").id)
    assert links(hands) == []


def test_the_handle_of_a_card_beside_the_selected_one_does_not_drag_the_selected_one(
    unlinked: HandsOnCanvas,
) -> None:
    hands = unlinked
    ad, page = hands.card("Search ad").id, hands.card("Room page").id
    hands.click(hands.at(ad))
    draw(hands, page, ad)
    assert links(hands) == [(page, ad, "depends_on")]


def test_many_links_of_one_card_meet_it_at_different_heights(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    ends = [hands.card(title).id for title in ("Check-in desk", "Concierge chat", "Key drop")]
    target = hands.card("Invoice by e-mail").id

    def join(edit: Edit) -> None:
        for end in ends:
            add_link(edit, end, target, "depends_on")

    with hands.history.edit("Link") as edit:
        join(edit)
    heights = {line.points[-1][1] for line in hands.picture.above}
    assert len(heights) == 3


def test_ctrl_while_drawing_changes_nothing(unlinked: HandsOnCanvas) -> None:
    hands = unlinked
    ad, page = hands.card("Search ad").id, hands.card("Room page").id
    hands.drag(handle(hands, ad), hands.at(page), CTRL)
    assert links(hands) == [(ad, page, "depends_on")]


def test_the_words_of_a_link_stay_legible_while_it_is_selected(hands: HandsOnCanvas) -> None:
    (link,) = hands.document.all(Link)
    with hands.history.edit("Name link") as edit:
        change(edit, link, text="only if paid for by the company")
    line = hands.picture.line_of(link.id)
    assert line is not None
    words = hands.canvas.view.rect_to_pixels(line.words).toRect().adjusted(1, 1, -1, -1)
    before = hands.canvas.grab().toImage()
    hands.canvas.select((link.id,))
    selected = hands.canvas.grab().toImage()
    assert selected != before
    assert selected.copy(words) == before.copy(words)
