"""The emotion curve shows what was felt, and nothing beyond."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.drawing.curve import Command, Commands, Point, areas, monotone_commands

HEIGHTS = st.lists(st.floats(-200, 200, allow_nan=False).map(lambda y: round(y, 3)), max_size=9)
NEUTRAL = 0.0


def points_at(heights: list[float]) -> list[Point]:
    return [(40.0 + 100.0 * index, height) for index, height in enumerate(heights)]


def end_of(command: Command) -> Point:
    return float(command[-2]), float(command[-1])


def drawn(commands: Commands, steps: int = 20) -> list[list[Point]]:
    """The points a painter passes, for each cubic of a path."""
    curves = []
    for before, command in pairwise(commands):
        if command[0] == "C":
            x1, y1, x2, y2, x3, y3 = (float(number) for number in command[1:])
            ends = [end_of(before), (x1, y1), (x2, y2), (x3, y3)]
            curves.append([bezier(ends, index / steps) for index in range(steps + 1)])
    return curves


def bezier(points: list[Point], t: float) -> Point:
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(points)]
    return points[0]


@settings(max_examples=60)
@given(HEIGHTS)
def test_the_curve_passes_through_every_point(heights: list[float]) -> None:
    points = points_at(heights)
    assert [end_of(command) for command in monotone_commands(points)] == points


@settings(max_examples=60)
@given(HEIGHTS)
def test_the_curve_never_leaves_what_was_felt_on_either_side(heights: list[float]) -> None:
    points = points_at(heights)
    for (start, end), passed in zip(
        pairwise(points), drawn(monotone_commands(points)), strict=True
    ):
        low, high = sorted((start[1], end[1]))
        assert all(low - 1e-9 <= y <= high + 1e-9 for _, y in passed)
        assert all(a[0] < b[0] for a, b in pairwise(passed))


@settings(max_examples=60)
@given(HEIGHTS)
def test_the_curve_has_no_corner_at_any_point(heights: list[float]) -> None:
    curves = [command for command in monotone_commands(points_at(heights)) if command[0] == "C"]
    for before, after in pairwise(curves):
        _, _, trail_x, trail_y, x, y = (float(number) for number in before[1:])
        lead_x, lead_y = float(after[1]), float(after[2])
        arriving, leaving = (y - trail_y) / (x - trail_x), (lead_y - y) / (lead_x - x)
        assert arriving == pytest.approx(leaving, abs=1e-6)


def test_the_curve_keeps_rising_through_a_point_on_its_way() -> None:
    _, first, _ = monotone_commands([(0, 0), (100, -30), (200, -50)])
    assert float(first[4]) > -30


def test_a_single_feeling_is_a_point_and_none_is_nothing() -> None:
    assert monotone_commands([(5, 7)]) == (("M", 5, 7),)
    assert monotone_commands([]) == ()
    assert areas([(5, 7)], NEUTRAL) == ((), ())
    assert areas([], NEUTRAL) == ((), ())


@settings(max_examples=60)
@given(HEIGHTS)
def test_each_area_lies_on_its_side_and_begins_and_ends_on_the_neutral_line(
    heights: list[float],
) -> None:
    above, below = areas(points_at(heights), NEUTRAL)
    for side, paths in ((-1, above), (1, below)):
        for commands in paths:
            assert commands[0][2] == NEUTRAL and commands[-2][2] == NEUTRAL
            assert commands[-1] == ("Z",)
            assert all(side * y >= -1e-9 for passed in drawn(commands) for _, y in passed)


@settings(max_examples=60)
@given(HEIGHTS)
def test_the_areas_lie_exactly_between_the_curve_and_the_neutral_line(heights: list[float]) -> None:
    points = points_at(heights)
    whole = sum(map(surface, drawn(monotone_commands(points), steps=400)))
    above, below = areas(points, NEUTRAL)
    parts = sum(surface(c) for path in (*above, *below) for c in drawn(path, steps=400))
    assert parts == pytest.approx(whole, rel=1e-3, abs=1e-2)


def surface(passed: list[Point]) -> float:
    return sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(passed))


def test_a_curve_that_dips_once_has_one_area_below_between_two_above() -> None:
    above, below = areas([(0, -10), (100, 30), (200, -10)], NEUTRAL)
    assert (len(above), len(below)) == (2, 1)
    assert above[0][-2][1] == below[0][0][1]


def test_a_curve_along_the_neutral_line_has_no_area() -> None:
    assert areas([(0, 0), (100, 0), (200, 0)], NEUTRAL) == ((), ())
