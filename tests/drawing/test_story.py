"""The story of a lens on paper: the map, and beneath it every word that its lens has to say."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.pages import PAPERS, PageSetup, Paper, place
from cjm_desktop.drawing.picture import Picture, Row, TextLine
from cjm_desktop.drawing.story.pages import story_pages
from cjm_desktop.drawing.title_block import LENS_TITLES
from cjm_desktop.errors import ExportError
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.lenses.findings import Findings
from cjm_desktop.lenses.lens_story import LensStory, lens_story
from cjm_desktop.model.answers import answer_finding
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import LENSES, Journey, Lens
from tests.benchmarks.big_maps import big_records
from tests.drawing.faults import faults_of
from tests.drawing.random_maps import random_maps
from tests.drawing.sketch import DATE, words

A3 = PageSetup()


def loaded(records: object) -> Document:
    document = Document()
    document.load(records)  # type: ignore[arg-type]
    return document


@pytest.fixture
def hotel() -> Document:
    return loaded(template_records("hotel-stay"))


class Told:
    """The story of a map in a lens on some paper."""

    def __init__(self, document: Document, lens: Lens, setup: PageSetup = A3) -> None:
        arrangement = Arrangement(document, document.all(Journey)[0].id)
        self.setup = setup
        self.map = Layout(DATE, for_screen=False).picture(arrangement, lens)
        self.story: LensStory = lens_story(arrangement, Findings(arrangement), lens)
        self.pages = story_pages(self.map, self.story, setup, "The map")

    @property
    def said(self) -> str:
        """All words below the maps, as one reads from column to column and page to page."""
        bodies = [row.body for page in self.pages for row in page.rows if row.body.key == "story"]
        return words(*(shape for body in bodies for item in body.items
                       for shape in item.group.shapes))  # fmt: skip

    def sizes_on_paper(self) -> set[float]:
        """The sizes of the text below the maps, in points on the paper."""
        return {
            round(shape.size * place(page.width, page.height, self.setup, "").scale, 2)
            for page in self.pages
            for row in story_rows(page)
            for item in row.body.items
            for shape in item.group.shapes
            if isinstance(shape, TextLine)
        }


def story_rows(page: Picture) -> list[Row]:
    return [row for row in page.rows if row.body.kind == "story"]


def unbroken(spoken: str) -> str:
    """Words as they are drawn, without blanks, at which lines may be broken, and the invisible."""
    composed = unicodedata.normalize("NFC", spoken)
    seen = (c for c in composed if unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join("".join(seen).split())


def assert_in_order(said: str, spoken: Sequence[str]) -> None:
    """All is said, the one after the other."""
    at, drawn = 0, unbroken(said)
    for sentence in spoken:
        found = drawn.find(unbroken(sentence), at)
        assert found >= 0, sentence
        at = found + 1


def assert_sound(pages: Sequence[Picture]) -> None:
    for page in pages:
        assert not faults_of(page)


@pytest.mark.parametrize("lens", LENSES)
def test_a_page_says_what_the_lens_asks_overlooks_and_finds(hotel: Document, lens: Lens) -> None:
    told = Told(hotel, lens)
    story = told.story
    (page,) = told.pages
    assert story.asked
    assert_in_order(told.said, [
        LENS_TITLES[lens], str(story.question), str(story.blind_spot),
        f"{len(story.asked)} questions for the room",
        *(one.in_words() for one in story.asked),
        *(str(one.message) for one in story.facts),
    ])  # fmt: skip
    assert_sound([page])


@pytest.mark.parametrize("lens", LENSES)
def test_the_map_stands_above_as_it_is(hotel: Document, lens: Lens) -> None:
    told = Told(hotel, lens)
    (page,) = told.pages
    dx = page.left - told.map.left
    assert page.width == pytest.approx(told.map.width + 2 * dx)
    (row,) = story_rows(page)
    own = [shape for shape in told.map.flat() if isinstance(shape, TextLine)]
    above = [line for line in page.flat() if isinstance(line, TextLine) and line.y < row.y]
    assert [(line.text, line.y, line.size) for line in above] == [
        (line.text, line.y, line.size) for line in own
    ]
    assert [line.x for line in above] == pytest.approx([line.x + dx for line in own])
    assert row.y >= told.map.height


def test_findings_stand_under_how_soon_the_room_should_ask(hotel: Document) -> None:
    said = Told(hotel, "functional").said
    assert_in_order(said, ["Ask first", "Then ask", "Also worth asking", "Facts"])
    assert "Fine as it is" not in said


def test_what_was_answered_comes_last_muted_and_with_its_reason(hotel: Document) -> None:
    journey = hotel.all(Journey)[0]
    first, second, *_ = Findings(Arrangement(hotel, journey.id)).open("goal")
    with History(hotel).edit("Answer") as edit:
        answer_finding(edit, journey.id, first, "she\nlikes   it")
        answer_finding(edit, journey.id, second)
    told = Told(hotel, "goal")
    last = str(told.story.facts[-1].message)
    assert_in_order(told.said, [
        last, "Fine as it is",
        str(told.story.answered[0][0].message), str(told.story.answered[1][0].message),
    ])  # fmt: skip
    assert "Fine as it is, because she likes it" in told.said
    assert "Called fine as it is." in told.said
    (row,) = story_rows(told.pages[-1])
    lines = [shape for item in row.body.items[-2:] for shape in item.group.shapes]
    assert {line.colour for line in lines if isinstance(line, TextLine)} == {"text.muted"}


def test_a_long_reason_is_told_to_its_end(hotel: Document) -> None:
    journey = hotel.all(Journey)[0]
    first = Findings(Arrangement(hotel, journey.id)).open("goal")[0]
    reason = " ".join(f"reason{number}" for number in range(4000))
    with History(hotel).edit("Answer") as edit:
        answer_finding(edit, journey.id, first, reason)
    told = Told(hotel, "goal")
    assert reason in told.said
    assert len(told.pages) > 1
    assert_sound(told.pages)


def test_hundreds_of_findings_go_on_on_further_pages_and_none_is_lost() -> None:
    told = Told(loaded(big_records(60, 12, 200)), "functional")
    assert len(told.story.asked) > 100
    assert len(told.pages) > 1
    assert_in_order(told.said, [one.in_words() for one in told.story.asked])
    assert_in_order(told.said, [str(one.message) for one in told.story.facts])
    assert_sound(told.pages)
    scales = [place(p.width, p.height, A3, "").scale for p in told.pages]
    assert scales == pytest.approx([scales[0]] * len(scales))
    for page in told.pages[1:]:
        heads = [words(*item.group.shapes) for row in page.rows[:1] for item in row.body.items]
        assert heads == ["Functional lens, continued: The map"]


def test_a_map_without_anything_says_that_nothing_is_asked() -> None:
    told = Told(loaded([Journey(id="map", position="a0", title="Empty")]), "goal")
    assert_in_order(told.said, ["Goal-based lens", "No question for the room."])
    assert_sound(told.pages)


@pytest.mark.parametrize(("paper", "size"), [("A4", 7.5), ("A3", 9.5), ("A1", 19.0)])
def test_text_has_its_size_on_paper_however_large_the_map(
    hotel: Document, paper: str, size: float
) -> None:
    for document in (hotel, loaded(big_records(60, 12, 200))):
        sizes = Told(document, "goal", PageSetup(PAPERS[paper])).sizes_on_paper()
        assert size == pytest.approx(sorted(sizes)[1], abs=0.02)


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_page_fills_the_paper_as_it_lies(hotel: Document, orientation: str) -> None:
    setup = PageSetup(orientation=orientation)  # type: ignore[arg-type]
    for picture in Told(hotel, "goal", setup).pages:
        page = place(picture.width, picture.height, setup, "")
        margin = setup.margin_mm * 72 / 25.4
        assert (page.width > page.height) == (orientation == "landscape")
        assert (page.x, page.y) == pytest.approx((margin, margin), abs=0.1)


def test_all_lenses_lie_the_same_way(hotel: Document) -> None:
    pages = [place(p.width, p.height, A3, "") for lens in LENSES for p in Told(hotel, lens).pages]
    assert len({(round(page.width), round(page.height)) for page in pages}) == 1


def test_the_map_has_the_scale_asked_for_and_text_takes_the_rest(hotel: Document) -> None:
    setup = PageSetup(PAPERS["A3"], "landscape", 0.4)
    told = Told(hotel, "functional", setup)
    for picture in told.pages:
        assert place(picture.width, picture.height, setup, "").scale == 0.4
    assert 9.5 in told.sizes_on_paper()
    assert_in_order(told.said, [one.in_words() for one in told.story.asked])


def test_a_map_too_large_at_its_scale_is_refused_as_without_text(hotel: Document) -> None:
    setup = PageSetup(scale=2.0)
    (first, *_) = Told(hotel, "functional", setup).pages
    with pytest.raises(ExportError, match="does not fit A3"):
        place(first.width, first.height, setup, "The map")


@pytest.mark.parametrize("sides", [(50, 50), (50, 1000), (1000, 50), (5000, 3000)])
def test_paper_of_any_shape_holds_every_word(hotel: Document, sides: tuple[int, int]) -> None:
    setup = PageSetup(Paper(*sides))
    told = Told(hotel, "functional", setup)
    assert_in_order(told.said, [one.in_words() for one in told.story.asked])
    for page in told.pages:
        for row in story_rows(page):
            for item in row.body.items:
                rect = page.place_of(row, item)
                assert rect.y + rect.height <= page.height * 1.001


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_maps(), st.sampled_from(LENSES), st.sampled_from(["A4", "A3", "A0"]))
def test_any_story_is_sound(document: Document, lens: Lens, paper: str) -> None:
    told = Told(document, lens, PageSetup(PAPERS[paper]))
    assert_sound(told.pages)
    assert_in_order(told.said, [one.in_words() for one in told.story.asked])
    for one, other in pairwise(told.pages):
        assert (one.width, one.height) == pytest.approx((other.width, other.height))
