"""`import SOURCE FILE`: makes a workshop file of a file from outside, and reports on it."""

import argparse
from pathlib import Path

from cjm_desktop.cli.arguments import Parser, one_of
from cjm_desktop.cli.opened import DONE, WITH_WARNINGS
from cjm_desktop.cli.output import in_one_line, say, warn
from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.any_source import Imported, JsonSource, read_any_source
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text, translate
from cjm_desktop.model.records import LENSES
from cjm_desktop.storage.workshop_file import create_workshop


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
    made = _maps(arguments)
    create_workshop(arguments.file, made.records, read_image=made.images.get)
    return _tell(made.report)


def _maps(arguments: argparse.Namespace) -> Imported:
    source = read_any_source(arguments.source)
    if not isinstance(source, JsonSource):
        return source.maps(arguments.lens, arguments.actors)
    if arguments.lens or arguments.actors:
        raise ImportFileError(
            text("--lens and --actors are for Mermaid; a JSON file says itself what is what."),
            text("Nothing was imported; leave them out."),
        )
    return source.maps()


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
