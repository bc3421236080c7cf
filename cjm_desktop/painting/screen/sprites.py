"""Groups as pixmaps at one zoom, so that a card is painted by copying pixels."""

import math

from PySide6.QtCore import QPointF
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
        self._bytes = 0
        self._zoom = 0.0
        self._pixel_ratio = 1.0
        self.making_time = MakingTime()

    def begin_frame(self, zoom: float, pixel_ratio: float, budget_ms: float) -> None:
        """Set the zoom; after `budget_ms` of making pixmaps the others wait for a later frame."""
        if (zoom, pixel_ratio) != (self._zoom, self._pixel_ratio):
            self.clear()
            self._zoom, self._pixel_ratio = zoom, pixel_ratio
        self.making_time.begin_frame(budget_ms)

    def clear(self) -> None:
        """Forget all pixmaps."""
        self._pixmaps.clear()
        self._bytes = 0

    def paint(self, painter: QPainter, group: Group, x: float, y: float) -> bool:
        """Paint a group with its corner at (x, y) in pixels of the widget, on whole pixels.

        False if its pixmap is not there and the time of this frame is used up.
        """
        pixmap = self._pixmaps.get(group)
        if pixmap is None:
            if self.making_time.is_up():
                return False
            with self.making_time.spent():
                pixmap = self._made(group)
        ratio = self._pixel_ratio
        painter.drawPixmap(
            QPointF(
                round(x * ratio) / ratio - _MARGIN_PX / ratio,
                round(y * ratio) / ratio - _MARGIN_PX / ratio,
            ),
            pixmap,
        )
        return True

    def make_ready(self, group: Group) -> None:
        """Make a group's pixmap now if there is time for it: what is wanted before the rest."""
        if group not in self._pixmaps and not self.making_time.is_up():
            with self.making_time.spent():
                self._made(group)

    def _made(self, group: Group) -> QPixmap:
        scale = self._zoom * self._pixel_ratio
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
