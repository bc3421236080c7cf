"""Paints a picture into the view of the canvas, fast: only what is in view, kept ready for Qt.

Where text is readable, cards are sprites; farther away, rows are rectangles by colour. A frame
has a time budget: cards whose sprite is not ready are painted as rectangles and become crisp in
one of the next frames.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cjm_desktop.canvas.header_look import HeaderLook
from cjm_desktop.canvas.header_painter import HeaderPainter
from cjm_desktop.canvas.layers import Layer, Moving, at_rest
from cjm_desktop.canvas.viewport import FROZEN_PADDING, TEXT_ZOOM, Viewport
from cjm_desktop.drawing.picture import (
    BAND_GAP,
    FROZEN_KINDS,
    Above,
    Group,
    Mark,
    Picture,
    Placed,
    Rect,
    Row,
)
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.painting.screen.blocks import RowBlocks
from cjm_desktop.painting.screen.far_marks import FarMarks
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import Images, Pens, ShapePainter
from cjm_desktop.painting.screen.prepared import PreparedGroups
from cjm_desktop.painting.screen.sprites import Sprites

_SPRITE_BUDGET_MS = 8.0
_FIRST_BUDGET_MS = 60.0
"""Before anything was seen: a map appears crisp, if a little later."""
_PALE = 0.3
"""The opacity of marks beside what stands out."""
_WIDEST_SPRITE = 3
"""Columns; wider groups are painted piece by piece."""


class MapPainter:
    """Paints pictures in one theme; `image_data` gives the bytes of an image."""

    def __init__(self, theme: Theme, image_data: Callable[[str], bytes | None]) -> None:
        self.theme = theme
        pens = Pens(theme)
        shape_painter = ShapePainter(pens, Typesetter(), Images(image_data))
        self._pens = pens
        self.sprites = Sprites(shape_painter)
        self._prepared = PreparedGroups(shape_painter)
        self._blocks = RowBlocks(pens)
        self._far_marks = FarMarks(pens)
        self.header = HeaderPainter(shape_painter)
        self._header_look: HeaderLook | None = None
        self._incomplete = False
        self._dimmed: frozenset[str] = frozenset()

    def paint(
        self,
        painter: QPainter,
        picture: Picture,
        view: Viewport,
        pixel_ratio: float,
        moving: Moving | None = None,
        dimmed: frozenset[str] = frozenset(),
    ) -> bool:
        """Paint the map, or a moment of its motion; marks whose keys are `dimmed` paler.

        False if some cards were only sketched and want another frame.
        """
        self._incomplete, self._dimmed = False, dimmed
        budget_ms = _FIRST_BUDGET_MS if self.sprites.is_empty else _SPRITE_BUDGET_MS
        self.sprites.begin_frame(view.zoom, pixel_ratio, budget_ms, view.bound_for)
        self._blocks.lie_in(picture.columns)
        layers, left, self._header_look = moving or at_rest(picture)
        frames = [_Frame(painter, picture, view, layer, left) for layer in layers]
        painter.fillRect(
            view.rect_to_pixels(Rect(0, 0, picture.width, picture.height)),
            self._pens.colour("paper"),
        )
        self._make_headings_ready(frames)
        self._bands(painter, picture, view)
        for frame in frames:
            painter.setOpacity(frame.opacity)
            for row in frame.scrolling_rows():
                self._row(frame, row, 0.0)
        for frame in frames:
            self._above(frame, 0.0, frozen=False)
        self._frozen(painter, picture, view, frames)
        self._titles(painter, picture, view, frames)
        for frame in frames:
            self._parking(frame, view)
        self.sprites.end_frame(not self._incomplete)
        return not self._incomplete

    def _make_headings_ready(self, frames: list["_Frame"]) -> None:
        """Titles of lanes come before cards where time is short: they say where one is."""
        for frame in frames:
            for row in (*frame.frozen_rows(), *frame.scrolling_rows()):
                for item in row.body.heading:
                    self.sprites.make_ready(item.group)

    def _bands(self, painter: QPainter, picture: Picture, view: Viewport) -> None:
        top, bottom = picture.band_top, picture.band_bottom
        if self._header_look is not None:
            self.header.paint_tints(painter, self._header_look, view, top, bottom)
            return
        visible = view.visible()
        for band in picture.bands:
            x = picture.x_of(band.column) + BAND_GAP / 2
            width = picture.width_of(band.column, band.last_column) - BAND_GAP
            if x < visible.right() and x + width > visible.left():
                rect = view.rect_to_pixels(Rect(x, top, width, bottom - top))
                painter.fillRect(rect, self._pens.colour(band.fill))

    def _row(self, frame: "_Frame", row: Row, shift: float) -> None:
        for item in row.body.backdrop:
            self._piecewise(frame, item, row.y + shift)
        if row.body.kind == "stages" and self._header_look is not None:
            self.header.paint(
                frame.painter, self._header_look, frame.view, row.y + shift, row.body.height
            )
            return
        if frame.view.zoom < TEXT_ZOOM and row.body.kind != "emotion":
            self._as_blocks(frame, row, shift)
            return
        for item in row.body.items:
            if item.last_column < frame.columns.start:
                continue
            if item.column >= frame.columns.stop and item.last_column >= frame.columns.stop:
                break
            if item.last_column - item.column >= _WIDEST_SPRITE or item.dx < 0:
                self._piecewise(frame, item, row.y + shift)
            else:
                self._sprite(frame, item, row, shift)

    def _as_blocks(self, frame: "_Frame", row: Row, shift: float) -> None:
        painter, view = frame.painter, frame.view
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        corner = view.to_pixels(0, shift)
        painter.translate(corner)
        painter.scale(view.zoom, view.zoom)
        zoom = view.zoom
        making_time, ready = self.sprites.making_time, self._blocks.is_ready(row.body, zoom)
        if making_time.is_up() and not ready:
            self._incomplete = True
            zoom = 0.0
        with nullcontext() if ready else making_time.spent():
            self._blocks.paint(painter, row, frame.picture.left, frame.columns, zoom)
        painter.restore()

    def _sprite(self, frame: "_Frame", item: Placed, row: Row, shift: float) -> None:
        x = frame.picture.x_of(item.column) + item.dx
        corner = frame.view.to_pixels(x, row.y + shift + item.dy)
        if not self.sprites.paint(frame.painter, item.group, corner.x(), corner.y()):
            self._incomplete = True
            if self.sprites.has_stale(item.group):
                return
            size = frame.view.zoom
            rect = QRectF(corner.x(), corner.y(), item.group.width * size, item.group.height * size)
            frame.painter.fillRect(rect, self._pens.colour("lane.frame"))

    def _above(self, frame: "_Frame", shift: float, frozen: bool) -> None:
        """The marks of the lens, and the lines of links."""
        far = frame.view.zoom < TEXT_ZOOM
        if far:
            self._marks_from_afar(frame, shift, frozen)
        for above in frame.layer.above:
            if far and isinstance(above, Mark):
                continue
            if above.frozen == frozen and frame.shows(above):
                pale = _PALE if above.group.key in self._dimmed else 1.0
                frame.painter.setOpacity(frame.opacity * pale)
                self._in_pieces(frame, above.group, above.x, above.y + shift)
        frame.painter.setOpacity(1.0)

    def _marks_from_afar(self, frame: "_Frame", shift: float, frozen: bool) -> None:
        marks = [
            above
            for above in frame.layer.above
            if isinstance(above, Mark) and above.frozen == frozen and frame.shows(above)
        ]
        if not marks:
            return
        painter, view = frame.painter, frame.view
        painter.save()
        painter.setOpacity(frame.opacity)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.translate(view.to_pixels(0, shift))
        painter.scale(view.zoom, view.zoom)
        self._far_marks.paint(painter, marks, view.zoom, self._dimmed)
        painter.restore()

    def _piecewise(self, frame: "_Frame", item: Placed, y: float) -> None:
        self._in_pieces(frame, item.group, frame.picture.x_of(item.column) + item.dx, y + item.dy)

    def _in_pieces(self, frame: "_Frame", group: Group, x: float, y: float) -> None:
        painter, view = frame.painter, frame.view
        visible = view.visible().translated(-x, -y)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, view.zoom >= TEXT_ZOOM)
        painter.translate(view.to_pixels(x, y))
        painter.scale(view.zoom, view.zoom)
        self._prepared.paint(painter, group, visible)
        painter.restore()

    def _frozen(
        self, painter: QPainter, picture: Picture, view: Viewport, frames: list["_Frame"]
    ) -> None:
        shift = view.frozen_shift(picture)
        if shift > 0:
            height = view.frozen_height(picture) * view.zoom
            self._ground(painter, view.width, height)
            self._edge(painter, QRectF(0, height - 1, view.width, 1))
        for frame in frames:
            painter.setOpacity(frame.opacity)
            for row in frame.frozen_rows():
                self._row(frame, row, shift)
        for frame in frames:
            self._above(frame, shift, frozen=True)

    def _titles(
        self, painter: QPainter, picture: Picture, view: Viewport, frames: list["_Frame"]
    ) -> None:
        shift = view.title_shift(picture)
        frozen_shift = view.frozen_shift(picture)
        if shift > 0:
            width = view.frozen_width(picture) * view.zoom
            self._ground(painter, width, view.height)
            self._edge(painter, QRectF(width - 1, 0, 1, view.height))
        for frame in frames:
            self._headings(frame, frame.scrolling_rows(), 0.0, shift)
        if frozen_shift > 0:
            width = (view.frozen_width(picture) or picture.left - view.x - 2) * view.zoom
            height = view.frozen_height(picture) * view.zoom
            self._ground(painter, width, height)
            self._edge(painter, QRectF(0, height - 1, width, 1))
        for frame in frames:
            self._headings(frame, frame.frozen_rows(), frozen_shift, shift)

    def _headings(
        self, frame: "_Frame", rows: list[Row], row_shift: float, title_shift: float
    ) -> None:
        frame.painter.setOpacity(frame.opacity)
        for row in rows:
            for item in row.body.heading:
                self._heading(frame, item, row, row_shift, title_shift)
        frame.painter.setOpacity(1.0)

    def _parking(self, frame: "_Frame", view: Viewport) -> None:
        """The parking lot lies above all that scrolls, whatever columns are in view."""
        picture, row, shift = frame.picture, frame.parking, view.parking_shift(frame.picture)
        if row is None or not frame.shows_row(row, shift):
            return
        if shift < 0:
            top = view.height - view.parking_height(picture) * view.zoom
            ground = QRectF(0, top, view.width, view.height - top)
            frame.painter.fillRect(ground, self._pens.colour("paper"))
            self._edge(frame.painter, QRectF(0, top, view.width, 1))
        painter, dx = frame.painter, view.parking_dx(picture) * view.zoom
        painter.translate(dx, 0.0)
        for item in row.body.backdrop:
            self._piecewise(frame, item, row.y + shift)
        for item in row.body.items:
            self._sprite(frame, item, row, shift)
        painter.translate(-dx, 0.0)
        titles = view.frozen_width(picture) * view.zoom
        top = frame.view.to_pixels(0.0, row.y + shift).y()
        ground = QRectF(0, top, titles, row.body.height * view.zoom)
        painter.fillRect(ground, self._pens.colour("paper"))
        for item in row.body.heading:
            self._heading(frame, item, row, shift, view.title_shift(picture))

    def _heading(
        self, frame: "_Frame", item: Placed, row: Row, row_shift: float, title_shift: float
    ) -> None:
        x = frame.picture.x_of(item.column) + item.dx + title_shift
        corner = frame.view.to_pixels(x, row.y + row_shift + item.dy)
        if not self.sprites.paint(frame.painter, item.group, corner.x(), corner.y()):
            self._incomplete = True

    def _ground(self, painter: QPainter, width: float, height: float) -> None:
        painter.fillRect(QRectF(0, 0, width, height), self._pens.colour("paper"))

    def _edge(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, self._pens.colour("lane.frame"))


class _Frame:
    """What is in view of a layer of a picture while one frame is painted."""

    def __init__(
        self, painter: QPainter, picture: Picture, view: Viewport, layer: Layer, left: float
    ) -> None:
        self.painter = painter
        self.picture = picture
        self.layer = layer
        self.opacity = layer.opacity(left)
        dx, dy = layer.way
        self.view = replace(view, x=view.x - dx * left, y=view.y - dy * left) if left else view
        visible = self.view.visible()
        first = picture.columns.at(visible.left() - picture.left)
        last = picture.columns.at(visible.right() - picture.left)
        self.columns = range(max(0, first), min(last + 1, max(1, picture.column_count)))
        self.parking = next((row for row in layer.rows if row.body.kind == "parking"), None)
        self._left, self._right = visible.left(), visible.right()
        self._top, self._bottom = visible.top(), visible.bottom()

    def shows(self, above: Above | Mark) -> bool:
        """Whether a line or mark may be in view; of one among frozen rows only x is looked at."""
        x, y, group = above.x, above.y, above.group
        across = x < self._right and x + group.width > self._left
        return across and (above.frozen or (y < self._bottom and y + group.height > self._top))

    def scrolling_rows(self) -> list[Row]:
        """The rows in view that scroll with the map."""
        return [
            row
            for row in self.layer.rows
            if row.body.kind not in FROZEN_KINDS
            and row.body.kind != "parking"
            and self.shows_row(row, 0.0)
        ]

    def frozen_rows(self) -> list[Row]:
        """The rows that stay in view."""
        return [row for row in self.layer.rows if row.body.kind in FROZEN_KINDS]

    def shows_row(self, row: Row, shift: float) -> bool:
        """Whether a row is in view, moved down by a shift."""
        y = row.y + shift
        return y < self._bottom and y + row.body.height + FROZEN_PADDING > self._top
