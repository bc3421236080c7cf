import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.workshop_file import open_workshop
from tests.storage.small_map import PHOTO_ID, make_file


def problems(path: Path) -> str:
    """Everything that checking says, after making sure that it leaves no trace."""
    before = {found.name: found.read_bytes() for found in path.parent.iterdir()}
    result = check_file(path)
    assert {found.name: found.read_bytes() for found in path.parent.iterdir()} == before
    assert result.whole == (result.problems == ())
    return "\n".join(str(problem) for problem in result.problems)


def test_sound_file_is_whole(map_file: Path) -> None:
    assert problems(map_file) == ""


def test_file_that_is_open_in_a_window_is_whole_too(map_file: Path) -> None:
    with open_workshop(map_file) as opened:
        assert opened.writable
        assert problems(map_file) == ""


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE note SET lane_id = 'none'", "does not exist"),
        ("UPDATE feeling SET value = 3", "outside"),
        ("UPDATE step SET position = 'a0'", "order"),
        ("UPDATE lane SET side = 'behind' WHERE id = 'sales'", "not one of"),
        ("CREATE TABLE extra (id)", "none of ours"),
        ("UPDATE image SET data = x'00'", "images"),
        ("UPDATE image SET data = NULL", "images"),
    ],
)
def test_each_thing_that_is_wrong_is_said(map_file: Path, statement: str, expected: str) -> None:
    with closing(sqlite3.connect(map_file)) as connection, connection:
        connection.execute(statement)
    assert expected in problems(map_file)


def test_foreign_schema_is_said_of_a_file_in_use_as_well(map_file: Path) -> None:
    with open_workshop(map_file):
        with closing(sqlite3.connect(map_file)) as connection, connection:
            connection.execute("CREATE TABLE extra (id)")
        assert "none of ours" in problems(map_file)


def test_image_that_is_not_what_its_id_says_is_not_shown(map_file: Path) -> None:
    with closing(sqlite3.connect(map_file)) as connection, connection:
        connection.execute("UPDATE image SET data = x'00'")
    with open_workshop(map_file) as opened:
        assert opened.images.read(PHOTO_ID) is None


def test_index_that_does_not_fit_its_table_is_found(map_file: Path) -> None:
    """`quick_check`, which opening uses, passes over this."""
    content = map_file.read_bytes()
    with closing(sqlite3.connect(map_file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_lane_1'"
        ).fetchone()
    damaged = bytearray(content)
    start, end = (page - 1) * 4096, page * 4096
    place = content.index(b"sales", start, end)
    damaged[place] = ord("x")
    map_file.write_bytes(damaged)
    assert problems(map_file) != ""


def test_what_is_no_workshop_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.cjm"
    path.write_text("journey", encoding="utf-8")
    with pytest.raises(WorkshopFileError, match="not a workshop file"):
        check_file(path)
    assert check_file(make_file(tmp_path / "real.cjm")).whole
