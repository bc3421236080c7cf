"""From one header to another: borders slide, open and close, colours and words fade over.

The borders between blocks tell what becomes of what: a border near one that was there slides to
its place; any other closes (runs merge) or opens (a run splits). A lens switch moves no column;
where columns came or went, borders go with them. Where columns changed their order, blocks go with
their runs instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cjm_desktop.canvas.column_shift import ColumnShift
from cjm_desktop.canvas.header_look import NOTHING, Block, HeaderLook, Words, mixed, mixed_fills

_FARTHEST_SLIDE = 420.0
"""In points, three columns: a border farther away is another one."""
_WORDS_OUT = 0.5
_WORDS_IN = 0.35
"""The part of the way after which old words are gone, and before which new ones are not there."""


class _Border(NamedTuple):
    """A border from where it was seen to where it will be, with the insets beside it."""

    was: float
    will_be: float
    inset_was: float
    inset_will_be: float


class _Way(NamedTuple):
    """A block on its way, or one that comes or goes."""

    seen: Block | None
    now: Block | None
    left: _Border
    right: _Border

    def at(self, rest: float) -> Block:
        """The block when a part of the way is left."""
        key = self.now.key if self.now is not None else self.seen.key if self.seen else ""
        return Block(
            key,
            _between(self.left.was, self.left.will_be, rest),
            _between(self.right.was, self.right.will_be, rest),
            _between(self.left.inset_was, self.left.inset_will_be, rest),
            _between(self.right.inset_was, self.right.inset_will_be, rest),
            tuple(mixed_fills(self.seen.fills if self.seen else (),
                              self.now.fills if self.now else (), rest)),
            _between(self.seen.outline if self.seen else 0.0,
                     self.now.outline if self.now else 0.0, rest),
            mixed(self.seen.tint if self.seen else NOTHING,
                  self.now.tint if self.now else NOTHING, rest),
        )  # fmt: skip


class _WordsWay(NamedTuple):
    words: Words
    x_to: float
    opacity_to: float

    def at(self, rest: float) -> Words:
        done = 1 - rest
        if self.opacity_to > self.words.opacity:
            part = max(0.0, done - _WORDS_IN) / (1 - _WORDS_IN)
        else:
            part = min(1.0, done / _WORDS_OUT)
        opacity = self.words.opacity + (self.opacity_to - self.words.opacity) * part
        return Words(self.words.shapes, _between(self.words.x, self.x_to, rest), opacity)


class Regrouping:
    """The way from the header that was seen to another."""

    def __init__(self, ways: Sequence[_Way], words: Mapping[str, Sequence[_WordsWay]]) -> None:
        self._ways = ways
        self._words = words

    def has(self, key: str) -> bool:
        """Whether a block with a key is on its way."""
        return any(way.now is not None and way.now.key == key for way in self._ways)

    def shift_of(self, key: str, rest: float) -> float:
        """How far to the right of its place the left end of a block is seen."""
        now = next(way for way in self._ways if way.now is not None and way.now.key == key)
        return (now.left.was - now.left.will_be) * rest

    def look(self, rest: float) -> HeaderLook:
        """What is seen when a part of the way is left, from 1 to 0."""
        words = {}
        for key, ways in self._words.items():
            seen = tuple(each for way in ways if (each := way.at(rest)).opacity > 0)
            if seen:
                words[key] = seen
        return HeaderLook(tuple(way.at(rest) for way in self._ways), words)


def regrouped(seen: HeaderLook, now: HeaderLook, shift: ColumnShift) -> Regrouping:
    """To other runs of the same columns, or of columns of which some came and some went."""
    borders = list(_borders(_borders_of(seen.blocks), _borders_of(now.blocks), shift))
    ways = []
    for left, right in pairwise(borders):
        was = _block_at(seen.blocks, left.was, right.was)
        will_be = _block_at(now.blocks, left.will_be, right.will_be)
        if was is not None or will_be is not None:
            ways.append(_Way(was, will_be, left, right))
    shifts = {block.key: shift.then(block.left) - block.left for block in now.blocks}
    return Regrouping(ways, _words(seen, now, shifts))


def carried_along(
    seen: HeaderLook, now: HeaderLook, let_go: Mapping[str, tuple[float, float]]
) -> Regrouping:
    """To other columns: every run goes with its steps, from where it was or was let go."""
    before = {block.key: block for block in seen.blocks}
    staying = {block.key for block in now.blocks}
    ways = [_gone(block) for block in seen.blocks if block.key not in staying]
    shifts: dict[str, float] = {}
    for block in now.blocks:
        was = before.get(block.key)
        start = was or block
        if block.key in let_go:
            shift = let_go[block.key][0] - block.inset_left - block.left
            start = block._replace(left=block.left + shift, right=block.right + shift)
        shifts[block.key] = start.left - block.left
        left = _Border(start.left, block.left, start.inset_left, block.inset_left)
        right = _Border(start.right, block.right, start.inset_right, block.inset_right)
        ways.append(_Way(was, block, left, right))
    ways.sort(key=lambda way: way.now is not None and way.now.key in let_go)
    return Regrouping(ways, _words(seen, now, shifts))


def _words(
    seen: HeaderLook, now: HeaderLook, shifts: Mapping[str, float]
) -> dict[str, list[_WordsWay]]:
    """Words that stay keep their opacity; others fade, the old ones out before the new come in."""
    words: dict[str, list[_WordsWay]] = {}
    for key, (coming,) in now.words.items():
        shift = shifts.get(key, 0.0)
        ways = words.setdefault(key, [])
        from_ = 0.0
        for going in seen.words.get(key, ()):
            if going.shapes == coming.shapes and (shift or abs(going.x - coming.x) < 1):
                from_ = max(from_, going.opacity)
            else:
                ways.append(_WordsWay(going, going.x - shift, 0.0))
        ways.append(_WordsWay(Words(coming.shapes, coming.x + shift, from_), coming.x, 1.0))
    for key, all_going in seen.words.items():
        if key not in now.words:
            words[key] = [_WordsWay(going, going.x, 0.0) for going in all_going]
    return words


def _between(was: float, will_be: float, rest: float) -> float:
    return will_be + (was - will_be) * rest


def _gone(block: Block) -> _Way:
    left = _Border(block.left, block.left, block.inset_left, block.inset_left)
    return _Way(block, None, left, _Border(block.right, block.right, block.inset_right,
                                           block.inset_right))  # fmt: skip


def _block_at(blocks: Sequence[Block], left: float, right: float) -> Block | None:
    """The block between two borders, or at them where they lie on each other."""
    x = (left + right) / 2
    return next((block for block in blocks if block.left <= x < block.right), None)


def _borders_of(blocks: Sequence[Block]) -> list[tuple[float, float]]:
    """The borders from the left: their places, and the insets beside them."""
    found = {block.left: block.inset_left for block in blocks}
    for block in blocks:
        found.setdefault(block.right, block.inset_right)
    return sorted(found.items())


def _borders(
    seen: list[tuple[float, float]], now: list[tuple[float, float]], shift: ColumnShift
) -> Iterator[_Border]:
    """Every border that is seen now or then, from the left, none passing another."""
    lone_seen = {x: _Border(x, shift.now(x), inset, 0.0) for x, inset in seen}
    lone_now = {x: _Border(shift.then(x), x, 0.0, inset) for x, inset in now}
    in_place_of = {border.will_be: x for x, border in lone_seen.items()}
    borders = []
    for place, x in _pairs(sorted(in_place_of), sorted(lone_now)):
        was, will_be = lone_seen.pop(in_place_of[place]), lone_now.pop(x)
        borders.append(_Border(was.was, x, was.inset_was, will_be.inset_will_be))
    borders += [*lone_seen.values(), *lone_now.values()]
    low = _Border(float("-inf"), float("-inf"), 0.0, 0.0)
    for border in sorted(borders, key=lambda each: each.was + each.will_be):
        low = border._replace(was=max(low.was, border.was),
                              will_be=max(low.will_be, border.will_be))  # fmt: skip
        yield low


def _pairs(seen: Sequence[float], now: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Which border becomes which: those that stay, and between them the nearest, in order."""
    staying = [x for x in seen if x in set(now)]
    yield from ((x, x) for x in staying)
    ends = [float("-inf"), *staying, float("inf")]
    for low, high in pairwise(ends):
        between_seen = [x for x in seen if low < x < high]
        between_now = [x for x in now if low < x < high]
        if len(between_seen) <= len(between_now):
            yield from _nearest(between_seen, between_now)
        else:
            yield from ((was, to) for to, was in _nearest(between_now, between_seen))


def _nearest(few: Sequence[float], many: Sequence[float]) -> Iterator[tuple[float, float]]:
    """For each of a few the nearest of many, in order, each once and none too far."""
    first = 0
    for number, x in enumerate(few):
        last = len(many) - (len(few) - number) + 1
        best = min(range(first, last), key=lambda index: abs(many[index] - x))
        if abs(many[best] - x) <= _FARTHEST_SLIDE:
            yield x, many[best]
        first = best + 1
