"""Places the quotes of feelings in two strips, so that none overlaps another."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing.geometry import COLUMN_WIDTH, SMALL_SIZE
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Group
from cjm_desktop.drawing.text_block import text_block
from cjm_desktop.language import translate

_GAP = 8.0


class Quote(NamedTuple):
    """Words said of a feeling with a `key`, good or bad; `x` is the middle of its column."""

    key: str
    x: float
    words: str
    good: bool


class Strip(NamedTuple):
    """Quotes as (group, x, y from the strip's top), and the strip's height."""

    groups: tuple[tuple[Group, float, float], ...]
    height: float


def place_quotes(quotes: Sequence[Quote], width: float, kept: Kept) -> tuple[Strip, Strip]:
    """The strip above the curve with the good quotes, the one below it with the bad ones.

    A quote stands centred at its step, at most two columns wide, within the `width` of the map.
    """
    good = _strip([quote for quote in quotes if quote.good], width, kept)
    bad = _strip([quote for quote in quotes if not quote.good], width, kept)
    return _hanging_low(good), bad


def _strip(quotes: Sequence[Quote], width: float, kept: Kept) -> Strip:
    placed: list[tuple[Group, float, float]] = []
    for quote in sorted(quotes, key=lambda quote: quote.x):
        room = min(width, 2 * COLUMN_WIDTH) - _GAP
        group = kept.get(("quote", quote.key), (quote.words, quote.good, room),
                         partial(_drawn, quote, room))  # fmt: skip
        x = quote.x - group.width / 2
        x = max(4.0, min(x, width - group.width - 4))
        beside = [
            y + other.height
            for other, other_x, y in placed
            if other_x < x + group.width + _GAP and x < other_x + other.width + _GAP
        ]
        placed.append((group, x, max(beside, default=0.0)))
    return Strip(tuple(placed), max((y + group.height for group, _, y in placed), default=0.0))


def _hanging_low(strip: Strip) -> Strip:
    """The same strip upside down, so that what stands first is nearest the curve."""
    return Strip(
        tuple((group, x, strip.height - y - group.height) for group, x, y in strip.groups),
        strip.height,
    )


def _drawn(quote: Quote, width: float) -> Group:
    colour = "quote.good" if quote.good else "quote.bad"
    words = translate("“{quote}”", quote=quote.words.strip())
    block = text_block(words, 0, 0, width, "medium", SMALL_SIZE, colour, "left")
    centred = text_block(words, 0, 0, block.width + 0.01, "medium", SMALL_SIZE, colour, "centre")
    return Group("", block.width + 0.01, centred.height, centred.lines)
