"""The title of a lane, left of its row, where it stays in view.

The same words give the same group, so that a row drawn anew keeps the look of its title.
"""

import functools

from cjm_desktop.drawing.geometry import (
    HEADING_WIDTH,
    HEADING_X,
    LEFT,
    MARGIN,
    SMALL_SIZE,
    STRIP_WIDTH,
    TEXT_SIZE,
)
from cjm_desktop.drawing.picture import Box, Group, Placed, Shape
from cjm_desktop.drawing.text_block import TextBlock, text_block

_TEXT_X = 16.0


@functools.lru_cache(maxsize=512)
def plain_heading(
    key: str, title: str, detail: str, indent: float = 0.0, room: float = LEFT - MARGIN
) -> Group:
    """A title and a line in small under it, without a ground, in `room` points of width."""
    head, below = _texts(title, detail, indent, room - indent - 4)
    height = head.height + below.height
    return Group(key, room, height, (*head.lines, *_shifted(below, head.height)))


@functools.lru_cache(maxsize=512)
def department_heading(key: str, title: str, detail: str, colour: str, least: float) -> Group:
    """The title of a department on its ground, the strip of its colour at the left."""
    width = HEADING_WIDTH - _TEXT_X - 6
    head, below = _texts(title, detail, _TEXT_X, width)
    needed = head.height + below.height
    height = max(least, needed + 16)
    top = (height - needed) / 2
    shapes: tuple[Shape, ...] = (
        Box(0, 0, HEADING_WIDTH, height, "lane.heading", None, 0, 4),
        Box(0, 0, STRIP_WIDTH, height, f"department.{colour}", None, 0, 2),
        *_shifted(head, top),
        *_shifted(below, top + head.height),
    )
    return Group(key, HEADING_WIDTH, height, shapes)


def placed_heading(group: Group, dy: float) -> Placed:
    """The heading in its place at the left margin."""
    return Placed(group, 0, HEADING_X, dy, 0)


def _texts(title: str, detail: str, x: float, width: float) -> tuple[TextBlock, TextBlock]:
    return (
        text_block(title, x, 0, width, "semibold", TEXT_SIZE, "text"),
        text_block(detail, x, 0, width, "regular", SMALL_SIZE, "text.muted"),
    )


def _shifted(block: TextBlock, dy: float) -> list[Shape]:
    return [line._replace(y=line.y + dy) for line in block.lines]
