"""The disk is full, the stick is out, the folder is locked, another program interferes."""

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.lock import lock_owner
from tests.storage.small_map import (
    PHOTO,
    PHOTO_ID,
    Desk,
    Outcome,
    added,
    card,
    make_file,
    read_again,
    retitled,
    titles_in,
)
from tests.storage.test_killed import process_context

NOBODY = 65534
SitDown = Callable[..., Desk]


def test_full_drive_is_said_and_all_is_saved_once_there_is_room(
    small_drive: Path, sit_down: SitDown
) -> None:
    path = make_file(small_drive / "map.cjm")
    ballast = small_drive / "holiday.mp4"
    desk = sit_down(path)
    desk.writer.prepare()
    assert desk.writer.drain(10)
    fill(ballast)

    for number in range(3):
        desk.writer.submit(added(card(number, "long " * 5_000)))
    state = desk.wait_for("failed")

    assert "no room" in str(state.problem)
    assert "Nothing is lost" in str(state.problem)
    assert state.unsaved == 3
    assert not desk.writer.close(timeout_s=0.2), "closing must not drop what is not saved"
    assert check_file(path).whole

    ballast.unlink()
    desk.wait_for("saved")
    assert {"card-0", "card-1", "card-2"} <= set(titles_in(path))


def fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            pass


def edit_with_little_room(path: Path, report: Connection) -> None:
    """Edit in a process that may write no more than a few pages further."""
    import resource  # noqa: PLC0415  # Windows has none.

    desk = Desk(path, retry_delays_s=(0.05,))
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))
    desk.writer.submit(added(card(0, "long " * 20_000)))
    state = desk.wait_for("failed")
    report.send((str(state.problem), state.unsaved, check_file(path).whole))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    desk.writer.retry_now()
    report.send(desk.writer.close())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit of file sizes")
def test_file_that_may_not_grow_is_said_and_saved_later(map_file: Path) -> None:
    context = process_context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=edit_with_little_room, args=(map_file, sender))
    process.start()
    assert receiver.poll(20)
    problem, unsaved, whole = receiver.recv()
    assert "no room" in problem
    assert unsaved == 1
    assert whole
    assert receiver.recv() is True
    process.join()
    assert "card-0" in titles_in(map_file)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other permissions there")
def test_folder_that_becomes_write_protected_in_mid_session() -> None:
    """In a process without an administrator's rights, for whom permissions mean nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(Path(folder) / "map.cjm")
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
            os.chown(folder, NOBODY, NOBODY)
        edit_in_another_process(path)


def edit_in_another_process(path: Path) -> None:
    context = process_context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=edit_in_a_closing_folder, args=(path, sender))
    process.start()
    assert receiver.poll(20)
    problem, unsaved = receiver.recv()
    assert "write-protected" in problem
    assert unsaved == 1
    assert receiver.recv() is True
    process.join()
    assert "card-1" in titles_in(path)


def edit_in_a_closing_folder(path: Path, report: Connection) -> None:
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    desk = Desk(path, retry_delays_s=(0.05,))
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    path.parent.chmod(0o555)
    desk.writer.submit(added(card(1)))
    state = desk.wait_for("failed")
    report.send((str(state.problem), state.unsaved))
    path.parent.chmod(0o755)
    desk.wait_for("saved")
    report.send(desk.writer.close())


def test_stick_pulled_out_and_put_back(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    pulled = map_file.parent.rename(map_file.parent.with_name("pocket"))

    desk.writer.submit(added(card(1)))
    state = desk.wait_for("failed")
    assert "cannot be found any more" in str(state.problem)
    assert "save a copy elsewhere" in str(state.problem)
    assert not map_file.parent.exists(), "nothing is made where the stick was"

    pulled.rename(map_file.parent)
    desk.wait_for("saved")
    assert {"card-0", "card-1"} <= set(titles_in(map_file))
    assert desk.writer.close()
    assert list(map_file.parent.iterdir()) == [map_file]


def test_stick_put_back_shows_the_same_file_under_other_numbers(
    map_file: Path, sit_down: SitDown
) -> None:
    """After a new mount device and inode differ; the file is known by what is in it."""
    desk = sit_down(map_file)
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    pocket = map_file.parent.with_name("pocket")
    shutil.copytree(map_file.parent, pocket)
    shutil.rmtree(map_file.parent)
    desk.writer.submit(added(card(1)))
    desk.wait_for("failed")

    shutil.copytree(pocket, map_file.parent)
    desk.wait_for("saved")

    assert {"card-0", "card-1"} <= set(titles_in(map_file))
    assert lock_owner(map_file) is not None, "the lock was taken again"


def test_vanished_file_is_noticed_without_an_edit(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file, watch_interval_s=0.05)
    aside = map_file.rename(map_file.with_name("aside"))
    assert desk.wait_for("failed").unsaved == 0
    aside.rename(map_file)
    desk.wait_for("saved")


def test_another_file_in_its_place_is_left_alone(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    make_file(map_file.with_name("strange.cjm")).replace(map_file)
    strange = map_file.read_bytes()

    desk.writer.submit(added(card(1)))
    state = desk.wait_for("failed")

    assert "changed by another program" in str(state.problem)
    assert map_file.read_bytes() == strange


def test_older_copy_put_in_its_place_is_left_alone(map_file: Path, sit_down: SitDown) -> None:
    """A synchronising folder may bring back yesterday's file."""
    yesterday = map_file.read_bytes()
    desk = sit_down(map_file)
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    replacement = map_file.with_name("incoming")
    replacement.write_bytes(yesterday)
    replacement.replace(map_file)

    desk.writer.submit(added(card(1)))
    desk.wait_for("failed")

    assert map_file.read_bytes() == yesterday


def test_change_by_another_program_is_not_written_over(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    with closing(sqlite3.connect(map_file)) as connection, connection:
        connection.execute("UPDATE touchpoint SET title = 'by hand' WHERE id = 'card'")

    desk.writer.submit(retitled(desk.find("card"), "by the program"))
    state = desk.wait_for("failed")
    desk.writer.retry_now()
    time.sleep(0.2)

    assert "changed by another program" in str(state.problem)
    assert titles_in(map_file)["card"] == "by hand"


def test_program_that_holds_the_file_delays_saving(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    with closing(sqlite3.connect(map_file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        desk.writer.submit(added(card(0)))
        state = desk.wait_for("failed")
        assert "another program is using the file" in str(state.problem)
        holder.execute("ROLLBACK")
    desk.wait_for("saved")
    assert "card-0" in titles_in(map_file)


def test_save_a_copy_elsewhere_rescues_everything(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file, retry_delays_s=(30.0,))
    desk.opened.images.read(PHOTO_ID)
    desk.writer.submit(added(card(0)))
    assert desk.writer.drain(10)
    shutil.rmtree(map_file.parent)
    desk.writer.submit(added(card(1)))
    desk.wait_for("failed")
    document = desk.opened.document
    document.apply(added(card(0), card(1)))
    outcome = Outcome()

    rescue = tmp_path / "rescue.cjm"
    desk.writer.save_elsewhere(rescue, document.records(), outcome)
    assert outcome.error() is None
    desk.writer.submit(added(card(2)))
    assert desk.writer.drain(10)

    assert desk.writer.path == rescue
    assert desk.writer.state.saved == 3
    assert {"card-0", "card-1", "card-2"} <= set(titles_in(rescue))
    assert read_again(rescue).images.read(PHOTO_ID) == PHOTO
    assert check_file(rescue).whole


def test_copy_is_refused_with_a_reason_while_changes_cannot_be_saved(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file, retry_delays_s=(30.0,))
    map_file.rename(map_file.with_name("aside"))
    desk.writer.submit(added(card(0)))
    outcome = Outcome()

    desk.writer.save_copy(tmp_path / "copy.cjm", outcome)

    assert "cannot be found" in str(outcome.error())
    assert not (tmp_path / "copy.cjm").exists()
    assert desk.writer.state.unsaved == 1


def test_taking_back_what_could_not_be_saved_leaves_the_file_as_it_was(
    map_file: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    aside = map_file.rename(map_file.with_name("aside"))
    landing = desk.find("card")
    patch = Patch("", (Change(landing, replace(landing, title="x")),))
    desk.writer.submit(patch)
    desk.wait_for("failed")
    desk.writer.submit(patch.inverse())
    aside.rename(map_file)

    assert desk.writer.drain(10)
    assert titles_in(map_file)["card"] == "Landing page"
