"""SQLite connections to a workshop file: one that only reads and trusts nothing, one that writes.

A path reaches SQLite as a URI with its mode, so that no connection ever creates a file by mistake.
"""

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

LONGEST_TEXT_BYTES = 16 * 1024 * 1024
LONGEST_IMAGE_BYTES = 256 * 1024 * 1024
READING_TIME_S = 60.0
WAITING_TIME_S = 2.0

READING_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises; SQLite's own messages may quote bytes that are no text."""

_READING_PRAGMAS = frozenset(
    ("application_id", "user_version", "quick_check", "integrity_check", "foreign_key_check",
     "table_xinfo")
)  # fmt: skip
_DISTRUST = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")
_SAFE_WRITING = ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = FULL")


def file_uri(path: Path, mode: str) -> str:
    """The URI of an absolute path in SQLite's mode `ro`, `rw` or `rwc`; any character goes."""
    posix = path.as_posix()
    slash = "" if posix.startswith("/") else "/"
    return f"file://{slash}{quote(os.fsencode(posix))}?mode={mode}"


def connect_reading(
    path: Path, longest_bytes: int = LONGEST_TEXT_BYTES, time_s: float = READING_TIME_S
) -> sqlite3.Connection:
    """A connection that can only read, bounded in time and memory, for files of any origin."""
    connection = _connect(path, "ro", _DISTRUST)
    _bound(connection, longest_bytes, time_s)
    connection.text_factory = lenient_text
    connection.set_authorizer(_only_reading)
    return connection


def lenient_text(value: bytes) -> str:
    """Text of a file of any origin, which may be no sound UTF-8."""
    return value.decode("utf-8", "replace")


def connect_writing(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection that writes as a workshop file must be written; `rwc` makes a new file."""
    return _connect(path, mode, (*_DISTRUST, *_SAFE_WRITING))


def _connect(path: Path, mode: str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file_uri(path, mode), uri=True, isolation_level=None, timeout=WAITING_TIME_S
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _bound(connection: sqlite3.Connection, longest_bytes: int, time_s: float) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest_bytes)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    deadline = time.monotonic() + time_s
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 1_000_000)


def _only_reading(action: int, argument: str | None, *_others: str | None) -> int:
    allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION)
    if action == sqlite3.SQLITE_PRAGMA:
        allowed = argument in _READING_PRAGMAS
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
