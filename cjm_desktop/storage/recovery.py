"""Files that were not closed properly: a journal lies beside them and SQLite must use it first.

A file that may be written is rolled back in place, after a copy of both; else in a temporary
folder. Never does anything here look past a journal (`immutable=1` shows half a transaction).
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop.language import Text, text
from cjm_desktop.storage.connections import connect_writing
from cjm_desktop.storage.copies import unused_name

BEFORE_RECOVERY = "recovery"
_ENDINGS = ("-journal", "-wal", "-shm")
_WAL = 2


def needs_recovery(path: Path, header: bytes) -> bool:
    """Whether SQLite must write before the file can be read: a journal, or a foreign WAL."""
    wal = len(header) > 19 and _WAL in (header[18], header[19])
    return wal or any(_size(_beside(path, ending)) for ending in _ENDINGS[:2])


def recover(path: Path) -> list[Text]:
    """Let SQLite finish or undo what was interrupted, after a copy of all that lies there.

    Raises OSError or sqlite3.Error; the copies stay.
    """
    copy = unused_name(path, BEFORE_RECOVERY)
    _copy_with_journals(path, copy)
    _roll_back(path)
    return [
        text("The program was interrupted while saving. The file is as it was at the last "
             'complete save; a copy of how it was found is "{name}".', name=copy.name)
    ]  # fmt: skip


@contextlib.contextmanager
def recovered_copy(path: Path) -> Iterator[Path]:
    """A rolled-back copy in a temporary folder, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="cjm-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy.cjm"
        _copy_with_journals(path, copy)
        _roll_back(copy)
        yield copy


def _copy_with_journals(path: Path, copy: Path) -> None:
    for ending in _ENDINGS[:2]:
        if _beside(path, ending).exists():
            shutil.copyfile(_beside(path, ending), _beside(copy, ending))
    shutil.copyfile(path, copy)


def _roll_back(path: Path) -> None:
    """Opening to write and reading once is all that SQLite needs."""
    try:
        with contextlib.closing(connect_writing(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # What is damaged is found, and said, on reading.


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
