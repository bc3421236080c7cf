"""The activity lens: how much time lies between steps, and where to ask what happens between."""

from collections.abc import Iterator, Sequence
from functools import partial

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.geometry import COLUMN_WIDTH, SMALL_SIZE
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import Group, Line, Mark, Rect, Shape, Weight
from cjm_desktop.drawing.rows.steps import DISTANCES_HEIGHT
from cjm_desktop.drawing.text import line_of
from cjm_desktop.lenses.distances import (
    Distance,
    distances_between,
    length_text,
    rows_with_touchpoints,
    silences_of,
)
from cjm_desktop.model.arrangement import Arrangement

_ACCENT = "accent.activity"
_BESIDE_LINES = 7.0
_APART = 6.0
_RADIUS = 5.5
_WORDS_HEIGHT = 11.5
"""From the tops of capitals with accents to the feet of letters."""
_SILENCE_Y, _DOT = 12.5, 1.8
_FROM_EDGE = 16.0


def activity_marks(seen: Seen) -> Iterator[Mark]:
    """Distances in time below the times, long silences with a line; prompts between steps."""
    silences = silences_of(seen.arrangement)
    yield from _distances(seen, silences)
    yield from _silences(seen, silences)
    yield from _prompts(seen)


def activity_signs(arrangement: Arrangement) -> frozenset[str]:
    """The signs in use: of long silences, and of prompts."""
    silence = {"mark.silence"} if silences_of(arrangement) else set()
    between = {"mark.between"} if rows_with_touchpoints(arrangement) else set()
    return frozenset(silence | between)


def silence_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A long silence in the legend: a line between two dots, from 7 left of x to 19 right of it."""
    return _silent_line(x - 7, x + 19, y)


def between_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A question mark in a ring round (x, y): what happens between?"""
    return signs.question(x, y, _ACCENT, _RADIUS)


def _distances(seen: Seen, silences: Sequence[Distance]) -> Iterator[Mark]:
    row = seen.row("time")
    if row is None:
        return
    silent = {column for one in silences for column in range(one.start, one.end)}
    unit = seen.arrangement.journey.time_unit
    end = 0.0
    for distance in distances_between(seen.arrangement.steps):
        if _is_folded(seen, distance.start):
            continue
        words = str(length_text(distance.length, unit))
        group = _words(words, distance.start in silent, seen.kept)
        top = row.y + row.body.height - DISTANCES_HEIGHT
        left = _place_of_words(seen, distance.end, group, top, end)
        if left is not None:
            end = left + group.width + _APART
            yield Mark(group, left, top, (), True)


def _place_of_words(seen: Seen, border: int, group: Group, top: float, end: float) -> float | None:
    """Where a distance stands: on its border, or right or left of the lines that run there."""
    middle, width = seen.x_of(border), group.width
    if width > COLUMN_WIDTH - _APART:
        return None
    for left in (middle - width / 2, middle + _BESIDE_LINES, middle - _BESIDE_LINES - width):
        if left >= end and seen.on_the_way.is_clear(Rect(left, top, width, group.height)):
            return left
    return None


def _words(words: str, silent: bool, kept: Kept) -> Group:
    return kept.get(("distance", words), (silent,), partial(_drawn_words, words, silent))


def _drawn_words(words: str, silent: bool) -> Group:
    weight: Weight = "semibold" if silent else "regular"
    colour = _ACCENT if silent else "text.muted"
    line = line_of(0.0, 0.77 * SMALL_SIZE, words, weight, SMALL_SIZE, colour)
    return Group("", line.width, _WORDS_HEIGHT, (line,))


def _silences(seen: Seen, silences: Sequence[Distance]) -> Iterator[Mark]:
    """A line below the times from the step where a silence begins to the one where it ends."""
    row = seen.row("time")
    for start, end, _ in silences if row is not None else ():
        left = seen.x_of(start) + seen.columns.width_of(start) / 2
        right = seen.x_of(end) + seen.columns.width_of(end) / 2
        shown = seen.columns.shown(start, end)
        if row is not None and shown is not None and right - left > 4 * _RADIUS:
            group = seen.kept.get(("silence", start), (right - left,),
                                  partial(_silent_group, right - left))  # fmt: skip
            y = row.y + row.body.height - DISTANCES_HEIGHT + _SILENCE_Y
            yield Mark(group, left, y, (), True)


def _silent_group(width: float) -> Group:
    return Group("", width, 2 * _DOT, _silent_line(0.0, width, _DOT))


def _silent_line(left: float, right: float, y: float) -> tuple[Shape, ...]:
    return (
        Line(left, y, right, y, _ACCENT, 1.6),
        signs.disc(left + _DOT, y, _DOT, _ACCENT),
        signs.disc(right - _DOT, y, _DOT, _ACCENT),
    )


def _prompts(seen: Seen) -> Iterator[Mark]:
    """A question mark between the cards of neighbouring steps, where no line runs."""
    row = seen.row("steps")
    for columns in rows_with_touchpoints(seen.arrangement) if row is not None else ():
        for column in columns[:-1]:
            if row is None or _is_folded(seen, column):
                continue
            x = seen.x_of(column + 1)
            for dy in (row.body.height / 2, _FROM_EDGE, row.body.height - _FROM_EDGE):
                size = 2 * _RADIUS
                place = Rect(x - _RADIUS, row.y + dy - _RADIUS, size, size)
                if seen.on_the_way.is_clear(place):
                    yield Mark(seen.kept.get("prompt", (), _prompt), place.x, place.y, (), True)
                    break


def _prompt() -> Group:
    return Group("", 2 * _RADIUS, 2 * _RADIUS, between_sign(_RADIUS, _RADIUS))


def _is_folded(seen: Seen, column: int) -> bool:
    """Whether a column or the next one is folded."""
    bar_of = seen.columns.bar_of
    return bar_of(column) is not None or bar_of(column + 1) is not None
