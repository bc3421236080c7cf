"""The minimap: there when the map is larger than the view, and a way to get about in it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.minimap import Minimap
from cjm_desktop.drawing.theme import THEMES
from tests.benchmarks.big_maps import big_map
from tests.canvas.hands_on_canvas import LEFT, NO_BUTTON, PLAIN, HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]


class HandsOnMinimap:
    """A canvas on a map with a minimap in its corner."""

    def __init__(self, hands: HandsOnCanvas, qtbot: QtBot) -> None:
        self.hands = hands
        self.canvas = hands.canvas
        self.minimap = Minimap(hands.canvas)
        self._qtbot = qtbot

    def press(self, place: QPointF) -> None:
        self._mouse(QEvent.Type.MouseButtonPress, place, LEFT)

    def drag(self, start: QPointF, end: QPointF) -> None:
        self.press(start)
        for part in range(1, 5):
            self._mouse(QEvent.Type.MouseMove, start + (end - start) * part / 4, NO_BUTTON)
        self._mouse(QEvent.Type.MouseButtonRelease, end, LEFT)

    def _mouse(self, kind: QEvent.Type, place: QPointF, button: Any) -> None:
        everywhere = QPointF(self.minimap.mapToGlobal(place.toPoint()))
        event = QMouseEvent(kind, place, everywhere, button, LEFT, PLAIN)
        QApplication.sendEvent(self.minimap, event)

    def picture(self) -> QImage:
        """What it looks like, once it has caught up with the map."""
        self._qtbot.waitUntil(lambda: not self.minimap._soon.isActive())
        return self.minimap.grab().toImage()

    def at(self, share_x: float, share_y: float) -> QPointF:
        return QPointF(self.minimap.width() * share_x, self.minimap.height() * share_y)


@pytest.fixture
def large(on_canvas: OnCanvas, qtbot: QtBot) -> HandsOnMinimap:
    """A map far larger than the view, looked at from its upper left corner."""
    on_map = HandsOnMinimap(on_canvas(big_map(40, 14)), qtbot)
    on_map.canvas.zoom_to(1.0)
    on_map.canvas.scroll_by(-1e6, -1e6)
    return on_map


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(60) for y in range(60)}


def test_it_is_there_only_while_the_map_is_larger_than_the_view(large: HandsOnMinimap) -> None:
    assert large.minimap.isVisible()
    large.canvas.fit()
    assert not large.minimap.isVisible()
    large.canvas.zoom_to(1.0)
    assert large.minimap.isVisible()
    large.minimap.want(False)
    assert not large.minimap.isVisible()
    large.minimap.want(True)
    large.canvas.clear()
    assert not large.minimap.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (700, 420), (1900, 1060)])
def test_it_stands_in_the_corner_and_covers_no_scroll_bar(
    large: HandsOnMinimap, size: tuple[int, int]
) -> None:
    canvas = large.canvas
    canvas.resize(*size)
    place = large.minimap.geometry()
    corner = QPoint(*size) - place.bottomRight()
    for bar in (canvas._scroll_bars.across, canvas._scroll_bars.down):
        assert bar.isVisible()
        assert not place.intersects(bar.geometry())
    assert 0 < corner.x() < 40
    parking = canvas.view.parking_height(large.hands.picture) * canvas.zoom
    assert 0 < corner.y() - parking < 40
    assert place.width() * place.height() < 0.12 * size[0] * size[1]


def test_it_stands_above_the_parking_lot(on_canvas: OnCanvas, qtbot: QtBot) -> None:
    on_map = HandsOnMinimap(on_canvas(), qtbot)
    on_map.canvas.zoom_to(1.2)
    on_map.canvas.scroll_by(0, -1e6)
    picture, view = on_map.hands.picture, on_map.canvas.view
    strip = view.parking_height(picture) * view.zoom
    assert strip > 20
    assert on_map.minimap.geometry().bottom() < on_map.canvas.height() - strip


def test_a_canvas_too_small_for_it_goes_without(large: HandsOnMinimap) -> None:
    large.canvas.resize(380, 280)
    assert not large.minimap.isVisible()


def test_the_frame_follows_the_view(large: HandsOnMinimap) -> None:
    start = large.minimap.frame
    large.canvas.scroll_by(1500, 0)
    assert large.minimap.frame.left() > start.left() + 20
    assert large.minimap.frame.top() == start.top()
    large.canvas.zoom_to(2.0)
    assert large.minimap.frame.width() < start.width() * 0.6
    large.canvas.scroll_by(1e6, 1e6)
    assert large.minimap.rect().contains(large.minimap.frame.toAlignedRect())


def test_a_press_shows_what_was_pressed_in_the_middle(large: HandsOnMinimap) -> None:
    large.press(large.at(0.6, 0.5))
    seen = large.canvas.view.visible().center()
    assert seen.x() == pytest.approx(large.hands.picture.width * 0.6, rel=0.01)
    assert seen.y() == pytest.approx(large.hands.picture.height * 0.5, rel=0.02)


def test_the_frame_is_dragged_from_where_it_was_gripped(large: HandsOnMinimap) -> None:
    large.press(large.at(0.4, 0.5))
    before = large.canvas.view.visible().center()
    grip = large.minimap.frame.topLeft() + QPointF(3, 3)
    large.press(grip)
    assert (large.canvas.view.visible().center() - before).manhattanLength() < 1
    large.drag(grip, grip + QPointF(30, 0))
    moved = large.canvas.view.visible().center() - before
    assert moved.x() == pytest.approx(large.hands.picture.width * 30 / large.minimap.width(), 0.03)
    assert moved.y() == pytest.approx(0, abs=1)


def test_a_drag_ends_at_the_end_of_the_map_and_changes_nothing_in_it(
    large: HandsOnMinimap,
) -> None:
    before = large.hands.document.snapshot()
    large.drag(large.at(0.1, 0.1), QPointF(5000, 5000))
    assert large.canvas.rect().contains(large.canvas.rect_of("legend").bottomRight())
    assert large.hands.document == before
    assert large.canvas.selection == ()


def test_typing_goes_on_while_the_view_is_moved(large: HandsOnMinimap) -> None:
    large.canvas.edit("s2")
    large.drag(large.at(0.1, 0.2), large.at(0.15, 0.2))
    assert large.canvas.is_typing
    large.hands.type("Still here")
    assert large.hands.step("Still here").id == "s2"


def test_the_wheel_over_it_scrolls_the_map(large: HandsOnMinimap) -> None:
    start = large.canvas.view.y
    large.hands.wheel(large.minimap.geometry().center(), -2)
    assert large.canvas.view.y > start


def test_it_shows_what_was_changed_a_moment_later(large: HandsOnMinimap, qtbot: QtBot) -> None:
    before = large.picture()
    assert before == large.picture()
    large.canvas.select([f"l{n}" for n in range(6)])
    large.canvas.delete_selected()
    qtbot.waitUntil(lambda: large.picture() != before, timeout=2000)


def test_it_holds_the_colours_of_the_map_and_takes_another_theme(
    large: HandsOnMinimap, qtbot: QtBot
) -> None:
    canvas = large.canvas
    assert THEMES["light"].colour("accent.goal") in colours_in(large.picture())
    canvas.set_theme(THEMES["dark"])
    accent = THEMES["dark"].colour("accent.goal")
    qtbot.waitUntil(lambda: accent in colours_in(large.picture()))


def test_a_scroll_does_not_paint_the_map_anew(large: HandsOnMinimap) -> None:
    large.picture()
    painted = large.minimap._pixmap.cacheKey()
    for _ in range(5):
        large.canvas.scroll_by(40, 20)
        large.picture()
    assert large.minimap._pixmap.cacheKey() == painted


def test_a_map_of_very_many_columns_keeps_a_frame_to_grip(
    on_canvas: OnCanvas, qtbot: QtBot
) -> None:
    wide = HandsOnMinimap(on_canvas(big_map(300, 2)), qtbot)
    wide.canvas.zoom_to(2.0)
    assert wide.minimap.height() >= 20
    assert wide.minimap.frame.width() >= 8
    wide.press(wide.at(0.5, 0.5))
    middle = wide.canvas.view.visible().center().x()
    assert middle == pytest.approx(wide.hands.picture.width / 2, rel=0.01)


def test_nothing_on_the_map_leaves_it_away(on_canvas: OnCanvas, qtbot: QtBot) -> None:
    blank = HandsOnMinimap(on_canvas("blank"), qtbot)
    assert not blank.minimap.isVisible()
    assert blank.canvas.findChild(Minimap).geometry() != QRect()
