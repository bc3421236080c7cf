"""`import SOURCE FILE`: makes a workshop file of a file from outside, and reports on it."""

import argparse
from pathlib import Path

from cjm_desktop.cli.arguments import Parser, one_of
from cjm_desktop.cli.opened import DONE, WITH_WARNINGS
from cjm_desktop.cli.output import in_one_line, say, title_from, warn
from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.mermaid.journey import MermaidJourney
from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.mermaid.to_map import map_records
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.language import text, translate
from cjm_desktop.model.records import LENSES
from cjm_desktop.storage.workshop_file import create_workshop

_MERMAID_ENDINGS = ("", ".mmd", ".mermaid", ".txt")


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        help=translate("a Mermaid journey diagram: text that begins with the word journey"),
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file to make")
    )
    parser.add_argument(
        "--lens",
        metavar="NAME",
        default="activity",
        type=one_of("--lens", LENSES),
        help=translate(
            "the lens whose stages the sections are: {names}; else activity",
            names=", ".join(LENSES),
        ),
    )
    parser.add_argument(
        "--actors",
        metavar="persona|lanes",
        type=one_of("--actors", ("persona", "lanes")),
        help=translate(
            "whether the actors are the persona or lanes; else one actor is the persona and "
            "several are lanes"
        ),
    )
    parser.example("cjm-desktop import parcel.mmd parcel.cjm --lens goal")


def run(arguments: argparse.Namespace) -> int:
    """Make the file and report; nothing is written when the source is refused."""
    records, report = map_records(
        _journey(arguments.source),
        lens=arguments.lens,
        actors=arguments.actors,
        fallback_title=title_from(arguments.source),
    )
    create_workshop(arguments.file, records)
    return _tell(report)


def _journey(source: Path) -> MermaidJourney:
    try:
        return read_journey(read_source_text(source))
    except ImportFileError as error:
        if source.suffix.lower() in _MERMAID_ENDINGS or not source.is_file():
            raise
        raise ImportFileError(
            text(
                "“{name}” cannot be imported: only Mermaid journey diagrams can, which are text "
                "that begins with the word journey.",
                name=source.name,
            ),
            text("Nothing was imported."),
            error.line,
        ) from error


def _tell(report: Report) -> int:
    """What was taken on stdout, what was changed or skipped on stderr."""
    status = DONE
    for line in report:
        words = in_one_line(str(line))
        if line.severity == "taken":
            say(words)
        else:
            warn(translate("Changed: {words}", words=words) if line.severity == "changed"
                 else translate("Skipped: {words}", words=words))  # fmt: skip
            status = WITH_WARNINGS
    return status
