"""What one commit writes: the last state of every record touched, the view, a new revision.

The revision is a random word in the table `view` that changes with every commit, by which the
writer knows its own file again after a stick was pulled out and put back.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cjm_desktop.model.edits import Patch
from cjm_desktop.model.records import RECORD_TYPES, Image, Record, RecordTypes
from cjm_desktop.storage.images import ReadImage, no_image
from cjm_desktop.storage.reading import DroppedRow
from cjm_desktop.storage.rows import row_of, storable, upsert_sql
from cjm_desktop.storage.schema import IMAGE_DATA

REVISION = "revision"
UNTOUCHED = "new-"
"""How the revision of a file begins to which no edit was ever saved."""

_UPSERT_VIEW = (
    'INSERT INTO "view" ("key", "value") VALUES (?, ?) '
    'ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
)


@dataclass(frozen=True, slots=True)
class Repairs:
    """What a file still has wrong that its document has not."""

    dropped: tuple[DroppedRow, ...] = ()
    mended: tuple[Record, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dropped or self.mended)


class Batch:
    """All that waits to be committed together.

    Only the last state of a record counts. A record that came back to what it was is still
    written: an attempt that was reported as failed may have reached the disk.
    """

    def __init__(self, read_image: ReadImage, record_types: RecordTypes = RECORD_TYPES) -> None:
        self.read_image = read_image
        self.record_types = record_types
        self.final: dict[tuple[str, str], Record | None] = {}
        self.view: dict[str, str] = {}
        self.patches = 0

    def __bool__(self) -> bool:
        return bool(self.patches or self.view)

    def add_patch(self, patch: Patch) -> None:
        """Add a patch after those that are already here."""
        self.patches += 1
        for change in patch:
            self.final[change.record.table, change.record.id] = change.after

    def add_records(self, records: Iterable[Record]) -> None:
        """Add records as they are."""
        for record in records:
            self.final[record.table, record.id] = record

    def deleted_ids(self) -> dict[str, list[str]]:
        """The ids to delete, by table."""
        ids: dict[str, list[str]] = defaultdict(list)
        for (table, record_id), record in self.final.items():
            if record is None:
                ids[table].append(record_id)
        return ids

    def written(self) -> dict[str, list[Record]]:
        """The records to write, by table."""
        records: dict[str, list[Record]] = defaultdict(list)
        for (table, _), record in self.final.items():
            if record is not None:
                records[table].append(record)
        return records


def write_batch(connection: sqlite3.Connection, batch: Batch, revision: str) -> None:
    """Write a batch inside the transaction that is open.

    What refers is deleted before what it refers to, so that SQLite finds no children to look for.
    """
    deleted = batch.deleted_ids()
    for table in reversed(tuple(batch.record_types)):
        if table in deleted:
            ids = [(record_id,) for record_id in deleted[table]]
            connection.executemany(f'DELETE FROM "{table}" WHERE "id" = ?', ids)
    for records in batch.written().values():
        write_records(connection, records, batch.read_image)
    write_view(connection, {**batch.view, REVISION: revision} if revision else batch.view)


def write_records(
    connection: sqlite3.Connection, records: list[Record], read_image: ReadImage
) -> None:
    """Upsert records of one type; those of images with their data if it is at hand."""
    record_type = type(records[0])
    rows = [row_of(record) for record in records]
    extra: tuple[str, ...] = ()
    if record_type is Image:
        extra = (IMAGE_DATA,)
        rows = [(*row, read_image(str(row[0]))) for row in rows]
    statement = upsert_sql(record_type, extra)
    try:
        connection.executemany(statement, rows)
    except UnicodeEncodeError:
        connection.executemany(statement, [storable(row) for row in rows])


def write_view(connection: sqlite3.Connection, values: dict[str, str]) -> None:
    """Write what is remembered of the screen."""
    connection.executemany(_UPSERT_VIEW, list(values.items()))


def repair(connection: sqlite3.Connection, repairs: Repairs) -> None:
    """Make the rows of a file what its document is, inside the transaction that is open."""
    for row in repairs.dropped:
        connection.execute(
            f'DELETE FROM "{row.table}" WHERE rowid = ? AND CAST("id" AS BLOB) = ?',
            (row.row_number, row.id_bytes),
        )
    for record in repairs.mended:
        write_records(connection, [record], no_image)
