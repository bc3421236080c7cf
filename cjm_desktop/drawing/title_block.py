"""The title block above a map and the legend below it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import (
    HEADING_X,
    MARGIN,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
)
from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.headers.funnel import funnel_sign
from cjm_desktop.drawing.links import link_sign
from cjm_desktop.drawing.marks.of_lens import mark_sign
from cjm_desktop.drawing.numbers import date_text
from cjm_desktop.drawing.picture import Box, Group, Placed, RowBody, Shape, moved
from cjm_desktop.drawing.text import line_height
from cjm_desktop.drawing.text_block import TextBlock, text_block
from cjm_desktop.language import marked, translate, translate_plural
from cjm_desktop.lenses.hand_overs import HandOverKind
from cjm_desktop.model.counts import Counts
from cjm_desktop.model.records import COMPANY_LENSES, LENSES, Journey, Lens, Persona

_TOP = 27.0
_LENS_WIDTH = 380.0
_LENS_SHARE = 0.4
_TITLE_GAP = 20.0
_BADGE_PADDING = 20.0
_BADGE_WIDTH = 240.0
_LEADING = 2.0
"""Between the lines of the legend, its footing among them: so more signs never make it lower."""
_SIGN_WORDS = {
    "moment": marked("Moment of truth"),
    "assumed": marked("Assumed"),
    "observed": marked("Observed"),
    "measured": marked("Measured"),
    "vote": marked("Vote"),
    "survey": marked("Survey"),
    "risk": marked("Risk trigger"),
    "proposed": marked("Proposed stage"),
    "funnel": marked("Share of those who enter the first stage"),
    "link.depends_on": marked("Depends on"),
    "link.answers": marked("Answers"),
    "link.leaves_to": marked("Leaves to"),
    "link.loop": marked("Loop"),
    "hand_over.warm": marked("Warm hand-over"),
    "hand_over.cold": marked("Cold hand-over"),
    "hand_over.through_gap": marked("Hand-over through a gap"),
    "hand_over.agreed": marked("Agreed hand-over"),
    "mark.silence": marked("Long silence"),
    "mark.between": marked("What happens between?"),
    "mark.supports": marked("Supports the decision"),
    "mark.can_leave": marked("The customer can still leave"),
}
_WIDE_SIGNS = ("link.", "hand_over.", "mark.silence", "funnel")
_NARROW_SIGNS = ("hand_over.agreed",)
_HOW: Mapping[HandOverKind, str] = {
    "warm": marked("{number} warm"),
    "cold": marked("{number} cold"),
    "through_gap": marked("{number} through a gap"),
}


def title_row(
    journey: Journey,
    persona: Persona | None,
    lens: Lens,
    counts: Counts,
    hand_overs: Mapping[HandOverKind, int],
    columns: Columns,
    width: float,
) -> RowBody:
    """Whose journey this is, in which state, seen through which lens, and what is in it.

    As tall as the tallest of the five lenses needs, so that none moves what stands below.
    """
    inner = width - 2 * MARGIN
    room = inner - min(_LENS_WIDTH, _LENS_SHARE * inner) - _TITLE_GAP
    badge = _badge(journey)
    words = journey.title if journey.title.strip() else translate("Untitled map")
    title = text_block(words, 0, _TOP, room - badge.width - _TITLE_GAP, "semibold", TITLE_SIZE,
                       "text")  # fmt: skip
    about = " · ".join(_about(journey, persona))
    below = text_block(about, 0, _TOP + title.height + 3, room, "regular", SMALL_SIZE + 1,
                       "text.muted")  # fmt: skip
    said = {each: _said(each, counts, hand_overs) for each in LENSES}
    bottoms = [_lens_lines(each, said[each], inner).bottom for each in LENSES]
    height = max(_TOP + title.height + 3 + below.height, _TOP + 44, *bottoms) + 18
    shapes = (
        *title.lines,
        *(moved(shape, title.width + _TITLE_GAP, _TOP) for shape in badge.shapes),
        *below.lines,
        *_lens_lines(lens, said[lens], inner).shapes,
    )
    group = Group(journey.id, inner, height, shapes)
    return RowBody("title", "title", height, (), (_across(group, columns),))


def legend_row(
    used: frozenset[str],
    in_any_lens: frozenset[str],
    sources: Sequence[str],
    date: datetime.date | None,
    columns: Columns,
    width: float,
) -> RowBody:
    """The signs used on the map with their meaning; what the map rests on, and its date.

    As tall as the signs used in any lens need, so that all lenses make a picture of one height.
    """
    inner = width - 2 * MARGIN
    legend = _legend(used, sources, date, inner)
    height = max(legend.bottom, _legend(in_any_lens, sources, date, inner).bottom)
    group = Group("legend", inner, height, legend.shapes)
    return RowBody("legend", "legend", height, (), (_across(group, columns),))


def _legend(
    used: frozenset[str], sources: Sequence[str], date: datetime.date | None, inner: float
) -> "_Piece":
    words = " · ".join(_footing(sources, date))
    entries = [_legend_entry(name) for name in _SIGN_WORDS if name in used]
    placed, bottom, right = _flow(entries, inner)
    note = text_block(words, 0, 0, inner, "regular", SMALL_SIZE, "text.muted", "right")
    top = (
        bottom - line_height(SMALL_SIZE) if right + 24 + note.width <= inner else bottom + _LEADING
    )
    shapes = (*placed, *(line._replace(y=line.y + max(0.0, top)) for line in note.lines))
    return _Piece(shapes, inner, max(bottom, max(0.0, top) + note.height))


def _across(group: Group, columns: Columns) -> Placed:
    """The group from the left margin over all columns it covers."""
    last_column = max(0, columns.at(group.width + HEADING_X))
    return Placed(group, 0, HEADING_X, 0.0, last_column)


class _Piece(NamedTuple):
    """A piece of the title block: its shapes, how wide it is, and where it ends."""

    shapes: tuple[Shape, ...]
    width: float
    bottom: float


def _badge(journey: Journey) -> _Piece:
    """The state of the map, to stand beside the first line of its title."""
    words = translate("Current state") if journey.state == "current" else translate("Future state")
    text = text_block(words, _BADGE_PADDING, 0, _BADGE_WIDTH, "medium", SMALL_SIZE, "badge.text")
    width, height = text.width + 2 * _BADGE_PADDING, text.height + 11
    y = (line_height(TITLE_SIZE) - height) / 2
    box = Box(0, y, width, height, "badge", None, 0, height / 2)
    lines = (line._replace(y=line.y + y + 5.5) for line in text.lines)
    return _Piece((box, *lines), width, y + height)


def _about(journey: Journey, persona: Persona | None) -> list[str]:
    parts = []
    if persona is not None and (persona.name or persona.role):
        parts.append(", ".join(part for part in (persona.name, persona.role) if part))
    if journey.scenario:
        parts.append(journey.scenario)
    if journey.expectations:
        parts.append(translate("Expects: {expectations}", expectations=journey.expectations))
    return parts


def _said(lens: Lens, counts: Counts, hand_overs: Mapping[HandOverKind, int]) -> Sequence[str]:
    """What the title block counts: in the functional lens the hand-overs, if there are any."""
    if lens != "functional" or not hand_overs:
        return counts_in_words(lens, counts)
    number = sum(hand_overs.values())
    kinds = [translate(words, number=hand_overs[kind]) for kind, words in _HOW.items()
             if hand_overs.get(kind)]  # fmt: skip
    gaps = [_gaps_in_words(counts)] if counts.gaps else []
    return [
        translate_plural("{number} hand-over: {kinds}", "{number} hand-overs: {kinds}", number,
                         kinds=", ".join(kinds)),
        *gaps,
    ]  # fmt: skip


def _lens_lines(lens: Lens, said: Sequence[str], inner: float) -> _Piece:
    width = min(_LENS_WIDTH, _LENS_SHARE * inner)
    colour = "text" if lens == "functional" else f"accent.{lens}"
    name = text_block(translate(LENS_TITLES[lens]), inner - width, _TOP + 8, width, "semibold",
                      TEXT_SIZE + 1, colour, "right")  # fmt: skip
    top = _TOP + 8 + name.height + 5
    words = text_block(" · ".join(said), inner - width, top, width,
                       "regular", SMALL_SIZE + 0.5, "text.muted", "right")  # fmt: skip
    return _Piece((*name.lines, *words.lines), width, top + words.height)


def counts_in_words(lens: Lens, counts: Counts) -> list[str]:
    """What is in a map, counted, as the title block and the window say it."""
    parts = [
        translate_plural("{number} step", "{number} steps", counts.steps),
        translate_plural("{number} touchpoint", "{number} touchpoints", counts.touchpoints),
    ]
    if counts.activities:
        parts.append(
            translate_plural("{number} activity", "{number} activities", counts.activities)
        )
    if lens in COMPANY_LENSES and counts.gaps:
        parts.append(_gaps_in_words(counts))
    return parts


def _gaps_in_words(counts: Counts) -> str:
    return translate_plural("{number} step without us", "{number} steps without us", counts.gaps)


def _footing(sources: Sequence[str], date: datetime.date | None) -> list[str]:
    parts = []
    if sources:
        *others, last = sources
        joined = translate("{first} and {last}", first=", ".join(others), last=last)
        parts.append(translate("Rests on {sources}", sources=joined if others else last))
    if date is not None:
        parts.append(date_text(date))
    return [*parts, "cjm-desktop"]


def _legend_entry(name: str) -> tuple[str, TextBlock]:
    words = text_block(translate(_SIGN_WORDS[name]), 0, 0, 400, "regular", SMALL_SIZE, "text.muted")
    return name, words


def _flow(
    entries: Sequence[tuple[str, TextBlock]], inner: float
) -> tuple[list[Shape], float, float]:
    """The entries in lines as wide as the map; their bottom and the right end of the last."""
    shapes: list[Shape] = []
    x, y, pitch = 0.0, 0.0, line_height(SMALL_SIZE) + _LEADING
    for name, words in entries:
        wide = name.startswith(_WIDE_SIGNS) and name not in _NARROW_SIGNS
        indent = 32 if wide else 20
        if x > 0 and x + indent + 2 + words.width > inner:
            x, y = 0.0, y + pitch
        shapes += _legend_sign(name, x + 7, y + line_height(SMALL_SIZE) / 2)
        shapes += [line._replace(x=line.x + x + indent, y=line.y + y) for line in words.lines]
        x += indent + words.width + 26
    return shapes, (y + line_height(SMALL_SIZE) if entries else 0.0), x


def _legend_sign(name: str, x: float, y: float) -> tuple[Shape, ...]:
    kind, _, of_kind = name.partition(".")
    match kind:
        case "link":
            return link_sign(of_kind, x, y)
        case "hand_over" | "mark":
            return mark_sign(of_kind, x, y)
        case "assumed" | "observed" | "measured":
            return signs.evidence(kind, x, y)
    return _SIGNS[name](x, y)


def _proposed_sign(x: float, y: float) -> tuple[Shape, ...]:
    top = y - line_height(SMALL_SIZE) / 2
    return text_block("A", x - 7, top, 14, "italic", SMALL_SIZE, "text.muted", "centre").lines


_SIGNS: Mapping[str, Callable[[float, float], tuple[Shape, ...]]] = {
    "moment": lambda x, y: signs.moment_of_truth(x, y, 6.5),
    "vote": lambda x, y: signs.votes(1, x + 3.5, y),
    "survey": signs.survey,
    "risk": signs.risk,
    "funnel": funnel_sign,
    "proposed": _proposed_sign,
}
