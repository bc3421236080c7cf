"""Light on what one is to look at: outlined, and all else dimmed where it stands alone.

It is painted above the map and is no part of the picture. Which things to light is for those to
say who talk about them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from cjm_desktop.canvas.link_marks import LinkMarks
from cjm_desktop.canvas.overlay import screen_rect
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.viewport import Viewport, frozen_rows
from cjm_desktop.drawing.picture import FROZEN_KINDS, Picture
from cjm_desktop.drawing.theme import Theme

_OUTLINE_PX = 2.5
_GROUND_OPACITY = 0.22
_VEIL_OPACITY = 0.5
_MARGIN = 3.0
"""How far the light reaches beyond what it lights, in points."""


@dataclass(frozen=True, slots=True)
class Light:
    """What is lit: things by their keys, and with them whole columns and lanes.

    `alone`: all else is dimmed, so that a room looks nowhere else.
    """

    keys: tuple[str, ...]
    step_ids: frozenset[str] = frozenset()
    lane_ids: frozenset[str] = frozenset()
    alone: bool = False


class LightPainter:
    """Paints a light above a map in the colours of a theme."""

    def __init__(self, theme: Theme, link_marks: LinkMarks) -> None:
        self._theme, self._link_marks = theme, link_marks

    def paint(
        self, painter: QPainter, session: MapSession, view: Viewport, light: Light | None
    ) -> None:
        """Dim what is not lit if the light stands alone, and outline the things."""
        if light is None:
            return
        painter.save()
        if light.alone:
            self._paint_veil(painter, session, view, light)
        ground = QColor(self._theme.colour("moment"))
        ground.setAlphaF(0.0 if light.alone else _GROUND_OPACITY)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colour("moment.outline")), _OUTLINE_PX))
        painter.setBrush(ground)
        for key in light.keys:
            if self._link_marks.paint_selected(painter, session, view, key, "moment.outline"):
                continue
            rect = _seen(session, view, key)
            if rect is not None:
                painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 7, 7)
        painter.restore()

    def _paint_veil(
        self, painter: QPainter, session: MapSession, view: Viewport, light: Light
    ) -> None:
        veil = QColor(self._theme.colour("veil"))
        veil.setAlphaF(_VEIL_OPACITY)
        whole = QRect(0, 0, round(view.width), round(view.height))
        dark = QRegion(whole)
        for rect in lit_rects(session, view, light):
            dark -= QRegion(rect)
        painter.setClipRegion(dark, Qt.ClipOperation.IntersectClip)
        painter.fillRect(whole, veil)
        painter.setClipping(False)


def lit_rects(session: MapSession, view: Viewport, light: Light) -> Iterator[QRect]:
    """What a light that stands alone leaves clear, in pixels of the view."""
    picture = session.shown
    for key in light.keys:
        rect = _seen(session, view, key) if picture.line_of(key) is None else None
        if rect is not None:
            yield rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN).toAlignedRect()
    if not frozen_rows(picture):
        return
    column_of = session.shown_arrangement.column_of
    columns = [column_of[step_id] for step_id in light.step_ids if step_id in column_of]
    top, bottom = _from_header_to_end(picture, view)
    for column in columns:
        left, width = picture.x_of(column), picture.width_of(column)
        yield _aligned(view.to_pixels(left, 0.0).x(), top, width * view.zoom, bottom - top)
    if columns:
        left, right = _titles(picture, view)
        yield _aligned(left, top, right - left, bottom - top)
    for lane_id in light.lane_ids:
        row = picture.row_of(lane_id)
        if row is not None:
            y = view.to_pixels(0.0, row.y).y()
            yield _aligned(0.0, y, view.width, row.body.height * view.zoom)


def _seen(session: MapSession, view: Viewport, key: str) -> QRectF | None:
    """Where a thing is seen, as far as nothing frozen hides it."""
    rect, picture = screen_rect(session, view, key), session.shown
    found = picture.find(key) or picture.find(session.key_for(key))
    if rect is None or found is None:
        return rect
    row, item = found
    in_front = row.body.kind in FROZEN_KINDS
    left = 0.0 if item in row.body.heading else view.frozen_width(picture) * view.zoom
    top = 0.0 if in_front else view.frozen_height(picture) * view.zoom
    seen = rect.intersected(QRectF(left, top, view.width, view.height))
    return None if seen.isEmpty() else seen


def _from_header_to_end(picture: Picture, view: Viewport) -> tuple[float, float]:
    header = frozen_rows(picture)[0].y + view.frozen_shift(picture)
    top = view.to_pixels(0.0, header - _MARGIN).y()
    return top, view.to_pixels(0.0, picture.band_bottom + _MARGIN).y()


def _titles(picture: Picture, view: Viewport) -> tuple[float, float]:
    """Where the titles of the lanes begin and end across the view."""
    if view.title_shift(picture) > 0:
        return 0.0, view.frozen_width(picture) * view.zoom
    return view.to_pixels(0.0, 0.0).x(), view.to_pixels(picture.left - _MARGIN, 0.0).x()


def _aligned(x: float, y: float, width: float, height: float) -> QRect:
    return QRectF(x, y, max(0.0, width), max(0.0, height)).toAlignedRect()
