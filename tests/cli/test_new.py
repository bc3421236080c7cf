"""`new` makes a sound file from a template, and overwrites none."""

from pathlib import Path

import pytest

from cjm_desktop.exchange.templates import TEMPLATES
from tests.cli.outcome import Run


def test_the_worked_example(run: Run, tmp_path: Path) -> None:
    made = run("new", "stay.cjm", "--template", "hotel-stay")

    assert (made.status, made.err) == (0, "")
    assert run("check", "stay.cjm").out == "“stay.cjm” is whole.\n"
    assert "Three nights in Copenhagen (current state)" in run("info", "stay.cjm").out
    assert [path.name for path in tmp_path.iterdir()] == ["stay.cjm"]


def test_without_a_template_the_map_is_blank(run: Run) -> None:
    assert run("new", "ours.cjm").status == 0

    said = run("info", "ours.cjm")

    assert said.status == 0
    assert "0 steps, 0 touchpoints" in said.out


def test_names_with_signs_and_letters_of_any_kind(run: Run, tmp_path: Path) -> None:
    name = "Ærø %20#?& {x} 旅.cjm"

    assert run("new", name).status == 0
    assert (tmp_path / name).exists()
    assert run("check", name).status == 0


def test_an_existing_file_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.cjm").write_bytes(b"mine")

    outcome = run("new", "notes.cjm")

    assert outcome.status == 2
    assert "exists already" in outcome.err
    assert (tmp_path / "notes.cjm").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["nowhere/x.cjm", "a-file/x.cjm", "a-folder", "n" * 300])
def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_bytes(b"")
    (tmp_path / "a-folder").mkdir()

    outcome = run("new", name)

    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert "fault of cjm-desktop" not in outcome.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a-file", "a-folder"]


@pytest.mark.parametrize("language", ["en", "da", "sv"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_makes_a_whole_file_in_every_language(
    run: Run, template: str, language: str
) -> None:
    made = run("new", "ours.cjm", "--template", template, "--language", language)

    assert (made.status, made.err) == (0, "")
    assert run("check", "ours.cjm").status == 0


def test_a_template_in_danish(run: Run) -> None:
    run("new", "køb.cjm", "--template", "purchase-cycle", "--language", "da")

    assert "Fra behov til anbefaling" in run("info", "køb.cjm").out


def test_without_a_language_the_words_are_those_of_the_program(run_program: Run, run: Run) -> None:
    made = run_program("new", "stay.cjm", "--template", "hotel-stay", LANGUAGE="sv")

    assert made.status == 0
    assert "Tre nätter i Köpenhamn" in run("info", "stay.cjm").out


def test_a_ready_journey_is_first_seen_in_the_lens_of_its_stages(run: Run) -> None:
    run("new", "ours.cjm", "--template", "purchase-cycle")

    assert run("export", "ours.cjm", "ours.mmd").status in (0, 1)
    assert "section Repurchase and recommendation" in Path("ours.mmd").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "words", "choices"),
    [
        ("--template", "wedding", "blank, purchase-cycle, partnership, onboarding, hotel-stay"),
        ("--language", "fi", "en, da, sv"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, option: str, words: str, choices: str
) -> None:
    refused = run("new", "ours.cjm", option, words)

    assert refused.status == 2
    assert f"“{words}”" in refused.err
    assert choices in refused.err
    assert refused.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
