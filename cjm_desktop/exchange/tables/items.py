"""Parts a text into its items: by lines, semicolons and bullets, without bullets and numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE_ENDS = re.compile(r"[\n\v\x85\u2028\u2029]")
_SEMICOLON = re.compile(r";(?![)(\-])")
_INNER_BULLET = re.compile(r"(?<=\S)\s*[•●◦▪‣]\s*")
_BULLET = re.compile(r"(?:[•●◦▪‣]\s*|[-–—*+·○■□➢→»✓✔☐☑]\s+)(?:\[[ xX]?\]\s+)?")
_ONLY_A_BULLET = re.compile(r"[•●◦▪‣\-–—−*+·○■□]+")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a text, the line of each from 1, and how many had a bullet or a number."""

    words: tuple[str, ...]
    lines: tuple[int, ...]
    bulleted: int


def items_of_cell(cell: str) -> tuple[str, ...]:
    """The items of a cell: parted by line ends, semicolons and bullets."""
    parts = (part for line in _LINE_ENDS.split(cell) for part in _SEMICOLON.split(line))
    return items_of([item for part in parts for item in _INNER_BULLET.split(part)]).words


def items_of_lines(source: str) -> Items:
    """The items of a text, one a line."""
    return items_of(_LINE_ENDS.split(source))


def items_of(lines: Sequence[str]) -> Items:
    """The lines that say something, without bullets and without numbers that count them."""
    words, places, bulleted, count = [], [], 0, 0
    for place, line in enumerate(map(str.strip, lines), 1):
        mark, number = _BULLET.match(line), _NUMBER.match(line)
        if number and int(number.group(1)) in (1, count + 1):
            mark, count = number, int(number.group(1))
        said = line[mark.end() :].strip() if mark else line
        if said and not _ONLY_A_BULLET.fullmatch(said):
            words.append(said)
            places.append(place)
            bulleted += mark is not None
    return Items(tuple(words), tuple(places), bulleted)
