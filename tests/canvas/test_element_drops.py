"""Elements of the palette dropped onto every kind of place; outcomes are read from the document."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.records import Curve, Figure, Lane, Note, Stage, Step, Touchpoint
from tests.canvas.hands_on_canvas import HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]


def test_a_stage_inside_a_run_takes_the_steps_to_the_runs_end(hands: HandsOnCanvas) -> None:
    place = hands.before(7, hands.run("Uses room and pool"))
    hands.drop("stage", place)
    hands.type("Leaving")
    assert hands.runs()[4:] == [("Transaction", 2), ("Leaving", 1), ("Evaluation", 2)]
    assert hands.stage("Leaving").lens == "goal"


def test_a_stage_at_a_runs_start_joins_the_stages_without_steps(hands: HandsOnCanvas) -> None:
    before = hands.runs()
    hands.bring("stage", hands.before(5, hands.run("Checks in")))
    assert hands.hints[-1] == "New stage, without steps for now"
    hands.let_go(hands.before(5, hands.run("Checks in")))
    hands.type("New")
    assert hands.runs() == before
    assert not hands.canvas.rect_of(hands.stage("New").id).isEmpty()
    assert hands.picture.empty_stages == (hands.stage("New").id,)


def test_a_stage_beyond_the_last_column_has_no_steps(hands: HandsOnCanvas) -> None:
    hands.canvas.resize(2400, 900)
    hands.drop("stage", hands.before(10, hands.run("Checks in")) + QPoint(40, 0))
    hands.type("Afterlife")
    assert hands.picture.empty_stages == (hands.stage("Afterlife").id,)


def test_a_stage_in_the_functional_lens_is_a_function_without_lanes(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="functional")
    before = hands.runs()
    hands.drop("stage", hands.before(6, hands.run("Uses room and pool")))
    hands.type("Kitchen")
    assert hands.runs() == before
    assert hands.picture.empty_stages == (hands.stage("Kitchen").id,)


@pytest.mark.parametrize("column", range(11))
def test_a_step_lands_before_the_column_it_is_dropped_at(hands: HandsOnCanvas, column: int) -> None:
    titles = hands.step_titles
    hands.drop("step", hands.before(column, hands.at(hands.step("Checks in").id)))
    hands.type("Waits")
    titles.insert(column, "Waits")
    assert hands.step_titles == titles


@pytest.mark.parametrize(("aside", "stage"), [(-20, "Deciding"), (20, "Transaction")])
def test_a_step_at_a_stages_border_takes_the_stage_of_the_pointers_side(
    hands: HandsOnCanvas, aside: int, stage: str
) -> None:
    place = hands.before(3, hands.at(hands.step("Checks in").id)) + QPoint(aside, 0)
    hands.drop("step", place)
    hands.type("Waits")
    assert hands.stage_title_at("Waits") == stage


def test_a_step_on_a_stage_without_steps_lies_in_it(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="interactive")
    hands.drop("step", hands.empty_stage("Awareness"))
    hands.type("Sees a poster")
    assert hands.step_titles[0] == "Sees a poster"
    assert hands.document.find(f"{hands.step('Sees a poster').id}:interactive").stage_id == (  # type: ignore[union-attr]
        hands.stage("Awareness").id
    )


def test_the_first_steps_of_an_empty_map(on_canvas: OnCanvas) -> None:
    hands = on_canvas("blank")
    hands.drop("step", hands.empty_stage("Deciding"))
    hands.type("Thinks it over")
    hands.drop("step", hands.empty_stage("Transaction"))
    hands.type("Buys")
    assert hands.step_titles == ["Thinks it over", "Buys"]
    assert hands.runs() == [("Deciding", 1), ("Transaction", 1)]


def test_a_touchpoint_on_a_cell_lies_in_it(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.cell("Finance", "Checks in"))
    hands.type("Card terminal")
    assert hands.in_cell("Finance", "Checks in") == ["Card terminal"]


def test_touchpoints_in_one_cell_lie_where_they_were_dropped(hands: HandsOnCanvas) -> None:
    desk = hands.canvas.rect_of(hands.card("Check-in desk").id)
    hands.drop("touchpoint", QPoint(desk.center().x(), desk.bottom() - 2), "After")
    hands.key(Qt.Key.Key_Return)
    desk = hands.canvas.rect_of(hands.card("Check-in desk").id)
    hands.drop("touchpoint", QPoint(desk.center().x(), desk.top() + 2), "Before")
    assert hands.in_cell("Reception", "Checks in") == ["Before", "Check-in desk", "After"]


def test_a_touchpoint_between_columns_makes_a_step(hands: HandsOnCanvas) -> None:
    place = hands.before(6, hands.cell("Finance", "Checks in"))
    hands.bring("touchpoint", place)
    assert hands.hints[-1] == "New step with this card"
    hands.let_go(place)
    hands.type("Lift")
    new = hands.arrangement.steps[6]
    assert len(hands.step_titles) == 11
    assert (hands.card("Lift").step_id, hands.card("Lift").lane_id) == (
        new.id,
        hands.lane("Finance").id,
    )


def test_a_touchpoint_below_the_last_lane_makes_a_swimlane(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.below_all())
    hands.type("Airport sign")
    lane = hands.arrangement.lanes[-1]
    assert (lane.kind, len(hands.lane_titles)) == ("department", 10)
    assert hands.card("Airport sign").lane_id == lane.id
    assert hands.card("Airport sign").step_id == hands.step("Gets the assignment").id


def test_a_touchpoint_on_a_stage_without_steps_makes_its_first_step(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="interactive")
    lane = hands.cell("Marketing", "Checks in")
    hands.drop("touchpoint", QPoint(hands.empty_stage("Awareness").x(), lane.y()), "Poster")
    assert hands.arrangement.steps[0].id == hands.card("Poster").step_id
    assert hands.runs()[0] == ("Awareness", 1)


def test_a_touchpoint_in_a_map_without_steps_or_lanes(on_canvas: OnCanvas) -> None:
    hands = on_canvas("blank")
    for lane in hands.arrangement.lanes:
        hands.canvas.select([lane.id])
        hands.canvas.delete_selected()
    assert hands.lane_titles == []
    hands.drop("touchpoint", hands.at(hands.stage("Deciding").id) + QPoint(0, 150), "Shop")
    assert hands.runs() == [("Deciding", 1)]
    assert [lane.kind for lane in hands.arrangement.lanes] == ["department"]
    assert hands.card("Shop").lane_id == hands.arrangement.lanes[0].id


@pytest.mark.parametrize("border", range(10))
def test_a_swimlane_lands_at_the_nearest_border(hands: HandsOnCanvas, border: int) -> None:
    titles = hands.lane_titles
    if border < len(titles):
        row = hands.picture.row_of(hands.lane(titles[border]).id)
        assert row is not None
        place = hands.canvas.view.to_pixels(300, row.y + 2).toPoint()
    else:
        place = hands.below_all()
    hands.drop("swimlane", place)
    hands.type("Kitchen")
    titles.insert(border, "Kitchen")
    assert hands.lane_titles == titles
    assert hands.lane("Kitchen").kind == "department"


def test_a_swimlane_takes_the_side_of_the_one_above(hands: HandsOnCanvas) -> None:
    housekeeping = hands.canvas.rect_of(hands.lane("Housekeeping").id)
    hands.drop("swimlane", housekeeping.center() + QPoint(0, 30), "Kitchen")
    assert hands.lane("Kitchen").side == "back"


def test_a_swimlane_on_the_header_of_a_function_works_for_it(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="functional")
    hands.drop("stage", hands.before(6, hands.run("Uses room and pool")), "Catering")
    hands.key(Qt.Key.Key_Return)
    hands.drop("swimlane", hands.at(hands.stage("Catering").id), "Kitchen")
    assert hands.lane("Kitchen").function_id == hands.stage("Catering").id
    assert hands.lane_titles[-1] == "Kitchen"


def test_a_curve_in_an_emotion_lane(hands: HandsOnCanvas) -> None:
    hands.drop("emotion-curve", hands.cell("Emotion", "Checks in"))
    hands.type("Colleague")
    curves = hands.arrangement.curves(hands.lane("Emotion").id)
    assert [curve.title for curve in curves][1:] == ["Colleague"]


def test_a_curve_below_the_last_lane_makes_an_emotion_lane(hands: HandsOnCanvas) -> None:
    hands.drop("emotion-curve", hands.below_all())
    hands.type("Staff")
    lane = hands.lane("Staff")
    assert (lane.kind, hands.lane_titles[-1]) == ("emotion", "Staff")
    assert len(hands.arrangement.curves(lane.id)) == 1


def test_a_note_on_a_cell(hands: HandsOnCanvas) -> None:
    hands.drop("note", hands.cell("Thinks", "Checks in"))
    hands.type("Where is the lift?")
    assert hands.in_cell("Thinks", "Checks in") == ["Where is the lift?"]


def test_a_note_below_the_last_lane_makes_a_lane_of_notes(hands: HandsOnCanvas) -> None:
    hands.drop("note", hands.below_all(), "Free fruit")
    lane = hands.arrangement.lanes[-1]
    assert (lane.kind, hands.note("Free fruit").lane_id) == ("notes", lane.id)


def test_an_image_below_the_last_lane_asks_for_its_picture(hands: HandsOnCanvas) -> None:
    hands.drop("image", hands.below_all())
    (figure,) = hands.document.all(Figure)
    assert hands.images_wanted == [figure.id]
    assert not hands.canvas.is_typing
    assert hands.arrangement.lanes[-1].kind == "images"


def test_an_image_in_a_lane_of_images(hands: HandsOnCanvas) -> None:
    with hands.history.edit("Add lane") as edit:
        add_lane(edit, hands.map_id, "images", "Storyboard")
    hands.drop("image", hands.cell("Storyboard", "Checks in"), "The lobby")
    assert hands.in_cell("Storyboard", "Checks in") == ["The lobby"]


EVERYWHERE = {
    "stage": ("run", "Uses room and pool"),
    "step": ("Emotion", "Checks in"),
    "touchpoint": ("Finance", "Checks in"),
    "swimlane": ("Pains", "Checks in"),
    "emotion-curve": ("Emotion", "Checks in"),
    "note": ("Thinks", "Checks in"),
}


def a_place_for(hands: HandsOnCanvas, element: str) -> QPoint:
    if element == "image":
        return hands.below_all()
    lane, step = EVERYWHERE[element]
    return hands.run(step) if lane == "run" else hands.cell(lane, step)


ELEMENTS = (*EVERYWHERE, "image")
COUNTED = {
    "stage": Stage, "step": Step, "touchpoint": Touchpoint, "swimlane": Lane,
    "emotion-curve": Curve, "note": Note, "image": Figure,
}  # fmt: skip


@pytest.mark.parametrize("element", ELEMENTS)
def test_what_is_shown_is_what_a_drop_does(hands: HandsOnCanvas, element: str) -> None:
    place = a_place_for(hands, element)
    before = hands.document.snapshot()
    count = len(before.all(COUNTED[element]))
    hands.bring(element, place)
    assert hands.canvas.session is not None
    assert hands.canvas.session.trial_patch
    assert hands.hints[-1]
    assert hands.document == before
    shown = hands.shown()
    hands.let_go(place)
    assert hands.shown() == shown
    assert len(hands.document.all(COUNTED[element])) == count + 1
    assert hands.hints[-1] == ""
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert hands.document == before


@pytest.mark.parametrize("element", [name for name in ELEMENTS if name != "image"])
def test_a_drop_opens_the_title_for_typing(hands: HandsOnCanvas, element: str) -> None:
    hands.drop(element, a_place_for(hands, element))
    assert hands.canvas.is_typing
    assert hands.editor.hasFocus()
    assert hands.canvas.rect().contains(hands.editor.geometry())
    hands.type("Brand new")
    hands.key(Qt.Key.Key_Return)
    assert not hands.canvas.is_typing
    made = [r for r in hands.document.all(COUNTED[element])
            if "Brand new" in (getattr(r, "title", ""), getattr(r, "text", ""))]  # fmt: skip
    assert len(made) == 1


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("how", ["leave", "escape"])
def test_a_drag_that_ends_elsewhere_leaves_no_trace(
    hands: HandsOnCanvas, element: str, how: str
) -> None:
    before, shown = hands.document.snapshot(), hands.shown()
    hands.bring(element, a_place_for(hands, element))
    if how == "leave":
        hands.take_away()
    else:
        hands.key(Qt.Key.Key_Escape)
    assert hands.shown() == shown
    assert hands.document == before
    assert not hands.history.can_undo
    assert hands.canvas.gesture is None
    assert hands.hints[-1] == ""


def test_a_title_in_the_drag_is_the_title(hands: HandsOnCanvas) -> None:
    hands.drop("touchpoint", hands.cell("Finance", "Checks in"), "Landing page")
    assert hands.in_cell("Finance", "Checks in") == ["Landing page"]
    assert hands.editor.textCursor().selectedText() == "Landing page"


def test_a_new_drag_begins_afresh_where_an_earlier_one_was_lost(hands: HandsOnCanvas) -> None:
    place = hands.cell("Thinks", "Checks in")
    hands.bring("step", hands.cell("Thinks", "Packs the suitcase"))
    hands.drop("note", place, "Found")
    assert hands.in_cell("Thinks", "Checks in") == ["Found"]
    assert len(hands.step_titles) == 10
