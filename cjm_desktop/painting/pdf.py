"""Writes pictures as the pages of a PDF, with the bundled fonts embedded and nothing shaped.

Where a picture lies on its paper is decided by the caller; how its shapes are drawn there, by
`pdf_page`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from cjm_desktop.drawing.glyphs import INTER
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import ExportError
from cjm_desktop.language import text
from cjm_desktop.painting.pdf_fonts import embed_font
from cjm_desktop.painting.pdf_page import ImageData, Images, PagePainter
from cjm_desktop.painting.whole_file import write_whole

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
    page = PagePainter(canvas, theme, Images(image_data))
    for number, sheet in enumerate(sheets):
        _begin_page(canvas, sheet, f"sheet{number}", properties.title)
        page.draw(sheet.picture)
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
