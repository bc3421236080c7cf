"""What kind of file this is, before a row of it is believed: format, schema, wholeness."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import Text, text
from cjm_desktop.storage.connections import READING_ERRORS, connect_reading
from cjm_desktop.storage.migrations import Formats
from cjm_desktop.storage.schema import (
    APPLICATION_ID,
    expected_schema,
    newest_version,
    schema_of,
)
from cjm_desktop.storage.troubles import what_sqlite_says

HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Inspection:
    """A workshop file that can be read; `read_only_because` says why it must not be written."""

    version: int
    schema_is_ours: bool
    outdated: bool
    read_only_because: Text | None
    problems: tuple[str, ...]


def existing_file(path: Path) -> Path:
    """The file's real path; raises WorkshopFileError where there is no file to read."""
    try:
        real = path.resolve(strict=True)
        is_folder, size = real.is_dir(), real.stat().st_size
    except FileNotFoundError as error:
        raise WorkshopFileError(
            text('There is no file "{name}" in "{folder}".',
                 name=path.name, folder=str(path.absolute().parent)),
            text("Check the name, or whether the drive is connected."),
        ) from error  # fmt: skip
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable(path) from error
    if is_folder:
        raise WorkshopFileError(
            text('"{name}" is a folder, not a workshop file.', name=path.name),
            text("Choose a file inside it."),
        )
    if size == 0:
        raise WorkshopFileError(
            text('"{name}" is empty: there is no workshop in it.', name=path.name),
            text("Look for a backup or an earlier copy."),
        )
    return real


def header_of(path: Path) -> bytes:
    """The first bytes of a file that nobody has open, which must be those of an SQLite file."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError as error:
        raise _unreadable(path) from error
    if header[: len(_MAGIC)] != _MAGIC:
        raise not_a_workshop(path)
    return header


def inspect(
    path: Path, connection: sqlite3.Connection, formats: Formats, *, thorough: bool
) -> Inspection:
    """Look at a file's format and schema; raises WorkshopFileError where it cannot be read."""
    try:
        application_id = _pragma(connection, "application_id")
        version = _pragma(connection, "user_version")
        schema = schema_of(connection)
    except READING_ERRORS as error:
        raise unreadable_database(path, error) from error
    if application_id != APPLICATION_ID:
        raise not_a_workshop(path)
    _refuse_version(path, version, formats)
    newer = version > newest_version(formats)
    ours = not newer and schema == expected_schema(version, formats)
    problems = _problems(connection, "integrity_check" if thorough else "quick_check")
    return Inspection(
        version=version,
        schema_is_ours=ours,
        outdated=version < newest_version(formats),
        read_only_because=_reason(newer, ours, bool(problems)),
        problems=problems,
    )


def connect_inspecting(path: Path) -> sqlite3.Connection:
    """A reading connection; raises WorkshopFileError."""
    try:
        return connect_reading(path)
    except READING_ERRORS as error:
        raise unreadable_database(path, error) from error


def not_a_workshop(path: Path) -> WorkshopFileError:
    """The file is of another kind, encrypted, or its beginning is destroyed."""
    return WorkshopFileError(
        text('"{name}" is not a workshop file, or its beginning is damaged.', name=path.name),
        text("Nothing was changed. To take in a file of another kind, import it."),
    )


def unreadable_database(path: Path, error: Exception) -> WorkshopFileError:
    """SQLite gives up on the file."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_NOTADB":
        return not_a_workshop(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkshopFileError(
            text('"{name}" is being written by another program.', name=path.name),
            text("Try again in a moment."),
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return _unreadable(path)
    return WorkshopFileError(
        text(
            '"{name}" is too damaged to be read ({reason}).',
            name=path.name,
            reason=what_sqlite_says(error),
        ),
        text("Nothing was changed. Look for a backup or an earlier copy."),
    )


def _unreadable(path: Path) -> WorkshopFileError:
    return WorkshopFileError(
        text('"{name}" cannot be read: you may lack the permission, or the drive is gone.',
             name=path.name),
        text("Copy the file to your own folder and open it there."),
    )  # fmt: skip


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _refuse_version(path: Path, version: int, formats: Formats) -> None:
    if version // 1000 > formats[-1].major:
        raise WorkshopFileError(
            text('"{name}" was made by a newer version of the program.', name=path.name),
            text("Nothing was changed. Update the program to open it."),
        )
    if version < formats[0].version:
        raise WorkshopFileError(
            text('"{name}" has no format that any version of the program wrote.', name=path.name),
            text("Nothing was changed. Look for a backup or an earlier copy."),
        )


def _problems(connection: sqlite3.Connection, check: str) -> tuple[str, ...]:
    try:
        rows = connection.execute(f"PRAGMA {check}(20)").fetchall()
    except READING_ERRORS as error:
        return (what_sqlite_says(error),)
    return tuple(str(row[0]) for row in rows if row[0] != "ok")


def _reason(newer: bool, ours: bool, damaged: bool) -> Text | None:
    if newer:
        return text("The file was made by a newer version of the program and is shown read-only.")
    if not ours:
        return text(
            "The file holds things that are none of ours, so it is shown read-only. "
            "Save a clean copy to work on it."
        )
    if damaged:
        return text(
            "The file is damaged and is shown read-only, as far as it can be read. "
            "Save a clean copy to work on it."
        )
    return None
