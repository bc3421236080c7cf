"""Opens the window; only here is Qt's own loop, and so Qt, loaded."""

import argparse
import gc
import os
import sys
from pathlib import Path

from cjm_desktop.cli.arguments import commands
from cjm_desktop.errors import CjmError
from cjm_desktop.language import text

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(arguments: argparse.Namespace) -> int:
    """Open the window on a file, on the worked example, or on the first screen."""
    path: Path | None = arguments.file
    if path is not None and arguments.example:
        raise CjmError(text("Give either a file or --example, not both."))
    if path is not None:
        refuse_missing(path)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise CjmError(
            text("There is no screen to open a window on."),
            text("Start this in a desktop session, or use a command such as export."),
        )
    return _run_window(path, arguments.example)


def _run_window(path: Path | None, example: bool) -> int:
    gc.disable()  # until the window is there: looking for garbage among modules takes 20 ms
    try:
        from cjm_desktop.app import run_window  # noqa: PLC0415 (loads Qt)
    except ImportError as error:
        raise CjmError(
            text("The window cannot be opened: a library is missing ({reason}).", reason=error),
            text("README.md says what to install; packaging/run does it on Debian and Ubuntu."),
        ) from error
    return run_window(["cjm-desktop"], path, example)


def refuse_missing(path: Path) -> None:
    """Raise CjmError for what is no file: a command misspelled, as like as not."""
    if not path.exists():
        raise CjmError(
            text("There is no file “{path}”, and no command of that name.", path=path),
            text("The commands are: {names}.", names=", ".join(commands())),
        )
