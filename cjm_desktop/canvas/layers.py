"""A picture while things in it move: its rows in layers, each still some way from its place."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cjm_desktop.canvas.header_look import HeaderLook
from cjm_desktop.drawing.picture import Above, Mark, Picture, Placed, Row, RowBody


class Offset(NamedTuple):
    """How far from its place something is seen, in points."""

    dx: float
    dy: float


STILL = Offset(0.0, 0.0)


class Layer(NamedTuple):
    """Rows, or parts of rows, and marks and lines above them that move and fade together.

    As the motion begins they are seen at `way` from their places, with the opacity `faded_from`;
    as it ends in their places, with `faded_to`.
    """

    rows: tuple[Row, ...]
    above: tuple[Above | Mark, ...] = ()
    way: Offset = STILL
    faded_from: float = 1.0
    faded_to: float = 1.0

    def opacity(self, left: float) -> float:
        """The opacity when a part of the motion is left, from 1 to 0."""
        return self.faded_to + (self.faded_from - self.faded_to) * left


class Moving(NamedTuple):
    """A moment of a motion: the layers from the lowest, and which part of the way is left.

    `header` is the look of the header while it regroups.
    """

    layers: tuple[Layer, ...]
    left: float
    header: HeaderLook | None = None


def at_rest(picture: Picture) -> Moving:
    """A picture in which nothing moves."""
    return Moving((Layer(picture.rows, picture.over_rows),), 0.0)


_Place = Literal["heading", "items", "backdrop"]


class Together(NamedTuple):
    """What goes by the same way and fades alike."""

    way: Offset = STILL
    faded_from: float = 1.0
    faded_to: float = 1.0


@dataclass(slots=True)
class _Part:
    heading: list[Placed] = field(default_factory=list)
    items: list[Placed] = field(default_factory=list)
    backdrop: list[Placed] = field(default_factory=list)


class LayersOfRows:
    """Sorts a picture into layers; whole rows stay the same objects, so that they stay known."""

    def __init__(self, picture: Picture) -> None:
        self._rows = {row.body.key: row for row in picture.rows}
        self._parts: dict[Together, dict[str, Row | _Part]] = {Together(): {}}
        self._above: dict[Together, list[Above | Mark]] = {}

    def add_row(self, row: Row, together: Together) -> None:
        """A whole row."""
        self._parts.setdefault(together, {})[row.body.key] = row

    def add(self, row: Row, place: _Place, item: Placed, together: Together) -> None:
        """One thing of a row that goes apart."""
        parts = self._parts.setdefault(together, {})
        part = parts.setdefault(row.body.key, _Part())
        assert isinstance(part, _Part)
        getattr(part, place).append(item)

    def add_above(self, spanning: Above | Mark, together: Together) -> None:
        """A line or a mark above the rows."""
        self._parts.setdefault(together, {})
        self._above.setdefault(together, []).append(spanning)

    def made(self, on_top: Collection[Offset] = ()) -> Iterator[Layer]:
        """The layers: what stands still first, what goes the ways named last."""
        for together in sorted(self._parts, key=lambda each: each.way in on_top):
            rows = [self._row(key, part) for key, part in self._parts[together].items()]
            yield Layer(tuple(rows), tuple(self._above.get(together, ())), *together)

    def _row(self, key: str, part: Row | _Part) -> Row:
        if isinstance(part, Row):
            return part
        y, body = self._rows[key]
        return Row(y, RowBody(body.key, body.kind, body.height, tuple(part.heading),
                              tuple(part.items), tuple(part.backdrop)))  # fmt: skip
