"""Ways through the gutters between columns and rows, so that no arrow and no link crosses a card.

A way is a matter of columns and rows alone; where its lines then lie is said in `wires`. Rows are
counted from the top and gutter g lies above row g; columns likewise, border b left of column b.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

_TURN = 1.5
"""What two more corners weigh, in rows."""
_COLUMN = 2.0
"""What a column of way weighs, in rows: columns are wider than rows are high."""
_THIN = 2.0
"""What a gutter with little room weighs, in rows."""


class Port(NamedTuple):
    """A card in the grid: its row, the columns it covers, its middle seen from the row's top."""

    row: int
    first: int
    last: int
    y: float
    height: float

    @property
    def borders(self) -> tuple[int, int]:
        """The borders beside it: right, then left."""
        return self.last + 1, self.first


class Wall(NamedTuple):
    """The extent of a card that spans a border, seen from the row's top."""

    top: float
    bottom: float


class Grid(NamedTuple):
    """How many rows and columns there are; the walls by row and border; gutters with no room."""

    rows: int
    columns: int
    walls: Mapping[tuple[int, int], tuple[Wall, ...]]
    thin: frozenset[int] = frozenset()


class Route(NamedTuple):
    """A way: along a border, a gutter, a border …; one more border than gutters."""

    borders: tuple[int, ...]
    gutters: tuple[int, ...]


def route(source: Port, target: Port, grid: Grid) -> Route:
    """The shortest way from the side of one card to the side of another, with few corners.

    Only a card shut in on all sides by cards that span columns has no way that crosses none; then
    the way goes straight through these.
    """
    return min(_ways(source, target, grid), key=lambda way: _cost(way, source, target, grid))


def _ways(source: Port, target: Port, grid: Grid) -> Iterator[Route]:
    found = False
    for start in source.borders:
        leaving = _reached(source, start, grid)
        for end in target.borders:
            if start == end and _is_free(source, target, start, grid):
                yield Route((start,), ())
                found = True
            arriving = _reached(target, end, grid)
            both = leaving & arriving
            if both:
                yield Route((start, end), (_nearest(both, source, target, grid),))
                found = True
            if leaving and arriving and not both:
                yield from _detours((start, end), (leaving, arriving), grid)
                found = True
    if not found:
        yield Route((source.borders[0], target.borders[1]), (source.row,))


def _nearest(gutters: frozenset[int], source: Port, target: Port, grid: Grid) -> int:
    """The gutter by which the way up or down is the shortest; one with room if there is one."""
    return min(
        gutters,
        key=lambda gutter: (
            abs(source.row + 0.5 - gutter) + abs(target.row + 0.5 - gutter)
            + _THIN * (gutter in grid.thin)
        ),
    )  # fmt: skip


def _detours(
    ends: tuple[int, int], reached: tuple[frozenset[int], frozenset[int]], grid: Grid
) -> Iterator[Route]:
    """Ways by a third border, where no card bars the rows between the gutters reached.

    The borders at both ends of the map are barred by none.
    """
    leaving, arriving = reached
    first = min(leaving, key=lambda gutter: min(abs(gutter - other) for other in arriving))
    last = min(arriving, key=lambda gutter: abs(gutter - first))
    between = range(min(first, last), max(first, last))
    near = sorted(range(grid.columns + 1), key=lambda b: abs(b - ends[0]) + abs(b - ends[1]))
    for border in near:
        if not any((row, border) in grid.walls for row in between):
            yield Route((ends[0], border, ends[1]), (first, last))
            return


def _reached(port: Port, border: int, grid: Grid) -> frozenset[int]:
    """The gutters that can be reached from a card along a border."""
    reached = set()
    walls = grid.walls.get((port.row, border), ())
    if not any(wall.top < port.y for wall in walls):
        row = port.row
        reached.add(row)
        while row > 0 and (row - 1, border) not in grid.walls:
            row -= 1
            reached.add(row)
    if not any(wall.bottom > port.y for wall in walls):
        row = port.row + 1
        reached.add(row)
        while row < grid.rows and (row, border) not in grid.walls:
            row += 1
            reached.add(row)
    return frozenset(reached)


def _is_free(one: Port, other: Port, border: int, grid: Grid) -> bool:
    """Whether two cards beside a border see each other along it."""
    upper, lower = sorted((one, other), key=lambda port: (port.row, port.y))
    if upper.row == lower.row:
        walls = grid.walls.get((upper.row, border), ())
        return not any(wall.top < lower.y and upper.y < wall.bottom for wall in walls)
    below = grid.walls.get((upper.row, border), ())
    above = grid.walls.get((lower.row, border), ())
    return (
        not any(wall.bottom > upper.y for wall in below)
        and not any(wall.top < lower.y for wall in above)
        and not any((row, border) in grid.walls for row in range(upper.row + 1, lower.row))
    )


def _cost(way: Route, source: Port, target: Port, grid: Grid) -> float:
    """The length of a way in rows, and its corners; by the right rather than by the left."""
    heights = (source.row + 0.5, *map(float, way.gutters), target.row + 0.5)
    down = sum(abs(a - b) for a, b in pairwise(heights))
    across = sum(abs(a - b) for a, b in pairwise(way.borders))
    thin = sum(gutter in grid.thin for gutter in way.gutters)
    return down + _COLUMN * across + _TURN * len(way.gutters) + _THIN * thin
