"""`info` says what is in a file: for the hotel stay, what was worked out by hand."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.records import RECORD_TYPES, Answer, Journey, Step
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from tests.cli.outcome import Run

RUNS_BY_HAND = {
    "functional": [
        (None, 1), ("Marketing", 1), ("Marketing + Sales", 1), ("Sales", 1), (None, 1),
        ("Service", 3), ("Marketing + Finance", 1), ("Marketing", 1),
    ],
    "outcome": [(None, 1), ("Acquisition", 2), ("Conversion", 1), (None, 1), ("Retention", 5)],
    "interactive": [
        (None, 1), ("Interest", 1), ("Consideration", 1), ("Purchase", 1), (None, 1),
        ("Post-purchase", 4), ("Repurchase", 1),
    ],
    "activity": [
        ("Planning", 1), ("Search", 2), ("Booking", 1), ("Packing", 1), ("Check-in", 1),
        ("Stay", 1), ("Check-out", 1), ("Afterwards", 2),
    ],
    "goal": [
        ("Framing the decision", 1), ("Deciding", 2), ("Transaction", 1), ("Deciding", 1),
        ("Transaction", 3), ("Evaluation", 2),
    ],
}  # fmt: skip

COUNTS_BY_HAND = {
    "step": 10, "touchpoint": 10, "activity": 2, "gap": 2, "lane": 9, "note": 6, "curve": 1,
    "feeling": 10, "link": 1, "persona": 1, "image": 0, "figure": 0, "amount": 0,
    "agreement": 0, "answer": 0, "checkpoint": 0, "survey": 0, "risk": 0,
}  # fmt: skip


def maps_of(run: Run, path: Path) -> Any:
    outcome = run("info", path, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    return json.loads(outcome.out)["maps"]


def test_the_hotel_stay_is_as_worked_out_by_hand(run: Run, hotel: Path) -> None:
    (found,) = maps_of(run, hotel)

    assert set(found) == {"id", "title", "state", "counts", "lenses"}
    assert (found["title"], found["state"]) == ("Three nights in Copenhagen", "current")
    assert {name: found["counts"][name] for name in COUNTS_BY_HAND} == COUNTS_BY_HAND
    assert {
        lens: [(run["stage"], run["steps"]) for run in seen["runs"]]
        for lens, seen in found["lenses"].items()
    } == RUNS_BY_HAND


def test_findings_and_facts_of_every_lens_are_listed(run: Run, hotel: Path) -> None:
    (found,) = maps_of(run, hotel)
    listed = {lens: seen["findings"] for lens, seen in found["lenses"].items()}

    for findings in listed.values():
        assert {tuple(one) for one in findings} == {("kind", "severity", "text", "about")}
        severities = [one["severity"] for one in findings]
        assert severities == sorted(severities, key=["high", "medium", "low", "fact"].index)
    counted = {
        lens: sum(one["severity"] != "fact" for one in findings)
        for lens, findings in listed.items()
    }
    assert counted == {
        "functional": 14, "outcome": 8, "interactive": 11, "activity": 16, "goal": 12,
    }  # fmt: skip
    (weakest,) = (one for one in listed["goal"] if one["kind"] == "weakest_link")
    assert weakest["text"] == (
        "Packs the suitcase is the lowest point, and no one is there."
        " Whose moment could this become?"
    )
    assert len(weakest["about"]) == 2
    assert [one["text"] for one in listed["functional"] if one["kind"] == "hand_over"][1] == (
        "Booking hands over to Reception at “Checks in”: through a gap."
    )


def test_what_the_team_answered_is_left_out(run: Run, tmp_path: Path) -> None:
    records = template_records("hotel-stay")
    steps = {record.title: record.id for record in records if isinstance(record, Step)}
    journey = next(record for record in records if isinstance(record, Journey))
    key = f"gap:{steps['Gets the assignment']}"
    answer = Answer(map_id=journey.id, finding_key=key, reason="Outside our business")
    create_workshop(tmp_path / "answered.cjm", [*records, answer])

    (found,) = maps_of(run, tmp_path / "answered.cjm")
    for lens in ("functional", "activity"):
        gaps = [one["about"] for one in found["lenses"][lens]["findings"] if one["kind"] == "gap"]
        assert gaps == [[steps["Packs the suitcase"]]]


def test_every_record_of_a_map_is_counted(run: Run, hotel: Path) -> None:
    (found,) = maps_of(run, hotel)

    assert set(RECORD_TYPES) - set(found["counts"]) == {"map"}


def test_in_words(run: Run, hotel: Path) -> None:
    outcome = run("info", hotel)

    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(
        "hotel.cjm: 1 map\n\nThree nights in Copenhagen (current state)\n"
    )
    assert "10 steps, 10 touchpoints, 2 activities, 2 steps without us" in outcome.out
    assert "Deciding 1 → Transaction 3 → Evaluation 2" in outcome.out
    assert "  35 questions for the room:\n" in outcome.out
    assert (
        "    Packs the suitcase is the lowest point, and no one is there."
        " Whose moment could this become?\n"
    ) in outcome.out
    assert outcome.out.endswith("    … and 30 more\n")


def test_a_map_that_asks_nothing_has_no_list_of_questions(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "blank.cjm").status == 0

    assert "question" not in run("info", tmp_path / "blank.cjm").out


def test_several_maps_are_told_apart(run: Run, two_maps: Path) -> None:
    current, future = maps_of(run, two_maps)

    assert (current["title"], future["title"]) == ("Three nights in Copenhagen", "Ours")
    assert (current["state"], future["state"]) == ("current", "future")
    assert (current["counts"]["step"], current["counts"]["link"]) == (10, 1)
    assert (future["counts"]["step"], future["counts"]["link"]) == (0, 0)
    assert future["lenses"]["goal"]["runs"] == []
    assert run("info", two_maps).out.startswith("two.cjm: 2 maps\n")


def test_the_program_itself_says_it_to_other_programs(run_program: Run, hotel: Path) -> None:
    outcome = run_program("info", hotel, "--json")

    assert (outcome.status, outcome.err) == (0, "")
    (found,) = json.loads(outcome.out)["maps"]
    assert found["counts"]["gap"] == 2


@pytest.mark.parametrize("command", [["info"], ["check"], ["info", "--json"]])
def test_a_file_that_a_window_has_open_can_be_read(
    run_program: Run, hotel: Path, command: list[str]
) -> None:
    with open_workshop(hotel) as opened:
        assert opened.writable
        before, beside = hotel.read_bytes(), sorted(hotel.parent.iterdir())

        outcome = run_program(*command, hotel)

        assert (outcome.status, outcome.err) == (0, "")
        assert hotel.read_bytes() == before
        assert sorted(hotel.parent.iterdir()) == beside


def test_a_row_that_makes_no_sense_is_warned_of(run: Run, hotel: Path) -> None:
    connection = sqlite3.connect(hotel)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE note SET lane_id = 'gone' WHERE rowid = 1")
    connection.commit()
    connection.close()
    before = hotel.read_bytes()

    said, checked = run("info", hotel), run("check", hotel)

    assert (said.status, checked.status) == (1, 1)
    assert said.err
    assert "Three nights in Copenhagen" in said.out
    assert "problem" in checked.out
    assert checked.err
    assert hotel.read_bytes() == before
