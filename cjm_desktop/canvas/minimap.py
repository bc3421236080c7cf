"""The minimap: the whole map in a corner of the canvas, with a frame round what is in view.

It is painted from the canvas's own picture, by the same painter, a moment after the map changed;
a scroll of the canvas only moves the frame.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.map_painter import MapPainter
from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.scrolling import THICKNESS_PX
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.language import translate

RENEW_AFTER_MS = 200
_WIDEST_PX, _TALLEST_PX, _LEAST_PX = 232, 132, 34
_WIDEST_SHARE = 0.3
_MOST_STRETCH = 3.0
"""How much taller than true a map of very many columns is shown."""
_MARGIN_PX = 10
_LEAST_FRAME_PX = 8.0
_OUT_OF_VIEW = 0.55
"""How much of what is not in view is washed out."""
_LEAST_CANVAS = QSize(420, 300)


class Minimap(QWidget):
    """Lies in the lower right corner while the map is larger than the view.

    A press or a drag moves the view there. It never takes the keys from the canvas.
    """

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._wanted = True
        self._laid_out: tuple[Picture, Theme, int] | None = None
        self._painter: MapPainter | None = None
        self._pixmap = QPixmap()
        self._small = Viewport()
        self._stretch = 1.0
        self._grip: QPointF | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._renew)
        self.setObjectName("minimap")
        self.setAccessibleName(translate("Minimap"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.lower()  # Below the field that is typed into.
        self.hide()
        view.view_moved.connect(self._follow)
        self._follow()

    def want(self, wanted: bool) -> None:
        """Show it where the map is larger than the view, or never."""
        self._wanted = wanted
        self._follow()

    @property
    def frame(self) -> QRectF:
        """The frame round what is in view, in pixels of this widget."""
        visible = self._view.view.visible()
        rect = QRectF(self._to_pixel(visible.topLeft()), self._to_pixel(visible.bottomRight()))
        rect = rect.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        missing_x = max(0.0, _LEAST_FRAME_PX - rect.width()) / 2
        missing_y = max(0.0, _LEAST_FRAME_PX - rect.height()) / 2
        return rect.adjusted(-missing_x, -missing_y, missing_x, missing_y)

    def _follow(self) -> None:
        """Cheap, as it comes with every frame of a scroll."""
        picture = self._view.picture
        shown = picture is not None and self._wanted and self._has_use(picture)
        if shown == self.isHidden():
            self.setVisible(shown)
        if picture is None or not shown:
            return
        shown_now = (picture, self._view.theme, self._view.width())
        if shown_now != self._laid_out:
            self._laid_out = shown_now
            self._lay_out(picture)
            if not self._soon.isActive():
                self._soon.start(RENEW_AFTER_MS if not self._pixmap.isNull() else 0)
        self._stand_in_corner(picture)
        self.update()

    def _has_use(self, picture: Picture) -> bool:
        view = self._view.view
        if view.width < _LEAST_CANVAS.width() or view.height < _LEAST_CANVAS.height():
            return False
        ranges = view.scroll_range(picture)
        return any((most - least) * view.zoom > 1 for least, most in ranges)

    def _lay_out(self, picture: Picture) -> None:
        widest = max(_WIDEST_PX, min(2 * _WIDEST_PX, self._view.width() * _WIDEST_SHARE))
        zoom = min(widest / picture.width, _TALLEST_PX / picture.height)
        height = picture.height * zoom
        self._stretch = max(1.0, min(_MOST_STRETCH, _LEAST_PX / height))
        self._small = Viewport(picture.width * zoom, height, zoom)
        self.resize(round(self._small.width), round(height * self._stretch))

    def _stand_in_corner(self, picture: Picture) -> None:
        taken = _MARGIN_PX + THICKNESS_PX
        parking = round(self._view.view.parking_height(picture) * self._view.view.zoom)
        bottom = self._view.height() - taken - parking
        self.move(self._view.width() - self.width() - taken, bottom - self.height())

    def _renew(self) -> None:
        picture = self._view.picture
        if picture is None or self.isHidden():
            return
        if self._painter is None or self._painter.theme is not self._view.theme:
            self._painter = MapPainter(self._view.theme, lambda _image_id: None)
        complete = self._paint_map(self._painter, picture)
        self.update()
        if not complete:
            self._soon.start(0)

    def _paint_map(self, map_painter: MapPainter, picture: Picture) -> bool:
        ratio = self.devicePixelRatioF()
        self._pixmap = QPixmap(self.size() * ratio)
        self._pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(self._pixmap)
        painter.scale(1.0, self._stretch)
        complete = map_painter.paint(painter, picture, self._small, ratio)
        legend = picture.row_of("legend")
        if legend is not None:  # From so far away it would be one dark block.
            top = legend.y * self._small.zoom
            ground = QRectF(0, top, self._small.width, self._small.height - top)
            painter.fillRect(ground, QColor(self._view.theme.colour("paper")))
        painter.end()
        return complete

    def _to_pixel(self, point: QPointF) -> QPointF:
        zoom = self._small.zoom
        return QPointF(point.x() * zoom, point.y() * zoom * self._stretch)

    def _move_view(self, middle: QPointF) -> None:
        """Show what lies at a pixel here in the middle of the view."""
        view, zoom = self._view.view, self._small.zoom
        seen = view.visible().center()
        dx = middle.x() / zoom - seen.x()
        dy = middle.y() / (zoom * self._stretch) - seen.y()
        self._view.scroll_by(dx * view.zoom, dy * view.zoom)

    # --- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, frame = self._view.theme, self.frame
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colour("paper")))
        if not self._pixmap.isNull():
            painter.drawPixmap(self.rect(), self._pixmap, self._pixmap.rect())
        wash = QColor(theme.colour("paper"))
        wash.setAlphaF(_OUT_OF_VIEW)
        for rect in _around(QRectF(self.rect()), frame):
            painter.fillRect(rect, wash)
        painter.setPen(QPen(QColor(theme.colour("card.outline")), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QPen(QColor(theme.colour("selection")), 2))
        painter.drawRect(frame)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        seen = self._to_pixel(self._view.view.visible().center())
        inside = self.frame.contains(event.position())
        self._grip = event.position() - seen if inside else QPointF()
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._move_view(event.position() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)


def _around(whole: QRectF, hole: QRectF) -> list[QRectF]:
    """What is left of a rectangle without another one inside it."""
    beside = hole.height()
    return [
        QRectF(0, 0, whole.width(), hole.top()),
        QRectF(0, hole.bottom(), whole.width(), whole.height() - hole.bottom()),
        QRectF(0, hole.top(), hole.left(), beside),
        QRectF(hole.right(), hole.top(), whole.width() - hole.right(), beside),
    ]
