"""The spotlight: a veil over the canvas that leaves some columns and the lane titles clear.

It lies over what is painted and under the field that is typed into, and lets every click through.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.viewport import frozen_rows
from cjm_desktop.drawing.picture import Picture

VEIL_OPACITY = 0.55
_MARGIN = 3.0
"""How far the light reaches beyond header and lanes, in points."""


class _Light(NamedTuple):
    """The columns between two places of the map, in points, and how dark all else is (0 … 1)."""

    left: float
    right: float
    strength: float

    def towards(self, other: "_Light", way: float) -> "_Light":
        """Part of the way to another light; from darkness it does not move but appear."""
        here = self if self.strength > 0 else other
        there = other if other.strength > 0 else self
        return _Light(
            here.left + (there.left - here.left) * way,
            here.right + (there.right - here.right) * way,
            self.strength + (other.strength - self.strength) * way,
        )


_NO_LIGHT = _Light(0.0, 0.0, 0.0)


class Spotlight(QWidget):
    """Lights columns of a map; `go_on` moves the light from where it was to where it is aimed."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._start = self._now = self._end = _NO_LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lower()
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether it is aimed at something."""
        return self._end.strength > 0

    def begin(self) -> None:
        """Lie over the whole canvas, all of it clear."""
        self._start = self._now = self._end = _NO_LIGHT
        self.follow_size()
        self.show()

    def follow_size(self) -> None:
        """Be as large as the canvas."""
        self.setGeometry(self._view.rect())

    def aim(self, columns: tuple[int, int] | None) -> None:
        """Aim at the columns from one to another, or put the light out."""
        picture = self._view.picture
        self._start = self._now
        if columns is None or picture is None:
            self._end = self._end._replace(strength=0.0)
        else:
            self._end = _Light(picture.x_of(columns[0]), picture.x_of(columns[1] + 1), 1.0)

    def go_on(self, way: float) -> None:
        """Show the light on its way to where it is aimed, there at 1."""
        self._now = self._start.towards(self._end, way)
        self.update()

    def lit(self) -> list[QRect]:
        """What is left clear: the columns with their header, and the titles of the lanes."""
        picture, view = self._view.picture, self._view.view
        if picture is None or not frozen_rows(picture):
            return [self.rect()]
        header = frozen_rows(picture)[0].y + view.frozen_shift(picture)
        top = view.to_pixels(0.0, header - _MARGIN).y()
        bottom = view.to_pixels(0.0, picture.band_bottom + _MARGIN).y()
        columns = _between(
            view.to_pixels(self._now.left, 0.0).x(), top, view.to_pixels(self._now.right, 0.0).x(),
            bottom,
        )  # fmt: skip
        map_begins = max(0.0, view.to_pixels(0.0, 0.0).x())
        titles = _between(map_begins, top, self._titles_end(picture), bottom)
        return [columns, titles]

    def _titles_end(self, picture: Picture) -> float:
        view = self._view.view
        if view.title_shift(picture) > 0:
            return view.frozen_width(picture) * view.zoom
        return view.to_pixels(picture.left - _MARGIN, 0.0).x()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._now.strength <= 0:
            return
        veil = QColor(self._view.theme.colour("veil"))
        veil.setAlphaF(VEIL_OPACITY * self._now.strength)
        dark = QRegion(self.rect())
        for rect in self.lit():
            dark -= QRegion(rect)
        painter = QPainter(self)
        painter.setClipRegion(dark)
        painter.fillRect(self.rect(), veil)
        painter.end()


def _between(left: float, top: float, right: float, bottom: float) -> QRect:
    corner_x, corner_y = round(left), round(top)
    return QRect(corner_x, corner_y, max(0, round(right) - corner_x), round(bottom) - corner_y)
