"""What SQLite and the system say, as sentences a facilitator understands."""

import errno
import sqlite3
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import Text, text

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_LONGEST_REASON = 200
_KEPT = text(
    "Nothing is lost: the changes are kept here and saving is tried again. "
    "You can also save a copy elsewhere."
)


def what_sqlite_says(error: Exception) -> str:
    """The reason in one line and short: SQLite quotes the file, line breaks and all."""
    words = " ".join(str(error).split())
    return words if len(words) <= _LONGEST_REASON else f"{words[:_LONGEST_REASON]}…"


def file_gone(path: Path) -> WorkshopFileError:
    """The file is not where it was: a stick was pulled out, or it was moved or deleted."""
    return WorkshopFileError(
        text('The file "{name}" cannot be found any more in "{folder}".',
             name=path.name, folder=str(path.parent)),
        text("Nothing is lost: put the stick back, or save a copy elsewhere."),
    )  # fmt: skip


def another_file(path: Path) -> WorkshopFileError:
    """Something else lies at the path, or another program wrote into the file."""
    return WorkshopFileError(
        text('The file "{name}" was changed by another program; it is left as it is now.',
             name=path.name),
        text("Nothing is lost: save a copy elsewhere."),
    )  # fmt: skip


def writer_ended() -> WorkshopFileError:
    """A mistake of ours ended the writer's thread."""
    return WorkshopFileError(
        text("Saving has stopped because of a mistake in the program."),
        text("Save a copy elsewhere, then start the program again."),
    )


def cannot_save(path: Path, error: Exception) -> WorkshopFileError:
    """Why a commit failed."""
    return WorkshopFileError(_saving_words(path, error), _KEPT)


def cannot_write(target: Path, error: Exception) -> WorkshopFileError:
    """Why a copy or a new file could not be written."""
    return WorkshopFileError(
        _saving_words(target, error),
        text("No half-written file was left behind. Choose another place or name."),
    )


def cannot_open(path: Path, error: Exception) -> WorkshopFileError:
    """Why a file could not be made ready for reading."""
    return WorkshopFileError(
        _saving_words(path, error),
        text("The file is as it was. Copy it to another drive and open it there."),
    )


def _saving_words(path: Path, error: Exception) -> Text:
    kind = "missing" if not path.parent.is_dir() else _kind(error)
    if kind == "full":
        return text('There is no room left to save "{name}" in "{folder}".',
                    name=path.name, folder=str(path.parent))  # fmt: skip
    if kind == "denied":
        return text('"{name}" cannot be written: the file or its folder is write-protected.',
                    name=path.name)  # fmt: skip
    if kind == "busy":
        return text('"{name}" cannot be saved: another program is using the file.',
                    name=path.name)  # fmt: skip
    if kind == "missing":
        return text('The folder "{folder}" does not exist or cannot be reached.',
                    folder=str(path.parent))  # fmt: skip
    return text(
        '"{name}" cannot be saved ({reason}).', name=path.name, reason=what_sqlite_says(error)
    )


def _kind(error: Exception) -> str:
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "") or ""
        return next((kind for start, kind in _SQLITE_KINDS if name.startswith(start)), "")
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return "full"
        if error.errno in _DENIED:
            return "denied"
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return "missing"
    return ""


_SQLITE_KINDS = (
    ("SQLITE_FULL", "full"),
    ("SQLITE_IOERR_WRITE", "full"),
    ("SQLITE_READONLY", "denied"),
    ("SQLITE_PERM", "denied"),
    ("SQLITE_CANTOPEN", "denied"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
)
