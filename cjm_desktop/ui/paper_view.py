"""A page as it will be printed: the paper at its true proportions, its margins, the map on it."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.drawing.pages import POINTS_PER_MM, Page, PageSetup
from cjm_desktop.drawing.theme import THEMES

_BORDER_PX = 16.0
_TURNS = {
    Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip


class PaperView(QWidget):
    """Paints one page; `turned` asks for another, so many pages on or back."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 180)
        self.page: Page | None = None
        self._margin = 0.0
        self._map_size = (0.0, 0.0)
        self._image: QImage | None = None

    def show_page(self, page: Page | None, setup: PageSetup, map_size: tuple[float, float]) -> None:
        """Show a page with a map of that size in points; None is nothing yet."""
        self.page, self._map_size = page, map_size
        self._margin = setup.margin_mm * POINTS_PER_MM
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show the map on the page; of whatever resolution, it takes its place."""
        self._image = image
        self.update()

    @property
    def pixels_per_point(self) -> float:
        """How large a point of the paper is shown."""
        if self.page is None:
            return 0.0
        across = (self.width() - 2 * _BORDER_PX) / self.page.width
        down = (self.height() - 2 * _BORDER_PX) / self.page.height
        return max(0.01, min(across, down))

    @property
    def paper_rect(self) -> QRectF:
        """Where the paper is shown."""
        if self.page is None:
            return QRectF()
        scale = self.pixels_per_point
        rect = QRectF(0, 0, self.page.width * scale, self.page.height * scale)
        rect.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return rect

    @property
    def map_rect(self) -> QRectF:
        """Where the map is shown."""
        if self.page is None:
            return QRectF()
        scale, paper = self.pixels_per_point, self.paper_rect
        width, height = (side * self.page.scale * scale for side in self._map_size)
        x, y = paper.x() + self.page.x * scale, paper.y() + self.page.y * scale
        return QRectF(x, y, width, height)

    def _sharp(self, rect: QRectF, image: QImage) -> QRectF:
        """The place of the map, moved by less than a pixel where its image then falls on pixels."""
        ratio = self.devicePixelRatioF()
        size = QSizeF(image.size()) / ratio
        if abs(size.width() - rect.width()) > 1.5 or abs(size.height() - rect.height()) > 1.5:
            return rect
        x, y = (round(place * ratio) / ratio for place in (rect.x(), rect.y()))
        return QRectF(QPointF(x, y), size)

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 460)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _TURNS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        roles = self.palette().ColorRole
        painter.fillRect(self.rect(), self.palette().color(roles.AlternateBase))
        if self.page is not None:
            self._paint_paper(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(roles.Highlight), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_paper(self, painter: QPainter) -> None:
        paper, theme = self.paper_rect, THEMES["print"]
        painter.fillRect(paper.translated(2, 3), QColor(0, 0, 0, 50))
        painter.fillRect(paper, QColor(theme.colour("paper")))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            painter.setClipRect(paper)
            painter.drawImage(self._sharp(self.map_rect, self._image), self._image)
            painter.setClipping(False)
        inset = self._margin * self.pixels_per_point
        painter.setPen(QPen(QColor(theme.colour("text.muted")), 0.6, Qt.PenStyle.DotLine))
        painter.drawRect(paper.adjusted(inset, inset, -inset, -inset))
        painter.setPen(QPen(QColor(theme.colour("card.outline")), 1))
        painter.drawRect(paper)
