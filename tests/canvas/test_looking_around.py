"""Panning, zooming, fitting, what stays in view, and that a pixel hits what is shown there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from cjm_desktop.canvas.hits import hit_at, place_at
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import LENSES, Journey, Lane, Note, Step, Touchpoint
from tests.benchmarks.big_maps import big_map
from tests.canvas.hands_on_canvas import CTRL, KEYPAD, MIDDLE, SHIFT, HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]


@pytest.fixture
def large(on_canvas: OnCanvas) -> HandsOnCanvas:
    """A map far larger than the view at 100 %, scrolled into its middle."""
    hands = on_canvas(big_map(40, 14))
    hands.canvas.zoom_to(1.0)
    hands.canvas.scroll_by(-99_999, -99_999)
    hands.canvas.scroll_by(1500, 500)
    return hands


def corner(hands: HandsOnCanvas) -> QPointF:
    return QPointF(hands.canvas.view.x, hands.canvas.view.y)


def middle(hands: HandsOnCanvas) -> QPoint:
    return QPoint(hands.canvas.width() // 2, hands.canvas.height() // 2)


def test_the_wheel_scrolls_down_and_with_shift_across(large: HandsOnCanvas) -> None:
    start = corner(large)
    large.wheel(middle(large), -1)
    assert corner(large) == start + QPointF(0, 120)
    large.wheel(middle(large), 1)
    large.wheel(middle(large), -1, SHIFT)
    assert corner(large) == start + QPointF(120, 0)


def test_space_and_drag_pans_and_moves_nothing(large: HandsOnCanvas) -> None:
    start, before = corner(large), large.document.snapshot()
    large.key_down(Qt.Key.Key_Space)
    large.drag(middle(large), middle(large) + QPoint(130, -70))
    large.key_up(Qt.Key.Key_Space)
    assert corner(large) == start - QPointF(130, -70)
    assert large.document == before
    large.carry(large.at("s14"), middle(large) + QPoint(99, 0))
    assert large.document == before
    assert large.hints[-1]
    large.key(Qt.Key.Key_Escape)


def test_the_space_key_is_forgotten_when_the_focus_goes(large: HandsOnCanvas) -> None:
    large.key_down(Qt.Key.Key_Space)
    large.canvas.clearFocus()
    large.canvas.setFocus()
    large.click(large.at("s14"))
    assert large.canvas.selection == ("s14",)


def test_the_middle_button_pans(large: HandsOnCanvas) -> None:
    start = corner(large)
    large.drag(large.at("s14"), large.at("s14") + QPoint(-60, 40), button=MIDDLE)
    assert corner(large) == start + QPointF(60, -40)
    assert not large.history.can_undo
    assert large.canvas.gesture is None


def test_dragging_beside_the_map_pans(hands: HandsOnCanvas) -> None:
    hands.canvas.zoom_to(2.0)
    hands.canvas.scroll_by(-1e6, -1e6)
    start = corner(hands)
    hands.drag(QPoint(4, 4), QPoint(-46, -46))
    assert corner(hands) == start + QPointF(25, 25)


def test_scrolling_ends_at_the_map(large: HandsOnCanvas) -> None:
    large.canvas.scroll_by(1e6, 1e6)
    legend = large.canvas.rect_of("legend")
    assert large.canvas.rect().contains(legend.bottomRight())
    large.canvas.scroll_by(-1e7, -1e7)
    assert large.canvas.rect().contains(large.canvas.rect_of("map").topLeft())


@pytest.mark.parametrize("notches", [1, 4, -2, 0.25])
def test_ctrl_and_wheel_zooms_about_the_pointer(large: HandsOnCanvas, notches: float) -> None:
    place = QPoint(777, 555)
    before = large.canvas.view.to_points(QPointF(place))
    large.wheel(place, notches, CTRL)
    after = large.canvas.view.to_points(QPointF(place))
    assert (after - before).manhattanLength() < 1e-6
    assert large.canvas.zoom == pytest.approx(1.2**notches)


def test_the_zoom_has_ends(large: HandsOnCanvas) -> None:
    large.wheel(middle(large), 100, CTRL)
    assert large.canvas.zoom == 4.0
    large.wheel(middle(large), -100, CTRL)
    assert large.canvas.zoom == 0.05


def test_fit_shows_everything_and_goes_on_doing_so(large: HandsOnCanvas) -> None:
    canvas = large.canvas
    assert not canvas.is_fitted
    canvas.fit()
    for width, height in ((1440, 900), (800, 500), (1900, 1000)):
        canvas.resize(width, height)
        assert canvas.is_fitted
        for key in ("map", "s0", "s39", "l13", "legend"):
            assert canvas.rect().adjusted(0, 0, 1, 1).contains(canvas.rect_of(key)), key
    large.wheel(middle(large), 1, CTRL)
    assert not canvas.is_fitted


def test_a_map_that_grows_stays_in_view_when_fitted(hands: HandsOnCanvas) -> None:
    hands.drop("swimlane", hands.below_all(), "Kitchen")
    hands.key(Qt.Key.Key_Return)
    assert hands.canvas.is_fitted
    assert hands.canvas.rect().contains(hands.canvas.rect_of("legend"))


def test_carrying_near_the_edge_of_a_fitted_map_leaves_it_fitted(hands: HandsOnCanvas) -> None:
    hands.carry(hands.at(hands.card("Key drop").id), QPoint(1439, 400))
    hands.canvas.hands._scroll_at_edge()
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.is_fitted


def test_the_header_and_the_lane_titles_stay_in_view(large: HandsOnCanvas) -> None:
    canvas = large.canvas
    for _ in range(6):
        large.wheel(middle(large), -2)
        large.wheel(middle(large), -2, SHIFT)
        visible = [s for s in large.arrangement.steps if on_screen_across(large, s.id)]
        assert len(visible) > 5
        for step in visible:
            rect = canvas.rect_of(step.id)
            assert rect.top() >= 0
            assert rect.bottom() < canvas.height() / 2
            assert 0 <= canvas.run_rect(step.id).top() < rect.top()
        lanes = [lane for lane in large.arrangement.lanes if on_screen_down(large, lane.id)]
        assert len(lanes) > 2
        for lane in lanes:
            rect = canvas.rect_of(lane.id)
            assert rect.left() >= 0
            assert rect.right() < canvas.width() / 3


def on_screen_across(hands: HandsOnCanvas, key: str) -> bool:
    rect = hands.canvas.rect_of(key)
    return rect.left() > 0 and rect.right() < hands.canvas.width()


def on_screen_down(hands: HandsOnCanvas, key: str) -> bool:
    rect = hands.canvas.rect_of(key)
    return rect.top() > 0 and rect.bottom() < hands.canvas.height()


@pytest.mark.parametrize("zoom", [0.3, 0.7, 1.0, 2.0])
def test_what_is_shown_at_a_pixel_is_hit_there(large: HandsOnCanvas, zoom: float) -> None:
    large.canvas.zoom_to(zoom)
    view, picture = large.canvas.view, large.picture
    header = view.frozen_height(picture) * view.zoom
    titles = view.frozen_width(picture) * view.zoom
    parking = large.canvas.height() - view.parking_height(picture) * view.zoom
    seen = set()
    for record in (*large.document.all(Step), *large.document.all(Touchpoint),
                   *large.document.all(Lane)):  # fmt: skip
        at = large.canvas.rect_of(record.id).center()
        free_across = isinstance(record, Lane) or at.x() > titles
        free_down = isinstance(record, Step) or header < at.y() < parking
        if large.canvas.rect().contains(at) and free_across and free_down:
            hit = hit_at(picture, view, QPointF(at))
            assert hit is not None
            assert hit.key == record.id
            seen.add(type(record))
    assert seen >= ({Step, Touchpoint, Lane} if header else {Touchpoint, Lane})


def test_a_cell_is_where_its_card_lies(large: HandsOnCanvas) -> None:
    header = large.canvas.view.frozen_height(large.picture)
    for card in large.document.all(Touchpoint):
        cell = large.canvas.cell_rect(card.lane_id, card.step_id)
        assert cell.contains(large.canvas.rect_of(card.id)), card.id
        place = place_at(large.picture, large.canvas.view, QPointF(cell.center()))
        if large.canvas.rect().contains(cell) and cell.left() > 200 and cell.top() > header:
            assert place.row is not None
            assert place.row.body.key == card.lane_id
            assert place.column == large.arrangement.column_of[card.step_id]


def test_what_the_frozen_header_covers_is_not_hit(large: HandsOnCanvas) -> None:
    header = large.canvas.view.frozen_height(large.picture)
    assert header > 0
    covered = [c for c in large.document.all(Touchpoint)
               if 0 < large.canvas.rect_of(c.id).center().y() < header
               and 300 < large.canvas.rect_of(c.id).center().x() < 1400]  # fmt: skip
    assert covered
    for card in covered:
        large.click(large.at(card.id))
        assert card.id not in large.canvas.selection


def test_nothing_is_where_nothing_is_drawn(hands: HandsOnCanvas) -> None:
    canvas = hands.canvas
    assert canvas.rect_of("nobody").isEmpty()
    assert canvas.run_rect("nobody").isEmpty()
    assert canvas.cell_rect("nobody", hands.step("Checks in").id).isEmpty()
    assert canvas.cell_rect(hands.lane("Finance").id, "nobody").isEmpty()
    canvas.clear()
    assert canvas.rect_of(hands.step("Checks in").id).isEmpty()


@pytest.mark.parametrize("zoom", [None, 1.0])
def test_a_lens_switch_moves_nothing_on_screen(hands: HandsOnCanvas, zoom: float | None) -> None:
    if zoom is not None:
        hands.canvas.zoom_to(zoom)
        hands.canvas.scroll_by(9999, 300)
    kept = [r.id for t in (Step, Touchpoint, Note, Lane) for r in hands.document.all(t)]
    before = {key: hands.canvas.rect_of(key) for key in kept}
    for lens in (*LENSES, "functional", "interactive"):
        hands.canvas.set_lens(lens)
        assert {key: hands.canvas.rect_of(key) for key in kept} == before, lens
        assert hands.canvas.lens == lens
    assert not hands.history.can_undo


def test_a_lens_switch_in_mid_drag_lets_go(hands: HandsOnCanvas) -> None:
    before = hands.document.snapshot()
    hands.carry(hands.at(hands.card("Key drop").id), hands.cell("Finance", "Checks in"))
    hands.canvas.set_lens("functional")
    hands.release(hands.cell("Finance", "Checks in"))
    assert hands.document == before


# --- carrying while scrolled ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "across", "down"),
    [
        (QPoint(1439, 500), 1, 0),
        (QPoint(2, 500), -1, 0),
        (QPoint(700, 899), 0, 1),
        (QPoint(700, 3), 0, -1),
        (QPoint(1439, 899), 1, 1),
    ],
)
def test_the_view_scrolls_at_its_edges_while_something_is_carried(
    large: HandsOnCanvas, place: QPoint, across: int, down: int, qtbot: object
) -> None:
    card = next(c for c in large.document.all(Touchpoint) if visible(large, c.id))
    start = corner(large)
    large.carry(large.at(card.id), place)
    qtbot.waitUntil(lambda: corner(large) != start)  # type: ignore[attr-defined]
    large.key(Qt.Key.Key_Escape)
    moved = corner(large) - start
    assert (sign(moved.x()), sign(moved.y())) == (across, down)
    now = corner(large)
    qtbot.wait(60)  # type: ignore[attr-defined]
    assert corner(large) == now


def visible(hands: HandsOnCanvas, key: str) -> bool:
    rect = hands.canvas.rect_of(key)
    return 400 < rect.center().x() < 1000 and 400 < rect.center().y() < 700


def sign(number: float) -> int:
    return (number > 0) - (number < 0)


def test_what_is_carried_onto_lane_titles_lands_beside_them(large: HandsOnCanvas) -> None:
    card = next(c for c in large.document.all(Touchpoint) if visible(large, c.id))
    row = large.canvas.rect_of(card.lane_id)
    large.drag(large.at(card.id), QPoint(100, row.center().y()))
    landed = large.document.require(Touchpoint, card.id)
    rect = large.canvas.rect_of(card.id)
    titles = large.canvas.view.frozen_width(large.picture)
    assert landed.step_id != card.step_id
    assert rect.right() > titles


def test_a_step_dropped_on_lane_titles_lands_beside_them(large: HandsOnCanvas) -> None:
    large.drop("step", QPoint(80, 600), "New")
    assert large.canvas.rect().contains(large.canvas.rect_of(large.step("New").id).center())


def test_a_step_is_carried_along_the_frozen_header(large: HandsOnCanvas) -> None:
    assert large.canvas.view.frozen_shift(large.picture) > 0
    large.drag(large.at("s15"), large.before(18, large.at("s15")) - QPoint(20, 0))
    order = [step.id for step in large.arrangement.steps]
    assert order.index("s15") == order.index("s17") + 1


def test_the_arrow_keys_move_the_selection_and_bring_it_into_view(large: HandsOnCanvas) -> None:
    large.click(large.at("s14"))
    for number in range(15, 30):
        large.key(Qt.Key.Key_Right, KEYPAD)
        assert large.canvas.selection == (f"s{number}",)
        assert large.canvas.rect().contains(large.canvas.rect_of(f"s{number}"))
    large.key(Qt.Key.Key_Left)
    assert large.canvas.selection == ("s28",)
    large.key(Qt.Key.Key_Up)
    assert large.canvas.selection[0].startswith("run:")
    large.key(Qt.Key.Key_Down)
    assert large.canvas.selection[0].startswith("s")


def test_an_arrow_key_begins_with_the_first_step(hands: HandsOnCanvas) -> None:
    hands.key(Qt.Key.Key_Right)
    assert hands.canvas.selection == (hands.step("Gets the assignment").id,)


def test_a_canvas_without_a_map_takes_every_gesture(hands: HandsOnCanvas) -> None:
    hands.canvas.clear()
    hands.drag(QPoint(300, 300), QPoint(500, 500))
    hands.double_click(QPoint(300, 300))
    hands.drag(QPoint(300, 300), QPoint(500, 500), button=MIDDLE)
    hands.wheel(QPoint(300, 300), 1, CTRL)
    hands.wheel(QPoint(300, 300), 1)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Left, Qt.Key.Key_Escape):
        hands.key(key)
    hands.canvas.add_element("step")
    hands.canvas.fit()
    hands.canvas.grab()
    assert hands.canvas.selection == ()
    assert not hands.history.can_undo


@pytest.mark.parametrize("element", ["stage", "step", "touchpoint", "swimlane", "note", "image"])
def test_an_element_is_added_at_the_selection_of_a_huge_map(
    on_canvas: OnCanvas, element: str
) -> None:
    hands = on_canvas(big_map(200, 40, 2000))
    hands.canvas.zoom_to(1.0)
    hands.canvas.select(["s150"])
    hands.canvas.show_selected()
    count = len(list(hands.document.records()))
    hands.canvas.add_element(element, "New")
    assert len(list(hands.document.records())) > count
    hands.canvas.finish_typing()
    landed = hands.canvas.rect_of(hands.canvas.selection[0])
    assert hands.canvas.rect().intersects(landed)


def test_a_map_without_steps_shows_its_title(on_canvas: OnCanvas) -> None:
    document = Document()
    document.load([Journey(position="a0", title="Nothing yet")])
    hands = on_canvas(document)
    image = hands.canvas.grab(hands.canvas.rect_of(hands.map_id)).toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    assert len({image.pixel(*place) for place in places}) > 3
