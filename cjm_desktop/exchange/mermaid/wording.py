"""How Mermaid's own tool sees characters: white space, entity codes, numbers.

Mermaid runs in JavaScript, whose ideas of white space and of numbers differ from Python's.
"""

import re
from html.entities import html5

SPACE = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""The characters that JavaScript's `\\s` and `trim()` know."""

_ENTITY = re.compile(r"#(\w++);|&([A-Za-z]\w*+);", re.ASCII)
_MARK = re.compile(r"#\w++;|&[A-Za-z]\w*+;|([#;])", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")
_WITH_BASE = re.compile(r"0(?:[xX][0-9a-fA-F]++|[oO][0-7]++|[bB][01]++)")
_LONGEST_NUMBER = 100
_LONGEST_QUOTE = 60


def decoded(words: str) -> str:
    """The words with entity codes such as `#58;`, `#amp;` or `&amp;` made characters, and trimmed.

    A code that stands for no character that can be shown is kept as typed.
    """
    return _ENTITY.sub(_character, words).strip(SPACE)


def number(words: str) -> float | None:
    """The number that the words are to JavaScript's `Number`, or None; empty words are none."""
    words = words.strip(SPACE)
    if len(words) > _LONGEST_NUMBER:
        return None
    if _DECIMAL.fullmatch(words):
        return float(words)
    if _WITH_BASE.fullmatch(words):
        return float(int(words, 0))
    return None


def shortened(words: str) -> str:
    """The words, or as many of them as a message can quote."""
    words = words.strip(SPACE)
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


def bare_marks(words: str) -> str:
    """The number signs and semicolons that belong to no entity code, each once, and `&…;`."""
    found = {match[1] or match[0] for match in _MARK.finditer(words)}
    return " ".join(sorted(mark for mark in found if mark in "#;" or mark.startswith("&")))


def parted_at_semicolons(words: str) -> list[str]:
    """The parts between semicolons that belong to no entity code."""
    parts = []
    start = 0
    for match in _MARK.finditer(words):
        if match[1] == ";":
            parts.append(words[start : match.start()].strip(SPACE))
            start = match.end()
    return [*parts, words[start:].strip(SPACE)]


def _character(code: re.Match[str]) -> str:
    name = code.group(1) or code.group(2)
    if not name.isdecimal():
        return html5.get(f"{name};", code.group())
    value = int(name) if len(name) <= 7 else 0
    character = chr(value) if value <= 0x10FFFF else "\0"
    return character if character.isprintable() or character in "\n\t\xa0" else code.group()
