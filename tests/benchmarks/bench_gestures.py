"""Frames while something changes: drags, panning, zooming, a lens switch, a glide, typing.

On maps of 200 and of 2,000 touchpoints, at 100 % display scale, and in a process of its own at
200 %. A frame is what one move of a hand, or 16 ms of a motion, costs until it is painted.
"""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.canvas.move_targets import card_target, steps_target
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text
from cjm_desktop.model.records import Touchpoint
from cjm_desktop.model.steps import add_step
from tests.benchmarks.canvases import Clock, application, set_zoom, shown_canvas
from tests.benchmarks.measuring import (
    Result,
    frames,
    frames_noted,
    median_ms,
    settled_memory,
    show,
    times_ms,
)

SHAPES = ((20, 10), (200, 10), (50, 40))
"""Steps × department lanes of maps with 200 and with 2,000 touchpoints."""

_FRAMES = 60
_FRAME_MS = 16.0
_LARGE_SCREEN = "2"


class _Gesture(NamedTuple):
    """What is done in each frame, and at which zoom; None fits the map."""

    name: str
    zoom: float | None
    begin: Callable[[MapCanvas, Clock], Callable[[], object]]


def run() -> Iterator[Result]:
    """Each gesture on each shape of map, then all again at 200 %."""
    for name, times, floor_ms in _measured():
        yield frames(name, times, floor_ms)
    for name, times, floor_ms in _on_a_large_screen():
        yield frames_noted(f"{name}, at 200 %", times, floor_ms)


def _measured() -> Iterator[tuple[str, list[float], float]]:
    running = application()
    for steps, lanes in SHAPES:
        for gesture in _GESTURES:
            clock = Clock()
            canvas = shown_canvas(steps, lanes, clock)
            set_zoom(canvas, gesture.zoom)
            with settled_memory():
                floor_ms = median_ms(canvas.repaint, 15)
                act = gesture.begin(canvas, clock)
                times = times_ms(lambda: (act(), canvas.repaint()), _FRAMES, warm_up=4)  # noqa: B023
            canvas.cancel_gesture()
            canvas.finish_typing()
            canvas.close()
            yield f"{gesture.name}, {steps} × {lanes}", times, floor_ms
    running.processEvents()


def _on_a_large_screen() -> Iterator[tuple[str, list[float], float]]:
    environment = {**os.environ, "QT_SCALE_FACTOR": _LARGE_SCREEN}
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            name, times, floor_ms = json.loads(line)
            yield name, times, floor_ms


def _session(canvas: MapCanvas) -> MapSession:
    assert canvas.session is not None
    return canvas.session


def _drag_of_card(canvas: MapCanvas, _clock: Clock) -> Callable[[], object]:
    session = _session(canvas)
    card = session.document.require(Touchpoint, "t45")
    return _carried(
        canvas, lambda place, copy: card_target(session, card, place, copy),
        lambda number: canvas.cell_rect(f"l{number % 5}", f"s{number * 3 % 8}").center().toPointF(),
    )  # fmt: skip


def _drag_of_step(canvas: MapCanvas, _clock: Clock) -> Callable[[], object]:
    session = _session(canvas)
    return _carried(
        canvas, lambda place, copy: steps_target(session, ["s2"], place, copy),
        lambda number: canvas.rect_of(f"s{number * 3 % 8}").center().toPointF(),
    )  # fmt: skip


def _carried(
    canvas: MapCanvas, target_at: Callable[..., object], pixel_of: Callable[[int], QPointF]
) -> Callable[[], object]:
    canvas.hands.begin(Carry(_session(canvas), text("Move"), target_at))  # type: ignore[arg-type]
    pixels = itertools.cycle([pixel_of(number) for number in range(40)])
    return lambda: canvas.hands.carry_on(next(pixels), Qt.KeyboardModifier.NoModifier)


def _pan(canvas: MapCanvas, _clock: Clock) -> Callable[[], object]:
    ways = itertools.cycle([(41, 0)] * 20 + [(0, 29)] * 10 + [(-41, 0)] * 20 + [(0, -29)] * 10)
    return lambda: canvas.scroll_by(*next(ways))


def _zoom(canvas: MapCanvas, _clock: Clock) -> Callable[[], object]:
    factors = itertools.cycle([1.08] * 20 + [1 / 1.08] * 20)
    return lambda: canvas.zoom_to(canvas.zoom * next(factors))


def _lens_switch(canvas: MapCanvas, clock: Clock) -> Callable[[], object]:
    lenses = itertools.cycle(("outcome", "goal", "functional", "activity", "interactive"))
    return _in_motion(clock, lambda: canvas.set_lens(next(lenses)))


def _glide(canvas: MapCanvas, clock: Clock) -> Callable[[], object]:
    history = _session(canvas).history
    with history.edit("Add step") as edit:
        add_step(edit, "map", 2, lens="goal")
    ways = itertools.cycle((history.undo, history.redo))
    return _in_motion(clock, lambda: next(ways)())  # noqa: PLW0108


def _in_motion(clock: Clock, change: Callable[[], object]) -> Callable[[], object]:
    """A change each twelve frames; between them the motion goes on."""
    numbers = itertools.count()

    def frame() -> None:
        clock.seconds += _FRAME_MS / 1000
        if next(numbers) % 12 == 0:
            change()

    return frame


def _typing(key: str) -> Callable[[MapCanvas, Clock], Callable[[], object]]:
    def begin(canvas: MapCanvas, _clock: Clock) -> Callable[[], object]:
        canvas.edit(key)
        editor = canvas.findChild(QWidget, "in-place-editor")
        assert canvas.is_typing and editor is not None
        letters = itertools.cycle("The quick brown fox ")

        def press() -> None:
            plain, letter = Qt.KeyboardModifier.NoModifier, next(letters)
            event = QKeyEvent(QEvent.Type.KeyPress, 0, plain, letter)
            QApplication.sendEvent(editor, event)

        return press

    return begin


_GESTURES = (
    _Gesture("drag of a card, 100 %", 1.0, _drag_of_card),
    _Gesture("drag of a card, fit", None, _drag_of_card),
    _Gesture("drag of a step, 100 %", 1.0, _drag_of_step),
    _Gesture("drag of a step, fit", None, _drag_of_step),
    _Gesture("pan, 100 %", 1.0, _pan),
    _Gesture("pan, 50 %", 0.5, _pan),
    _Gesture("zoom from 30 %", 0.3, _zoom),
    _Gesture("lens switch, 100 %", 1.0, _lens_switch),
    _Gesture("lens switch, fit", None, _lens_switch),
    _Gesture("glide, 100 %", 1.0, _glide),
    _Gesture("glide, fit", None, _glide),
    _Gesture("key press in a card, fit", None, _typing("t45")),
    _Gesture("key press in a step, fit", None, _typing("s5")),
)


if __name__ == "__main__":
    if os.environ.get("QT_SCALE_FACTOR") == _LARGE_SCREEN:
        for measured in _measured():
            print(json.dumps(measured), flush=True)
    else:
        show(run())
