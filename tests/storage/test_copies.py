"""Save as, save a copy, new files: the whole of it or nothing, and nothing lost that was there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.lock import lock_owner
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from tests.storage.small_map import (
    PHOTO,
    PHOTO_ID,
    Desk,
    Outcome,
    added,
    card,
    make_file,
    read_again,
    small_map,
    titles_in,
)

SitDown = Callable[..., Desk]


def test_copy_holds_all_that_was_submitted_and_work_goes_on_in_the_file(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    copy = tmp_path / "copy.cjm"
    outcome = Outcome()

    desk.writer.submit(added(card(1)))
    desk.writer.save_copy(copy, outcome)
    desk.writer.submit(added(card(2)))
    assert outcome.error() is None
    assert desk.writer.drain(10)

    assert "card-1" in titles_in(copy)
    assert "card-2" not in titles_in(copy)
    assert {"card-1", "card-2"} <= set(titles_in(map_file))
    assert desk.writer.path == map_file
    assert read_again(copy).images.read(PHOTO_ID) == PHOTO
    assert check_file(copy).whole
    assert lock_owner(copy) is None


def test_save_as_goes_on_in_the_new_file_with_its_lock(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    target = tmp_path / "named.cjm"
    outcome = Outcome()

    desk.writer.submit(added(card(1)))
    desk.writer.save_as(target, outcome)
    desk.writer.submit(added(card(2)))
    assert outcome.error() is None
    assert desk.writer.drain(10)

    assert desk.writer.path == target
    assert {"card-1", "card-2"} <= set(titles_in(target))
    assert "card-2" not in titles_in(map_file)
    assert lock_owner(map_file) is None
    assert lock_owner(target) is not None
    assert desk.opened.images.read(PHOTO_ID) == PHOTO
    map_file.unlink()
    assert desk.writer.close()
    assert sorted(tmp_path.iterdir()) == [target, map_file.parent]


def test_copy_replaces_a_file_that_was_there(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    target = tmp_path / "old.cjm"
    target.write_bytes(b"something else entirely")
    outcome = Outcome()
    sit_down(map_file).writer.save_copy(target, outcome)
    assert outcome.error() is None
    assert set(read_again(target).records) == set(small_map())


def test_replaced_file_stays_whole_for_whoever_still_reads_it(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    """A new file takes the name in one go; the old one is never written over."""
    target = tmp_path / "old.cjm"
    target.write_bytes(b"something else entirely")
    still_read = tmp_path / "still read"
    still_read.hardlink_to(target)
    outcome = Outcome()
    sit_down(map_file).writer.save_copy(target, outcome)
    assert outcome.error() is None
    assert still_read.read_bytes() == b"something else entirely"


def test_saving_onto_the_file_itself_is_no_news(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    for save in (desk.writer.save_as, desk.writer.save_copy):
        outcome = Outcome()
        save(map_file, outcome)
        assert outcome.error() is None
    assert set(read_again(map_file).records) == set(small_map())


@pytest.mark.parametrize("moves", [True, False])
def test_file_that_is_open_in_another_window_is_not_replaced(
    map_file: Path, tmp_path: Path, sit_down: SitDown, moves: bool
) -> None:
    other = make_file(tmp_path / "other.cjm")
    before = other.read_bytes()
    desk = sit_down(map_file)
    outcome = Outcome()
    with open_workshop(other):
        (desk.writer.save_as if moves else desk.writer.save_copy)(other, outcome)
        assert "open in another window" in str(outcome.error())
    assert other.read_bytes() == before
    assert desk.writer.path == map_file
    assert desk.writer.state.kind == "saved"


def failing_targets(folder: Path) -> dict[str, Path]:
    """Places where no file can be written."""
    beside_journal = folder / "crashed.cjm"
    beside_journal.write_bytes(b"the file of an interrupted program")
    beside_journal.with_name("crashed.cjm-journal").write_bytes(b"its journal")
    (folder / "folder.cjm").mkdir()
    (folder / "file").touch()
    return {
        "missing folder": folder / "none" / "copy.cjm",
        "folder": folder / "folder.cjm",
        "file as folder": folder / "file" / "copy.cjm",
        "beside a journal": beside_journal,
        "too long a name": folder / ("x" * 300),
    }


@pytest.mark.parametrize(
    "case", ["missing folder", "folder", "file as folder", "beside a journal", "too long a name"]
)
def test_failing_copy_says_why_and_leaves_everything_as_it_was(
    map_file: Path, tmp_path: Path, sit_down: SitDown, case: str
) -> None:
    target = failing_targets(tmp_path)[case]
    desk = sit_down(map_file)
    before = tree(tmp_path)
    for save in (desk.writer.save_copy, desk.writer.save_as):
        outcome = Outcome()
        save(target, outcome)
        error = outcome.error()
        assert isinstance(error, WorkshopFileError)
        assert str(error.message).endswith(".")
        assert str(error.hint)
    with pytest.raises(WorkshopFileError):
        create_workshop(target, small_map(), overwrite=True)

    assert tree(tmp_path) == before
    assert desk.writer.path == map_file
    desk.writer.submit(added(card(1)))
    assert desk.writer.drain(10)
    assert "card-1" in titles_in(map_file)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def test_full_drive_keeps_the_file_that_was_to_be_replaced(
    map_file: Path, small_drive: Path, sit_down: SitDown
) -> None:
    target = small_drive / "kept.cjm"
    target.write_bytes(bytes(900_000))
    desk = sit_down(map_file)
    outcome = Outcome()
    desk.writer.save_copy(target, outcome)
    assert "no room" in str(outcome.error())
    assert target.read_bytes() == bytes(900_000)
    assert list(small_drive.iterdir()) == [target]


def test_clean_copy_holds_the_records_given(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    desk.writer.save_view({"lens": "goal"})
    target = tmp_path / "clean.cjm"
    outcome = Outcome()
    desk.writer.save_clean_copy(target, desk.opened.records, outcome)
    assert outcome.error() is None
    clean = read_again(target)
    assert set(clean.records) == set(small_map())
    assert clean.images.read(PHOTO_ID) == PHOTO
    assert clean.view == {"lens": "goal"}
    assert desk.writer.path == map_file


def test_clean_copy_onto_the_file_itself_is_refused(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    outcome = Outcome()
    desk.writer.save_clean_copy(map_file, [], outcome)
    assert "working on" in str(outcome.error())
    assert set(read_again(map_file).records) == set(small_map())


def test_new_file_refuses_a_name_that_is_taken(map_file: Path) -> None:
    before = map_file.read_bytes()
    with pytest.raises(WorkshopFileError, match="exists already"):
        create_workshop(map_file, [])
    assert map_file.read_bytes() == before


def test_new_file_never_replaces_one_that_is_open(map_file: Path) -> None:
    before = map_file.read_bytes()
    with open_workshop(map_file), pytest.raises(WorkshopFileError, match="another window"):
        create_workshop(map_file, [], overwrite=True)
    assert map_file.read_bytes() == before


def test_new_file_whose_records_refer_to_nothing_is_not_left_behind(tmp_path: Path) -> None:
    target = tmp_path / "broken.cjm"
    with pytest.raises(WorkshopFileError):
        create_workshop(target, [card(1)])
    assert list(tmp_path.iterdir()) == []


def test_saving_elsewhere_at_the_same_place_makes_the_file_again(
    map_file: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file, retry_delays_s=(30.0,))
    shutil.rmtree(map_file.parent)
    desk.writer.submit(added(card(1)))
    desk.wait_for("failed")
    map_file.parent.mkdir()
    outcome = Outcome()
    desk.writer.save_elsewhere(map_file, [*desk.opened.records, card(1)], outcome)
    assert outcome.error() is None
    desk.wait_for("saved")
    assert lock_owner(map_file) is not None
    desk.writer.submit(added(card(2)))
    assert desk.writer.close()
    assert {"card-1", "card-2"} <= set(titles_in(map_file))
