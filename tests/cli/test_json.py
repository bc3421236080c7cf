"""A workshop goes out as JSON and comes back the same, pictures and all; what is not so is said."""

import base64
import hashlib
import json
import random
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.positions import key_after_last
from cjm_desktop.model.records import (
    RECORD_TYPES,
    Agreement,
    Amount,
    Answer,
    Checkpoint,
    Figure,
    Image,
    Journey,
    Lane,
    Link,
    Note,
    Persona,
    Placement,
    Record,
    Risk,
    Stage,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from tests.cli.outcome import Outcome, Run

PICTURES = {
    hashlib.sha256(data).hexdigest(): data
    for data in (b"\x89PNG small", random.Random(3).randbytes(400_000))
}


def images() -> list[Image]:
    return [Image(id=name, media_type="image/png", width=40, height=30) for name in PICTURES]


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A file with two maps and something of every record type, notes parked among them."""
    first, second = list(template_records("hotel-stay")), list(template_records("blank"))
    step = next(record for record in first if isinstance(record, Step))
    stage = next(record for record in first if isinstance(record, Stage))
    card = next(record for record in first if isinstance(record, Touchpoint))
    map_id, step_id = step.map_id, step.id
    storyboard = Lane(map_id=map_id, position="c00A", kind="images", title="Storyboard")
    metric = Lane(map_id=map_id, position="c00B", kind="metric", title="Minutes")
    pictures = images()
    figures = [
        Figure(step_id=step_id, lane_id=storyboard.id, position=key, image_id=picture.id)
        for key, picture in zip(("a0", "a1"), pictures, strict=True)
    ]
    goal = Stage(map_id=map_id, lens="goal", position="c00A", title="Æ “goal”")
    more: list[Record] = [
        storyboard, metric, goal, *pictures, *figures,
        Amount(id=Amount.id_for(metric.id, step_id), lane_id=metric.id, step_id=step_id, value=1.5),
        Note(map_id=map_id, position="c00A", text="Parked\n行\t\\ \"'<&>", votes=3, impact=5),
        Agreement(step_id=step_id, from_department="A", to_department="B", agreed_on="2026-11-22"),
        Answer(map_id=map_id, finding_key="gap:1", reason="It is hers."),
        Checkpoint(stage_id=stage.id, position="a0", title="Done", done=True),
        Survey(touchpoint_id=card.id, position="a0", title="Asked", n=214, score="4.1 of 5",
               loop_to_staff="closed"),
        Risk(step_id=step_id, position="a0", title="Low product use", detail="Æ"),
        Persona(name="Zoë", image_id=pictures[0].id),
    ]  # fmt: skip
    if not any(isinstance(record, Link) for record in first):
        last = [record for record in first if isinstance(record, Step)][-1]
        more.append(Link(source_id=step_id, target_id=last.id, kind="loop"))
    if not any(isinstance(record, Placement) for record in first):
        key = Placement.id_for(step_id, "goal")
        more.append(Placement(id=key, step_id=step_id, lens="goal", stage_id=goal.id))
    journey = next(record for record in second if isinstance(record, Journey))
    after = key_after_last([record for record in first if isinstance(record, Journey)])
    second[second.index(journey)] = Journey(
        id=journey.id, position=after, title="", state="future", based_on_id=map_id
    )
    create_workshop(tmp_path / "full.cjm", [*first, *more, *second], read_image=PICTURES.get)
    return tmp_path / "full.cjm"


def content(path: Path) -> tuple[set[Record], dict[str, bytes | None]]:
    with open_workshop(path, read_only=True, thorough=True) as opened:
        assert opened.warnings == ()
        records = set(opened.records)
        names = [record.id for record in records if isinstance(record, Image)]
        return records, {name: opened.images.read(name) for name in names}


def test_a_file_with_everything_comes_back_the_same(run: Run, full: Path, tmp_path: Path) -> None:
    assert {record.table for record in content(full)[0]} == set(RECORD_TYPES)

    out = run("export", full, "x.json")
    assert (out.status, out.out, out.err) == (0, "“x.json” was written.\n", "")
    back = run("import", "x.json", "y.cjm")
    assert (back.status, back.err) == (0, "")
    assert "maps: 2, steps: 10" in back.out
    assert "pictures: 2" in back.out

    assert content(tmp_path / "y.cjm") == content(full)
    assert content(full)[1] == PICTURES
    assert run("check", "y.cjm").status == 0
    assert run("export", "y.cjm", "again.json").status == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "x.json").read_bytes()


def test_the_file_is_what_the_design_says(run: Run, full: Path, tmp_path: Path) -> None:
    run("export", full, "x.json")

    form: dict[str, Any] = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert (form["format"], form["version"]) == ("cjm-desktop", [1, 1])
    assert len(form["map"]) == 2
    for row in form["image"]:
        assert base64.b64decode(row["data"]) == PICTURES[row["id"]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("name", ["x", "x.mmd", "x.JSON"])
def test_json_is_known_by_its_content_in_any_unicode(
    run: Run, full: Path, tmp_path: Path, encoding: str, name: str
) -> None:
    run("export", full, "x.json")
    words = (tmp_path / "x.json").read_text(encoding="utf-8")
    (tmp_path / name).write_bytes(f"\n  {words}".encode(encoding))

    assert run("import", name, "y.cjm").status == 0

    assert content(tmp_path / "y.cjm") == content(full)


@pytest.mark.parametrize("option", ["--map", "--lens", "--paper", "--orientation", "--scale"])
def test_options_that_mean_nothing_to_json_are_refused(
    run: Run, hotel: Path, tmp_path: Path, option: str
) -> None:
    value = {"--lens": "goal", "--orientation": "auto", "--paper": "A4"}.get(option, "50%")

    refused(run("export", hotel, "x.json", option, value), option)
    assert not (tmp_path / "x.json").exists()


@pytest.mark.parametrize("option", [["--lens", "goal"], ["--actors", "lanes"]])
def test_options_of_mermaid_are_refused_with_json(
    run: Run, hotel: Path, tmp_path: Path, option: list[str]
) -> None:
    run("export", hotel, "x.json")

    refused(run("import", "x.json", "y.cjm", *option), option[0])
    assert not (tmp_path / "y.cjm").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('"title": "', '"title": 7, "was": "'), "title"),
        (('"step_id": "', '"step_id": "no'), "step_id"),
        (('"stage_id": "', '"stage_id": "no'), '"stage_id" of a placement names a record'),
        (('"metric_actual": null', '"metric_actual": "many"'), "not a number"),
        (('"entered": null', '"entered": -4'), "is below 0"),
        (('"time_to": 2.0', '"time_to": -99'), "run backwards"),
        (('"format": "', '"format": "x'), "no workshop of ours"),
        (('"data": "', '"data": "#'), "image[0].data"),
        (('"data": "', '"data": "AAAA'), "the picture is not the one its id names"),
    ],
)
def test_a_fault_is_refused_with_its_place_and_nothing_is_written(
    run: Run, full: Path, tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    run("export", full, "x.json")
    source = (tmp_path / "x.json").read_text(encoding="utf-8")
    (tmp_path / "x.json").write_text(source.replace(*change, 1), encoding="utf-8")

    refused(run("import", "x.json", "y.cjm"), words)
    assert not (tmp_path / "y.cjm").exists()


def test_what_is_not_known_is_skipped_and_said(run: Run, hotel: Path, tmp_path: Path) -> None:
    run("export", hotel, "x.json")
    form = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    for row in form["step"]:
        row["mood"] = "sunny"
    (tmp_path / "x.json").write_text(json.dumps(form), encoding="utf-8")

    outcome = run("import", "x.json", "y.cjm")

    assert outcome.status == 1
    assert outcome.err == (
        'Skipped: "mood" in "step" is not known and was left out: 10 times, first in step[0].\n'
    )
    assert content(tmp_path / "y.cjm") == content(hotel)


def test_a_picture_that_the_file_has_lost_is_told_going_out_and_coming_in(
    run: Run, full: Path
) -> None:
    connection = sqlite3.connect(full)
    connection.execute("UPDATE image SET data = NULL WHERE id = ?", (sorted(PICTURES)[0],))
    connection.commit()
    connection.close()

    out = run("export", full, "x.json")
    assert out.status == 1
    assert "1 picture is missing or damaged" in out.err
    back = run("import", "x.json", "y.cjm")
    assert back.status == 1
    assert "image[0]: the picture itself is missing." in back.err
    assert run("info", "y.cjm").out.count("map") == run("info", full).out.count("map")


def test_a_text_too_long_to_come_back_is_told_going_out(run: Run, tmp_path: Path) -> None:
    records = [
        replace(record, detail="x" * 100_001) if isinstance(record, Step) else record
        for record in template_records("hotel-stay")
    ]
    create_workshop(tmp_path / "long.cjm", records)

    out = run("export", "long.cjm", "x.json")
    assert out.status == 1
    assert "is larger than what import takes" in out.err
    refused(run("import", "x.json", "y.cjm"), "step[0].detail: this text is longer than 100000")


def test_a_file_without_maps_has_nothing_to_export(run: Run, tmp_path: Path) -> None:
    create_workshop(tmp_path / "empty.cjm", [])

    refused(run("export", "empty.cjm", "x.json"), "no map in the file")
    assert not (tmp_path / "x.json").exists()


def test_what_was_there_is_replaced_as_a_whole_or_not_at_all(
    run: Run, hotel: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_bytes(b"earlier" * 100_000)
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "same.json").symlink_to(hotel)
    before = hotel.read_bytes()

    assert run("export", hotel, "x.json").status == 0
    refused(run("export", hotel, "folder.json"), "is not a file")
    refused(run("export", hotel, "nowhere/x.json"), "there is no folder")
    refused(run("export", hotel, "same.json"), "is the workshop file itself")

    assert b"earlier" not in (tmp_path / "x.json").read_bytes()
    assert hotel.read_bytes() == before
    names = ["folder.json", "hotel.cjm", "same.json", "x.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def refused(outcome: Outcome, words: str) -> None:
    assert outcome.status == 2
    assert outcome.out == ""
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert "fault of cjm-desktop" not in outcome.err
