"""Journeys from outside: what Mermaid itself makes of each is what comes in.

The corpus stays outside the repository: its folder is taken from `CJM_CORPUS`.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.errors import ImportFileError
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

DEVIATIONS = {
    "probe-colon-in-task": "Mermaid takes the score for an actor and loses the actor",
    "probe-swapped": "Mermaid takes the score for an actor",
    "probe-extra-colon-actor": "Mermaid loses all that follows a colon among the actors",
    "probe-empty-score": "Mermaid makes the worst score of none at all",
    "probe-blank-score": "Mermaid makes the worst score of none at all",
    "probe-title-no-text": "Mermaid makes the next section the title",
    "probe-section-no-text": "Mermaid refuses it; its tasks come in without a stage",
    "probe-html-script": "Mermaid cuts markup out of a title; user text is shown as typed",
}
"""Cases read otherwise than Mermaid reads them, and why."""

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
    assert _as_read(journey) == _as_observed(expected)
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
    observed = _as_observed(expected)
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
def test_every_observed_case_is_read_so_or_refused_so(case: dict[str, Any]) -> None:
    if case["id"] in DEVIATIONS:
        pytest.skip(DEVIATIONS[case["id"]])
    observed = case["observed"]
    if not observed["ok"]:
        with pytest.raises(ImportFileError) as refused:
            read_journey(case["input"])
        assert refused.value.line > 0
        return
    journey = read_journey(case["input"])
    assert _as_read(journey) == _as_observed(observed)
    assert journey.title == FROM_FRONT_MATTER.get(case["id"], observed["title"].strip(SPACE))


@pytest.mark.parametrize("case", _spec_cases())
def test_every_case_read_otherwise_says_so_in_the_report(case: dict[str, Any]) -> None:
    if case["id"] not in DEVIATIONS or case["id"] == "probe-html-script":
        pytest.skip("read as Mermaid reads it")
    assert read_journey(case["input"]).report
