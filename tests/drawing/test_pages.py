"""Maps on paper: pages as large as asked for, maps as large as these allow, or a refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.drawing.pages import (
    PAPERS,
    POINTS_PER_MM,
    Orientation,
    Page,
    PageSetup,
    Paper,
    paper_of,
    place,
    scale_of,
)
from cjm_desktop.errors import ExportError

WIDE, TALL = (1600.0, 800.0), (500.0, 900.0)


def sides_mm(page: Page) -> tuple[float, float]:
    return round(page.width / POINTS_PER_MM, 3), round(page.height / POINTS_PER_MM, 3)


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("A4", (210, 297)),
        ("a0", (841, 1189)),
        ("600x400mm", (600, 400)),
        ("1200.5×50mm", (1200.5, 50)),
        ("5000x5000mm", (5000, 5000)),
    ],
)
def test_papers_by_name_and_by_size(words: str, sides: tuple[float, float]) -> None:
    paper = paper_of(words)

    assert (paper.width_mm, paper.height_mm) == sides


@pytest.mark.parametrize(
    "words",
    [
        "", "A5", "A44", "letter", "600x400", "600mmx400mm", "x400mm", "-600x400mm", "6e2x400mm",
        "600 x 400 mm", "nanxnanmm", "٦٠٠x٤٠٠mm", "49x400mm", "400x5001mm", "0x0mm", "600x400mm ",
        "99999x99999mm",
    ],
)  # fmt: skip
def test_what_is_no_paper_is_refused(words: str) -> None:
    with pytest.raises(ExportError, match=r"paper"):
        paper_of(words)


@pytest.mark.parametrize(
    ("words", "scale"), [("fit", None), ("100%", 1.0), ("12.5%", 0.125), ("1000%", 10.0)]
)
def test_scales(words: str, scale: float | None) -> None:
    assert scale_of(words) == scale


@pytest.mark.parametrize("words", ["", "100", "0%", "1001%", "-5%", "Fit", "1e2%", "nan%", "5 %"])
def test_what_is_no_scale_is_refused(words: str) -> None:
    with pytest.raises(ExportError, match=r"scale"):
        scale_of(words)


@pytest.mark.parametrize(
    ("picture", "orientation", "sides"),
    [
        (WIDE, "auto", (420, 297)),
        (TALL, "auto", (297, 420)),
        (WIDE, "portrait", (297, 420)),
        (TALL, "landscape", (420, 297)),
        ((700.0, 700.0), "auto", (420, 297)),
    ],
)
def test_paper_lies_where_the_map_gets_larger_or_as_told(
    picture: tuple[float, float], orientation: Orientation, sides: tuple[float, float]
) -> None:
    assert sides_mm(place(*picture, PageSetup(PAPERS["A3"], orientation), "Map")) == sides


@pytest.mark.parametrize(
    ("orientation", "sides"),
    [("auto", (300, 500)), ("portrait", (300, 500)), ("landscape", (500, 300))],
)
def test_paper_given_by_its_sides_is_not_turned_unasked(
    orientation: Orientation, sides: tuple[float, float]
) -> None:
    page = place(*WIDE, PageSetup(Paper(300, 500), orientation), "Map")

    assert sides_mm(page) == sides


@given(
    width=st.floats(10, 20_000),
    height=st.floats(10, 20_000),
    paper=st.sampled_from([*PAPERS.values(), Paper(50, 50), Paper(5000, 70)]),
    orientation=st.sampled_from(["auto", "portrait", "landscape"]),
)
def test_a_map_that_fits_touches_two_margins_and_crosses_none(
    width: float, height: float, paper: Paper, orientation: Orientation
) -> None:
    page = place(width, height, PageSetup(paper, orientation), "Map")

    margin = 10 * POINTS_PER_MM
    right = page.width - page.x - width * page.scale
    bottom = page.height - page.y - height * page.scale
    assert page.x == pytest.approx(right, abs=1e-6)
    assert page.y == pytest.approx(bottom, abs=1e-6)
    assert min(page.x, page.y) == pytest.approx(margin, abs=1e-6)


def test_a_scale_is_kept_and_the_map_lies_in_the_middle() -> None:
    page = place(400.0, 200.0, PageSetup(PAPERS["A4"], "landscape", 1.5), "Map")

    assert page.scale == 1.5
    assert page.x == pytest.approx((297 * POINTS_PER_MM - 600) / 2)
    assert page.y == pytest.approx((210 * POINTS_PER_MM - 300) / 2)


def test_a_map_that_just_fits_at_its_scale_is_not_refused() -> None:
    width, height = 277 * POINTS_PER_MM, 190 * POINTS_PER_MM

    assert place(width, height, PageSetup(PAPERS["A4"], "auto", 1.0), "Map").scale == 1.0
    with pytest.raises(ExportError):
        place(width + 0.1, height, PageSetup(PAPERS["A4"], "auto", 1.0), "Map")


def test_a_map_too_large_for_its_scale_names_the_paper_that_would_do() -> None:
    with pytest.raises(ExportError) as refusal:
        place(*WIDE, PageSetup(PAPERS["A3"], "auto", 1.0), "Our <map>")

    assert "“Our <map>” does not fit A3 at 100 %" in str(refusal.value)
    assert "585 × 303 mm" in str(refusal.value)
    assert "A2 would be enough" in str(refusal.value)
    with pytest.raises(ExportError, match="A1 would be enough"):
        place(*WIDE, PageSetup(PAPERS["A3"], "portrait", 1.0), "Map")


def test_a_map_too_large_for_every_paper_says_so() -> None:
    with pytest.raises(ExportError, match="No paper up to A0"):
        place(9000, 800, PageSetup(Paper(300, 300), "auto", 1.0), "Map")
