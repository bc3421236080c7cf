"""Files of any origin: one sentence, a reason to read only, or warnings; never a traceback."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import Risk, Survey, Touchpoint
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.migrations import FORMATS, Format
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from tests.storage.small_map import (
    PHOTO,
    PHOTO_ID,
    Desk,
    added,
    card,
    make_file,
    read_again,
    small_map,
    titles_in,
)

SitDown = Callable[..., Desk]


def change(path: Path, *statements: str) -> None:
    """What another program does to the file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(";".join(statements))


def refusal(path: Path) -> str:
    """The sentence with which a file is refused, the same to read and to write."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(WorkshopFileError) as to_write:
        open_workshop(path)
    with pytest.raises(WorkshopFileError) as to_read:
        open_workshop(path, read_only=True)
    assert str(to_write.value) == str(to_read.value)
    assert str(to_write.value.hint)
    assert before is None or path.read_bytes() == before
    if path.parent.is_dir():
        assert not list(path.parent.glob(".*.cjm.lock"))
    return str(to_write.value)


def test_view_with_broken_characters_costs_nothing_else(map_file: Path) -> None:
    change(map_file, "INSERT INTO view VALUES ('map', 'map'), ('lens', CAST(x'ff' AS TEXT))")
    assert read_again(map_file).view == {"map": "map", "lens": "�"}


def test_schema_with_broken_characters_is_foreign_and_read(map_file: Path) -> None:
    change(
        map_file,
        "CREATE TABLE extra (id)",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = CAST(CAST(sql AS BLOB) || x'202d2dff' AS TEXT) "
        "WHERE name = 'extra'",
    )
    opened = open_workshop(map_file)
    assert not opened.writable
    assert set(opened.records) == set(small_map())


def test_missing_file(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "none.cjm")


def test_missing_folder(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "gone" / "none.cjm")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.cjm"
    path.touch()
    assert "is empty" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [b"x", b"journey\n    title Trip\n", b"PK\x03\x04" + bytes(4000), os.urandom(50_000)],
    ids=["one byte", "Mermaid", "zip", "encrypted"],
)
def test_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.cjm"
    path.write_bytes(content)
    assert "is not a workshop file" in refusal(path)


def test_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "photos.cjm"
    change(path, "CREATE TABLE photo (id)")
    assert "is not a workshop file" in refusal(path)


def test_newer_major_format_is_refused(map_file: Path) -> None:
    change(map_file, "PRAGMA user_version = 2000")
    assert "made by a newer version" in refusal(map_file)


def test_newer_minor_format_is_read_only(map_file: Path) -> None:
    change(map_file, "ALTER TABLE step ADD COLUMN smell TEXT", "PRAGMA user_version = 1007")
    before = map_file.read_bytes()
    with open_workshop(map_file) as opened:
        assert not opened.writable
        assert "newer version" in str(opened.read_only_because)
        assert set(opened.records) == set(small_map())
    assert map_file.read_bytes() == before


def test_format_that_never_was_is_refused(map_file: Path) -> None:
    change(map_file, "PRAGMA user_version = 3")
    assert "no format" in refusal(map_file)


OLDER = (
    *FORMATS,
    Format(1, 2, "ALTER TABLE step ADD COLUMN smell TEXT NOT NULL DEFAULT ''"),
    Format(1, 3, "CREATE TABLE weather (id TEXT PRIMARY KEY NOT NULL) STRICT;"),
)


def test_older_format_is_brought_up_after_a_backup(map_file: Path) -> None:
    before = map_file.read_bytes()
    with open_workshop(map_file, formats=OLDER) as opened:
        assert opened.writable
        assert "brought to the newest format" in str(opened.warnings[0])
        assert set(opened.records) == set(small_map())

    backup = map_file.with_name(f"{map_file.stem}.before-update.cjm")
    assert backup.read_bytes() == before
    with closing(sqlite3.connect(map_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1003,)
        assert connection.execute("SELECT smell FROM step").fetchone() == ("",)
    with open_workshop(map_file, formats=OLDER) as again:
        assert again.warnings == ()


FORMAT_1_0 = Path(__file__).parents[1] / "data" / "format-1.0.cjm"


def test_a_file_of_the_first_format_gets_surveys_and_risk_triggers(
    tmp_path: Path, sit_down: SitDown
) -> None:
    """The file was written by the program before it knew of either."""
    path = tmp_path / "Old stay.cjm"
    shutil.copyfile(FORMAT_1_0, path)
    with open_workshop(path, read_only=True) as before:
        assert before.warnings == ()
        records = set(before.records)
    assert path.read_bytes() == FORMAT_1_0.read_bytes()

    desk = sit_down(path)
    assert set(desk.opened.records) == records
    assert "brought to the newest format" in str(desk.opened.warnings[0])
    backup = tmp_path / "Old stay.before-update.cjm"
    assert backup.read_bytes() == FORMAT_1_0.read_bytes()
    card = next(one for one in records if isinstance(one, Touchpoint))
    survey = Survey(touchpoint_id=card.id, position="a0", title="After booking", n=214)
    risk = Risk(step_id=card.step_id, position="a0", title="Low product use")
    desk.writer.submit(added(survey, risk))
    assert desk.writer.close(10)

    with open_workshop(path, read_only=True, thorough=True) as again:
        assert again.warnings == ()
        assert set(again.records) == records | {survey, risk}
    assert check_file(path).whole
    assert check_file(backup).whole


def test_older_format_is_read_without_being_changed(map_file: Path) -> None:
    before = map_file.read_bytes()
    opened = open_workshop(map_file, read_only=True, formats=OLDER)
    assert set(opened.records) == set(small_map())
    assert map_file.read_bytes() == before
    assert list(map_file.parent.iterdir()) == [map_file]


def test_older_file_with_a_trigger_is_not_brought_up(map_file: Path) -> None:
    change(map_file, TRIGGER)
    with open_workshop(map_file, formats=OLDER) as opened:
        assert not opened.writable


TRIGGER = "CREATE TRIGGER spy AFTER UPDATE ON step BEGIN DELETE FROM touchpoint; SELECT 1; END"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


@pytest.mark.parametrize(
    "statement",
    [
        TRIGGER,
        f"CREATE VIEW spy AS {ENDLESS} SELECT x FROM n",
        "CREATE TABLE extra (id)",
        "CREATE INDEX extra ON step (title)",
        "ALTER TABLE step ADD COLUMN extra TEXT",
        "ALTER TABLE step ADD COLUMN extra TEXT AS (upper(title))",
        "CREATE VIRTUAL TABLE extra USING fts5(words)",
        "ANALYZE",
    ],
)
def test_foreign_schema_is_shown_read_only_and_saved_as_a_clean_copy(
    map_file: Path, tmp_path: Path, statement: str
) -> None:
    change(map_file, statement)
    before = map_file.read_bytes()

    with open_workshop(map_file) as opened:
        assert not opened.writable
        assert "none of ours" in str(opened.read_only_because)
        assert set(opened.records) == set(small_map())
    assert map_file.read_bytes() == before
    assert not check_file(map_file).whole

    clean = tmp_path / "clean.cjm"
    create_workshop(clean, opened.records, read_image=opened.images.read, view=opened.view)
    with open_workshop(clean) as reopened:
        assert reopened.writable
        assert set(reopened.records) == set(small_map())
        assert reopened.images.read(PHOTO_ID) == PHOTO


@pytest.mark.parametrize("table", ["step", "map", "view", "image", "link"])
def test_table_that_is_really_an_endless_view_is_not_read(map_file: Path, table: str) -> None:
    change(
        map_file,
        "PRAGMA foreign_keys = OFF",
        f'DROP TABLE "{table}"',
        f'CREATE VIEW "{table}" AS {ENDLESS} SELECT x AS id, x AS title, x AS "key", '
        f"x AS value, x AS data FROM n",
    )
    opened = open_workshop(map_file)
    assert not opened.writable
    assert violations(opened.document) == []


def test_check_constraint_that_calls_functions_is_never_evaluated(map_file: Path) -> None:
    change(
        map_file,
        "CREATE TABLE bomb (id TEXT CHECK (length(hex(zeroblob(400000000))) > 1))",
        "PRAGMA ignore_check_constraints = ON",
        "INSERT INTO bomb VALUES ('x')",
    )
    opened = open_workshop(map_file)
    assert not opened.writable
    assert set(opened.records) == set(small_map())


def leave_in_mid_transaction(path: Path) -> None:
    """Die like a program whose power goes off: half a transaction in the file, journal beside."""
    script = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN")
connection.execute("UPDATE touchpoint SET title = 'half'")
for n in range(3000):
    connection.execute(
        "INSERT INTO touchpoint (id, step_id, lane_id, position, title) "
        "VALUES (?, 'step-1', 'sales', ?, 'half a transaction')", (str(n), f"c{n:04d}V"))
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0


def test_interrupted_save_is_undone_after_a_copy_of_both(map_file: Path) -> None:
    leave_in_mid_transaction(map_file)
    half, journal = map_file.read_bytes(), map_file.with_name(map_file.name + "-journal")
    half_journal = journal.read_bytes()

    with open_workshop(map_file) as opened:
        assert opened.writable
        assert "interrupted while saving" in str(opened.warnings[0])
        assert set(opened.records) == set(small_map())

    assert not journal.exists()
    kept = map_file.with_name(f"{map_file.stem}.before-recovery.cjm")
    assert kept.read_bytes() == half
    assert kept.with_name(kept.name + "-journal").read_bytes() == half_journal
    assert check_file(map_file).whole


def test_interrupted_save_is_read_on_a_copy_where_nothing_may_be_written(map_file: Path) -> None:
    leave_in_mid_transaction(map_file)
    before = {path.name: path.read_bytes() for path in map_file.parent.iterdir()}

    assert set(read_again(map_file).records) == set(small_map())
    assert check_file(map_file).whole

    assert {path.name: path.read_bytes() for path in map_file.parent.iterdir()} == before


@pytest.mark.parametrize("journal", [b"", b"\0" * 512, b"junk" * 500, bytes(range(256)) * 8])
def test_journal_with_nothing_useful_in_it(map_file: Path, journal: bytes) -> None:
    map_file.with_name(map_file.name + "-journal").write_bytes(journal)
    with open_workshop(map_file) as opened:
        assert opened.writable
        assert set(opened.records) == set(small_map())


def test_file_that_another_program_put_into_wal_mode(map_file: Path, sit_down: SitDown) -> None:
    change(map_file, "PRAGMA journal_mode = WAL")
    assert set(read_again(map_file).records) == set(small_map())
    assert list(map_file.parent.iterdir()) == [map_file]

    desk = sit_down(map_file)
    desk.writer.submit(added(card(1)))
    assert desk.writer.close()

    assert map_file.read_bytes()[18:20] == b"\x01\x01"
    assert "card-1" in titles_in(map_file)


def test_file_in_a_folder_that_cannot_be_written(map_file: Path, tmp_path: Path) -> None:
    drive = tmp_path / "cd"
    drive.mkdir()
    shutil.copy(map_file, drive / "map.cjm")
    leave_in_mid_transaction(drive / "map.cjm")
    bind = [["mount", "--bind", str(drive), str(drive)],
            ["mount", "-o", "remount,ro,bind", str(drive)]]  # fmt: skip
    if os.geteuid() == 0:
        if any(subprocess.run(step, capture_output=True, check=False).returncode for step in bind):
            pytest.skip("an administrator who may not mount cannot be kept from writing")
    else:
        drive.chmod(0o555)
    try:
        with open_workshop(drive / "map.cjm") as opened:
            assert not opened.writable
            assert "cannot be written" in str(opened.read_only_because)
            assert set(opened.records) == set(small_map())
            assert opened.images.read(PHOTO_ID) == PHOTO
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", str(drive)], check=True)
        else:
            drive.chmod(0o755)


def whole_or_told(path: Path) -> bool:
    """Open a damaged file: refused in a sentence (False), or opened with a sound document."""
    try:
        with open_workshop(path) as opened:
            assert violations(opened.document) == []
            for image_id in (PHOTO_ID, "none"):
                opened.images.read(image_id)
            assert opened.writable or str(opened.read_only_because)
            return True
    except WorkshopFileError as error:
        assert str(error.message)
        assert str(error.hint)
        return False


def test_truncated_files_are_refused_in_a_sentence(tmp_path: Path) -> None:
    content = make_file(tmp_path / "whole.cjm").read_bytes()
    path = tmp_path / "cut.cjm"
    for length in [*range(1, 200, 13), *range(512, len(content) - 4096, 2500)]:
        path.write_bytes(content[:length])
        assert not whole_or_told(path)
        assert path.read_bytes() == content[:length], "a damaged file is never written"
    assert "too damaged" in refusal(path)


def test_files_with_flipped_bits_are_read_in_part_or_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    content = make_file(tmp_path / "whole.cjm").read_bytes()
    chance = random.Random(11)
    # Half of the flips in what is no empty room: headers and the ends of pages, where rows lie.
    lived_in = [place for place, byte in enumerate(content) if byte]
    path = tmp_path / "flipped.cjm"
    outcomes = set()
    for number in range(300):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 1, 3, 20))):
            place = chance.choice(lived_in) if number % 2 else chance.randrange(len(content))
            damaged[place] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        outcomes.add(whole_or_told(path))
        for left in tmp_path.glob("flipped.before*"):
            left.unlink()
    assert outcomes == {True, False}
