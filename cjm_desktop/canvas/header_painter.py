"""Paints the header and the tints behind the columns while they regroup."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from cjm_desktop.canvas.header_look import Block, Colour, HeaderLook, Words
from cjm_desktop.canvas.viewport import TEXT_ZOOM, Viewport
from cjm_desktop.drawing.geometry import CARD_RADIUS, HEADER_INSET
from cjm_desktop.drawing.picture import BAND_GAP, TextLine
from cjm_desktop.painting.screen.blocks import BAR_OPACITY, bar_of
from cjm_desktop.painting.screen.painter import NO_BRUSH, NO_PEN, ShapePainter

_OUTLINE_WIDTH = 1.4
_DASHED = (4.0, 4.0)


class HeaderPainter:
    """Paints looks of the header in a theme."""

    def __init__(self, shape_painter: ShapePainter) -> None:
        self._shape_painter = shape_painter

    def colour_of(self, role: str) -> Colour:
        """The colour of a role in the theme."""
        colour = self._shape_painter.pens.colour(role)
        return colour.redF(), colour.greenF(), colour.blueF(), colour.alphaF()

    def paint_tints(
        self, painter: QPainter, look: HeaderLook, view: Viewport, top: float, bottom: float
    ) -> None:
        """Paint the tints behind the columns, between two heights of the map."""
        visible = view.visible()
        for block in look.blocks:
            if block.tint[3] > 0 and block.left < visible.right() and block.right > visible.left():
                left = block.left + min(BAND_GAP / 2, block.inset_left)
                right = block.right - min(BAND_GAP / 2, block.inset_right)
                ends = view.to_pixels(left, top), view.to_pixels(right, bottom)
                painter.fillRect(QRectF(*ends), QColor.fromRgbF(*block.tint))

    def paint(
        self, painter: QPainter, look: HeaderLook, view: Viewport, y: float, height: float
    ) -> None:
        """Paint the header at a height of the map; far away its words are bars."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, view.zoom >= TEXT_ZOOM)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(view.to_pixels(0, y))
        painter.scale(view.zoom, view.zoom)
        visible = view.visible()
        for block in look.blocks:
            if block.left < visible.right() and block.right > visible.left():
                self._block(painter, block, height)
        for each in look.words.values():
            for words in each:
                self._words(painter, words, as_bars=view.zoom < TEXT_ZOOM)
        painter.restore()

    def _block(self, painter: QPainter, block: Block, height: float) -> None:
        left, right = block.left + block.inset_left, block.right - block.inset_right
        painter.setPen(NO_PEN)
        for fill in block.fills:
            painter.setBrush(QColor.fromRgbF(*fill.colour))
            rect = QRectF(QPointF(left, fill.top * height), QPointF(right, fill.bottom * height))
            painter.drawPath(_rounded(rect, _radius(block.inset_left), _radius(block.inset_right)))
        if block.outline > 0:
            painter.setOpacity(block.outline)
            pens = self._shape_painter.pens
            painter.setPen(pens.pen("ghost.outline", _OUTLINE_WIDTH, _DASHED))
            painter.setBrush(NO_BRUSH)
            half = _OUTLINE_WIDTH / 2
            rect = QRectF(left, 0, right - left, height).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
            painter.setOpacity(1.0)

    def _words(self, painter: QPainter, words: Words, as_bars: bool) -> None:
        painter.save()
        painter.translate(words.x, 0)
        painter.setOpacity(words.opacity * (BAR_OPACITY if as_bars else 1.0))
        for shape in words.shapes:
            if not as_bars:
                self._shape_painter.paint_shape(painter, shape)
            elif isinstance(shape, TextLine):
                painter.fillRect(bar_of(shape), self._shape_painter.pens.brush(shape.colour))
        painter.restore()


def _radius(inset: float) -> float:
    """Where a border is closed, corners are none."""
    return CARD_RADIUS * min(1.0, inset / HEADER_INSET)


def _rounded(rect: QRectF, left: float, right: float) -> QPainterPath:
    """A rectangle with other corners at its left than at its right."""
    left, right = (max(0.01, min(radius, rect.width() / 4)) for radius in (left, right))
    x, top, far, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    path = QPainterPath()
    path.moveTo(x + left, top)
    path.arcTo(far - 2 * right, top, 2 * right, 2 * right, 90, -90)
    path.arcTo(far - 2 * right, bottom - 2 * right, 2 * right, 2 * right, 0, -90)
    path.arcTo(x, bottom - 2 * left, 2 * left, 2 * left, 270, -90)
    path.arcTo(x, top, 2 * left, 2 * left, 180, -90)
    path.closeSubpath()
    return path
