"""The canvas: one widget that paints the map and turns mouse, keys and drops into gestures.

What a gesture does stands in `tools` and in the targets; what the map looks like in `drawing`.
"""

import datetime
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.drops import LABELS, ElementDrops
from cjm_desktop.canvas.element_targets import element_target
from cjm_desktop.canvas.fields import delete_thing, deletion_label
from cjm_desktop.canvas.hands import Hands
from cjm_desktop.canvas.in_place_editor import InPlaceEditor
from cjm_desktop.canvas.map_painter import MapPainter
from cjm_desktop.canvas.mouse import Mouse
from cjm_desktop.canvas.overlay import Overlay, screen_rect
from cjm_desktop.canvas.scrolling import ScrollBars
from cjm_desktop.canvas.selection import neighbour, place_for_element
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.tools.gesture import Gesture
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.picture import Picture, Rect
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.history import Edit, History
from cjm_desktop.model.records import Lens
from cjm_desktop.model.runs import runs_of

ZOOM_STEP = 1.2
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapCanvas(QWidget):
    """The map on screen. Signals speak of keys: record ids, or `run:` and a run's first step."""

    selection_changed = Signal()
    zoom_changed = Signal(float)
    refused = Signal(str)
    hinted = Signal(str)
    image_wanted = Signal(str)

    def __init__(self, theme: Theme, date: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self.session: MapSession | None = None
        self.view = Viewport()
        self.selection: tuple[str, ...] = ()
        self.editable = True
        self.space_is_held = False
        self._date = date
        self._read_image: Callable[[str], bytes | None] = lambda _image_id: None
        self._fitting = True
        self.hands = Hands(self)
        self._mouse = Mouse(self)
        self._drops = ElementDrops(self)
        self._editor = InPlaceEditor(self, self._rect_for_editor)
        self._editor.finished.connect(self.setFocus)
        self._editor.refused.connect(self.refused)
        self._scroll_bars = ScrollBars(self, self.view, self._view_moved)
        self.set_theme(theme)

    # --- what is shown --------------------------------------------------------------------------

    def show_map(self, history: History, map_id: str, lens: Lens, *, editable: bool = True) -> None:
        """Show a map, wholly in view."""
        self.clear()
        self.editable = editable
        self.session = MapSession(history, map_id, lens, self._date, self._map_changed)
        self.fit()

    def clear(self) -> None:
        """Show nothing."""
        self.cancel_gesture()
        self.finish_typing()
        if self.session is not None:
            self.session.close()
        self.session = None
        self.select(())
        self.update()

    def set_lens(self, lens: Lens) -> None:
        """Look through another lens; no step and no card moves."""
        if self.session is not None and self.session.lens != lens:
            self.cancel_gesture()
            self.finish_typing()
            self.session.set_lens(lens)
            self._forget_what_is_gone()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._map_painter = MapPainter(theme, self._read_image)
        self._overlay = Overlay(theme, self._map_painter.sprites)
        self.update()

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
            self._fitting = False
            self.view.scroll_by(self.picture, dx_px, dy_px)
            self._view_moved()

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
        rect = Rect(picture.x_of(column), row.y, picture.column_width, row.body.height)
        return self.view.rect_to_pixels(rect).toAlignedRect()

    # --- selection and editing ------------------------------------------------------------------

    def select(self, keys: Iterable[str]) -> None:
        """Select things by their keys."""
        chosen = tuple(dict.fromkeys(keys))
        if chosen != self.selection:
            self.selection = chosen
            self.selection_changed.emit()
            self.update()

    def show_selected(self) -> None:
        """Scroll so that the first thing selected is in view."""
        rect = self.session.rect_of(self.selection[0]) if self.session and self.selection else None
        if rect is not None and self.picture is not None and not self._fitting:
            self.view.bring_into_view(self.picture, rect)
            self._view_moved()

    def edit_selected(self) -> None:
        """Open the title of the thing selected for typing."""
        if self.selection:
            self.edit(self.selection[0])

    def edit(self, key: str) -> None:
        """Open the title of a thing for typing."""
        if self.session is not None and self.editable:
            self.select((key,))
            if not self._editor.open(self.session, key, self._theme, self.zoom):
                self._say_why_not(key)

    @property
    def is_typing(self) -> bool:
        """Whether a title is open for typing."""
        return bool(self._editor.key)

    def finish_typing(self) -> None:
        """Close the title open for typing; what was typed stays."""
        self._editor.close_keeping()

    def delete_selected(self) -> None:
        """Delete what is selected, as one step of undo."""
        session = self.session
        if session is None or not self.selection or not self.editable:
            return
        keys = self.selection
        try:
            with session.history.edit(text(deletion_label(session, keys))) as edit:
                for key in keys:
                    delete_thing(session, edit, key)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))

    def add_element(self, element: str, title: str = "") -> None:
        """Add an element at the selection, and open its title for typing."""
        session = self.session
        if session is None or not self.editable:
            return
        self.finish_typing()
        landing: list[str] = []
        try:
            key = self.selection[0] if self.selection else None
            place = place_for_element(session, element, key)
            target = element_target(session, element, title, place)

            def act(edit: Edit) -> None:
                landing.extend(target.act(edit))

            with session.history.edit(LABELS[element]) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))
            return
        self.settle(element, landing)

    def settle(self, element: str, landing: list[str]) -> None:
        """After something new landed: select it and open its title, or ask for its image."""
        if not landing or self.session is None:
            return
        key = self.session.key_for(landing[0])
        self.select((key,))
        self.show_selected()
        if element == "image":
            self.image_wanted.emit(landing[0])
        else:
            self.edit(key)

    # --- gestures -------------------------------------------------------------------------------

    @property
    def gesture(self) -> Gesture | None:
        """The gesture in progress."""
        return self.hands.gesture

    def cancel_gesture(self) -> None:
        """End the gesture without a trace."""
        self.hands.cancel()

    # --- following ------------------------------------------------------------------------------

    def _map_changed(self) -> None:
        if self.session is None:
            return
        if self._fitting and self.gesture is None and not self.is_typing:
            self.view.fit(self.session.shown)
            self.zoom_changed.emit(self.zoom)
        elif self.session.trial_patch is None:
            self.view.keep_inside(self.session.shown)
        self._forget_what_is_gone()
        self._view_moved()

    def _forget_what_is_gone(self) -> None:
        session = self.session
        if session is not None and session.trial_patch is None:
            self.select(key for key in self.selection if session.rect_of(key) is not None)

    def _view_moved(self) -> None:
        self._scroll_bars.follow(self.picture)
        self._editor.follow()
        self.update()

    def _rect_for_editor(self, key: str) -> QRectF | None:
        return screen_rect(self.session, self.view, key) if self.session is not None else None

    def _say_why_not(self, key: str) -> None:
        run = self.session.run_at(key) if self.session is not None else None
        if run is None:
            return
        if run.stages:
            refusal = text("Several functions share this step; rename each at a stage of its own.")
        else:
            refusal = text("These steps are in no stage, so there is no title to change.")
        self.refused.emit(str(refusal))

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
        session = self.session
        if session is not None:
            ratio = self.devicePixelRatioF()
            complete = self._map_painter.paint(painter, session.shown, self.view, ratio)
            self._overlay.paint_selection(painter, session, self.view, self.selection)
            if isinstance(self.gesture, Carry):
                self._overlay.paint_carry(painter, session, self.view, self.gesture)
            if not complete:
                QTimer.singleShot(0, self.update)
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._mouse.forget()
            if self.gesture is not None:
                self.cancel_gesture()
            else:
                self.select(())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_selected()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_selected()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_is_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(*_ARROWS[key])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_is_held = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def _go(self, dx: int, dy: int) -> None:
        if self.session is not None:
            start = self.selection[0] if self.selection else ""
            key = neighbour(self.session.picture, self.session.key_for(start), dx, dy)
            if key is not None:
                self.select((key,))
                self.show_selected()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.move(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)
