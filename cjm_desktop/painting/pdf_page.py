"""Draws a picture on a page of a PDF, group by group, as operators of the PDF's own language.

Each group is drawn in its own coordinates at its place, so that the operators of a shape that many
cards share (an outline, the sign of a channel) are put into words once. reportlab's own drawing
does so for each shape anew, number by number, which takes five times as long.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from cjm_desktop.drawing import picture as drawn
from cjm_desktop.drawing.picture import Box, ImageShape, Line, Picture, Shape, TextLine
from cjm_desktop.drawing.text import placed_runs
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.painting.pdf_fonts import embed_font

ImageData = Callable[[str], bytes | None]
"""Gives the bytes of an image by its id, or None if there are none."""

_CORNER = 0.4477
"""How far from a corner, in radii, the handles of the curve round it lie."""
_ROUND_JOINS = "1 j"
_CURVES = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Numbers(dict[float, str]):
    """Numbers as PDF writes them, to a thousandth."""

    def __missing__(self, number: float) -> str:
        words = f"{number:.3f}".rstrip("0").rstrip(".")
        words = self[number] = "0" if words == "-0" else words
        return words

    def row(self, *numbers: float) -> str:
        """Several numbers, with blanks between them."""
        return " ".join([self[number] for number in numbers])


class Colours(dict[str, str]):
    """The colours of the roles as PDF takes them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def __missing__(self, role: str) -> str:
        parts = (byte / 255 for byte in bytes.fromhex(self.theme.colour(role)[1:]))
        found = self[role] = " ".join(f"{part:.4g}" for part in parts)
        return found


class Images(dict[str, ImageReader | None]):
    """The images of a document, each read once; None for one that is missing or unreadable."""

    def __init__(self, image_data: ImageData) -> None:
        super().__init__()
        self.image_data = image_data

    def __missing__(self, image_id: str) -> ImageReader | None:
        data = self.image_data(image_id)
        reader = self[image_id] = _readable(data) if data else None
        return reader


def _readable(data: bytes) -> ImageReader | None:
    """The image, decoded once to see that it is whole."""
    try:
        reader = ImageReader(BytesIO(data))
        reader.getRGBData()  # type: ignore[no-untyped-call]
    except OSError:  # what reportlab makes of every image that it cannot read
        return None
    return reader


class PagePainter:
    """Draws pictures on the pages of one document.

    A picture's y grows downwards and a page's upwards, so every y is turned.
    """

    def __init__(self, canvas: Canvas, theme: Theme, images: Images) -> None:
        self._canvas = canvas
        self._colours = Colours(theme)
        self._images = images
        self._numbers = Numbers()
        self._outlines: dict[Shape, str] = {}

    def draw(self, picture: Picture) -> None:
        """Draw a picture, its (0, 0) at the origin of the page."""
        self._canvas.addLiteral(_ROUND_JOINS)
        self._group(islice(picture.flat(), len(picture.bands)), 0.0, 0.0)  # bands come first
        for group, x, y in picture.groups():
            self._group(group.shapes, x, y)

    def _group(self, shapes: Iterable[Shape], x: float, y: float) -> None:
        """Draw shapes at a place; nothing that is set for them outlives them."""
        operators = [f"q 1 0 0 1 {self._numbers.row(x, -y)} cm"]
        style = _Style(self._colours, self._numbers)
        for shape in shapes:
            to_draw = shape
            if isinstance(shape, ImageShape):
                self._canvas.addLiteral("\n".join(operators))
                operators = []
                if self._drew_image(shape):
                    continue
                to_draw = Box(*shape[:4], None, "card.outline")
            operators += style.set(to_draw)
            operators.append(self._outline(to_draw))
        self._canvas.addLiteral("\n".join([*operators, "Q"]))

    def _drew_image(self, image: ImageShape) -> bool:
        """Draw an image; False if it is missing or unreadable."""
        reader = self._images[image.image_id]
        if reader is not None:
            bottom = -image.y - image.height
            self._canvas.drawImage(reader, image.x, bottom, image.width, image.height, mask="auto")
        return reader is not None

    def _outline(self, shape: Shape) -> str:
        """The operators that draw a shape in the style that is set."""
        found = self._outlines.get(shape)
        if found is None:
            found = self._outlines[shape] = self._new_outline(shape)
        return found

    def _new_outline(self, shape: Shape) -> str:
        row = self._numbers.row
        match shape:
            case TextLine():
                return f"BT {' '.join(self._words(shape))} ET"
            case Line():
                return f"{row(shape.x1, -shape.y1)} m {row(shape.x2, -shape.y2)} l S"
            case Box():
                return f"{self._box(shape)} {_paint(shape)}"
            case drawn.Path():
                return f"{' '.join(self._path(shape))} {_paint(shape)}"
            case _:
                raise TypeError(f"{shape!r} has no outline.")

    def _words(self, line: TextLine) -> Iterator[str]:
        """The words of a line, in the parts that each font has of its characters."""
        document = self._canvas._doc  # type: ignore[attr-defined]  # as reportlab's ttfonts says
        size = self._numbers[line.size]
        for stem, piece, x in placed_runs(line.text, line.weight):
            embed_font(stem)
            font: Any = pdfmetrics.getFont(stem)  # a TTFont, which the stubs do not know
            yield f"1 0 0 1 {self._numbers.row(line.x + x * line.size, -line.y)} Tm"
            for subset, characters in font.splitString(piece, document):
                name = font.getSubsetInternalName(subset, document)
                yield f"{name} {size} Tf ({escapePDF(characters)}) Tj"

    def _box(self, box: Box) -> str:
        row = self._numbers.row
        left, top, width, height = box.x, -box.y, box.width, box.height
        if not box.radius:
            return f"{row(left, top - height, width, height)} re"
        radius = min(box.radius, width / 2, height / 2)
        handle, right, bottom = radius * _CORNER, left + width, top - height
        return (
            f"{row(left + radius, bottom)} m {row(right - radius, bottom)} l "
            f"{row(right - handle, bottom, right, bottom + handle, right, bottom + radius)} c "
            f"{row(right, top - radius)} l "
            f"{row(right, top - handle, right - handle, top, right - radius, top)} c "
            f"{row(left + radius, top)} l "
            f"{row(left + handle, top, left, top - handle, left, top - radius)} c "
            f"{row(left, bottom + radius)} l "
            f"{row(left, bottom + handle, left + handle, bottom, left + radius, bottom)} c h"
        )

    def _path(self, path: drawn.Path) -> Iterator[str]:
        for kind, *numbers in path.commands:
            turned = [-float(n) if index % 2 else float(n) for index, n in enumerate(numbers)]
            yield f"{self._numbers.row(*turned)} {_CURVES[str(kind)]}".lstrip()


class _Style:
    """What is set on a page: only what changes is set again."""

    def __init__(self, colours: Colours, numbers: Numbers) -> None:
        self._colours = colours
        self._numbers = numbers
        self._fill: str | None = None
        self._stroke: str | None = None
        self._pen: tuple[float, tuple[float, ...]] | None = None

    def set(self, shape: Shape) -> Iterator[str]:
        """The operators that set what a shape needs."""
        match shape:
            case TextLine():
                yield from self._set_fill(shape.colour)
            case Line():
                yield from self._set_stroke(shape.stroke, shape.stroke_width, shape.dash)
            case Box() | drawn.Path():
                yield from self._set_fill(shape.fill)
                yield from self._set_stroke(shape.stroke, shape.stroke_width, shape.dash)

    def _set_fill(self, fill: str | None) -> Iterator[str]:
        if fill and fill != self._fill:
            self._fill = fill
            yield f"{self._colours[fill]} rg"

    def _set_stroke(
        self, stroke: str | None, width: float, dash: tuple[float, ...]
    ) -> Iterator[str]:
        if not stroke:
            return
        if stroke != self._stroke:
            self._stroke = stroke
            yield f"{self._colours[stroke]} RG"
        if (width, dash) != self._pen:
            self._pen = (width, dash)
            yield f"{self._numbers[width]} w [{self._numbers.row(*dash)}] 0 d"


def _paint(shape: Box | drawn.Path) -> str:
    """The operator that fills and strokes what was outlined, by the even-odd rule as Qt does."""
    if shape.fill:
        return "B*" if shape.stroke else "f*"
    return "S" if shape.stroke else "n"
