"""The command line: finds the command that is asked for, and sees to it that trouble is one line.

Exit status: 0 done; 1 done, with warnings worth reading on stderr; 2 refused, with one clear
sentence on stderr and nothing half-written. Each command is a module that is loaded when it is
asked for, with `add_arguments(parser)` and `run(arguments) -> int`.
"""

import importlib
import os
import sys
import traceback
from pathlib import Path

from cjm_desktop.cli import window
from cjm_desktop.cli.arguments import Parser, commands, main_parser
from cjm_desktop.cli.output import never_fail_to_encode, warn
from cjm_desktop.errors import CjmError
from cjm_desktop.language import language_of, lend_words, translate, use_language

REFUSED = 2
INTERRUPTED = 130


def main(argv: list[str]) -> int:
    """Carry out the command line without the program's name; returns the exit status."""
    never_fail_to_encode()
    use_language(language_of(os.environ))
    lend_words()
    try:
        return _carry_out(argv)
    except SystemExit as leaving:  # how argparse ends after --help and --version
        return int(leaving.code or 0)
    except CjmError as error:
        warn(str(error))
        return REFUSED
    except OSError as error:  # of paths that the commands look at themselves
        warn(_what_the_system_says(error))
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        _own_up(error)
        return REFUSED


def _carry_out(argv: list[str]) -> int:
    if argv and argv[0] in commands():
        name = argv[0]
        command = importlib.import_module(f"cjm_desktop.cli.{commands()[name].module}")
        parser = Parser(f"cjm-desktop {name}", commands()[name].does)
        command.add_arguments(parser)
        return int(command.run(parser.parse_args(argv[1:])))
    if len(argv) > 1 and not argv[0].startswith("-"):
        window.refuse_missing(Path(argv[0]))
    return window.run(main_parser().parse_args(argv))


def _what_the_system_says(error: OSError) -> str:
    name = Path(str(error.filename)).name if error.filename else "cjm-desktop"
    return translate(
        "“{name}” cannot be used: {reason}. Nothing was written.",
        name=name,
        reason=error.strerror or str(error),
    )


def _own_up(error: Exception) -> None:
    """The last resort: a bug of ours, told without a traceback unless one is asked for."""
    if os.environ.get("CJM_DEBUG") == "1":
        traceback.print_exception(error, file=sys.stderr)
    warn(
        translate(
            "This is a fault of cjm-desktop, not of yours ({reason}); your workshop file is as it "
            "was. With CJM_DEBUG=1 in the environment the same command says more for a report.",
            reason=f"{type(error).__name__}: {error}",
        )
    )
