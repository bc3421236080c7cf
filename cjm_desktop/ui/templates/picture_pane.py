"""The template that is looked at: its picture as large as there is room for."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_BORDER_PX = 10


class PicturePane(QWidget):
    """Shows an image, or words in its place; `resized` tells that a sharper one may be wanted."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("templates.picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 140)
        self._image: QImage | None = None
        self._words = ""

    @property
    def room(self) -> QSize:
        """The pixels of the screen that a picture may take."""
        inside = self.size() - QSize(2 * _BORDER_PX, 2 * _BORDER_PX)
        return (QSizeF(inside) * self.devicePixelRatioF()).toSize()

    @property
    def shows_picture(self) -> bool:
        """Whether a picture is on screen."""
        return self._image is not None

    @property
    def words(self) -> str:
        """What is said in place of the picture."""
        return self._words

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image, self._words = image, ""
        self.update()

    def say(self, words: str) -> None:
        """Say something in place of the picture."""
        self._image, self._words = None, words
        self.update()

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        roles = self.palette().ColorRole
        painter.fillRect(self.rect(), self.palette().color(roles.AlternateBase))
        if self._image is not None:
            self._paint_image(painter, self._image)
        else:
            painter.setPen(self.palette().color(roles.PlaceholderText))
            inside = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, flags, self._words)
        painter.end()

    def _paint_image(self, painter: QPainter, image: QImage) -> None:
        inside = QSizeF(self.size()) - QSizeF(2 * _BORDER_PX, 2 * _BORDER_PX)
        own = QSizeF(image.size()) / self.devicePixelRatioF()
        size = own.scaled(inside, Qt.AspectRatioMode.KeepAspectRatio)
        if abs(size.width() - own.width()) < 2 and abs(size.height() - own.height()) < 2:
            size = own  # Pixel on pixel it is sharpest.
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(QRectF(self.rect()).center())
        place.moveTopLeft(QPointF(round(place.x()), round(place.y())))
        painter.drawImage(place, image)
        painter.setPen(QPen(self.palette().color(self.palette().ColorRole.Mid), 1))
        painter.drawRect(place)
