"""Finds the fenced blocks of a Markdown text, and the marked ones of a page in HTML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FENCE = re.compile(
    r"(?P<before>[ \t>]*(?:[-*+][ \t]+)?)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^`]*)$"
)
_TAG = re.compile(
    r"""[ \t]*<(pre|div)\b[^<>]*\bclass=["'][^"'<>]*\bmermaid\b[^<>]*>[ \t]*$""", re.I
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
        block = _fenced_at(lines, index) or _tagged_at(lines, index)
        index += 1
        if block:
            blocks.append(block)
            index = block.end + 1
    return blocks


def _fenced_at(lines: Sequence[str], index: int) -> Block | None:
    opening = _FENCE.match(lines[index])
    if not opening:
        return None
    end = _end_of(lines, index + 1, opening["fence"])
    body = lines[index + 1 : end]
    if ">" in opening["before"]:
        body = [_QUOTED.sub("", line, count=1) for line in body]
    word = _WORD.search(opening["info"])
    return Block(word[0].lower() if word else "", index, body, end, True)


def _tagged_at(lines: Sequence[str], index: int) -> Block | None:
    """`<pre class="mermaid">` up to `</pre>`, each on a line of its own."""
    opening = _TAG.match(lines[index])
    if not opening:
        return None
    closing = f"</{opening[1].lower()}>"
    following = range(index + 1, len(lines))
    end = next((n for n in following if lines[n].strip().lower() == closing), len(lines))
    return Block("mermaid", index, lines[index + 1 : end], end, True)


def _end_of(lines: Sequence[str], start: int, fence: str) -> int:
    for index in range(start, len(lines)):
        words = lines[index].lstrip("> \t").rstrip()
        if len(words) >= len(fence) and not words.strip(fence[0]):
            return index
    return len(lines)
