"""The header band: what heads the columns, in which words, and that it is whole."""

from dataclasses import replace

import pytest

from cjm_desktop.drawing.geometry import COLUMN_WIDTH
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.picture import Box, Picture, TextLine
from cjm_desktop.model.records import LENSES, Lens, Touchpoint
from tests.drawing.faults import faults_of
from tests.drawing.sketch import drawn, group, lane, rect, row, sketch, stage, words, words_in


def headers(picture: Picture) -> list[str]:
    """What stands in the header, run by run."""
    return [words(*item.group.shapes) for item in row(picture, "stages").body.items]


def meets(lane_id: str, *numbers: int) -> list[Touchpoint]:
    return [Touchpoint(id=f"{lane_id}@{n}", lane_id=lane_id, step_id=f"s{n}", position="a0",
                       title="Card") for n in numbers]  # fmt: skip


def test_a_stage_that_comes_back_says_so_and_keeps_its_goal_to_its_first_run() -> None:
    document = sketch(*stage("goal", 0, "Deciding", 0, 2, goal="Trust"), *stage("goal", 1, "In", 1))
    assert headers(drawn(document)) == ["Deciding Trust", "In", "Deciding, again", "In no stage"]


def test_a_shared_run_shows_all_its_functions_and_gaps_are_without_us() -> None:
    lanes = [lane("a", title="Marketing"), lane("b", title="Sales"), lane("c", title="Service"),
             lane("d", title="Finance")]  # fmt: skip
    document = sketch(*lanes, *meets("a", 0, 1), *meets("b", 1), *meets("c", 1), *meets("d", 1))
    picture = drawn(document, "functional")
    assert headers(picture) == ["Marketing", "Marketing Sales Service Finance", "Without us"]
    shared = group(picture, run_key("s1"))
    boxes = [shape for shape in shared.shapes if isinstance(shape, Box)]
    lines = [shape for shape in shared.shapes if isinstance(shape, TextLine)]
    for box, line in zip(boxes, lines, strict=True):
        assert box.y < line.y - line.size / 2 < line.y < box.y + box.height
    assert max(box.y + box.height for box in boxes) <= shared.height
    assert headers(drawn(document, "goal")) == ["In no stage"]


def test_a_stage_that_is_only_proposed_stands_in_italics_until_confirmed() -> None:
    document = sketch(
        *stage("goal", 0, "Sure", 0), *stage("goal", 1, "Perhaps", 1, 2, proposed=True)
    )
    picture = drawn(document)
    weights = {shape.text: shape.weight for item in row(picture, "stages").body.items
               for shape in item.group.shapes if isinstance(shape, TextLine)}  # fmt: skip
    assert weights == {"Sure": "semibold", "Perhaps": "italic", "In no stage": "semibold"}
    assert "Proposed stage" in words_in(row(picture, "legend").body)[0]
    assert "Proposed stage" not in words_in(row(drawn(document, "outcome"), "legend").body)[0]


def test_a_run_of_which_a_part_is_confirmed_stands_upright() -> None:
    sure, *_ = placed = stage("goal", 0, "Half", 0, 1, proposed=True)
    document = sketch(sure, placed[1], replace(placed[2], proposed=False))
    (line,) = group(drawn(document), run_key("s0")).shapes[1:]
    assert isinstance(line, TextLine)
    assert line.weight == "semibold"


def test_the_band_is_as_tall_in_every_lens_as_the_tallest_needs() -> None:
    long = "What is wrong with our heating, and what would be better for a house like ours?"
    document = sketch(*stage("goal", 0, long, 0, goal=long), *stage("outcome", 0, "Short", 0))
    goal, outcome = drawn(document, "goal"), drawn(document, "outcome")
    assert rect(goal, run_key("s0")).height == rect(outcome, run_key("s0")).height > 150
    assert headers(goal)[0] == f"{long} {long}"
    assert faults_of(goal) == faults_of(outcome) == []


@pytest.mark.parametrize("tall", LENSES[1:])
def test_no_header_is_lower_than_the_tallest_of_another_lens(tall: Lens) -> None:
    document = sketch(*stage(tall, 0, "What would be better for a house like ours? " * 3, 0))
    assert {rect(drawn(document, lens), run_key("s0")).height for lens in LENSES} == {
        rect(drawn(document, tall), run_key("s0")).height
    }
    assert rect(drawn(document, "functional"), run_key("s0")).height > 150


def test_stages_without_steps_follow_the_columns_on_screen_and_never_in_print() -> None:
    document = sketch(*stage("goal", 0, "Empty"), *stage("goal", 1, "Used", 0, 1, 2, 3),
                      *stage("goal", 2, "Empty too"), *stage("outcome", 0, "Other"))  # fmt: skip
    screen, paper = drawn(document, for_screen=True), drawn(document, for_screen=False)
    assert headers(screen) == ["Used", "Empty", "Empty too"]
    assert headers(paper) == ["Used"]
    assert screen.empty_stages == ("goal0", "goal2")
    assert rect(screen, "goal2").x > rect(screen, "goal0").x > screen.x_of(4)
    assert rect(screen, "goal2").width < COLUMN_WIDTH
    assert screen.column_count == 6


@pytest.mark.parametrize("for_screen", [True, False])
def test_a_map_without_steps_shows_just_its_stages(for_screen: bool) -> None:
    picture = drawn(sketch(*stage("goal", 0, "Empty"), steps=0), for_screen=for_screen)
    assert headers(picture) == (["Empty"] if for_screen else [])
    assert faults_of(picture) == []
