"""Reads a table as a spreadsheet copies or saves it: tabs, commas, semicolons or pipes.

A row whose quotes do not match is read as it stands and reported, so that an open quote never
takes the rest of the table into one cell. What the columns mean is left to `mapping`.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.source_bytes import LARGEST_SOURCE_BYTES
from cjm_desktop.language import Text, text

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_CELLS = 500_000
MOST_LINES = 200_000
DELIMITERS = ("\t", ";", ",", "|")

_SAMPLED_LINES = 200
_SAMPLED_CHARACTERS = 65_536
_SEPARATOR_LINE = "sep="
_NOTHING_TAKEN = text("Nothing was taken, and what you have is as it was.")

_Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not empty, as typed, the line on which each begins, and what to know.

    Rows may differ in length; lines count from 1.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str
    report: tuple[ReportLine, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns: as many as the longest row has cells."""
        return max(map(len, self.rows))

    def cell(self, row: int, column: int) -> str:
        """The text of a cell without the space around it; empty beyond the end of its row."""
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""


def read_table(source: str, delimiter: str = "") -> Table:
    """The table in a text; without a `delimiter` the one that fits best is found.

    Raises `ImportFileError` for what is empty or larger than a map can hold.
    """
    refuse_over_10_mb(source)
    report: Report = []
    lines = _lines_of(source, report)
    first = 0
    if not delimiter and lines[0].casefold() in {f"{_SEPARATOR_LINE}{one}" for one in DELIMITERS}:
        delimiter, first = lines[0][-1], 1
    delimiter = delimiter or delimiter_of(lines)
    rows, numbers = _bounded(_rows_of(lines, first, delimiter, report))
    return Table(tuple(rows), tuple(numbers), delimiter, tuple(report))


def refuse_over_10_mb(source: str) -> None:
    """Raise `ImportFileError` for a text that is over 10 MB in UTF-8."""
    size = len(source)
    if size <= LARGEST_SOURCE_BYTES:
        size = len(source.encode("utf-8", "surrogatepass"))
    if size > LARGEST_SOURCE_BYTES:
        raise ImportFileError(
            text(
                "The text is larger than 10 MB, and more than that would keep the program from "
                "answering."
            ),
            _NOTHING_TAKEN,
        )


def plain_characters(source: str) -> str:
    """The text with one kind of line end, no byte order mark, and nothing no file can hold."""
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = source.replace("\0", "\ufffd")
    return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter that parts the lines into cells best; a tab where none does."""
    sample = _sampled(lines)
    fitting = [one for one in DELIMITERS if _fit(sample, one)[0]]
    if "\t" in fitting or not fitting:
        return "\t"
    return max(fitting, key=lambda one: _fit(sample, one))


def _sampled(lines: Sequence[str]) -> list[str]:
    sample: list[str] = []
    left = _SAMPLED_CHARACTERS
    for line in lines:
        if line.strip():
            sample.append(line[:left])
            left -= len(line)
        if left <= 0 or len(sample) == _SAMPLED_LINES:
            break
    return sample


def _fit(sample: Sequence[str], delimiter: str) -> tuple[bool, bool, float, int]:
    """How well a delimiter fits; whether it parts most rows at all comes first."""
    widths = [len(row) for _, row in _rows_of(sample, 0, delimiter, [])]
    parted = Counter(width for width in widths if width > 1)
    if not parted or 2 * parted.total() < len(widths):
        return False, False, 0.0, 0
    return True, widths[0] > 1, parted.most_common(1)[0][1] / len(widths), widths[0]


def _lines_of(source: str, report: Report) -> list[str]:
    plain = plain_characters(source)
    if "\ufffd" in plain and "\ufffd" not in source:
        said = text("Characters that no file can hold were replaced by “\ufffd”.")
        report.append(ReportLine(0, said, "changed"))
    lines = plain.split("\n")
    if len(lines) > MOST_LINES:
        _refuse(text("The text has more than {most} lines.", most=MOST_LINES), MOST_LINES + 1)
    return lines


def _rows_of(lines: Sequence[str], first: int, delimiter: str, report: Report) -> _Rows:
    """The rows with the lines on which they begin; one that is not quoted well as it stands."""
    start = first
    while start < len(lines):
        for begins, row in _well_quoted_rows(lines, start, delimiter):
            if row is not None:
                yield begins + 1, row
                continue
            if '"' in lines[begins]:
                report.append(_not_quoted_well(begins + 1, lines[begins]))
            yield begins + 1, lines[begins].split(delimiter)
            start = begins + 1
            break
        else:
            return


def _well_quoted_rows(
    lines: Sequence[str], start: int, delimiter: str
) -> Iterator[tuple[int, list[str] | None]]:
    """Rows by the index of their first line, up to one that is not quoted well, which is None."""
    source = (f"{lines[index]}\n" for index in range(start, len(lines)))
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    begins = start
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            yield begins, None
            return
        if row is None:
            return
        torn = delimiter == "\t" and any("\t" in cell for cell in row)
        yield begins, None if torn else row
        begins = start + reader.line_num


def _not_quoted_well(line: int, source: str) -> ReportLine:
    said = text("The quotes do not match, so the row was read as it stands.")
    return ReportLine(line, said, "changed", source)


def _bounded(rows: _Rows) -> tuple[list[tuple[str, ...]], list[int]]:
    """The rows that are not empty, without the empty cells at their ends."""
    kept: list[tuple[str, ...]] = []
    numbers: list[int] = []
    cells = 0
    for line, row in rows:
        while row and not row[-1].strip():
            row.pop()
        if not row:
            continue
        cells += len(row)
        _refuse_too_many(len(kept) + 1, len(row), cells, line)
        kept.append(tuple(row))
        numbers.append(line)
    if not kept:
        raise ImportFileError(
            text("There is no table in it: no cell holds a word."), _NOTHING_TAKEN
        )
    return kept, numbers


def _refuse_too_many(rows: int, columns: int, cells: int, line: int) -> None:
    if rows > MOST_ROWS:
        _refuse(text("The table has more than {most} rows.", most=MOST_ROWS), line)
    if columns > MOST_COLUMNS:
        _refuse(text("The table has more than {most} columns.", most=MOST_COLUMNS), line)
    if cells > MOST_CELLS:
        _refuse(text("The table has more than {most} cells.", most=MOST_CELLS), line)


def _refuse(message: Text, line: int) -> None:
    hint = text(
        "A map of that size could be neither drawn nor read; take the part that is the journey. "
        "Nothing was taken."
    )
    raise ImportFileError(message, hint, line)
