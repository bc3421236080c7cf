"""Finds the journey diagrams in a source: a Mermaid file, or text with diagrams in it.

In Markdown these are the fenced blocks that hold a journey. Elsewhere a diagram begins at each
line `journey`. A source without that word is a journey all the same if it begins with a title or
a section and has tasks with scores. What stands around the diagrams is reported.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cjm_desktop.exchange.mermaid import refusals
from cjm_desktop.exchange.mermaid.fences import Block, fenced_blocks
from cjm_desktop.exchange.mermaid.front_matter import read_front_matter
from cjm_desktop.exchange.mermaid.line_kinds import (
    COMMENT,
    DESCRIPTION_BLOCK,
    HEADER,
    SECTION,
    TITLE,
    begins_other_diagram,
    is_header_alone,
    is_statement,
)
from cjm_desktop.exchange.mermaid.pieces import is_sound_task
from cjm_desktop.exchange.mermaid.source_lines import source_lines, without_directives
from cjm_desktop.exchange.mermaid.wording import SPACE
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text

MOST_DIAGRAMS = 200

_HEADING = re.compile(r"[ \t>]{0,6}#{1,6}[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_WITH_KEYWORD = re.compile(r"journey[ \t]+(?:title|section|acc|%)", re.IGNORECASE)
_WITH_WORDS = re.compile(r"\s*journey[ \t]")
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Diagram:
    """The lines of one diagram, the number of the first, and the heading above them."""

    lines: Sequence[str]
    first_line: int
    heading: str = ""
    report: Report = field(default_factory=list)


def find_diagrams(source: str) -> list[Diagram]:
    """The journey diagrams of a source, in order.

    Raises `ImportFileError` where there is none.
    """
    lines = source_lines(source)
    journeys = [block for block in fenced_blocks(lines) if _holds_journey(block)]
    diagrams = _with_surroundings(lines, journeys or _plain_blocks(lines))
    if len(diagrams) > MOST_DIAGRAMS:
        raise refusals.too_many_diagrams(MOST_DIAGRAMS)
    return diagrams


def _holds_journey(block: Block) -> bool:
    if block.language not in {"", "mermaid", "journey"}:
        return False
    index = _first_statement(block.lines)
    return index is not None and _begins_journey(block.lines[index:])


def _first_statement(lines: Sequence[str]) -> int | None:
    """Where the first words are that are no front matter, settings or comment."""
    count = read_front_matter(lines).line_count
    body, _ = without_directives(lines[count:], 1)
    for index, line in enumerate(body):
        words = line.strip(SPACE)
        if words and not COMMENT.match(words):
            return count + index
    return None


def _begins_journey(lines: Sequence[str]) -> bool:
    """Whether the first of the lines begins a journey, with its word or plainly without."""
    words = lines[0].strip(SPACE)
    if is_header_alone(words) or _WITH_KEYWORD.match(words):
        return True
    if HEADER.match(words):
        following = lines[1:]
        return any(map(is_statement, following)) and not any(map(is_header_alone, following))
    if TITLE.match(words) or SECTION.match(words):
        return any(is_sound_task(line.strip(SPACE)) for line in lines)
    return False


def _plain_blocks(lines: Sequence[str]) -> list[Block]:
    """A diagram from each line `journey` to the next one."""
    first = _first_statement(lines)
    if first is None:
        raise refusals.no_diagram()
    if _begins_journey(lines[first:]):
        starts = [_after_heading(lines, first)]
    elif begins_other_diagram(lines[first]):
        raise refusals.other_diagram(first + 1, lines[first].strip(SPACE))
    else:
        starts = []
    headers = [index for index in _headers(lines) if not starts or index > first]
    if not starts and not headers:
        headers = _header_with_words(lines)
    starts += [_start_before(lines, index) for index in headers]
    if not starts:
        raise refusals.other_diagram(first + 1, lines[first].strip(SPACE))
    ends = [*starts[1:], len(lines)]
    return [_plain_block(lines, start, end) for start, end in zip(starts, ends, strict=True)]


def _after_heading(lines: Sequence[str], first: int) -> int:
    """Where the first diagram begins: after the last heading above its first words."""
    if not read_front_matter(lines).line_count:
        for index in range(first - 1, -1, -1):
            if _HEADING.match(lines[index]):
                return index + 1
    return 0


def _headers(lines: Sequence[str]) -> list[int]:
    """Where the word `journey` stands alone, and not in a description in braces."""
    found = []
    inside = False
    for index, line in enumerate(lines):
        words = line.strip(SPACE)
        if inside or DESCRIPTION_BLOCK.match(words):
            inside = "}" not in words
        elif is_header_alone(words):
            found.append(index)
    return found


def _header_with_words(lines: Sequence[str]) -> list[int]:
    """Where `journey` has other words beside it; the lines after it must be a journey's."""
    for index, line in enumerate(lines):
        if _WITH_WORDS.match(line):
            return [index] if any(map(is_statement, lines[index + 1 :])) else []
    return []


def _start_before(lines: Sequence[str], header: int) -> int:
    """Where a diagram begins: at its front matter if that stands just before its header."""
    last = header - 1
    while last >= 0 and not lines[last].strip(SPACE):
        last -= 1
    if last < 0 or lines[last].strip(SPACE) != _FENCE:
        return header
    for index in range(last - 1, max(-1, last - 50), -1):
        if lines[index].strip(SPACE) == _FENCE:
            return index
    return header


def _plain_block(lines: Sequence[str], start: int, end: int) -> Block:
    """The lines of a diagram but for Markdown headings after it, which belong to the next."""
    if end == len(lines):
        return Block("", start, lines[start:end], end)
    last = end
    while last > start and (not lines[last - 1].strip(SPACE) or _HEADING.match(lines[last - 1])):
        last -= 1
    return Block("", start, lines[start:last], last)


def _with_surroundings(lines: Sequence[str], blocks: Sequence[Block]) -> list[Diagram]:
    """The diagrams, each with the heading above and a line for all other words before it."""
    diagrams = []
    after = 0
    for block in blocks:
        heading, index = _heading_in(lines, after, block.start)
        report = _outside(lines, after, block.start, index)
        diagrams.append(Diagram(block.lines, block.start + 1 + block.is_fenced, heading, report))
        after = block.end + block.is_fenced
    diagrams[-1].report.extend(_outside(lines, after, len(lines), -1))
    return diagrams


def _heading_in(lines: Sequence[str], start: int, end: int) -> tuple[str, int]:
    """The last heading between the lines, and where it is."""
    for index in range(end - 1, start - 1, -1):
        found = _HEADING.match(lines[index])
        if found and found["words"]:
            return found["words"], index
    return "", -1


def _outside(lines: Sequence[str], start: int, end: int, heading: int) -> Report:
    """A line of report for each paragraph around the diagrams."""
    message = text("This stands outside the diagrams and was left out.")
    report: Report = []
    paragraph: list[str] = []
    for index in range(start, end + 1):
        if index < end and index != heading and lines[index].strip(SPACE):
            paragraph.append(lines[index].strip(SPACE))
        elif paragraph:
            number = index - len(paragraph) + 1
            report.append(ReportLine(number, message, "noted", "\n".join(paragraph)))
            paragraph = []
    return report
