"""Finds the fenced blocks of a Markdown text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FENCE = re.compile(
    r"(?P<before>[ \t>]*(?:[-*+][ \t]+)?)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^`]*)$"
)
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text: the language they are said to be in, and where the block begins and ends.

    A fenced block begins at its fence, which is none of its lines.
    """

    language: str
    start: int
    lines: Sequence[str]
    end: int
    is_fenced: bool = False


def fenced_blocks(lines: Sequence[str]) -> list[Block]:
    """The fenced blocks in order; one that is never closed goes on to the end."""
    blocks = []
    index = 0
    while index < len(lines):
        opening = _FENCE.match(lines[index])
        if not opening:
            index += 1
            continue
        end = _end_of(lines, index + 1, opening["fence"])
        body = lines[index + 1 : end]
        if ">" in opening["before"]:
            body = [_QUOTED.sub("", line, count=1) for line in body]
        word = _WORD.search(opening["info"])
        blocks.append(Block(word[0].lower() if word else "", index, body, end, True))
        index = end + 1
    return blocks


def _end_of(lines: Sequence[str], start: int, fence: str) -> int:
    for index in range(start, len(lines)):
        words = lines[index].lstrip("> \t").rstrip()
        if len(words) >= len(fence) and not words.strip(fence[0]):
            return index
    return len(lines)
