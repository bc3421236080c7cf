"""The line through a curve's points: monotone cubic, so it never passes what was felt.

After F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on
Numerical Analysis 17 (1980). Points are (x, y) in points, x strictly increasing; y grows
downwards, so "above" is the smaller y.
"""

import functools
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Command = tuple[str | float, ...]
Commands = tuple[Command, ...]
Segment = tuple[Point, Point, Point, Point]
"""A cubic Bezier: start, two control points, end; the control points divide x in thirds."""


def monotone_commands(points: Sequence[Point]) -> Commands:
    """The path through the points, as a picture's Path takes it; no points give no commands."""
    if not points:
        return ()
    return (("M", *points[0]), *map(_curve_to, _segments(points)))


def areas(
    points: Sequence[Point], neutral_y: float
) -> tuple[tuple[Commands, ...], tuple[Commands, ...]]:
    """The closed areas between the curve and the neutral line: those above, those below it."""
    above: list[Commands] = []
    below: list[Commands] = []
    together: list[Segment] = []
    for segment in _cut_at(_segments(points), neutral_y):
        if together and _side(together[-1], neutral_y) != _side(segment, neutral_y):
            _close(together, neutral_y, above, below)
            together = []
        together.append(segment)
    _close(together, neutral_y, above, below)
    return tuple(above), tuple(below)


def _segments(points: Sequence[Point]) -> list[Segment]:
    slopes = _slopes(points)
    segments: list[Segment] = []
    for (start, end), (m0, m1) in zip(pairwise(points), pairwise(slopes), strict=True):
        third = (end[0] - start[0]) / 3
        lead = (start[0] + third, _between(start[1] + m0 * third, start[1], end[1]))
        trail = (end[0] - third, _between(end[1] - m1 * third, start[1], end[1]))
        segments.append((start, lead, trail, end))
    return segments


def _between(value: float, one: float, other: float) -> float:
    """The value, kept from leaving the two by a rounding."""
    return min(max(value, min(one, other)), max(one, other))


def _slopes(points: Sequence[Point]) -> list[float]:
    """The slope at each point, limited so that no segment turns (the circle of radius 3)."""
    secants = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    if not secants:
        return [0.0] * len(points)
    inner = [(a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(secants)]
    slopes = [secants[0], *inner, secants[-1]]
    for index, secant in enumerate(secants):
        if secant == 0:
            slopes[index] = slopes[index + 1] = 0.0
            continue
        length = math.hypot(slopes[index] / secant, slopes[index + 1] / secant)
        if length > 3:
            slopes[index] *= 3 / length
            slopes[index + 1] *= 3 / length
    return slopes


def _curve_to(segment: Segment) -> Command:
    _, lead, trail, end = segment
    return ("C", *lead, *trail, *end)


def _cut_at(segments: Sequence[Segment], y: float) -> Iterator[Segment]:
    """The segments, each that crosses a height cut in two there."""
    for segment in segments:
        if (segment[0][1] - y) * (segment[3][1] - y) < 0:
            yield from _split(segment, _crossing(segment, y), y)
        else:
            yield segment


def _crossing(segment: Segment, y: float) -> float:
    """Where, from 0 to 1, a segment meets a height between its ends."""
    a, b, c, d = segment
    return _meeting(a[1], b[1], c[1], d[1], y)


@functools.lru_cache(maxsize=8_192)
def _meeting(a: float, b: float, c: float, d: float, y: float) -> float:
    """Where, from 0 to 1, a cubic with these heights meets a height.

    The cubic is monotone, so halving finds its one root to the last bit, where the closed
    formula would lose digits. Kept, because a moved step leaves most of a curve as it was.
    """
    low, high = 0.0, 1.0
    for _ in range(53):
        t = (low + high) / 2
        u = 1 - t
        height = u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
        if (height < y) == (d > a):
            low = t
        else:
            high = t
    return (low + high) / 2


def _split(segment: Segment, t: float, y: float) -> tuple[Segment, Segment]:
    """De Casteljau's halves at `t`, which is where the height is `y`."""
    a, b, c, d = segment
    ab, bc, cd = _mix(a, b, t), _mix(b, c, t), _mix(c, d, t)
    abc, bcd = _mix(ab, bc, t), _mix(bc, cd, t)
    middle = (_mix(abc, bcd, t)[0], y)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _mix(one: Point, other: Point, t: float) -> Point:
    return one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t


def _side(segment: Segment, neutral_y: float) -> int:
    """-1 above the neutral line, 1 below it, 0 along it."""
    offset = (segment[0][1] - neutral_y) + (segment[3][1] - neutral_y)
    return (offset > 0) - (offset < 0)


def _close(
    together: Sequence[Segment], neutral_y: float, above: list[Commands], below: list[Commands]
) -> None:
    """Add the area under segments that lie on one side to that side's."""
    if not together or not (side := _side(together[0], neutral_y)):
        return
    start, end = together[0][0], together[-1][3]
    (above if side < 0 else below).append(
        (
            ("M", start[0], neutral_y),
            ("L", *start),
            *map(_curve_to, together),
            ("L", end[0], neutral_y),
            ("Z",),
        )
    )
