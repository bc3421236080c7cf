"""A checklist is ticked where it stands, on the header of its stage."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cjm_desktop.drawing.headers.checklist import boxes_of
from cjm_desktop.model.checklists import add_checkpoint, checklist_of
from cjm_desktop.model.stages import add_stage
from tests.canvas.hands_on_canvas import HandsOnCanvas


@pytest.fixture
def listed(hands: HandsOnCanvas) -> HandsOnCanvas:
    """The stage of the first search has a checklist of three lines."""
    with hands.history.edit("Begin") as edit:
        for title in ("Budget known", "Dates known", "Policy read"):
            add_checkpoint(edit, hands.stage("Deciding"), title)
    return hands


def ticked(hands: HandsOnCanvas, title: str = "Deciding") -> list[str]:
    lines = checklist_of(hands.document, hands.stage(title).id)
    return [line.title for line in lines if line.done]


def box(hands: HandsOnCanvas, number: int, key: str = "") -> QPoint:
    """The middle of the so-many-th box of a header, from 0."""
    key = key or hands.run_key_of("Searches for a hotel")
    found = hands.picture.find(key)
    assert found is not None
    rect, shape = hands.picture.place_of(*found), boxes_of(found[1].group)[number]
    x, y = rect.x + shape.x + shape.width / 2, rect.y + shape.y + shape.height / 2
    return hands.canvas.view.to_pixels(x, y).toPoint()


def test_a_click_on_a_box_ticks_and_another_unticks(listed: HandsOnCanvas) -> None:
    listed.click(box(listed, 1))
    assert ticked(listed) == ["Dates known"]
    listed.click(box(listed, 2))
    assert ticked(listed) == ["Dates known", "Policy read"]
    listed.click(box(listed, 1))
    assert ticked(listed) == ["Policy read"]

    for before in (["Dates known", "Policy read"], ["Dates known"], []):
        listed.history.undo()
        assert ticked(listed) == before


def test_the_stage_is_selected_with_it(listed: HandsOnCanvas) -> None:
    listed.click(box(listed, 0))
    assert listed.canvas.selection == (listed.run_key_of("Searches for a hotel"),)


def test_a_click_beside_the_boxes_ticks_nothing(listed: HandsOnCanvas) -> None:
    listed.click(box(listed, 1) + listed.points(20, 0))
    listed.click(listed.run("Packs the suitcase"))
    listed.click(box(listed, 0), keys=Qt.KeyboardModifier.ControlModifier)
    assert ticked(listed) == []


def test_a_double_click_ticks_once_and_opens_no_title(listed: HandsOnCanvas) -> None:
    place = box(listed, 0)
    listed.click(place)
    QTest.mouseDClick(listed.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert ticked(listed) == ["Budget known"]
    assert listed.canvas.hasFocus(), "no title is open for typing"


def test_a_header_dragged_by_its_box_moves_and_ticks_nothing(listed: HandsOnCanvas) -> None:
    place = box(listed, 0)
    listed.drag(place, listed.run("Gets invoice and survey"))
    assert ticked(listed) == []
    assert listed.step_titles[0] == "Gets the assignment"
    assert listed.step_titles.index("Searches for a hotel") > 1


def test_boxes_are_hit_where_the_header_is_frozen(listed: HandsOnCanvas) -> None:
    listed.canvas.zoom_to(1.4)
    listed.canvas.scroll_by(-2000, 500)
    header = listed.canvas.run_rect(listed.step("Searches for a hotel").id)
    found = listed.picture.find(listed.run_key_of("Searches for a hotel"))
    assert found is not None
    assert listed.canvas.view.y > header.y() >= 0, "the rows have scrolled under it"
    shape = boxes_of(found[1].group)[1]
    place = header.topLeft() + listed.points(shape.x + 4, shape.y + 4)
    listed.click(place)
    assert ticked(listed) == ["Dates known"]


def test_a_stage_without_steps_is_ticked_too(hands: HandsOnCanvas) -> None:
    with hands.history.edit("Begin") as edit:
        stage = add_stage(edit, hands.map_id, "goal", "Later")
        add_checkpoint(edit, stage, "One day")
    hands.click(box(hands, 0, stage.id))
    assert ticked(hands, "Later") == ["One day"]


def test_who_may_only_read_ticks_nothing(listed: HandsOnCanvas) -> None:
    listed.canvas.editable = False
    listed.click(box(listed, 0))
    assert ticked(listed) == []


def test_the_pointer_says_that_a_box_can_be_clicked(listed: HandsOnCanvas) -> None:
    QTest.mouseMove(listed.canvas, box(listed, 0))
    assert listed.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(listed.canvas, box(listed, 0) + listed.points(40, 0))
    assert listed.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
