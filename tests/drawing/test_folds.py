"""Folded steps are a thin bar, folded lanes a thin row; nothing else moves more than that asks."""

from typing import Any

import pytest

from cjm_desktop.drawing.columns import Bar, columns_of
from cjm_desktop.drawing.folds import NO_FOLDS, Folds, bars_of, fold_key
from cjm_desktop.drawing.geometry import COLUMN_WIDTH, FOLD_WIDTH, FOLDED_LANE_HEIGHT
from cjm_desktop.drawing.picture import Box, Path, Picture
from cjm_desktop.drawing.text_block import one_line
from cjm_desktop.model.records import LENSES, Curve, Feeling, Note, Record, Touchpoint
from tests.drawing.faults import faults_of
from tests.drawing.sketch import drawn, group, lane, rect, row, sketch, stage, words, words_in


def fold(*step_numbers: int, folds: Folds = NO_FOLDS) -> Folds:
    return folds.with_steps([f"s{number}" for number in step_numbers])


def card(card_id: str, first: int, last: int | None = None, **fields: Any) -> Touchpoint:
    last_id = f"s{last}" if last is not None else None
    fields = {"title": card_id, **fields}
    return Touchpoint(id=card_id, lane_id="b", step_id=f"s{first}", last_step_id=last_id,
                      position="a0", **fields)  # fmt: skip


def curve(*values: float, quote: str = "") -> list[Record]:
    feelings = [
        Feeling(id=Feeling.id_for("c", f"s{n}"), curve_id="c", step_id=f"s{n}", value=value,
                quote=quote)
        for n, value in enumerate(values)
    ]  # fmt: skip
    return [lane("a", "emotion"), Curve(id="c", lane_id="a", position="a0", title=""), *feelings]


def test_folded_steps_share_one_bar_and_the_others_close_up() -> None:
    document = sketch(lane("b"), steps=8)
    whole, folded = drawn(document), drawn(document, folds=fold(2, 3, 4))
    bar = rect(folded, fold_key("s2"))
    assert 0 < bar.width < FOLD_WIDTH
    assert words(*group(folded, fold_key("s2")).shapes) == "+3"
    assert rect(folded, "s1") == rect(whole, "s1")
    assert rect(whole, "s5").x - rect(folded, "s5").x == 3 * COLUMN_WIDTH - FOLD_WIDTH
    assert rect(folded, "s5").x > bar.x + bar.width
    assert folded.rect_of("s3") is None
    assert faults_of(folded) == []


def test_in_every_lens_the_bar_and_all_beside_it_lie_in_the_same_place() -> None:
    document = sketch(
        lane("b"), *stage("goal", 0, "Before", 0, 1, 2), *stage("goal", 1, "After", 3, 4, 5),
        *stage("activity", 0, "All", 0, 1, 2, 3, 4, 5), steps=6,
    )  # fmt: skip
    pictures = [drawn(document, lens, folds=fold(1, 2, 3)) for lens in LENSES]
    for picture in pictures:
        assert rect(picture, fold_key("s1")) == rect(pictures[0], fold_key("s1"))
        assert rect(picture, "s4") == rect(pictures[0], "s4")
        assert faults_of(picture) == []


def test_stages_folded_one_after_the_other_keep_a_bar_each() -> None:
    folds = fold(2, 3, folds=fold(0, 1))
    picture = drawn(sketch(lane("b"), steps=6), folds=folds)
    assert picture.columns.bars == (Bar(0, 1), Bar(2, 3))
    opened = drawn(sketch(lane("b"), steps=6), folds=folds.without_steps(["s0", "s1"]))
    assert opened.columns.bars == (Bar(2, 3),)


def test_an_open_step_between_folded_ones_parts_the_bar() -> None:
    assert bars_of(fold(1, 2, 3), ["s0", "s1", "new", "s2", "s3"]) == (Bar(1, 1), Bar(3, 4))


def test_a_card_that_spans_out_of_a_fold_keeps_its_visible_part() -> None:
    document = sketch(lane("b"), card("out", 1, 4), card("within", 2, 3), card("over", 0, 5),
                      steps=6)  # fmt: skip
    picture = drawn(document, folds=fold(2, 3, 4))
    assert rect(picture, "out").x == pytest.approx(picture.x_of(1) + 6)
    assert rect(picture, "out").width == pytest.approx(COLUMN_WIDTH - 12)
    assert picture.rect_of("within") is None
    over = rect(picture, "over")
    assert over.width == pytest.approx(3 * COLUMN_WIDTH + FOLD_WIDTH - 12)
    assert faults_of(picture) == []


def test_the_curve_runs_on_through_a_fold_without_points_and_quotes() -> None:
    document = sketch(*curve(1, -2, 2, 0, 1, quote="Well, well"), steps=5)
    picture = drawn(document, folds=fold(1, 2))
    drawn_curve = group(picture, "c")
    (stroke,) = (s for s in drawn_curve.shapes if isinstance(s, Path) and s.stroke == "curve")
    assert len(stroke.commands) == 5
    assert stroke.commands[-1][-2] == pytest.approx(picture.x_of(4) + 69 - picture.left)
    points = {found.key for found, _, _ in picture.groups() if found.key.startswith("c:")}
    assert points == {"c:s0", "c:s3", "c:s4"}
    assert words_in(row(picture, "a").body).count("“Well, well”") == 3


def test_a_folded_lane_is_thin_and_ticks_where_something_lies() -> None:
    document = sketch(
        lane("b", colour="teal"), card("one", 0), card("two", 0), card("wide", 2, 3),
        lane("n", "notes", note_kind="pain"),
        Note(id="note", map_id="map", lane_id="n", step_id="s1", position="a0",
             text="Dark"),
    )  # fmt: skip
    picture = drawn(document, folds=NO_FOLDS.with_lanes(["b", "n"]))
    assert row(picture, "b").body.height == FOLDED_LANE_HEIGHT
    ticks = {
        column: [shape.fill for item in row(picture, "b").body.in_column(column)
                 for shape in item.group.shapes if isinstance(shape, Box)]
        for column in range(4)
    }  # fmt: skip
    teal = "department.teal"
    assert ticks == {0: [teal, teal], 1: [], 2: [teal], 3: [teal]}
    (tick,) = row(picture, "n").body.in_column(1)
    assert isinstance(tick.group.shapes[0], Box)
    assert tick.group.shapes[0].fill == "department.red"
    assert picture.rect_of("one") is None
    assert faults_of(picture) == []


def test_a_folded_emotion_lane_says_where_it_was_good_and_where_bad() -> None:
    picture = drawn(sketch(*curve(2, -1, 0), steps=4), folds=NO_FOLDS.with_lanes(["a"]))
    colours = [item.group.shapes[0].fill for item in row(picture, "a").body.items
               if isinstance(item.group.shapes[0], Box)]  # fmt: skip
    assert colours == ["face.good", "face.bad", "face.neutral"]


def test_a_title_too_long_for_a_thin_row_ends_in_dots() -> None:
    long = one_line("Customer service in the evening and at night", "semibold", 11.5, 110)
    assert long.startswith("Customer serv")
    assert long.endswith("…")
    assert one_line("Booking", "semibold", 11.5, 110) == "Booking"
    assert one_line("  ", "semibold", 11.5, 110) == ""


def test_the_goal_of_a_stage_moves_to_its_first_open_run() -> None:
    document = sketch(
        lane("b"), *stage("goal", 0, "Deciding", 0, 2, goal="A place I can trust"),
        *stage("goal", 1, "Buying", 1),
    )  # fmt: skip
    header = group(drawn(document, folds=fold(0)), "run:s2")
    assert words(*header.shapes) == "Deciding, again A place I can trust"


@pytest.mark.parametrize("steps", [1, 4, 30])
def test_all_steps_folded_are_one_bar_that_says_as_much_as_it_can(steps: int) -> None:
    ids = [f"s{number}" for number in range(steps)]
    document = sketch(lane("b"), card("one", 0), *stage("goal", 0, "All", 0), steps=len(ids))
    picture = drawn(document, folds=NO_FOLDS.with_steps(ids))
    assert picture.columns.width == pytest.approx(FOLD_WIDTH)
    assert faults_of(picture) == []


def test_what_is_gone_folds_nothing() -> None:
    document = sketch(lane("b"))
    gone = Folds(frozenset({"gone"}), frozenset({frozenset({"gone", "too"})}))
    assert _seen(drawn(document, folds=gone)) == _seen(drawn(document))


def test_borders_are_found_beside_bars_and_never_within() -> None:
    columns = columns_of(6, (Bar(1, 3),))
    assert [columns.border_at(x) for x in (0, 70, 139, 151, 153, 165)] == [0, 1, 1, 1, 4, 4]
    assert [columns.at(x) for x in (-1, 0, 138, 165.9, 166, 9999)] == [-1, 0, 1, 3, 4, 6]
    assert [n for n in range(7) if columns.is_border(n)] == [0, 1, 4, 5, 6]


def _seen(picture: Picture) -> object:
    return list(picture.flat())
