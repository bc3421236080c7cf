"""The small signs on a map: moments of truth, evidence, surveys, votes, faces, channels."""

import functools
import math

from cjm_desktop.drawing.picture import Box, Line, Path, Shape

Commands = tuple[tuple[str | float, ...], ...]

_ARC = 4 / 3 * math.tan(math.pi / 8)
"""The length of the handles of a cubic that draws a quarter of a unit circle."""


def disc(
    x: float,
    y: float,
    radius: float,
    fill: str | None = None,
    stroke: str | None = None,
    stroke_width: float = 1.0,
) -> Box:
    """A circle round (x, y)."""
    return Box(x - radius, y - radius, 2 * radius, 2 * radius, fill, stroke, stroke_width, radius)


def moment_of_truth(x: float, y: float, radius: float = 7.0) -> tuple[Shape, ...]:
    """A diamond: the step decides the journey."""
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return (Path(_polygon(corners), "moment", "moment.outline", 1.0),)


def evidence(kind: str, x: float, y: float, radius: float = 4.5) -> tuple[Shape, ...]:
    """An open, half or full dot: assumed, observed, measured; nothing without evidence."""
    if not kind:
        return ()
    ring = disc(x, y, radius, "evidence" if kind == "measured" else "card", "evidence", 1.4)
    if kind != "observed":
        return (ring,)
    handle = radius * _ARC
    half: Commands = (
        ("M", x, y - radius),
        ("C", x + handle, y - radius, x + radius, y - handle, x + radius, y),
        ("C", x + radius, y + handle, x + handle, y + radius, x, y + radius),
        ("Z",),
    )
    return (ring, Path(half, "evidence"))


def face(mood: str, x: float, y: float, radius: float = 9.0) -> tuple[Shape, ...]:
    """A face on the scale of feelings: `good`, `neutral` or `bad`."""
    eye, bend = radius * 0.14, {"good": 0.28, "neutral": 0.0, "bad": -0.28}[mood] * radius
    mouth_y = y + radius * (0.3 if mood != "bad" else 0.48)
    mouth: Commands = (
        ("M", x - radius * 0.42, mouth_y),
        ("C", x - radius * 0.2, mouth_y + bend, x + radius * 0.2, mouth_y + bend,
         x + radius * 0.42, mouth_y),
    )  # fmt: skip
    return (
        disc(x, y, radius, f"face.{mood}"),
        disc(x - radius * 0.34, y - radius * 0.2, eye, "face.feature"),
        disc(x + radius * 0.34, y - radius * 0.2, eye, "face.feature"),
        Path(mouth, None, "face.feature", 1.5),
    )


def survey(x: float, y: float, colour: str = "text.muted") -> tuple[Shape, ...]:
    """A clipboard with lines on it round (x, y): a survey asks here."""
    return (
        Box(x - 4, y - 4.4, 8, 9.6, None, colour, 1.1, 1.4),
        Line(x - 1.6, y - 4.8, x + 1.6, y - 4.8, colour, 1.8),
        Line(x - 2, y - 1, x + 2, y - 1, colour, 1.0),
        Line(x - 2, y + 2, x + 2, y + 2, colour, 1.0),
    )


def risk(x: float, y: float, radius: float = 5.6) -> tuple[Shape, ...]:
    """A triangle with an exclamation mark round (x, y): a turn for the worse is announced."""
    bottom = y + radius * 0.8
    corners = ((x, y - radius), (x + radius * 1.1, bottom), (x - radius * 1.1, bottom))
    return (
        Path(_polygon(corners), None, "face.bad", 1.3),
        Line(x, y - radius * 0.35, x, y + radius * 0.2, "face.bad", 1.3),
        disc(x, y + radius * 0.5, 0.7, "face.bad"),
    )


def way_out(x: float, y: float, colour: str, radius: float = 7.0) -> tuple[Shape, ...]:
    """A disc round (x, y) with an arrow out of it: the customer can leave here."""
    reach, head = radius * 0.5, radius * 0.42
    tip = x + reach
    point: Commands = (("M", tip - head, y - head), ("L", tip, y), ("L", tip - head, y + head))
    return (
        disc(x, y, radius, colour),
        Line(x - reach, y, tip, y, "text.on_colour", 1.5),
        Path(point, None, "text.on_colour", 1.5),
    )


def question(x: float, y: float, colour: str, radius: float = 5.5) -> tuple[Shape, ...]:
    """A question mark in a ring round (x, y)."""
    hook: Commands = (
        ("M", x - 1.9, y - 1.3),
        ("C", x - 1.9, y - 4.2, x + 2, y - 4.2, x + 2, y - 1.5),
        ("C", x + 2, y, x, y - 0.2, x, y + 1.3),
    )
    return (
        disc(x, y, radius, "card", colour, 1.2),
        Path(hook, None, colour, 1.2),
        disc(x, y + 3, 0.8, colour),
    )


def votes(count: int, right: float, y: float) -> tuple[Shape, ...]:
    """A row of dots that ends at `right`, one for each vote."""
    return tuple(disc(right - 3.5 - 10 * number, y, 3.5, "vote") for number in range(count))


def time_break(x: float, y: float) -> tuple[Shape, ...]:
    """Two slanting strokes round (x, y): more time lies here than is drawn."""
    return tuple(
        Line(x + dx - 1.5, y - 5, x + dx + 1.5, y + 5, "time_break", 1.2) for dx in (-2.5, 2.5)
    )


def cross(x: float, y: float, size: float, colour: str) -> tuple[Shape, ...]:
    """A cross round (x, y): this fails."""
    half = size / 2
    return (
        Line(x - half, y - half, x + half, y + half, colour, 1.6),
        Line(x - half, y + half, x + half, y - half, colour, 1.6),
    )


def minus(x: float, y: float, size: float, colour: str) -> tuple[Shape, ...]:
    """A short stroke round (x, y): this is missing."""
    return (Line(x - size / 2, y, x + size / 2, y, colour, 1.6),)


def plus(x: float, y: float, size: float, colour: str) -> tuple[Shape, ...]:
    """A plus round (x, y): this is to come."""
    return (
        Line(x - size / 2, y, x + size / 2, y, colour, 1.4),
        Line(x, y - size / 2, x, y + size / 2, colour, 1.4),
    )


def tick(x: float, y: float, size: float, colour: str) -> tuple[Shape, ...]:
    """A tick round (x, y): this works."""
    half = size / 2
    commands: Commands = (
        ("M", x - half, y),
        ("L", x - half * 0.2, y + half * 0.8),
        ("L", x + half, y - half * 0.8),
    )
    return (Path(commands, None, colour, 1.6),)


def person(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    """Head and shoulders in a square of 10 points round (x, y)."""
    shoulders: Commands = (
        ("M", x - 4, y + 4.5),
        ("C", x - 4, y - 0.5, x + 4, y - 0.5, x + 4, y + 4.5),
        ("Z",),
    )
    return (disc(x, y - 2.4, 2.1, None, colour, 1.1), Path(shoulders, None, colour, 1.1))


@functools.lru_cache(maxsize=4_096)
def channel_sign(channel: str, x: float, y: float, colour: str) -> tuple[Shape, ...]:
    """The sign of a channel in a square of 10 points round (x, y), by the words in its name."""
    words = channel.lower()
    for make, keys in _CHANNEL_SIGNS:
        if any(key in words for key in keys):
            return make(x, y, colour)
    return (Box(x - 3.5, y - 3.5, 7, 7, None, colour, 1.1, 1.5),)


def _polygon(corners: tuple[tuple[float, float], ...]) -> Commands:
    first, *others = corners
    return (("M", *first), *(("L", *corner) for corner in others), ("Z",))


def _globe(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    meridian: Commands = (
        ("M", x, y - 4.5),
        ("C", x - 3, y - 2, x - 3, y + 2, x, y + 4.5),
        ("C", x + 3, y + 2, x + 3, y - 2, x, y - 4.5),
        ("Z",),
    )
    return (
        disc(x, y, 4.5, None, colour, 1.0),
        Path(meridian, None, colour, 1.0),
        Line(x - 4.5, y, x + 4.5, y, colour, 1.0),
    )


def _envelope(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    flap: Commands = (("M", x - 4.8, y - 3), ("L", x, y + 0.8), ("L", x + 4.8, y - 3))
    return (Box(x - 5, y - 3.5, 10, 7, None, colour, 1.0, 1.0), Path(flap, None, colour, 1.0))


def _bubble(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    tail: Commands = (("M", x - 2.5, y + 2), ("L", x - 2.5, y + 4.8), ("L", x + 0.5, y + 2))
    return (
        Box(x - 5, y - 4.2, 10, 6.2, None, colour, 1.0, 2.0),
        Path(tail, None, colour, 1.0),
    )


def _handset(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    return (
        Box(x - 2.8, y - 5, 5.6, 10, None, colour, 1.0, 1.4),
        Line(x - 0.8, y + 3.4, x + 0.8, y + 3.4, colour, 1.0),
    )


def _shop(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    roof: Commands = (
        ("M", x - 5, y - 0.8), ("L", x - 3.6, y - 4.4), ("L", x + 3.6, y - 4.4),
        ("L", x + 5, y - 0.8), ("Z",),
    )  # fmt: skip
    return (Path(roof, None, colour, 1.0), Box(x - 4, y - 0.8, 8, 5.2, None, colour, 1.0))


def _cogwheel(x: float, y: float, colour: str) -> tuple[Shape, ...]:
    angles = [math.pi / 3 * corner for corner in range(6)]
    corners = tuple((x + 4.6 * math.cos(a), y + 4.6 * math.sin(a)) for a in angles)
    return (Path(_polygon(corners), None, colour, 1.0), disc(x, y, 1.6, None, colour, 1.0))


_CHANNEL_SIGNS = (
    (_envelope, ("mail", "letter", "post", "brev", "newsletter")),
    (_bubble, ("chat", "sms", "text message", "messag", "social", "besked", "meddeland")),
    (_handset, ("phone", "call", "app", "mobil", "telefon")),
    (person, ("person", "face", "meeting", "desk", "visit", "møde", "möte", "besøg", "besök")),
    (_shop, ("shop", "store", "butik", "branch", "reseller")),
    (_globe, ("web", "site", "online", "internet", "portal")),
    (_cogwheel, ("internal", "system", "intern")),
)
