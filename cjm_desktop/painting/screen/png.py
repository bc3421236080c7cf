"""Writes a picture as a PNG image; works with and without a screen."""

import math
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import ExportError
from cjm_desktop.language import text
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import ImageData, Images, Pens, ShapePainter
from cjm_desktop.painting.whole_file import write_whole

LONGEST_SIDE = 32_000
"""In pixels; Qt paints no more than 32,767."""

MOST_PIXELS = 200_000_000
"""About what a laptop can hold in memory beside everything else: 800 MB."""


def write_png(
    picture: Picture, target: Path, theme: Theme, scale: float, image_data: ImageData
) -> None:
    """Write a picture at `scale` pixels a point, on the theme's paper; whole or not at all.

    Raises ExportError. Where no Qt application runs, one without a screen is made for the time.
    """
    width, height = math.ceil(picture.width * scale), math.ceil(picture.height * scale)
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise _too_large(width, height)
    application = QGuiApplication.instance() or _application_without_screen()
    write_whole(target, _png(picture, width, height, theme, scale, image_data))
    del application  # until here it has to live


def _application_without_screen() -> QGuiApplication:
    return QGuiApplication(["cjm-desktop", "-platform", "offscreen"])


def _too_large(width: int, height: int) -> ExportError:
    message = text(
        "This map would make an image of {width} × {height} pixels, which is too large.",
        width=width,
        height=height,
    )
    return ExportError(message, text("Choose a smaller scale, or export it as PDF instead."))


def _png(
    picture: Picture, width: int, height: int, theme: Theme, scale: float, image_data: ImageData
) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise _too_large(width, height)
    image.setDotsPerMeterX(round(72 * scale / 0.0254))
    image.setDotsPerMeterY(round(72 * scale / 0.0254))
    image.fill(QColor(theme.colour("paper")))
    painter = QPainter(image)
    painter.scale(scale, scale)
    ShapePainter(Pens(theme), Typesetter(), Images(image_data)).paint(painter, picture.flat())
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise _too_large(width, height)
    return bytes(buffer.data().data())
