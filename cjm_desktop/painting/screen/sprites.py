"""Groups as pixmaps at one zoom, so that a card is painted by copying pixels."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from cjm_desktop.drawing.picture import Group
from cjm_desktop.painting.screen.making_time import MakingTime
from cjm_desktop.painting.screen.painter import ShapePainter

_MARGIN_PX = 2
_MOST_BYTES = 128_000_000


class Sprites:
    """The pixmaps of groups at the zoom last set; at most about 128 MB of them."""

    def __init__(self, shape_painter: ShapePainter) -> None:
        self._shape_painter = shape_painter
        self._pixmaps: dict[Group, QPixmap] = {}
        self._stale: dict[Group, QPixmap] = {}
        self._bytes = 0
        self._zoom = self._made_for = 0.0
        self._pixel_ratio = 1.0
        self.making_time = MakingTime()

    def begin_frame(
        self, zoom: float, pixel_ratio: float, budget_ms: float, bound_for: float = 0.0
    ) -> None:
        """Set the zoom; after `budget_ms` of making pixmaps the others wait for a later frame.

        While the view is bound for another zoom, pixmaps are made for that one and painted to
        scale: else each frame would make them for a zoom that is seen for a moment only.
        """
        made_for = bound_for or zoom
        if (made_for, pixel_ratio) != (self._made_for, self._pixel_ratio):
            if len(self._pixmaps) > len(self._stale):
                self._stale = self._pixmaps
            self._pixmaps, self._bytes = {}, 0
            self._made_for, self._pixel_ratio = made_for, pixel_ratio
        self._zoom = zoom
        self.making_time.begin_frame(budget_ms)

    def end_frame(self, complete: bool) -> None:
        """After a frame in which nothing was missing, the pixmaps of the last zoom may go."""
        if complete:
            self._stale = {}

    def clear(self) -> None:
        """Forget all pixmaps."""
        self._pixmaps, self._stale, self._bytes = {}, {}, 0

    def paint(self, painter: QPainter, group: Group, x: float, y: float) -> bool:
        """Paint a group with its corner at (x, y) in pixels of the widget, on whole pixels.

        False if its pixmap is not there and the time of this frame is used up; then that of the
        last zoom is painted in its stead, enlarged or made smaller, if there is one.
        """
        pixmap = self._pixmaps.get(group)
        if pixmap is None:
            if self.making_time.is_up():
                self._paint_to_scale(painter, group, self._stale.get(group), x, y)
                return False
            with self.making_time.spent():
                pixmap = self._made(group)
        if self._zoom != self._made_for:
            self._paint_to_scale(painter, group, pixmap, x, y)
            return True
        ratio = self._pixel_ratio
        painter.drawPixmap(
            QPointF(
                round(x * ratio) / ratio - _MARGIN_PX / ratio,
                round(y * ratio) / ratio - _MARGIN_PX / ratio,
            ),
            pixmap,
        )
        return True

    @property
    def is_empty(self) -> bool:
        """Whether there is no pixmap at all, of no zoom: nothing of the map was seen yet."""
        return not self._pixmaps and not self._stale

    def has_stale(self, group: Group) -> bool:
        """Whether a pixmap of the last zoom stands in for one that is not ready."""
        return group in self._stale

    def _paint_to_scale(
        self, painter: QPainter, group: Group, pixmap: QPixmap | None, x: float, y: float
    ) -> None:
        """Paint a pixmap of another zoom as large as it would be at this one."""
        if pixmap is not None:
            scale = group.width * self._zoom / max(1, pixmap.width() - 2 * _MARGIN_PX)
            margin = _MARGIN_PX * scale
            target = QRectF(x - margin, y - margin, pixmap.width() * scale,
                            group.height * self._zoom + 2 * margin)  # fmt: skip
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def make_ready(self, group: Group) -> None:
        """Make a group's pixmap now if there is time for it: what is wanted before the rest."""
        if group not in self._pixmaps and not self.making_time.is_up():
            with self.making_time.spent():
                self._made(group)

    def _made(self, group: Group) -> QPixmap:
        scale = self._made_for * self._pixel_ratio
        width = math.ceil(group.width * scale) + 2 * _MARGIN_PX
        height = math.ceil(group.height * scale) + 2 * _MARGIN_PX
        if self._bytes + 4 * width * height > _MOST_BYTES:
            self.clear()
        pixmap = QPixmap(width, height)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        painter.translate(_MARGIN_PX, _MARGIN_PX)
        painter.scale(scale, scale)
        self._shape_painter.paint(painter, group.shapes)
        painter.end()
        pixmap.setDevicePixelRatio(self._pixel_ratio)
        self._pixmaps[group] = pixmap
        self._bytes += 4 * width * height
        return pixmap
