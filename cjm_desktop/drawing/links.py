"""Links as lines from card to card, in the gutters, with a head at the end and their text.

The kinds differ by their dashes, never by colour alone; the legend explains those in use.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing.arrows import above_of, line_shapes
from cjm_desktop.drawing.geometry import COLUMN_WIDTH, SMALL_SIZE
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.lines import CARD_ROWS, Ends, LinePlan
from cjm_desktop.drawing.picture import Above, Box, RowBody, Shape, moved
from cjm_desktop.drawing.routes import Port
from cjm_desktop.drawing.text import measure
from cjm_desktop.drawing.text_block import TextBlock, text_block
from cjm_desktop.drawing.wires import Laid, Point, Size
from cjm_desktop.model.records import Link, LinkKind

DASHES: Mapping[LinkKind, tuple[float, ...]] = {
    "depends_on": (),
    "loop": (1.6, 2.4),
    "answers": (5.0, 3.0),
    "leaves_to": (8.0, 2.5, 1.6, 2.5),
}
_LINKED_ROWS = CARD_ROWS | {"steps"}
_LABEL_PADDING = 4.0
_ROLE = "link"


class DrawnLinks(NamedTuple):
    """The links of a map whose ends are both drawn, with their ends and their words."""

    links: tuple[Link, ...]
    ends: tuple[Ends, ...]
    labels: tuple[TextBlock | None, ...]

    @property
    def signs(self) -> frozenset[str]:
        """The kinds in use, as the legend names them."""
        return frozenset(f"link.{link.kind}" for link in self.links)


def links_between(links: Iterable[Link], bodies: Sequence[RowBody], kept: Kept) -> DrawnLinks:
    """The links between things in rows that have no place yet.

    A link with an end that is not drawn is left out.
    """
    ports = _Ports(bodies)
    drawn, ends, labels = [], [], []
    for link in links:
        source, target = ports.of(link.source_id), ports.of(link.target_id)
        if source is None or target is None:
            continue
        label = kept.get(("link text", link.id), (link.text,), partial(_label, link.text))
        size = label and Size(label.width + 2 * _LABEL_PADDING, label.height + 3)
        drawn.append(link)
        ends.append(Ends(("link", link.id), source, target, size))
        labels.append(label)
    return DrawnLinks(tuple(drawn), tuple(ends), tuple(labels))


def drawn_links(
    links: DrawnLinks, plan: LinePlan, laid: Sequence[Laid], kept: Kept
) -> tuple[Above, ...]:
    """The links as lines above the rows; theirs are the first lines of the plan."""
    drawn = []
    for number, (link, label) in enumerate(zip(links.links, links.labels, strict=True)):
        line = laid[number]
        above = kept.get(("link", link.id), (link.kind, line, label),
                         partial(_above, link, line, label))  # fmt: skip
        drawn.append(above._replace(frozen=True) if plan.is_frozen(number) else above)
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
