"""Tells what a pasted text is: a Mermaid journey, a table, or lines that become steps or cards."""

import re
from dataclasses import dataclass
from typing import Literal, NoReturn

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.tables.headings import headings_of
from cjm_desktop.exchange.tables.items import items_of_lines
from cjm_desktop.exchange.tables.reader import (
    Table,
    plain_characters,
    read_table,
    refuse_over_10_mb,
)
from cjm_desktop.language import text

PastedKind = Literal["mermaid", "table", "lines"]

MOST_LINES = 2_000
MOST_LINE_ENDS = 200_000
_LOOKED_AT = 65_536
_FENCE = re.compile(r"\s*+(?:```|~~~)++\s*+(?:mermaid)?\s*+")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|$)", re.DOTALL)
_REMARK = re.compile(r"(?:\s*%%(?!\{)[^\n]*\n|\s*%%\{.*?\}%%)+", re.DOTALL)
_JOURNEY = re.compile(r"\s*journey[ \t;]*(?:\n|%%|$|(?=title\b|section\b))")


@dataclass(frozen=True, slots=True)
class PastedLines:
    """The titles that lines of text become, in order, and what was left out of them."""

    titles: tuple[str, ...]
    report: Report


def kind_of(source: str) -> PastedKind:
    """What a pasted text is, told by its beginning; in doubt it is lines."""
    beginning = plain_characters(source[:_LOOKED_AT])
    if len(source) > _LOOKED_AT and "\n" in beginning:
        beginning = beginning[: beginning.rindex("\n")]
    if _is_mermaid(beginning):
        return "mermaid"
    return "table" if _is_table(beginning) else "lines"


def mermaid_source(source: str) -> str:
    """A pasted Mermaid journey without the fence that it has in Markdown; lines keep their number.

    Raises `ImportFileError` for a text over 10 MB.
    """
    refuse_over_10_mb(source)
    lines = plain_characters(source).split("\n")
    if any(line.strip() for line in lines) and _is_fenced(lines):
        lines = ["" if _FENCE.fullmatch(line) else line for line in lines]
    return "\n".join(lines)


def lines_of(source: str) -> PastedLines:
    """The titles of steps or cards that lines of text become.

    Raises `ImportFileError` for a text over 10 MB, without a word or with over 2,000 lines.
    """
    refuse_over_10_mb(source)
    plain = plain_characters(source)
    if plain.count("\n") > MOST_LINE_ENDS:
        _refuse_lines(plain.count("\n") + 1)
    items = items_of_lines(plain)
    if not items.words:
        raise ImportFileError(
            text("There is not a word in the text to paste."), text("Nothing was changed.")
        )
    if len(items.words) > MOST_LINES:
        _refuse_lines(len(items.words))
    report: Report = [ReportLine(0, text("Lines taken: {count}.", count=len(items.words)), "taken")]
    if items.bulleted:
        said = text("Bullets and numbers before lines were left out: {count}.",
                    count=items.bulleted)  # fmt: skip
        report.append(ReportLine(0, said, "changed"))
    return PastedLines(items.words, report)


def _refuse_lines(count: int) -> NoReturn:
    raise ImportFileError(
        text(
            "The text has {count} lines, more than the {most} that can become cards at once: "
            "the window would not answer for long.",
            count=count,
            most=MOST_LINES,
        ),
        text("Paste it in parts; nothing was changed."),
    )


def _is_mermaid(beginning: str) -> bool:
    lines = beginning.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if _FENCE.fullmatch(lines[start]):
        start += 1
    body = "\n".join(lines[start:])
    for skipped in (_FRONT_MATTER, _REMARK):
        found = skipped.match(body)
        body = body[found.end() :] if found else body
    return _JOURNEY.match(body) is not None


def _is_fenced(lines: list[str]) -> bool:
    first = next(line for line in lines if line.strip())
    return _FENCE.fullmatch(first) is not None


def _is_table(beginning: str) -> bool:
    """Whether the text is parted into cells: by tabs at all, by other marks without a doubt."""
    try:
        table = read_table(beginning)
    except ImportFileError:
        return "\t" in beginning.strip()
    if table.delimiter == "\t":
        parted = any(sum(map(bool, map(str.strip, row))) > 1 for row in table.rows)
        return parted or any("\n" in cell for row in table.rows for cell in row)
    return _is_parted_well(table)


def _is_parted_well(table: Table) -> bool:
    """Whether every row has as many cells, or two headings are known.

    Prose has commas too, so rows parted by them alone must be three of three cells at least.
    """
    widths = {len(row) for row in table.rows}
    if len(table.rows) < 2 or max(widths) < 2:
        return False
    known = headings_of()
    headings = (known.field_of(cell.strip()) for cell in table.rows[0])
    if sum(field is not None for field in headings) > 1:
        return True
    enough = table.delimiter != "," or (len(table.rows) > 2 and max(widths) > 2)
    return enough and len(widths) == 1
