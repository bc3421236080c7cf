"""What stands under the title of a stage: pieces one below the other, in their own coordinates."""

from collections.abc import Iterable
from typing import NamedTuple

from cjm_desktop.drawing.geometry import SMALL_SIZE
from cjm_desktop.drawing.picture import Shape, Weight, moved
from cjm_desktop.drawing.text_block import text_block

PIECE_GAP = 4.0


class Said(NamedTuple):
    """Shapes from (0, 0), how much room they take, and the signs that the legend explains."""

    shapes: tuple[Shape, ...] = ()
    height: float = 0.0
    width: float = 0.0
    signs: frozenset[str] = frozenset()

    def at(self, x: float, y: float) -> tuple[Shape, ...]:
        """The shapes with their corner at a place."""
        return tuple(moved(shape, x, y) for shape in self.shapes)


def words_said(words: str, width: float, colour: str, weight: Weight = "regular") -> Said:
    """Words in lines no wider than `width`; nothing for blanks."""
    block = text_block(words, 0, 0, width, weight, SMALL_SIZE, colour)
    return Said(block.lines, block.height, block.width)


def stacked(pieces: Iterable[Said], gap: float = PIECE_GAP) -> Said:
    """Pieces one below the other; those that say nothing take no room."""
    shapes: list[Shape] = []
    y = width = 0.0
    signs: frozenset[str] = frozenset()
    for piece in pieces:
        if piece.height:
            y += gap if shapes else 0.0
            shapes += piece.at(0.0, y)
            y += piece.height
            width = max(width, piece.width)
            signs |= piece.signs
    return Said(tuple(shapes), y, width, signs)


def beside_or_below(first: Said, second: Said, width: float, gap: float) -> Said:
    """Two pieces in one line where there is room, their middles level; else one below the other."""
    if not (first.height and second.height) or first.width + gap + second.width > width:
        return stacked((first, second))
    height = max(first.height, second.height)
    shapes = (
        *first.at(0.0, (height - first.height) / 2),
        *second.at(first.width + gap, (height - second.height) / 2),
    )
    whole = first.width + gap + second.width
    return Said(shapes, height, whole, first.signs | second.signs)
