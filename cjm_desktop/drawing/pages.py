"""Where a picture lies on a sheet of paper: sizes, orientation, margins, scale.

Sizes of paper are in millimetres, pictures and pages in points.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cjm_desktop.errors import ExportError
from cjm_desktop.language import number_text, text

POINTS_PER_MM = 72 / 25.4
MARGIN_MM = 10.0
SHORTEST_SIDE_MM, LONGEST_SIDE_MM = 50.0, 5000.0
SMALLEST_SCALE, LARGEST_SCALE = 0.01, 10.0

Orientation = Literal["auto", "portrait", "landscape"]

_SIZE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)[x×](\d{1,5}(?:\.\d{1,3})?)mm", re.ASCII)
_PERCENT = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)%", re.ASCII)
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper; one without a `name` was given by its sides, and is not turned unasked."""

    width_mm: float
    height_mm: float
    name: str = ""

    def __str__(self) -> str:
        return self.name or f"{self.width_mm:g} × {self.height_mm:g} mm"


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper(210.0, 297.0, "A4"),
        Paper(297.0, 420.0, "A3"),
        Paper(420.0, 594.0, "A2"),
        Paper(594.0, 841.0, "A1"),
        Paper(841.0, 1189.0, "A0"),
    )
}
"""The papers known by name, upright, the smallest first."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How maps go on paper; `scale` None makes each as large as its page allows, 1.0 is 100 %.

    `auto` turns the paper to where the map gets larger.
    """

    paper: Paper = PAPERS["A3"]
    orientation: Orientation = "auto"
    scale: float | None = None
    margin_mm: float = MARGIN_MM


@dataclass(frozen=True, slots=True)
class Page:
    """A page in points; the picture's top left lies at `x`, `y`, enlarged by `scale`."""

    width: float
    height: float
    x: float
    y: float
    scale: float


def paper_of(words: str) -> Paper:
    """The paper called A4 … A0, or given as 600x400mm; raises ExportError."""
    named = PAPERS.get(words.upper())
    if named is not None:
        return named
    size = _SIZE.fullmatch(words)
    if size is None:
        raise ExportError(
            text("There is no paper “{words}”.", words=words),
            text("Give A4, A3, A2, A1 or A0, or width and height as in 600x400mm."),
        )
    paper = Paper(float(size[1]), float(size[2]))
    for side in (paper.width_mm, paper.height_mm):
        if not SHORTEST_SIDE_MM <= side <= LONGEST_SIDE_MM:
            raise ExportError(
                text("A paper of {paper} is out of bounds.", paper=paper),
                text("Each side has to be between {least} and {most} mm.",
                     least=number_text(SHORTEST_SIDE_MM), most=number_text(LONGEST_SIDE_MM)),
            )  # fmt: skip
    return paper


def scale_of(words: str) -> float | None:
    """The scale given as 80%, or None for `fit`; raises ExportError."""
    if words == "fit":
        return None
    percent = _PERCENT.fullmatch(words)
    scale = float(percent[1]) / 100 if percent else 0.0
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        raise ExportError(
            text("There is no scale “{words}”.", words=words),
            text("Give fit, or a percentage from 1% to 1000%."),
        )
    return scale


def place(width: float, height: float, setup: PageSetup, title: str) -> Page:
    """Where a picture of that size lies: centred within the margins of its page.

    `title` names the map when it is refused; raises ExportError where it does not fit at the
    scale asked for.
    """
    pages = [_centred(width, height, paper, setup) for paper in _turned(setup)]
    page, largest = max(pages, key=lambda found: found[1])
    if page.scale > largest * (1 + _ROUNDING):
        raise _does_not_fit(width, height, setup, title)
    return page


def rooms(setup: PageSetup) -> list[tuple[float, float]]:
    """Width and height within the margins, in points, for every way in which the paper may lie."""
    return [
        (
            (paper.width_mm - 2 * setup.margin_mm) * POINTS_PER_MM,
            (paper.height_mm - 2 * setup.margin_mm) * POINTS_PER_MM,
        )
        for paper in _turned(setup)
    ]


def _turned(setup: PageSetup) -> Iterator[Paper]:
    """The paper in every way in which it may lie; where it is all the same, lengthwise."""
    paper = setup.paper
    short, long = sorted((paper.width_mm, paper.height_mm))
    if setup.orientation == "auto" and not paper.name:
        yield paper
    if setup.orientation == "landscape" or (setup.orientation == "auto" and paper.name):
        yield Paper(long, short, paper.name)
    if setup.orientation == "portrait" or (setup.orientation == "auto" and paper.name):
        yield Paper(short, long, paper.name)


def _centred(width: float, height: float, paper: Paper, setup: PageSetup) -> tuple[Page, float]:
    """The picture on a paper that lies as it is, and the largest scale that fits there."""
    page_width, page_height = paper.width_mm * POINTS_PER_MM, paper.height_mm * POINTS_PER_MM
    margins = 2 * setup.margin_mm * POINTS_PER_MM
    largest = min((page_width - margins) / width, (page_height - margins) / height)
    scale = largest if setup.scale is None else setup.scale
    x, y = (page_width - width * scale) / 2, (page_height - height * scale) / 2
    return Page(page_width, page_height, x, y, scale), largest


def _does_not_fit(width: float, height: float, setup: PageSetup, title: str) -> ExportError:
    scale = setup.scale or 1.0
    margins_mm = 2 * setup.margin_mm
    message = text(
        "“{title}” does not fit {paper} at {percent} %: with its margins it takes {width} × "
        "{height} mm.",
        title=title,
        paper=setup.paper,
        percent=number_text(scale * 100),
        width=math.ceil(width * scale / POINTS_PER_MM + margins_mm),
        height=math.ceil(height * scale / POINTS_PER_MM + margins_mm),
    )
    enough = _enough(width, height, setup)
    if enough is None:
        return ExportError(message, text("No paper up to A0 is enough; let it fit the page."))
    return ExportError(
        message, text("{paper} would be enough, or let it fit the page.", paper=enough)
    )


def _enough(width: float, height: float, setup: PageSetup) -> Paper | None:
    """The smallest paper known by name on which the picture fits."""
    for paper in PAPERS.values():
        larger = PageSetup(paper, setup.orientation, setup.scale, setup.margin_mm)
        for turned in _turned(larger):
            page, largest = _centred(width, height, turned, larger)
            if page.scale <= largest * (1 + _ROUNDING):
                return paper
    return None
