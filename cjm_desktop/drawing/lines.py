"""The lines between cards: links and the arrows of marks, on their ways through the same gutters.

All lenses leave room for all of them, whichever they draw, so that no lens moves a row.
"""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import LEFT
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import FROZEN_KINDS, Placed, RowBody, TextLine
from cjm_desktop.drawing.routes import Grid, Port, Route, Wall, route
from cjm_desktop.drawing.wires import Gutter, Laid, Reserved, Size, Wire, reserve, wired

CARD_ROWS = frozenset({"department", "notes", "images"})
_THIN_GAP = 5.0
_BESIDE_QUOTE = 5.0
_NO_GRID = Grid(0, 0, {}, frozenset())
"""Where there are no lines, nobody looks for ways."""


class Ends(NamedTuple):
    """What a line joins; `key` is its own among all lines, `bundle` that of what it is part of."""

    key: Hashable
    source: Port
    target: Port
    label: Size | None = None
    bundle: Hashable = None


class LinePlan(NamedTuple):
    """Lines on their ways, in the order in which they were given, and the room they need."""

    wires: tuple[Wire, ...]
    reserved: Reserved
    borders: tuple[float, ...]
    frozen_rows: int

    def is_frozen(self, number: int) -> bool:
        """Whether a line lies wholly among the rows that stay in view."""
        source, target, way, *_ = self.wires[number]
        return max(source.row, target.row, *way.gutters) < self.frozen_rows


def plan_lines(
    ends: Sequence[Ends],
    bodies: Sequence[RowBody],
    gaps: Sequence[float],
    columns: Columns,
    kept: Kept,
) -> LinePlan:
    """Find the lines' ways between rows that have no place yet.

    `gaps` are the heights of the gutters, that above each row and that below the last.
    """
    grid = kept.get("line grid", (tuple(bodies), tuple(gaps), columns),
                    lambda: kept.same("grid", _grid(bodies, gaps, columns, kept)),
                    ) if ends else _NO_GRID  # fmt: skip
    frozen = sum(1 for body in bodies if body.kind in FROZEN_KINDS)
    return kept.get("line plan", (tuple(ends), grid, columns, frozen),
                    partial(_planned, ends, grid, columns, frozen, kept))  # fmt: skip


def laid_lines(
    plan: LinePlan, tops: Sequence[float], gutters: Sequence[Gutter], kept: Kept
) -> tuple[Laid, ...]:
    """The lines of a plan between rows that have their places; the same object for the same."""
    return kept.get(
        "laid lines", (plan.wires, plan.reserved, plan.borders, tuple(tops), tuple(gutters)),
        lambda: tuple(wired(plan.wires, plan.reserved, plan.borders, tops, gutters)),
    )  # fmt: skip


def _planned(
    ends: Sequence[Ends], grid: Grid, columns: Columns, frozen_rows: int, kept: Kept
) -> LinePlan:
    barred = frozenset(border for _, border in grid.walls)
    open_ways = kept.get("open ways", (grid.rows, grid.thin), partial(_OpenWays, grid))
    wires = []
    for one in ends:
        source, target = one.source, one.target
        if barred.isdisjoint((*source.borders, *target.borders)):
            way = open_ways.way(source, target)
        else:
            way = kept.get(("way", one.key), (source, target, grid),
                           partial(route, source, target, grid))  # fmt: skip
        wires.append(Wire(source, target, way, one.label, one.bundle))
    borders = tuple(LEFT + left for left in columns.lefts)
    return LinePlan(tuple(wires), reserve(wires, borders), borders, frozen_rows)


class _OpenWays:
    """Ways along borders that nothing bars: the same wherever on the map two cards stand so."""

    def __init__(self, grid: Grid) -> None:
        self._grid = Grid(grid.rows, grid.columns, {}, grid.thin)
        self._ways: dict[tuple[int, ...], Route] = {}

    def way(self, source: Port, target: Port) -> Route:
        """The way between two cards."""
        first = source.first
        shape = (source.row, target.row, source.last - first, target.first - first,
                 target.last - first)  # fmt: skip
        found = self._ways.get(shape)
        if found is None:
            found = self._ways[shape] = route(
                source._replace(first=0, last=shape[2]),
                target._replace(first=shape[3], last=shape[4]),
                self._grid,
            )
        return Route(tuple([border + first for border in found.borders]), found.gutters)


def _grid(bodies: Sequence[RowBody], gaps: Sequence[float], columns: Columns, kept: Kept) -> Grid:
    walls: dict[tuple[int, int], tuple[Wall, ...]] = {}
    for number, body in enumerate(bodies):
        in_row = kept.get(("walls", body.key), (body, columns), partial(_walls, body, columns))
        walls.update({(number, border): found for border, found in in_row.items()})
    thin = frozenset(number for number, gap in enumerate(gaps) if gap < _THIN_GAP)
    return Grid(len(bodies), columns.count, walls, thin)


def _walls(body: RowBody, columns: Columns) -> dict[int, tuple[Wall, ...]]:
    """What stands on the borders of columns in a row: cards that cover them, quotes."""
    walls: dict[int, tuple[Wall, ...]] = {}
    for item in body.items:
        borders = _borders_covered(item, body.kind, columns)
        if borders:
            wall = Wall(item.dy, item.dy + item.group.height)
            for border in borders:
                walls[border] = (*walls.get(border, ()), wall)
    return walls


def _borders_covered(item: Placed, kind: str, columns: Columns) -> range:
    """The borders that a card covers, or the quote of a feeling; never those at the map's ends."""
    if kind in CARD_ROWS:
        return range(item.column + 1, item.last_column + 1)
    if kind == "emotion" and any(isinstance(shape, TextLine) for shape in item.group.shapes):
        left = columns.lefts[item.column] + item.dx - _BESIDE_QUOTE
        right = left + item.group.width + 2 * _BESIDE_QUOTE
        last = min(bisect_left(columns.lefts, right), columns.count)
        return range(max(1, bisect_left(columns.lefts, left)), last)
    return range(0)
