"""Opens a workshop file of any origin and makes new ones.

The order of opening: the lock; a journal beside the file; format, schema and wholeness; then rows.
Whatever forbids writing makes the file read-only with a reason; whatever forbids reading is one
sentence.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import Text, text
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import RECORD_TYPES, Image, Record, RecordTypes
from cjm_desktop.storage.commits import REVISION, Repairs
from cjm_desktop.storage.connections import connect_writing
from cjm_desktop.storage.copies import refuse_if_open, unused_name, write_fresh
from cjm_desktop.storage.images import Images, ReadImage, no_image, readable_images
from cjm_desktop.storage.inspection import (
    Inspection,
    connect_inspecting,
    existing_file,
    header_of,
    inspect,
    unreadable_database,
)
from cjm_desktop.storage.lock import LockedError, LockFile, LockOwner, lock_owner, take_lock
from cjm_desktop.storage.migrations import FORMATS, Formats, migrate
from cjm_desktop.storage.reading import Reading
from cjm_desktop.storage.recovery import needs_recovery, recover, recovered_copy
from cjm_desktop.storage.rows import read_rows
from cjm_desktop.storage.soundness import make_sound
from cjm_desktop.storage.troubles import cannot_open


@dataclass(slots=True)
class OpenedWorkshop:
    """A workshop that was read: a sound document, and how it may be worked on.

    `writable`: edits can be saved into this very file. It then holds the file's lock: give it to
    a `Writer`, or close it.
    """

    path: Path
    document: Document
    images: Images
    warnings: tuple[Text, ...] = ()
    view: dict[str, str] = field(default_factory=dict)
    read_only_because: Text | None = None
    locked_by: LockOwner | None = None
    writable: bool = False
    lock: LockFile | None = None
    revision: str | None = None
    repairs: Repairs = field(default_factory=Repairs)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, what is referred to before what refers."""
        return tuple(self.document.records())

    def hand_over_lock(self) -> LockFile:
        """The lock, which is from now on the taker's to release."""
        lock, self.lock = self.lock, None
        if lock is None:
            raise ValueError("A read-only workshop has no lock; a lock is handed over once.")
        return lock

    def close(self) -> None:
        """Give the lock back, unless a writer has it."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def __enter__(self) -> "OpenedWorkshop":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


def open_workshop(
    path: Path,
    *,
    read_only: bool = False,
    record_types: RecordTypes = RECORD_TYPES,
    formats: Formats = FORMATS,
) -> OpenedWorkshop:
    """Open a workshop file, to write if nothing forbids it; raises WorkshopFileError.

    `read_only` takes no lock, writes nothing and creates nothing beside the file.
    """
    opening = _Opening(existing_file(path), record_types, formats)
    try:
        if not read_only:
            opening.take_lock()
        return opening.open()
    except BaseException:
        opening.give_up_lock()
        raise


def create_workshop(
    path: Path,
    records: Iterable[Record],
    *,
    read_image: ReadImage | None = None,
    view: Mapping[str, str] | None = None,
    overwrite: bool = False,
    formats: Formats = FORMATS,
) -> None:
    """Write a new workshop file, the whole of it or nothing; raises WorkshopFileError.

    An existing file is refused unless `overwrite` is said; one that is open elsewhere always is.
    """
    target = path.resolve()
    if target.exists() and not overwrite:
        raise WorkshopFileError(
            text('"{name}" exists already and is left as it is.', name=path.name),
            text("Choose another name."),
        )
    refuse_if_open(target)
    write_fresh(target, list(records), read_image or no_image, view or {}, formats)


class _Opening:
    """The steps of opening one file."""

    def __init__(self, path: Path, record_types: RecordTypes, formats: Formats) -> None:
        self.path = path
        self.record_types = record_types
        self.formats = formats
        self.lock: LockFile | None = None
        self.owner: LockOwner | None = lock_owner(path)
        self.reason: Text | None = None
        self.warnings: list[Text] = []

    def take_lock(self) -> None:
        """Take the lock, or note why the file can only be read."""
        try:
            self.lock = take_lock(self.path)
        except LockedError as error:
            self.owner = error.owner
            self.reason = error.owner.words()
            return
        except OSError:
            self.reason = text(
                "The folder of the file cannot be written, so the file is shown read-only. "
                "Save a copy elsewhere to work on it."
            )
            return
        if self.lock.warning is not None:
            self.warnings.append(self.lock.warning)
        if not os.access(self.path, os.W_OK):
            self.reason = text(
                "The file is write-protected and is shown read-only. "
                "Save a copy elsewhere to work on it."
            )
            self.give_up_lock()

    def give_up_lock(self) -> None:
        """Go on without writing."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def open(self) -> OpenedWorkshop:
        """Read the file from where it can be read."""
        try:
            with self._readable_place() as place:
                return self._read(place)
        except sqlite3.Error as error:
            raise unreadable_database(self.path, error) from error
        except OSError as error:
            raise cannot_open(self.path, error) from error

    @contextlib.contextmanager
    def _readable_place(self) -> Iterator[Path]:
        """The file itself, or a rolled-back copy of it where it must not be touched."""
        # What another window has open is left to SQLite: to open it here and close it again
        # would drop that window's locks, were it in this process; its journal is in use.
        if self.owner is not None or not needs_recovery(self.path, header_of(self.path)):
            yield self.path
        elif self.lock is not None:
            self.warnings += recover(self.path)
            yield self.path
        else:
            with recovered_copy(self.path) as copy:
                yield copy

    def _read(self, place: Path) -> OpenedWorkshop:
        with contextlib.closing(connect_inspecting(place)) as connection:
            inspection = inspect(self.path, connection, self.formats)
            if not self._must_migrate(inspection):
                return self._opened(connection, inspection)
        self._migrate()
        with contextlib.closing(connect_inspecting(place)) as connection:
            return self._opened(connection, inspect(self.path, connection, self.formats))

    def _must_migrate(self, inspection: Inspection) -> bool:
        return (
            self.lock is not None and inspection.outdated and inspection.read_only_because is None
        )

    def _migrate(self) -> None:
        """Bring an older file to the newest format, after a backup beside it."""
        backup = unused_name(self.path, "before-update")
        shutil.copyfile(self.path, backup)
        with contextlib.closing(connect_writing(self.path)) as connection:
            migrate(connection, self.formats)
        self.warnings.append(
            text('The file was brought to the newest format; a copy of how it was is "{name}".',
                 name=backup.name)
        )  # fmt: skip

    def _opened(self, connection: sqlite3.Connection, inspection: Inspection) -> OpenedWorkshop:
        ours = inspection.schema_is_ours
        reading = Reading(Document(self.record_types))
        connection.execute("BEGIN")
        read_rows(connection, reading, numbered=ours)
        view = _view_of(connection)
        make_sound(reading)
        self._settle_mode(inspection, reading)
        images = self._images(connection, reading)
        connection.execute("COMMIT")
        return OpenedWorkshop(
            path=self.path,
            document=reading.document,
            images=images,
            warnings=(*self.warnings, *_damage(inspection), *reading.warnings()),
            revision=view.pop(REVISION, None),
            view=view,
            read_only_because=self.reason,
            locked_by=self.owner if self.lock is None else None,
            writable=self.lock is not None,
            lock=self.lock,
            repairs=Repairs(tuple(reading.dropped), reading.mended_records()),
        )

    def _settle_mode(self, inspection: Inspection, reading: Reading) -> None:
        if inspection.read_only_because is not None:
            self.reason = inspection.read_only_because
        elif reading.incomplete:
            self.reason = text(
                "Not all of the file can be read, so it is shown read-only. "
                "Save a clean copy to work on it."
            )
        if self.reason is not None:
            self.give_up_lock()

    def _images(self, connection: sqlite3.Connection, reading: Reading) -> Images:
        """A writable file gives its images when asked; another is read whole, then let go."""
        if self.lock is not None:
            return Images(self.path)
        wanted = [image.id for image in reading.document.all(Image)]
        held, missing = readable_images(connection, wanted)
        if missing:
            reading.warn(text("{number} images are missing or damaged.", number=missing))
        return Images(None, held)


def _view_of(connection: sqlite3.Connection) -> dict[str, str]:
    try:
        rows = connection.execute('SELECT "key", "value" FROM "view" LIMIT 1000').fetchall()
    except sqlite3.Error:  # A foreign schema may have no such table; the defaults will do.
        return {}
    return {str(key): str(value) for key, value in rows}


def _damage(inspection: Inspection) -> list[Text]:
    return [text("SQLite reports: {problem}", problem=problem) for problem in inspection.problems]
