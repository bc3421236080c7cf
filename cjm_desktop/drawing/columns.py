"""Where the columns of a map lie: all of one width, but for those folded into thin bars.

Neighbouring columns that were folded together share one bar. Places are in points from the left
of the first column. In every lens a column lies in the same place.
"""

import functools
from bisect import bisect_right
from typing import NamedTuple

from cjm_desktop.drawing.geometry import COLUMN_WIDTH, FOLD_WIDTH


class Bar(NamedTuple):
    """The columns that share one thin bar."""

    first: int
    last: int

    @property
    def column_count(self) -> int:
        """How many columns share it."""
        return self.last - self.first + 1


class Columns:
    """The columns of a map; `lefts` holds where each begins, and where the last one ends.

    Made by `columns_of`, which gives the same object for the same columns.
    """

    __slots__ = ("_bar_of", "bars", "count", "lefts")

    def __init__(self, count: int, bars: tuple[Bar, ...]) -> None:
        self.count = count
        self.bars = bars
        self._bar_of = {n: bar for bar in bars for n in range(bar.first, bar.last + 1)}
        self.lefts = self._lefts() if bars else tuple(n * COLUMN_WIDTH for n in range(count + 1))

    def _lefts(self) -> tuple[float, ...]:
        lefts = [0.0]
        for column in range(self.count):
            bar = self._bar_of.get(column)
            if bar is None:
                lefts.append(lefts[-1] + COLUMN_WIDTH)
            else:
                begin = lefts[bar.first]
                lefts.append(begin + FOLD_WIDTH * (column + 1 - bar.first) / bar.column_count)
        return tuple(lefts)

    @property
    def width(self) -> float:
        """The width of all columns; of one where there is none."""
        return self.lefts[-1] if self.count else COLUMN_WIDTH

    def width_of(self, first: int, last: int | None = None) -> float:
        """The width of a column, or of the columns `first` to `last`."""
        return self.lefts[(first if last is None else last) + 1] - self.lefts[first]

    def middle_of(self, column: int) -> float:
        """The middle of a column."""
        return (self.lefts[column] + self.lefts[column + 1]) / 2

    def at(self, x: float) -> int:
        """The column at a place: below 0 left of all, `count` or more right of them."""
        if x < 0 or x >= self.lefts[-1]:
            return -1 if x < 0 else self.count
        return bisect_right(self.lefts, x) - 1 if self.bars else int(x // COLUMN_WIDTH)

    def border_at(self, x: float) -> int:
        """The column before which the border nearest to a place stands; never within a bar."""
        column = max(0, min(self.count - 1, self.at(x)))
        if not self.count:
            return 0
        bar = self._bar_of.get(column, Bar(column, column))
        middle = (self.lefts[bar.first] + self.lefts[bar.last + 1]) / 2
        return bar.first if x < middle else bar.last + 1

    def is_border(self, column: int) -> bool:
        """Whether a border stands before a column: everywhere but within a bar."""
        bar = self._bar_of.get(column)
        return bar is None or bar.first == column

    def bar_of(self, column: int) -> Bar | None:
        """The bar that a folded column lies in, or None for an open one."""
        return self._bar_of.get(column)

    def open_beside(self, column: int, count: int) -> int | None:
        """Of the first `count` columns the open one nearest to the right, else to the left."""
        beside = (*range(column, count), *range(column, -1, -1))
        return next((n for n in beside if n not in self._bar_of), None)

    def border_beyond(self, border: int, way: int) -> int:
        """The border itself, or the end of the bar it lies in: the right one (1), the left (−1)."""
        while not self.is_border(border):
            border += way
        return border

    def shown(self, first: int, last: int) -> tuple[int, int] | None:
        """The first and the last open column of a stretch, or None if all of it is folded."""
        if not self.bars:
            return first, last
        found = [column for column in range(first, last + 1) if column not in self._bar_of]
        return (found[0], found[-1]) if found else None


@functools.lru_cache(maxsize=256)
def columns_of(count: int, bars: tuple[Bar, ...] = ()) -> Columns:
    """So many columns, some of them folded into bars, given from the left."""
    return Columns(count, bars)
