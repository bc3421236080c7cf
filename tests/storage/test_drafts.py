from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_desktop.storage.drafts import (
    discard_draft,
    discard_if_untouched,
    drafts_folder,
    new_draft_path,
    waiting_drafts,
)
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from tests.storage.small_map import Desk, added, card, make_file, retitled, small_map, titles_in

SitDown = Callable[..., Desk]
NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "drafts"


def new_draft(folder: Path) -> Path:
    """A new map in the drafts folder, as the window makes it."""
    path = new_draft_path(folder, NOW)
    create_workshop(path, small_map(), untouched=True)
    return path


def test_new_drafts_get_names_of_their_own(folder: Path) -> None:
    first = new_draft(folder)
    second = new_draft(folder)
    assert first.name == "draft 2026-11-22 09.05.cjm"
    assert second.name == "draft 2026-11-22 09.05 (2).cjm"


def test_draft_that_was_worked_on_is_offered_at_the_next_start(
    folder: Path, sit_down: SitDown
) -> None:
    path = new_draft(folder)
    desk = sit_down(path)
    desk.writer.submit(retitled(desk.find("map"), "Winter fair"))
    assert desk.writer.drain(10)
    assert waiting_drafts(folder) == [], "it is open now"
    assert desk.writer.close()

    (draft,) = waiting_drafts(folder)

    assert (draft.path, draft.title) == (path, "Winter fair")
    assert not discard_if_untouched(folder, path)
    assert path.exists()


def test_untouched_draft_is_deleted_on_closing_whatever_was_looked_at(
    folder: Path, sit_down: SitDown
) -> None:
    path = new_draft(folder)
    desk = sit_down(path)
    desk.writer.save_view({"lens": "goal"})
    assert desk.writer.close()

    assert waiting_drafts(folder) == []
    assert discard_if_untouched(folder, path)
    assert list(folder.iterdir()) == []


def test_draft_saved_under_a_name_is_a_file_of_its_own(
    folder: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    path = new_draft(folder)
    desk = sit_down(path)
    desk.writer.submit(added(card(1)))
    desk.writer.save_as(tmp_path / "named.cjm", lambda _error: None)
    assert desk.writer.close()
    assert discard_draft(folder, path)
    assert waiting_drafts(folder) == []
    assert "card-1" in titles_in(tmp_path / "named.cjm")


def test_nothing_outside_the_folder_or_in_use_is_ever_discarded(
    folder: Path, map_file: Path, sit_down: SitDown
) -> None:
    folder.mkdir(parents=True)
    assert not discard_if_untouched(folder, map_file)
    assert not discard_draft(folder, map_file)
    assert not discard_draft(folder, folder / ".." / map_file.name)
    assert map_file.exists()

    draft = new_draft(folder)
    sit_down(draft)
    assert not discard_draft(folder, draft)
    assert draft.exists()


def test_draft_that_holds_an_import_is_worth_keeping(folder: Path) -> None:
    path = make_file(new_draft_path(folder, NOW))
    assert not discard_if_untouched(folder, path)
    assert [draft.path for draft in waiting_drafts(folder)] == [path]


def test_backups_of_a_draft_are_no_drafts_and_go_with_it(folder: Path) -> None:
    path = new_draft(folder)
    path.with_name(path.name + "-journal").write_bytes(b"of a crash")
    with open_workshop(path) as opened:
        assert opened.writable
    assert path.with_name(f"{path.stem}.before-recovery.cjm").exists()
    assert waiting_drafts(folder) == []

    assert discard_draft(folder, path)
    assert list(folder.iterdir()) == []


def test_damaged_draft_is_still_offered(folder: Path) -> None:
    path = new_draft_path(folder, NOW)
    path.write_bytes(b"not a database")
    assert [draft.path for draft in waiting_drafts(folder)] == [path]


def test_folder_that_is_not_there_offers_nothing(folder: Path) -> None:
    assert waiting_drafts(folder) == []


def test_drafts_lie_where_the_system_keeps_data(tmp_path: Path) -> None:
    data = {"XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    assert drafts_folder(data).name == "drafts"
    assert drafts_folder({}).is_absolute()
