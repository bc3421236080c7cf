"""`new FILE`: makes a workshop file from a template."""

import argparse
from pathlib import Path

from cjm_desktop.cli.arguments import Parser, one_of
from cjm_desktop.cli.output import say
from cjm_desktop.exchange.templates import TEMPLATES, template_about, template_records
from cjm_desktop.language import LANGUAGES, language, translate
from cjm_desktop.storage.workshop_file import create_workshop


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file to make")
    )
    parser.add_argument(
        "--template",
        metavar="NAME",
        default="blank",
        type=one_of("--template", TEMPLATES),
        help=translate("what it holds: {names}; else blank", names=", ".join(TEMPLATES)),
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        default=language(),
        type=one_of("--language", LANGUAGES),
        help=translate(
            "the language of its words: {codes}; else that of the program",
            codes=", ".join(LANGUAGES),
        ),
    )
    parser.example(
        "cjm-desktop new ours.cjm",
        "cjm-desktop new stay.cjm --template hotel-stay",
        "cjm-desktop new indkøb.cjm --template purchase-cycle --language da",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the file; one that exists is never overwritten."""
    create_workshop(
        arguments.file,
        template_records(arguments.template, arguments.language),
        view={
            "lens": template_about(arguments.template).lens,
            "spelling": arguments.language,
        },
    )
    say(
        translate(
            "“{name}” was made from the template “{template}”.",
            name=arguments.file.name,
            template=arguments.template,
        )
    )
    return 0
