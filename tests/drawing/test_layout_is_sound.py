"""Whatever is on a map: texts keep to their boxes, nothing covers anything, nothing is cut off."""

import datetime
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture, TextLine
from cjm_desktop.drawing.undrawable import undrawable_characters
from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.mermaid.to_map import map_records
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.exchange.templates import TEMPLATES, template_records
from cjm_desktop.language import LANGUAGES, translate, use_language
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Journey, Lane, Stage
from cjm_desktop.model.values import values_of
from tests.drawing.faults import faults_of
from tests.drawing.random_maps import random_folds, random_maps

DATE = datetime.date(2026, 11, 14)
_BESIDE_REPOSITORY = Path(__file__).parents[3] / "shared" / "corpus"
CORPUS = Path(os.environ.get("CJM_CORPUS", _BESIDE_REPOSITORY)) / "mermaid"


def assert_sound(document: Document, folds: Folds = NO_FOLDS) -> None:
    """The map of a document, on screen and on paper, through every lens."""
    (journey,) = document.all(Journey)
    arrangement = Arrangement(document, journey.id)
    for for_screen in (True, False):
        layout = Layout(DATE, for_screen)
        for lens in LENSES:
            faults = faults_of(layout.picture(arrangement, lens, folds))
            assert not faults, (lens, for_screen, faults)


def assert_drawable(document: Document) -> None:
    """The fonts that ship have every character on the map."""
    (journey,) = document.all(Journey)
    arrangement = Arrangement(document, journey.id)
    pictures = [Layout(DATE, for_screen=False).picture(arrangement, lens) for lens in LENSES]
    assert undrawable_characters(pictures) == {}


def _words_on_cards(picture: Picture) -> set[str]:
    """What stands between blanks, hyphens and slashes on steps and cards, line by line."""
    lines = [
        shape.text
        for row in picture.rows
        if row.body.kind in ("steps", "department", "notes")
        for placed in row.body.items
        for shape in placed.group.shapes
        if isinstance(shape, TextLine)
    ]
    return {word for line in lines for word in re.split(r"[\s/-]+", line)}


def _words_in_headers(picture: Picture) -> set[str]:
    """What stands between blanks, hyphens and slashes in the headers of stages, line by line."""
    lines = [
        shape.text
        for row in picture.rows
        if row.body.kind == "stages"
        for placed in row.body.items
        for shape in placed.group.shapes
        if isinstance(shape, TextLine)
    ]
    return {word.strip(",:") for line in lines for word in re.split(r"[\s/-]+", line)}


def _document(records: object) -> Document:
    document = Document()
    document.load(records)  # type: ignore[arg-type]
    return document


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_sound_in_every_language(name: str, language: str) -> None:
    use_language(language)
    try:
        document = _document(template_records(name, language))
        assert_sound(document)
        assert_drawable(document)
    finally:
        use_language("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_word_of_a_template_is_broken_on_a_card(name: str, language: str) -> None:
    document = _document(template_records(name, language))
    texts = [str(value) for record in document.records() for value in values_of(record).values()]
    whole = {word for text in (*texts, "Planned") for word in re.split(r"[\s/-]+", text)}
    (journey,) = document.all(Journey)
    arrangement = Arrangement(document, journey.id)
    for lens in LENSES:
        assert _words_on_cards(Layout(DATE, for_screen=False).picture(arrangement, lens)) <= whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_word_of_a_template_is_broken_in_a_header(name: str, language: str) -> None:
    use_language(language)
    try:
        document = _document(template_records(name, language))
        (journey,) = document.all(Journey)
        arrangement = Arrangement(document, journey.id)
        texts = [value for stage in document.all(Stage) for value in (stage.title, stage.goal)]
        texts += [lane.title for lane in document.all(Lane)]
        texts += map(translate, ("{stage}, again", "Decides: {question}", "Without us"))
        texts += [translate("In no stage"), translate("Untitled")]
        whole = {word.strip(",:") for text in texts for word in re.split(r"[\s/-]+", text)}
        for lens in LENSES:
            picture = Layout(DATE, for_screen=True).picture(arrangement, lens)
            assert _words_in_headers(picture) - whole == set()
    finally:
        use_language("en")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_maps())
def test_any_map_is_sound(document: Document) -> None:
    assert violations(document) == []
    assert_sound(document)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_maps(), st.data())
def test_any_map_is_sound_with_any_folds(document: Document, data: st.DataObject) -> None:
    assert_sound(document, data.draw(random_folds(document)))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize("source", sorted(CORPUS.glob("*.mmd")), ids=lambda path: path.stem)
def test_journeys_from_outside_are_sound(source: Path) -> None:
    journey = read_journey(read_source_text(source))
    for lens in ("functional", "activity"):
        records, _ = map_records(journey, lens=lens, fallback_title="Untitled")
        assert_sound(_document(records))
