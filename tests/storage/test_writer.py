import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.model.records import RECORD_TYPES, Image, Record, RecordTypes
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.images import image_id
from cjm_desktop.storage.lock import lock_path
from cjm_desktop.storage.migrations import FORMATS, Format
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from cjm_desktop.storage.writer import Writer
from tests.storage.small_map import (
    PHOTO,
    PHOTO_ID,
    Desk,
    added,
    card,
    deleted,
    read_again,
    retitled,
    small_map,
    titles_in,
)

SitDown = Callable[..., Desk]


def test_saved_file_reads_back_as_it_was_written(map_file: Path) -> None:
    reopened = read_again(map_file)

    assert set(reopened.records) == set(small_map())
    assert reopened.warnings == ()
    assert reopened.images.read(PHOTO_ID) == PHOTO


def test_each_patch_is_in_the_file_once_it_is_called_saved(
    map_file: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)

    desk.writer.submit(retitled(desk.find("card"), "Web shop"))
    assert desk.writer.drain(10)

    assert titles_in(map_file)["card"] == "Web shop"
    assert desk.states[-1].kind == "saved"
    assert desk.states[-1].saved == 1
    assert [state.kind for state in desk.states] == ["saving", "saved"]


def test_nothing_is_called_saved_while_it_waits_for_a_slow_copy(
    map_file: Path, sit_down: SitDown, tmp_path: Path
) -> None:
    desk = sit_down(map_file)
    copied, go_on = threading.Event(), threading.Event()

    def slowly(_error: object) -> None:
        copied.set()
        assert go_on.wait(10)

    desk.writer.save_copy(tmp_path / "copy.cjm", slowly)
    assert copied.wait(10)
    assert desk.writer.state.kind == "saved"
    desk.writer.submit(retitled(desk.find("card"), "Web shop"))
    waiting = desk.writer.state
    go_on.set()
    assert desk.writer.drain(10)

    assert (waiting.kind, waiting.unsaved) == ("saving", 1)
    assert titles_in(map_file)["card"] == "Web shop"


def test_patches_are_saved_in_order_however_fast_they_come(
    map_file: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    current = desk.find("card")

    for number in range(500):
        desk.writer.submit(retitled(current, f"Title {number}"))
        desk.writer.submit(added(card(number)))
        current = replace(current, title=f"Title {number}")
    for number in range(0, 500, 2):
        desk.writer.submit(deleted(card(number)))
    assert desk.writer.drain(10)

    titles = titles_in(map_file)
    assert titles["card"] == "Title 499"
    assert sorted(int(id_[5:]) for id_ in titles if id_.startswith("card-")) == [*range(1, 500, 2)]


def test_a_whole_map_goes_and_comes_back_in_one_patch(map_file: Path, sit_down: SitDown) -> None:
    """Whatever order the changes stand in, the references hold when all is written."""
    desk = sit_down(map_file)
    everything = deleted(*desk.opened.records)

    desk.writer.submit(everything)
    assert desk.writer.drain(10)
    assert read_again(map_file).records == ()

    desk.writer.submit(everything.inverse())
    assert desk.writer.drain(10)
    reopened = read_again(map_file)
    assert set(reopened.records) == set(small_map())
    assert reopened.images.read(PHOTO_ID) == PHOTO


def test_new_image_is_seen_at_once_and_saved_with_its_patch(
    map_file: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    data = b"GIF89a" * 1000
    image = Image(id=image_id(data), media_type="image/gif", width=1, height=1)

    desk.writer.add_image(image, data)
    desk.writer.submit(added(image))

    assert desk.opened.images.read(image.id) == data
    assert desk.writer.drain(10)
    assert read_again(map_file).images.read(image.id) == data
    assert desk.opened.images.read(PHOTO_ID) == PHOTO


def test_change_of_an_image_leaves_its_data_alone(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    image = desk.find(PHOTO_ID)
    desk.writer.submit(Patch("Turn", (Change(image, replace(image, width=30, height=40)),)))
    assert desk.writer.drain(10)
    reopened = read_again(map_file)
    assert reopened.images.read(PHOTO_ID) == PHOTO
    assert reopened.document.all(Image)[0].width == 30


def test_image_data_that_is_not_what_its_id_says_is_refused(
    map_file: Path, sit_down: SitDown
) -> None:
    desk = sit_down(map_file)
    with pytest.raises(ValueError, match="SHA-256"):
        desk.writer.add_image(Image(id="x", media_type="image/gif", width=1, height=1), b"y")


def test_view_is_remembered_and_counts_as_no_change(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)

    desk.writer.save_view({"map": "map", "lens": "goal"})
    desk.writer.save_view({"lens": "activity"})
    assert desk.writer.drain(10)

    assert read_again(map_file).view == {"map": "map", "lens": "activity"}
    assert desk.writer.state.saved == 0
    assert read_again(map_file).records == desk.opened.records


def test_read_only_workshop_has_no_writer(map_file: Path) -> None:
    with pytest.raises(ValueError, match="no lock"):
        Writer(read_again(map_file), lambda _state: None)


def test_closed_writer_takes_nothing_more(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    assert desk.writer.close()
    assert desk.writer.close(), "closing twice does no harm"
    with pytest.raises(RuntimeError, match="closed"):
        desk.writer.submit(added(card(1)))


def test_closing_saves_all_and_gives_the_file_back(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)
    desk.writer.submit(retitled(desk.find("card"), "Last word"))

    assert desk.writer.close()

    assert titles_in(map_file)["card"] == "Last word"
    assert not lock_path(map_file).exists()
    assert list(map_file.parent.iterdir()) == [map_file]
    with open_workshop(map_file) as reopened:
        assert reopened.writable


def test_file_stays_one_plain_file_that_can_be_mailed(map_file: Path, sit_down: SitDown) -> None:
    """No write-ahead log: after every commit all is in the one file."""
    desk = sit_down(map_file)
    desk.writer.submit(retitled(desk.find("card"), "Mailed"))
    assert desk.writer.drain(10)

    mailed = map_file.parent.parent / "mailed.cjm"
    mailed.write_bytes(map_file.read_bytes())

    assert titles_in(mailed)["card"] == "Mailed"
    with closing(sqlite3.connect(mailed)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_text_that_no_file_can_hold_does_not_stop_saving(map_file: Path, sit_down: SitDown) -> None:
    desk = sit_down(map_file)

    desk.writer.submit(retitled(desk.find("card"), "half a \ud83d smile\0!"))
    assert desk.writer.drain(10)

    assert titles_in(map_file)["card"] == "half a ? smile\0!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather(Record):
    """A record type that the program does not have yet."""

    table: ClassVar[str] = "weather"

    sky: str
    degrees: float | None = None
    storm: bool = False


WITH_WEATHER: RecordTypes = {**RECORD_TYPES, "weather": Weather}
WEATHER_FORMATS = (
    *FORMATS,
    Format(
        FORMATS[-1].major,
        FORMATS[-1].minor + 1,
        "CREATE TABLE weather (id TEXT PRIMARY KEY NOT NULL, sky TEXT NOT NULL, degrees REAL, "
        "storm INTEGER NOT NULL DEFAULT 0) STRICT;",
    ),
)


def test_new_record_type_needs_one_dataclass_and_one_table(tmp_path: Path) -> None:
    path = tmp_path / "weather.cjm"
    create_workshop(path, small_map(), read_image={PHOTO_ID: PHOTO}.get, formats=WEATHER_FORMATS)
    opened = open_workshop(path, record_types=WITH_WEATHER, formats=WEATHER_FORMATS)
    writer = Writer(opened, lambda _state: None, formats=WEATHER_FORMATS)
    rain = Weather(id="today", sky="rain")
    storm = replace(rain, degrees=4.5, storm=True)

    writer.submit(added(rain, Weather(id="tomorrow", sky="sun")))
    writer.submit(Patch("Storm", (Change(rain, storm),)))
    writer.submit(deleted(Weather(id="tomorrow", sky="sun")))
    assert writer.close()

    again = open_workshop(path, read_only=True, record_types=WITH_WEATHER, formats=WEATHER_FORMATS)
    assert again.document.all(Weather) == [storm]
    assert check_file(path, record_types=WITH_WEATHER, formats=WEATHER_FORMATS).whole
