"""Pieces of text one below the other, from column to column, as low as may be."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjm_desktop.drawing.story.pieces import LineOfText, Piece

_EXACT = 0.25
"""In points; columns are balanced as exactly as this."""
_ROUNDING = 1e-6


class PieceInPlace(NamedTuple):
    """A piece with its column and how far below the top of that it begins."""

    piece: Piece
    column: int
    y: float


class Filled(NamedTuple):
    """The pieces that have room in some columns, and those left over, in order."""

    placed: list[PieceInPlace]
    left: list[Piece]


def fill(pieces: Sequence[Piece], count: int, height: float) -> Filled:
    """Fill columns of a height with pieces, in order, until one has no room."""
    placed: list[PieceInPlace] = []
    column, y = 0, 0.0
    for number, piece in enumerate(pieces):
        begin = y + piece.above if y > 0 else 0.0
        if begin + piece.height > height + _ROUNDING and y > 0:
            column, begin = column + 1, 0.0
        if column >= count or begin + piece.height > height + _ROUNDING:
            return Filled(placed, list(pieces[number:]))
        placed.append(PieceInPlace(piece, column, begin))
        y = begin + piece.height
    return Filled(placed, [])


def least_height(pieces: Sequence[Piece], count: int, most: float) -> float:
    """The least height at which columns hold all pieces, at most `most`."""
    if fill(pieces, count, most).left:
        return most
    low, high = 0.0, most
    while high - low > _EXACT:
        middle = (low + high) / 2
        if fill(pieces, count, middle).left:
            low = middle
        else:
            high = middle
    return high


def broken(pieces: Sequence[Piece], most: float) -> Iterator[Piece]:
    """The pieces; those higher than any column are broken into ones that are not."""
    for piece in pieces:
        lines: list[LineOfText] = []
        above = piece.above
        for line in piece.lines:
            if lines and Piece((*lines, line)).height > most:
                yield Piece(tuple(lines), above)
                lines, above = [], 0.0
            lines.append(line)
        yield Piece(tuple(lines), above)
