"""The map as a room sees it: large enough for the back row, following what the hands are at."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.in_view import few_of
from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.overlay import room_for, screen_rect
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.travel import Travel
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.geometry import CARD_RADIUS, SMALL_SIZE
from cjm_desktop.drawing.picture import FROZEN_KINDS, Picture, Rect
from cjm_desktop.drawing.theme import Theme

LEAST_TEXT_PX, LINES = 28.0, 1080.0
"""No text is smaller than this on a view of so many lines."""
_OUTLINE = 2.2
"""How thick the outline of what is selected is, in points."""


class RoomMap(MapView):
    """A map without tools. Its zoom follows the height of the view, whatever fits into it.

    Hands at this view may look around and enlarge it, never make it smaller than the room can read.
    """

    def __init__(self, theme: Theme, date: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(theme, date, parent)
        self._keys: tuple[str, ...] = ()
        self._enlarged = 1.0
        self._held_at: QPointF | None = None
        self._travel = Travel(self)
        self.show_scroll_bars(False)

    @property
    def least_zoom(self) -> float:
        """The zoom at which the smallest text of a map can be read from the back row."""
        return LEAST_TEXT_PX / SMALL_SIZE * self.view.height / LINES

    def fit(self) -> None:
        """Be as large as the room needs; the map goes on beyond the edges."""
        if self.picture is not None:
            self._travel.stop()
            self._fitting = True
            self.view.zoom = self.least_zoom * self._enlarged
            self.view.keep_inside(self.picture)
            self._view_moved()
            self.zoom_changed.emit(self.zoom)

    def begin_at_start(self) -> None:
        """Look at the upper left corner, where a map begins."""
        self._enlarged = 1.0
        self.view.x = self.view.y = -1e6
        self.fit()

    def zoom_to(self, zoom: float, pixel: QPointF | None = None) -> None:
        """Zoom about a pixel, not below what the room needs."""
        super().zoom_to(max(zoom, self.least_zoom), pixel)
        self._enlarged = max(1.0, self.zoom / self.least_zoom)

    def follow(self, keys: Iterable[str]) -> None:
        """Outline what is selected, and go there; with nothing selected stay here."""
        self._keys = tuple(keys)
        self.update()
        self._go_along()

    def look_at(self, key: str) -> None:
        """Go to a thing that is in view by a light, so that it needs no outline."""
        self._keys = ()
        there = self._view_of(key)
        if there is not None:
            self._travel.go(there)

    def _go_along(self) -> None:
        """Go to what is selected, if it is not in view already."""
        there = self._view_of(self._keys[0]) if self._keys else None
        if there is not None:
            self._travel.go(there)

    def _view_of(self, key: str) -> Viewport | None:
        """The view with a thing in it: in its middle, where the view has to move at all."""
        picture = self.picture
        rect = self.session.rect_of(key) if self.session is not None else None
        if picture is None or rect is None:
            return None
        here = replace(self.view, bound_for=0.0)
        needed = replace(here)
        needed.bring_into_view(picture, rect)
        there = replace(here)
        if needed.x != here.x and not self._is_held_across(picture, rect):
            there.x = self._in_the_middle(
                rect.x, rect.width, here.width, needed.frozen_width(picture)
            )
        if needed.y != here.y and not self._is_held_down(picture, rect):
            there.y = self._in_the_middle(
                rect.y, rect.height, here.height, needed.frozen_height(picture)
            )
        there.keep_inside(picture)
        return there

    def _in_the_middle(self, start: float, length: float, room_px: float, frozen: float) -> float:
        """Where the view begins with a stretch in the middle of what is not frozen."""
        room = room_px / self.zoom - frozen
        return start - frozen - max(0.0, (room - length) / 2)

    def _is_held_across(self, picture: Picture, rect: Rect) -> bool:
        """Whether a thing stands among the lane titles, which are in view wherever one looks."""
        return rect.x + rect.width <= picture.left and self.view.title_shift(picture) > 0

    def _is_held_down(self, picture: Picture, rect: Rect) -> bool:
        """Whether a thing stands in the header, while that is held in view."""
        row = picture.row_at(rect.y + rect.height / 2)
        kind = row.body.kind if row is not None else ""
        return kind in FROZEN_KINDS and self.view.frozen_shift(picture) > 0

    # --- following ------------------------------------------------------------------------------

    def _map_changed(self) -> None:
        super()._map_changed()
        if self._keys and not self._travel.is_under_way:
            self._go_along()

    def _paint_above(self, painter: QPainter, session: MapSession) -> None:
        """Outline what is selected, as thick as the text is large."""
        width = _OUTLINE * self.zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.colour("selection")), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key in few_of(session.shown, self.view, self._keys):
            rect = screen_rect(session, self.view, key)
            if rect is not None:
                painter.setClipRect(room_for(session, self.view, key))
                corner = CARD_RADIUS * self.zoom
                beside = rect.adjusted(-width, -width, width, width)
                painter.drawRoundedRect(beside, corner, corner)

    # --- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        there = self._view_of(self._keys[0]) if self._keys else None
        if there is not None:
            self.look_from(there.x, there.y, there.zoom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None and event.buttons() != Qt.MouseButton.NoButton:
            way = event.position() - self._held_at
            self._held_at = event.position()
            self.scroll_by(-way.x(), -way.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held_at = None
