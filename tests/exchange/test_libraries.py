"""The libraries hold what the method names, in each language of the program."""

import json
from collections.abc import Iterator

import pytest

from cjm_desktop.assets import resource
from cjm_desktop.exchange.libraries import (
    matching,
    phase_of_survey,
    risk_library,
    survey_library,
    touchpoint_library,
)
from cjm_desktop.language import LANGUAGES, use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


@pytest.mark.parametrize("name", ["touchpoints", "surveys", "risks"])
def test_every_entry_is_there_in_every_language(name: str) -> None:
    data = json.loads(resource("libraries", f"{name}.json").read_text(encoding="utf-8"))
    entries = [entry for section in data.values() for entry in section]
    for entry in entries:
        assert set(entry) == set(LANGUAGES)
        assert all(title == title.strip() != "" for title in entry.values())
    for code in LANGUAGES:
        titles = [entry[code] for entry in entries]
        assert len(set(titles)) == len(titles), code


def test_they_hold_what_the_method_names() -> None:
    touchpoints, surveys, risks = touchpoint_library(), survey_library(), risk_library()
    assert list(touchpoints) == list(surveys) == ["before", "during", "after"]
    assert [len(titles) for titles in touchpoints.values()] == [9, 8, 6]
    assert [len(titles) for titles in surveys.values()] == [5, 3, 4]
    assert [len(titles) for titles in risks.values()] == [9]
    assert "After-purchase survey" in touchpoints["after"]
    assert "Win/loss analysis" in surveys["before"]
    assert "Lack of adoption" in risks["any"]


def test_they_speak_the_language_in_use() -> None:
    use_language("da")
    assert "Landingsside" in touchpoint_library()["before"]
    use_language("sv")
    assert "Kundtjänstenkät" in survey_library()["after"]
    assert "Dålig stämning" in risk_library()["any"]


def test_a_survey_of_the_library_has_its_phase_in_whatever_language() -> None:
    assert phase_of_survey("Net Promoter Score") == "after"
    assert phase_of_survey("Touchskærm i butikken") == "during"
    assert phase_of_survey("Our own questions") == ""


def test_searching_takes_no_heed_of_case_and_accents() -> None:
    assert matching(("Café", "Call centre"), "CAFE") == ("Café",)
    assert matching(("Call centre", "Sales team"), "cen cal") == ("Call centre",)
