"""The title block and the legend: whose journey, through which lens, in which signs."""

from dataclasses import replace
from itertools import product

import pytest

from cjm_desktop.drawing.geometry import MARGIN
from cjm_desktop.drawing.picture import TextLine
from cjm_desktop.model.records import (
    LENSES,
    Curve,
    Feeling,
    Journey,
    Lens,
    Note,
    Persona,
    Risk,
    Step,
    Survey,
    Touchpoint,
)
from tests.drawing.faults import faults_of
from tests.drawing.sketch import drawn, group, lane, row, sketch, step, words, words_in

LONG = "Three nights in Copenhagen, of which one is spent on a bench in the airport"
JOURNEY = Journey(id="map", position="a0", title="A map")
PERSONA = Persona(id="p", name="Mette", role="travelling consultant")


def title_of(journey: Journey, lens: Lens = "goal", persona: Persona = PERSONA) -> str:
    """All the words of the title block."""
    return words(*group(drawn(sketch(persona, journey=journey), lens), "map").shapes)


def test_it_says_whose_journey_this_is_and_what_is_in_it() -> None:
    journey = replace(JOURNEY, persona_id="p", scenario="Business trip", expectations="Sleep well")
    assert title_of(journey) == (
        "A map Current state Mette, travelling consultant · Business trip · Expects: Sleep well "
        "Goal-based lens 4 steps · 0 touchpoints"
    )
    assert "Future state" in title_of(replace(journey, state="future"))
    assert title_of(replace(JOURNEY, title="  ")).startswith("Untitled map Current state")


@pytest.mark.parametrize(("lens", "steps"), list(product(LENSES, (0, 1, 2, 3, 18))))
def test_a_long_title_meets_neither_the_badge_nor_the_lens(lens: Lens, steps: int) -> None:
    journey = Journey(id="map", position="a0", title=LONG, scenario=LONG, expectations=LONG,
                      persona_id="p")  # fmt: skip
    persona = Persona(id="p", name="Mette", role=LONG)
    gaps = [step(n) for n in range(steps)]
    cards = [Touchpoint(id="t", lane_id="a", step_id="s0", position="a0", title="Card")]
    document = sketch(persona, *gaps, lane("a"), *(cards if steps else ()), steps=0,
                      journey=journey)  # fmt: skip
    picture = drawn(document, lens)
    assert faults_of(picture) == []
    whole = words(*group(picture, "map").shapes)
    assert whole.startswith(LONG)
    assert whole.count(LONG) == 4


@pytest.mark.parametrize("steps", [1, 4, 5, 6, 7, 18])
def test_a_title_that_fills_its_lines_leaves_the_badge_its_place(steps: int) -> None:
    journey = replace(JOURNEY, title="Il" * 400)
    cards = [Touchpoint(id=f"{n}t", lane_id=n, step_id="s0", position="a0", title="Card")
             for n in "ab"]  # fmt: skip
    document = sketch(lane("a"), lane("b", side="back"), *cards, steps=steps, journey=journey)
    picture = drawn(document, "functional")
    assert faults_of(picture) == []


def test_the_legend_shows_just_the_signs_that_are_used() -> None:
    def legend(*records: object) -> str:
        return words_in(row(drawn(sketch(*records)), "legend").body)[0]  # type: ignore[arg-type]

    end = "14 November 2026 · cjm-desktop"
    assert legend() == end
    card = Touchpoint(id="t", lane_id="a", step_id="s0", position="a0", title="x")
    assert legend(lane("a"), replace(card, evidence="observed")) == f"Observed {end}"
    note = Note(id="n", map_id="map", lane_id="a", step_id="s0", position="a0", text="x", votes=2)
    assert legend(lane("a", "notes"), note) == f"Vote {end}"
    assert legend(replace(note, lane_id=None, step_id=None)) == end
    survey = Survey(touchpoint_id="t", position="a0", title="Asked", source="Panel")
    assert legend(lane("a"), card, survey) == f"Survey Rests on Panel · {end}"
    risk = Risk(step_id="s0", position="a0", title="Low product use")
    assert legend(lane("a"), card, risk) == f"Risk trigger {end}"
    assert legend(step(0, moment_of_truth=True)) == f"Moment of truth {end}"


def test_the_legend_tells_what_the_map_rests_on_each_source_once() -> None:
    feeling = Feeling(id="c:s0", curve_id="c", step_id="s0", value=1, source="6 interviews")
    card = Touchpoint(id="t", lane_id="a", step_id="s1", position="a0", title="x",
                      source="214 survey answers")  # fmt: skip
    document = sketch(
        step(0, source="6 interviews"), step(1), lane("a"), card, lane("e", "emotion"),
        Curve(id="c", lane_id="e", position="a0", title=""), feeling,
    )  # fmt: skip
    (legend,) = words_in(row(drawn(document), "legend").body)
    assert legend.startswith("Rests on 6 interviews and 214 survey answers · 14 November")


def test_many_sources_and_signs_on_a_narrow_map_do_not_collide() -> None:
    steps = [step(n, moment_of_truth=True, evidence=evidence, source=f"{n}: {LONG}")
             for n, evidence in enumerate(("assumed", "observed", "measured"))]  # fmt: skip
    picture = drawn(sketch(*steps))
    assert faults_of(picture) == []
    whole = " ".join(words_in(row(picture, "legend").body))
    assert all(f"{number}: {LONG}" in whole for number in range(3))


def test_the_lens_is_named_at_the_right_end_of_the_columns() -> None:
    document = sketch(*(Step(id=f"s{n}", map_id="map", position=f"a{n}", title="x")
                        for n in range(9)))  # fmt: skip
    picture = drawn(document)
    found = group(picture, "map")
    (line,) = (shape for shape in found.shapes if isinstance(shape, TextLine)
               and shape.text == "Goal-based lens")  # fmt: skip
    assert MARGIN + line.x + line.width == pytest.approx(picture.width - MARGIN)
