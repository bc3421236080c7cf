"""Where the lines of arrows and links lie: side by side in their gutters, with room for labels.

`reserve` says what room the gutters between rows need, before the rows are placed; `wired` gives
the corners of every line once they are.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cjm_desktop.drawing.geometry import CARD_INSET
from cjm_desktop.drawing.routes import Port, Route

Point = tuple[float, float]

_SPACING = 3.0
"""Between two lines side by side."""
_PORT_SPACING = 9.0
_LABEL_GAP = 6.0
_BESIDE_CARDS = 8.0
"""What lines may take of the padding above and below the cards beside a gutter."""
_BETWEEN_CARDS = 8.0
"""What lines may take of the room between the cards beside a border."""


class Size(NamedTuple):
    """The size of a label."""

    width: float
    height: float


class Wire(NamedTuple):
    """A line to be laid: its ends, its way, and the size of its label, if it has one.

    Lines of one `bundle` leave the card they share as one line, and part where their ways do.
    """

    source: Port
    target: Port
    route: Route
    label: Size | None = None
    bundle: Hashable = None


class Reserved(NamedTuple):
    """The room of the gutters, and where in them things lie, seen from a gutter's middle.

    `room` is the least height by gutter, which counts for labels and many lines; `across` the
    places of the lines by wire and the number of their gutter; `labels` by wire: gutter, x of the
    middle, place.
    """

    room: Mapping[int, float]
    across: Mapping[tuple[int, int], float]
    labels: Mapping[int, tuple[int, float, float]]


class Laid(NamedTuple):
    """The corners of a line from end to end, and the middle of its label."""

    points: tuple[Point, ...]
    label: Point | None


class Gutter(NamedTuple):
    """A gutter in its place: from the bottom of one row to the top of the next."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way between its rows."""
        return (self.top + self.bottom) / 2


class _Share(NamedTuple):
    """What a wire wants of a gutter: from x to x, so high; a line's number, None for a label."""

    left: float
    right: float
    height: float
    wire: int
    line: int | None


def reserve(wires: Sequence[Wire], borders: Sequence[float]) -> Reserved:
    """Lay lines and labels side by side in the gutters."""
    shares: defaultdict[int, list[_Share]] = defaultdict(list)
    centres: dict[int, tuple[int, float]] = {}
    for number, wire in enumerate(wires):
        home = _label_home(wire, borders)
        if home is not None and wire.label is not None:
            centres[number] = (home[0], _within(home[1], wire.label.width, borders))
        for gutter, share in _shares(number, wire, borders, centres.get(number)):
            shares[gutter].append(share)
    room: dict[int, float] = {}
    across: dict[tuple[int, int], float] = {}
    labels: dict[int, tuple[int, float, float]] = {}
    for gutter, wanted in shares.items():
        bundles = [wires[share.wire].bundle for share in wanted]
        room[gutter], places = _stacked(wanted, bundles)
        for share, place in zip(wanted, places, strict=True):
            if share.line is not None:
                across[share.wire, share.line] = place
            centre = centres.get(share.wire)
            if centre is not None and centre[0] == gutter:
                labels[share.wire] = (gutter, centre[1], place)
    return Reserved(room, across, labels)


def wired(
    wires: Sequence[Wire],
    reserved: Reserved,
    borders: Sequence[float],
    tops: Sequence[float],
    gutters: Sequence[Gutter],
) -> list[Laid]:
    """The corners of the lines between rows whose tops are given, in their gutters."""
    ends = _end_heights(wires, tops)
    heights = [
        [ends[number, 0], *_gutter_heights(number, wire, reserved, gutters), ends[number, 1]]
        for number, wire in enumerate(wires)
    ]
    offsets = _side_by_side(wires, heights)
    laid = []
    for number, wire in enumerate(wires):
        points = list(_corners(number, wire, heights[number], offsets, borders))
        home = reserved.labels.get(number)
        label = (home[1], gutters[home[0]].middle + home[2]) if home is not None else None
        laid.append(Laid(tuple(_without_repeats(points)), label))
    return laid


def _label_home(wire: Wire, borders: Sequence[float]) -> tuple[int, float] | None:
    """The gutter of a label and the middle it is put at: on the longest line across."""
    if wire.label is None:
        return None
    route = wire.route
    if not route.gutters:
        return max(wire.source.row, wire.target.row), borders[route.borders[0]]
    lines = [
        (abs(borders[start] - borders[end]), gutter, (borders[start] + borders[end]) / 2)
        for gutter, (start, end) in zip(route.gutters, pairwise(route.borders), strict=True)
    ]
    _, gutter, middle = max(lines)
    return gutter, middle


def _within(middle: float, width: float, borders: Sequence[float]) -> float:
    """The middle nearest to the one wanted at which a label lies beside the lane titles."""
    return max(borders[0] + width / 2, min(borders[-1] - width / 2, middle))


def _shares(
    number: int, wire: Wire, borders: Sequence[float], centre: tuple[int, float] | None
) -> Iterator[tuple[int, _Share]]:
    """What a wire wants of gutters: its lines, and its label on one of them or by itself."""
    labelled = False
    for line, gutter in enumerate(wire.route.gutters):
        left, right = sorted(borders[border] for border in wire.route.borders[line : line + 2])
        height = _SPACING
        if centre is not None and wire.label is not None and centre[0] == gutter:
            labelled = True
            left = min(left, centre[1] - wire.label.width / 2)
            right = max(right, centre[1] + wire.label.width / 2)
            height = wire.label.height
        yield gutter, _Share(left, right, height, number, line)
    if centre is not None and wire.label is not None and not labelled:
        half = wire.label.width / 2
        yield centre[0], _Share(centre[1] - half, centre[1] + half, wire.label.height, number, None)


def _stacked(shares: Sequence[_Share], bundles: Sequence[Hashable]) -> tuple[float, list[float]]:
    """The least height of a gutter, and the middle of each share seen from the gutter's middle."""
    tracks = _tracks([(share.left, share.right + _LABEL_GAP) for share in shares], bundles)
    heights = [0.0] * (max(tracks) + 1)
    for share, track in zip(shares, tracks, strict=True):
        heights[track] = max(heights[track], share.height)
    total = sum(heights)
    with_labels = any(share.height > _SPACING for share in shares)
    middles, top = [], -total / 2
    for height in heights:
        middles.append(top + height / 2)
        top += height
    least = total + 2 if with_labels else total - _BESIDE_CARDS
    return least, [middles[track] for track in tracks]


def _tracks(spans: Sequence[tuple[float, float]], bundles: Sequence[Hashable]) -> list[int]:
    """Tracks for stretches, so that none overlaps another on its track; as few as can be.

    The stretches of a bundle share theirs.
    """
    keys: list[Hashable] = [
        number if bundle is None else (bundle,) for number, bundle in enumerate(bundles)
    ]
    whole: dict[Hashable, tuple[float, float]] = {}
    for key, (left, right) in zip(keys, spans, strict=True):
        before = whole.get(key, (left, right))
        whole[key] = min(left, before[0]), max(right, before[1])
    ends: list[float] = []
    tracks: dict[Hashable, int] = {}
    for key in sorted(whole, key=whole.__getitem__):
        left, right = whole[key]
        track = next((track for track, end in enumerate(ends) if end <= left), len(ends))
        if track == len(ends):
            ends.append(right)
        ends[track] = right
        tracks[key] = track
    return [tracks[key] for key in keys]


def _end_heights(wires: Sequence[Wire], tops: Sequence[float]) -> dict[tuple[int, int], float]:
    """Where both ends of each wire meet their cards: spread where a side has several."""
    sides: defaultdict[tuple[Port, int], list[tuple[float, int, int]]] = defaultdict(list)
    for number, wire in enumerate(wires):
        source, target = wire.source, wire.target
        sides[source, wire.route.borders[0]].append((tops[target.row] + target.y, number, 0))
        sides[target, wire.route.borders[-1]].append((tops[source.row] + source.y, number, 1))
    heights = {}
    for (port, _), ends in sides.items():
        ends.sort()
        shared = [(end, number if wires[number].bundle is None else (wires[number].bundle,))
                  for _, number, end in ends]  # fmt: skip
        places = {each: place for place, each in enumerate(dict.fromkeys(shared))}
        spacing = min(_PORT_SPACING, port.height / (len(places) + 1))
        for each, (_, number, end) in zip(shared, ends, strict=True):
            offset = (places[each] - (len(places) - 1) / 2) * spacing
            heights[number, end] = tops[port.row] + port.y + offset
    return heights


def _gutter_heights(
    number: int, wire: Wire, reserved: Reserved, gutters: Sequence[Gutter]
) -> Iterable[float]:
    for line, gutter in enumerate(wire.route.gutters):
        yield gutters[gutter].middle + reserved.across[number, line]


def _side_by_side(
    wires: Sequence[Wire], heights: Sequence[Sequence[float]]
) -> dict[tuple[int, int], float]:
    """How far the lines along a border stand beside it, by wire and the number of the border."""
    runs: defaultdict[int, list[tuple[int, int, tuple[float, float]]]] = defaultdict(list)
    for number, wire in enumerate(wires):
        for place, border in enumerate(wire.route.borders):
            one, other = heights[number][place], heights[number][place + 1]
            runs[border].append((number, place, (min(one, other), max(one, other))))
    offsets = {}
    for along in runs.values():
        spans = [(top - 1, bottom + 1) for _, _, (top, bottom) in along]
        tracks = _tracks(spans, [wires[number].bundle for number, _, _ in along])
        count = max(tracks) + 1
        spacing = min(_SPACING, _BETWEEN_CARDS / count)
        for (number, place, _), track in zip(along, tracks, strict=True):
            offsets[number, place] = (track - (count - 1) / 2) * spacing
    return offsets


def _corners(
    number: int,
    wire: Wire,
    heights: Sequence[float],
    offsets: Mapping[tuple[int, int], float],
    borders: Sequence[float],
) -> Iterator[Point]:
    route = wire.route
    yield _edge(wire.source, route.borders[0], borders), heights[0]
    for place, border in enumerate(route.borders):
        x = borders[border] + offsets[number, place]
        yield x, heights[place]
        yield x, heights[place + 1]
    yield _edge(wire.target, route.borders[-1], borders), heights[-1]


def _edge(port: Port, border: int, borders: Sequence[float]) -> float:
    """The edge of a card that faces a border beside it."""
    return borders[border] + (CARD_INSET if border == port.first else -CARD_INSET)


def _without_repeats(points: Sequence[Point]) -> Iterator[Point]:
    """The points without those that lie on the line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0]
                              or kept[-2][1] == kept[-1][1] == point[1]):  # fmt: skip
            kept.pop()
        kept.append(point)
    return iter(kept)
