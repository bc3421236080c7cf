"""What a page will be like, in words: its paper, its scale, from how far its text can be read."""

from collections.abc import Iterator

from cjm_desktop.drawing.geometry import SMALL_SIZE
from cjm_desktop.drawing.pages import PAPERS, POINTS_PER_MM, Page, PageSetup, place
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.language import number_text, translate

TOO_SMALL, HARD, WELL = 4.0, 6.5, 9.0
"""Heights of text in points: below the first nobody reads it, from the last on it reads well."""

_CAPITALS = 0.727
"""How high a capital of Inter is, as a share of its size."""

_COMFORT = 172.0
"""Text reads well from this many times the height of its capitals: 20 minutes of arc, ISO 9241."""


def paper_in_words(page: Page, setup: PageSetup) -> str:
    """The paper as it lies, such as “A3, landscape: 420 × 297 mm”."""
    width, height = (round(side / POINTS_PER_MM) for side in (page.width, page.height))
    lies = translate("landscape") if width > height else translate("portrait")
    if not setup.paper.name:
        return translate("{width} × {height} mm", width=width, height=height)
    return translate(
        "{paper}, {lies}: {width} × {height} mm",
        paper=setup.paper.name,
        lies=lies,
        width=width,
        height=height,
    )


def scale_in_words(picture: Picture, page: Page, setup: PageSetup) -> str:
    """How large the map gets, who can read that, and which paper would be better."""
    size = SMALL_SIZE * page.scale
    words = translate(
        "The map is drawn at {percent} %. Its small text is {size} pt high: {readable}.",
        percent=percent_of(page.scale),
        size=number_text(round(size, 1)),
        readable=_readable(size),
    )
    better = next(_better(picture, page, setup), "") if size < WELL else ""
    return f"{words} {better}".strip()


def percent_of(scale: float) -> str:
    """A scale as a percentage without its sign, with a decimal where it is a small one."""
    percent = scale * 100
    return number_text(round(percent, 0 if percent >= 10 else 1))


def _readable(size: float) -> str:
    if size < TOO_SMALL:
        return translate("too small to read")
    if size < HARD:
        return translate("hard to read, even close up")
    metres = size / POINTS_PER_MM * _CAPITALS * _COMFORT / 1000
    if metres < 0.95:
        return translate(
            "it reads well from up to {number} cm away", number=round(metres * 10) * 10
        )
    return translate(
        "it reads well from up to {number} m away", number=number_text(round(metres, 1))
    )


def _better(picture: Picture, page: Page, setup: PageSetup) -> Iterator[str]:
    """The smallest larger paper on which small text reads well, else the largest there is."""
    if setup.scale is not None or not setup.paper.name:
        return
    larger = list(PAPERS.values())[list(PAPERS).index(setup.paper.name) + 1 :]
    for paper in larger:
        other = PageSetup(paper, setup.orientation)
        scale = place(picture.width, picture.height, other, "").scale
        if scale > page.scale and (SMALL_SIZE * scale >= WELL or paper is larger[-1]):
            percent = percent_of(scale)
            yield translate("{paper} would give {percent} %.", paper=paper.name, percent=percent)
