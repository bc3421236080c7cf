"""`check FILE`: says whether a workshop file is whole."""

import argparse
from pathlib import Path

from cjm_desktop.cli.arguments import Parser
from cjm_desktop.cli.opened import DONE, WITH_WARNINGS
from cjm_desktop.cli.output import say, warn
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.storage.check import check_file


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file; it is only read")
    )
    parser.example("cjm-desktop check workshop.cjm")


def run(arguments: argparse.Namespace) -> int:
    """Say whether the file is whole; what is wrong with it goes to stderr."""
    name = arguments.file.name
    result = check_file(arguments.file)
    if result.whole:
        say(translate("“{name}” is whole.", name=name))
        return DONE
    say(
        translate_plural(
            "“{name}” can be opened, with {number} problem.",
            "“{name}” can be opened, with {number} problems.",
            len(result.problems),
            name=name,
        )
    )
    warn(*map(str, result.problems))
    return WITH_WARNINGS
