import sqlite3
from contextlib import closing
from pathlib import Path

from cjm_desktop.model.fields import fields_of
from cjm_desktop.model.records import RECORD_TYPES, Image
from cjm_desktop.storage.connections import connect_reading
from cjm_desktop.storage.schema import APPLICATION_ID, columns_of, expected_schema, schema_of
from tests.storage.small_map import titles_in

SQLITE_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}


def test_new_file_has_exactly_the_columns_of_the_records(map_file: Path) -> None:
    """A field added to a record needs a format of its own: the shipped one is frozen."""
    with closing(connect_reading(map_file)) as connection:
        for table, record_type in RECORD_TYPES.items():
            extra = ("data",) if record_type is Image else ()
            names = tuple(info.name for info in fields_of(record_type))
            assert columns_of(connection, table) == names + extra


def test_columns_have_the_types_references_and_defaults_of_the_fields(map_file: Path) -> None:
    with closing(sqlite3.connect(map_file)) as connection:
        for table, record_type in RECORD_TYPES.items():
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            declared = {(key[3], key[2], key[4]) for key in keys}
            by_name = {column[1]: column for column in columns}
            for info in fields_of(record_type):
                _, _, kind, not_null, default, primary = by_name[info.name]
                assert kind == SQLITE_TYPES[info.value_type], (table, info.name)
                assert bool(not_null) == (not info.optional), (table, info.name)
                assert bool(primary) == (info.name == "id")
                wants_default = info.has_default and not info.optional and info.name != "id"
                assert (default is not None) == wants_default, (table, info.name)
            assert declared == {
                (info.name, info.reference.tables[0], "id")
                for info in fields_of(record_type)
                if info.reference is not None and len(info.reference.tables) == 1
            }


def test_file_is_recognised_from_outside_and_holds_nothing_but_ours(map_file: Path) -> None:
    assert map_file.read_bytes()[68:72] == b"CJMd" == APPLICATION_ID.to_bytes(4, "big")
    with closing(connect_reading(map_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1001,)
        assert schema_of(connection) == expected_schema(1001)


def test_row_added_by_hand_with_only_what_is_needed_is_a_record(map_file: Path) -> None:
    """Anyone can write into the file with any SQLite tool."""
    with closing(sqlite3.connect(map_file)) as connection, connection:
        connection.execute(
            "INSERT INTO touchpoint (id, step_id, lane_id, position, title) "
            "VALUES ('by-hand', 'step-3', 'sales', 'a5', 'Taxi')"
        )
    assert titles_in(map_file)["by-hand"] == "Taxi"
