"""The funnel: how many customers enter a stage, and what part of them goes on to the next.

The bars of all stages are drawn to one scale, so that they can be compared along the header.
"""

from cjm_desktop.drawing.geometry import COLUMN_WIDTH, HEADER_INSET, HEADER_PADDING_X
from cjm_desktop.drawing.headers.said import Said, beside_or_below, stacked, words_said
from cjm_desktop.drawing.picture import Box, Shape, moved
from cjm_desktop.language import grouped_text, number_text, translate, translate_plural
from cjm_desktop.lenses.targets import Entry

BAR_HEIGHT = 6.0
BAR_WIDTH = COLUMN_WIDTH - 2 * HEADER_INSET - 2 * HEADER_PADDING_X
"""Of all customers of the first stage: what a header over one column has room for."""

_OUTLINE = 1.0
_GAP = 12.0


def funnel(entry: Entry, width: float, colour: str) -> Said:
    """The numbers of a stage in words, such as “1,200 enter · 34 % go on”, and the bar."""
    words = words_said(" · ".join(_words(entry)), width, colour)
    if len(words.shapes) > 1:
        parts = [words_said(part, width, colour) for part in _words(entry)]
        words = stacked(parts, 0.0)
    return beside_or_below(words, _bar_said(entry, width, colour), width, _GAP)


def _words(entry: Entry) -> list[str]:
    enter = translate_plural(
        "{customers} enters", "{customers} enter", _whole(entry.entered),
        customers=grouped_text(entry.entered),
    )  # fmt: skip
    if entry.goes_on is None:
        return [enter]
    percent = f"{number_text(round(100 * entry.goes_on, 1))}\N{NO-BREAK SPACE}%"
    return [enter, translate("{percent} go on", percent=percent)]


def funnel_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A bar for the legend that begins a little left of x, in the middle of a line at y."""
    return tuple(moved(shape, x - 7, y - BAR_HEIGHT / 2) for shape in _bar(0.6, 26, "text.muted"))


def _bar_said(entry: Entry, width: float, colour: str) -> Said:
    if entry.of_first is None:
        return Said()
    whole = min(BAR_WIDTH, width)
    shapes = _bar(min(max(entry.of_first, 0.0), 1.0), whole, colour)
    return Said(shapes, BAR_HEIGHT, whole, frozenset({"funnel"}))


def _bar(share: float, whole: float, colour: str) -> tuple[Shape, ...]:
    """A frame as wide as all customers of the first stage, filled by those who enter this one."""
    filled = whole * share
    frame = Box(_OUTLINE / 2, _OUTLINE / 2, whole - _OUTLINE, BAR_HEIGHT - _OUTLINE, None, colour,
                _OUTLINE, BAR_HEIGHT / 2)  # fmt: skip
    radius = min(BAR_HEIGHT, filled) / 2
    bar = Box(0, 0, filled, BAR_HEIGHT, colour, None, 0, radius)
    return (frame, bar) if filled else (frame,)


def _whole(number: float) -> int:
    """The number that decides between one and many: a part of one counts as many."""
    return 1 if number == 1 else 2
