"""What a reader would call wrong in a drawn map, whatever is on it: found by looking at shapes.

A picture is sound when every text is measured, stays in its box and meets no other text and no
small sign, when no card covers another, and when nothing lies outside its row or the picture.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cjm_desktop.drawing.picture import (
    Above,
    Box,
    Group,
    ImageShape,
    Line,
    Mark,
    Path,
    Picture,
    Placed,
    Rect,
    Row,
    Shape,
    TextLine,
    moved,
)
from cjm_desktop.drawing.text import measure

_INK_ABOVE, _INK_BELOW = 0.76, 0.22
"""How far capitals with accents rise, and letters descend, as shares of the size."""

_NEARLY = 0.01
_SIGN = 20.0
"""Shapes up to this size are signs: dots, faces, diamonds, icons."""

_STROKE = 1.0
_MOST_SHAPES = 12


class Ink(NamedTuple):
    """The rectangle a shape covers, and what to call it."""

    left: float
    top: float
    right: float
    bottom: float
    name: str

    def meets(self, other: "Ink") -> bool:
        """Whether the two overlap by more than a rounding."""
        return (
            self.left + _NEARLY < other.right
            and other.left + _NEARLY < self.right
            and self.top + _NEARLY < other.bottom
            and other.top + _NEARLY < self.bottom
        )

    def lies_in(self, other: "Ink", slack: float = _NEARLY) -> bool:
        """Whether this one does not leave the other."""
        return (
            self.left >= other.left - slack
            and self.right <= other.right + slack
            and self.top >= other.top - slack
            and self.bottom <= other.bottom + slack
        )


def faults_of(picture: Picture) -> list[str]:
    """Everything that is wrong in a picture, in words; empty when it is sound."""
    return [
        *_outside_the_picture(picture),
        *_outside_their_groups(picture),
        *_outside_their_rows(picture),
        *_meeting(picture),
        *_cards_on_cards(picture),
        *_headings_in_the_columns(picture),
        *_lines_through_things(picture),
        *_marks_on_things(picture),
    ]


def ink_of(shape: Shape) -> Ink:
    """What a shape covers."""
    match shape:
        case TextLine():
            return Ink(
                shape.x,
                shape.y - _INK_ABOVE * shape.size,
                shape.x + shape.width,
                shape.y + _INK_BELOW * shape.size,
                repr(shape.text),
            )
        case Line():
            xs, ys = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
            return Ink(xs[0], ys[0], xs[1], ys[1], f"a line in {shape.stroke}")
        case Path():
            numbers = [[float(n) for n in command[1:]] for command in shape.commands]
            across = [n for command in numbers for n in command[::2]] or [0.0]
            down = [n for command in numbers for n in command[1::2]] or [0.0]
            colour = shape.fill or shape.stroke
            return Ink(min(across), min(down), max(across), max(down), f"a path in {colour}")
        case Box() | ImageShape():
            name = "an image" if isinstance(shape, ImageShape) else f"a box in {shape.fill}"
            return Ink(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height, name)


def texts_of(picture: Picture) -> list[TextLine]:
    """Every line of text of a picture, in its coordinates."""
    return [shape for shape in picture.flat() if isinstance(shape, TextLine)]


def _outside_the_picture(picture: Picture) -> Iterator[str]:
    paper = Ink(0, 0, picture.width, picture.height, "the picture")
    for shape in picture.flat():
        if not ink_of(shape).lies_in(paper):
            yield f"{ink_of(shape)} leaves the picture of {picture.width} × {picture.height}"
    for row, below in zip(picture.rows, picture.rows[1:], strict=False):
        if row.y + row.body.height > below.y + _NEARLY:
            yield f"the row {row.body.key} reaches into {below.body.key}"


def _outside_their_groups(picture: Picture) -> Iterator[str]:
    for group, _, _ in picture.groups():
        whole = Ink(0, 0, group.width, group.height, group.key)
        boxes = [ink_of(shape) for shape in group.shapes if _is_filled(shape)]
        for shape in group.shapes:
            if not isinstance(shape, TextLine):
                continue
            ink = ink_of(shape)
            if abs(shape.width - measure(shape.text, shape.weight, shape.size)) > _NEARLY:
                yield f"{ink.name} is not as wide as it says"
            if not ink.lies_in(whole):
                yield f"{ink} leaves its group {whole}"
            near = [box for box in boxes if ink.meets(box)]
            if near and not any(ink.lies_in(box) for box in near):
                yield f"{ink} leaves its box {near}"


def _is_filled(shape: Shape) -> bool:
    return isinstance(shape, Box) and shape.fill is not None and shape.height > _SIGN / 2


def _outside_their_rows(picture: Picture) -> Iterator[str]:
    for row in picture.rows:
        for item in (*row.body.backdrop, *row.body.heading, *row.body.items):
            if item.dy < -_NEARLY or item.dy + item.group.height > row.body.height + _NEARLY:
                yield (
                    f"{_name(item.group)} reaches from {item.dy} to {item.dy + item.group.height}"
                    f" in the row {row.body.key} of {row.body.height}"
                )


def _meeting(picture: Picture) -> Iterator[str]:
    """Texts that meet each other or a small sign; looked up in a grid, because maps are large."""
    texts = [ink_of(line) for line in texts_of(picture)]
    signs = [ink for ink in map(ink_of, picture.flat()) if _is_sign(ink)]
    cells: dict[tuple[int, int], list[tuple[bool, Ink]]] = defaultdict(list)
    told = set()
    for is_text, ink in (*((False, ink) for ink in signs), *((True, ink) for ink in texts)):
        for cell in _cells(ink):
            for other_is_text, other in cells[cell]:
                if (is_text or other_is_text) and ink.meets(other) and (ink, other) not in told:
                    told.add((ink, other))
                    yield f"{ink} meets {other}"
            cells[cell].append((is_text, ink))


def _is_sign(ink: Ink) -> bool:
    if ink.name[0] in "'\"" or ink.name == "a box in paper":
        return False
    return 0 < ink.right - ink.left <= _SIGN and 0 < ink.bottom - ink.top <= _SIGN


def _cells(ink: Ink) -> Iterable[tuple[int, int]]:
    return [
        (column, line)
        for column in range(int(ink.left // 150), int(ink.right // 150) + 1)
        for line in range(int(ink.top // 20), int(ink.bottom // 20) + 1)
    ]


def _cards_on_cards(picture: Picture) -> Iterator[str]:
    for row in picture.rows:
        if row.body.kind == "emotion":
            continue
        placed = [(item, _rect(picture, row, item)) for item in row.body.items if item.group.key]
        for number, (item, rect) in enumerate(placed):
            for other, other_rect in placed[number + 1 :]:
                if rect.meets(other_rect):
                    yield f"{_name(item.group)} covers {_name(other.group)} in {row.body.key}"


def _rect(picture: Picture, row: Row, item: Placed) -> Ink:
    rect: Rect = picture.place_of(row, item)
    return Ink(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height, item.group.key)


def _headings_in_the_columns(picture: Picture) -> Iterator[str]:
    for row in picture.rows:
        for item in row.body.heading:
            x = picture.x_of(item.column) + item.dx
            for shape in item.group.shapes:
                ink = ink_of(moved(shape, x, row.y))
                if ink.right > picture.left + _NEARLY:
                    yield f"the heading {ink} reaches into the columns"


def _lines_through_things(picture: Picture) -> Iterator[str]:
    """Lines and arrows that run through a card or through words, their own among them."""
    lines = [line for line in picture.over_rows if line.points]
    if not lines:
        return
    things = _cards(picture)
    things += [ink_of(line) for line in _texts_of_rows(picture)]
    shut_in = _shut_in(picture)
    for line in lines:
        for piece in _pieces(line):
            for thing in things:
                inner = Ink(thing.left + 0.6, thing.top + 0.6, thing.right - 0.6,
                            thing.bottom - 0.6, thing.name)  # fmt: skip
                if piece.meets(inner) and thing.name not in shut_in:
                    yield f"the line {piece} runs through {thing}"


def _cards(picture: Picture) -> list[Ink]:
    return [
        _rect(picture, row, item)
        for row in picture.rows
        if row.body.kind in ("steps", "department", "notes", "images")
        for item in row.body.items
        if item.group.key
    ]


def _pieces(line: Above | Mark) -> Iterator[Ink]:
    for (x1, y1), (x2, y2) in pairwise(line.points):
        (left, right), (top, bottom) = sorted((x1, x2)), sorted((y1, y2))
        yield Ink(left - 0.5, top - 0.5, right + 0.5, bottom + 0.5, line.group.key)


def _marks_on_things(picture: Picture) -> Iterator[str]:
    """Marks with words or a ring that cover a card, a line between cards, or each other.

    On a card stand those marks alone for which it leaves room; these cover no text.
    """
    marks = [mark for mark in picture.marks if not mark.points]
    things = [ink_of(line) for line in _texts_of_rows(picture)]
    things += [piece for line in picture.over_rows if line.points for piece in _pieces(line)]
    cards = _cards(picture)
    for number, mark in enumerate(marks):
        inks = [ink_of(moved(shape, mark.x, mark.y)) for shape in mark.group.shapes]
        if any(isinstance(shape, TextLine) for shape in mark.group.shapes):
            width, height = mark.group.width, mark.group.height
            whole = Ink(mark.x, mark.y, mark.x + width, mark.y + height, "the words of a mark")
            inks = [whole]
            yield from (f"{whole} cover {card}" for card in cards if whole.meets(card))
        for ink in inks if len(inks) < _MOST_SHAPES else ():
            if ink.bottom - ink.top > 2 * _STROKE and _is_small(mark):
                yield from (
                    f"the mark {ink} covers {thing}" for thing in things if ink.meets(thing)
                )
        for other in marks[number + 1 :]:
            if _place(mark).meets(_place(other)) and _is_small(mark) and _is_small(other):
                yield f"the mark {_place(mark)} covers {_place(other)}"


def _place(mark: Mark) -> Ink:
    right, bottom = mark.x + mark.group.width, mark.y + mark.group.height
    return Ink(mark.x, mark.y, right, bottom, mark.group.key)


def _is_small(mark: Mark) -> bool:
    """Whether a mark is in one place, rather than many on as many cards in one group."""
    return len(mark.group.shapes) > 1 or not isinstance(mark.group.shapes[0], Path)


def _texts_of_rows(picture: Picture) -> list[TextLine]:
    return [
        moved(shape, picture.x_of(item.column) + item.dx, row.y + item.dy)  # type: ignore[misc]
        for row in picture.rows
        for item in (*row.body.items, *row.body.heading)
        for shape in item.group.shapes
        if isinstance(shape, TextLine)
    ]


def _shut_in(picture: Picture) -> set[str]:
    """Cards that span columns above and below others: no way leads out from between them."""
    found: set[str] = set()
    for row in picture.rows:
        spanning = [item for item in row.body.items if item.last_column > item.column]
        for border in range(1, picture.column_count):
            here = [item for item in spanning if item.column < border <= item.last_column]
            if len(here) > 1:
                found.update(item.group.key for item in here)
                found.update(
                    repr(shape.text)
                    for item in here
                    for shape in item.group.shapes
                    if isinstance(shape, TextLine)
                )
    return found


def _name(group: Group) -> str:
    words = [shape.text for shape in group.shapes if isinstance(shape, TextLine)]
    return " ".join(words) or group.key
