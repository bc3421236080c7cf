"""Two lenses above the same steps: their headers stand as in pictures of their own."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_desktop.drawing.compared import COMPARED_GAP, compared_key
from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture, Row, TextLine
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import LENSES, Journey, Lens
from tests.drawing.faults import faults_of
from tests.drawing.random_maps import random_folds, random_maps
from tests.drawing.sketch import DATE, row, sketch, stage, words_in

PAIRS = list(itertools.permutations(LENSES, 2))


@pytest.fixture(scope="module")
def hotel() -> Document:
    document = Document()
    document.load(template_records("hotel-stay"))
    return document


def pictured(
    document: Document, lens: Lens, compared: Lens | None, for_screen: bool = True,
    folds: Folds = NO_FOLDS,
) -> Picture:  # fmt: skip
    arrangement = Arrangement(document, document.all(Journey)[0].id)
    return Layout(DATE, for_screen).picture(arrangement, lens, folds, compared)


def compared_row(picture: Picture) -> Row:
    (found,) = [row for row in picture.rows if row.body.kind == "compared"]
    return found


def texts(picture: Picture, found: Row) -> list[tuple[float, float, str]]:
    """The words on the headers of a row: where they begin, how far below its top, what they say."""
    steps = len(picture.steps)
    return [
        (picture.x_of(item.column) + item.dx + line.x, item.dy + line.y, line.text)
        for item in found.body.items
        if item.column < steps
        for line in item.group.shapes
        if isinstance(line, TextLine)
    ]


@pytest.mark.parametrize(("lens", "compared"), PAIRS)
def test_both_headers_read_as_in_pictures_of_their_own(
    hotel: Document, lens: Lens, compared: Lens
) -> None:
    both = pictured(hotel, lens, compared)
    own, other = pictured(hotel, lens, None), pictured(hotel, compared, None)
    assert texts(both, row(both, "stages")) == texts(own, row(own, "stages"))
    assert texts(both, compared_row(both)) == texts(other, row(other, "stages"))


@pytest.mark.parametrize(("lens", "compared"), PAIRS)
def test_all_below_moves_down_by_one_band_and_nothing_aside(
    hotel: Document, lens: Lens, compared: Lens
) -> None:
    both, own = pictured(hotel, lens, compared), pictured(hotel, lens, None)
    band = row(own, "stages").body.height + COMPARED_GAP
    assert row(both, "stages").y == row(own, "stages").y + band
    below = [found for found in own.rows if found.body.kind not in ("title", "stages")]
    for found in below:
        moved = row(both, found.body.key)
        assert moved.y == pytest.approx(found.y + band)
        for item in found.body.items:
            if item.group.key:
                rect, was = both.rect_of(item.group.key), own.rect_of(item.group.key)
                assert rect is not None
                assert was is not None
                assert (rect.x, rect.width, rect.height) == (was.x, was.width, was.height)
                assert rect.y == pytest.approx(was.y + band)
    assert [band_.fill for band_ in both.bands] == [band_.fill for band_ in own.bands]
    assert both.height == pytest.approx(own.height + band)


def test_each_header_says_which_lens_it_is(hotel: Document) -> None:
    picture = pictured(hotel, "goal", "functional")
    assert words_in(compared_row(picture).body)[0] == "Functional lens Who holds the customer?"
    assert words_in(row(picture, "stages").body)[0] == "Goal-based lens What they are after"
    alone = pictured(hotel, "goal", None)
    assert words_in(row(alone, "stages").body)[0] == "Stages What they are after"


def test_a_lens_is_not_compared_with_itself(hotel: Document) -> None:
    assert list(pictured(hotel, "goal", "goal").flat()) == list(
        pictured(hotel, "goal", None).flat()
    )


def test_stages_without_steps_are_shown_of_the_lens_on_screen_only() -> None:
    document = sketch(*stage("goal", 1, "Nobody is here"), *stage("outcome", 1, "Nor here"))
    picture = pictured(document, "goal", "outcome")
    assert any("Nobody is here" in found for found in words_in(row(picture, "stages").body))
    assert not any("Nor here" in found for found in words_in(compared_row(picture).body))
    assert picture.empty_stages == ("goal1",)


def test_the_runs_of_the_two_headers_have_different_keys(hotel: Document) -> None:
    picture = pictured(hotel, "goal", "functional")
    keys = [item.group.key for item in compared_row(picture).body.items]
    assert keys[0] == compared_key(picture.steps[0])
    assert not set(keys) & {item.group.key for item in row(picture, "stages").body.items}


def test_a_proposed_stage_of_the_compared_lens_is_explained() -> None:
    document = sketch(*stage("goal", 1, "Sure", 0, 1, 2, 3),
                      *stage("outcome", 1, "Perhaps", 0, 1, 2, 3, proposed=True))  # fmt: skip
    assert "Proposed stage" not in "".join(words_in(row(pictured(document, "goal", None),
                                                        "legend").body))  # fmt: skip
    with_it = pictured(document, "goal", "outcome")
    assert "Proposed stage" in "".join(words_in(row(with_it, "legend").body))


def test_a_map_without_steps_has_two_headers_too() -> None:
    document = Document()
    document.load([Journey(id="map", position="a0", title="Empty")])
    picture = pictured(document, "goal", "outcome")
    assert compared_row(picture).body.items == ()
    assert not faults_of(picture)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_maps(), st.sampled_from(PAIRS), st.booleans(), st.data())
def test_any_two_lenses_of_any_map_are_sound(
    document: Document, pair: tuple[Lens, Lens], for_screen: bool, data: st.DataObject
) -> None:
    picture = pictured(document, *pair, for_screen, data.draw(random_folds(document)))
    assert not faults_of(picture)
