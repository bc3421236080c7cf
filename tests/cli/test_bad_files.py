"""Files that are no workshop file, or no longer one: a sentence, and nothing touched."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.outcome import Outcome, Run

COMMANDS = {
    "info": ["info", "bad.cjm"],
    "info as JSON": ["info", "bad.cjm", "--json"],
    "check": ["check", "bad.cjm"],
    "export": ["export", "bad.cjm", "x.pdf"],
}


@pytest.fixture(params=COMMANDS.values(), ids=list(COMMANDS))
def command(request: pytest.FixtureRequest) -> list[str]:
    return list(request.param)


def assert_refused(outcome: Outcome, folder: Path) -> None:
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert "bad.cjm" in outcome.err
    assert "fault of cjm-desktop" not in outcome.err
    assert [path.name for path in folder.iterdir() if path.name != "bad.cjm"] == []


@pytest.mark.parametrize(
    "content",
    [b"", b"x", random.Random(7).randbytes(5000), b"SQLite format 3\0", b"journey\nA: 3: Me\n"],
    ids=["empty", "one byte", "random bytes", "a header alone", "text"],
)
def test_what_was_never_a_workshop_file(
    run: Run, tmp_path: Path, command: list[str], content: bytes
) -> None:
    (tmp_path / "bad.cjm").write_bytes(content)

    assert_refused(run(*command), tmp_path)
    assert (tmp_path / "bad.cjm").read_bytes() == content


def test_no_file_or_a_folder(run: Run, tmp_path: Path, command: list[str]) -> None:
    assert_refused(run(*command), tmp_path)
    (tmp_path / "bad.cjm").mkdir()
    assert_refused(run(*command), tmp_path)


def test_the_database_of_another_program(run: Run, tmp_path: Path, command: list[str]) -> None:
    connection = sqlite3.connect(tmp_path / "bad.cjm")
    connection.execute("CREATE TABLE bookmarks (title TEXT)")
    connection.commit()
    connection.close()

    assert_refused(run(*command), tmp_path)


@pytest.mark.parametrize("bytes_left", [50, 99, 3000, 5000])
def test_a_file_of_which_little_is_left(
    run: Run, tmp_path: Path, hotel: Path, command: list[str], bytes_left: int
) -> None:
    content = hotel.read_bytes()[:bytes_left]
    hotel.unlink()
    (tmp_path / "bad.cjm").write_bytes(content)

    assert_refused(run(*command), tmp_path)
    assert (tmp_path / "bad.cjm").read_bytes() == content


def test_damage_anywhere_is_told_or_refused_but_never_a_fault(
    run: Run, tmp_path: Path, hotel: Path
) -> None:
    whole = hotel.read_bytes()
    hotel.unlink()
    bad = tmp_path / "bad.cjm"
    chance = random.Random(20261122)
    for round_number in range(24):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 20, 400])):
            content[chance.randrange(100, len(content))] = chance.randrange(256)
        if round_number % 4 == 0:
            del content[chance.randrange(8000, len(content)) :]
        bad.write_bytes(content)
        for given in COMMANDS.values():
            outcome = run(*given)
            assert outcome.status in (0, 1, 2)
            assert "fault of cjm-desktop" not in outcome.err, (round_number, outcome.err)
            assert outcome.status == 0 or outcome.err
            if outcome.status == 2:
                assert outcome.err.count("\n") == 1
            (tmp_path / "x.pdf").unlink(missing_ok=True)
        assert bad.read_bytes() == content
        assert [path.name for path in tmp_path.iterdir()] == ["bad.cjm"]


def test_what_a_crash_left_beside_the_file_is_left_there(
    run: Run, tmp_path: Path, hotel: Path
) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    _copy_in_mid_save(hotel, crashed / "bad.cjm")
    before = {path.name: path.read_bytes() for path in crashed.iterdir()}
    assert set(before) == {"bad.cjm", "bad.cjm-journal"}

    for given in COMMANDS.values():
        outcome = run(given[0], crashed / given[1], *given[2:])
        assert outcome.status == 0, outcome.err
        if given[0] == "info":
            assert "Three nights in Copenhagen" in outcome.out
        assert {path.name: path.read_bytes() for path in crashed.iterdir()} == before


def _copy_in_mid_save(source: Path, target: Path) -> None:
    """Copy a file with its journal while half of a save is in the file."""
    connection = sqlite3.connect(source)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE map SET title = 'Half saved'")
    connection.execute("UPDATE step SET detail = hex(zeroblob(20000))")
    journal = source.with_name(source.name + "-journal")
    for path in (source, journal):
        shutil.copyfile(path, target.with_name(path.name.replace(source.name, target.name)))
    connection.rollback()
    connection.close()
