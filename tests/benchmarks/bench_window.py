"""Frames of the whole window: the map with its panels, bars and tools, all that follows an edit.

A frame is what one act of a hand costs until all is painted that it changes at once. What comes
later by itself (the motion, the search for questions, the minimap) is measured while hands rest:
the longest time for which the window would not have heard a key.
"""

import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.app import open_window
from cjm_desktop.model.records import LENSES, Step, Touchpoint
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.file_dialogs import system_dialogs
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.benchmarks.big_maps import big_records
from tests.benchmarks.canvases import HEIGHT, WIDTH, application
from tests.benchmarks.measuring import (
    LONGEST_FRAME_MS,
    Result,
    at_most,
    clock,
    frames,
    median_ms,
    settled_memory,
    show,
)

_MAPS: dict[str, tuple[int, int, int | None]] = {
    "20 × 10": (20, 10, None),
    "200 × 10": (200, 10, None),
    "50 × 40": (50, 40, None),
    "149 hand-overs": (200, 10, 150),
}
"""Steps, department lanes and touchpoints: 200, and 2,000 twice; and a map of hand-overs."""
_ZOOMS = {"fit": None, "100 %": 1.0}
_REST_S = 0.6
_OPENING_S = 2.0
_PLAIN, _LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class _Act(NamedTuple):
    """What is done in each frame, and how often.

    Where hands rest after each time, a frame ends when the window is painted first.
    """

    name: str
    times: int
    rests: bool
    begin: Callable[[MainWindow], Callable[[], object]]


def run() -> Iterator[Result]:
    """Each act on each map, the map fitted and at 100 %."""
    running = application()
    for name, shape in _MAPS.items():
        with tempfile.TemporaryDirectory() as folder, _window(Path(folder), *shape) as window:
            for zoom_name, zoom in _ZOOMS.items():
                for act in _ACTS:
                    yield from _measured(window, act, f"{name}, {zoom_name}", zoom)
    running.processEvents()


def _measured(window: MainWindow, act: _Act, where: str, zoom: float | None) -> Iterator[Result]:
    window.canvas.fit() if zoom is None else window.canvas.zoom_to(zoom)
    _rest(_REST_S)
    with settled_memory():
        floor_ms = median_ms(window.canvas.repaint, 7)
        do = act.begin(window)
        times, later = [], []
        for number in range(-1, act.times):
            painted = _until_painted(do, with_timers=not act.rests)
            rested = _rest(_REST_S) if act.rests else []
            if number >= 0:
                times.append(painted)
                later += rested
        later += _rest(_REST_S)
    window.canvas.cancel_gesture()
    window.canvas.finish_typing()
    yield frames(f"{act.name}, {where}", times, floor_ms)
    yield at_most("  the longest while hands rest", max(later), LONGEST_FRAME_MS, "ms")


def _until_painted(act: Callable[[], object], *, with_timers: bool) -> float:
    """The processor time, in ms, of an act until the window is painted; then what timers bring."""
    now = clock()
    started = now()
    act()
    QApplication.sendPostedEvents()
    if with_timers:
        QApplication.processEvents()
    return (now() - started) * 1000


def _rest(seconds: float) -> list[float]:
    """The processor time, in ms, of each turn of the event loop while nothing is done."""
    times, now = [], clock()
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        started = now()
        QApplication.processEvents()
        times.append((now() - started) * 1000)
        time.sleep(0.002)
    return times


@contextmanager
def _window(folder: Path, *shape: int) -> Iterator[MainWindow]:
    path = folder / "large.cjm"
    create_workshop(path, big_records(*shape))
    given = Surroundings(
        settings=QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat),
        drafts_folder=folder / "drafts",
        dialogs=system_dialogs(),
        now=lambda: datetime(2026, 11, 14, 9, 30, tzinfo=UTC),
    )
    window = open_window(path, given)
    window.resize(WIDTH, HEIGHT)
    window.activateWindow()
    _rest(_OPENING_S)
    yield window
    if window.open_file is not None:
        window.open_file.abandon()
    window.open_file = None
    window.deleteLater()


def _select(window: MainWindow) -> Callable[[], object]:
    keys = itertools.cycle(("t1", "t14", "s3", "t7"))
    return lambda: window.canvas.select((next(keys),))


def _type(window: MainWindow) -> Callable[[], object]:
    window.canvas.edit("t5")
    letters = itertools.cycle("The quick brown fox ")

    def press() -> None:
        editor = QApplication.focusWidget()
        event = QKeyEvent(QEvent.Type.KeyPress, 0, _PLAIN, next(letters))
        QApplication.sendEvent(editor, event)

    return press


def _drag(window: MainWindow) -> Callable[[], object]:
    canvas = window.canvas
    start = canvas.rect_of("t5").center()
    way = QPoint(round(130 * canvas.zoom), 0)
    _mouse(window, QEvent.Type.MouseButtonPress, start)
    places = itertools.cycle([start + way * number / 6 for number in range(3, 24)])
    return lambda: _mouse(window, QEvent.Type.MouseMove, next(places))


def _mouse(window: MainWindow, kind: QEvent.Type, place: QPoint) -> None:
    everywhere = QPointF(window.canvas.mapToGlobal(place))
    event = QMouseEvent(kind, QPointF(place), everywhere, _LEFT, _LEFT, _PLAIN)
    QApplication.sendEvent(window.canvas, event)


def _pan(window: MainWindow) -> Callable[[], object]:
    ways = itertools.cycle([(41, 0)] * 20 + [(-41, 0)] * 20)
    return lambda: window.canvas.scroll_by(*next(ways))


def _switch_lens(window: MainWindow) -> Callable[[], object]:
    lenses = itertools.cycle(LENSES)
    return lambda: window.choose_lens(next(lenses))


def _undo_and_redo(window: MainWindow) -> Callable[[], object]:
    assert window.open_file is not None
    document, history = window.open_file.document, window.open_file.history
    with history.edit("Move touchpoint") as edit:
        edit.put(replace(document.require(Touchpoint, "t5"), step_id="s2"))
    _rest(_REST_S)
    ways = itertools.cycle((history.undo, history.redo))
    return lambda: next(ways)()  # noqa: PLW0108


def _rename(window: MainWindow) -> Callable[[], object]:
    """A step, not opened for typing: as an edit from a panel does it."""
    assert window.open_file is not None
    document, history = window.open_file.document, window.open_file.history
    numbers = itertools.count()

    def rename() -> None:
        with history.edit("Rename step") as edit:
            edit.put(replace(document.require(Step, "s4"), title=f"Renamed {next(numbers)}"))

    return rename


_ACTS = (
    _Act("selecting", 40, False, _select),
    _Act("key press in a card", 60, False, _type),
    _Act("drag of a card", 60, False, _drag),
    _Act("pan", 60, False, _pan),
    _Act("lens switch", 10, True, _switch_lens),
    _Act("undo of a move", 6, True, _undo_and_redo),
    _Act("a step renamed", 6, True, _rename),
)


if __name__ == "__main__":
    show(run())
