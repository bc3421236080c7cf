"""The room view: what the room can read, that it follows, and that it goes when it should."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cjm_desktop.drawing.picture import TextLine
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.model.records import LENSES, Journey, Lane
from cjm_desktop.ui.present.room_map import RoomMap
from cjm_desktop.ui.present.room_window import RoomWindow
from cjm_desktop.ui.status_bar import StatusBar
from tests.benchmarks.big_maps import big_records
from tests.drawing.dense_map import dense_map
from tests.ui.present.conftest import OnMap
from tests.ui.present.present_hands import CTRL, PLAIN, CountingKeeper, Presenter
from tests.ui.window_hands import action, opened_in, rename, touchpoint_called

K = Qt.Key


class RoomBeside:
    """A presenter with the room view open on a screen of some size."""

    def __init__(self, presenter: Presenter, width: int = 1920, height: int = 1080) -> None:
        self.presenter = presenter
        self.canvas = presenter.canvas
        action(presenter.window, "view.room").trigger()
        self.resize(width, height)
        presenter.window.activateWindow()
        presenter.canvas.setFocus()

    @property
    def window(self) -> RoomWindow:
        window = self.map.window()
        assert isinstance(window, RoomWindow)
        return window

    @property
    def map(self) -> RoomMap:
        found = self.presenter.window.showing.room.map
        assert found is not None
        return found

    def resize(self, width: int, height: int) -> None:
        self.window.setGeometry(0, 0, width, height)
        self.presenter.qtbot.waitUntil(lambda: self.map.size() == QSize(width, height))

    def sees(self, key: str) -> bool:
        """Whether a thing stands in view, beside header and lane titles."""
        picture, view = self.map.picture, self.map.view
        assert picture is not None
        rect = self.map.rect_of(key)
        top = round(view.frozen_height(picture) * view.zoom)
        left = round(view.frozen_width(picture) * view.zoom)
        return self.map.rect().adjusted(left, top, 0, 0).contains(rect)

    def corner(self) -> tuple[float, float]:
        return self.map.view.x, self.map.view.y

    def smallest_text_px(self) -> float:
        picture = self.map.picture
        assert picture is not None
        sizes = [shape.size for shape in picture.flat() if isinstance(shape, TextLine)]
        return min(sizes) * self.map.zoom


@pytest.fixture
def room(presenter: Presenter) -> RoomBeside:
    return RoomBeside(presenter)


def status_of_room(presenter: Presenter) -> str:
    return presenter.window.findChild(StatusBar)._room.text()


# --- opening and closing ------------------------------------------------------------------------


def test_the_status_bar_says_whether_it_is_on_and_switches_it(
    presenter: Presenter, keeper: CountingKeeper
) -> None:
    assert status_of_room(presenter) == "Room view off"
    button = presenter.window.findChild(StatusBar)._room
    button.click()
    assert status_of_room(presenter) == "Room view on"
    assert keeper.is_awake
    assert action(presenter.window, "view.room").isChecked()
    button.click()
    assert status_of_room(presenter) == "Room view off"
    assert not keeper.is_awake


def test_on_one_screen_it_is_an_ordinary_window_and_the_keys_stay_with_the_tools(
    presenter: Presenter,
) -> None:
    presenter.key(K.Key_F5, CTRL)
    room = presenter.window.showing.room
    assert room.map is not None
    window = room.map.window()
    assert not window.isFullScreen()
    assert window.screen().availableGeometry().contains(window.geometry())
    assert "Hotel stay" in window.windowTitle()
    presenter.qtbot.waitUntil(presenter.window.isActiveWindow)


@pytest.mark.parametrize("way", ["own key", "cross", "the file", "the window", "the tools' key"])
def test_it_goes_with_its_window_with_the_file_and_with_the_tools(
    room: RoomBeside, keeper: CountingKeeper, way: str
) -> None:
    presenter, window = room.presenter, room.window
    match way:
        case "own key":
            QTest.keyClick(window, K.Key_Escape)
        case "cross":
            window.close()
        case "the file":
            presenter.window.files.close_file()
        case "the window":
            presenter.window.close()
        case "the tools' key":
            presenter.key(K.Key_F5, CTRL)
    assert not window.isVisible()
    assert presenter.window.showing.room.map is None
    assert not keeper.is_awake
    assert status_of_room(presenter) == "Room view off"


def test_another_file_is_not_shown_to_the_room(room: RoomBeside) -> None:
    room.presenter.window.files.new_example()
    assert room.presenter.window.showing.room.map is None


def test_it_can_be_opened_again(room: RoomBeside) -> None:
    room.window.close()
    again = RoomBeside(room.presenter)
    assert again.map.map_id == room.canvas.map_id
    assert again.sees(room.presenter.step("Gets the assignment").id)


def test_present_mode_and_room_view_keep_the_screen_awake_together(
    room: RoomBeside, keeper: CountingKeeper
) -> None:
    room.presenter.begin()
    room.window.close()
    assert keeper.is_awake
    room.presenter.key(K.Key_Escape)
    assert (keeper.is_awake, keeper.began) == (False, 1)


def test_a_projector_that_goes_leaves_the_tools_in_sight(room: RoomBeside) -> None:
    room.window.showFullScreen()
    room.presenter.window.showing.room._clear_tools_screen()
    assert not room.window.isFullScreen()


# --- what the room can read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "size", [(1920, 1080), (1280, 720), (2560, 1440), (3840, 2160), (800, 450)]
)
def test_no_text_is_smaller_than_28_px_of_1080_lines(
    room: RoomBeside, size: tuple[int, int]
) -> None:
    room.resize(*size)
    assert room.smallest_text_px() >= 28 * size[1] / 1080 - 1e-6


@pytest.mark.parametrize("lens", LENSES)
def test_that_holds_for_a_dense_map_in_every_lens_with_header_and_titles_held(
    on_map: OnMap, lens: str
) -> None:
    presenter = on_map(list(dense_map().records()))
    room = RoomBeside(presenter)
    presenter.window.choose_lens(lens)  # type: ignore[arg-type]
    assert room.smallest_text_px() >= 28
    room.map.scroll_by(3000, 1500)
    picture, view = room.map.picture, room.map.view
    assert picture is not None
    assert 0 < view.frozen_height(picture) * view.zoom <= 0.55 * 1080
    assert 0 < view.frozen_width(picture) * view.zoom <= 0.5 * 1920


def test_hands_at_the_room_may_enlarge_it_and_never_make_it_too_small(room: RoomBeside) -> None:
    room.map.zoom_to(0.1)
    assert room.smallest_text_px() >= 28 - 1e-6
    room.map.zoom_to(3.5)
    assert room.map.zoom == 3.5
    room.resize(1280, 720)
    assert room.map.zoom == pytest.approx(3.5 * 720 / 1080)


def test_it_is_the_map_alone(room: RoomBeside) -> None:
    room.map.scroll_by(500, 500)
    assert [child for child in room.map.findChildren(QWidget) if child.isVisible()] == []


def test_it_follows_the_theme(room: RoomBeside) -> None:
    action(room.presenter.window, "look.dark").trigger()
    assert room.map.theme is THEMES["dark"]
    action(room.presenter.window, "look.light").trigger()


# --- following ----------------------------------------------------------------------------------


def test_it_goes_to_what_is_selected(room: RoomBeside) -> None:
    presenter = room.presenter
    for title in ("Member newsletter", "Search ad", "Pool towels", "Booking confirmation"):
        card = touchpoint_called(presenter.window, title)
        room.canvas.select((card.id,))
        assert room.sees(card.id), title
        column = room.map.rect_of(card.step_id)
        assert room.map.rect().contains(column), title


def test_with_nothing_selected_it_rests(room: RoomBeside) -> None:
    room.canvas.select((touchpoint_called(room.presenter.window, "NPS survey").id,))
    there = room.corner()
    room.canvas.select(())
    assert room.corner() == there
    room.canvas.scroll_by(50, 50)
    room.canvas.zoom_to(2.0)
    assert room.corner() == there


def test_what_is_in_view_already_does_not_move_it(room: RoomBeside) -> None:
    window = room.presenter.window
    room.canvas.select((touchpoint_called(window, "Concierge chat").id,))
    there = room.corner()
    room.canvas.select((touchpoint_called(window, "Check-in desk").id,))
    assert room.corner() == there


def test_a_lane_is_shown_without_going_back_to_the_first_column(room: RoomBeside) -> None:
    window = room.presenter.window
    room.canvas.select((touchpoint_called(window, "NPS survey").id,))
    x, _y = room.corner()
    lanes = opened_in(window).document.all(Lane)
    (lane,) = [one for one in lanes if one.title == "Opportunities"]
    room.canvas.select((lane.id,))
    assert room.corner()[0] == x
    assert room.map.rect().contains(room.map.rect_of(lane.id).center())


def test_a_step_is_shown_without_going_back_to_the_first_lane(room: RoomBeside) -> None:
    window = room.presenter.window
    room.canvas.select((touchpoint_called(window, "Pool towels").id,))
    _x, y = room.corner()
    step = room.presenter.step("Tells colleagues, rebooks")
    room.canvas.select((step.id,))
    assert room.corner()[1] == y
    assert room.map.rect().contains(room.map.rect_of(step.id))


def test_the_way_there_is_smooth(room: RoomBeside) -> None:
    room.canvas.animates = True
    start = room.corner()
    card = touchpoint_called(room.presenter.window, "Member newsletter")
    room.canvas.select((card.id,))
    assert room.corner() == start
    room.presenter.qtbot.waitUntil(lambda: room.sees(card.id), timeout=2000)
    assert room.map.zoom == pytest.approx(room.map.least_zoom)


def test_what_is_selected_is_outlined(room: RoomBeside) -> None:
    card = touchpoint_called(room.presenter.window, "Concierge chat")
    room.canvas.select((card.id,))
    edge = room.map.rect_of(card.id).topLeft() + QPoint(90, -5)
    with_outline = room.map.grab().toImage().pixelColor(edge)
    room.canvas.select(())
    assert with_outline != room.map.grab().toImage().pixelColor(edge)
    assert with_outline.name() == THEMES["light"].colour("selection")


def test_it_follows_lens_and_map(room: RoomBeside) -> None:
    window = room.presenter.window
    card = touchpoint_called(window, "Concierge chat")
    room.canvas.select((card.id,))
    there = room.corner()
    for lens in LENSES:
        window.choose_lens(lens)
        assert room.map.lens == lens
        assert room.corner() == there
    with opened_in(window).history.edit("Add a map") as edit:
        other = Journey(position="a1", title="Another")
        edit.put(other)
    window.choose_map(other.id)
    assert room.map.map_id == other.id


def test_it_shows_words_as_they_are_typed(room: RoomBeside) -> None:
    presenter = room.presenter
    card = touchpoint_called(presenter.window, "Key drop")
    room.canvas.edit(card.id)
    for typed in ("K", "Ke", "Key"):
        presenter.type(typed[-1])
        picture = room.map.picture
        assert picture is not None
        row = picture.row_of(card.lane_id)
        assert row is not None
        drawn = row.body.find(card.id)
        assert drawn is not None
        words = [shape.text for shape in drawn.group.shapes if isinstance(shape, TextLine)]
        assert words[0] == typed
        assert room.sees(card.id)


def test_what_is_moved_is_gone_after(room: RoomBeside) -> None:
    window = room.presenter.window
    step = room.presenter.step("Gets the assignment")
    room.canvas.select((step.id,))
    for _ in range(8):
        room.presenter.key(K.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert room.map.rect().contains(room.map.rect_of(step.id))
    assert opened_in(window).history.can_undo


def test_an_edit_elsewhere_leaves_it_where_it_is(room: RoomBeside) -> None:
    room.canvas.select((touchpoint_called(room.presenter.window, "Concierge chat").id,))
    there = room.corner()
    rename(room.presenter.window, "Search ad", "Search advertisement")
    assert room.corner() == there


def test_what_is_folded_is_folded_there_too(room: RoomBeside) -> None:
    lane = next(one for one in opened_in(room.presenter.window).document.all(Lane))
    room.canvas.select((lane.id,))
    action(room.presenter.window, "view.fold").trigger()
    session, shown = room.canvas.session, room.map.session
    assert session is not None
    assert shown is not None
    assert shown.folds == session.folds
    assert shown.folds.lanes


def test_what_a_filter_dims_is_dimmed_there_too(room: RoomBeside) -> None:
    card = touchpoint_called(room.presenter.window, "Key drop")
    room.canvas.set_dimmed((card.id,), "filter")
    assert room.map.dimmed == {card.id}
    room.canvas.select((card.id,))
    assert room.map.dimmed == set()
    room.canvas.set_dimmed((), "filter")
    room.canvas.select(())
    assert room.map.dimmed == set()


def test_while_presenting_it_goes_along_from_stage_to_stage(room: RoomBeside) -> None:
    presenter = room.presenter
    presenter.begin()
    for _ in range(6):
        presenter.key(K.Key_Right)
    step = presenter.step("Gets invoice and survey")
    assert room.map.rect().contains(room.map.rect_of(step.id))


def test_the_room_may_look_around_by_itself(room: RoomBeside) -> None:
    before = opened_in(room.presenter.window).document.snapshot()
    start = room.corner()
    QTest.mousePress(room.map, Qt.MouseButton.LeftButton, PLAIN, QPoint(900, 600))
    for x in (850, 800, 700):
        QTest.mouseMove(room.map, QPoint(x, 500))
        room.presenter.settle()
    QTest.mouseRelease(room.map, Qt.MouseButton.LeftButton, PLAIN, QPoint(700, 500))
    assert room.corner()[0] > start[0]
    assert opened_in(room.presenter.window).document == before


def test_a_huge_map_and_an_empty_one(on_map: OnMap) -> None:
    huge = RoomBeside(on_map(list(big_records(200, 10))))
    huge.canvas.select(("t1999",))
    assert huge.sees("t1999")
    huge.window.close()
    empty = RoomBeside(on_map([Journey(position="a0", title="Nothing yet")]))
    assert empty.smallest_text_px() >= 28 - 1e-6
