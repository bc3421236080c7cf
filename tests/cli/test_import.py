"""`import` makes a sound file of a Mermaid journey, says what it changed, or refuses in a line."""

import json
import os
import random
from pathlib import Path

import pytest

from tests.cli.outcome import Outcome, Run

JOURNEY = """journey
    title A parcel
    section Ordering
      Chooses: 4: Mette
      Pays: 9: Mette
    section Waiting
      Waits: 1: Mette
"""

_BESIDE_REPOSITORY = Path(__file__).parents[3] / "shared" / "corpus"
CORPUS = Path(os.environ.get("CJM_CORPUS", _BESIDE_REPOSITORY)) / "mermaid"


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    path = tmp_path / "parcel.mmd"
    path.write_text(JOURNEY, encoding="utf-8")
    return path


def runs_in(run: Run, path: str, lens: str) -> list[tuple[str | None, int]]:
    maps = json.loads(run("info", path, "--json").out)["maps"]
    return [(found["stage"], found["steps"]) for found in maps[0]["lenses"][lens]["runs"]]


def test_what_was_taken_is_said_and_what_was_changed_is_warned_of(run: Run, parcel: Path) -> None:
    outcome = run("import", parcel, "parcel.cjm")

    assert outcome.status == 1
    assert "A parcel" in outcome.out
    assert "Mette is the persona of the map." in outcome.out
    assert (
        outcome.err == "Changed: Line 5: The score 9 lies outside 1 to 5; the feeling became +2.\n"
    )
    assert run("check", "parcel.cjm").status == 0
    assert runs_in(run, "parcel.cjm", "activity") == [("Ordering", 2), ("Waiting", 1)]


def test_nothing_changed_is_no_warning(run: Run, parcel: Path) -> None:
    parcel.write_text(JOURNEY.replace("9", "5"), encoding="utf-8")

    outcome = run("import", parcel, "parcel.cjm")

    assert (outcome.status, outcome.err) == (0, "")


@pytest.mark.parametrize("lens", ["functional", "outcome", "interactive", "activity", "goal"])
def test_sections_are_the_stages_of_the_lens_asked_for(run: Run, parcel: Path, lens: str) -> None:
    run("import", parcel, "parcel.cjm", "--lens", lens)

    assert runs_in(run, "parcel.cjm", lens) == [("Ordering", 2), ("Waiting", 1)]
    others = {"outcome", "interactive", "activity", "goal"} - {lens}
    assert all(runs_in(run, "parcel.cjm", other) == [(None, 3)] for other in others)


@pytest.mark.parametrize(
    ("actors", "touchpoints", "personas"), [("persona", 0, 1), ("lanes", 3, 0)]
)
def test_actors_are_what_is_asked_for(
    run: Run, parcel: Path, actors: str, touchpoints: int, personas: int
) -> None:
    run("import", parcel, "parcel.cjm", "--actors", actors)

    counts = json.loads(run("info", "parcel.cjm", "--json").out)["maps"][0]["counts"]
    assert (counts["touchpoint"], counts["persona"]) == (touchpoints, personas)


@pytest.mark.parametrize("name", ["j.mermaid", "j.txt", "j.md", "j", "j.MMD", "j.journey"])
def test_the_content_decides_not_the_ending(
    run: Run, parcel: Path, tmp_path: Path, name: str
) -> None:
    parcel.rename(tmp_path / name)

    assert run("import", name, "x.cjm").status == 1
    assert run("check", "x.cjm").status == 0


def test_a_map_without_a_title_is_called_after_its_source(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Ny kunde.mmd").write_text("journey\nA: 3: Me\n", encoding="utf-8")

    run("import", "Ny kunde.mmd", "x.cjm")

    assert json.loads(run("info", "x.cjm", "--json").out)["maps"][0]["title"] == "Ny kunde"


def refused(outcome: Outcome, tmp_path: Path, *kept: str) -> str:
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert "fault of cjm-desktop" not in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(kept)
    return outcome.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("sheet.xlsx", b"PK\x03\x04\x00\x00junk", "only Mermaid journey diagrams can"),
        ("sheet.csv", b"Step;Lane\nPack;Front\n", "only Mermaid journey diagrams can"),
        ("map.json", b'{"format": "cjm-desktop"}', "The file holds no map."),
        ("other.json", b"nonsense", "only Mermaid journey diagrams can"),
        ("notes.md", b"# Notes\n\nHello\n", "only Mermaid journey diagrams can"),
        ("flow.mmd", b"flowchart LR\n  a --> b\n", "Line 1 begins with"),
        ("empty.mmd", b"", "There is no Mermaid diagram in it."),
        ("blank.mmd", b" \n\n", "There is no Mermaid diagram in it."),
        ("binary.mmd", bytes(range(256)) * 20, "holds no text that can be read"),
        ("latin.mmd", "Købt på vej hjem\n".encode("latin-1"), "Line 1 begins with"),
        ("large.mmd", b"journey\n" + b"%% x\n" * 2_200_000, "larger than 10 MB"),
    ],
)
def test_what_is_no_journey_is_refused(
    run: Run, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)

    assert words in refused(run("import", name, "x.cjm"), tmp_path, name)
    assert (tmp_path / name).read_bytes() == content


def test_a_source_that_is_not_there_or_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.mmd").mkdir()

    assert "There is no file" in refused(run("import", "no.csv", "x.cjm"), tmp_path, "folder.mmd")
    assert "is a folder" in refused(run("import", "folder.mmd", "x.cjm"), tmp_path, "folder.mmd")


def test_a_workshop_file_is_no_source(run: Run, hotel: Path, tmp_path: Path) -> None:
    refused(run("import", hotel, "x.cjm"), tmp_path, hotel.name)


def test_an_existing_file_stays_as_it_is(
    run: Run, parcel: Path, hotel: Path, tmp_path: Path
) -> None:
    before = hotel.read_bytes()

    assert "exists already" in refused(
        run("import", parcel, hotel), tmp_path, "parcel.mmd", hotel.name
    )
    assert hotel.read_bytes() == before
    refused(run("import", parcel, parcel), tmp_path, "parcel.mmd", hotel.name)
    assert parcel.read_text(encoding="utf-8") == JOURNEY


def test_a_place_that_cannot_be_written(run: Run, parcel: Path, tmp_path: Path) -> None:
    refused(run("import", parcel, "nowhere/x.cjm"), tmp_path, "parcel.mmd")
    refused(run("import", parcel, "n" * 300), tmp_path, "parcel.mmd")


def test_random_bytes_are_refused_or_read_but_never_a_fault(run: Run, tmp_path: Path) -> None:
    chance = random.Random(20261122)
    source, target = tmp_path / "x.mmd", tmp_path / "x.cjm"
    for _ in range(60):
        lines = JOURNEY.encode() if chance.random() < 0.7 else b"journey\n"
        junk = bytearray(lines + chance.randbytes(chance.randrange(40)))
        for _ in range(chance.randrange(4)):
            junk[chance.randrange(len(junk))] = chance.randrange(256)
        source.write_bytes(junk)
        outcome = run("import", source, target)
        assert "fault of cjm-desktop" not in outcome.err, bytes(junk)
        assert target.exists() == (outcome.status < 2), bytes(junk)
        target.unlink(missing_ok=True)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_every_file_of_the_corpus_becomes_a_sound_file_or_is_refused(
    run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "x.cjm"
    sources = sorted(path for path in CORPUS.iterdir() if path.suffix == ".mmd")
    assert sources
    for source in sources:
        outcome = run("import", source, target)
        assert "fault of cjm-desktop" not in outcome.err, source.name
        assert target.exists() == (outcome.status < 2), source.name
        if target.exists():
            assert run("check", target).status == 0, source.name
            target.unlink()
        else:
            assert outcome.err.count("\n") == 1, source.name


def test_comments_and_settings_left_out_are_said_but_no_warning(run: Run, tmp_path: Path) -> None:
    source = "%%{init: {}}%%\njourney\n  %% to be asked\n  Pays: 4: Me %% Jo says\n"
    (tmp_path / "x.mmd").write_text(source, encoding="utf-8")

    outcome = run("import", "x.mmd", "x.cjm")

    assert (outcome.status, outcome.err) == (0, "")
    assert "Line 1: Settings for drawing were left out. “%%{init: {}}%%”\n" in outcome.out
    assert "Line 3: Left out as a comment. “%% to be asked”\n" in outcome.out
    assert "Line 4: Left out as a comment. “%% Jo says”\n" in outcome.out


def test_what_is_left_out_otherwise_is_quoted_as_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.mmd").write_text("journey\n  A: 3\n  size: 2rem\n", encoding="utf-8")

    outcome = run("import", "x.mmd", "x.cjm")

    assert outcome.status == 1
    assert outcome.err == "Skipped: Line 3: Left out as a setting for drawing. “size: 2rem”\n"


def test_every_diagram_of_a_markdown_file_is_a_map(run: Run, tmp_path: Path) -> None:
    blocks = "\n".join(
        f"## {title}\n\nText.\n\n```mermaid\njourney\n  Pays: {n}: Mette\n```\n"
        for n, title in ((3, "Today"), (5, "Next year"))
    )
    (tmp_path / "notes.md").write_text(f"# Parcels\n\n{blocks}", encoding="utf-8")

    outcome = run("import", "notes.md", "notes.cjm")

    assert outcome.status == 0
    assert outcome.err == ""
    maps = json.loads(run("info", "notes.cjm", "--json").out)["maps"]
    assert [found["title"] for found in maps] == ["Today", "Next year"]
    assert run("check", "notes.cjm").status == 0


def test_a_windows_file_is_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.mmd").write_bytes("journey\n  title Køb\n  Betaler: 3\n".encode("cp1252"))

    outcome = run("import", "x.mmd", "x.cjm")

    assert outcome.status == 1
    assert "Line 2" in outcome.err
    assert "Windows-1252" in outcome.err
    assert json.loads(run("info", "x.cjm", "--json").out)["maps"][0]["title"] == "Køb"
