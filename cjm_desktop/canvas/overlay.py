"""What is painted above the map: selection, insertion marks, the landing place, the thing carried.

None of it is part of the picture, so none of it is ever printed.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cjm_desktop.canvas.cells import cell_of, cell_rect
from cjm_desktop.canvas.in_view import few_of, rects_in_view, room_of
from cjm_desktop.canvas.layers import STILL, Offset
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import lane_rows
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.viewport import TEXT_ZOOM, Viewport, frozen_rows
from cjm_desktop.drawing.picture import Picture, Placed, Rect, Row
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.painting.screen.sprites import Sprites

_OUTLINE_PX = 2.5
_FLOATING_OPACITY = 0.82
_HIT_OPACITY = 0.28
_VEIL_OPACITY = 0.7


class Overlay:
    """Paints above the map in the colours of a theme."""

    def __init__(self, theme: Theme, sprites: Sprites) -> None:
        self._theme = theme
        self._sprites = sprites

    def paint_selection(
        self,
        painter: QPainter,
        session: MapSession,
        view: Viewport,
        keys: Collection[str],
        way_of: Callable[[str], Offset] = lambda _key: STILL,
    ) -> None:
        """Outline what is selected; links have a look of their own.

        `way_of` says how far from their places things are seen.
        """
        for key in few_of(session.shown, view, keys):
            if session.shown.line_of(key) is not None:
                continue
            rect = screen_rect(session, view, key)
            if rect is not None:
                dx, dy = way_of(key)
                rect.translate(dx * view.zoom, dy * view.zoom)
                self._outline(painter, rect, room_for(session, view, key), "selection", None)

    def paint_dimmed(
        self, painter: QPainter, session: MapSession, view: Viewport, keys: Collection[str]
    ) -> None:
        """Lay a veil in the colour of the paper over things, so that the others stand out."""
        veil = QColor(self._theme.colour("paper"))
        veil.setAlphaF(_VEIL_OPACITY)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        rects = list(rects_in_view(session.shown, view, keys))
        if view.zoom >= TEXT_ZOOM:
            rects = [rect.adjusted(-1, -1, 1, 1) for rect in rects]  # with the outlines of cards
        painter.drawRects(rects)
        painter.restore()

    def paint_hits(
        self,
        painter: QPainter,
        session: MapSession,
        view: Viewport,
        keys: Collection[str],
        current: str,
    ) -> None:
        """Light what was found, and outline the one that is looked at."""
        ground = QColor(self._theme.colour("moment"))
        outline = QColor(self._theme.colour("moment.outline"))
        ground.setAlphaF(_HIT_OPACITY)
        painter.save()
        painter.setPen(QPen(outline, 1) if view.zoom >= TEXT_ZOOM else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRects(list(rects_in_view(session.shown, view, keys)))
        painter.restore()
        rect = screen_rect(session, view, current) if current else None
        if rect is not None:
            room = room_for(session, view, current)
            self._outline(painter, rect, room, "moment.outline", None)

    def paint_carry(
        self, painter: QPainter, session: MapSession, view: Viewport, carry: Carry
    ) -> None:
        """Mark where the thing carried would land, and paint the thing at the pointer."""
        if carry.refusal is None and carry.target is not None:
            if carry.target.line is not None:
                self._line(painter, session, view, carry)
            for record_id in carry.landing:
                rect = screen_rect(session, view, record_id)
                if rect is not None and session.shown.line_of(record_id) is None:
                    room = room_for(session, view, record_id)
                    self._outline(painter, rect, room, "insertion", 0.12)
        if carry.floating is not None:
            painter.save()
            painter.setOpacity(_FLOATING_OPACITY if carry.refusal is None else 0.45)
            corner = carry.pixel - carry.grip
            size = QSizeF(carry.floating.width, carry.floating.height) * view.zoom
            painter.fillRect(QRectF(corner, size), QColor(self._theme.colour("paper")))
            self._sprites.paint(painter, carry.floating, corner.x(), corner.y())
            painter.restore()

    def paint_band(self, painter: QPainter, view: Viewport, rect: QRectF) -> None:
        """The rubber band, given in the picture's points."""
        corner = view.to_pixels(rect.x(), rect.y())
        on_screen = QRectF(corner, rect.size() * view.zoom)
        colour = QColor(self._theme.colour("selection"))
        painter.save()
        painter.setPen(QPen(colour, 1.0))
        colour.setAlphaF(0.1)
        painter.setBrush(colour)
        painter.drawRect(on_screen)
        painter.restore()

    def paint_stroke(self, painter: QPainter, view: Viewport, line: Sequence[QPointF]) -> None:
        """What the pen has drawn, given in the picture's points."""
        colour = QColor(self._theme.colour("selection"))
        colour.setAlphaF(0.6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 3.0, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF([view.to_pixels(at.x(), at.y()) for at in line]))
        painter.restore()

    def _outline(
        self, painter: QPainter, rect: QRectF, room: QRectF, role: str, fill_opacity: float | None
    ) -> None:
        """Outline a thing, as far as nothing that stays in view lies above it."""
        colour = QColor(self._theme.colour(role))
        painter.save()
        painter.setClipRect(room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, _OUTLINE_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if fill_opacity is not None:
            ground = QColor(colour)
            ground.setAlphaF(fill_opacity)
            painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 7, 7)
        painter.restore()

    def _line(self, painter: QPainter, session: MapSession, view: Viewport, carry: Carry) -> None:
        assert carry.target is not None
        assert carry.target.line is not None
        rect = _insertion_line(session, view, carry.target.line, carry.landing)
        painter.fillRect(rect, QColor(self._theme.colour("insertion")))


def screen_rect(session: MapSession, view: Viewport, key: str) -> QRectF | None:
    """Where the thing with a key lies in the view, frozen rows and titles as they are shown."""
    picture = session.shown
    if cell_of(key) is not None:
        cell = cell_rect(picture, key)
        return view.rect_to_pixels(cell) if cell is not None else None
    found = picture.find(key) or picture.find(session.key_for(key))
    if found is None:
        return _words_of_line(picture, view, key)
    row, item = found
    dx = view.title_shift(picture) if item in row.body.heading else 0.0
    if row.body.kind == "parking":
        dx = view.parking_dx(picture)
    dy = view.shift_of(picture, row)
    return _shifted(picture, view, row, item, dx, dy)


def room_for(session: MapSession, view: Viewport, key: str) -> QRectF:
    """The part of the view in which the thing with a key is seen, if it scrolls there."""
    picture = session.shown
    found = picture.find(key) or picture.find(session.key_for(key))
    if found is not None:
        row, item = found
        return room_of(picture, view, row.body.kind, is_title=item in row.body.heading)
    return room_of(picture, view)


def _words_of_line(picture: Picture, view: Viewport, key: str) -> QRectF | None:
    line = picture.line_of(key)
    if line is None:
        return None
    x, y, width, height = line.words
    shift = view.frozen_shift(picture) if line.frozen else 0.0
    return view.rect_to_pixels(Rect(x, y + shift, width, height))


def _shifted(
    picture: Picture, view: Viewport, row: Row, item: Placed, dx: float, dy: float
) -> QRectF:
    x, y, width, height = picture.place_of(row, item)
    return view.rect_to_pixels(Rect(x + dx, y + dy, width, height))


def _insertion_line(
    session: MapSession, view: Viewport, line: tuple[str, int], landing: Sequence[str]
) -> QRectF:
    kind, number = line
    picture = session.shown
    if kind == "column":
        rows = frozen_rows(picture)
        top = view.to_pixels(0, rows[0].y + view.frozen_shift(picture)).y() if rows else 0.0
        bottom = view.to_pixels(0, picture.band_bottom).y()
        x = view.to_pixels(picture.x_of(number), 0).x()
        return QRectF(x - 1.5, max(0.0, top - 4), 3, max(0.0, bottom - max(0.0, top - 4)))
    landed = [row for row in map(picture.row_of, landing) if row is not None]
    y = _lane_line_y(picture, landed or [row for _, row in lane_rows(session)],
                     0 if landed else number)  # fmt: skip
    left = view.to_pixels(0, y)
    width = picture.width * view.zoom
    return QRectF(left.x(), left.y() - 1.5, width, 3)


def _lane_line_y(picture: Picture, rows: list[Row], number: int) -> float:
    if number < len(rows):
        return rows[number].y - 3
    if rows:
        return rows[-1].y + rows[-1].body.height + 3
    return picture.band_bottom
