"""What is in the maps of a workshop, counted and found: what `info` says, as JSON and for people.

The names of the fields here are the keys of the JSON, which scripts rely on.
"""

from collections import Counter
from dataclasses import dataclass, field

from cjm_desktop.lenses.findings import Findings
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.counts import count
from cjm_desktop.model.document import Document
from cjm_desktop.model.finding import Finding, Severity
from cjm_desktop.model.invariants import map_id_of
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import (
    LENSES,
    Curve,
    Figure,
    Image,
    Journey,
    Lens,
    Link,
    Persona,
    Record,
)
from cjm_desktop.model.runs import runs_of

_OF_THE_FILE = (Journey.table, Persona.table, Image.table)
"""The records that belong to the file rather than to one map; counted where a map shows them."""


@dataclass(frozen=True, slots=True)
class RunNumbers:
    """A run: the title of its stage, `A + B` of several, None without one; and its steps."""

    stage: str | None
    steps: int


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding or fact in the language in use, with the ids of the records it is about."""

    kind: str
    severity: Severity
    text: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LensNumbers:
    """A map through one lens: what it asks, as the lens ranks it, and then the facts."""

    runs: tuple[RunNumbers, ...]
    findings: tuple[FindingWords, ...]


@dataclass(frozen=True, slots=True)
class MapNumbers:
    """A map: `counts` by record, and of touchpoints, activities and gaps as the glossary says."""

    id: str
    title: str
    state: str
    counts: dict[str, int]
    lenses: dict[str, LensNumbers] = field(default_factory=dict)


def numbers_of(document: Document) -> list[MapNumbers]:
    """The maps of a workshop in their order."""
    counters = _counters(document)
    return [
        _map_numbers(document, journey, counters.get(journey.id, Counter()))
        for journey in in_order(document.all(Journey))
    ]


def _map_numbers(document: Document, journey: Journey, counted: Counter[str]) -> MapNumbers:
    arrangement = Arrangement(document, journey.id)
    counts = {table: counted[table] for table in document.record_types if table != Journey.table}
    glossary = count(arrangement)
    counts["touchpoint"] = glossary.touchpoints
    counts["activity"] = glossary.activities
    counts["gap"] = glossary.gaps
    counts[Persona.table] = _persona_count(document, journey, arrangement)
    counts[Image.table] = _image_count(document, arrangement)
    found = Findings(arrangement)
    lenses: dict[str, LensNumbers] = {
        lens: _lens_numbers(arrangement, found, lens) for lens in LENSES
    }
    return MapNumbers(journey.id, journey.title, journey.state, counts, lenses)


def _lens_numbers(arrangement: Arrangement, found: Findings, lens: Lens) -> LensNumbers:
    runs = runs_of(arrangement, lens)
    return LensNumbers(
        tuple(RunNumbers(run.title, run.step_count) for run in runs),
        tuple(_in_words(finding) for finding in (*found.open(lens), *found.facts(lens))),
    )


def _in_words(finding: Finding) -> FindingWords:
    return FindingWords(finding.kind, finding.severity, finding.in_words(), finding.about)


def _counters(document: Document) -> dict[str, Counter[str]]:
    """How many records of each type belong to each map."""
    counters: dict[str, Counter[str]] = {}
    for record in document.records():
        if record.table not in _OF_THE_FILE:
            map_id = _map_id_of(document, record)
            if map_id is not None:
                counters.setdefault(map_id, Counter())[record.table] += 1
    return counters


def _map_id_of(document: Document, record: Record) -> str | None:
    """The map of a record; a link is of the map in which it begins."""
    if isinstance(record, Link):
        source = document.find(record.source_id)
        return map_id_of(document, source) if source is not None else None
    return map_id_of(document, record)


def _persona_count(document: Document, journey: Journey, arrangement: Arrangement) -> int:
    """The personas whose journey or feelings a map shows."""
    curves: list[Curve] = []
    for lane in arrangement.lanes:
        curves += arrangement.curves(lane.id)
    named = {journey.persona_id, *(curve.persona_id for curve in curves)}
    return sum(document.get(Persona, persona_id) is not None for persona_id in named)


def _image_count(document: Document, arrangement: Arrangement) -> int:
    """The different images that a map's figures show."""
    figures = [
        figure
        for lane in arrangement.lanes
        for figure in document.referring(Figure, "lane_id", lane.id)
    ]
    return len({figure.image_id for figure in figures if figure.image_id})
