"""The PDF of 2,000 touchpoints against reportlab drawing as many plain rectangles and strings."""

from collections.abc import Callable, Iterator
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from cjm_desktop.drawing.glyphs import INTER
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.pages import PAPERS, PageSetup, place
from cjm_desktop.drawing.picture import Picture, TextLine
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf
from cjm_desktop.painting.pdf_fonts import embed_font
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.measuring import (
    Result,
    at_most,
    by_the_processor,
    in_turns,
    settled_memory,
    show,
)

_TIMES = 9


def run() -> Iterator[Result]:
    """One A0 sheet."""
    picture = Layout(None, for_screen=False).picture(Arrangement(big_map(200, 10), "map"), "goal")
    page = place(picture.width, picture.height, PageSetup(PAPERS["A0"]), "")
    sheet = PdfSheet(picture, page.width, page.height, page.x, page.y, page.scale)

    def ours() -> None:
        write_pdf([sheet], BytesIO(), THEMES["print"], PdfProperties("A map"), lambda _id: None)

    with settled_memory():
        turns = in_turns(by_the_processor(ours), by_the_processor(_plain(picture)), _TIMES)
    shapes = sum(1 for _ in picture.flat())
    note = f"({turns.ours_ms:.0f} ÷ {turns.floor_ms:.0f} ms)"
    yield at_most(f"PDF of 2,000 touchpoints ({shapes:,} shapes) ÷ plain reportlab",
                  turns.ratio, 1.5, "×", note)  # fmt: skip


def _plain(picture: Picture) -> Callable[[], None]:
    """Draws a rectangle for each shape and a string for each line of text, in the same font."""
    texts = [shape for shape in picture.flat() if isinstance(shape, TextLine)]
    others = sum(1 for _ in picture.flat()) - len(texts)
    embed_font(INTER["regular"])

    def draw() -> None:
        canvas = Canvas(BytesIO(), pageCompression=1, initialFontName=INTER["regular"])  # type: ignore[arg-type]
        for number in range(others):
            canvas.rect(number % 100, number // 100, 80, 40, 1, 1)
        for line in texts:
            canvas.drawString(line.x, -line.y, line.text)
        canvas.showPage()
        canvas.save()

    return draw


if __name__ == "__main__":
    show(run())
