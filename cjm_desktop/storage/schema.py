"""What a workshop file must look like inside, and whether a file does.

`application_id` is ASCII "CJMd", big-endian at offset 68 of the file, so that a desktop knows the
file without its ending. `user_version` is major × 1000 + minor of the format.
"""

import re
import sqlite3

from cjm_desktop.storage.migrations import FORMATS, Formats

APPLICATION_ID = 0x434A4D64
IMAGE_DATA = "data"
"""The column of the image table that is no field of the record: only storage reads it."""

Schema = frozenset[tuple[str, str, str]]
"""The type, name and plain text of each table, index, trigger and view."""

# As sqlite-utils 4 makes it; quotes, spaces and case do not count in the comparison.
_MIGRATIONS_TABLE = """\
CREATE TABLE _sqlite_migrations
    (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT);
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name
    ON _sqlite_migrations (migration_set, name);
"""


def newest_version(formats: Formats = FORMATS) -> int:
    """The `user_version` of the newest format known."""
    return formats[-1].version


def expected_schema(version: int, formats: Formats = FORMATS) -> Schema:
    """What a file of a format holds, and nothing else."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(_MIGRATIONS_TABLE)
        for file_format in formats:
            if file_format.version <= version:
                connection.executescript(file_format.sql)
        return schema_of(connection)
    finally:
        connection.close()


def schema_of(connection: sqlite3.Connection) -> Schema:
    """What a file holds, without the indexes that SQLite makes for its primary keys."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return frozenset(
        (str(kind), str(name), _plain(sql))
        for kind, name, sql in rows
        if not (kind == "index" and sql is None)
    )


def plain_tables(connection: sqlite3.Connection) -> frozenset[str]:
    """The tables that are just rows: no views and no virtual tables."""
    return frozenset(
        name
        for kind, name, sql in schema_of(connection)
        if kind == "table" and sql.startswith("createtable")
    )


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table that hold values; computed ones are left out."""
    rows = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    return tuple(name for _, name, _, _, _, _, hidden in rows if hidden == 0)


def _plain(sql: object) -> str:
    return re.sub(r'[\s"`\[\]]+', "", str(sql)).rstrip(";").lower()
