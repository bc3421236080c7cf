"""Each lens has a question and a blind spot in words."""

import pytest

from cjm_desktop.lenses.lens_words import LENS_BLIND_SPOT, LENS_QUESTION
from cjm_desktop.model.records import LENSES, Lens


@pytest.mark.parametrize("lens", LENSES)
def test_each_lens_asks_a_question_and_names_its_blind_spot(lens: Lens) -> None:
    assert str(LENS_QUESTION[lens]).endswith("?")
    assert str(LENS_BLIND_SPOT[lens]).endswith(".")
    assert str(LENS_BLIND_SPOT[lens]).count(".") == 1


def test_no_two_lenses_say_the_same() -> None:
    assert len(set(map(str, LENS_QUESTION.values()))) == len(LENSES)
    assert len(set(map(str, LENS_BLIND_SPOT.values()))) == len(LENSES)
