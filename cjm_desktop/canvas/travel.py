"""A journey of the view to another part of the map: short, eased, and over at any touch.

Where to is for those to say who begin one; this moves the view there.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QTimer, Signal

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.viewport import Viewport

FRAME_MS = 16
SHORTEST_MS, LONGEST_MS = 150.0, 350.0
"""How long a journey takes: a short way less, one across a whole view or more the most."""

_TOUCHES = frozenset(
    {
        QEvent.Type.Wheel,
        QEvent.Type.NativeGesture,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
    }
)


class Travel(QObject):
    """Moves the view of one map view; `clock` gives seconds."""

    moved = Signal(float)
    """How much of the way is done, after each frame; 1 on arrival."""
    ended = Signal()
    """Arrived, or stopped on the way."""

    def __init__(self, view: MapView, clock: Callable[[], float] = perf_counter) -> None:
        super().__init__(view)
        self._view = view
        self._clock = clock
        self._easing = QEasingCurve(QEasingCurve.Type.OutCubic)
        self._start = self._end = self._last = Viewport()
        self._began = self._takes_ms = 0.0
        self._arrived: Callable[[], object] = _nothing
        self._timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)
        view.map_shown.connect(self.stop)
        view.installEventFilter(self)

    @property
    def is_under_way(self) -> bool:
        """Whether the view is moving."""
        return self._timer.isActive()

    @property
    def end(self) -> Viewport:
        """Where the view goes, or went last."""
        return self._end

    def go(self, end: Viewport, arrived: Callable[[], object] | None = None) -> None:
        """Go to where a view stands, at once where nothing is to glide; then call `arrived`."""
        self._rest()
        self._start, self._end = replace(self._view.view), end
        self._arrived = arrived or _nothing
        self._takes_ms = _time_for(self._start, end)
        if self._takes_ms == 0 or not self._view.animates or not self._view.isVisible():
            self._arrive()
            return
        self._began = self._clock()
        self._last = self._start
        self._view.view.bound_for = end.zoom
        self._timer.start()

    def stop(self) -> None:
        """Stay where the view is now."""
        if self._timer.isActive():
            self._rest()
            self._view.update()
            self.ended.emit()

    def finish(self) -> None:
        """Be there at once."""
        if self._timer.isActive():
            self._arrive()

    def _go_on(self) -> None:
        if not _is_at(self._view.view, self._last):
            self.stop()  # Something else moved the view, e.g. a command that fits the map.
            return
        done = (self._clock() - self._began) * 1000 / self._takes_ms
        if done >= 1:
            self._arrive()
            return
        way = self._easing.valueForProgress(done)
        self._view.look_from(*_on_the_way(self._start, self._end, way))
        self._last = replace(self._view.view)
        self.moved.emit(way)

    def _arrive(self) -> None:
        self._rest()
        self._view.look_from(self._end.x, self._end.y, self._end.zoom)
        self.moved.emit(1.0)
        self._arrived()
        self.ended.emit()

    def _rest(self) -> None:
        self._timer.stop()
        self._view.view.bound_for = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in _TOUCHES:
            self.stop()
        return False


def _nothing() -> None:
    """Nothing is to be done on arrival."""


def _time_for(start: Viewport, end: Viewport) -> float:
    """How many ms a journey takes; 0 if there is nothing to see of it."""
    across = abs(end.x - start.x) * end.zoom / max(1.0, start.width)
    down = abs(end.y - start.y) * end.zoom / max(1.0, start.height)
    nearer = abs(math.log2(end.zoom / start.zoom))
    way = max(across, down, nearer)
    return SHORTEST_MS + (LONGEST_MS - SHORTEST_MS) * min(1.0, way) if way > 0.0005 else 0.0


def _on_the_way(start: Viewport, end: Viewport, way: float) -> tuple[float, float, float]:
    """Corner and zoom with a part of the way done, so that every point moves on a straight line.

    The zoom changes by equal factors in equal parts, as the eye takes it.
    """
    zoom = start.zoom * (end.zoom / start.zoom) ** way
    part = way
    if abs(end.zoom - start.zoom) > 1e-6:
        part = (1 / start.zoom - 1 / zoom) / (1 / start.zoom - 1 / end.zoom)
    return start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part, zoom


def _is_at(view: Viewport, other: Viewport) -> bool:
    return (view.x, view.y, view.zoom) == (other.x, other.y, other.zoom)
