"""`export … .mmd` writes one map in one lens, says what is left out, and comes back the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.records import LENSES, Journey
from cjm_desktop.storage.workshop_file import create_workshop
from tests.cli.outcome import Outcome, Run

AWKWARD = Path(__file__).parents[1] / "fuzz" / "corpus" / "json" / "awkward-titles.json"


def runs_in(run: Run, path: object, lens: str) -> list[tuple[str | None, int]]:
    maps = json.loads(run("info", path, "--json").out)["maps"]
    return [(found["stage"], found["steps"]) for found in maps[0]["lenses"][lens]["runs"]]


def test_what_mermaid_carries_whole_is_written_without_a_word(run: Run, tmp_path: Path) -> None:
    source = "journey\n  title A parcel\n  section Ordering\n    Pays: 4: Mette\n"
    (tmp_path / "a.mmd").write_text(source, encoding="utf-8")
    assert run("import", "a.mmd", "a.cjm").status == 0

    outcome = run("export", "a.cjm", "b.mmd", "--lens", "activity")

    assert (outcome.status, outcome.out, outcome.err) == (0, "“b.mmd” was written.\n", "")
    assert (tmp_path / "b.mmd").read_text(encoding="utf-8") == source


def test_what_it_cannot_carry_is_a_warning_each(run: Run, hotel: Path, tmp_path: Path) -> None:
    outcome = run("export", hotel, "x.mmd", "--lens", "goal")

    assert outcome.status == 1
    assert outcome.out == "“x.mmd” was written.\n"
    for words in ("notes", "times", "titles of touchpoints"):
        assert f"Not in a Mermaid journey: {words} (" in outcome.err
    assert (tmp_path / "x.mmd").read_text(encoding="utf-8").startswith("journey\n  title Three")


@pytest.mark.parametrize("lens", LENSES[1:])  # the functional one is computed
def test_the_stages_of_the_lens_are_the_sections(run: Run, hotel: Path, lens: str) -> None:
    run("export", hotel, "x.mmd", "--lens", lens)
    back = run("import", "x.mmd", "y.cjm", "--lens", lens)

    assert back.status < 2, back.err
    assert runs_in(run, "y.cjm", lens) == runs_in(run, hotel, lens)


@pytest.mark.parametrize("lens", ["activity", "goal"])
def test_awkward_words_come_back_as_they_were(run: Run, tmp_path: Path, lens: str) -> None:
    run("import", AWKWARD, "x.cjm")
    run("export", "x.cjm", "x.mmd", "--lens", lens)
    assert run("import", "x.mmd", "y.cjm").status == 1  # steps without a score
    run("export", "y.cjm", "y.json")

    gone_out, come_back = (
        json.loads(path.read_text(encoding="utf-8")) for path in (AWKWARD, tmp_path / "y.json")
    )
    steps = sorted(come_back["step"], key=lambda step: step["position"])
    assert [step["title"] for step in steps] == [
        step["title"].strip() or "Untitled" for step in gone_out["step"]
    ]
    assert come_back["map"][0]["title"] == gone_out["map"][0]["title"]
    assert come_back["map"][0]["scenario"] == gone_out["map"][0]["scenario"]
    lanes = {lane["title"] for lane in gone_out["lane"] if lane["kind"] == "department"}
    assert lanes <= {lane["title"] for lane in come_back["lane"]}


def test_without_a_lens_it_is_that_in_which_the_file_was_last_seen(
    run: Run, tmp_path: Path
) -> None:
    create_workshop(
        tmp_path / "x.cjm", template_records("hotel-stay"), view={"lens": "interactive"}
    )

    run("export", "x.cjm", "seen.mmd")
    run("export", "x.cjm", "asked.mmd", "--lens", "interactive")
    run("export", "x.cjm", "other.mmd", "--lens", "activity")

    seen, asked, other = ((tmp_path / f"{name}.mmd").read_bytes()
                          for name in ("seen", "asked", "other"))  # fmt: skip
    assert seen == asked != other


def test_of_several_maps_one_must_be_chosen(run: Run, two_maps: Path, tmp_path: Path) -> None:
    refused(run("export", two_maps, "x.mmd"), "“Three nights in Copenhagen”, “Ours”", tmp_path)
    refused(run("export", two_maps, "x.mmd", "--map", "No"), "no map called “No”", tmp_path)

    assert run("export", two_maps, "x.mmd", "--map", "Ours").status == 0
    assert "title Ours" in (tmp_path / "x.mmd").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--lens", "all"], "shows one lens"),
        (["--paper", "A4"], "has no paper"),
        (["--scale", "50%"], "has no paper"),
        (["--orientation", "auto"], "has no paper"),
    ],
)
def test_what_a_journey_cannot_show_is_refused(
    run: Run, two_maps: Path, tmp_path: Path, options: list[str], words: str
) -> None:
    refused(run("export", two_maps, "x.mmd", "--map", "Ours", *options), words, tmp_path)


def test_a_blank_map_without_a_title_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    blank = [
        replace(record, title="") if isinstance(record, Journey) else record
        for record in template_records("blank")
    ]
    create_workshop(tmp_path / "blank.cjm", blank)

    assert run("export", "blank.cjm", "x.mmd").status == 0
    assert run("import", "x.mmd", "y.cjm").status < 2


def refused(outcome: Outcome, words: str, folder: Path) -> None:
    assert outcome.status == 2
    assert outcome.out == ""
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["two.cjm"]
