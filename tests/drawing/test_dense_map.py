"""A map at real density, with nothing cut off, covered or moved by a lens."""

import pytest

from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Feeling, Lane, Lens, Note, Step, Touchpoint
from tests.drawing.dense_map import CARDS, STEPS, dense_map
from tests.drawing.faults import faults_of, texts_of
from tests.drawing.sketch import drawn


def test_the_map_is_as_dense_as_the_design_asks() -> None:
    document = dense_map()
    assert violations(document) == []
    assert len(document.all(Step)) == 18
    assert len(document.all(Lane)) == 11
    assert len([*document.all(Touchpoint), *document.all(Note)]) == 70
    assert len(document.all(Feeling)) == 36


@pytest.mark.parametrize("for_screen", [True, False])
@pytest.mark.parametrize("lens", LENSES)
def test_nothing_is_cut_off_or_covered(lens: Lens, for_screen: bool) -> None:
    picture = drawn(dense_map(), lens, for_screen)
    assert faults_of(picture) == []
    seen = _without_spaces(" ".join(line.text for line in texts_of(picture)))
    typed = [step[0] for step in STEPS] + [card[2] for cards in CARDS.values() for card in cards]
    assert [words for words in typed if _without_spaces(words) not in seen] == []


def test_below_the_header_two_sizes_of_text_are_enough() -> None:
    picture = drawn(dense_map())
    sizes = {
        line.size
        for row in picture.rows
        if row.body.kind not in ("title", "stages")
        for item in (*row.body.backdrop, *row.body.heading, *row.body.items)
        for line in item.group.shapes
        if hasattr(line, "size")
    }
    assert len(sizes) == 2


def _without_spaces(words: str) -> str:
    return "".join(words.split())
