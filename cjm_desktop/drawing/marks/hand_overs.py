"""Hand-overs as arrows: from the last card of who lets go to the first card of each receiver.

The kinds differ by their dashes, never by colour alone, and all from links by the dot at which
they begin; one that is settled bears a tick.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.arrows import arrow_mark, line_shapes
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.lines import Ends
from cjm_desktop.drawing.marks.on_the_way import OnTheWay, places_along
from cjm_desktop.drawing.picture import Mark, Placed, Rect, RowBody, Shape
from cjm_desktop.drawing.routes import Port
from cjm_desktop.drawing.wires import Laid, Point
from cjm_desktop.lenses.hand_overs import HandOver, HandOverKind
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Touchpoint

DASHES: Mapping[HandOverKind, tuple[float, ...]] = {
    "warm": (),
    "cold": (9.0, 4.0),
    "through_gap": (4.5, 3.5),
}
_WIDTH = 1.8
_DOT_RADIUS, _TICK_RADIUS = 2.4, 4.5


class Arrow(NamedTuple):
    """A hand-over to one receiver: lanes by their ids, and the columns where they are met."""

    giver: str
    receiver: str
    from_column: int
    column: int
    kind: HandOverKind
    agreed: bool

    @property
    def key(self) -> str:
        """The key of its group, which no record has."""
        return f"hand-over:{self.giver}:{self.receiver}:{self.column}"

    @property
    def bundle(self) -> tuple[object, ...]:
        """What its hand-over has of its own among all."""
        return "hand-over", self.giver, self.from_column


class DrawnHandOvers(NamedTuple):
    """The arrows between cards that are both drawn, with their ends.

    `signs` are the kinds in use, as the legend names them.
    """

    arrows: tuple[Arrow, ...]
    ends: tuple[Ends, ...]
    signs: frozenset[str]


def arrows_of(hand_overs: Sequence[HandOver], arrangement: Arrangement) -> tuple[Arrow, ...]:
    """An arrow for each receiver of each hand-over."""
    column_of = arrangement.column_of
    return tuple(
        Arrow(one.giver.id, receiver.id, column_of[one.from_step.id], column_of[one.step.id],
              one.kind, one.agreed)
        for one in hand_overs
        for receiver in one.receivers
    )  # fmt: skip


def arrows_between(
    arrows: tuple[Arrow, ...],
    bodies: Sequence[RowBody],
    columns: Columns,
    document: Document,
    kept: Kept,
) -> DrawnHandOvers:
    """The arrows between cards in rows that have no place yet, and where they meet these.

    The same object as long as none of this changes.
    """
    wanted_of = kept.get("ends of hand-overs", (arrows,), partial(_wanted, arrows))
    ports: dict[tuple[str, int, int], Port] = {}
    for number, body in enumerate(bodies):
        wanted = wanted_of.get(body.key)
        if body.kind == "department" and wanted is not None:
            make = partial(_ports, number, body, wanted, columns, document)
            inputs = (number, body, wanted, columns)
            ports.update(kept.get(("hand-over ports", body.key), inputs, make))
    return kept.get("drawn hand-overs", (arrows, kept.same("hand-over ports", ports)),
                    partial(_between, arrows, ports))  # fmt: skip


def _between(arrows: Sequence[Arrow], ports: Mapping[tuple[str, int, int], Port]) -> DrawnHandOvers:
    drawn, ends = [], []
    for arrow in arrows:
        source = ports.get((arrow.giver, arrow.from_column, -1))
        target = ports.get((arrow.receiver, arrow.column, 0))
        if source is not None and target is not None:
            drawn.append(arrow)
            ends.append(Ends((arrow.bundle, arrow.receiver), source, target, None, arrow.bundle))
    signs_used = {f"hand_over.{arrow.kind}" for arrow in drawn}
    signs_used.update("hand_over.agreed" for arrow in drawn if arrow.agreed)
    return DrawnHandOvers(tuple(drawn), tuple(ends), frozenset(signs_used))


def hand_over_marks(
    drawn: DrawnHandOvers, laid: Sequence[Laid], on_the_way: OnTheWay, kept: Kept
) -> tuple[Mark, ...]:
    """The arrows along their lines, those that are settled with a tick."""
    ticks = _places_of_ticks(drawn.arrows, laid, on_the_way)
    marks = []
    for number, (arrow, line) in enumerate(zip(drawn.arrows, laid, strict=True)):
        tick = ticks.get(number)
        marks.append(kept.get(("arrow", arrow[:4]), (arrow.kind, line.points, tick),
                              partial(_mark, arrow, line.points, tick)))  # fmt: skip
    return tuple(marks)


def hand_over_sign(name: str, x: float, y: float) -> tuple[Shape, ...]:
    """How a kind looks, for the legend: from 7 points left of x to 19 right of it; or the tick."""
    if name == "agreed":
        return _tick((x, y), "hand_over.agreed")
    kind = next(kind for kind in DASHES if kind == name)
    return tuple(_arrow_shapes(((x - 7, y), (x + 19, y)), kind))


def _wanted(
    arrows: Sequence[Arrow],
) -> dict[str, tuple[frozenset[int], frozenset[int]]]:
    """By lane: the columns whose last card lets go, and those whose first card takes over."""
    lasts: dict[str, set[int]] = {}
    firsts: dict[str, set[int]] = {}
    for arrow in arrows:
        lasts.setdefault(arrow.giver, set()).add(arrow.from_column)
        firsts.setdefault(arrow.receiver, set()).add(arrow.column)
    return {
        lane_id: (frozenset(lasts.get(lane_id, ())), frozenset(firsts.get(lane_id, ())))
        for lane_id in lasts.keys() | firsts.keys()
    }


def _ports(
    number: int,
    body: RowBody,
    wanted: tuple[frozenset[int], frozenset[int]],
    columns: Columns,
    document: Document,
) -> dict[tuple[str, int, int], Port]:
    """The last and the first cards wanted of a row, by lane, column and place in the cell."""
    ports = {}
    for place, wanted_columns in zip((-1, 0), wanted, strict=True):
        for column in wanted_columns:
            cards = [] if columns.bar_of(column) else list(_meeting(body, column, document))
            if cards:
                item = sorted(cards, key=lambda card: card.dy)[place]
                ports[body.key, column, place] = Port(
                    number, item.column, item.last_column,
                    item.dy + item.group.height / 2, item.group.height,
                )  # fmt: skip
    return ports


def _meeting(body: RowBody, column: int, document: Document) -> Iterator[Placed]:
    """The cards of a lane that meet the customer at a step: those marked missing do not."""
    for item in body.in_column(column):
        card = document.get(Touchpoint, item.group.key)
        if card is not None and card.status != "missing":
            yield item


def _places_of_ticks(
    arrows: Sequence[Arrow], laid: Sequence[Laid], on_the_way: OnTheWay
) -> dict[int, Point]:
    """Where the arrows of hand-overs that are settled bear ticks, by their numbers.

    Of those of one hand-over at least one does: the first, where all run close to others.
    """
    agreed: dict[tuple[object, ...], list[int]] = {}
    for number, arrow in enumerate(arrows):
        if arrow.agreed:
            agreed.setdefault(arrow.bundle, []).append(number)
    ticks: dict[int, Point] = {}
    for numbers in agreed.values():
        lines = [laid[number].points for number in numbers]
        clear = {number: next(_clear_places(points, lines, on_the_way), None)
                 for number, points in zip(numbers, lines, strict=True)}  # fmt: skip
        found = {number: place for number, place in clear.items() if place is not None}
        ticks |= found or {numbers[0]: next(places_along(lines[0]))}
    return ticks


def _clear_places(
    points: Sequence[Point], own: Sequence[tuple[Point, ...]], on_the_way: OnTheWay
) -> Iterator[Point]:
    """The places on a line at which a tick covers no other but its own."""
    room = 2 * _TICK_RADIUS
    for x, y in places_along(points):
        if on_the_way.is_clear(Rect(x - _TICK_RADIUS, y - _TICK_RADIUS, room, room), own):
            yield x, y


def _mark(arrow: Arrow, points: Sequence[Point], tick: Point | None) -> Mark:
    shapes = list(_arrow_shapes(points, arrow.kind))
    if tick is not None:
        shapes += _tick(tick, "hand_over.agreed")
    return arrow_mark(arrow.key, points, shapes)


def _arrow_shapes(points: Sequence[Point], kind: HandOverKind) -> Iterator[Shape]:
    role = f"hand_over.{kind}"
    yield from line_shapes(points, DASHES[kind], role, _WIDTH)
    yield signs.disc(*points[0], _DOT_RADIUS, role)


def _tick(at: Point, role: str) -> tuple[Shape, ...]:
    disc = signs.disc(*at, _TICK_RADIUS, "paper", role, 1.2)
    return (disc, *signs.tick(*at, 4.4, role))
