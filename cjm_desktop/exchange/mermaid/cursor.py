"""Goes through the lines of a diagram from left to right, and knows which line it is on."""

import re
from collections.abc import Sequence

from cjm_desktop.exchange.mermaid.wording import SPACE

_SPACES = re.compile(f"[{SPACE}]*+")
_FARTHEST_AHEAD = 100


class Cursor:
    """A place in numbered lines: before the first line at first, then always on a word.

    What has been read is never copied, so that one very long line costs no more than many.
    """

    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self._lines = lines
        self._first_line = first_line
        self._index = -1
        self._at = 0
        self._last_lines: dict[str, int] = {}
        self.source = ""

    @property
    def line(self) -> int:
        """The number of the line, counted in the whole source."""
        return self._first_line + self._index

    @property
    def is_at_end_of_line(self) -> bool:
        """Whether nothing but white space is left of the line."""
        return self._at >= len(self.source)

    def go_to_next_line(self) -> bool:
        """Go to the first word of the next line, empty or not; False after the last line."""
        if self._index + 1 >= len(self._lines):
            return False
        self._index += 1
        self.source = self._lines[self._index].strip(SPACE)
        self._at = 0
        return True

    @property
    def rest(self) -> str:
        """What is left of the line."""
        return self.source[self._at :]

    @property
    def rest_length(self) -> int:
        """How many characters are left of the line."""
        return len(self.source) - self._at

    def is_ahead(self, mark: str) -> bool:
        """Whether the mark comes on this line or on any line after it."""
        if mark not in self._last_lines:
            with_mark = (n for n, line in enumerate(self._lines) if mark in line)
            self._last_lines[mark] = max(with_mark, default=-1)
        last = self._last_lines[mark]
        return last > self._index or self.source.find(mark, self._at) >= 0

    def line_ahead(self) -> str:
        """The next line that has words, stripped; empty where there is none."""
        for line in self._lines[self._index + 1 : self._index + 1 + _FARTHEST_AHEAD]:
            if stripped := line.strip(SPACE):
                return stripped
        return ""

    def found(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the pattern matches here, if it does."""
        return pattern.match(self.source, self._at)

    def stands_at(self, character: str) -> bool:
        """Whether the character is the next one."""
        return self.source.startswith(character, self._at)

    def take(self, pattern: re.Pattern[str]) -> str:
        """Read what the pattern matches here, and the white space after it."""
        found = pattern.match(self.source, self._at)
        if not found:
            return ""
        self._go_to(found.end())
        return found.group()

    def take_rest(self) -> str:
        """Read all that is left of the line."""
        rest = self.source[self._at :]
        self._at = len(self.source)
        return rest

    def take_until(self, mark: str) -> str | None:
        """Read what stands before the mark on this line, and the mark; None without one."""
        end = self.source.find(mark, self._at)
        if end < 0:
            return None
        taken = self.source[self._at : end]
        self._go_to(end + len(mark))
        return taken

    def _go_to(self, at: int) -> None:
        spaces = _SPACES.match(self.source, at)
        self._at = spaces.end() if spaces else at
