"""Frames while something changes: a lens switch, drags, typing in place, on 2,000 touchpoints."""

import itertools
import statistics
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.canvas.move_targets import card_target, steps_target
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text
from cjm_desktop.model.records import Touchpoint
from tests.benchmarks.canvases import SHAPES, application, set_zoom, shown_canvas
from tests.benchmarks.measuring import Result, at_most, settled_memory, show, times_ms

_FRAMES = 40
_AIM_MS = 16.0
_ZOOMS = {"fit": None, "100 %": 1.0}


def run() -> Iterator[Result]:
    """Each gesture on each shape of map, seen whole and at 100 %."""
    running = application()
    gestures = {
        "lens switch": _lens_switch,
        "drag of a card over cells": _drag_of_card,
        "drag of a step over steps": _drag_of_step,
        "key press in a title": _typing,
    }
    for steps, lanes in SHAPES:
        canvas = shown_canvas(steps, lanes)
        for (view, zoom), (name, begin) in itertools.product(_ZOOMS.items(), gestures.items()):
            set_zoom(canvas, zoom)
            yield _measured(canvas, f"{name}, {steps} × {lanes}, {view}", begin(canvas))
            canvas.cancel_gesture()
            canvas.finish_typing()
        canvas.close()
    running.processEvents()


def _measured(canvas: MapCanvas, name: str, act: Callable[[], object]) -> Result:
    def frame() -> None:
        act()
        canvas.repaint()

    with settled_memory():
        times = times_ms(frame, _FRAMES, warm_up=4)
    note = f"(slowest {max(times):.1f})"
    return at_most(name, statistics.median(times), _AIM_MS, "ms", note)


def _session(canvas: MapCanvas) -> MapSession:
    assert canvas.session is not None
    return canvas.session


def _lens_switch(canvas: MapCanvas) -> Callable[[], object]:
    lenses = itertools.cycle(("outcome", "goal", "functional", "activity", "interactive"))
    return lambda: canvas.set_lens(next(lenses))


def _drag_of_card(canvas: MapCanvas) -> Callable[[], object]:
    session = _session(canvas)
    card = session.document.require(Touchpoint, "t45")
    return _carried(
        canvas, lambda place, copy: card_target(session, card, place, copy),
        lambda number: canvas.cell_rect(f"l{number % 5}", f"s{number * 3 % 8}").center().toPointF(),
    )  # fmt: skip


def _drag_of_step(canvas: MapCanvas) -> Callable[[], object]:
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


def _typing(canvas: MapCanvas) -> Callable[[], object]:
    canvas.edit("t45")
    editor = canvas.findChild(QWidget, "in-place-editor")
    assert canvas.is_typing and editor is not None
    letters = itertools.cycle("The quick brown fox ")

    def press() -> None:
        letter = next(letters)
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, event)

    return press


if __name__ == "__main__":
    show(run())
