"""Whole maps on paper and on screen: every line of text is as wide as it was measured."""

import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture, TextLine
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Journey
from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf
from cjm_desktop.painting.screen.fonts import Typesetter
from tests.drawing.dense_map import dense_map
from tests.drawing.faults import texts_of

EACH = pytest.mark.parametrize("document", ["hotel stay", "dense"], indirect=True)


@pytest.fixture
def document(request: pytest.FixtureRequest) -> Document:
    if request.param == "dense":
        return dense_map()
    document = Document()
    document.load(template_records("hotel-stay"))
    return document


def picture_of(document: Document) -> Picture:
    arrangement = Arrangement(document, document.all(Journey)[0].id)
    return Layout(None, for_screen=False).picture(arrangement, "functional")


@EACH
def test_paper_sets_every_line_as_wide_as_measured(document: Document, tmp_path: Path) -> None:
    picture = picture_of(document)
    target = tmp_path / "map.pdf"
    sheet = PdfSheet(picture, picture.width, picture.height)
    write_pdf([sheet], target, THEMES["print"], PdfProperties("Map"), lambda _: None)
    words = words_in(target)
    for line in texts_of(picture):
        placed = [
            (left, right) for left, right, middle, _ in words
            if line.x - 1 < left and right < line.x + line.width + 1
            and line.y - line.size < middle < line.y + line.size * 0.3
        ]  # fmt: skip
        assert placed, line
        width = max(right for _, right in placed) - min(left for left, _ in placed)
        assert width == pytest.approx(line.width, rel=0.005, abs=0.01), line


def words_in(target: Path) -> list[tuple[float, float, float, str]]:
    """Every word on the only page: left, right, middle of its height, text."""
    found = subprocess.run(
        ["pdftotext", "-bbox", str(target), "-"], check=True, capture_output=True, text=True
    )
    root = ElementTree.fromstring(found.stdout)
    words = [word for word in root.iter() if word.tag.endswith("}word")]
    return [
        (float(word.attrib["xMin"]), float(word.attrib["xMax"]),
         (float(word.attrib["yMin"]) + float(word.attrib["yMax"])) / 2, word.text or "")
        for word in words
    ]  # fmt: skip


@EACH
@pytest.mark.usefixtures("qapp")
def test_the_screen_sets_every_line_as_wide_as_measured(document: Document) -> None:
    typesetter = Typesetter()
    for line in texts_of(picture_of(document)):
        assert pen_after(typesetter, line) == pytest.approx(line.width, rel=0.005, abs=0.01), line


def pen_after(typesetter: Typesetter, line: TextLine) -> float:
    """Where the pen stands after the glyphs of a line, by the places and advances Qt has."""
    end = 0.0
    for run in typesetter.glyph_runs(line.text, line.weight, line.size):
        places = run.positions()
        assert all(a.x() <= b.x() for a, b in pairwise(places))
        last = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes()[-1:])[0]
        end = max(end, places[-1].x() + last.x())
    return end
