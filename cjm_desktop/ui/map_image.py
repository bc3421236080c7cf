"""Paints a whole map into an image for the screen; in any thread."""

import math

from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import THEMES, Theme
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import ImageData, Images, Pens, ShapePainter

_MOST_PIXELS = 6_000_000


def map_image(
    picture: Picture, width_px: float, image_data: ImageData, theme: Theme = THEMES["print"]
) -> QImage:
    """The whole map, about so wide: never too large for memory. As it is printed, unless said."""
    scale = max(0.001, width_px / picture.width)
    scale = min(scale, math.sqrt(_MOST_PIXELS / (picture.width * picture.height)))
    size = (math.ceil(picture.width * scale), math.ceil(picture.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colour("paper")))
    painter = QPainter(image)
    painter.scale(image.width() / picture.width, image.height() / picture.height)
    ShapePainter(Pens(theme), Typesetter(), Images(image_data)).paint(painter, picture.flat())
    painter.end()
    return image
