"""The header band as it is seen while it regroups: blocks of colour, and words that fade.

At rest a block is a run, or a stage without steps; its edges are the borders of columns. A look
says all that is to be painted, so that another change can begin from it at any moment.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from cjm_desktop.drawing.picture import Box, Group, Picture, Placed, Shape

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, from 0 to 1."""

NOTHING: Colour = (0.0, 0.0, 0.0, 0.0)


class Fill(NamedTuple):
    """A part of a block in one colour; `top` and `bottom` are parts of the header's height."""

    top: float
    bottom: float
    colour: Colour


class Block(NamedTuple):
    """A part of the header between two borders, from which it keeps away by its insets.

    `outline` is the opacity of a dashed outline; `tint` colours the columns below.
    """

    key: str
    left: float
    right: float
    inset_left: float
    inset_right: float
    fills: tuple[Fill, ...]
    outline: float
    tint: Colour


class Words(NamedTuple):
    """What stands on a header, seen from its corner at `x`."""

    shapes: tuple[Shape, ...]
    x: float
    opacity: float


class HeaderLook(NamedTuple):
    """The whole header, and the tints behind the columns below it."""

    blocks: tuple[Block, ...]
    words: Mapping[str, tuple[Words, ...]]


def look_at_rest(picture: Picture, colour_of: Callable[[str], Colour]) -> HeaderLook:
    """The header of a picture; `colour_of` gives the colour of a role."""
    row = picture.row_of("stages")
    items = row.body.items if row is not None else ()
    tints = {band.column: colour_of(band.fill) for band in picture.bands}
    blocks = []
    words = {}
    for item in items:
        tint = tints.get(item.column, NOTHING)
        blocks.append(_block(picture, item, tint, colour_of))
        shapes = tuple(shape for shape in item.group.shapes if not is_ground(shape, item.group))
        words[item.group.key] = (Words(shapes, picture.x_of(item.column) + item.dx, 1.0),)
    return HeaderLook(tuple(blocks), words)


def is_ground(shape: Shape, group: Group) -> bool:
    """Whether a shape is the ground of a header: filled, or outlined where no stage is."""
    return isinstance(shape, Box) and shape.width >= group.width - 2


def mixed(seen: Colour, now: Colour, left: float) -> Colour:
    """A colour on its way to another; what has none takes that of the other while it fades."""
    opacity = seen[3] * left + now[3] * (1 - left)
    if not opacity or not now[3]:
        return (*seen[:3], opacity)
    if not seen[3]:
        return (*now[:3], opacity)
    red, green, blue = (a * left + b * (1 - left) for a, b in zip(seen[:3], now[:3], strict=True))
    return red, green, blue, opacity


def mixed_fills(seen: tuple[Fill, ...], now: tuple[Fill, ...], left: float) -> Iterator[Fill]:
    """The fills of a block on its way to another, which may be parted at other heights."""
    edges = sorted({edge for fill in (*seen, *now) for edge in fill[:2]})
    for top, bottom in pairwise(edges):
        middle = (top + bottom) / 2
        colour = mixed(_colour_at(seen, middle), _colour_at(now, middle), left)
        if colour[3] > 0:
            yield Fill(top, bottom, colour)


def _block(
    picture: Picture, item: Placed, tint: Colour, colour_of: Callable[[str], Colour]
) -> Block:
    grounds = [shape for shape in item.group.shapes
               if isinstance(shape, Box) and is_ground(shape, item.group)]  # fmt: skip
    height = item.group.height
    fills = tuple(
        Fill(box.y / height, (box.y + box.height) / height, colour_of(box.fill))
        for box in grounds
        if box.fill
    )
    outlined = any(box.stroke and not box.fill for box in grounds)
    left, right = picture.x_of(item.column), picture.x_of(item.last_column + 1)
    return Block(item.group.key, left, right, item.dx, item.dx, fills, float(outlined), tint)


def _colour_at(fills: tuple[Fill, ...], y: float) -> Colour:
    return next((fill.colour for fill in fills if fill.top <= y < fill.bottom), NOTHING)
