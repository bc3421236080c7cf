"""Parts the line of a task at its colons, as Mermaid does or as the author plainly meant."""

import re
from dataclasses import dataclass
from itertools import islice

from cjm_desktop.exchange.mermaid.scores import is_score
from cjm_desktop.exchange.mermaid.wording import SPACE, number

MOST_COLONS = 40
"""Those after it part nothing: nobody writes so many, and each part takes time to weigh."""

_FACE = r"(?!-?[()|D](?:[\s:]|$))"
_COLON = re.compile(f":{_FACE}")
_WIDE_COLON = re.compile(f"[:：﹕∶]{_FACE}")
_WIDE = "：﹕∶"
_HOUR = re.compile(r"(?:^|.*\D)(?:[01]?\d|2[0-3])$", re.ASCII | re.DOTALL)
_MINUTE = re.compile(r"[0-5]\d(?!\d)", re.ASCII)
_ENTITY = re.compile(r"#\w++;", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The parts of a line between its colons; `spans` are where each begins and ends."""

    words: str
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, index: int) -> str:
        start, end = self.spans[index]
        return self.words[start:end].strip(SPACE)

    def joined(self, first: int, end: int) -> str:
        """The parts from `first` up to `end`, with the colons between them."""
        if first >= end:
            return ""
        return self.words[self.spans[first][0] : self.spans[end - 1][1]].strip(SPACE)

    def scores(self) -> list[int]:
        """The parts behind a colon that are scores beyond doubt."""
        return [index for index in range(1, len(self)) if is_score(self[index])]

    @property
    def have_colons_inside(self) -> bool:
        """Whether a part has a colon in it that parted nothing."""
        return any(":" in self[index] for index in range(len(self)))

    @property
    def have_wide_colons(self) -> bool:
        """Whether colons of Chinese type part the line."""
        ends = (end for _, end in self.spans[:-1])
        return any(self.words[end : end + 1] != ":" for end in ends)

    @property
    def have_score(self) -> bool:
        """Whether a part behind a colon is a score beyond doubt."""
        return any(is_score(self[index]) for index in range(1, len(self)))


def pieces_of(words: str) -> Pieces:
    """The parts at plain colons; where these show no score, at the colons of Chinese type too.

    A colon inside a time of day or a ratio (“09:30”, “1:2”) parts nothing.
    """
    pieces = _parted(words, _COLON)
    if any(colon in words for colon in _WIDE) and not pieces.have_score:
        pieces = _parted(words, _WIDE_COLON)
    return _with_ratios_whole(_with_times_whole(pieces))


def is_sound_task(words: str) -> bool:
    """Whether Mermaid reads the words as a task, and reads them right."""
    return is_sound(pieces_of(words))


def is_sound(pieces: Pieces) -> bool:
    """Whether these are a name, a number and at most people, and nothing Mermaid stumbles at."""
    if len(pieces) not in {2, 3} or not pieces[0] or number(pieces[1]) is None:
        return False
    rest = _ENTITY.sub("", pieces.words) if "#" in pieces.words else pieces.words
    return "#" not in rest and ";" not in rest and rest.count(":") == len(pieces) - 1


def _parted(words: str, colon: re.Pattern[str]) -> Pieces:
    starts, ends = [0], []
    for found in islice(colon.finditer(words), MOST_COLONS):
        ends.append(found.start())
        starts.append(found.end())
    return Pieces(words, tuple(zip(starts, [*ends, len(words)], strict=True)))


def _with_times_whole(pieces: Pieces) -> Pieces:
    """Join what a colon between hours and minutes parted."""
    words = pieces.words
    spans = [pieces.spans[0]]
    for start, end in pieces.spans[1:]:
        hour = words[max(spans[-1][0], spans[-1][1] - 3) : spans[-1][1]]
        if _HOUR.match(hour) and _MINUTE.match(words, start, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return Pieces(words, tuple(spans))


def _with_ratios_whole(pieces: Pieces) -> Pieces:
    """Join “1:2” at the end of a task's name, where a score follows."""
    if len(pieces) < 3 or not is_score(pieces[2]):
        return pieces
    words, (first, second) = pieces.words, pieces.spans[:2]
    if words[first[1] - 1 : first[1]].isdecimal() and words[second[0] : second[0] + 1].isdecimal():
        return Pieces(words, ((first[0], second[1]), *pieces.spans[2:]))
    return pieces
