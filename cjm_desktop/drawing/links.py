"""Links as lines from card to card, in the gutters, with a head at the end and their text.

The kinds differ by their dashes, never by colour alone; the legend explains those in use.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing.arrows import above_of, line_shapes
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import COLUMN_WIDTH, LEFT, SMALL_SIZE
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import (
    FROZEN_KINDS,
    Above,
    Box,
    Placed,
    RowBody,
    Shape,
    TextLine,
    moved,
)
from cjm_desktop.drawing.routes import Grid, Port, Wall, route
from cjm_desktop.drawing.text import measure
from cjm_desktop.drawing.text_block import TextBlock, text_block
from cjm_desktop.drawing.wires import (
    Gutter,
    Laid,
    Point,
    Reserved,
    Size,
    Wire,
    reserve,
    wired,
)
from cjm_desktop.model.records import Link, LinkKind

DASHES: Mapping[LinkKind, tuple[float, ...]] = {
    "depends_on": (),
    "loop": (1.6, 2.4),
    "answers": (5.0, 3.0),
    "leaves_to": (8.0, 2.5, 1.6, 2.5),
}
_CARD_ROWS = frozenset({"department", "notes", "images"})
_LINKED_ROWS = _CARD_ROWS | {"steps"}
_LABEL_PADDING = 4.0
_THIN_GAP = 5.0
_BESIDE_QUOTE = 5.0
_ROLE = "link"
_NO_GRID = Grid(0, 0, {}, frozenset())
"""Where there are no links, nobody looks for ways."""


class LinkPlan(NamedTuple):
    """The links of a map on their ways, and the room they need between the rows."""

    links: tuple[Link, ...]
    wires: tuple[Wire, ...]
    labels: tuple[TextBlock | None, ...]
    reserved: Reserved
    borders: tuple[float, ...]
    frozen_rows: int

    @property
    def signs(self) -> frozenset[str]:
        """The kinds in use, as the legend names them."""
        return frozenset(f"link.{link.kind}" for link in self.links)


def plan_links(
    links: Iterable[Link],
    bodies: Sequence[RowBody],
    gaps: Sequence[float],
    columns: Columns,
    kept: Kept,
) -> LinkPlan:
    """Find the links' ways between rows that have no place yet.

    `gaps` are the heights of the gutters, that above each row and that below the last. A link
    with an end that is not drawn is left out.
    """
    ports = _Ports(bodies)
    ends = [(link, ports.of(link.source_id), ports.of(link.target_id)) for link in links]
    grid = kept.get("link grid", (tuple(bodies), tuple(gaps), columns),
                    lambda: _grid(bodies, gaps, columns, kept)) if ends else _NO_GRID  # fmt: skip
    borders = tuple(LEFT + left for left in columns.lefts)
    drawn, wires, labels = [], [], []
    for link, source, target in ends:
        if source is None or target is None:
            continue
        way = kept.get(("link way", link.id), (source, target, grid),
                       partial(route, source, target, grid))  # fmt: skip
        label = kept.get(("link text", link.id), (link.text,), partial(_label, link.text))
        size = label and Size(label.width + 2 * _LABEL_PADDING, label.height + 3)
        drawn.append(link)
        wires.append(Wire(source, target, way, size))
        labels.append(label)
    frozen = sum(1 for body in bodies if body.kind in FROZEN_KINDS)
    return LinkPlan(tuple(drawn), tuple(wires), tuple(labels), reserve(wires, borders, gaps),
                    borders, frozen)  # fmt: skip


def drawn_links(
    plan: LinkPlan, tops: Sequence[float], gutters: Sequence[Gutter], kept: Kept
) -> tuple[Above, ...]:
    """The links of a plan, drawn between rows that have their places."""
    laid = wired(plan.wires, plan.reserved, plan.borders, tops, gutters)
    drawn = []
    for link, wire, label, line in zip(plan.links, plan.wires, plan.labels, laid, strict=True):
        above = kept.get(("link", link.id), (link.kind, line, label),
                         partial(_above, link, line, label))  # fmt: skip
        last_row = max(wire.source.row, wire.target.row)
        frozen = max(last_row, *wire.route.gutters, 0) < plan.frozen_rows
        drawn.append(above._replace(frozen=frozen) if frozen else above)
    return tuple(drawn)


def link_sign(kind: str, x: float, y: float) -> tuple[Shape, ...]:
    """How a kind of link looks, for the legend: from 7 points left of x to 19 right of it."""
    dash = next(dash for known, dash in DASHES.items() if known == kind)
    return tuple(line_shapes(((x - 7, y), (x + 19, y)), dash, _ROLE))


class _Ports:
    """Where cards and steps stand among rows without places."""

    def __init__(self, bodies: Sequence[RowBody]) -> None:
        self._rows = [(number, body) for number, body in enumerate(bodies)
                      if body.kind in _LINKED_ROWS]  # fmt: skip

    def of(self, key: str) -> Port | None:
        for number, body in self._rows:
            item = body.find(key)
            if item is not None and item not in body.heading:
                return Port(number, item.column, item.last_column,
                            item.dy + item.group.height / 2, item.group.height)  # fmt: skip
        return None


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
    if kind in _CARD_ROWS:
        return range(item.column + 1, item.last_column + 1)
    if kind == "emotion" and any(isinstance(shape, TextLine) for shape in item.group.shapes):
        left = columns.lefts[item.column] + item.dx - _BESIDE_QUOTE
        right = left + item.group.width + 2 * _BESIDE_QUOTE
        last = min(bisect_left(columns.lefts, right), columns.count)
        return range(max(1, bisect_left(columns.lefts, left)), last)
    return range(0)


def _label(words: str) -> TextBlock | None:
    words = words.strip()
    if not words:
        return None
    width = min(2 * COLUMN_WIDTH, measure(words, "medium", SMALL_SIZE) + 1)
    return text_block(words, 0, 0, width, "medium", SMALL_SIZE, _ROLE, "centre")


def _above(link: Link, line: Laid, label: TextBlock | None) -> Above:
    shapes: list[Shape] = [*line_shapes(line.points, DASHES[link.kind], _ROLE)]
    if label is not None and line.label is not None:
        shapes += _placed_label(label, line.label)
    return above_of(link.id, line.points, shapes)


def _placed_label(label: TextBlock, middle: Point) -> Iterator[Shape]:
    width, height = label.width + 2 * _LABEL_PADDING, label.height
    x, y = middle[0] - width / 2, middle[1] - height / 2
    yield Box(x, y, width, height, "paper", None, 0.0, 3.0)
    left = min((line.x for line in label.lines), default=0.0)
    for line in label.lines:
        yield moved(line, x + _LABEL_PADDING - left, y)
