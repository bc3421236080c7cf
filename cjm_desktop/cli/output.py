"""Says things on stdout and stderr, whatever these can take.

What a file holds may be anything: control characters never reach the terminal.
"""

import contextlib
import errno
import io
import sys
from typing import TextIO

from cjm_desktop.errors import CjmError
from cjm_desktop.language import text

_CLOSED = (errno.EPIPE, errno.EINVAL)
"""What a reader that went away looks like; Windows says EINVAL."""


def never_fail_to_encode() -> None:
    """Characters that stdout cannot take (cp1252 on Windows) become question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(*lines: str) -> None:
    """Say lines on stdout; a reader that has read enough is no trouble."""
    try:
        _write(sys.stdout, lines)
    except OSError as error:
        if error.errno not in _CLOSED:
            reason = error.strerror or str(error)
            raise CjmError(
                text("The answer cannot be written: {reason}.", reason=reason)
            ) from error


def warn(*lines: str) -> None:
    """Say lines on stderr; if nobody can hear them, there is nobody to tell."""
    with contextlib.suppress(OSError):
        _write(sys.stderr, lines)


def in_one_line(words: str) -> str:
    """The words with every line break and run of blanks made one blank."""
    return " ".join(words.split())


def _write(stream: TextIO | None, lines: tuple[str, ...]) -> None:
    if stream is None:  # a program without a console
        return
    for line in lines:
        stream.write(_harmless(line) + "\n")
    stream.flush()


def _harmless(line: str) -> str:
    return "".join(
        character if character.isprintable() or character in "\n\t\xa0" else "\ufffd"
        for character in line
    )
