"""Journeys of the view: smooth, straight, crisp on arrival, and over at any touch."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.travel import FRAME_MS, LONGEST_MS, SHORTEST_MS, Travel
from cjm_desktop.canvas.viewport import Viewport
from tests.benchmarks.big_maps import big_map
from tests.canvas.hands_on_canvas import CTRL, MIDDLE, HandsOnCanvas

OnCanvas = Callable[..., HandsOnCanvas]


class Journey:
    """A canvas with a travel whose clock goes only when it is told to."""

    def __init__(self, hands: HandsOnCanvas) -> None:
        self.hands, self.canvas = hands, hands.canvas
        self.now = 0.0
        self.done: list[float] = []
        self.arrivals = 0
        self.travel = Travel(hands.canvas, lambda: self.now)
        self.travel.moved.connect(self.done.append)

    def place(self, x: float, y: float, zoom: float) -> Viewport:
        return replace(self.canvas.view, x=x, y=y, zoom=zoom, bound_for=0.0)

    def go(self, x: float, y: float, zoom: float) -> None:
        self.travel.go(self.place(x, y, zoom), self._arrived)

    def wait(self, ms: float = FRAME_MS) -> None:
        """Some time passes, and a frame is due."""
        self.now += ms / 1000
        self.travel._go_on()

    def at(self) -> tuple[float, float, float]:
        view = self.canvas.view
        return view.x, view.y, view.zoom

    def _arrived(self) -> None:
        self.arrivals += 1


@pytest.fixture
def journey(on_canvas: OnCanvas) -> Journey:
    hands = on_canvas(big_map(40, 14))
    hands.canvas.zoom_to(1.0)
    hands.canvas.scroll_by(-1e6, -1e6)
    return Journey(hands)


def test_it_arrives_exactly_and_in_time(journey: Journey) -> None:
    journey.go(1000, 300, 1.5)
    frames = 0
    while journey.travel.is_under_way:
        journey.wait()
        frames += 1
    assert journey.at() == (1000, 300, 1.5)
    assert SHORTEST_MS <= frames * FRAME_MS <= LONGEST_MS + FRAME_MS
    assert journey.done == sorted(journey.done)
    assert journey.done[-1] == 1.0
    assert journey.arrivals == 1


def test_every_point_moves_straight_on(journey: Journey) -> None:
    journey.go(1500, 420, 1.8)
    points = [(10.0, 10.0), (2000.0, 700.0)]
    ways: list[list[QPoint]] = [[], []]
    while journey.travel.is_under_way:
        journey.wait()
        for way, point in zip(ways, points, strict=True):
            way.append(journey.canvas.view.to_pixels(*point).toPoint())
    for way in ways:
        whole = way[-1] - way[0]
        for place in way:
            part = place - way[0]
            off = abs(part.x() * whole.y() - part.y() * whole.x())
            assert off <= 3 * max(abs(whole.x()), abs(whole.y()))


def test_a_short_way_takes_less_time(journey: Journey) -> None:
    x, y, zoom = journey.at()
    journey.go(x + 20, y, zoom)
    journey.wait(SHORTEST_MS + 10)
    assert not journey.travel.is_under_way
    journey.go(x + 2000, y, zoom)
    journey.wait(SHORTEST_MS + 10)
    assert journey.travel.is_under_way


def test_it_begins_from_where_it_is_when_another_begins(journey: Journey) -> None:
    journey.go(2000, 0, 1.0)
    journey.wait(100)
    on_the_way = journey.at()
    journey.go(0, 0, 1.0)
    assert journey.at() == on_the_way
    journey.wait(1000)
    assert journey.at() == (0, 0, 1.0)
    assert journey.arrivals == 1


@pytest.mark.parametrize("touch", ["wheel", "zoom", "drag", "key", "scroll bar", "command"])
def test_any_touch_ends_it_there(journey: Journey, touch: str) -> None:
    canvas, hands = journey.canvas, journey.hands
    journey.go(2000, 400, 1.4)
    journey.wait(60)
    middle = QPoint(700, 500)
    match touch:
        case "wheel":
            hands.wheel(middle, -1)
        case "zoom":
            hands.wheel(middle, 1, CTRL)
        case "drag":
            hands.drag(middle, middle + QPoint(40, 0), button=MIDDLE)
        case "key":
            hands.key(Qt.Key.Key_Right)
        case "scroll bar":
            canvas._scroll_bars.across.setValue(900)
        case "command":
            canvas.fit()
    there = journey.at()
    journey.wait(60)
    journey.wait(600)
    assert journey.at() == there
    assert not journey.travel.is_under_way
    assert journey.arrivals == 0
    assert canvas.view.bound_for == 0.0


def test_another_map_ends_it(journey: Journey) -> None:
    journey.go(2000, 400, 1.4)
    journey.wait(60)
    journey.canvas.clear()
    assert not journey.travel.is_under_way


def test_where_nothing_is_to_glide_it_is_there_at_once(journey: Journey) -> None:
    journey.canvas.animates = False
    journey.go(1200, 300, 2.0)
    assert journey.at() == (1200, 300, 2.0)
    assert journey.done == [1.0]
    assert journey.arrivals == 1


def test_nowhere_to_go_is_an_arrival(journey: Journey) -> None:
    journey.go(*journey.at())
    assert not journey.travel.is_under_way
    assert journey.arrivals == 1


def test_beyond_the_map_it_stops_at_its_edge(journey: Journey) -> None:
    journey.go(1e6, 1e6, 1.0)
    while journey.travel.is_under_way:
        journey.wait()
    legend = journey.canvas.rect_of("legend")
    assert journey.canvas.rect().contains(legend.bottomRight())


def test_it_is_crisp_at_once_on_arrival(journey: Journey, qtbot: QtBot) -> None:
    canvas = journey.canvas
    canvas.zoom_to(0.9)
    qtbot.wait(50)
    journey.go(900, 300, 1.2)
    while journey.travel.is_under_way:
        journey.wait()
        canvas.repaint()
    ready = canvas.grab().toImage()
    qtbot.wait(200)
    assert ready == canvas.grab().toImage()
    assert canvas.view.zoom == 1.2


def test_the_timer_drives_it(on_canvas: OnCanvas, qtbot: QtBot) -> None:
    hands = on_canvas(big_map(10, 6))
    travel = Travel(hands.canvas)
    travel.go(replace(hands.canvas.view, x=200.0, y=100.0, zoom=1.7))
    assert hands.canvas.zoom != 1.7
    qtbot.waitUntil(lambda: hands.canvas.zoom == 1.7, timeout=2000)
