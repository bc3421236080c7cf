"""The emotion lane: strokes by source, quotes beside them, the scale again at every border."""

import pytest

from cjm_desktop.drawing.geometry import COLUMN_WIDTH, FEELING_HEIGHT
from cjm_desktop.drawing.picture import Line, Path, Picture, Placed
from cjm_desktop.drawing.rows.emotion import feeling_at
from cjm_desktop.model.records import Curve, CurveSource, Feeling, Record
from tests.drawing.faults import faults_of
from tests.drawing.sketch import drawn, group, lane, rect, row, sketch, stage, words, words_in


def curve(curve_id: str, values: list[float], quotes: list[str] | None = None,
          **fields: object) -> list[Record]:  # fmt: skip
    made = Curve(id=curve_id, lane_id="e", position=f"a{curve_id[-1]}",
                 **{"title": "", **fields})  # type: ignore[arg-type] # fmt: skip
    said = quotes or [""] * len(values)
    return [made, *(
        Feeling(id=f"{curve_id}:s{n}", curve_id=curve_id, step_id=f"s{n}", value=value, quote=quote)
        for n, (value, quote) in enumerate(zip(values, said, strict=True))
    )]  # fmt: skip


def quotes_of(picture: Picture) -> list[Placed]:
    return [item for item in row(picture, "e").body.items if words(*item.group.shapes)]


@pytest.mark.parametrize(("source", "word"), [("assumed", "Assumed"), ("measured", "Measured"),
                                              ("intended", "Intended")])  # fmt: skip
def test_the_stroke_says_whether_feelings_were_measured(source: CurveSource, word: str) -> None:
    picture = drawn(sketch(lane("e", "emotion"), *curve("c1", [1, 0, -1, 2], source=source)))
    stroke = group(picture, "c1").shapes[-1]
    assert isinstance(stroke, Path)
    longest_dash = max(stroke.dash, default=0)
    assert {"assumed": longest_dash > 4, "measured": longest_dash == 0,
            "intended": 0 < longest_dash < 4}[source]  # fmt: skip
    assert words_in(row(picture, "e").body)[0] == f"Lane e {word}"


def test_several_curves_are_told_apart_by_colour_stroke_and_name() -> None:
    picture = drawn(
        sketch(lane("e", "emotion"), *curve("c1", [1, 1, 1, 1], title="Guests", source="measured"),
               *curve("c2", [0, 0, 0, 0], title="Our guess", colour="blue"))
    )  # fmt: skip
    assert words_in(row(picture, "e").body)[:3] == [
        "Lane e", "Guests Measured", "Our guess Assumed",
    ]  # fmt: skip
    strokes = [shape for item in row(picture, "e").body.items for shape in item.group.shapes
               if isinstance(shape, Path) and shape.stroke]  # fmt: skip
    samples = [shape for item in row(picture, "e").body.heading for shape in item.group.shapes
               if isinstance(shape, Line)]  # fmt: skip
    assert [(s.stroke, s.dash) for s in strokes] == [(s.stroke, s.dash) for s in samples]
    assert len({(s.stroke, s.dash) for s in strokes}) == 2


def test_only_the_first_curve_is_filled() -> None:
    picture = drawn(sketch(lane("e", "emotion"), *curve("c1", [1, -1, 1, 1]),
                           *curve("c2", [2, -2, 0, 1])))  # fmt: skip
    fills = {
        item.group.key: [shape.fill for shape in item.group.shapes
                         if isinstance(shape, Path) and shape.fill]
        for item in row(picture, "e").body.items if item.group.key in ("c1", "c2")
    }  # fmt: skip
    assert fills == {"c1": ["curve.above", "curve.above", "curve.below"], "c2": []}


def test_a_point_stands_at_its_step_as_high_as_it_was_felt() -> None:
    picture = drawn(sketch(lane("e", "emotion"), *curve("c1", [2, -2, 0, 0.5])))
    middles = [rect(picture, f"c1:s{n}") for n in range(4)]
    heights = [place.y + place.height / 2 for place in middles]
    assert [(heights[2] - y) / FEELING_HEIGHT for y in heights] == pytest.approx([2, -2, 0, 0.5])
    assert [place.x + place.width / 2 for place in middles] == pytest.approx(
        [picture.x_of(n) + COLUMN_WIDTH / 2 for n in range(4)]
    )
    lane_row = row(picture, "e")
    assert [feeling_at(lane_row, y) for y in heights] == pytest.approx([2, -2, 0, 0.5])


def test_quotes_are_at_most_two_columns_wide_and_the_lane_grows_for_them() -> None:
    said = ["What a very long thing to say about a hotel " * 5, "I say so too, and at length " * 4,
            "", "Not at all, not at all, not at all " * 6]  # fmt: skip
    quiet = drawn(sketch(lane("e", "emotion"), *curve("c1", [2, 2, 0, -2])))
    loud = drawn(sketch(lane("e", "emotion"), *curve("c1", [2, 2, 0, -2], said)))
    assert len(quotes_of(loud)) == 3
    assert all(item.group.width <= 2 * COLUMN_WIDTH for item in quotes_of(loud))
    assert row(loud, "e").body.height > row(quiet, "e").body.height + 60
    assert faults_of(loud) == []


def test_good_quotes_stand_above_the_curve_and_bad_ones_below() -> None:
    picture = drawn(sketch(lane("e", "emotion"), *curve("c1", [2, -2], ["Oh!", "Ouch."]), steps=2))
    good, bad = sorted(quotes_of(picture), key=lambda item: item.dy)
    assert (words(*good.group.shapes), words(*bad.group.shapes)) == ("“Oh!”", "“Ouch.”")
    points = [rect(picture, f"c1:s{n}") for n in (0, 1)]
    top = row(picture, "e").y
    assert top + good.dy + good.group.height <= points[0].y
    assert top + bad.dy >= points[1].y + points[1].height


def test_the_scale_is_repeated_at_every_border_of_a_stage() -> None:
    records = [lane("e", "emotion"), *curve("c1", [1, 1, 1, 1]),
               *stage("goal", 0, "One", 0), *stage("goal", 1, "Two", 1, 2),
               *stage("outcome", 0, "All", 0, 1, 2, 3)]  # fmt: skip
    document = sketch(*records)
    assert _ticks(drawn(document, "goal")) == {1: 5, 3: 5}
    assert _ticks(drawn(document, "outcome")) == {}


def _ticks(picture: Picture) -> dict[int, int]:
    """How many short strokes of the scale stand at each column's left edge."""
    lines = [shape for item in row(picture, "e").body.backdrop for shape in item.group.shapes
             if isinstance(shape, Line) and shape.x2 - shape.x1 < 20]  # fmt: skip
    columns = [round((line.x1 + line.x2) / 2 / COLUMN_WIDTH) for line in lines]
    return {column: columns.count(column) for column in sorted(set(columns))}


def test_an_emotion_lane_without_curves_shows_its_scale() -> None:
    picture = drawn(sketch(lane("e", "emotion")))
    assert words_in(row(picture, "e").body) == ["Lane e"]
    assert faults_of(picture) == []
