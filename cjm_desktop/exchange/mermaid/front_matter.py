"""Reads the title of a diagram's YAML front matter; settings for drawing are passed over.

Only what a title may look like is understood: plain, quoted or block scalars.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cjm_desktop.exchange.mermaid.line_kinds import is_header_alone
from cjm_desktop.exchange.mermaid.wording import SPACE
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text

_FENCE = "---"
_WORD = re.compile(r"\w+")
_KEY = re.compile(r"""(["']?)(?P<key>[^\s"'#:{}\[\]][^"':]*+)\1[ \t]*:(?:[ \t]+(?P<value>.*))?$""")
_SETTINGS = {"config", "displayMode"}
_PLAIN_END = re.compile(r"(?:^|[ \t])#")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_CONTROLS = {"n": "\n", "t": "\t", "r": "", "0": "", "a": "", "b": "", "e": "", "f": "", "v": ""}
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says: its title, the line of it, and how many lines it takes up."""

    title: str = ""
    line: int = 0
    line_count: int = 0
    report: Report = field(default_factory=list)

    def numbered_from(self, first_line: int) -> Report:
        """The report, where the lines read begin at this one of the source."""
        return [replace(line, line=line.line + first_line - 1) for line in self.report]


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter at the start of the lines; one of no lines where there is none."""
    first = next((index for index, line in enumerate(lines) if line.strip(SPACE)), len(lines))
    if first == len(lines) or lines[first].strip(SPACE) != _FENCE:
        return FrontMatter()
    indent = lines[first][: lines[first].index(_FENCE)]
    for last in range(first + 1, len(lines)):
        if lines[last].startswith(indent) and lines[last].strip(SPACE) == _FENCE:
            return _from_body(_outdented(lines[first + 1 : last], indent), first + 2, last + 1)
        if is_header_alone(lines[last]):
            return _unclosed(_outdented(lines[first + 1 : last], indent), first, last)
    return FrontMatter()


def _outdented(lines: Sequence[str], indent: str) -> list[str]:
    return [line.removeprefix(indent) for line in lines]


def _unclosed(body: Sequence[str], first: int, end: int) -> FrontMatter:
    """Front matter that goes on to the word `journey` without a second fence."""
    found = _from_body(body, first + 2, end)
    message = text("The front matter has no “---” at its end; it was read up to “journey”.")
    return replace(found, report=[ReportLine(first + 1, message, "changed", _FENCE), *found.report])


def _from_body(body: Sequence[str], first_line: int, line_count: int) -> FrontMatter:
    title, title_line = "", 0
    report: Report = []
    for index, line in enumerate(body):
        if not line.strip(SPACE) or (index and line[0] in " \t"):
            continue
        following = _indented(body, index + 1)
        key = _KEY.match(line)
        name = key["key"].strip() if key else ""
        typed = "\n".join(part for part in (line.strip(SPACE), *following) if part)
        if key and name == "title" and not title_line:
            title = _scalar(key["value"] or "", following)
            title_line = first_line + index
            if not set(_WORD.findall(typed)) <= {*_WORD.findall(title), "title"}:
                report.append(_noted(title_line, typed))
        elif name in _SETTINGS or line.startswith("#"):
            report.append(_noted(first_line + index, typed))
        else:
            report.append(_passed_over(first_line + index, typed))
    return FrontMatter(title, title_line, line_count, report)


def _noted(line: int, source: str) -> ReportLine:
    message = text("Settings and remarks of the front matter were left out.")
    return ReportLine(line, message, "noted", source)


def _passed_over(line: int, source: str) -> ReportLine:
    message = text("Of the front matter only the title is read; this was left out.")
    return ReportLine(line, message, "skipped", source)


def _indented(body: Sequence[str], start: int) -> list[str]:
    """The lines that go on with the value begun on the line before."""
    following = []
    for index in range(start, len(body)):
        line = body[index]
        if line.strip(SPACE) and line[0] not in " \t":
            break
        following.append(line.strip(SPACE))
    return following


def _scalar(value: str, following: list[str]) -> str:
    value = value.strip(SPACE)
    if value[:1] in {"|", ">"}:
        return ("\n" if value[0] == "|" else " ").join(following).strip(SPACE)
    value = " ".join(part for part in (value, *following) if part)
    if value[:1] == '"':
        return _ESCAPE.sub(_escaped, _until_quote(value, r'(?:[^"\\]|\\.)*+'))
    if value[:1] == "'":
        return _until_quote(value, r"(?:[^']|'')*+").replace("''", "'")
    end = _PLAIN_END.search(value)
    value = value[: end.start()].strip(SPACE) if end else value
    return "" if value in _NOTHING else value


def _until_quote(value: str, inside: str) -> str:
    match = re.match(inside, value[1:], re.DOTALL)
    return match.group() if match else ""


def _escaped(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3]
    if digits is None:
        return _CONTROLS.get(escape[4], escape[4])
    code = int(digits, 16)
    character = chr(code) if code <= 0x10FFFF else ""
    return character if character.isprintable() else ""
