"""How the words of a cell are broken into lines, and how high that makes it, in pixels."""

from functools import lru_cache
from typing import NamedTuple

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.drawing.text import line_height, wrap

TEXT_SIZE = 13.0
PADDING_X, PADDING_Y = 8, 6
LEAST_HEIGHT = 32
_BETWEEN_THINGS = 4
"""Between the lines of a cell that are things of their own."""


class LaidOut(NamedTuple):
    """The lines of a cell, each with the distance of its top from the cell's, and its height."""

    lines: tuple[tuple[str, float], ...]
    height: int


@lru_cache(maxsize=16_384)
def laid_out(words: str, weight: Weight, width: int) -> LaidOut:
    """The words of a cell of this width in pixels, its padding included."""
    room = max(16, width - 2 * PADDING_X)
    lines: list[tuple[str, float]] = []
    y, step = float(PADDING_Y), line_height(TEXT_SIZE)
    for thing in words.split("\n"):
        y += _BETWEEN_THINGS if lines else 0
        for line in wrap(thing, weight, TEXT_SIZE, room) or ("",):
            lines.append((line, y))
            y += step
    return LaidOut(tuple(lines), max(LEAST_HEIGHT, round(y) + PADDING_Y))


def weight_of(column: int) -> Weight:
    """The weight of a column's words: the steps stand out."""
    return "medium" if column == 0 else "regular"
