"""Lines with a head, for links and for the marks of lenses."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from cjm_desktop.drawing.picture import Above, Box, Group, Mark, Path, Rect, Shape, moved
from cjm_desktop.drawing.wires import Point

_WIDTH = 1.5
_HEAD_LENGTH, _HEAD_WIDTH = 6.0, 7.0
_WORD_WIDTH, _WORD_HEIGHT = 60.0, 18.0


def line_shapes(
    points: Sequence[Point], dash: tuple[float, ...], role: str, width: float = _WIDTH
) -> Iterator[Shape]:
    """A line through its corners with a head at its end."""
    (x1, y1), (x2, y2) = points[-2:]
    length = hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    neck = (x2 - dx * min(_HEAD_LENGTH, length), y2 - dy * min(_HEAD_LENGTH, length))
    commands = [("L", *point) for point in (*points[1:-1], neck)]
    yield Path((("M", *points[0]), *commands), None, role, width, dash)
    half = _HEAD_WIDTH / 2
    base_x, base_y = x2 - dx * _HEAD_LENGTH, y2 - dy * _HEAD_LENGTH
    yield Path(
        (
            ("M", x2, y2),
            ("L", base_x - dy * half, base_y + dx * half),
            ("L", base_x + dy * half, base_y - dx * half),
            ("Z",),
        ),
        role,
    )


def above_of(key: str, points: Sequence[Point], shapes: Sequence[Shape]) -> Above:
    """Shapes of the whole picture as one group, as large as what it holds.

    A box among them is the ground of its words.
    """
    words = next((Rect(box.x, box.y, box.width, box.height) for box in shapes
                  if isinstance(box, Box)), None)  # fmt: skip
    group, left, top = _grouped(key, points, shapes)
    return Above(group, left, top, tuple(points), words or _middle_of(points))


def arrow_mark(key: str, points: Sequence[Point], shapes: Sequence[Shape]) -> Mark:
    """An arrow's shapes in the whole picture, with what lies on its line, as a mark."""
    return Mark(*_grouped(key, points, shapes), tuple(points))


def _grouped(
    key: str, points: Sequence[Point], shapes: Sequence[Shape]
) -> tuple[Group, float, float]:
    """Shapes of the whole picture as one group that holds the corners and boxes, and its place."""
    boxes = [shape for shape in shapes if isinstance(shape, Box)]
    xs = [x for x, _ in points] + [edge for box in boxes for edge in (box.x, box.x + box.width)]
    ys = [y for _, y in points] + [edge for box in boxes for edge in (box.y, box.y + box.height)]
    half = _HEAD_WIDTH / 2
    left, top = min(xs) - half, min(ys) - half
    group = Group(key, max(xs) + half - left, max(ys) + half - top,
                  tuple(moved(shape, -left, -top) for shape in shapes))  # fmt: skip
    return group, left, top


def _middle_of(points: Sequence[Point]) -> Rect:
    """Room for a word on the middle of the longest piece of a line."""
    (x1, y1), (x2, y2) = max(
        pairwise(points), key=lambda ends: hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1])
    )
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return Rect(x - _WORD_WIDTH / 2, y - _WORD_HEIGHT / 2, _WORD_WIDTH, _WORD_HEIGHT)
