"""Words with line breaks in one line of a cell, and back."""

import re

from cjm_desktop.language import translate
from cjm_desktop.model.cell_titles import title_of_card
from cjm_desktop.model.records import Card, Figure

BREAK = "↵"
"""Stands for a line break inside a title, since in a cell each line is a card."""

_BREAKS = re.compile(rf"[ \t]*{BREAK}[ \t]*")


def in_one_line(words: str) -> str:
    """Words with their line breaks as signs."""
    return f" {BREAK} ".join(part.strip() for part in words.splitlines())


def with_breaks(line: str) -> str:
    """What a line means, its signs as line breaks again."""
    return _BREAKS.sub("\n", line).strip()


def line_of(card: Card) -> str:
    """The line that a card has in its cell, which is never empty."""
    shown = in_one_line(title_of_card(card))
    if shown:
        return shown
    return translate("(image)") if isinstance(card, Figure) else translate("(untitled)")
