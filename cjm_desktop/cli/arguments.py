"""What the command line takes: the commands, and options that are refused in a sentence."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from cjm_desktop import __version__
from cjm_desktop.errors import CjmError
from cjm_desktop.language import marked, marked_plural, text, translate

OF_ARGPARSE = (
    marked("usage: "),
    marked("positional arguments"),
    marked("options"),
    marked("show this help message and exit"),
    marked("the following arguments are required: %s"),
    marked("unrecognized arguments: %s"),
    marked("argument %(argument_name)s: %(message)s"),
    marked("expected one argument"),
    marked_plural("expected %s argument", "expected %s arguments"),
    marked("ignored explicit argument %r"),
    marked("invalid %(type)s value: %(value)r"),
    marked("not allowed with argument %s"),
)
"""What argparse says itself, marked for translators; it looks the words up on its own."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the module that carries it out, its usage, and what it does."""

    module: str
    usage: str
    does: str


def commands() -> dict[str, Command]:
    """Every command by the name it is called with."""
    return {
        "new": Command("new", "new FILE", translate("Make a workshop file.")),
        "import": Command(
            "import_source",
            "import SOURCE FILE",
            translate("Make a workshop file of a Mermaid journey or of JSON."),
        ),
        "export": Command(
            "export", "export FILE OUT", translate("Write maps as PDF, PNG, Mermaid or JSON.")
        ),
        "info": Command("info", "info FILE", translate("Say what is in a workshop file.")),
        "check": Command("check", "check FILE", translate("Say whether a workshop file is whole.")),
    }


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one command; refuses them in one sentence."""

    def __init__(self, program: str, does: str) -> None:
        super().__init__(
            prog=program,
            description=does,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def example(self, *lines: str) -> None:
        """Show examples at the end of the help."""
        self.epilog = "\n".join((translate("For example:"), *(f"  {line}" for line in lines)))

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments with argparse's words, made a sentence."""
        raise CjmError(
            f"{message[:1].upper()}{message[1:]}.",
            text("“{program} --help” shows how it is used.", program=self.prog),
        )


def main_parser() -> Parser:
    """Reads what opens the window, and describes the commands."""
    parser = Parser("cjm-desktop", translate("Map customer journeys in a workshop."))
    parser.usage = "cjm-desktop [FILE | --example | COMMAND …]"
    parser.add_argument(
        "--version",
        action="version",
        version=f"cjm-desktop {__version__}",
        help=translate("show program's version number and exit"),
    )
    parser.add_argument(
        "--example",
        action="store_true",
        help=translate("open the worked example, three nights in a hotel, as a draft"),
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help=translate("a workshop file to open in the window; without it the first screen opens"),
    )
    parser.epilog = _commands_in_words()
    return parser


def _commands_in_words() -> str:
    lines = [f"  {command.usage:<20}{command.does}" for command in commands().values()]
    return "\n".join(
        (
            translate("Commands, which need no window and no screen:"),
            *lines,
            "",
            translate("“cjm-desktop COMMAND --help” shows the options of a command."),
        )
    )


def one_of(option: str, choices: Iterable[str]) -> Callable[[str], str]:
    """An argument that is one of a few words; others are refused with the words to choose from."""
    allowed = tuple(choices)

    def chosen(words: str) -> str:
        if words not in allowed:
            raise CjmError(
                text("There is no “{words}” for {option}.", words=words, option=option),
                text("Choose one of these: {choices}.", choices=", ".join(allowed)),
            )
        return words

    return chosen
