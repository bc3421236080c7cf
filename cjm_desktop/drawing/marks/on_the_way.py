"""What marks must not cover: the lines between cards with their words, looked up by place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cjm_desktop.drawing.picture import Rect
from cjm_desktop.drawing.wires import Laid, Point, Size

_SLICE = 150.0
"""Places are looked up in upright slices about as wide as a column."""
_HALF_A_LINE = 1.0
_LEAST_PIECE = 12.0


class OnTheWay:
    """The pieces of lines, each a rectangle, and the words on them."""

    def __init__(self, laid: Sequence[Laid], labels: Sequence[Size | None]) -> None:
        self._slices: defaultdict[int, list[tuple[Rect, tuple[Point, ...]]]] = defaultdict(list)
        for line, label in zip(laid, labels, strict=True):
            for (x1, y1), (x2, y2) in pairwise(line.points):
                left, top = min(x1, x2) - _HALF_A_LINE, min(y1, y2) - _HALF_A_LINE
                size = abs(x1 - x2) + 2 * _HALF_A_LINE, abs(y1 - y2) + 2 * _HALF_A_LINE
                self._add(Rect(left, top, *size), line.points)
            if label is not None and line.label is not None:
                x, y = line.label
                left, top = x - label.width / 2, y - label.height / 2
                self._add(Rect(left, top, label.width, label.height), ())

    def is_clear(self, rect: Rect, but: Sequence[tuple[Point, ...]] = ()) -> bool:
        """Whether nothing lies in a rectangle but lines with the corners in `but`."""
        return not any(
            points not in but and _meet(piece, rect)
            for number in _slices(rect)
            for piece, points in self._slices.get(number, ())
        )

    def _add(self, rect: Rect, points: tuple[Point, ...]) -> None:
        for number in _slices(rect):
            self._slices[number].append((rect, points))


def places_along(points: Sequence[Point]) -> Iterator[Point]:
    """Places on a line for something small: the middles of its pieces, then their quarters.

    The longest piece comes first; where all are short, the middle of the longest is the only one.
    """
    pieces = sorted(pairwise(points), key=_length, reverse=True)
    roomy = [piece for piece in pieces if _length(piece) >= _LEAST_PIECE] or pieces[:1]
    for share in (0.5, 0.25, 0.75):
        for (x1, y1), (x2, y2) in roomy:
            yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


def _length(piece: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = piece
    return abs(x1 - x2) + abs(y1 - y2)


def _slices(rect: Rect) -> Iterable[int]:
    return range(int(rect.x // _SLICE), int((rect.x + rect.width) // _SLICE) + 1)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
