"""What moves on the canvas by itself, and for how long: a clock for glides and lens switches.

Motion is paint only. What is seen stands a little way from where things are; a second change
begins from what is seen. While nothing moves, nothing is kept and no timer runs.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.column_shift import ColumnShift, keeps_order
from cjm_desktop.canvas.following import Change, glide_of
from cjm_desktop.canvas.glide import Glide
from cjm_desktop.canvas.header_look import Colour, HeaderLook, look_at_rest
from cjm_desktop.canvas.layers import STILL, Layer, Moving, Offset
from cjm_desktop.canvas.regrouping import Regrouping, carried_along, regrouped
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.picture import Picture, Rect

DURATION_MS = 190.0
_FRAME_MS = 16


class _Sight(NamedTuple):
    """How the view was seen from the view it became: larger or smaller, and aside in pixels."""

    scale: float
    dx: float
    dy: float


_SETTLED = _Sight(1.0, 0.0, 0.0)


class Motion:
    """The motion on one canvas; `clock` gives seconds, `colour_of` the colours of its theme."""

    def __init__(
        self, widget: QWidget, clock: Callable[[], float], colour_of: Callable[[str], Colour]
    ) -> None:
        self._widget = widget
        self._clock = clock
        self._colour_of = colour_of
        self._timer = QTimer(widget, interval=_FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._next_frame)
        self._seen: Picture | None = None
        self._forget()

    def _forget(self) -> None:
        self._began = 0.0
        self._glide = Glide()
        self._layers: tuple[Layer, ...] = ()
        self._regrouping: Regrouping | None = None
        self._sight = _SETTLED
        self._view: Viewport | None = None
        self._let_go: tuple[str, QPointF] | None = None

    # --- what happens ---------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether something is on its way."""
        return self._timer.isActive()

    def shows(self, picture: Picture) -> bool:
        """Whether this very picture is what is seen, or what things are on their way to."""
        return picture is self._seen

    def show(self, picture: Picture | None) -> None:
        """Show a picture at once, with everything in its place."""
        self._timer.stop()
        self._forget()
        self._seen = picture

    def let_go(self, key: str, corner: QPointF) -> None:
        """A hand lets go of a thing whose corner is at a pixel: from there it glides."""
        self._let_go = key, corner

    def come_to_rest(self, view: Viewport) -> None:
        """What was let go without being dropped anywhere goes back to its place."""
        if self._let_go is not None and self._seen is not None:
            self.glide(self._seen, view, view)

    def glide(self, now: Picture, seen_in: Viewport, view: Viewport) -> None:
        """Let everything go to its place from where it was seen, the view as well."""
        left = self._left()
        change = self._change(now, seen_in, view)
        sight = self._sight_from(seen_in, view, left)
        regrouping = self._regroup(change, left)
        glide = glide_of(change, self._glide, left)
        self._forget()
        self._seen, self._glide, self._regrouping = now, glide, regrouping
        self._sight, self._view = sight, replace(view)
        self._layers = glide.layers(now) if glide or regrouping is not None else ()
        if self._layers or sight != _SETTLED:
            self._began = self._clock()
            self._timer.start()
        else:
            self._timer.stop()

    def go_on(self, now: Picture) -> None:
        """The picture is another, though nothing in it has moved by itself: words were typed."""
        if self.is_on and self._seen is not None:
            self._layers = self._glide.layers(now)
            if self._seen.row_of("stages") != now.row_of("stages"):
                self._regrouping = None
        self._seen = now

    # --- what is seen ---------------------------------------------------------------------------

    def moment(self) -> Moving | None:
        """What is seen now, None where everything is in its place."""
        left = self._left()
        if left <= 0 or not self._layers:
            return None
        return Moving(self._layers, left, self._regrouping.look(left) if self._regrouping else None)

    def turn(self, view: Viewport) -> QTransform:
        """How the view is still seen: larger or smaller than it is, and aside."""
        turn, left = QTransform(), self._left()
        if left > 0 and view == self._view:
            scale, dx, dy = self._sight
            turn.translate(dx * left, dy * left)
            turn.scale(1 + (scale - 1) * left, 1 + (scale - 1) * left)
        return turn

    def way_of(self, key: str) -> Offset:
        """How far from its place the thing with a key is seen now."""
        left = self._left()
        if left > 0 and self._regrouping is not None and self._regrouping.has(key):
            return Offset(self._regrouping.shift_of(key, left), 0.0)
        found = self._seen.find(key) if left > 0 and self._seen is not None else None
        if found is None:
            return STILL
        dx, dy = self._glide.way_of(found[0], key)
        return Offset(dx * left, dy * left)

    def opacity_of(self, key: str) -> float:
        """How far a thing that is new is to be seen, from 0 to 1."""
        return 1 - (1 - self._glide.appearing.get(key, 1.0)) * self._left()

    # --- inside ---------------------------------------------------------------------------------

    def _left(self) -> float:
        """The part of the way that is left: much at first, then ever less."""
        if not self.is_on:
            return 0.0
        passed = (self._clock() - self._began) * 1000 / DURATION_MS
        return float((1 - max(0.0, passed)) ** 3) if passed < 1 else 0.0

    def _next_frame(self) -> None:
        if self._left() <= 0:
            self.show(self._seen)
        self._widget.update()

    def _change(self, now: Picture, seen_in: Viewport, view: Viewport) -> Change:
        seen = self._seen or now
        area = seen_in.visible().united(view.visible())
        visible = Rect(area.x(), area.y(), area.width(), area.height())
        let_go = {}
        if self._let_go is not None:
            key, pixel = self._let_go
            let_go[key] = _corner_at(now, seen_in, key, pixel)
        return Change(seen, now, visible, view.pinned_kinds(now), let_go)

    def _regroup(self, change: Change, left: float) -> Regrouping | None:
        """The header on its way, None where it is the same and in its place."""
        seen, now = change.seen.row_of("stages"), change.now.row_of("stages")
        held = now is not None and any(now.body.find(key) for key in change.let_go)
        if now is None or seen is None:
            return None
        if now.body is seen.body and self._regrouping is None and not held:
            return None
        was, will_be = self._look(change.seen, left), look_at_rest(change.now, self._colour_of)
        if held or not keeps_order(change.seen, change.now):
            return carried_along(was, will_be, change.let_go)
        return regrouped(was, will_be, ColumnShift(change.seen, change.now))

    def _look(self, picture: Picture, left: float) -> HeaderLook:
        if self._regrouping is not None and left > 0:
            return self._regrouping.look(left)
        return look_at_rest(picture, self._colour_of)

    def _sight_from(self, seen_in: Viewport, view: Viewport, left: float) -> _Sight:
        """How the old view is seen from the new one, in the midst of another change."""
        scale = seen_in.zoom / view.zoom
        dx, dy = (view.x - seen_in.x) * seen_in.zoom, (view.y - seen_in.y) * seen_in.zoom
        if seen_in == self._view and self._sight != _SETTLED and left > 0:
            before = self._sight
            turned = 1 + (before.scale - 1) * left
            scale *= turned
            dx, dy = dx * turned + before.dx * left, dy * turned + before.dy * left
        return _Sight(scale, dx, dy)


def _corner_at(picture: Picture, view: Viewport, key: str, pixel: QPointF) -> tuple[float, float]:
    """The corner of a thing at a pixel, in points; frozen rows and titles are shown elsewhere."""
    point = view.to_points(pixel)
    found = picture.find(key)
    if found is None:
        return point.x(), point.y()
    row, item = found
    dx = view.title_shift(picture) if item in row.body.heading else 0.0
    return point.x() - dx, point.y() - view.shift_of(picture, row)
