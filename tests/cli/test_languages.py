"""The command line speaks the language of its environment: help, what it tells, what it refuses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_desktop.cli.arguments import commands
from cjm_desktop.language import use_language
from tests.cli.outcome import Run


@pytest.fixture(params=["da", "sv"])
def spoken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("LANGUAGE", request.param)
    yield request.param
    use_language("en")


USAGE = {"da": "brug: ", "sv": "användning: "}
HEADINGS = {
    "da": {"argumenter:", "tilvalg:", "For eksempel:"},
    "sv": {"argument:", "flaggor:", "Till exempel:"},
}
ENGLISH = ("usage:", "options:", "positional", " the ", " is ", "show ", "For example")


def test_the_help_of_every_command(run: Run, spoken: str) -> None:
    for name in commands():
        told = run(name, "--help")

        assert (told.status, told.err) == (0, "")
        assert told.out.startswith(f"{USAGE[spoken]}cjm-desktop {name} ")
        assert HEADINGS[spoken] - {"For eksempel:", "Till exempel:"} <= set(told.out.splitlines())
        assert not [words for words in ENGLISH if words in told.out]


def test_the_help_of_the_program(run: Run, spoken: str) -> None:
    told = run("--help").out

    assert told.startswith(USAGE[spoken])
    assert not [words for words in ENGLISH if words in told]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "da",
            [
                "hotel.cjm: 1 kort",
                "Three nights in Copenhagen (i dag)",
                "  10 trin, 10 kontaktpunkter, 2 aktiviteter, 2 trin uden os, 9 baner, 6 noter,"
                " 1 forbindelse",
            ],
        ),
        (
            "sv",
            [
                "hotel.cjm: 1 karta",
                "Three nights in Copenhagen (i dag)",
                "  10 steg, 10 kontaktpunkter, 2 aktiviteter, 2 steg utan oss, 9 banor,"
                " 6 anteckningar, 1 koppling",
            ],
        ),
    ],
)
def test_info_counts_one_and_many(
    run_program: Run, hotel: Path, language: str, lines: list[str]
) -> None:
    told = run_program("info", hotel, LANGUAGE=language)

    assert [line for line in told.out.splitlines() if line][:3] == lines


@pytest.mark.usefixtures("spoken")
def test_every_finding_is_put_into_words(
    run: Run, hotel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def findings() -> dict[tuple[str, str, tuple[str, ...]], str]:
        (found,) = json.loads(run("info", hotel, "--json").out)["maps"]
        return {
            (lens, one["kind"], tuple(one["about"])): one["text"]
            for lens, seen in found["lenses"].items()
            for one in seen["findings"]
        }

    theirs = findings()
    monkeypatch.setenv("LANGUAGE", "en")
    english = findings()

    assert theirs.keys() == english.keys()
    assert [key for key, words in theirs.items() if words == english[key]] == []


@pytest.mark.parametrize(
    ("arguments", "danish", "swedish"),
    [
        (
            ("info", "nowhere.cjm"),
            "Der er ingen fil",
            "Det finns ingen fil",
        ),
        (
            ("export",),
            "Disse argumenter mangler: FILE, OUT.",
            "Följande argument saknas: FILE, OUT.",
        ),
        (("export", "hotel.cjm", "x.foo"), "“x.foo” kan ikke skrives", "”x.foo” kan inte skrivas"),
        (("check", "hotel.cjm", "--deep"), "Ukendte argumenter: --deep", "Okända argument: --deep"),
    ],
)
def test_what_is_refused(
    run: Run, hotel: Path, spoken: str, arguments: tuple[str, ...], danish: str, swedish: str
) -> None:
    assert hotel.name == "hotel.cjm"
    told = run(*arguments)

    assert told.status == 2
    assert told.err.startswith(danish if spoken == "da" else swedish)
