"""The steps of opening one file.

In this order: the lock; a journal beside the file; format, schema and wholeness; then the rows.
Whatever forbids writing makes the file read-only with a reason; whatever forbids reading is one
sentence.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop.language import Text, text
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Image, RecordTypes
from cjm_desktop.storage.commits import REVISION, Repairs
from cjm_desktop.storage.connections import READING_ERRORS, connect_writing
from cjm_desktop.storage.copies import unused_name
from cjm_desktop.storage.images import Images, readable_images
from cjm_desktop.storage.inspection import (
    Inspection,
    connect_inspecting,
    header_of,
    inspect,
    unreadable_database,
)
from cjm_desktop.storage.lock import LockedError, LockFile, LockOwner, lock_owner, take_lock
from cjm_desktop.storage.migrations import Formats, migrate
from cjm_desktop.storage.opened_workshop import OpenedWorkshop
from cjm_desktop.storage.reading import Reading
from cjm_desktop.storage.recovery import needs_recovery, recover, recovered_copy
from cjm_desktop.storage.rows import read_rows
from cjm_desktop.storage.soundness import make_sound
from cjm_desktop.storage.troubles import cannot_open


class Opening:
    """The steps of opening one file."""

    def __init__(
        self, path: Path, record_types: RecordTypes, formats: Formats, *, thorough: bool
    ) -> None:
        self.path = path
        self.record_types = record_types
        self.formats = formats
        self.thorough = thorough
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
        self.owner = None
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
        except READING_ERRORS as error:
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
            inspection = self._inspect(connection)
            if not self._must_migrate(inspection):
                return self._opened(connection, inspection)
        self._migrate()
        with contextlib.closing(connect_inspecting(place)) as connection:
            return self._opened(connection, self._inspect(connection))

    def _inspect(self, connection: sqlite3.Connection) -> Inspection:
        return inspect(self.path, connection, self.formats, thorough=self.thorough)

    def _must_migrate(self, inspection: Inspection) -> bool:
        return (
            self.lock is not None and inspection.outdated and inspection.read_only_because is None
        )

    def _migrate(self) -> None:
        """Bring an older file to the newest format, after a backup beside it."""
        backup = unused_name(self.path, "update")
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
    except READING_ERRORS:  # A foreign schema may have no such table; the defaults will do.
        return {}
    return {str(key): str(value) for key, value in rows}


def _damage(inspection: Inspection) -> list[Text]:
    return [
        text("SQLite reports: {problem}.", problem=" ".join(problem.split()))
        for problem in inspection.problems
    ]
