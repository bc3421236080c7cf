"""`export --findings` tells what each lens asks, and `--compare` shows the stages of another."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.lenses.lens_words import LENS_BLIND_SPOT, LENS_QUESTION
from cjm_desktop.model.records import LENSES
from cjm_desktop.storage.workshop_file import create_workshop
from tests.benchmarks.big_maps import big_records
from tests.cli.outcome import Run


def unbroken(words: str) -> str:
    """Words without the blanks at which lines may be broken."""
    return "".join(words.split())


def pages_of(pdf: str) -> list[str]:
    return [unbroken(page.extract_text()) for page in PdfReader(pdf).pages]


def outline_of(pdf: str) -> list[str]:
    return [entry["/Title"] for entry in PdfReader(pdf).outline]  # type: ignore[call-overload,index]


def findings_of(run: Run, file: Path, lens: str) -> list[str]:
    """What a lens finds as `info --json` says it."""
    (found,) = json.loads(run("info", file, "--json").out)["maps"]
    said: list[dict[str, Any]] = found["lenses"][lens]["findings"]
    return [one["text"] for one in said]


def test_the_lens_story_has_a_page_for_each_lens_with_all_it_finds(run: Run, hotel: Path) -> None:
    outcome = run("export", hotel, "story.pdf", "--lens", "all", "--findings")
    assert (outcome.status, outcome.err) == (0, "")
    pages = pages_of("story.pdf")
    assert len(pages) == 5
    for lens, page in zip(LENSES, pages, strict=True):
        for words in (LENS_TITLES[lens], str(LENS_QUESTION[lens]), str(LENS_BLIND_SPOT[lens])):
            assert unbroken(words) in page
        for text in findings_of(run, hotel, lens):
            assert unbroken(text) in page, (lens, text)
    assert outline_of("story.pdf") == [
        f"Three nights in Copenhagen – {LENS_TITLES[lens]}" for lens in LENSES
    ]


def test_one_lens_can_be_told_alone(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.pdf", "--lens", "activity", "--findings").status == 0
    (page,) = pages_of("x.pdf")
    for text in findings_of(run, hotel, "activity"):
        assert unbroken(text) in page
    assert outline_of("x.pdf") == ["Three nights in Copenhagen"]


def test_findings_without_room_go_on_on_further_pages(run: Run, tmp_path: Path) -> None:
    create_workshop(tmp_path / "big.cjm", big_records(60, 12, 200))
    assert run("export", "big.cjm", "x.pdf", "--lens", "functional", "--findings").status == 0
    pages = pages_of("x.pdf")
    assert len(pages) > 1
    asked = findings_of(run, tmp_path / "big.cjm", "functional")
    assert len(asked) > 100
    for text in asked:
        assert any(unbroken(text) in page for page in pages), text
    assert outline_of("x.pdf") == ["A large map", *["A large map, continued"] * (len(pages) - 1)]


def test_every_map_of_the_file_is_told(run: Run, two_maps: Path) -> None:
    assert run("export", two_maps, "x.pdf", "--lens", "all", "--findings").status == 0
    pages = pages_of("x.pdf")
    assert len(pages) == 10
    assert unbroken("No question for the room.") in pages[-1]


@pytest.mark.parametrize("options", [["--paper", "A4"], ["--orientation", "landscape"], []])
def test_the_pages_have_the_paper_asked_for(run: Run, hotel: Path, options: list[str]) -> None:
    assert run("export", hotel, "x.pdf", "--findings", *options).status == 0
    sizes = [page.mediabox for page in PdfReader("x.pdf").pages]
    long, short = (297, 210) if "A4" in options else (420, 297)
    for box in sizes:
        sides = sorted(round(float(side) / 72 * 25.4) for side in (box.width, box.height))
        assert sides == [short, long]
        assert box.width > box.height or "landscape" not in options


def test_two_lenses_are_drawn_above_the_same_steps(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.pdf", "--lens", "goal", "--compare", "functional").status == 0
    (page,) = pages_of("x.pdf")
    for words in ("Functional lens", "Goal-based lens", "Brings guests in", "Deciding, again"):
        assert unbroken(words) in page
    plain = run("export", hotel, "y.pdf", "--lens", "goal")
    assert plain.status == 0
    assert unbroken("Brings guests in") not in pages_of("y.pdf")[0]


@pytest.mark.usefixtures("qapp")
def test_a_png_shows_two_lenses_too(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.png", "--lens", "goal").status == 0
    assert run("export", hotel, "y.png", "--lens", "goal", "--compare", "outcome").status == 0
    (wide, low), (as_wide, high) = (_size(Path(name)) for name in ("x.png", "y.png"))
    assert as_wide == wide
    assert high > low


def test_with_all_lenses_the_compared_one_stands_alone(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.pdf", "--lens", "all", "--compare", "functional").status == 0
    pages = pages_of("x.pdf")
    assert [unbroken("Brings guests in") in page for page in pages] == [True] * 5
    assert [page.count(unbroken("Functional lens")) for page in pages] == [1] * 5


def test_with_both_the_findings_are_those_of_the_lens(run: Run, hotel: Path) -> None:
    options = ("--lens", "goal", "--compare", "functional", "--findings")
    assert run("export", hotel, "x.pdf", *options).status == 0
    said = "".join(pages_of("x.pdf"))
    assert all(unbroken(text) in said for text in findings_of(run, hotel, "goal"))
    assert unbroken(str(LENS_BLIND_SPOT["functional"])) not in said


@pytest.mark.parametrize(
    ("out", "options", "why"),
    [
        ("x.pdf", ("--lens", "goal", "--compare", "goal"), "there is nothing to compare"),
        ("x.pdf", ("--compare", "goal"), "there is nothing to compare"),
        ("x.png", ("--lens", "goal", "--compare", "goal"), "there is nothing to compare"),
        ("x.pdf", ("--compare", "sideways"), "--compare"),
        ("x.pdf", ("--compare", "all"), "--compare"),
        ("x.json", ("--compare", "goal"), "--compare is for PDF and PNG"),
        ("x.mmd", ("--compare", "outcome"), "--compare is for PDF and PNG"),
        ("x.png", ("--findings",), "--findings is for PDF"),
        ("x.json", ("--findings",), "--findings is for PDF"),
        ("x.mmd", ("--findings",), "--findings is for PDF"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    run: Run, hotel: Path, out: str, options: tuple[str, ...], why: str
) -> None:
    outcome = run("export", hotel, out, *options)
    assert (outcome.status, outcome.out) == (2, "")
    assert re.fullmatch(rf"[A-Z].*{re.escape(why)}.*\.\n", outcome.err)
    assert not Path(out).exists()


def _size(png: Path) -> tuple[int, int]:
    head = png.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
