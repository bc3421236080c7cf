"""`export` writes what was asked for: pages to the tenth of a millimetre, every word as text."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.positions import key_after_last
from cjm_desktop.model.records import Checkpoint, Journey, Stage
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from tests.cli.outcome import Run

TITLES = [
    "Ærø på ø", "Åäö är här", "Ταξίδι", "Поездка", "Zażółć gęślą", "预订酒店", "<b>bold</b> &",
    "“Quoted” – 3 €", "Ship 🚚 it",
]  # fmt: skip

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")


def tool(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def words_of(pdf: Path) -> str:
    return " ".join(unicodedata.normalize("NFC", tool("pdftotext", pdf, "-")).split())


def page_sizes_mm(pdf: Path) -> list[tuple[float, float]]:
    pages = tool("pdfinfo", "-l", "99", pdf)
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", pages)
    return [(float(width) / 72 * 25.4, float(height) / 72 * 25.4) for width, height in sizes]


@pytest.fixture
def many_tongues(tmp_path: Path, run: Run) -> Path:
    lines = ["journey", "title Rejsen Viaţă Ζωή 生活"]
    for index, title in enumerate(TITLES):
        lines += [f"section Stage {index}", f"{title}: 4: Żaneta"]
    (tmp_path / "tongues.mmd").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("import", "tongues.mmd", "tongues.cjm", "--actors", "lanes").err == ""
    return tmp_path / "tongues.cjm"


@needs_poppler
@pytest.mark.parametrize("lens", ["functional", "outcome", "interactive", "activity", "goal"])
def test_every_title_is_text_in_embedded_fonts(run: Run, many_tongues: Path, lens: str) -> None:
    outcome = run("export", many_tongues, "x.pdf", "--lens", lens, "--paper", "A0")

    assert (outcome.status, outcome.err) == (0, "")
    said = words_of(Path("x.pdf"))
    for title in ["Rejsen Viaţă Ζωή 生活", "Żaneta", *TITLES]:
        assert title in said
    fonts = tool("pdffonts", "x.pdf").splitlines()[2:]
    assert fonts
    assert all(re.search(r"yes yes yes +\d+ +\d+$", font) for font in fonts), fonts


@needs_poppler
@pytest.mark.parametrize(
    ("options", "sides"),
    [
        ([], (420, 297)),
        (["--paper", "A4"], (297, 210)),
        (["--paper", "a0", "--orientation", "portrait"], (841, 1189)),
        (["--paper", "A1", "--scale", "100%"], (841, 594)),
        (["--paper", "1234.5x678mm"], (1234.5, 678)),
        (["--paper", "300x5000mm"], (300, 5000)),
        (["--paper", "300x500mm", "--orientation", "landscape"], (500, 300)),
    ],
)
def test_pages_are_as_large_as_asked_for(
    run: Run, hotel: Path, options: list[str], sides: tuple[float, float]
) -> None:
    assert run("export", hotel, "x.pdf", *options).status == 0

    (size,) = page_sizes_mm(Path("x.pdf"))
    assert size == pytest.approx(sides, abs=0.1)


@needs_poppler
def test_all_lenses_are_a_page_each_in_their_order(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.pdf", "--lens", "all").status == 0

    pages = tool("pdftotext", "x.pdf", "-").split("\f")[:-1]
    names = ["Functional", "Outcome", "Interactive", "Activity-based", "Goal-based"]
    assert len(pages) == 5
    assert all(f"{name} lens" in page for name, page in zip(names, pages, strict=True))
    assert ["without us" in page for page in pages] == [True, True, True, False, False]


@needs_poppler
def test_a_lens_prints_its_marks_and_no_other_does(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.pdf", "--lens", "all").status == 0

    pages = [" ".join(page.split()) for page in tool("pdftotext", "x.pdf", "-").split("\f")[:-1]]
    nobody = "Nobody meets the customer here"
    assert [page.count(nobody) for page in pages] == [2, 0, 0, 0, 0]
    assert ["Cold hand-over" in page for page in pages] == [True, False, False, False, False]
    assert ["18 days" in page for page in pages] == [False, False, False, True, False]
    assert ["can still leave" in page for page in pages] == [False, True, False, False, False]


@needs_poppler
def test_several_maps_follow_one_another_unless_one_is_chosen(run: Run, two_maps: Path) -> None:
    assert run("export", two_maps, "both.pdf").status == 0
    assert run("export", two_maps, "ours.pdf", "--map", "Ours").status == 0

    both = tool("pdftotext", "both.pdf", "-").split("\f")[:-1]
    assert ["Three nights in Copenhagen" in page for page in both] == [True, False]
    assert "Ours" in both[1]
    ours = words_of(Path("ours.pdf"))
    assert "Ours" in ours
    assert "Copenhagen" not in ours


@needs_poppler
def test_the_lens_is_that_in_which_the_file_was_last_seen(run: Run, tmp_path: Path) -> None:
    records = template_records("hotel-stay")
    create_workshop(tmp_path / "seen.cjm", records, view={"lens": "outcome"})
    create_workshop(tmp_path / "odd.cjm", records, view={"lens": "no such lens"})

    for name, words in (("seen", "Outcome lens"), ("odd", "Goal-based lens")):
        assert run("export", f"{name}.cjm", f"{name}.pdf").status == 0
        assert words in words_of(tmp_path / f"{name}.pdf")


def test_a_png_needs_no_screen(run_program: Run, hotel: Path, tmp_path: Path) -> None:
    outcome = run_program(
        "export", hotel, "x.png", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY=""
    )

    assert (outcome.status, outcome.err) == (0, "")
    width, height = png_sides(tmp_path / "x.png")
    assert width > height > 2000


def png_sides(path: Path) -> tuple[int, int]:
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


@pytest.mark.usefixtures("qapp")
def test_a_png_is_as_large_as_its_scale(run: Run, hotel: Path, tmp_path: Path) -> None:
    assert run("export", hotel, "one.png", "--scale", "100%").status == 0
    assert run("export", hotel, "three.PNG", "--scale", "300%").status == 0

    one, three = png_sides(tmp_path / "one.png"), png_sides(tmp_path / "three.PNG")
    assert three == pytest.approx((3 * one[0], 3 * one[1]), abs=3)


@pytest.mark.usefixtures("qapp")
def test_a_png_of_a_very_long_map_is_refused_with_what_to_do(run: Run, tmp_path: Path) -> None:
    tasks = "\n".join(f"Step {number}: 3: Me" for number in range(150))
    (tmp_path / "long.mmd").write_text(f"journey\n{tasks}\n", encoding="utf-8")
    run("import", "long.mmd", "long.cjm")

    outcome = run("export", "long.cjm", "x.png")

    assert outcome.status == 2
    assert "Choose a smaller scale" in outcome.err
    assert not (tmp_path / "x.png").exists()
    assert run("export", "long.cjm", "x.png", "--scale", "40%").status == 0


@pytest.mark.parametrize(
    ("out", "options", "words"),
    [
        ("x.svg", [], "ending is none of .pdf, .png, .mmd, .json"),
        ("x", [], "ending is none of .pdf, .png, .mmd, .json"),
        ("x.cjm", [], "ending is none of .pdf, .png, .mmd, .json"),
        ("x.pdf", ["--paper", "A7"], "There is no paper “A7”"),
        ("x.pdf", ["--scale", "big"], "There is no scale “big”"),
        ("x.pdf", ["--scale", "100%"], "A1 would be enough"),
        ("x.pdf", ["--orientation", "up"], "There is no “up” for --orientation"),
        ("x.pdf", ["--map", "Theirs"], "Its maps are: “Three nights in Copenhagen”, “Ours”."),
        ("x.png", ["--paper", "A4"], "A PNG has no paper"),
        ("x.png", ["--scale", "fit"], "A PNG has no paper"),
        ("x.png", [], "“Three nights in Copenhagen”, “Ours”"),
        ("x.png", ["--map", "Ours", "--lens", "all"], "holds one picture, and this would take 5"),
        ("nowhere/x.pdf", [], "there is no folder"),
        ("folder.pdf", [], "is not a file"),
        ("n" * 300 + ".pdf", [], "File name too long"),
    ],
)
def test_what_cannot_be_written_is_refused(
    run: Run, two_maps: Path, tmp_path: Path, out: str, options: list[str], words: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    outcome = run("export", two_maps, out, *options)

    assert outcome.status == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert "fault of cjm-desktop" not in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.pdf", "two.cjm"]


def test_two_maps_of_one_title_are_told_apart_by_their_ids(run: Run, tmp_path: Path) -> None:
    records = [*template_records("hotel-stay")]
    first = next(record for record in records if isinstance(record, Journey))
    twin = Journey(title=first.title, position=key_after_last([first]), state="future")
    create_workshop(tmp_path / "twins.cjm", [*records, twin])

    outcome = run("export", "twins.cjm", "x.pdf", "--map", first.title)

    assert outcome.status == 2
    assert f"{first.id}, {twin.id}" in outcome.err
    assert run("export", "twins.cjm", "x.pdf", "--map", twin.id).status == 0


def test_the_source_is_never_overwritten(run: Run, hotel: Path, tmp_path: Path) -> None:
    named_pdf = tmp_path / "stay.pdf"
    shutil.copyfile(hotel, named_pdf)
    (tmp_path / "link.pdf").symlink_to(hotel)
    before = hotel.read_bytes()

    for source, out in ((named_pdf, named_pdf), (hotel, tmp_path / "link.pdf")):
        outcome = run("export", source, out)
        assert outcome.status == 2
        assert "is the workshop file itself" in outcome.err
    assert hotel.read_bytes() == before == named_pdf.read_bytes()


def test_what_was_there_is_replaced_as_a_whole(run: Run, hotel: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"earlier" * 100_000)

    assert run("export", hotel, "x.pdf").status == 0

    written = (tmp_path / "x.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.rstrip().endswith(b"%%EOF")
    assert b"earlier" not in written


def test_paper_shows_what_is_folded_and_dimmed_on_the_screen(run: Run, hotel: Path) -> None:
    assert run("export", hotel, "x.png").status == 0
    with sqlite3.connect(hotel) as connection:
        (lane,) = connection.execute("SELECT id FROM lane LIMIT 1").fetchone()
        (step, journey) = connection.execute("SELECT id, map_id FROM step LIMIT 1").fetchone()
        folds = json.dumps({journey: {"lanes": [lane], "steps": [[step]]}})
        kept = [("folds", folds), ("filter", '{"words": "nothing like it"}')]
        connection.executemany("INSERT INTO view VALUES (?, ?)", kept)
    connection.close()
    assert run("export", hotel, "y.png").status == 0
    assert Path("x.png").read_bytes() == Path("y.png").read_bytes()


def test_a_refused_export_leaves_what_was_there(run: Run, hotel: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"earlier")

    assert run("export", hotel, "x.pdf", "--scale", "900%").status == 2

    assert (tmp_path / "x.pdf").read_bytes() == b"earlier"


def test_a_file_that_a_window_has_open_is_exported_as_saved(run_program: Run, hotel: Path) -> None:
    with open_workshop(hotel) as opened:
        assert opened.writable
        before, beside = hotel.read_bytes(), sorted(hotel.parent.iterdir())

        outcome = run_program("export", hotel, "x.pdf")

        assert (outcome.status, outcome.err) == (0, "")
        assert hotel.read_bytes() == before
        assert sorted(hotel.parent.iterdir()) == sorted([*beside, hotel.parent / "x.pdf"])


def test_characters_that_no_font_has_are_told_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.mmd").write_text("journey\nHej سلام: 3: Me\nHej بب: 3: Me\n", encoding="utf-8")
    run("import", "x.mmd", "x.cjm")

    outcome = run("export", "x.cjm", "x.pdf")

    assert outcome.status == 1
    assert outcome.err == (
        "5 characters cannot be drawn and show as empty squares: “س”, “ل”, “ا”, “م”, “ب”, first in "
        "“Hej سلام”.\n"
    )
    assert (tmp_path / "x.pdf").exists()


def test_a_map_without_a_title_or_steps_can_be_exported(run: Run, tmp_path: Path) -> None:
    blank = [
        replace(record, title="") if isinstance(record, Journey) else record
        for record in template_records("blank")
    ]
    create_workshop(tmp_path / "blank.cjm", blank)

    outcome = run("export", "blank.cjm", "x.pdf", "--lens", "all")

    assert (outcome.status, outcome.err) == (0, "")


def test_a_file_without_maps_has_nothing_to_export(run: Run, tmp_path: Path) -> None:
    create_workshop(tmp_path / "empty.cjm", [])

    outcome = run("export", "empty.cjm", "x.pdf")

    assert outcome.status == 2
    assert outcome.err == "There is no map in the file, so there is nothing to export.\n"
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no Unicode")
def test_names_of_files_may_be_any_bytes(run: Run, two_maps: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff\xe6")
    (tmp_path / f"{odd}.mmd").write_text("journey\nA: 3: Me\n", encoding="utf-8")

    assert run("import", f"{odd}.mmd", f"{odd}.cjm").status == 0
    assert run("check", f"{odd}.cjm").status == 0
    assert run("export", f"{odd}.cjm", f"{odd}.pdf").status == 0
    assert run("export", two_maps, f"two {odd}.pdf").status == 0
    assert (tmp_path / f"two {odd}.pdf").exists()


@needs_poppler
def test_what_the_lenses_say_of_stages_is_printed_as_text(run: Run, tmp_path: Path) -> None:
    records = [
        replace(record, metric_name="Bookings", metric_unit="%", metric_target=4,
                metric_actual=3.4, entered=1200)
        if isinstance(record, Stage) and record.title == "Conversion" else record
        for record in template_records("hotel-stay")
    ]  # fmt: skip
    stage = next(record for record in records if isinstance(record, Stage)
                 and record.title == "Deciding")  # fmt: skip
    line = Checkpoint(stage_id=stage.id, position="a0", title="Budget known")
    create_workshop(tmp_path / "said.cjm", [*records, line])

    said = {}
    for lens in ("outcome", "goal"):
        assert run("export", "said.cjm", f"{lens}.pdf", "--lens", lens).status == 0
        said[lens] = words_of(tmp_path / f"{lens}.pdf").replace("\N{NO-BREAK SPACE}", " ")

    for words in ("Bookings: 3.4 %, target 4 %", "1,200 enter"):
        assert words in said["outcome"] and words not in said["goal"]
    assert "Worse than" in said["outcome"]
    assert "Budget known" in said["goal"] and "Budget known" not in said["outcome"]


@needs_poppler
def test_the_words_around_a_map_are_in_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("new", "stay.cjm", "--template", "hotel-stay", "--language", "da").status == 0

    told = run("export", "stay.cjm", "stay.pdf", "--lens", "functional", "--language", "da",
               "--findings")  # fmt: skip

    assert (told.status, told.out, told.err) == (0, "“stay.pdf” was written.\n", "")
    words = words_of(tmp_path / "stay.pdf")
    assert "Funktionel linse" in words and "Ingen møder" in words
    assert not {"Nobody", "Functional", "Stages", "Facts"} & set(words.split())
    assert "Nobody meets" in words_of_english(run, tmp_path)
    refused = run("export", "stay.cjm", "stay.json", "--language", "da")
    assert refused.status == 2 and "--language has no place" in refused.err


def words_of_english(run: Run, tmp_path: Path) -> str:
    """The same file as it is printed without an option, after another language was asked for."""
    assert run("export", "stay.cjm", "again.pdf", "--lens", "functional").status == 0
    return words_of(tmp_path / "again.pdf")
