"""Journeys from outside: what Mermaid itself makes of each is what comes in.

The corpus stays outside the repository: its folder is taken from `CJM_CORPUS`.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.exchange.mermaid.journey import MermaidJourney
from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.mermaid.to_map import map_records
from cjm_desktop.exchange.mermaid.wording import SPACE
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Curve, Feeling, Journey, Stage, Step

_BESIDE_REPOSITORY = Path(__file__).parents[4] / "shared" / "corpus"
CORPUS = Path(os.environ.get("CJM_CORPUS", _BESIDE_REPOSITORY)) / "mermaid"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")


@dataclass(frozen=True)
class Deviation:
    """Why a case is read otherwise than Mermaid reads it, and what of it comes in.

    Each task is section, name, score and people; what is None is as Mermaid has it.
    """

    reason: str
    tasks: list[tuple[str, str, float | None, list[str]]] | None = None
    sections: list[str] | None = None
    title: str | None = None
    acc_description: str = ""


def _one(name: str, score: float | None, *people: str, section: str = "S") -> list[Any]:
    return [(section, name, score, list(people))]


_NEXT = ("S", "Next", 4, ["Me"])

DEVIATIONS = {
    "cypress-10": Deviation(
        "Mermaid makes a step of a stray style line",
        [
            ("Onboarding", "Sign Up", 5, ["John", "Shahir"]),
            ("Onboarding", "Complete Profile", 4, ["John"]),
            ("Engagement", "Browse Features", 3, ["John"]),
            ("Engagement", "Use Core Functionality", 4, ["John"]),
            ("Retention", "Revisit Application", 5, ["John"]),
            ("Retention", "Invite Friends", 3, ["John"]),
        ],
    ),
    "probe-colon-in-task": Deviation(
        "Mermaid takes the score for an actor and loses the actor",
        _one("Note: read this", 3, "Me"),
    ),
    "probe-colon-in-section": Deviation(
        "Mermaid refuses it", [("Day 1: Start", "Work", 2, ["Me"])], ["Day 1: Start"]
    ),
    "probe-extra-colon-actor": Deviation(
        "Mermaid loses all that follows a colon among the actors",
        _one("Work", 2, "Agent: Tier 1", "Bob"),
    ),
    "probe-hash-in-task": Deviation(
        "Mermaid refuses it", [*_one("Open ticket #42", 3, "Me"), _NEXT], ["S"]
    ),
    "probe-hash-in-actor": Deviation(
        "Mermaid loses what follows the number sign",
        [*_one("Drive", 3, "Dad", "Child#1"), _NEXT],
    ),
    "probe-hash-in-title": Deviation("Mermaid loses what follows it", title="C# journey"),
    "probe-hash-in-section": Deviation(
        "Mermaid loses what follows it", [("Sprint #2", "Work", 2, ["Me"])], ["Sprint #2"]
    ),
    "probe-semicolon": Deviation(
        "Mermaid refuses two tasks on one line",
        [*_one("Make tea", 5, "Me"), *_one("Go upstairs", 3, "Me")],
        ["S"],
    ),
    "probe-semicolon-in-title": Deviation(
        "Mermaid refuses it", _one("Work", 2, "Me"), ["S"], "A; B"
    ),
    "probe-entity": Deviation(
        "Mermaid refuses what HTML calls a character", _one("A & B", 3, "Me"), ["S"]
    ),
    "probe-comma-decimal": Deviation("Mermaid makes no number of it", _one("Work", 3.5, "Me")),
    "probe-empty-score": Deviation(
        "Mermaid makes the worst score of none at all", _one("Work", None, "Me")
    ),
    "probe-blank-score": Deviation(
        "Mermaid makes the worst score of none at all", _one("Work", None, "Me")
    ),
    "probe-words-score": Deviation(
        "Mermaid reads no number either; the word is kept in the step's details",
        _one("Work", None, "Me"),
    ),
    "probe-score-fraction": Deviation("Mermaid makes no number of it", _one("Work", 4, "Me")),
    "probe-swapped": Deviation("Mermaid takes the score for an actor", _one("Work", 4, "Me")),
    "probe-task-no-colon": Deviation(
        "Mermaid refuses it", [*_one("Work", None), ("S", "Next", 3, ["Me"])], ["S"]
    ),
    "probe-comment-trailing": Deviation(
        "Mermaid makes the remark part of a name", [*_one("Work", 3, "Me"), _NEXT]
    ),
    "probe-uppercase": Deviation("Mermaid refuses it", _one("Work", 3, "Me"), ["S"], "T"),
    "probe-fullwidth-colon": Deviation("Mermaid refuses it", _one("作業", 3, "私"), ["S"]),
    "probe-title-no-text": Deviation(
        "Mermaid makes the next section the title", [("B", "y", 2, ["Me"])], ["B"], ""
    ),
    "probe-section-no-text": Deviation(
        "Mermaid refuses it; its tasks come in without a stage", [("", "y", 2, ["Me"])], []
    ),
    "probe-task-starts-title": Deviation(
        "Mermaid makes the task the title",
        _one("title search page", 2, "Me", section="B"),
        ["B"],
        "",
    ),
    "probe-task-starts-section": Deviation(
        "Mermaid refuses it", _one("section leader talks", 2, "Me", section="B"), ["B"]
    ),
    "probe-task-contains-journey": Deviation(
        "Mermaid refuses it", _one("journey review", 2, "Me", section="B"), ["B"]
    ),
    "probe-html-script": Deviation(
        "Mermaid cuts markup out of a title; user text is shown as typed",
        title="<script>alert(1)</script>X",
    ),
    "probe-accdescr-open": Deviation(
        "Mermaid refuses it", _one("Work", 3, "Me"), ["S"], acc_description="unclosed"
    ),
    "probe-journey-beta": Deviation("Mermaid refuses it", _one("Work", 3, "Me"), ["S"]),
    "probe-arabic-digits": Deviation("Mermaid makes no number of it", _one("عمل", 3, "أنا")),
}
"""The cases read otherwise than Mermaid reads them."""

NOT_REPORTED = {"probe-html-script": "Nothing was changed"}

FILES_READ_OTHERWISE = {
    "031-cli-plazavea1-experiencia-de-compra-plazavea-com-vs.mmd":
        "“4, Usuario” is a score and an actor; Mermaid finds neither",
    "095-merman-user-journey-example.mmd": "Mermaid makes a step of a stray style line",
    "102-merman-upstream-db-tasks-and-ac.mmd": "Mermaid loses “#1, Child#2” of two actors",
}  # fmt: skip
"""Files of which Mermaid reads some line wrongly."""

FROM_FRONT_MATTER = {"demo-1": "My working day", "probe-frontmatter-title": "FM"}
"""Titles that Mermaid draws from the front matter, which its parser alone does not see."""


def _expected_files() -> list[Any]:
    if not CORPUS.is_dir():
        return []
    lines = (CORPUS / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(json.loads(line), id=json.loads(line)["file"]) for line in lines]


def _spec_cases() -> list[Any]:
    if not CORPUS.is_dir():
        return []
    cases = json.loads((CORPUS / "spec-cases.json").read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in cases if "input" in case]


def _database_cases() -> list[Any]:
    if not CORPUS.is_dir():
        return []
    cases = json.loads((CORPUS / "spec-cases.json").read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in cases if "calls" in case]


_CALL = re.compile(r"(\w+)\('([^']*)'(?:,\s*'([^']*)')?\)")
_STATEMENTS = {
    "setAccTitle": "accTitle: {0}", "setAccDescription": "accDescr: {0}",
    "addSection": "section {0}", "addTask": "{0}:{1}",
}  # fmt: skip


def _diagram_of_calls(calls: list[str]) -> str:
    lines = ["journey"]
    for call in calls:
        if found := _CALL.fullmatch(call):
            second = (found[3] or "").removeprefix(":")
            lines.append(_STATEMENTS[found[1]].format(found[2], second))
    return "\n".join(lines)


def _as_observed(observed: dict[str, Any]) -> dict[str, Any]:
    """What Mermaid read, white space around words apart; no score where it has none."""
    return {
        "accTitle": observed["accTitle"].strip(SPACE),
        "accDescr": observed["accDescr"].strip(SPACE),
        "sections": [section.strip(SPACE) for section in observed["sections"]],
        "tasks": [
            (
                task["section"].strip(SPACE),
                _shown(task["task"]).strip(SPACE),
                None if task["score"] == "NaN" else task["score"],
                [name for name in task["people"] if name],
            )
            for task in observed["tasks"]
        ],
    }


def _shown(words: str) -> str:
    """Mermaid's inner form of the one entity code in the cases, as it is drawn."""
    return words.replace("ﬂ°°35¶ß", "#")


def _of_file(expected: dict[str, Any]) -> dict[str, Any]:
    """What is to come of a file: what Mermaid reads, but for lines that it reads wrongly."""
    observed = _as_observed(expected)
    number = expected["file"][:3]
    tasks = observed["tasks"]
    if number == "031":
        names = ["Usuario"] * 4 + ["Agente IA", "Usuario"]
        scores = [2, 2, 4, 5, 5, 4]
        tasks = [
            (section, name, score, [person])
            for (section, name, _, _), score, person in zip(tasks, scores, names, strict=True)
        ]
    elif number == "095":
        tasks = [task for task in tasks if task[1] != "size"]
    elif number == "102":
        tasks[1] = (*tasks[1][:3], ["Dad", "Mum", "Child#1", "Child#2"])
    return observed | {"tasks": tasks}


def _agreed(case: dict[str, Any]) -> dict[str, Any]:
    """What is to come of a case: Mermaid's reading, and what deviates from it."""
    deviation = DEVIATIONS[case["id"]]
    observed = {"accTitle": "", "accDescr": "", "title": "", "sections": [], "tasks": []}
    if case["observed"]["ok"]:
        observed = _as_observed(case["observed"]) | {"title": case["observed"]["title"]}
    changed = {
        "tasks": deviation.tasks,
        "sections": deviation.sections,
        "title": deviation.title,
        "accDescr": deviation.acc_description or None,
    }
    return observed | {name: value for name, value in changed.items() if value is not None}


def _as_read(journey: MermaidJourney) -> dict[str, Any]:
    return {
        "accTitle": journey.acc_title,
        "accDescr": journey.acc_description,
        "sections": [section.title for section in journey.sections],
        "tasks": [
            (task.section, task.title, task.score, list(task.people)) for task in journey.tasks
        ],
    }


@pytest.mark.parametrize("expected", _expected_files())
def test_every_file_reads_as_mermaid_reads_it(expected: dict[str, Any]) -> None:
    journey = read_journey(read_source_text(CORPUS / expected["file"]))
    assert _as_read(journey) == _of_file(expected)
    if expected["title"]:
        assert journey.title == expected["title"].strip(SPACE)


@pytest.mark.parametrize("expected", _expected_files())
@pytest.mark.parametrize("lens", LENSES)
def test_every_file_becomes_a_sound_map(expected: dict[str, Any], lens: Any) -> None:
    journey = read_journey(read_source_text(CORPUS / expected["file"]))
    records, _ = map_records(journey, lens=lens, fallback_title="Untitled")
    document = Document()
    document.load(records)
    assert violations(document) == []
    (head,) = document.all(Journey)
    observed = _of_file(expected)
    steps = document.ordered(Step, "map_id", head.id)
    assert [step.title for step in steps] == [task[1] for task in observed["tasks"]]
    stages = document.ordered(Stage, "map_id", head.id)
    assert [stage.title for stage in stages if stage.lens == lens] == list(
        dict.fromkeys(observed["sections"])
    )
    scores = [score for _, _, score, _ in observed["tasks"] if score is not None]
    assert len(document.all(Feeling)) == len(scores)
    assert len(document.all(Curve)) == bool(scores)


def test_every_file_was_listed() -> None:
    listed = {parameter.values[0]["file"] for parameter in _expected_files()}
    assert listed == {path.name for path in CORPUS.glob("*.mmd")}


@pytest.mark.parametrize("case", _spec_cases())
def test_every_case_comes_in_as_mermaid_reads_it_or_as_agreed(case: dict[str, Any]) -> None:
    journey = read_journey(case["input"])
    if case["id"] in DEVIATIONS:
        assert _as_read(journey) | {"title": journey.title} == _agreed(case)
        return
    observed = case["observed"]
    assert observed["ok"], "Mermaid refuses it, so what becomes of it has to be agreed"
    assert _as_read(journey) == _as_observed(observed)
    assert journey.title == FROM_FRONT_MATTER.get(case["id"], observed["title"].strip(SPACE))


@pytest.mark.parametrize("case", _spec_cases())
def test_what_is_read_otherwise_is_reported_and_nothing_else_is(case: dict[str, Any]) -> None:
    warnings = [line for line in read_journey(case["input"]).report if line.is_warning]
    allowed = {"probe-two-titles", "probe-frontmatter-and-title", "probe-comment-trailing"}
    if case["id"] in NOT_REPORTED or case["id"] in allowed:
        return
    assert bool(warnings) == (case["id"] in DEVIATIONS)


def test_every_deviation_is_a_case() -> None:
    assert set(DEVIATIONS) <= {parameter.values[0]["id"] for parameter in _spec_cases()}


@pytest.mark.parametrize("expected", _expected_files())
def test_only_files_that_mermaid_reads_wrongly_are_warned_of(expected: dict[str, Any]) -> None:
    journey = read_journey(read_source_text(CORPUS / expected["file"]))
    warnings = [str(line) for line in journey.report if line.is_warning]
    assert bool(warnings) == (expected["file"] in FILES_READ_OTHERWISE), warnings


@pytest.mark.parametrize("case", _database_cases())
def test_what_the_database_tests_add_comes_in_as_a_diagram(case: dict[str, Any]) -> None:
    journey = read_journey(_diagram_of_calls(case["calls"]))
    expected = case["expected"]
    if "tasks" not in expected:
        return
    assert [
        {"section": t.section, "task": t.title, "score": t.score, "people": list(t.people)}
        for t in journey.tasks
    ] == [
        {key: task[key] for key in ("section", "task", "score", "people")}
        for task in expected["tasks"]
    ]
