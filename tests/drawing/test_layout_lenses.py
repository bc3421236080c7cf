"""A lens changes what heads the columns and what is marked, and moves nothing."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings

from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture, Rect
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import (
    COMPANY_LENSES,
    LENSES,
    Curve,
    Feeling,
    Journey,
    Lens,
    Step,
)
from tests.drawing.random_maps import random_maps
from tests.drawing.sketch import lane, sketch, stage, words

DATE = datetime.date(2026, 11, 14)


def places(picture: Picture) -> dict[str, Rect]:
    """Where every record and word stands that is drawn below the header, and every row."""
    found = {"picture": Rect(0, 0, 0, picture.height)}
    for row in picture.rows:
        found[f"row {row.body.key}"] = Rect(0, row.y, 0, row.body.height)
        for item in (*row.body.heading, *row.body.items):
            if item.group.key and row.body.kind not in ("title", "stages", "legend"):
                found[item.group.key] = picture.place_of(row, item)
            if row.body.kind == "emotion" and words(*item.group.shapes):
                found[words(*item.group.shapes)] = picture.place_of(row, item)
    return found


def assert_nothing_moves(document: Document) -> None:
    """Every record has one place in all lenses, on screen and on paper."""
    arrangement = Arrangement(document, document.all(Journey)[0].id)
    for for_screen in (True, False):
        layout = Layout(DATE, for_screen)
        pictures = {lens: layout.picture(arrangement, lens) for lens in LENSES}
        first = pictures["functional"]
        for lens, picture in pictures.items():
            assert places(picture) == places(first), (lens, for_screen)
            assert picture.steps == first.steps
            assert picture.left == first.left
            steps = range(len(picture.steps))
            assert [picture.x_of(n) for n in steps] == [first.x_of(n) for n in steps]


@pytest.fixture
def hotel() -> Document:
    document = Document()
    document.load(template_records("hotel-stay"))
    return document


def test_no_lens_moves_anything_in_the_hotel_stay(hotel: Document) -> None:
    assert_nothing_moves(hotel)
    assert len(places(picture_of(hotel, "goal"))) > 40


def test_stages_without_steps_widen_one_lens_and_move_nothing() -> None:
    said = "What a very long thing to say about one night in a hotel " * 2
    document = sketch(
        *(found for n in range(7) for found in stage("interactive", n, f"Stage {n}")),
        lane("e", "emotion"),
        Curve(id="c", lane_id="e", position="a0", title=""),
        *(
            Feeling(id=f"c:s{n}", curve_id="c", step_id=f"s{n}", value=1, quote=said)
            for n in (0, 1)
        ),
        steps=2,
        journey=Journey(id="map", position="a0", title="Three nights in Copenhagen " * 4),
    )
    assert_nothing_moves(document)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_maps())
def test_no_lens_moves_anything_in_any_map(document: Document) -> None:
    assert_nothing_moves(document)


def picture_of(document: Document, lens: Lens) -> Picture:
    arrangement = Arrangement(document, document.all(Journey)[0].id)
    return Layout(DATE, for_screen=False).picture(arrangement, lens)


@pytest.mark.parametrize("lens", LENSES)
def test_the_suitcase_is_a_ghost_in_the_company_s_lenses_only(hotel: Document, lens: Lens) -> None:
    (suitcase,) = (step for step in hotel.all(Step) if step.title == "Packs the suitcase")
    row = picture_of(hotel, lens).row_of("steps")
    assert row is not None
    item = row.body.find(suitcase.id)
    assert item is not None
    outline = item.group.shapes[0]
    words = " ".join(getattr(shape, "text", "") for shape in item.group.shapes).strip()
    assert words == "Packs the suitcase"
    is_ghost = (outline.fill, outline.stroke) == (None, "ghost.outline")  # type: ignore[union-attr]
    assert is_ghost == (lens in COMPANY_LENSES)
    ghosts = [other.group.key for other in row.body.items
              if getattr(other.group.shapes[0], "stroke", "") == "ghost.outline"]  # fmt: skip
    assert len(ghosts) == (2 if is_ghost else 0)
