"""Whole files or none: fresh files, copies through SQLite's backup, and moving them into place.

Everything is written into a file beside the target, checked, flushed to the disk, and only then
given the target's name. A target that exists stays as it was when anything fails.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import uuid4

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import text
from cjm_desktop.model.records import Record
from cjm_desktop.storage.commits import UNTOUCHED, Batch, Repairs, repair, write_batch
from cjm_desktop.storage.connections import connect_writing
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.storage.lock import LockedError, lock_owner
from cjm_desktop.storage.migrations import FORMATS, Formats, migrate
from cjm_desktop.storage.troubles import cannot_write

BACKUP_MARK = ".before-"


def write_fresh(
    target: Path,
    records: Iterable[Record],
    read_image: ReadImage,
    view: Mapping[str, str],
    formats: Formats = FORMATS,
    *,
    untouched: bool = False,
) -> str:
    """Write a new file of the newest format, replacing what is there; returns its revision.

    `untouched` marks it as a new map in which nobody has done anything yet. Raises
    WorkshopFileError.
    """
    revision = (UNTOUCHED if untouched else "") + uuid4().hex
    batch = Batch(read_image)
    batch.add_records(records)
    batch.view.update(view)
    with _moved_into_place(target) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # It is flushed before it gets its name.
        migrate(connection, formats)
        with _transaction(connection):
            write_batch(connection, batch, revision)
    return revision


def write_backup(source: sqlite3.Connection, target: Path, repairs: Repairs) -> None:
    """Copy an open file with all it holds, mended, replacing the target.

    Raises WorkshopFileError.
    """
    with _moved_into_place(target) as connection:
        source.backup(connection)
        with _transaction(connection):
            repair(connection, repairs)


def write_plain_backup(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open file with whatever is wrong in its rows; raises WorkshopFileError."""
    with _moved_into_place(target, sound_references=False) as connection:
        source.backup(connection)


def refuse_if_open(target: Path) -> None:
    """Raise LockedError when another window has the target of a copy open."""
    owner = lock_owner(target)
    if owner is not None:
        raise LockedError(owner)


def unused_name(path: Path, words: str) -> Path:
    """A free name beside a file: `map.before-repair.cjm`, then `map.before-repair-2.cjm`.

    `words` say before what the copy was made.
    """
    number = 1
    while True:
        ending = f"{words}-{number}" if number > 1 else words
        candidate = path.with_name(f"{path.stem}{BACKUP_MARK}{ending}{path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


@contextlib.contextmanager
def _moved_into_place(
    target: Path, *, sound_references: bool = True
) -> Iterator[sqlite3.Connection]:
    """A connection to a new file beside the target, which takes its name when all went well."""
    temporary = target.with_name(f".{target.name}.{uuid4().hex[:8]}.tmp")
    try:
        _refuse_target(target)
        with contextlib.closing(connect_writing(temporary, "rwc")) as connection:
            yield connection
            _refuse_unsound(connection, target, "quick_check(1)", [("ok",)])
            if sound_references:
                _refuse_unsound(connection, target, "foreign_key_check", [])
        _flush(temporary)
        temporary.replace(target)
        _flush_folder(target.parent)
    except (sqlite3.Error, OSError, OverflowError) as error:
        raise cannot_write(target, error) from error
    finally:
        for leftover in (temporary, temporary.with_name(temporary.name + "-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink()


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    yield
    connection.execute("COMMIT")


def _refuse_target(target: Path) -> None:
    """A folder cannot be replaced; beside a journal, SQLite would undo the new file with it."""
    if target.is_dir():
        raise WorkshopFileError(
            text('"{name}" is a folder, not a file.', name=target.name),
            text("Choose another name."),
        )
    for ending in ("-journal", "-wal"):
        if target.with_name(target.name + ending).exists():
            raise WorkshopFileError(
                text('"{name}" was not closed properly by the program that wrote it.',
                     name=target.name),
                text("Open it first, or choose another name."),
            )  # fmt: skip


def _refuse_unsound(
    connection: sqlite3.Connection, target: Path, check: str, all_is_well: list[tuple[str]]
) -> None:
    if connection.execute(f"PRAGMA {check}").fetchmany(2) != all_is_well:
        raise WorkshopFileError(
            text('The copy "{name}" did not come out whole and was thrown away.',
                 name=target.name),
            text("The file at hand is untouched. Try again, or choose another place."),
        )  # fmt: skip


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows and some drives cannot flush folders.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
