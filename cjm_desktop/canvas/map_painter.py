"""Paints a picture into the view of the canvas, fast: only what is in view, kept ready for Qt.

Where text is readable, cards are sprites; farther away, rows are rectangles by colour. A frame
has a time budget: cards whose sprite is not ready are painted as rectangles and become crisp in
one of the next frames.
"""

from collections.abc import Callable
from contextlib import nullcontext

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cjm_desktop.canvas.viewport import FROZEN_PADDING, TEXT_ZOOM, Viewport, frozen_rows
from cjm_desktop.drawing.picture import (
    BAND_GAP,
    FROZEN_KINDS,
    Above,
    Group,
    Picture,
    Placed,
    Rect,
    Row,
)
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.painting.screen.blocks import RowBlocks
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import Images, Pens, ShapePainter
from cjm_desktop.painting.screen.prepared import PreparedGroups
from cjm_desktop.painting.screen.sprites import Sprites

_SPRITE_BUDGET_MS = 8.0
_FIRST_BUDGET_MS = 60.0
"""Before anything was seen: a map appears crisp, if a little later."""
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
        self._incomplete = False

    def paint(
        self, painter: QPainter, picture: Picture, view: Viewport, pixel_ratio: float
    ) -> bool:
        """Paint the map; False if some cards were only sketched and want another frame."""
        self._incomplete = False
        budget_ms = _FIRST_BUDGET_MS if self.sprites.is_empty else _SPRITE_BUDGET_MS
        self.sprites.begin_frame(view.zoom, pixel_ratio, budget_ms, view.bound_for)
        self._blocks.lie_in(picture.columns)
        frame = _Frame(painter, picture, view)
        painter.fillRect(
            view.rect_to_pixels(Rect(0, 0, picture.width, picture.height)),
            self._pens.colour("paper"),
        )
        self._make_headings_ready(frame)
        self._bands(frame)
        for row in frame.scrolling_rows():
            self._row(frame, row, 0.0)
        self._lines(frame, 0.0, frozen=False)
        self._frozen(frame)
        self._lines(frame, view.frozen_shift(picture), frozen=True)
        self._titles(frame)
        self._parking(frame)
        self.sprites.end_frame(not self._incomplete)
        return not self._incomplete

    def _make_headings_ready(self, frame: "_Frame") -> None:
        """Titles of lanes come before cards where time is short: they say where one is."""
        for row in (*frozen_rows(frame.picture), *frame.scrolling_rows()):
            for item in row.body.heading:
                self.sprites.make_ready(item.group)

    def _bands(self, frame: "_Frame") -> None:
        picture, view = frame.picture, frame.view
        top, bottom = picture.band_top, picture.band_bottom
        for band in picture.bands:
            if band.last_column < frame.columns.start or band.column >= frame.columns.stop:
                continue
            x = picture.x_of(band.column) + BAND_GAP / 2
            width = picture.width_of(band.column, band.last_column) - BAND_GAP
            corner = view.to_pixels(x, top)
            rect = QRectF(corner.x(), corner.y(), width * view.zoom, (bottom - top) * view.zoom)
            frame.painter.fillRect(rect, self._pens.colour(band.fill))

    def _row(self, frame: "_Frame", row: Row, shift: float) -> None:
        for item in row.body.backdrop:
            self._piecewise(frame, item, row.y + shift)
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

    def _lines(self, frame: "_Frame", shift: float, frozen: bool) -> None:
        for line in frame.picture.above:
            if line.frozen == frozen and frame.shows(line):
                self._in_pieces(frame, line.group, line.x, line.y + shift)

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

    def _frozen(self, frame: "_Frame") -> None:
        rows = frozen_rows(frame.picture)
        shift = frame.view.frozen_shift(frame.picture)
        if shift > 0:
            self._frozen_ground(frame)
        for row in rows:
            self._row(frame, row, shift)

    def _frozen_ground(self, frame: "_Frame") -> None:
        height = frame.view.frozen_height(frame.picture) * frame.view.zoom
        ground = QRectF(0, 0, frame.view.width, height)
        frame.painter.fillRect(ground, self._pens.colour("paper"))
        self._edge(frame.painter, QRectF(0, height - 1, frame.view.width, 1))

    def _titles(self, frame: "_Frame") -> None:
        picture, view = frame.picture, frame.view
        shift = view.title_shift(picture)
        frozen_shift = view.frozen_shift(picture)
        if shift > 0:
            width = view.frozen_width(picture) * view.zoom
            frame.painter.fillRect(QRectF(0, 0, width, view.height), self._pens.colour("paper"))
            self._edge(frame.painter, QRectF(width - 1, 0, 1, view.height))
        for row in frame.scrolling_rows():
            for item in row.body.heading:
                self._heading(frame, item, row, 0.0, shift)
        if frozen_shift > 0:
            width = (view.frozen_width(picture) or picture.left - view.x - 2) * view.zoom
            height = view.frozen_height(picture) * view.zoom
            frame.painter.fillRect(QRectF(0, 0, width, height), self._pens.colour("paper"))
            self._edge(frame.painter, QRectF(0, height - 1, width, 1))
        for row in frozen_rows(picture):
            for item in row.body.heading:
                self._heading(frame, item, row, frozen_shift, shift)

    def _parking(self, frame: "_Frame") -> None:
        """The parking lot lies above all that scrolls, whatever columns are in view."""
        picture, view, row = frame.picture, frame.view, frame.picture.parking
        if row is None or not frame.shows_row(row, view.parking_shift(picture)):
            return
        shift = view.parking_shift(picture)
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
        top = view.to_pixels(0.0, row.y + shift).y()
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

    def _edge(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, self._pens.colour("lane.frame"))


class _Frame:
    """What is in view of a picture while one frame is painted."""

    def __init__(self, painter: QPainter, picture: Picture, view: Viewport) -> None:
        self.painter = painter
        self.picture = picture
        self.view = view
        visible = view.visible()
        first = picture.columns.at(visible.left() - picture.left)
        last = picture.columns.at(visible.right() - picture.left)
        self.columns = range(max(0, first), min(last + 1, max(1, picture.column_count)))
        self._visible = visible
        self._top, self._bottom = visible.top(), visible.bottom()

    def shows(self, line: Above) -> bool:
        """Whether a line may be in view; one that stays in view is looked at closer elsewhere."""
        group = line.group
        return line.frozen or self._visible.intersects(
            QRectF(line.x, line.y, group.width, group.height)
        )

    def scrolling_rows(self) -> list[Row]:
        """The rows in view that scroll with the map."""
        return [
            row
            for row in self.picture.rows
            if row.body.kind not in FROZEN_KINDS
            and row.body.kind != "parking"
            and self.shows_row(row, 0.0)
        ]

    def shows_row(self, row: Row, shift: float) -> bool:
        """Whether a row is in view, moved down by a shift."""
        y = row.y + shift
        return y < self._bottom and y + row.body.height + FROZEN_PADDING > self._top
