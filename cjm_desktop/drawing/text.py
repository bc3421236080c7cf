"""Measures and breaks text, and says which bundled font draws which piece of it.

Lines are broken here and nowhere else. Widths are the fonts' raw advances: no kerning, no
ligatures, no shaping, which every painter matches. What is stored stays as typed; only what is
drawn is composed (NFC), because a combining mark without shaping would miss its letter.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cjm_desktop.drawing.font_files import UNITS_PER_EM, font_file
from cjm_desktop.drawing.glyphs import (
    INTER,
    MISSING,
    Glyphs,
    Units,
    glyphs_of,
    is_invisible,
    units_of,
)
from cjm_desktop.drawing.picture import TextLine, Weight

_ASCENT, _DESCENT = 1984 / 2048, 494 / 2048  # Inter's own, of the size


class PlacedRun(NamedTuple):
    """A piece of a line that one font draws; `x` is its left end in ems from the line's."""

    font: str
    text: str
    x: float


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters that no bundled font can draw, each once, in the order of the text."""
    glyphs = glyphs_of("regular")
    composed = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(c for c in composed if c != MISSING and glyphs[c].character == MISSING)


# --- measures -----------------------------------------------------------------------------------


def measure(text: str, weight: Weight, size: float) -> float:
    """The width of a line in points, at a font size in points."""
    return _width(text, units_of(weight)) * size / UNITS_PER_EM


def _width(text: str, units: Units) -> int:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return sum(map(units.__getitem__, text))


@functools.cache
def line_height(size: float) -> float:
    """The distance between two baselines in points, in whole half points."""
    return round(2 * 1.3 * size) / 2


@functools.cache
def ascent(size: float) -> float:
    """How far the baseline lies below the top of its line, in points."""
    return (line_height(size) - (_ASCENT + _DESCENT) * size) / 2 + _ASCENT * size


def descent(size: float) -> float:
    """How far the bottom of a line lies below its baseline, in points."""
    return line_height(size) - ascent(size)


def line_of(x: float, y: float, text: str, weight: Weight, size: float, colour: str) -> TextLine:
    """A line of text with its left end on the baseline at (x, y), measured."""
    return TextLine(x, y, text, weight, size, colour, measure(text, weight, size))


# --- runs ---------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=32_768)
def placed_runs(text: str, weight: Weight) -> tuple[PlacedRun, ...]:
    """What to draw for a line: pieces of one font each, a mark of its own over its letter.

    Invisible characters are left out, blanks without a glyph are spaces, and a character that no
    font has is an empty square.
    """
    if text.isascii() and text.isprintable():
        return (PlacedRun(INTER[weight], text, 0.0),) if text else ()
    return tuple(_runs(unicodedata.normalize("NFC", text), glyphs_of(weight)))


def font_runs(text: str, weight: Weight) -> tuple[tuple[str, str], ...]:
    """The font file (its stem) and the text of each piece of a line."""
    return tuple((run.font, run.text) for run in placed_runs(text, weight))


def _runs(text: str, glyphs: Glyphs) -> Iterator[PlacedRun]:
    font, piece, start, x, base = "", "", 0, 0, 0
    for stem, character, units, _ in map(glyphs.__getitem__, text):
        if not stem:
            continue
        is_mark = units == 0 and unicodedata.category(character) == "Mn"
        if piece and (is_mark or stem != font):
            yield PlacedRun(font, piece, start / UNITS_PER_EM)
            piece = ""
        if is_mark:
            yield PlacedRun(stem, character, _mark_left(stem, character, x - base / 2))
            continue
        if not piece:
            font, start = stem, x
        piece += character
        x, base = x + units, units
    if piece:
        yield PlacedRun(font, piece, start / UNITS_PER_EM)


def _mark_left(stem: str, mark: str, middle: float) -> float:
    """Where the pen stands, in ems, for the ink of a mark to be centred."""
    font = font_file(stem)
    left, right = font.ink(font.glyph(mark))
    return (middle - (left + right) / 2) / UNITS_PER_EM


# --- lines --------------------------------------------------------------------------------------

_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_IDEOGRAPHS = "\u2e80-\u2fdf\u3040-\u3098\u309d-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_IDEOGRAPHS += "\U00020000-\U0003ffff"
_OPENING = "(\\[{‘“«\u3008\u300a\u300c\u300e\u3010\uff08\uff3b\uff5b"
_BREAKS = re.compile(
    "|".join(
        (
            f"(?<=[{_SPACES}])(?=[^{_SPACES}])",
            "(?<=[^\\W_]{2}[-‐–—])(?=[^\\W\\d_])",
            "(?<=[^\\s/]/)(?=[^\\s/\\d])",
            "(?<=\u200b)(?=.)",
            f"(?<=[^{_OPENING}{_SPACES}])(?=[{_IDEOGRAPHS}])",
            f"(?<=[{_IDEOGRAPHS}\u3001\u3002\uff0c\uff01\uff1f\uff1a\uff1b])(?=[\\w{_OPENING}])",
        )
    )
)
"""Where a line may break: after spaces, hyphens, slashes, and between ideographs."""


@functools.lru_cache(maxsize=32_768)
def wrap(text: str, weight: Weight, size: float, width: float) -> tuple[str, ...]:
    """The lines of a text, none wider than `width` points (but for a single wide character).

    Nothing is lost but blanks around the breaks. A text of blanks only has no lines.
    """
    if not text or text.isspace():
        return ()
    units = units_of(weight)
    limit = width * UNITS_PER_EM / size + 1e-6
    paragraphs = [part.translate(_CONTROLS) for part in text.splitlines()]
    return tuple(line for part in paragraphs for line in _lines(part, units, limit))


def breaks_a_word(text: str, weight: Weight, size: float, width: float) -> bool:
    """Whether a word of the text is wider than a line, so that `wrap` breaks it anywhere."""
    pieces = (piece for part in text.splitlines() for piece in _BREAKS.split(part) if piece)
    return any(measure(piece.rstrip(_SPACES), weight, size) > width for piece in pieces)


def _lines(paragraph: str, units: Units, limit: float) -> Iterator[str]:
    paragraph = paragraph.rstrip(_SPACES)
    if _width(paragraph, units) <= limit:
        yield paragraph
        return
    line, used = "", 0
    for piece in _pieces(paragraph, units, limit):
        bare = piece.rstrip(_SPACES)
        needed = _width(bare, units)
        if line and used + needed > limit:
            if kept := line.rstrip(_SPACES):
                yield kept
            line, used = "", 0
        line += piece
        used += needed + (_width(piece[len(bare) :], units) if bare != piece else 0)
    yield line.rstrip(_SPACES)


def _pieces(paragraph: str, units: Units, limit: float) -> Iterator[str]:
    """The pieces between possible breaks; one wider than a line is cut so as to fill lines."""
    for piece in filter(None, _BREAKS.split(paragraph)):
        if _width(piece.rstrip(_SPACES), units) <= limit:
            yield piece
        else:
            yield from _cut(piece, units, limit)


def _cut(piece: str, units: Units, limit: float) -> Iterator[str]:
    part = ""
    for cluster in clusters(piece):
        if part and _width((part + cluster).rstrip(_SPACES), units) > limit:
            yield part
            part = ""
        part += cluster
    yield part


def clusters(text: str) -> Iterator[str]:
    """What a reader takes for single characters: a letter with its marks, a joined emoji."""
    cluster = ""
    for character in text:
        if cluster and not _continues(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _continues(cluster: str, character: str) -> bool:
    if cluster[-1] == "\u200d" or is_invisible(character):
        return True
    if "\U0001f1e6" <= character <= "\U0001f1ff":  # two of these make a flag
        return len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
