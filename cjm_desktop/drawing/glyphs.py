"""Says which bundled font draws a character, and how far the character moves the pen.

The Inter of the weight comes first, then the emoji font, then the one for ideographs. What no
font has is drawn as Inter's empty box, and can be asked for beforehand (`text`).
"""

import functools
import unicodedata

from cjm_desktop.drawing.font_files import font_file
from cjm_desktop.drawing.picture import Weight

INTER: dict[Weight, str] = {
    "regular": "Inter-Regular",
    "medium": "Inter-Medium",
    "semibold": "Inter-SemiBold",
    "bold": "Inter-Bold",
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


def is_blank(character: str) -> bool:
    """Whether a character draws nothing but takes room; controls count as blanks."""
    return character.isspace() or unicodedata.category(character) == "Cc"


class Glyphs(dict[str, tuple[str, int]]):
    """By character, the font that draws it in one weight and how far it moves the pen.

    The font is empty where nothing is drawn. A blank that no font has is drawn as a space.
    """

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self.inter = INTER[weight]

    def __missing__(self, character: str) -> tuple[str, int]:
        found = self[character] = self._find(character)
        return found

    def _find(self, character: str) -> tuple[str, int]:
        if is_invisible(character):
            return "", 0
        for stem in (self.inter, *FALLBACKS):
            font = font_file(stem)
            if glyph := font.glyph(character):
                return stem, font.advance(glyph)
        if is_blank(character):
            return self[" "]
        return self.inter, font_file(self.inter).advance(0)


class Units(dict[str, int]):
    """By character, how far it moves the pen in one weight."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self.glyphs = glyphs_of(weight)

    def __missing__(self, character: str) -> int:
        units = self[character] = self.glyphs[character][1]
        return units


@functools.cache
def glyphs_of(weight: Weight) -> Glyphs:
    """The glyphs of a weight, looked up once for each character."""
    return Glyphs(weight)


@functools.cache
def units_of(weight: Weight) -> Units:
    """The advances of a weight, in units of `font_files.UNITS_PER_EM`."""
    return Units(weight)
