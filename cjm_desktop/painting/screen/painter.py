"""Paints a picture's shapes with Qt, plainly and completely: the reference for every other way.

What costs time to make (pens, brushes, paths, images, lines of text) is kept and can be reused by
whoever paints faster.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from cjm_desktop.drawing.curve import Commands
from cjm_desktop.drawing.picture import Box, ImageShape, Line, Path, Shape, TextLine
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.painting.screen.fonts import Typesetter

ImageData = Callable[[str], bytes | None]
"""Gives the bytes of an image by its id, or None if there are none."""

NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush


class Pens:
    """The pens and brushes of a theme by role, each made once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._pens: dict[tuple[str, float, tuple[float, ...]], QPen] = {}
        self._brushes: dict[str, QBrush] = {}
        self._colours: dict[str, QColor] = {}

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        if role not in self._colours:
            self._colours[role] = QColor(self.theme.colour(role))
        return self._colours[role]

    def brush(self, role: str) -> QBrush:
        """The brush that fills with a role's colour."""
        if role not in self._brushes:
            self._brushes[role] = QBrush(self.colour(role))
        return self._brushes[role]

    def pen(self, role: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
        """The pen of a role; width and dashes in points, as on paper."""
        key = (role, width, dash)
        if key not in self._pens:
            self._pens[key] = self._new_pen(role, width, dash)
        return self._pens[key]

    def _new_pen(self, role: str, width: float, dash: tuple[float, ...]) -> QPen:
        pen = QPen(self.brush(role), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash and width:
            pen.setDashPattern([length / width for length in dash])  # Qt counts in pen widths
        return pen


class Images:
    """The images of a document by id, each decoded once; None for one that cannot be shown."""

    def __init__(self, image_data: ImageData) -> None:
        self._image_data = image_data
        self._images: dict[str, QImage | None] = {}

    def image(self, image_id: str) -> QImage | None:
        """The decoded image."""
        if image_id not in self._images:
            data = self._image_data(image_id)
            image = QImage.fromData(data) if data else QImage()
            self._images[image_id] = None if image.isNull() else image
        return self._images[image_id]


def path_of(commands: Commands) -> QPainterPath:
    """The commands of a picture's Path as Qt's."""
    path = QPainterPath()
    for kind, *arguments in commands:
        numbers = [float(number) for number in arguments]
        match kind:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.cubicTo(*numbers)
            case "Z":
                path.closeSubpath()
    return path


class ShapePainter:
    """Paints shapes in the colours of a theme; keeps its tools from one painting to the next."""

    def __init__(self, pens: Pens, typesetter: Typesetter, images: Images) -> None:
        self.pens = pens
        self.typesetter = typesetter
        self.images = images

    def paint(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Paint shapes in their order, smoothly."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for shape in shapes:
            self.paint_shape(painter, shape)

    def paint_shape(self, painter: QPainter, shape: Shape) -> None:
        """Paint one shape."""
        match shape:
            case Box():
                self._box(painter, shape)
            case TextLine():
                painter.setPen(self.pens.pen(shape.colour))
                self.typesetter.draw(painter, shape)
            case Line():
                painter.setPen(self.pens.pen(shape.stroke, shape.stroke_width, shape.dash))
                painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
            case Path():
                self._set_pen_and_brush(painter, shape)
                painter.drawPath(path_of(shape.commands))
            case ImageShape():
                self._image(painter, shape)

    def _box(self, painter: QPainter, box: Box) -> None:
        self._set_pen_and_brush(painter, box)
        rect = QRectF(box.x, box.y, box.width, box.height)
        if box.radius:
            painter.drawRoundedRect(rect, box.radius, box.radius)
        else:
            painter.drawRect(rect)

    def _image(self, painter: QPainter, shape: ImageShape) -> None:
        image = self.images.image(shape.image_id)
        if image is None:
            self._box(painter, Box(*shape[:4], stroke="card.outline"))
        else:
            painter.drawImage(QRectF(*shape[:4]), image)

    def _set_pen_and_brush(self, painter: QPainter, shape: Box | Path) -> None:
        if shape.stroke:
            painter.setPen(self.pens.pen(shape.stroke, shape.stroke_width, shape.dash))
        else:
            painter.setPen(NO_PEN)
        if shape.fill:
            painter.setBrush(self.pens.brush(shape.fill))
        else:
            painter.setBrush(NO_BRUSH)
