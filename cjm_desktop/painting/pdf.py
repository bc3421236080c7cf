"""Writes pictures as the pages of a PDF, with the bundled fonts embedded and nothing shaped.

Only this module knows reportlab. Where a picture lies on its paper is decided by the caller.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from cjm_desktop.drawing import picture
from cjm_desktop.drawing.glyphs import INTER
from cjm_desktop.drawing.picture import Box, ImageShape, Line, Picture, Shape, TextLine
from cjm_desktop.drawing.text import placed_runs
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import ExportError
from cjm_desktop.language import text
from cjm_desktop.painting.pdf_fonts import embed_font
from cjm_desktop.painting.whole_file import write_whole

ImageData = Callable[[str], bytes | None]
"""Gives the bytes of an image by its id, or None if there are none."""

LONGEST_PAGE = 14_400.0
"""What PDF allows for a side of a page, in points: 5.08 m."""


@dataclass(frozen=True, slots=True, eq=False)
class PdfSheet:
    """A page in points: its picture's (0, 0) lies `x`, `y` from the top left, enlarged by `scale`.

    `title` names the page in the outline.
    """

    picture: Picture
    page_width: float
    page_height: float
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class PdfProperties:
    """What the file says about itself; `language` is a code such as `en`."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"


def write_pdf(
    sheets: Sequence[PdfSheet],
    target: Path | BinaryIO,
    theme: Theme,
    properties: PdfProperties,
    image_data: ImageData,
) -> None:
    """Write one page for each sheet; the same sheets give the same bytes.

    Raises ExportError; a file at a path is written whole or not at all.
    """
    data = _pdf(sheets, theme, properties, image_data)
    if isinstance(target, Path):
        write_whole(target, data)
    else:
        target.write(data)


def _pdf(
    sheets: Sequence[PdfSheet], theme: Theme, properties: PdfProperties, image_data: ImageData
) -> bytes:
    buffer = BytesIO()
    canvas = _new_canvas(buffer, properties)
    images = _Images(image_data)
    colours = _Colours(theme)
    for number, sheet in enumerate(sheets):
        _begin_page(canvas, sheet, f"sheet{number}", properties.title)
        _Page(canvas, colours, images).draw(sheet.picture.flat())
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _new_canvas(buffer: BytesIO, properties: PdfProperties) -> Canvas:
    rl_config.useA85 = 0  # plain binary streams: smaller, and photographs pass untouched
    first_font = INTER["regular"]  # else reportlab adds Helvetica, which it does not embed
    embed_font(first_font)
    canvas = Canvas(
        buffer,
        pageCompression=1,
        invariant=1,
        initialFontName=first_font,  # type: ignore[arg-type]  # the stubs are wrong
        lang=properties.language,
    )
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setCreator("cjm-desktop")
    return canvas


def _begin_page(canvas: Canvas, sheet: PdfSheet, key: str, document_title: str) -> None:
    if max(sheet.page_width, sheet.page_height) > LONGEST_PAGE:
        raise ExportError(
            text("A page of a PDF can be at most 5.08 m long, and this map needs a longer one."),
            text("Choose a paper size, or a smaller scale."),
        )
    canvas.setPageSize((sheet.page_width, sheet.page_height))
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(sheet.title or document_title, key)
    canvas.translate(sheet.x, sheet.page_height - sheet.y)
    canvas.scale(sheet.scale, sheet.scale)


class _Colours(dict[str, tuple[float, float, float]]):
    """The colours of the roles as PDF takes them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def __missing__(self, role: str) -> tuple[float, float, float]:
        red, green, blue = (byte / 255 for byte in bytes.fromhex(self.theme.colour(role)[1:]))
        found = self[role] = (red, green, blue)
        return found


class _Images(dict[str, ImageReader | None]):
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


class _Page:
    """Draws shapes on one page; what is set already is not set again.

    The picture's y grows downwards and the page's upwards, so every y is turned.
    """

    def __init__(self, canvas: Canvas, colours: _Colours, images: _Images) -> None:
        self.canvas = canvas
        self.colours = colours
        self.images = images
        self.words: PDFTextObject | None = None
        self.fill = self.stroke = ""
        self.stroke_width = 0.0
        self.dash: tuple[float, ...] = ()
        canvas.setLineJoin(1)

    def draw(self, shapes: Iterator[Shape]) -> None:
        """Draw the shapes in their order."""
        for shape in shapes:
            if isinstance(shape, TextLine):
                self._text_line(shape)
                continue
            self._end_words()
            match shape:
                case Box():
                    self._box(shape)
                case Line():
                    self._set_stroke(shape)
                    self.canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
                case picture.Path():
                    self._path(shape)
                case ImageShape():
                    self._image(shape)
        self._end_words()

    def _box(self, box: Box) -> None:
        filled, outlined = self._set_colours(box)
        x, y, width, height = box.x, -box.y - box.height, box.width, box.height
        if box.radius:
            radius = min(box.radius, width / 2, height / 2)
            self.canvas.roundRect(x, y, width, height, radius, outlined, filled)
        else:
            self.canvas.rect(x, y, width, height, outlined, filled)

    def _path(self, path: picture.Path) -> None:
        filled, outlined = self._set_colours(path)
        line = self.canvas.beginPath()
        for kind, *numbers in path.commands:
            turned = [-float(n) if index % 2 else float(n) for index, n in enumerate(numbers)]
            match kind:
                case "M":
                    line.moveTo(*turned)
                case "L":
                    line.lineTo(*turned)
                case "C":
                    line.curveTo(*turned)
                case "Z":
                    line.close()
        self.canvas.drawPath(line, outlined, filled)

    def _image(self, image: ImageShape) -> None:
        reader = self.images[image.image_id]
        x, y = image.x, -image.y - image.height
        if reader is None:
            self._box(Box(image.x, image.y, image.width, image.height, None, "card.outline"))
        else:
            self.canvas.drawImage(reader, x, y, image.width, image.height, mask="auto")

    def _text_line(self, line: TextLine) -> None:
        words = self.words
        if words is None:
            words = self.words = self.canvas.beginText()
        if line.colour != self.fill:
            self.fill = line.colour
            words.setFillColorRGB(*self.colours[line.colour])
        for font, piece, x in placed_runs(line.text, line.weight):
            embed_font(font)
            words.setFont(font, line.size)
            words.setTextOrigin(line.x + x * line.size, -line.y)
            words.textOut(piece)

    def _end_words(self) -> None:
        if self.words is not None:
            self.canvas.drawText(self.words)
            self.words = None

    def _set_colours(self, shape: Box | picture.Path) -> tuple[int, int]:
        """Set what a shape needs; whether it is filled, and outlined."""
        if shape.fill and shape.fill != self.fill:
            self.fill = shape.fill
            self.canvas.setFillColorRGB(*self.colours[shape.fill])
        if shape.stroke:
            self._set_stroke(shape)
        return int(bool(shape.fill)), int(bool(shape.stroke))

    def _set_stroke(self, shape: Box | picture.Path | Line) -> None:
        if shape.stroke and shape.stroke != self.stroke:
            self.stroke = shape.stroke
            self.canvas.setStrokeColorRGB(*self.colours[shape.stroke])
        if shape.stroke_width != self.stroke_width:
            self.stroke_width = shape.stroke_width
            self.canvas.setLineWidth(shape.stroke_width)
        if shape.dash != self.dash:
            self.dash = shape.dash
            self.canvas.setDash(shape.dash)
