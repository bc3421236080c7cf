import json
import multiprocessing
import socket
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from cjm_desktop.storage.lock import LockedError, lock_owner, lock_path, take_lock
from cjm_desktop.storage.workshop_file import open_workshop
from tests.storage.test_killed import process_context


def hold(path: Path, report: Connection) -> None:
    """Open a file to write in another process and keep it open."""
    with open_workshop(path) as opened:
        report.send(opened.writable)
        report.poll(60)


def start_holding(path: Path) -> tuple[multiprocessing.Process, Connection]:
    here, there = process_context().Pipe()
    process = process_context().Process(target=hold, args=(path, there))
    process.start()
    assert here.poll(20)
    assert here.recv() is True
    return process, here


def test_second_window_reads_and_says_who_has_the_file(map_file: Path) -> None:
    process, here = start_holding(map_file)
    try:
        with open_workshop(map_file) as second:
            assert not second.writable
            assert second.locked_by is not None
            assert second.locked_by.machine == socket.gethostname()
            assert second.locked_by.process == process.pid
            assert second.locked_by.user in str(second.read_only_because)
            assert second.document.find("card") is not None
    finally:
        here.send("enough")
        process.join()
    assert lock_owner(map_file) is None
    with open_workshop(map_file) as later:
        assert later.writable


def test_lock_of_a_killed_program_is_stale(map_file: Path) -> None:
    process, _here = start_holding(map_file)
    process.kill()
    process.join()

    assert lock_path(map_file).exists()
    assert lock_owner(map_file) is None
    with open_workshop(map_file) as opened:
        assert opened.writable
    assert not lock_path(map_file).exists()


def test_lock_file_copied_along_from_another_machine_is_stale(map_file: Path) -> None:
    owner = {"user": "bo", "machine": "far-away", "process": 1, "since": "2026-01-01 09:00"}
    lock_path(map_file).write_text(json.dumps(owner), encoding="utf-8")
    with open_workshop(map_file) as opened:
        assert opened.writable


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"user": 1}'])
def test_lock_file_with_anything_in_it_does_no_harm(map_file: Path, content: bytes) -> None:
    lock_path(map_file).write_bytes(content)
    with open_workshop(map_file) as opened:
        assert opened.writable


def test_second_window_of_the_same_program_reads_too(map_file: Path) -> None:
    with open_workshop(map_file) as first, open_workshop(map_file) as second:
        assert first.writable
        assert not second.writable
        assert second.records == first.records


def test_file_is_the_same_by_whatever_name_it_is_opened(map_file: Path, tmp_path: Path) -> None:
    other_name = tmp_path / "shortcut.cjm"
    try:
        other_name.symlink_to(map_file)
    except OSError:
        pytest.skip("no links here")
    with open_workshop(map_file), open_workshop(other_name) as second:
        assert not second.writable


def test_reading_only_takes_no_lock(map_file: Path) -> None:
    with open_workshop(map_file, read_only=True), open_workshop(map_file) as writer:
        assert writer.writable


def test_many_windows_at_once_leave_one_that_writes(map_file: Path) -> None:
    opened = [open_workshop(map_file) for _ in range(5)]
    assert [workshop.writable for workshop in opened] == [True, False, False, False, False]
    opened[0].close()
    with open_workshop(map_file) as next_one:
        assert next_one.writable


def test_lock_that_another_program_removed_is_not_taken_for_ours(map_file: Path) -> None:
    first = take_lock(map_file)
    lock_path(map_file).unlink()
    second = take_lock(map_file)
    first.release()
    assert lock_path(map_file).exists(), "the lock file of the second is left alone"
    with pytest.raises(LockedError):
        take_lock(map_file)
    second.release()


def take_turns(path: Path, turns: int, report: Connection) -> None:
    """Take the lock again and again; count how often somebody else was inside too."""
    inside = path.with_name("inside")
    crowded = 0
    while turns:
        try:
            lock = take_lock(path, attempts=50, pause_s=0)
        except LockedError:
            continue
        try:
            inside.touch(exist_ok=False)
            inside.unlink()
        except FileExistsError:
            crowded += 1
        lock.release()
        turns -= 1
    report.send(crowded)


def test_lock_is_held_by_one_however_fast_it_changes_hands(map_file: Path) -> None:
    started = []
    for _ in range(3):
        here, there = process_context().Pipe()
        process = process_context().Process(target=take_turns, args=(map_file, 500, there))
        process.start()
        started.append((process, here))
    for process, here in started:
        assert here.poll(60)
        assert here.recv() == 0
        process.join()
