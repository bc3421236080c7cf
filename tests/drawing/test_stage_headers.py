"""What each lens says of a stage in its header: there in that lens only, whole, and true."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from cjm_desktop.drawing.folds import NO_FOLDS
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.headers.below_title import as_question
from cjm_desktop.drawing.headers.funnel import BAR_HEIGHT, BAR_WIDTH
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Box, Picture, TextLine
from cjm_desktop.language import use_language
from cjm_desktop.model.document import Document
from cjm_desktop.model.placing import place_steps
from cjm_desktop.model.records import LENSES, Checkpoint, Lens, Record, Touchpoint
from cjm_desktop.model.stages import add_stage
from tests.drawing.faults import faults_of, texts_of
from tests.drawing.sketch import DATE, drawn, group, lane, rect, row, sketch, stage, words, words_in
from tests.model.workshop import hotel_stay


def served(*records: Record, steps: int = 4) -> Document:
    """A map of which every step has a touchpoint, so that all lenses see it."""
    cards = [Touchpoint(id=f"card{n}", lane_id="a", step_id=f"s{n}", position="a0", title="Card")
             for n in range(steps)]  # fmt: skip
    return sketch(lane("a", title="Desk"), *cards, *records, steps=steps)


def lines_under(stage_id: str, *titles: str, done: Sequence[int] = ()) -> list[Checkpoint]:
    """The lines of a stage's checklist, those numbered `done` ticked."""
    return [
        Checkpoint(id=f"{stage_id}:{n}", stage_id=stage_id, position=f"a{n:02}x", title=title,
                   done=n in done)
        for n, title in enumerate(titles)
    ]  # fmt: skip


def said(picture: Picture, step: int = 0) -> str:
    """The words of the header that begins at a step."""
    return words(*group(picture, run_key(f"s{step}")).shapes)


def outcome(**fields: Any) -> str:
    """What the outcome lens says of a stage with such fields, across two columns."""
    document = served(*stage("outcome", 0, "Sell", 0, 1, **fields))
    return said(drawn(document, "outcome")).removeprefix("Sell ").replace("\N{NO-BREAK SPACE}", " ")


def everywhere(text: str, document: Document) -> list[Lens]:
    """The lenses in whose picture a text stands."""
    return lenses_that_say(text, document, for_screen=True)


def lenses_that_say(text: str, document: Document, *, for_screen: bool) -> list[Lens]:
    pictures = {lens: drawn(document, lens, for_screen) for lens in LENSES}
    return [lens for lens, picture in pictures.items()
            if any(text in line.text for line in texts_of(picture))]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "words_said"),
    [
        ({"metric_target": 4, "metric_actual": 3.4}, "{}: 3.4 %, target 4 % Worse than target"),
        ({"metric_target": 4, "metric_actual": 4.1}, "{}: 4.1 %, target 4 % Better than target"),
        ({"metric_target": 4, "metric_actual": 4}, "{}: 4 %, target 4 % On target"),
        ({"metric_target": 4, "metric_actual": 3, "metric_better": "lower"},
         "{}: 3 %, target 4 % Better than target"),
        ({"metric_target": 4, "metric_actual": 5, "metric_better": "lower"},
         "{}: 5 %, target 4 % Worse than target"),
        ({"metric_target": 0, "metric_actual": 0}, "{}: 0 %, target 0 % On target"),
        ({"metric_actual": 3}, "{}: 3 %"),
        ({"metric_target": 3}, "{}: target 3 %"),
        ({}, "Measured by: {}"),
    ],
)  # fmt: skip
def test_a_metric_is_told_with_its_target_and_on_which_side_it_is(
    fields: dict[str, Any], words_said: str
) -> None:
    told = outcome(metric_name="Bookings", metric_unit="%", **fields)
    assert told == words_said.format("Bookings")


def test_better_and_worse_are_told_by_sign_and_word_not_by_colour_alone() -> None:
    def signs(actual: float) -> list[str]:
        document = served(*stage("outcome", 0, "Sell", 0, metric_target=4, metric_actual=actual))
        shapes = group(drawn(document, "outcome"), run_key("s0")).shapes
        return [type(shape).__name__ for shape in shapes if not isinstance(shape, Box | TextLine)]

    assert signs(5) == ["Path"]
    assert signs(3) == ["Line", "Line"]


def test_a_metric_without_a_name_is_called_one_and_numbers_are_those_of_the_language() -> None:
    try:
        use_language("da")
        assert "1.234.567,5 kr." in outcome(metric_actual=1234567.5, metric_unit="kr.")
        use_language("sv")
        assert "1 234 567,5 kr" in outcome(metric_actual=1234567.5, metric_unit="kr")
    finally:
        use_language("en")
    assert outcome(metric_actual=-1234567.5) == "Metric: −1,234,567.5"


def test_the_funnel_tells_who_enters_and_what_part_goes_on() -> None:
    document = served(
        *stage("outcome", 0, "Win", 0, entered=1200), *stage("outcome", 1, "Sell", 1, entered=408),
        *stage("outcome", 2, "Keep", 2, entered=1), *stage("outcome", 3, "More", 3),
    )  # fmt: skip
    picture = drawn(document, "outcome")
    told = [said(picture, step).replace("\N{NO-BREAK SPACE}", " ") for step in range(4)]
    assert told == ["Win 1,200 enter 34 % go on", "Sell 408 enter 0.2 % go on", "Keep 1 enters",
                    "More"]  # fmt: skip
    assert [round(bar / BAR_WIDTH, 3) for bar in bars(picture)] == [1, 0.34, 0.001]
    assert "Share of those who enter the first stage" in words_in(row(picture, "legend").body)[0]
    assert "Share of those" not in words_in(row(drawn(document, "goal"), "legend").body)[0]


def bars(picture: Picture) -> list[float]:
    """How long the filled bars of the header are, from the left."""
    return [
        shape.width
        for item in row(picture, "stages").body.items
        for shape in item.group.shapes
        if isinstance(shape, Box) and shape.fill and shape.height == BAR_HEIGHT
    ]


@pytest.mark.parametrize(
    ("entered", "told", "lengths"),
    [
        ((None, None), ["", ""], []),
        ((0, 0), ["0 enter", "0 enter"], []),
        ((0, 7), ["0 enter", "7 enter"], []),
        ((7, 0), ["7 enter · 0 % go on", "0 enter"], [1.0]),
        ((None, 7), ["", "7 enter"], [1.0]),
        ((10, 15), ["10 enter 150 % go on", "15 enter"], [1.0, 1.0]),
    ],
)
def test_nobody_nothing_and_more_than_before_are_told_too(
    entered: tuple[float | None, float | None], told: list[str], lengths: list[float]
) -> None:
    first, then = entered
    document = served(
        *stage("outcome", 0, "Win", 0, entered=first), *stage("outcome", 1, "Sell", 1, entered=then)
    )
    picture = drawn(document, "outcome")
    words_said = [said(picture, step).partition(" ")[2] for step in (0, 1)]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in words_said] == told
    assert [bar / BAR_WIDTH for bar in bars(picture)] == pytest.approx(lengths)


def test_bars_of_wide_and_narrow_headers_have_one_scale() -> None:
    document = served(
        *stage("outcome", 0, "Win", 0, entered=100),
        *stage("outcome", 1, "Sell", 1, 2, 3, entered=100),
    )
    narrow, wide = bars(drawn(document, "outcome"))
    assert narrow == wide


def test_what_is_decided_is_a_question() -> None:
    document = served(*stage("interactive", 0, "Buy", 0, 1, 2, goal="Book now, or wait."))
    assert said(drawn(document, "interactive")) == "Buy Decides: Book now, or wait?"
    assert everywhere("Decides", document) == ["interactive"]


@pytest.mark.parametrize(
    ("words_typed", "question"),
    [
        ("Which?", "Which?"),
        ("which one ", "which one?"),
        ("Where…", "Where?"),
        ("哪一个？", "哪一个？"),
    ],
)
def test_a_question_has_one_question_mark(words_typed: str, question: str) -> None:
    assert as_question(words_typed) == question


def test_the_checklist_stands_under_the_goal_with_its_boxes() -> None:
    document = served(
        *stage("goal", 0, "Decide", 0, 2, goal="Trust"),
        *lines_under("goal0", "Budget known", "Dates known", done=[1]),
    )
    picture = drawn(document, "goal")
    assert said(picture) == "Decide Trust Budget known Dates known"
    assert said(picture, 2) == "Decide, again"
    shapes = group(picture, run_key("s0")).shapes
    boxes = [shape for shape in shapes if isinstance(shape, Box) and shape.height == shape.width]
    assert len(boxes) == 2
    ticks = [shape for shape in shapes if not isinstance(shape, Box | TextLine)]
    assert len(ticks) == 1
    assert everywhere("Budget known", document) == ["goal"]


@pytest.mark.parametrize("steps", [1, 2, 4])
def test_of_a_long_checklist_some_lines_are_shown_and_the_others_counted(steps: int) -> None:
    titles = [f"Line {n}" for n in range(40)]
    document = served(*stage("goal", 0, "Decide", *range(steps)), *lines_under("goal0", *titles))
    told = said(drawn(document, "goal"))
    shown = [title for title in titles if f"{title} " in told]
    assert shown == titles[: len(shown)]
    assert 6 <= len(shown) < 40
    assert (len(shown) > 12) == (steps == 4), "a wide header has room for more"
    assert told.endswith(f"and {40 - len(shown)} more")


def test_a_line_longer_than_the_list_may_be_is_shown_whole() -> None:
    long = "What is wrong with our heating? " * 30
    document = served(*stage("goal", 0, "Decide", 0), *lines_under("goal0", long, "Next"))
    told = said(drawn(document, "goal"))
    assert told == f"Decide {long.strip()} and 1 more"


@pytest.mark.parametrize(
    ("lens", "fields", "told"),
    [
        ("outcome", {"goal": "Win", "metric_name": "Bookings", "metric_target": 4,
                     "metric_actual": 3, "entered": 7}, "Worse than target"),
        ("interactive", {"goal": "Where to"}, "Decides: Where to?"),
        ("goal", {"goal": "Trust"}, "Budget known"),
    ],
)  # fmt: skip
def test_a_stage_without_steps_tells_the_same(lens: Lens, fields: Any, told: str) -> None:
    document = served(*stage(lens, 0, "Empty", **fields), *lines_of(lens))
    picture = drawn(document, lens, for_screen=True)
    told_here = words(*group(picture, f"{lens}0").shapes)
    assert told in told_here and told_here.startswith("Empty")
    assert faults_of(picture) == []
    assert lenses_that_say(told, document, for_screen=False) == []


def lines_of(lens: Lens) -> list[Checkpoint]:
    return lines_under("goal0", "Budget known") if lens == "goal" else []


LOADED: dict[Lens, list[Record]] = {
    "outcome": stage(
        "outcome", 0, "Sell", 0, goal="Win", metric_name="Conversions of rooms with breakfast " * 3,
        metric_unit="per thousand visits of the page", metric_target=1e15, metric_actual=-1e15,
        entered=1e15,
    ),
    "interactive": stage("interactive", 0, "Buy", 0, goal="Which of them " * 20),
    "goal": [
        *stage("goal", 0, "Decide", 0, goal="Trust"),
        *lines_under("goal0", *(f"Line {n} of a list that is long" for n in range(12))),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lens", LOADED)
def test_the_band_is_as_tall_in_all_lenses_as_the_one_that_says_most(lens: Lens) -> None:
    document = served(*LOADED[lens])
    pictures = [drawn(document, each, screen) for each in LENSES for screen in (True, False)]
    heights = {row(picture, "stages").body.height for picture in pictures}
    assert len(heights) == 1 and heights.pop() > 130
    assert [faults_of(picture) for picture in pictures] == [[]] * 10


@pytest.mark.parametrize("folded", [(0,), (0, 1)])
def test_folded_runs_say_less_and_overlap_nothing(folded: tuple[int, ...]) -> None:
    long = lines_under("goal0", *(f"Line {n}" for n in range(12)))
    document = served(
        *stage("goal", 0, "Decide", 0, 1, 3, goal="Trust"), *long,
        *stage("outcome", 0, "Sell", 0, 1, metric_target=4, metric_actual=3, entered=7),
    )  # fmt: skip
    folds = NO_FOLDS.with_steps([f"s{n}" for n in folded])
    pictures = {lens: drawn(document, lens, folds=folds) for lens in LENSES}
    assert [faults_of(picture) for picture in pictures.values()] == [[]] * len(LENSES)
    told = said(pictures["goal"], 3 if len(folded) == 2 else 0)
    assert "Trust Line 0" in told, "it stands on the first run that is open"


def test_only_the_first_run_of_a_stage_tells_more_than_its_title() -> None:
    document = served(*stage("outcome", 0, "Sell", 0, 2, metric_name="Bookings", entered=7))
    picture = drawn(document, "outcome")
    assert said(picture, 0) == "Sell Measured by: Bookings 7 enter"
    assert said(picture, 2) == "Sell, again"


def test_the_other_lenses_say_nothing_of_metrics() -> None:
    document = served(
        *(record for lens in LENSES for record in
          stage(lens, 0, "Stage", *(() if lens == "functional" else (0,)), metric_name="Bookings",
                metric_target=4, metric_actual=3, entered=7))
    )  # fmt: skip
    assert everywhere("Bookings", document) == everywhere("Worse than", document) == ["outcome"]


def test_a_funnel_follows_the_order_of_stages_and_empty_ones_count() -> None:
    workshop = hotel_stay()
    with workshop.edit() as edit:
        late = add_stage(edit, workshop.map_id, "outcome", "Late")
        edit.put(replace(late, entered=50))
        for title, entered in (("Acquisition", 200), ("Retention", 100)):
            edit.put(replace(workshop.stage("outcome", title), entered=entered))
        place_steps(edit, workshop.ids("Tells colleagues, rebooks"), None, "outcome")
    picture = Layout(DATE, for_screen=True).picture(workshop.arrangement(), "outcome")
    told = words(*(shape for item in row(picture, "stages").body.items
                   for shape in item.group.shapes)).replace("\N{NO-BREAK SPACE}", " ")  # fmt: skip
    assert "200 enter Conversion" in told, "nobody knows how many entered the stage between"
    assert "100 enter · 50 % go on" in told
    assert "Late 50 enter" in told


def test_the_header_of_a_run_is_where_it_was() -> None:
    plain = served(*stage("goal", 0, "Decide", 0, 1))
    loaded = served(*stage("goal", 0, "Decide", 0, 1), *lines_under("goal0", "Budget known"))
    one, other = rect(drawn(plain), run_key("s0")), rect(drawn(loaded), run_key("s0"))
    assert (one.x, one.y, one.width) == (other.x, other.y, other.width)
