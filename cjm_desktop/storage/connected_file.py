"""A workshop file as its writer holds it: connection, lock, and knowing it again.

Lives in the writer's thread. Each commit first makes sure that the file at the path is still the
one that was opened, as it was left: a stick may be out, or another program may have been here.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.storage.commits import REVISION, Batch, Repairs, repair, write_batch
from cjm_desktop.storage.connections import connect_writing
from cjm_desktop.storage.copies import unused_name, write_backup, write_plain_backup
from cjm_desktop.storage.lock import LockFile, take_lock
from cjm_desktop.storage.schema import APPLICATION_ID
from cjm_desktop.storage.troubles import another_file, cannot_save, cannot_write, file_gone

if TYPE_CHECKING:
    from sqlite_utils import Database

BEFORE_REPAIR = "repair"


class ConnectedFile:
    """The file at `path`, held by `lock`, last seen with `revision`."""

    def __init__(
        self, path: Path, lock: LockFile, revision: str | None, repairs: Repairs | None = None
    ) -> None:
        self.path = path
        self.lock = lock
        self._repairs = repairs or Repairs()
        self._revisions = {revision}
        self._db: Database | None = None
        self._identity: tuple[int, int] | None = None
        self._data_version = 0
        self._changed_outside = False

    def connect(self) -> None:
        """Connect, if that is not done yet; raises WorkshopFileError."""
        try:
            self._connected()
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error) from error

    def commit(self, batch: Batch) -> None:
        """Write a batch in one transaction; raises WorkshopFileError and has then written nothing.

        A batch of view values alone leaves the revision as it is.
        """
        revision = uuid4().hex if batch.patches else ""
        try:
            db = self._connected()
            if batch.patches and self._repairs:
                self._keep_unrepaired(db)
            self._revisions |= {revision} if revision else set()
            with db.atomic():
                db.execute("PRAGMA defer_foreign_keys = ON")
                self._refuse_outside_change(db)
                if batch.patches and self._repairs:
                    repair(db.conn, self._repairs)
                write_batch(db.conn, batch, revision)
        except (sqlite3.Error, OSError, OverflowError) as error:
            raise self._failed(error) from error
        if revision:
            self._revisions = {revision}
            self._repairs = Repairs()

    def look(self) -> None:
        """Raise WorkshopFileError if the file is gone or was changed from outside."""
        try:
            if self._db is None:
                self._identity_now()
            else:
                self._refuse_outside_change(self._connected())
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error) from error

    def copy_to(self, target: Path) -> None:
        """Write a copy of the file with all that is committed; raises WorkshopFileError."""
        try:
            db = self._connected()
            self._refuse_outside_change(db)
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error) from error
        write_backup(db.conn, target, self._repairs)

    def moved_to(self, target: Path, write: Callable[[], str | None]) -> "ConnectedFile":
        """Go on in another file that `write` makes, giving its revision; this one is let go.

        Raises WorkshopFileError and then stays as it was.
        """
        try:
            if target == self.path:
                self._disconnect()
                self._renew_lock()
                return ConnectedFile(target, self.lock, write())
            lock = take_lock(target)
        except OSError as error:
            raise cannot_write(target, error) from error
        try:
            moved = ConnectedFile(target, lock, write())
        except BaseException:
            lock.release()
            raise
        self.close()
        return moved

    def revision(self) -> str | None:
        """The revision of the last commit."""
        return next(iter(self._revisions))

    def close(self) -> None:
        """Close the connection and give the lock back."""
        self._disconnect()
        self.lock.release()

    def _connected(self) -> "Database":
        if self._changed_outside:
            raise another_file(self.path)
        identity = self._identity_now()
        if self._db is not None and identity == self._identity:
            return self._db
        self._disconnect()
        self._renew_lock()
        # sqlite-utils takes 150 ms to import: not before the first change is saved.
        from sqlite_utils import Database  # noqa: PLC0415

        connection = connect_writing(self.path)
        db = Database(connection, recursive_triggers=False, execute_plugins=False)
        try:
            self._refuse_another_file(connection)
            self._data_version = _data_version(connection)
        except BaseException:
            connection.close()
            raise
        self._db, self._identity = db, identity
        return db

    def _disconnect(self) -> None:
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None

    def _identity_now(self) -> tuple[int, int]:
        try:
            status = self.path.stat()
        except FileNotFoundError as error:
            raise file_gone(self.path) from error
        return (status.st_dev, status.st_ino)

    def _renew_lock(self) -> None:
        if not self.lock.still_there():
            self.lock.release()
            self.lock = take_lock(self.path)

    def _refuse_another_file(self, connection: sqlite3.Connection) -> None:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != APPLICATION_ID or read_revision(connection) not in self._revisions:
            raise another_file(self.path)

    def _refuse_outside_change(self, db: "Database") -> None:
        if _data_version(db.conn) != self._data_version:
            self._changed_outside = True
            raise another_file(self.path)

    def _keep_unrepaired(self, db: "Database") -> None:
        """Rows are about to be deleted that could not be read: keep the file as it was."""
        if self._repairs.dropped:
            write_plain_backup(db.conn, unused_name(self.path, BEFORE_REPAIR))

    def _failed(self, error: Exception) -> WorkshopFileError:
        """Translate; after a failure the next attempt starts from a new connection."""
        self._disconnect()
        return cannot_save(self.path, error)


def read_revision(connection: sqlite3.Connection) -> str | None:
    """The revision of a file; None in one that another program made."""
    statement = 'SELECT "value" FROM "view" WHERE "key" = ?'
    row = connection.execute(statement, (REVISION,)).fetchone()
    return str(row[0]) if row else None


def _data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
