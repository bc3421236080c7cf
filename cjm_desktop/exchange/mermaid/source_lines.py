"""Parts a Mermaid source into lines as Mermaid does, with its settings taken out.

The lines keep their numbers: what is taken out leaves the line ends that it held.
"""

from collections.abc import Sequence

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text

MOST_LINES = 100_000
_MOST_DIRECTIVES = 1_000

_OPENING, _CLOSING = "%%{", "}%%"


def source_lines(source: str) -> list[str]:
    """The lines of a source, whatever its line ends are.

    Raises `ImportFileError` where there are too many.
    """
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = source.split("\n")
    if len(lines) > MOST_LINES:
        raise ImportFileError(
            text(
                "The diagram has {count} lines, more than the {most} that can be read.",
                count=len(lines),
                most=MOST_LINES,
            ),
            text("Nothing was imported."),
        )
    return lines


def without_directives(lines: Sequence[str], first_line: int) -> tuple[list[str], Report]:
    """The lines without directives such as `%%{init: …}%%`, which only say how to draw.

    `first_line` is the number of the first of them. A directive without an end stays.
    """
    source = "\n".join(lines)
    parts = []
    report: Report = []
    start, line = 0, first_line
    while (opening := source.find(_OPENING, start)) >= 0 and len(report) < _MOST_DIRECTIVES:
        closing = source.find(_CLOSING, opening + len(_OPENING))
        if closing < 0:
            break
        line += source.count("\n", start, opening)
        taken = source[opening : closing + len(_CLOSING)]
        report.append(ReportLine(line, text("Settings for drawing were left out."), "noted", taken))
        line += taken.count("\n")
        parts += [source[start:opening], "\n" * taken.count("\n")]
        start = closing + len(_CLOSING)
    return "".join((*parts, source[start:])).split("\n"), report
