"""`info FILE`: says what is in a workshop file, for people or as JSON for programs."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from cjm_desktop.cli.arguments import Parser
from cjm_desktop.cli.opened import opened_to_read
from cjm_desktop.cli.output import in_one_line, say
from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.exchange.map_numbers import FindingWords, LensNumbers, MapNumbers, numbers_of
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.model.finding import SEVERITIES
from cjm_desktop.model.records import LENSES

_MOST_QUESTIONS = 5


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file; it is only read")
    )
    parser.add_argument("--json", action="store_true", help=translate("as JSON, for programs"))
    parser.example("cjm-desktop info workshop.cjm", "cjm-desktop info workshop.cjm --json")


def run(arguments: argparse.Namespace) -> int:
    """Say what is in the file."""
    with opened_to_read(arguments.file) as (opened, status):
        maps = numbers_of(opened.document)
    if arguments.json:
        say(_json(maps))
    else:
        say(*_in_words(arguments.file.name, maps))
    return status


def _json(maps: list[MapNumbers]) -> str:
    """JSON that any stdout can take: one that is not UTF-8 gets the characters as escapes."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    in_utf_8 = encoding.lower().replace("-", "") == "utf8"
    return json.dumps(
        {"maps": [asdict(numbers) for numbers in maps]}, indent=2, ensure_ascii=not in_utf_8
    )


def _in_words(name: str, maps: list[MapNumbers]) -> Iterator[str]:
    yield translate_plural("{name}: {number} map", "{name}: {number} maps", len(maps), name=name)
    for numbers in maps:
        yield ""
        yield from _map_in_words(numbers)


def _map_in_words(numbers: MapNumbers) -> Iterator[str]:
    states = {"current": translate("current state"), "future": translate("future state")}
    title = in_one_line(numbers.title) or translate("Untitled map")
    yield f"{title} ({states[numbers.state]})"
    yield f"  {', '.join(_counts_in_words(numbers.counts))}"
    width = max(len(translate(LENS_TITLES[lens])) for lens in LENSES)
    for lens in LENSES:
        yield f"  {translate(LENS_TITLES[lens]):<{width}}  {_runs_in_words(numbers.lenses[lens])}"
    yield from _questions_in_words(_questions(numbers))


def _counts_in_words(counts: dict[str, int]) -> Iterator[str]:
    yield translate_plural("{number} step", "{number} steps", counts["step"])
    yield translate_plural("{number} touchpoint", "{number} touchpoints", counts["touchpoint"])
    yield translate_plural("{number} activity", "{number} activities", counts["activity"])
    yield translate_plural("{number} step without us", "{number} steps without us", counts["gap"])
    yield translate_plural("{number} lane", "{number} lanes", counts["lane"])
    yield translate_plural("{number} note", "{number} notes", counts["note"])
    yield translate_plural("{number} link", "{number} links", counts["link"])


def _runs_in_words(numbers: LensNumbers) -> str:
    nowhere = translate("no stage")
    parts = (f"{in_one_line(run.stage or '') or nowhere} {run.steps}" for run in numbers.runs)
    return " → ".join(parts) or "–"


def _questions(numbers: MapNumbers) -> list[FindingWords]:
    """What a map asks in any lens, each question once, the most severe first."""
    asked = {
        (finding.kind, finding.about): finding
        for lens in LENSES
        for finding in numbers.lenses[lens].findings
        if finding.severity != "fact"
    }
    return sorted(asked.values(), key=lambda finding: SEVERITIES.index(finding.severity))


def _questions_in_words(questions: list[FindingWords]) -> Iterator[str]:
    if not questions:
        return
    count = len(questions)
    yield "  " + translate_plural(
        "{number} question for the room:", "{number} questions for the room:", count
    )
    for question in questions[:_MOST_QUESTIONS]:
        yield f"    {in_one_line(question.text)}"
    if count > _MOST_QUESTIONS:
        left = count - _MOST_QUESTIONS
        yield "    " + translate_plural("… and {number} more", "… and {number} more", left)
