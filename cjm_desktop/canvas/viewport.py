"""Which part of a picture is in view, and how large: zoom, scrolling, and the way to pixels.

The stage header and step row stay at the top and the lane titles at the left while the map
scrolls under them, as long as they leave most of the room to the map.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cjm_desktop.drawing.geometry import MARGIN
from cjm_desktop.drawing.picture import FROZEN_KINDS, Picture, Rect, Row

LEAST_ZOOM = 0.05
MOST_ZOOM = 4.0
TEXT_ZOOM = 0.34
"""Below this zoom text is drawn as bars."""

_BORDER_PX = 16.0
MOST_FROZEN = 0.5
"""The share of the view that frozen rows or titles may take."""
_MOST_PARKING = 0.25
"""The share of the view that the parking lot may take."""


@dataclass(slots=True)
class Viewport:
    """A view of a picture: `x` and `y` are the picture's point at the view's corner, in points.

    `bound_for` is the zoom that it is on its way to, 0 while it rests. `holds_parking` says that
    the parking lot stays in view too.
    """

    width: float = 0.0
    height: float = 0.0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    bound_for: float = 0.0
    holds_parking: bool = False

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Where a point of the picture lies in the view."""
        return QPointF((x - self.x) * self.zoom, (y - self.y) * self.zoom)

    def to_points(self, pixel: QPointF) -> QPointF:
        """The point of the picture at a place of the view, frozen parts left out of account."""
        return QPointF(pixel.x() / self.zoom + self.x, pixel.y() / self.zoom + self.y)

    def rect_to_pixels(self, rect: Rect) -> QRectF:
        """Where a rectangle of the picture lies in the view."""
        corner = self.to_pixels(rect.x, rect.y)
        return QRectF(corner, QSizeF(rect.width * self.zoom, rect.height * self.zoom))

    def visible(self) -> QRectF:
        """The part of the picture in view, in points."""
        return QRectF(self.x, self.y, self.width / self.zoom, self.height / self.zoom)

    def shows_whole(self, picture: Picture) -> bool:
        """Whether a picture lies in view from corner to corner."""
        return self.visible().contains(QRectF(0, 0, picture.width, picture.height))

    def fit_zoom(self, picture: Picture, most: float = 1.0) -> float:
        """The zoom at which the whole picture is in view, never above `most`, which is 100 %."""
        across = (self.width - 2 * _BORDER_PX) / max(1.0, picture.width)
        down = (self.height - 2 * _BORDER_PX) / max(1.0, picture.height)
        return max(LEAST_ZOOM, min(most, across, down))

    def fit(self, picture: Picture) -> None:
        """Show the whole picture."""
        self.zoom = self.fit_zoom(picture)
        self.keep_inside(picture)

    def zoom_about(self, picture: Picture, zoom: float, pixel: QPointF) -> None:
        """Zoom so that the point of the picture at `pixel` stays where it is."""
        fixed = self.to_points(pixel)
        self.zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        self.x = fixed.x() - pixel.x() / self.zoom
        self.y = fixed.y() - pixel.y() / self.zoom
        self.keep_inside(picture)

    def scroll_by(self, picture: Picture, dx_px: float, dy_px: float) -> None:
        """Scroll by pixels, not beyond the picture and its border."""
        self.x += dx_px / self.zoom
        self.y += dy_px / self.zoom
        self.keep_inside(picture)

    def scroll_range(self, picture: Picture) -> tuple[tuple[float, float], tuple[float, float]]:
        """The least and greatest x and y, in points; a picture that fits is centred."""
        return (
            self._range(picture.width, self.width),
            self._range(picture.height, self.height),
        )

    def keep_inside(self, picture: Picture) -> None:
        """Scroll back to where there is something to see."""
        (least_x, most_x), (least_y, most_y) = self.scroll_range(picture)
        self.x = max(least_x, min(most_x, self.x))
        self.y = max(least_y, min(most_y, self.y))

    def bring_into_view(self, picture: Picture, rect: Rect) -> None:
        """Scroll as little as needed to show a rectangle beside the frozen parts."""
        parking = picture.parking
        if parking is not None and rect.y >= parking.y and self.parking_shift(picture) < 0:
            return
        border = _BORDER_PX / self.zoom
        left = self.x + self.frozen_width(picture) + border
        top = self.y + self.frozen_height(picture) + border
        right, bottom = self.visible().right() - border, self.visible().bottom() - border
        bottom -= self.parking_height(picture)
        if rect.x + rect.width > right:
            self.x += rect.x + rect.width - right
            left += rect.x + rect.width - right
        if rect.x < left:
            self.x -= left - rect.x
        if rect.y + rect.height > bottom:
            self.y += rect.y + rect.height - bottom
            top += rect.y + rect.height - bottom
        if rect.y < top:
            self.y -= top - rect.y
        self.keep_inside(picture)

    def frozen_shift(self, picture: Picture) -> float:
        """How far the frozen rows are moved down to stay in view, in points."""
        rows = frozen_rows(picture)
        if not rows:
            return 0.0
        height = height_of(rows)
        if height * self.zoom > self.height * MOST_FROZEN:
            return 0.0
        return max(0.0, self.y - rows[0].y + FROZEN_PADDING)

    def frozen_height(self, picture: Picture) -> float:
        """How much of the view's top the frozen rows take, in points; 0 while they scroll."""
        rows = frozen_rows(picture)
        if not rows or self.frozen_shift(picture) <= 0:
            return 0.0
        return height_of(rows) + 2 * FROZEN_PADDING

    def title_shift(self, picture: Picture) -> float:
        """How far the lane titles are moved right to stay in view, in points."""
        if picture.left * self.zoom > self.width * MOST_FROZEN:
            return 0.0
        return max(0.0, self.x - MARGIN + FROZEN_PADDING)

    def parking_shift(self, picture: Picture) -> float:
        """How far the parking lot is moved up to stay in view, in points; below 0, or 0."""
        row = picture.parking
        if row is None or not self.holds_parking:
            return 0.0
        room = row.body.height + 2 * FROZEN_PADDING
        if room * self.zoom > self.height * _MOST_PARKING:
            return 0.0
        return min(0.0, self.visible().bottom() - FROZEN_PADDING - row.y - row.body.height)

    def parking_height(self, picture: Picture) -> float:
        """How much of the view's bottom the parking lot takes, in points; 0 while it scrolls."""
        row = picture.parking
        if row is None or self.parking_shift(picture) >= 0:
            return 0.0
        return row.body.height + 2 * FROZEN_PADDING

    def parking_dx(self, picture: Picture) -> float:
        """How far the notes of the parking lot are moved right to stay in view, in points.

        As far as the titles, if all have room beside them; else they scroll with the map.
        """
        row, dx = picture.parking, self.title_shift(picture)
        if row is None or not self.holds_parking or dx <= 0:
            return 0.0
        rights = [rect.x + rect.width for rect in (picture.place_of(row, item)
                                                   for item in row.body.items)]  # fmt: skip
        return dx if max(rights, default=0.0) + dx < self.visible().right() else 0.0

    def shift_of(self, picture: Picture, row: Row) -> float:
        """How far a row is moved down to stay in view, in points."""
        if row.body.kind in FROZEN_KINDS:
            return self.frozen_shift(picture)
        return self.parking_shift(picture) if row.body.kind == "parking" else 0.0

    def pinned_kinds(self, picture: Picture) -> frozenset[str]:
        """The kinds of rows that are moved from their places now to stay in view."""
        kinds = FROZEN_KINDS if self.frozen_shift(picture) > 0 else frozenset[str]()
        return kinds | {"parking"} if self.parking_shift(picture) < 0 else kinds

    def frozen_width(self, picture: Picture) -> float:
        """How much of the view's left the lane titles take, in points; 0 while they scroll."""
        if self.title_shift(picture) <= 0:
            return 0.0
        return picture.left - MARGIN + FROZEN_PADDING

    def _range(self, length: float, room_px: float) -> tuple[float, float]:
        room = room_px / self.zoom
        border = _BORDER_PX / self.zoom
        if length + 2 * border <= room:
            return (length - room) / 2, (length - room) / 2
        return -border, length + border - room


FROZEN_PADDING = 6.0
"""The room between the view's edge and what is frozen there, in points."""


def frozen_rows(picture: Picture) -> list[Row]:
    """The rows that stay in view."""
    return [row for row in picture.rows if row.body.kind in FROZEN_KINDS]


def height_of(rows: list[Row]) -> float:
    """How high some neighbouring rows are together."""
    return rows[-1].y + rows[-1].body.height - rows[0].y
