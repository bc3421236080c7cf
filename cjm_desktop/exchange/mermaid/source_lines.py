"""Parts a Mermaid source into lines as Mermaid does, with its settings taken out.

The lines keep their numbers: what is taken out leaves the line ends that it held.
"""

from collections.abc import Sequence

from cjm_desktop.errors import ImportFileError
from cjm_desktop.language import text

MOST_LINES = 250_000

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


def without_directives(lines: Sequence[str], first_line: int) -> list[str]:
    """The lines without directives such as `%%{init: …}%%`, which only say how to draw.

    `first_line` is the number of the first of them. Raises `ImportFileError` for a directive
    without an end, which would take the rest of the diagram with it.
    """
    source = "\n".join(lines)
    parts = []
    start = 0
    while (opening := source.find(_OPENING, start)) >= 0:
        closing = source.find(_CLOSING, opening + len(_OPENING))
        if closing < 0:
            raise _unclosed(first_line + source.count("\n", 0, opening))
        parts += [source[start:opening], "\n" * source.count("\n", opening, closing)]
        start = closing + len(_CLOSING)
    return "".join((*parts, source[start:])).split("\n")


def _unclosed(line: int) -> ImportFileError:
    return ImportFileError(
        text("Line {line} begins a directive with “%%{{” that no “}}%%” ends.", line=line),
        text("End it or take it out; nothing was imported."),
        line,
    )
