"""Opens the window; only here is Qt's own loop, and so Qt, loaded."""

import argparse
import importlib
from pathlib import Path

from cjm_desktop.cli.arguments import commands
from cjm_desktop.errors import CjmError
from cjm_desktop.language import text


def run(arguments: argparse.Namespace) -> int:
    """Open the window on a file, on the worked example, or on the first screen."""
    path: Path | None = arguments.file
    if path is not None and arguments.example:
        raise CjmError(text("Give either a file or --example, not both."))
    if path is not None and not path.exists():
        raise _no_such_file(path)
    app = importlib.import_module("cjm_desktop.app")
    return int(app.run_window(["cjm-desktop"], path, arguments.example))


def _no_such_file(path: Path) -> CjmError:
    return CjmError(
        text("There is no file “{path}”, and no command of that name.", path=path),
        text("The commands are: {names}.", names=", ".join(commands())),
    )
