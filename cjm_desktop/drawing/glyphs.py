"""Says which bundled font draws a character, and how far the character moves the pen.

The Inter of the weight comes first, then the emoji font, then the one for ideographs. What no
font has is drawn as an empty square, and can be asked for beforehand (`text`).
"""

import functools
import unicodedata
from typing import NamedTuple

from cjm_desktop.drawing.font_files import font_file
from cjm_desktop.drawing.picture import Weight

INTER: dict[Weight, str] = {
    "regular": "Inter-Regular",
    "medium": "Inter-Medium",
    "semibold": "Inter-SemiBold",
    "bold": "Inter-Bold",
    "italic": "Inter-SemiBoldItalic",
}
FALLBACKS = ("NotoEmoji-Regular", "DroidSansFallbackFull")
FONT_STEMS = (*INTER.values(), *FALLBACKS)
"""Every bundled font, as the stem of its file."""


def is_invisible(character: str) -> bool:
    """Whether a character only steers others: joiners, selectors, skin tones, soft hyphens."""
    return (
        unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


class Glyph(NamedTuple):
    """What is drawn for a character: the font, its character, how far it moves the pen.

    All is empty where nothing is drawn. `number` is the glyph's in the font.
    """

    font: str
    character: str
    units: int
    number: int


MISSING = "\u25a1"
"""Drawn for a character that no font has: reportlab draws nothing or a wrong one by itself."""


class Glyphs(dict[str, Glyph]):
    """By character, what is drawn for it in one weight. A blank that no font has is a space."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self.inter = INTER[weight]

    def __missing__(self, character: str) -> Glyph:
        found = self[character] = self._find(character)
        return found

    def _find(self, character: str) -> Glyph:
        if is_invisible(character):
            return Glyph("", "", 0, 0)
        if unicodedata.category(character) == "Cc":
            return self[" "]
        for stem in (self.inter, *FALLBACKS):
            font = font_file(stem)
            if number := font.glyph(character):
                return Glyph(stem, character, font.advance(number), number)
        return self[" "] if character.isspace() else self[MISSING]


class Units(dict[str, int]):
    """By character, how far it moves the pen in one weight."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self.glyphs = glyphs_of(weight)

    def __missing__(self, character: str) -> int:
        units = self[character] = self.glyphs[character].units
        return units


@functools.cache
def glyphs_of(weight: Weight) -> Glyphs:
    """The glyphs of a weight, looked up once for each character."""
    return Glyphs(weight)


@functools.cache
def units_of(weight: Weight) -> Units:
    """The advances of a weight, in units of `font_files.UNITS_PER_EM`."""
    return Units(weight)
