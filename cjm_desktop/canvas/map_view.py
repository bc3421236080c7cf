"""A map on screen to look at: painted, scrolled, zoomed. What hands do to it is the canvas's."""

import datetime
import time
from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.following import moves_things
from cjm_desktop.canvas.header_look import Colour
from cjm_desktop.canvas.light import Light, LightPainter
from cjm_desktop.canvas.link_marks import LinkMarks
from cjm_desktop.canvas.map_painter import MapPainter
from cjm_desktop.canvas.motion import Motion
from cjm_desktop.canvas.overlay import Overlay, screen_rect
from cjm_desktop.canvas.scrolling import ScrollBars
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.picture import Picture, Rect
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.language import translate
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Lens
from cjm_desktop.model.runs import runs_of

ZOOM_STEP = 1.2


class MapView(QWidget):
    """Shows a map in a lens and follows every patch to it; `clock` gives seconds."""

    zoom_changed = Signal(float)
    view_moved = Signal()
    """The view, its size or what it shows is another: what lies over the map follows."""
    map_shown = Signal()
    """Another map is on screen, or another lens, or nothing."""

    def __init__(
        self,
        theme: Theme,
        date: datetime.date,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Map"))
        self.setMinimumSize(240, 160)
        self.session: MapSession | None = None
        self.view = Viewport()
        self.animates = True
        """Whether things glide to their places; off where motion is to be reduced."""
        self.motion = Motion(self, clock, self._colour_of)
        self._date = date
        self._dimmed_by: dict[str, frozenset[str]] = {}
        self._dimmed: frozenset[str] = frozenset()
        self._light: Light | None = None
        self._read_image: Callable[[str], bytes | None] = lambda _image_id: None
        self._fitting = True
        self._fitted_size = (0.0, 0.0)
        self._switching_lens = self._making_room = False
        self._scroll_bars = ScrollBars(self, self.view, self._view_moved)
        self.set_theme(theme)

    # --- what is shown --------------------------------------------------------------------------

    def show_map(
        self,
        history: History,
        map_id: str,
        lens: Lens,
        folds: Folds = NO_FOLDS,
        compared: Lens | None = None,
    ) -> None:
        """Show a map, wholly in view."""
        self._forget_map()
        self.session = MapSession(
            history, map_id, lens, self._date, self._map_changed, folds, compared
        )
        self.motion.show(self.session.shown)
        self.fit()
        self.map_shown.emit()

    def clear(self) -> None:
        """Show nothing."""
        self._forget_map()
        self.map_shown.emit()

    def set_lens(self, lens: Lens) -> None:
        """Look through another lens; no step and no card moves."""
        if self.session is not None and self.session.lens != lens:
            self._switching_lens = True
            self.session.set_lens(lens)
            self._switching_lens = False
            self._fitted_size = _size_of(self.session.shown)
            self.map_shown.emit()

    def set_folds(self, folds: Folds) -> None:
        """Fold lanes and steps, and open all others."""
        if self.session is not None and self.session.folds != folds:
            self._making_room = True
            self.session.set_folds(folds)
            self._making_room = False

    def set_compared(self, lens: Lens | None) -> None:
        """Show the header of another lens above the one on screen, to compare the two, or none."""
        if self.session is not None and self.session.compared != lens:
            self._making_room = True
            self.session.set_compared(lens)
            self._making_room = False

    def set_dimmed(self, keys: Collection[str], cause: str = "") -> None:
        """Dim the things with these keys, such as a filter leaves out; nothing moves.

        Each cause dims things of its own; no keys end what it dimmed.
        """
        causes = {name: found for name, found in self._dimmed_by.items() if name != cause}
        self._dimmed_by = {**causes, cause: frozenset(keys)} if keys else causes
        self._dimmed = frozenset().union(*self._dimmed_by.values())
        self.update()
        self.view_moved.emit()

    @property
    def dimmed(self) -> frozenset[str]:
        """The keys of what is dimmed now: never what one is working on."""
        return self._dimmed

    @property
    def light(self) -> Light | None:
        """What is lit above the map, if anything is."""
        return self._light

    def set_light(self, light: Light | None) -> None:
        """Light what one is to look at; None puts the light out."""
        if light != self._light:
            self._light = light
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._map_painter = MapPainter(theme, self._read_image)
        self.overlay = Overlay(theme, self._map_painter.sprites)
        self.link_marks = LinkMarks(theme)
        self._light_painter = LightPainter(theme, self.link_marks)
        self.update()
        self.view_moved.emit()

    @property
    def theme(self) -> Theme:
        """The theme the map is painted in."""
        return self._theme

    def set_image_source(self, read: Callable[[str], bytes | None]) -> None:
        """Where the data of images comes from."""
        self._read_image = read
        self.set_theme(self._theme)

    @property
    def lens(self) -> Lens | None:
        """The lens on screen."""
        return self.session.lens if self.session is not None else None

    @property
    def map_id(self) -> str | None:
        """The map on screen."""
        return self.session.map_id if self.session is not None else None

    @property
    def picture(self) -> Picture | None:
        """What is painted: the document's picture, or that of the trial patch."""
        return self.session.shown if self.session is not None else None

    # --- the view -------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom; at 1.0 a point of the map is a pixel."""
        return self.view.zoom

    @property
    def is_fitted(self) -> bool:
        """Whether the whole map is shown, whatever the size of the window."""
        return self._fitting

    def fit(self) -> None:
        """Show the whole map, and go on doing so when the window changes its size."""
        self._fitting = True
        if self.picture is not None:
            self.view.fit(self.picture)
            self._fitted_size = _size_of(self.picture)
            self._view_moved()
            self.zoom_changed.emit(self.zoom)

    def zoom_to(self, zoom: float, pixel: QPointF | None = None) -> None:
        """Zoom about a pixel, or about the middle of the view."""
        if self.picture is not None:
            self._fitting = False
            about = pixel or QPointF(self.width() / 2, self.height() / 2)
            self.view.zoom_about(self.picture, zoom, about)
            self._view_moved()
            self.zoom_changed.emit(self.zoom)

    def zoom_in(self) -> None:
        """One step nearer."""
        self.zoom_to(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step farther away."""
        self.zoom_to(self.zoom / ZOOM_STEP)

    def scroll_by(self, dx_px: float, dy_px: float) -> None:
        """Scroll by pixels."""
        if self.picture is not None:
            before = self.view.visible()
            self.view.scroll_by(self.picture, dx_px, dy_px)
            self._fitting = self._fitting and self.view.visible() == before
            self._view_moved()

    def look_from(self, x: float, y: float, zoom: float) -> None:
        """Show what begins at a point of the map, at a zoom, as far as there is a map."""
        if self.picture is not None:
            self._fitting = False
            before = self.view.zoom
            self.view.x, self.view.y, self.view.zoom = x, y, zoom
            self.view.keep_inside(self.picture)
            self._view_moved()
            if before != zoom:
                self.zoom_changed.emit(zoom)

    def show_scroll_bars(self, wanted: bool) -> None:
        """Show scroll bars where there is more to see, or never."""
        self._scroll_bars.wanted = wanted
        self._scroll_bars.follow(self.picture)

    def rect_of(self, record_id: str) -> QRect:
        """Where a record is drawn, in pixels of this widget; empty if it is not."""
        rect = screen_rect(self.session, self.view, record_id) if self.session else None
        return rect.toAlignedRect() if rect is not None else QRect()

    def run_rect(self, step_id: str) -> QRect:
        """Where the header of the run that a step lies in is drawn."""
        if self.session is None:
            return QRect()
        arrangement = self.session.shown_arrangement
        column = arrangement.column_of.get(step_id, -1)
        for run in runs_of(arrangement, self.session.lens):
            if run.first <= column <= run.last:
                return self.rect_of(run_key(arrangement.steps[run.first].id))
        return QRect()

    def cell_rect(self, lane_id: str, step_id: str) -> QRect:
        """Where the cell of a lane and a step lies."""
        picture = self.picture
        if self.session is None or picture is None:
            return QRect()
        row = picture.row_of(lane_id)
        column = self.session.shown_arrangement.column_of.get(step_id)
        if row is None or column is None:
            return QRect()
        rect = Rect(picture.x_of(column), row.y, picture.width_of(column), row.body.height)
        return self.view.rect_to_pixels(rect).toAlignedRect()

    # --- following ------------------------------------------------------------------------------

    @property
    def stays_put(self) -> bool:
        """Whether the view must not move now, though the whole map is to be in view."""
        return False

    def _forget_map(self) -> None:
        if self.session is not None:
            self.session.close()
        self.session = self._light = None
        self.motion.show(None)
        self._view_moved()

    def _map_changed(self) -> None:
        if self.session is None:
            return
        seen_in = replace(self.view)
        if not self._switching_lens and not self.stays_put:
            if not self._fitting:
                self.view.keep_inside(self.session.shown)
            elif _size_of(self.session.shown) != self._fitted_size:
                self.fit()
        self._set_in_motion(self.session, seen_in)
        self._view_moved()

    def _colour_of(self, role: str) -> Colour:
        return self._map_painter.header.colour_of(role)

    def _set_in_motion(self, session: MapSession, seen_in: Viewport) -> None:
        """Let things glide where they were moved; not in a trial, not while words are typed."""
        shown, patch = session.shown, session.followed
        if not self.animates or not self.isVisible() or session.trial_patch is not None:
            self.motion.show(shown)
        elif self._glides_to(shown, patch):
            whole = self._fitting or self.view.shows_whole(shown)
            self.motion.glide(shown, seen_in if whole else self.view, self.view)
        elif patch is not None:
            self.motion.go_on(shown)
        else:
            self.motion.show(shown)

    def _glides_to(self, shown: Picture, patch: Patch | None) -> bool:
        if patch is not None:
            return moves_things(patch)
        return self._switching_lens or self._making_room or self.motion.shows(shown)

    def _view_moved(self) -> None:
        self._scroll_bars.follow(self.picture)
        self.update()
        self.view_moved.emit()

    def _paint_above(self, painter: QPainter, session: MapSession) -> None:
        """Paint what stands above the map; nothing here."""

    # --- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_to(self.zoom * (1 + event.value()), event.position())
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colour("lane.heading")))
        if self.session is not None:
            ratio = self.devicePixelRatioF()
            turn = self.motion.turn(self.view)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not turn.isIdentity())
            painter.setTransform(turn, True)
            complete = self._map_painter.paint(
                painter, self.session.shown, self.view, ratio, self.motion.moment(), self._dimmed
            )
            if self._dimmed:
                self.overlay.paint_dimmed(painter, self.session, self.view, self.dimmed)
            self._paint_above(painter, self.session)
            self._light_painter.paint(painter, self.session, self.view, self._light)
            if not complete:
                QTimer.singleShot(0, self, self.update)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.width, self.view.height = self.width(), self.height()
        if self.picture is not None:
            if self._fitting:
                self.fit()
            else:
                self.view.keep_inside(self.picture)
        self._view_moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.zoom * ZOOM_STEP ** (angle.y() / 120), event.position())
        elif not pixels.isNull():
            self.scroll_by(-pixels.x(), -pixels.y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scroll_by(-angle.y(), -angle.x())
        else:
            self.scroll_by(-angle.x(), -angle.y())
        event.accept()


def _size_of(picture: Picture) -> tuple[float, float]:
    return picture.width, picture.height
