"""A map written as a Mermaid journey and read again: the same steps, sections, scores, actors."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.mermaid.to_map import map_records
from cjm_desktop.exchange.mermaid.to_text import mermaid_text
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Feeling, Journey, Persona, Record

CORPUS = Path(os.environ.get("CJM_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
FILES = sorted((CORPUS / "mermaid").glob("*.mmd"))


def arranged(records: tuple[Record, ...]) -> Arrangement:
    document = Document()
    document.load(records)
    return Arrangement(document, document.all(Journey)[0].id)


def read_again(source: str) -> Arrangement:
    return arranged(map_records(read_journey(source))[0])


def content(arrangement: Arrangement) -> list[object]:
    """What a Mermaid journey carries of a map, in words and columns instead of ids."""
    document = arrangement.document
    return [
        arrangement.journey.title,
        arrangement.journey.scenario,
        [persona.name for persona in document.all(Persona)],
        [step.title for step in arrangement.steps],
        [stage.title for stage in arrangement.stages("activity")],
        [
            (lane.title, lane.kind, column, [card.title for card in cards])
            for lane in arrangement.lanes
            for column, cards in sorted(arrangement.cells(lane.id).items())
        ],
        sorted((arrangement.column_of[f.step_id], f.value) for f in document.all(Feeling)),
    ]


@pytest.mark.skipif(not FILES, reason="the corpus of outside journeys is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:24])
def test_a_journey_from_outside_goes_out_and_comes_back_equal(path: Path) -> None:
    first = read_again(read_source_text(path))
    source, _ = mermaid_text(first, "activity")
    assert content(read_again(source)) == content(first)


def test_the_hotel_stay_says_what_mermaid_cannot_carry() -> None:
    source, report = mermaid_text(arranged(template_records("hotel-stay")), "goal")
    assert "  section Deciding\n    Packs the suitcase: 1.4\n" in source
    assert "    Gets invoice and survey: 1.9: Marketing, Finance\n" in source
    words = " ".join(str(line) for line in report)
    for missing in ("Mette", "notes (6)", "quotes (3)", "times (10)"):
        assert missing in words


PIECES = [*":;#,%{}<>& \t", *"aeøÅ電😀", "title", "section ", "#58;", "---", "%%"]
AWKWARD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join).map(str.strip)


@given(titles=st.lists(AWKWARD, min_size=1, max_size=4), actor=AWKWARD, section=AWKWARD)
def test_awkward_words_come_back_as_they_were(titles: list[str], actor: str, section: str) -> None:
    source = "journey\n  section S\n" + "".join(f"    Step: {n}: A\n" for n, _ in enumerate(titles))
    first = read_again(source)
    document = first.document
    renamed = dict(zip([step.id for step in first.steps], titles, strict=True))
    document.load(_with_title(step, renamed[step.id]) for step in first.steps)
    document.load(_with_title(stage, section) for stage in first.stages("activity"))
    document.load(_with_name(persona, actor) for persona in document.all(Persona))
    first.rebuild()
    again = read_again(mermaid_text(first, "activity")[0])
    said = [title.replace("\t", " ").strip() or "Untitled" for title in titles]
    assert [step.title for step in again.steps] == said
    assert [stage.title for stage in again.stages("activity")] == [
        section.replace("\t", " ").strip() or "Untitled"
    ]
    names = [persona.name for persona in again.document.all(Persona)]
    assert names == ([actor.replace("\t", " ")] if actor else [])


def _with_title(record: Record, title: str) -> Record:
    return replace(record, title=title)  # type: ignore[call-arg]


def _with_name(persona: Persona, name: str) -> Persona:
    return replace(persona, name=name)


def test_a_map_without_steps_is_written_and_read() -> None:
    source, _ = mermaid_text(arranged(template_records("blank")), "goal")
    try:
        assert read_again(source).steps == []
    except ImportFileError as refused:
        pytest.fail(str(refused))
