"""Paints a whole map into an image for the screen; in any thread."""

import functools
import math
from collections.abc import Iterable

from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.drawing.picture import Box, ImageShape, Line, Path, Picture, Shape, TextLine
from cjm_desktop.drawing.theme import THEMES, Theme
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import ImageData, Images, Pens, ShapePainter

_MOST_PIXELS = 6_000_000
_ONE_PIXEL = b"P6 1 1 255 \x00\x00\x00"
_ONE_OF_EACH: tuple[Shape, ...] = (
    Box(0, 0, 8, 8, fill="card", stroke="text", radius=2, dash=(1.0, 1.0)),
    Box(0, 0, 8, 8),
    Line(0, 0, 8, 8, "text", 1.0, (1.0, 1.0)),
    Path((("M", 0, 0), ("L", 8, 0), ("C", 8, 8, 4, 8, 0, 4), ("Z",)), fill="card", stroke="text"),
    TextLine(0, 8, "a", "regular", 8, "text", 4),
    TextLine(0, 8, "a", "bold", 400, "text", 200),
    ImageShape(0, 0, 8, 8, "pixel"),
)


def map_image(
    picture: Picture, width_px: float, image_data: ImageData, theme: Theme = THEMES["print"]
) -> QImage:
    """The whole map, about so wide: never too large for memory. As it is printed, unless said.

    Before the first one in another thread `prepare_map_images` must have been called.
    """
    scale = max(0.001, width_px / picture.width)
    scale = min(scale, math.sqrt(_MOST_PIXELS / (picture.width * picture.height)))
    size = (math.ceil(picture.width * scale), math.ceil(picture.height * scale))
    scales = (size[0] / picture.width, size[1] / picture.height)
    return _painted(picture.flat(), size, scales, image_data, theme)


@functools.cache
def prepare_map_images() -> None:
    """Paint one shape of each kind, in the window's thread.

    Works around PySide6 6.11, which makes an enumeration when it is first used: where two threads
    paint for the first time at once, one finds it half made and the program dies.
    """
    _painted(_ONE_OF_EACH, (8, 8), (1.0, 1.0), lambda _image_id: _ONE_PIXEL, THEMES["print"])


def _painted(
    shapes: Iterable[Shape],
    size: tuple[int, int],
    scales: tuple[float, float],
    image_data: ImageData,
    theme: Theme,
) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colour("paper")))
    painter = QPainter(image)
    painter.scale(*scales)
    ShapePainter(Pens(theme), Typesetter(), Images(image_data)).paint(painter, shapes)
    painter.end()
    return image
