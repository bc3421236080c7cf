"""Writes a file whole or not at all, and says in a sentence why it could not.

The bytes go to a temporary file beside the target, which takes its place once they are on disk.
"""

import errno
import os
from pathlib import Path
from uuid import uuid4

from cjm_desktop.errors import ExportError
from cjm_desktop.language import Text, text


def write_whole(target: Path, data: bytes) -> None:
    """Write the file, replacing one of its name; raises ExportError and leaves nothing behind."""
    if target.exists() and not target.is_file():
        message = text(
            "“{path}” is not a file, so nothing can be written in its place.", path=target
        )
        raise ExportError(message, _WHAT_NOW)
    try:
        _replace(target.resolve(), data)
    except OSError as error:
        raise ExportError(_reason(error, target), _WHAT_NOW) from error


_WHAT_NOW = text("Nothing was written, and your map is safe; choose another place.")


def _replace(target: Path, data: bytes) -> None:
    partial = target.parent / f".cjm-{uuid4().hex}.part"
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _reason(error: OSError, target: Path) -> Text:
    names = {"name": target.name, "folder": target.absolute().parent}
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return text("“{name}” cannot be written: there is no folder “{folder}”.", **names)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return text("“{name}” cannot be written: “{folder}” may not be changed.", **names)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return text("“{name}” cannot be written: the disk is full.", **names)
    reason = error.strerror or str(error)
    return text("“{name}” cannot be written in “{folder}”: {reason}.", reason=reason, **names)
