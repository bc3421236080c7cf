"""The looks of cards: steps, touchpoints, notes and figures, each a group of its own."""

from typing import NamedTuple

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.geometry import (
    CARD_LEAST_HEIGHT,
    CARD_PADDING_X,
    CARD_PADDING_Y,
    CARD_RADIUS,
    SIGN_RADIUS,
    SIGN_ROOM,
    SMALL_SIZE,
    STRIP_WIDTH,
    TEXT_SIZE,
    span_width,
)
from cjm_desktop.drawing.picture import Box, Group, ImageShape, Shape, TextLine, Weight, moved
from cjm_desktop.drawing.text import ascent, line_height, line_of, measure
from cjm_desktop.drawing.text_block import TextBlock, text_block
from cjm_desktop.language import marked, translate
from cjm_desktop.model.records import Figure, Image, Note, Step, Touchpoint

_DOTTED = (1.5, 4.0)
_DASHED = (5.0, 4.0)
_ICON_ROOM = 16.0
_FIGURE_HEIGHT = 96.0
_FIGURE_LEAST_HEIGHT = 24.0
_MOST_VOTE_DOTS = 8

NOTE_COLOURS = {
    "": "yellow",
    "expects": "grey",
    "thinks": "blue",
    "feels": "purple",
    "says": "blue",
    "needs": "yellow",
    "pain": "red",
    "gain": "green",
    "opportunity": "green",
    "idea": "yellow",
    "question": "purple",
}
"""The note colour of each kind of notes lane."""

_STATUS_WORDS = {
    "works": marked("Works"),
    "fails": marked("Fails"),
    "missing": marked("Missing"),
    "planned": marked("Planned"),
}


class _Detail(NamedTuple):
    """A small line with a sign before it."""

    text: str
    sign: str


def step_card(step: Step, ghost: bool, risky: bool = False) -> Group:
    """A step; as a ghost where the lens does not see it: dotted outline, no fill.

    Where the customer can leave, room is left for the mark of a lens that says so.
    """
    width = span_width(1)
    room = SIGN_ROOM + 2 if step.moment_of_truth else 0.0
    at_foot = SIGN_ROOM * (bool(step.evidence) + risky + step.can_leave)
    corner = at_foot if not step.owner else 0.0
    title = _title(step.title, CARD_PADDING_X, width - 2 * CARD_PADDING_X - max(room, corner),
                   "ghost.text" if ghost else "text")  # fmt: skip
    details = [_Detail(step.owner, "owner")] if step.owner else []
    body = _body(title, details, CARD_PADDING_X, width, at_foot)
    height = max(CARD_LEAST_HEIGHT, body.height + 2 * CARD_PADDING_Y)
    shapes: list[Shape] = [_outline(width, height, ghost)]
    shapes += _moved_down(body, CARD_PADDING_Y)
    if step.moment_of_truth:
        shapes += signs.moment_of_truth(width - 16, 16)
    shapes += signs.evidence(step.evidence, width - 13, height - 12, SIGN_RADIUS)
    if risky:
        shapes += signs.risk(width - 13 - (SIGN_ROOM if step.evidence else 0), height - 12)
    return Group(step.id, width, height, tuple(shapes))


def place_to_leave(step: Step, card: Group, risky: bool) -> tuple[float, float]:
    """The middle of the room that a step's card leaves for the mark of a lens, in the card."""
    beside = SIGN_ROOM * (bool(step.evidence) + risky)
    return card.width - 13 - beside, card.height - 12


def touchpoint_card(card: Touchpoint, colour: str, width: float, surveyed: bool = False) -> Group:
    """A touchpoint or activity, with the colour of its department along its left edge."""
    left = STRIP_WIDTH + 8
    details = _touchpoint_details(card)
    at_foot = SIGN_ROOM * (bool(card.evidence) + surveyed)
    room = at_foot if not details else 0.0
    title = _title(card.title, left, width - left - CARD_PADDING_X - room, "text")
    body = _body(title, details, left, width, at_foot)
    height = max(CARD_LEAST_HEIGHT, body.height + 2 * CARD_PADDING_Y)
    dash = {"missing": _DASHED, "planned": _DOTTED}.get(card.status, ())
    shapes: list[Shape] = [
        Box(0, 0, width, height, "card", "card.outline", 1.2, CARD_RADIUS, dash),
        Box(0, 0, STRIP_WIDTH, height, f"department.{colour}", None, 0, 2),
        *_moved_down(body, (height - body.height) / 2),
        *signs.evidence(card.evidence, width - 13, height - 12, SIGN_RADIUS),
    ]
    if surveyed:
        shapes += signs.survey(width - 13 - (SIGN_ROOM if card.evidence else 0), height - 12)
    return Group(card.id, width, height, tuple(shapes))


def note_card(note: Note, note_kind: str, width: float) -> Group:
    """A sticky note in the colour of its lane's kind, its votes as dots."""
    colour = NOTE_COLOURS.get(note_kind, "yellow")
    title = _title(note.text, 8, width - 16, "text", "regular")
    body = _body(title, [_Detail(note.owner, "owner")] if note.owner else [], 8, width, 0.0)
    foot = 15.0 if note.votes or note.evidence else 0.0
    words = [shape for shape in body.shapes if isinstance(shape, TextLine)]
    used = words[-1].x + words[-1].width if words else 0.0
    if foot and used + 15 + _vote_width(note) + (SIGN_ROOM if note.evidence else 0) < width:
        foot = 0.0
    height = max(CARD_LEAST_HEIGHT, body.height + foot + 14)
    shapes: list[Shape] = [Box(0, 0, width, height, f"note.{colour}", f"note.{colour}.outline",
                               1.2, 4)]  # fmt: skip
    shapes += _moved_down(body, 7)
    right = width - 7
    if note.evidence:
        shapes += signs.evidence(note.evidence, right - SIGN_RADIUS, height - 10, SIGN_RADIUS)
        right -= SIGN_ROOM
    shapes += _votes(note.votes, right, height - 10)
    return Group(note.id, width, height, tuple(shapes))


def figure_card(figure: Figure, image: Image | None, width: float) -> Group:
    """A picture of the storyboard with its caption."""
    picture_width, picture_height = _fitted(image, width)
    frame_height = max(_FIGURE_LEAST_HEIGHT, picture_height)
    caption = text_block(figure.caption, 4, frame_height + 4, width - 8, "regular", SMALL_SIZE,
                         "text.muted")  # fmt: skip
    height = frame_height + (caption.height + 8 if caption.lines else 0)
    frame = Box(0, 0, width, frame_height, "lane.heading", "lane.frame", 1.0, 4)
    shapes: list[Shape] = [frame, *caption.lines]
    if image is not None:
        left, top = (width - picture_width) / 2, (frame_height - picture_height) / 2
        shapes.insert(1, ImageShape(left, top, picture_width, picture_height, image.id))
    return Group(figure.id, width, height, tuple(shapes))


def _outline(width: float, height: float, ghost: bool) -> Box:
    if ghost:
        return Box(0, 0, width, height, None, "ghost.outline", 1.4, CARD_RADIUS, _DOTTED)
    return Box(0, 0, width, height, "card", "card.outline", 1.4, CARD_RADIUS)


def _title(title: str, x: float, width: float, colour: str, weight: Weight = "medium") -> TextBlock:
    if not title.strip():
        return text_block(translate("Untitled"), x, 0, width, "regular", TEXT_SIZE, "text.muted")
    return text_block(title, x, 0, width, weight, TEXT_SIZE, colour)


class _Body(NamedTuple):
    shapes: tuple[Shape, ...]
    height: float


def _body(
    title: TextBlock, details: list[_Detail], x: float, width: float, at_foot: float
) -> _Body:
    """The words of a card; signs take `at_foot` of the width beside the last line."""
    shapes: list[Shape] = list(title.lines)
    height = title.height
    for number, detail in enumerate(details):
        height += 1.5
        room = at_foot if number == len(details) - 1 else 0.0
        line = text_block(detail.text, x + _ICON_ROOM, height,
                          width - x - _ICON_ROOM - CARD_PADDING_X - room, "regular", SMALL_SIZE,
                          "text.muted")  # fmt: skip
        shapes += _detail_sign(detail, x + 5, height + line_height(SMALL_SIZE) / 2)
        shapes += line.lines
        height += line.height
    return _Body(tuple(shapes), height)


def _detail_sign(detail: _Detail, x: float, y: float) -> tuple[Shape, ...]:
    match detail.sign:
        case "owner":
            return signs.person(x, y, "text.muted")
        case "works":
            return signs.tick(x, y, 8, "vote")
        case "fails":
            return signs.cross(x, y, 7, "face.bad")
        case "missing":
            return signs.minus(x, y, 8, "text.muted")
        case "planned":
            return signs.plus(x, y, 8, "text.muted")
        case _:
            return signs.channel_sign(detail.text, x, y, "text.muted")


def _touchpoint_details(card: Touchpoint) -> list[_Detail]:
    details = []
    if card.channel.strip():
        details.append(_Detail(card.channel, "channel"))
    if card.owner.strip():
        details.append(_Detail(card.owner, "owner"))
    if card.status:
        details.append(_Detail(translate(_STATUS_WORDS[card.status]), card.status))
    return details


def _moved_down(body: _Body, dy: float) -> list[Shape]:
    return [moved(shape, 0, dy) for shape in body.shapes]


def _vote_width(note: Note) -> float:
    if note.votes <= _MOST_VOTE_DOTS:
        return 10.0 * note.votes
    return 10.0 + measure(str(note.votes), "medium", SMALL_SIZE)


def _votes(count: int, right: float, y: float) -> tuple[Shape, ...]:
    """A dot for each vote; of many votes one dot and their number."""
    if count <= _MOST_VOTE_DOTS:
        return signs.votes(count, right, y)
    number = str(count)
    left = right - measure(number, "medium", SMALL_SIZE)
    baseline = y - line_height(SMALL_SIZE) / 2 + ascent(SMALL_SIZE)
    words = line_of(left, baseline, number, "medium", SMALL_SIZE, "text")
    return (*signs.votes(1, left - 3, y), words)


def _fitted(image: Image | None, width: float) -> tuple[float, float]:
    if image is None or not image.width or not image.height:
        return width, _FIGURE_HEIGHT
    scale = min(width / image.width, _FIGURE_HEIGHT / image.height)
    return image.width * scale, image.height * scale
