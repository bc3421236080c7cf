"""A damaged row becomes a listed warning; what is left is sound, and is what gets saved."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import Step
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.workshop_file import open_workshop
from tests.storage.small_map import Desk, Outcome, deleted, retitled, small_map, titles_in

SitDown = Callable[..., Desk]


def damage(path: Path, statement: str, *values: Any) -> None:
    """A change by hand that checks nothing."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


DROPPED = [
    ("UPDATE step SET map_id = 'none' WHERE id = 'step-2'", "step-2"),
    ("UPDATE lane SET kind = 'balcony' WHERE id = 'sales'", "sales"),
    ("UPDATE lane SET kind = 'metric' WHERE id = 'sales'", "card"),
    ("UPDATE feeling SET value = 7", "curve:step-2"),
    ("UPDATE feeling SET value = 9e999", "curve:step-2"),
    ("UPDATE placement SET id = 'other'", "step-0:goal"),
    ("UPDATE placement SET stage_id = 'none'", "step-0:goal"),
    ("UPDATE link SET source_id = 'card'", "link"),
    ("UPDATE link SET target_id = 'none'", "link"),
    ("UPDATE curve SET id = '' WHERE id = 'curve'", "curve"),
    ("UPDATE step SET title = CAST(x'ff41' AS TEXT), id = CAST(x'fe' AS TEXT) "
     "WHERE id = 'step-3'", "step-3"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "lost"), DROPPED)
def test_row_that_cannot_be_a_record_is_left_out_with_what_hangs_on_it(
    map_file: Path, sit_down: SitDown, statement: str, lost: str
) -> None:
    damage(map_file, statement)
    assert not check_file(map_file).whole

    desk = sit_down(map_file)
    assert desk.opened.warnings
    assert all(str(warning) for warning in desk.opened.warnings)
    assert violations(desk.opened.document) == []
    ids = {record.id for record in desk.opened.records}
    assert lost not in ids
    assert {"map", "step-0", "ada"} <= ids

    desk.writer.submit(retitled(desk.find("step-0"), "I look around"))
    assert desk.writer.drain(10)
    assert check_file(map_file).problems == (), "the first edit mends the file"
    kept = map_file.with_name(f"{map_file.stem}.before-repair.cjm")
    assert not check_file(kept).whole, "a copy keeps what was there"
    assert titles_in(map_file)["step-0"] == "I look around"
    assert {record.id for record in open_workshop(map_file, read_only=True).records} == ids


EMPTIED = [
    ("UPDATE touchpoint SET status = 'wobbly'", "card", "status", ""),
    ("UPDATE touchpoint SET last_step_id = 'none'", "card", "last_step_id", None),
    ("UPDATE touchpoint SET step_id = 'step-3'", "card", "last_step_id", None),
    ("UPDATE map SET persona_id = 'none'", "map", "persona_id", None),
    ("UPDATE map SET time_unit = 'aeon'", "map", "time_unit", "day"),
    ("UPDATE note SET step_id = NULL", "note", "lane_id", None),
    ("UPDATE note SET lane_id = 'sales'", "note", "lane_id", None),
    ("UPDATE step SET moment_of_truth = 5 WHERE id = 'step-1'", "step-1", "moment_of_truth",
     False),
    ("UPDATE step SET time_from = 5, time_to = 1 WHERE id = 'step-1'", "step-1", "time_to", None),
    ("UPDATE stage SET entered = -5 WHERE id = 'goal'", "goal", "entered", None),
    ("UPDATE step SET title = CAST(x'49ff' AS TEXT) WHERE id = 'step-1'", "step-1", "title",
     "I�"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "id_", "field", "value"), EMPTIED)
def test_bad_value_that_may_be_empty_costs_the_value_only(
    map_file: Path, sit_down: SitDown, statement: str, id_: str, field: str, value: object
) -> None:
    damage(map_file, statement)

    desk = sit_down(map_file)

    assert desk.opened.warnings
    assert len(desk.opened.records) == len(small_map())
    assert getattr(desk.find(id_), field) == value
    desk.writer.submit(retitled(desk.find("step-0"), "I look around"))
    assert desk.writer.drain(10)
    assert check_file(map_file).problems == ()


def test_fewer_than_no_answers_to_a_survey_are_left_out_and_the_survey_stays(
    map_file: Path, sit_down: SitDown
) -> None:
    damage(
        map_file,
        "INSERT INTO survey (id, touchpoint_id, position, title, n)"
        " VALUES ('nps', 'card', 'a0', 'NPS', -5)",
    )

    desk = sit_down(map_file)

    assert desk.opened.warnings
    assert desk.find("nps").n is None


@pytest.mark.parametrize("position", ["a0", "", "zzz!", "Ω", "a00"])
def test_equal_and_invalid_positions_are_made_anew_in_the_same_order(
    map_file: Path, sit_down: SitDown, position: str
) -> None:
    damage(map_file, "UPDATE step SET position = ?", position)
    desk = sit_down(map_file)
    steps = sorted(desk.opened.document.all(Step), key=lambda step: step.position)
    assert [step.id for step in steps] == ["step-0", "step-1", "step-2", "step-3"]
    assert len({step.position for step in steps}) == 4
    assert any("position" in str(warning) for warning in desk.opened.warnings)

    desk.writer.submit(retitled(desk.find("card"), "x"))
    assert desk.writer.drain(10)
    assert check_file(map_file).problems == ()


def test_opening_alone_does_not_change_a_damaged_file(map_file: Path, sit_down: SitDown) -> None:
    damage(map_file, "UPDATE link SET target_id = 'none'")
    before = map_file.read_bytes()
    desk = sit_down(map_file)
    assert desk.writer.close()
    assert map_file.read_bytes() == before


def test_what_a_left_out_row_referred_to_can_be_deleted(map_file: Path, sit_down: SitDown) -> None:
    damage(map_file, "UPDATE feeling SET value = 7")
    desk = sit_down(map_file)
    desk.writer.submit(deleted(desk.find("curve")))
    assert desk.writer.drain(10)
    assert check_file(map_file).problems == ()


def test_copy_of_a_damaged_file_is_sound_and_the_file_is_left_alone(
    map_file: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    damage(map_file, "UPDATE step SET map_id = 'none' WHERE id = 'step-2'")
    before = map_file.read_bytes()
    desk = sit_down(map_file)
    outcome = Outcome()
    desk.writer.save_copy(tmp_path / "copy.cjm", outcome)
    assert outcome.error() is None
    assert check_file(tmp_path / "copy.cjm").problems == ()
    assert map_file.read_bytes() == before


def test_thousands_of_damaged_rows_do_not_make_thousands_of_warnings(map_file: Path) -> None:
    with closing(sqlite3.connect(map_file)) as connection, connection:
        connection.executemany(
            "INSERT INTO note (id, map_id, position, text) VALUES (?, 'none', 'a0', 'x')",
            [(f"n{number}",) for number in range(5000)],
        )
    opened = open_workshop(map_file, read_only=True)
    assert len(opened.warnings) <= 201
    assert "4800" in str(opened.warnings[-1])
