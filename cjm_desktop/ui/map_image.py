"""Paints a map as it will be printed into an image for the screen; in any thread."""

import math

from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import ImageData, Images, Pens, ShapePainter

_MOST_PIXELS = 6_000_000


def map_image(picture: Picture, width_px: float, image_data: ImageData) -> QImage:
    """The whole map in the colours of print, about so wide: never too large for memory."""
    scale = max(0.001, width_px / picture.width)
    scale = min(scale, math.sqrt(_MOST_PIXELS / (picture.width * picture.height)))
    theme = THEMES["print"]
    size = (math.ceil(picture.width * scale), math.ceil(picture.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colour("paper")))
    painter = QPainter(image)
    painter.scale(image.width() / picture.width, image.height() / picture.height)
    ShapePainter(Pens(theme), Typesetter(), Images(image_data)).paint(painter, picture.flat())
    painter.end()
    return image
