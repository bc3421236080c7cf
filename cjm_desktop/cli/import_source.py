"""`import SOURCE FILE`: makes a workshop file of a file from outside, and reports on it."""

import argparse
from pathlib import Path

from cjm_desktop.cli.arguments import Parser, one_of
from cjm_desktop.cli.opened import DONE, WITH_WARNINGS
from cjm_desktop.cli.output import in_one_line, say, title_from, warn
from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.json_form.source import begins_as_json, read_json_file
from cjm_desktop.exchange.mermaid.journey import MermaidJourney
from cjm_desktop.exchange.mermaid.reader import read_journeys
from cjm_desktop.exchange.mermaid.to_map import maps_records
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.source_text import SourceText, read_source
from cjm_desktop.language import text, translate
from cjm_desktop.model.records import LENSES, Lens
from cjm_desktop.storage.workshop_file import create_workshop

_DEFAULT_LENS: Lens = "activity"
_MERMAID_ENDINGS = ("", ".mmd", ".mermaid", ".txt")


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        help=translate(
            "a Mermaid journey diagram, which is text that begins with the word journey, or a JSON "
            "file that export wrote"
        ),
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file to make")
    )
    parser.add_argument(
        "--lens",
        metavar="NAME",
        type=one_of("--lens", LENSES),
        help=translate(
            "the lens whose stages the sections of Mermaid are: {names}; else activity",
            names=", ".join(LENSES),
        ),
    )
    parser.add_argument(
        "--actors",
        metavar="persona|lanes",
        type=one_of("--actors", ("persona", "lanes")),
        help=translate(
            "whether the actors of Mermaid are the persona or lanes; else one actor is the "
            "persona and several are lanes"
        ),
    )
    parser.example(
        "cjm-desktop import parcel.mmd parcel.cjm --lens goal",
        "cjm-desktop import stay.json stay.cjm",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the file and report; nothing is written when the source is refused."""
    if begins_as_json(arguments.source):
        return _import_json(arguments)
    return _import_mermaid(arguments)


def _import_json(arguments: argparse.Namespace) -> int:
    if arguments.lens or arguments.actors:
        raise ImportFileError(
            text("--lens and --actors are for Mermaid; a JSON file says itself what is what."),
            text("Nothing was imported; leave them out."),
        )
    workshop = read_json_file(arguments.source)
    create_workshop(arguments.file, workshop.records, read_image=workshop.images.get)
    return _tell(workshop.report)


def _import_mermaid(arguments: argparse.Namespace) -> int:
    source = read_source(arguments.source)
    records, report = maps_records(
        _journeys(arguments.source, source),
        lens=arguments.lens or _DEFAULT_LENS,
        actors=arguments.actors,
        fallback_title=title_from(arguments.source),
    )
    create_workshop(arguments.file, records)
    return _tell([*source.report, *report])


def _journeys(path: Path, source: SourceText) -> tuple[MermaidJourney, ...]:
    try:
        return read_journeys(source.words)
    except ImportFileError as error:
        if path.suffix.lower() in _MERMAID_ENDINGS:
            raise
        raise ImportFileError(
            text(
                "“{name}” cannot be imported: only Mermaid journey diagrams can, which are text "
                "that begins with the word journey, and JSON that export wrote.",
                name=path.name,
            ),
            text("Nothing was imported."),
            error.line,
        ) from error


def _tell(report: Report) -> int:
    """What was taken or left out in peace on stdout, what was changed or skipped on stderr."""
    status = DONE
    for line in report:
        words = _in_words(line)
        if not line.is_warning:
            say(words)
        else:
            warn(translate("Changed: {words}", words=words) if line.severity == "changed"
                 else translate("Skipped: {words}", words=words))  # fmt: skip
            status = WITH_WARNINGS
    return status


def _in_words(line: ReportLine) -> str:
    """The line, with the words in question where they came into no map."""
    words = in_one_line(str(line))
    source = in_one_line(line.source)
    if line.severity not in {"noted", "skipped"} or not source or source in words:
        return words
    return f"{words} “{source}”"
