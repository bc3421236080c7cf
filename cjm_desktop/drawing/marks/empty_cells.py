"""Words in a dashed box over the empty department rows of a column: here nobody does anything."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from cjm_desktop.drawing.geometry import CARD_INSET, CARD_RADIUS, ROW_PADDING, SMALL_SIZE, TEXT_SIZE
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.marks.on_the_way import OnTheWay
from cjm_desktop.drawing.picture import Box, Group, Mark, Rect, Row, moved
from cjm_desktop.drawing.text_block import TextBlock, text_block

_DASH = (5.0, 4.0)
_PADDING = 8.0


def words_over_empty_cells(
    words: str,
    role: str,
    outline: str,
    place: Rect,
    column: int,
    rows: Sequence[Row],
    lanes: Collection[str],
    on_the_way: OnTheWay,
    kept: Kept,
) -> Mark | None:
    """The words over the tallest block of empty cells of a column, or None if they do not fit.

    The column lies across `place`; only rows of the `lanes` count, given by their ids. `role` is
    the colour of the words.
    """
    x, across = place.x + CARD_INSET + 1, place.width - 2 * CARD_INSET - 2
    blocks = _blocks(rows, lanes, column, Rect(x, 0.0, across, 0.0), on_the_way)
    top, bottom = max(blocks, key=lambda block: block[1] - block[0], default=(0.0, 0.0))
    height = bottom - top
    if height <= 0:
        return None
    make = partial(_box, words, role, outline, across, height)
    group = kept.get(("empty cells", column, role), (words, across, height), make)
    return Mark(group, x, top) if group is not None else None


def _blocks(
    rows: Sequence[Row], lanes: Collection[str], column: int, place: Rect, on_the_way: OnTheWay
) -> Iterator[tuple[float, float]]:
    """The blocks of neighbouring rows with an empty cell, between which no line runs."""
    top = bottom = None
    for row in rows:
        is_empty = row.body.key in lanes and not row.body.in_column(column)
        begins, ends = row.y + ROW_PADDING, row.y + row.body.height - ROW_PADDING
        if is_empty and top is not None and bottom is not None:
            between = place._replace(y=bottom, height=begins - bottom)
            if on_the_way.is_clear(between):
                bottom = ends
                continue
        if top is not None and bottom is not None:
            yield top, bottom
        top, bottom = (begins, ends) if is_empty else (None, None)
    if top is not None and bottom is not None:
        yield top, bottom


def _box(words: str, role: str, outline: str, width: float, height: float) -> Group | None:
    block = _fitted(words, role, width, height)
    if block is None:
        return None
    box = Box(0.8, 0.8, width - 1.6, height - 1.6, "paper", outline, 1.6, CARD_RADIUS,
              _DASH)  # fmt: skip
    top = (height - block.height) / 2
    return Group("", width, height, (box, *(moved(line, 0.0, top) for line in block.lines)))


def _fitted(words: str, role: str, width: float, height: float) -> TextBlock | None:
    """The words as large as they fit."""
    for size in (TEXT_SIZE, SMALL_SIZE):
        block = text_block(words, _PADDING, 0, width - 2 * _PADDING, "semibold", size, role,
                           "centre")  # fmt: skip
        if block.height <= height - _PADDING / 2:
            return block
    return None
