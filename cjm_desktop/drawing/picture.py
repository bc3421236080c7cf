"""What a map looks like, as data: shapes, groups, rows, and the picture they make.

This is the one description of a drawn map; painters only translate it. Units are points (1/72
inch), y grows downwards, and colours are roles that a theme resolves. A `Group` is one record's
look in its own coordinates and holds no place; a `Row` places groups by column; the `Picture`
places rows. So an insert or a grown row changes numbers, never shapes.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cjm_desktop.drawing.columns import Columns

Weight = Literal["regular", "medium", "semibold", "bold", "italic"]
"""A cut of the font; `italic` is semibold too, and says that a stage is only proposed."""


class Box(NamedTuple):
    """A rectangle; fully round ends when `radius` is half its height."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


class Path(NamedTuple):
    """A path of commands: `("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x, y)`, `("Z",)`."""

    commands: tuple[tuple[str | float, ...], ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


class TextLine(NamedTuple):
    """One line of text as typed, from its left end on the baseline; `width` is as measured."""

    x: float
    y: float
    text: str
    weight: Weight
    size: float
    colour: str
    width: float


class ImageShape(NamedTuple):
    """A picture from the file, fitted by its maker into a box of its own proportions."""

    x: float
    y: float
    width: float
    height: float
    image_id: str


Shape = Box | Line | Path | TextLine | ImageShape


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One record's look in its own coordinates, from (0, 0) to (width, height).

    `key` is the record's id, or the name of a part of the map such as `legend`.
    """

    key: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


class Placed(NamedTuple):
    """A group with its place in a row: x is column `column` plus `dx`, y the row's plus `dy`.

    It covers the columns `column` to `last_column`; column 0 starts at the picture's `left`.
    """

    group: Group
    column: int
    dx: float
    dy: float
    last_column: int


RowKind = Literal[
    "title", "compared", "stages", "steps", "time", "department", "notes", "images", "emotion",
    "metric", "line", "legend", "folded", "parking", "story",
]  # fmt: skip

FROZEN_KINDS: frozenset[str] = frozenset({"compared", "stages", "steps", "time"})
"""Rows that stay in view on a screen while the map scrolls under them."""


@dataclass(frozen=True, slots=True, eq=False)
class RowBody:
    """A row without its place. `heading` stands left of the columns and stays in view.

    `key` is a lane's id or the row's kind; `items` are ordered by column, then from the top.
    `backdrop` is painted beneath them and is never hit.
    """

    key: str
    kind: RowKind
    height: float
    heading: tuple[Placed, ...]
    items: tuple[Placed, ...]
    backdrop: tuple[Placed, ...] = ()
    _by_column: dict[int, list[Placed]] = field(default_factory=dict)
    _by_key: dict[str, Placed] = field(default_factory=dict)

    def in_column(self, column: int) -> list[Placed]:
        """The items that cover a column; a spanning card lies in each of its columns."""
        if not self._by_column:
            for item in self.items:
                for covered in range(item.column, item.last_column + 1):
                    self._by_column.setdefault(covered, []).append(item)
        return self._by_column.get(column, [])

    def find(self, key: str) -> Placed | None:
        """The item drawn for a record, or None."""
        if not self._by_key:
            for item in (*self.heading, *self.items):
                self._by_key.setdefault(item.group.key, item)
        return self._by_key.get(key)


class Row(NamedTuple):
    """A row in its place."""

    y: float
    body: RowBody


class Above(NamedTuple):
    """A group that spans cells, in its place above all rows: a line with its corners in `points`.

    `words` is where its text stands, or would. `frozen` says that it lies wholly among the rows
    that stay in view.
    """

    group: Group
    x: float
    y: float
    points: tuple[tuple[float, float], ...]
    words: "Rect"
    frozen: bool = False

    def moved_right(self, dx: float) -> "Above":
        """The same, further to the right."""
        return self._replace(x=self.x + dx, points=_moved_right(self.points, dx),
                             words=self.words._replace(x=self.words.x + dx))  # fmt: skip

    @property
    def has_words(self) -> bool:
        """Whether it bears text."""
        return any(isinstance(shape, TextLine) for shape in self.group.shapes)


class Mark(NamedTuple):
    """A group that a lens draws above the rows, in its place: it stands for no record.

    It is never hit. A line has its corners in `points`. `frozen` says that it lies wholly among
    the rows that stay in view.
    """

    group: Group
    x: float
    y: float
    points: tuple[tuple[float, float], ...] = ()
    frozen: bool = False

    def moved_right(self, dx: float) -> "Mark":
        """The same, further to the right."""
        return self._replace(x=self.x + dx, points=_moved_right(self.points, dx))


class Band(NamedTuple):
    """The tint behind the columns of one run, from the header down."""

    column: int
    last_column: int
    fill: str


class Rect(NamedTuple):
    """A rectangle in the picture's coordinates."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A whole drawn map: `steps` are the ids of its columns, in order, the first one at `left`.

    On a screen one more column follows for each of `empty_stages`, the ids of stages that have
    no step. `marks` are those of its lens, beneath the lines of links.
    """

    width: float
    height: float
    left: float
    columns: Columns
    steps: tuple[str, ...]
    bands: tuple[Band, ...]
    band_top: float
    band_bottom: float
    rows: tuple[Row, ...]
    empty_stages: tuple[str, ...] = ()
    above: tuple[Above, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def column_count(self) -> int:
        """All columns, those of stages without steps among them."""
        return self.columns.count

    def column_at(self, x: float) -> int | None:
        """The column at a place, or None left and right of all."""
        column = self.columns.at(x - self.left)
        return column if 0 <= column < self.columns.count else None

    def x_of(self, column: int) -> float:
        """The left edge of a column; for the number of columns, where the last one ends."""
        return self.left + self.columns.lefts[column]

    def width_of(self, first: int, last: int | None = None) -> float:
        """The width of a column, or of the columns `first` to `last`."""
        return self.columns.width_of(first, last)

    def row_at(self, y: float) -> Row | None:
        """The row at a height, or None between and beyond rows."""
        index = bisect_right(self.rows, y, key=lambda row: row.y) - 1
        if index < 0 or y >= self.rows[index].y + self.rows[index].body.height:
            return None
        return self.rows[index]

    @property
    def parking(self) -> Row | None:
        """The row of the parking lot, below all others, if it is drawn."""
        last = self.rows[-1]
        return last if last.body.kind == "parking" else None

    def row_of(self, key: str) -> Row | None:
        """The row with a key: a lane's id, or a kind such as `stages`."""
        return next((row for row in self.rows if row.body.key == key), None)

    def place_of(self, row: Row, item: Placed) -> Rect:
        """Where an item of a row lies."""
        group = item.group
        return Rect(self.x_of(item.column) + item.dx, row.y + item.dy, group.width, group.height)

    def rect_of(self, key: str) -> Rect | None:
        """Where the group of a record lies, for a line its text; None if it is not drawn."""
        found = self.find(key)
        if found is not None:
            return self.place_of(*found)
        line = self.line_of(key)
        return line.words if line is not None else None

    def find(self, key: str) -> tuple[Row, Placed] | None:
        """The row and the item drawn for a record, or None if it is not drawn."""
        for row in self.rows:
            item = row.body.find(key)
            if item is not None:
                return row, item
        return None

    def line_of(self, key: str) -> Above | None:
        """The line drawn for a record, or None."""
        return next((line for line in self.above if line.group.key == key), None)

    @property
    def over_rows(self) -> tuple[Above | Mark, ...]:
        """What is painted above all rows, in the order of painting."""
        return (*self.marks, *self.above)

    def groups(self) -> Iterator[tuple[Group, float, float]]:
        """Every group with its absolute x and y, in the order of painting."""
        for row in self.rows:
            for item in (*row.body.backdrop, *row.body.heading, *row.body.items):
                yield item.group, self.x_of(item.column) + item.dx, row.y + item.dy
        for spanning in self.over_rows:
            yield spanning.group, spanning.x, spanning.y

    def flat(self) -> Iterator[Shape]:
        """Every shape in the picture's coordinates, in the order of painting."""
        for band in self.bands:
            x = self.x_of(band.column)
            width = self.width_of(band.column, band.last_column)
            yield Box(x + BAND_GAP / 2, self.band_top, width - BAND_GAP,
                      self.band_bottom - self.band_top, band.fill)  # fmt: skip
        for group, x, y in self.groups():
            for shape in group.shapes:
                yield moved(shape, x, y)


BAND_GAP = 4.0
"""The white gutter between two runs."""


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape at another place. Without `_replace`, which takes three times as long."""
    match shape:
        case TextLine():
            return TextLine(shape.x + dx, shape.y + dy, *shape[2:])
        case Box():
            return Box(shape.x + dx, shape.y + dy, *shape[2:])
        case Line():
            return Line(shape.x1 + dx, shape.y1 + dy, shape.x2 + dx, shape.y2 + dy, *shape[4:])
        case Path():
            return Path(tuple([_moved(c, dx, dy) for c in shape.commands]), *shape[1:])
        case ImageShape():
            return ImageShape(shape.x + dx, shape.y + dy, *shape[2:])


def _moved_right(
    points: tuple[tuple[float, float], ...], dx: float
) -> tuple[tuple[float, float], ...]:
    return tuple((x + dx, y) for x, y in points)


def _moved(command: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    numbers = [float(number) for number in command[1:]]
    shifted = [number + (dy if index % 2 else dx) for index, number in enumerate(numbers)]
    return (command[0], *shifted)
