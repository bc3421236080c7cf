"""Records and rows: the statements that read and write a record type, and damaged rows mended.

A row that cannot be a record is dropped with a warning; one with a bad value in a field that may
be left out loses that value only.
"""

import functools
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, cast

from cjm_desktop.language import text
from cjm_desktop.model.fields import FieldInfo, fields_of
from cjm_desktop.model.records import Record
from cjm_desktop.model.values import ValueFaultError, record_of
from cjm_desktop.storage.connections import READING_ERRORS, lenient_text
from cjm_desktop.storage.reading import DroppedRow, Reading
from cjm_desktop.storage.schema import columns_of, plain_tables
from cjm_desktop.storage.troubles import what_sqlite_says

MOST_ROWS = 2_000_000
MOST_CHARACTERS = 512 * 1024 * 1024
_ROWS_AT_ONCE = 500


def upsert_sql(record_type: type[Record], extra: Sequence[str] = ()) -> str:
    """The statement that writes a record, whether its row exists or not.

    `extra` columns are written once: a value that is there stays.
    """
    names = [info.name for info in fields_of(record_type)]
    updates = [f'"{name}" = excluded."{name}"' for name in names if name != "id"]
    updates += [f'"{name}" = coalesce("{name}", excluded."{name}")' for name in extra]
    columns = ", ".join(f'"{name}"' for name in (*names, *extra))
    marks = ", ".join("?" * (len(names) + len(extra)))
    action = f"UPDATE SET {', '.join(updates)}" if updates else "NOTHING"
    return (
        f'INSERT INTO "{record_type.table}" ({columns}) VALUES ({marks}) '
        f'ON CONFLICT ("id") DO {action}'
    )


def row_of(record: Record) -> tuple[Any, ...]:
    """The record's values in the order of its columns."""
    return tuple(getattr(record, name) for name in _names(cast(Any, type(record))))


@functools.cache
def _names(record_type: Any) -> tuple[str, ...]:
    return tuple(info.name for info in fields_of(record_type))


def storable(row: Sequence[Any]) -> tuple[Any, ...]:
    """The row with broken characters, which no file can hold, replaced by a question mark."""
    return tuple(
        value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for value in row
    )


def read_rows(connection: sqlite3.Connection, reading: Reading, *, numbered: bool) -> None:
    """Read every table of a record type into the document, as far as it can be read.

    Columns and tables that are missing give defaults and nothing. `numbered` is for our own
    schema, where each row has a number to delete it by.
    """
    present = plain_tables(connection)
    allowance = _Allowance()
    for table, record_type in reading.document.record_types.items():
        if table in present:
            _read_table(connection, reading, record_type, allowance, numbered)


class _Allowance:
    """How much more a file may put into memory."""

    def __init__(self) -> None:
        self.rows = MOST_ROWS
        self.characters = MOST_CHARACTERS

    def take(self, row: Sequence[Any]) -> bool:
        self.rows -= 1
        self.characters -= sum(len(value) for value in row if isinstance(value, str | bytes))
        return self.rows >= 0 and self.characters >= 0


def _read_table(
    connection: sqlite3.Connection,
    reading: Reading,
    record_type: type[Record],
    allowance: _Allowance,
    numbered: bool,
) -> None:
    table = record_type.table
    records = []
    try:
        columns = columns_of(connection, table)
        infos = [info for info in fields_of(record_type) if info.name in columns]
        for row in _rows_of(connection, table, infos, numbered):
            if not allowance.take(row):
                reading.incomplete = True
                reading.warn(text("The file holds more than can be read; the rest is left out."))
                break
            record = _record_from(reading, record_type, infos, row)
            if record is not None:
                records.append(record)
    except READING_ERRORS as error:
        reading.incomplete = True
        reading.warn(
            text('Some rows of "{table}" cannot be read ({reason}).',
                 table=table, reason=what_sqlite_says(error))
        )  # fmt: skip
    reading.document.load(records)


def _rows_of(
    connection: sqlite3.Connection, table: str, infos: list[FieldInfo], numbered: bool
) -> Iterator[tuple[Any, ...]]:
    """The rows: a number or 0, then the values of the fields, texts as bytes."""
    if not infos or infos[0].name != "id":
        return
    number = "rowid" if numbered else "0"
    columns = "".join(f', "{info.name}"' for info in infos)
    connection.text_factory = bytes
    try:
        cursor = connection.execute(f'SELECT {number}{columns} FROM "{table}"')
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield from rows
    finally:
        connection.text_factory = lenient_text


def _record_from(
    reading: Reading, record_type: type[Record], infos: list[FieldInfo], row: tuple[Any, ...]
) -> Record | None:
    table = record_type.table
    values, broken = _decoded(infos, row)
    key = (table, str(values.get("id")))
    if broken:
        reading.mended[key] = None
        reading.warn(
            text('Characters of "{table}" ({place}) were broken and are replaced.',
                 table=table, place=title_of(values))
        )  # fmt: skip
    record = _mended_record(reading, record_type, values)
    if record is None or not record.id or "id" in broken or key in reading.row_numbers:
        reading.dropped.append(DroppedRow(table, row[0], _id_bytes(row[1])))
        if record is not None:
            reading.warn(text('A row of "{table}" has no id of its own and is left out.',
                              table=table))  # fmt: skip
        return None
    reading.row_numbers[key] = row[0]
    return record


def _id_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _decoded(infos: list[FieldInfo], row: tuple[Any, ...]) -> tuple[dict[str, Any], list[str]]:
    """The values by field, and the fields whose text was no sound UTF-8."""
    values: dict[str, Any] = {}
    broken = []
    for info, value in zip(infos, row[1:], strict=True):
        values[info.name] = value
        if isinstance(value, bytes):
            try:
                values[info.name] = value.decode()
            except UnicodeDecodeError:
                values[info.name] = value.decode("utf-8", "replace")
                broken.append(info.name)
    return values, broken


def _mended_record(
    reading: Reading, record_type: type[Record], values: dict[str, Any]
) -> Record | None:
    optional = {info.name for info in fields_of(record_type) if info.has_default} - {"id"}
    while True:
        try:
            return record_of(record_type, values)
        except ValueFaultError as fault:
            place = title_of(values)
            if fault.field not in optional:
                reading.warn(
                    text('A row of "{table}" ({place}) is left out: {reason}',
                         table=record_type.table, place=place, reason=fault.reason)
                )  # fmt: skip
                return None
            del values[fault.field]
            reading.mended[record_type.table, str(values.get("id"))] = None
            reading.warn(
                text('A value of "{table}" ({place}) is left empty: {reason}',
                     table=record_type.table, place=place, reason=fault.reason)
            )  # fmt: skip


def title_of(values: dict[str, Any]) -> str:
    """What a person would know a row by."""
    for name in ("title", "name", "text", "caption", "id"):
        if isinstance(values.get(name), str) and values[name]:
            return str(values[name])[:60]
    return "?"
