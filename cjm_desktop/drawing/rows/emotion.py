"""The row of an emotion lane: its scale, its curves, their points, and the quotes."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.curve import areas, monotone_commands
from cjm_desktop.drawing.geometry import (
    FEELING_HEIGHT,
    HEADING_X,
    LEFT,
    MARGIN,
    POINT_RADIUS,
    SMALL_SIZE,
)
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Group, Line, Path, Placed, Row, RowBody, Shape
from cjm_desktop.drawing.rows.lane_heading import placed_heading, plain_heading
from cjm_desktop.drawing.rows.lane_row import LaneRow, frame, signs_and_sources
from cjm_desktop.drawing.rows.quotes import Quote, place_quotes
from cjm_desktop.drawing.text_block import text_block
from cjm_desktop.language import marked, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Curve, Feeling, Lane

_STRIP_LEAST = 26.0
_STRIP_EDGE = 4.0
_STRIP_ROOM = _STRIP_EDGE + POINT_RADIUS + 4
"""What a strip of quotes needs beside them: its edge, and half a point at the end of the scale."""
_DASHES = {"assumed": (6.0, 4.0), "measured": (), "intended": (1.5, 3.5)}
_SOURCE_WORDS = {
    "assumed": marked("Assumed"),
    "measured": marked("Measured"),
    "intended": marked("Intended"),
}
_FACE_X = LEFT - MARGIN - 18
_FACES_MIDDLE = 2 * FEELING_HEIGHT + 10
_TITLE_ROOM = _FACE_X - 12


class _Felt(NamedTuple):
    column: int
    feeling: Feeling


def emotion_row(
    arrangement: Arrangement, lane: Lane, columns: Columns, borders: Sequence[int], kept: Kept
) -> LaneRow:
    """The row of an emotion lane; `borders` are the columns at which a stage's run begins."""
    curves = arrangement.curves(lane.id)
    felt = {curve.id: feelings_of(arrangement, curve) for curve in curves}
    above, below = place_quotes(
        [
            Quote(point.feeling.id, columns.middle_of(point.column), point.feeling.quote,
                  point.feeling.value >= 0)
            for curve in curves
            for point in felt[curve.id]
            if point.feeling.quote.strip() and columns.bar_of(point.column) is None
        ],
        columns.lefts[len(arrangement.steps)],
        kept,
    )  # fmt: skip
    top = max(_STRIP_LEAST, above.height + _STRIP_ROOM)
    neutral = top + 2 * FEELING_HEIGHT
    height = neutral + 2 * FEELING_HEIGHT + max(_STRIP_LEAST, below.height + _STRIP_ROOM)
    heading = _heading(lane, curves, neutral, kept)
    height = max(height, max(item.dy + item.group.height for item in heading) + 6)
    items: list[Placed] = []
    for number, curve in enumerate(curves):
        items += _curve_items(curve, felt[curve.id], columns, neutral, height, number == 0, kept)
    items += _quote_items(columns, above.groups, _STRIP_EDGE)
    items += _quote_items(columns, below.groups, height - below.height - _STRIP_EDGE)
    body = RowBody(
        lane.id,
        "emotion",
        height,
        heading,
        tuple(items),
        (*frame(columns, height), _scale(columns, neutral, height, borders)),
    )
    feelings: list[object] = [point.feeling for points in felt.values() for point in points]
    return LaneRow(body, frozenset(), signs_and_sources(feelings)[1])


def feelings_of(arrangement: Arrangement, curve: Curve) -> list[_Felt]:
    """The feelings of a curve by column."""
    feelings = arrangement.document.referring(Feeling, "curve_id", curve.id)
    column_of = arrangement.column_of
    return sorted(
        (_Felt(column_of[feeling.step_id], feeling) for feeling in feelings
         if feeling.step_id in column_of),
        key=lambda felt: felt.column,
    )  # fmt: skip


def feeling_at(row: Row, y: float) -> float:
    """The value of feeling that a height in an emotion row stands for, within −2 … +2."""
    neutral = (
        row.y + next(item for item in row.body.heading if not item.group.key).dy + _FACES_MIDDLE
    )
    return max(-2.0, min(2.0, (neutral - y) / FEELING_HEIGHT))


def _heading(lane: Lane, curves: Sequence[Curve], neutral: float, kept: Kept) -> tuple[Placed, ...]:
    faces = [
        (mood, _FACES_MIDDLE - value * FEELING_HEIGHT)
        for mood, value in (("good", 2), ("neutral", 0), ("bad", -2))
    ]
    shapes = tuple(shape for mood, y in faces for shape in signs.face(mood, _FACE_X, y))
    scale = kept.get("faces", (), lambda: Group("", _FACE_X + 9, 2 * _FACES_MIDDLE, shapes))
    detail = translate(_SOURCE_WORDS[curves[0].source]) if len(curves) == 1 else ""
    title = plain_heading(lane.id, lane.title or translate("Untitled"), detail, room=_TITLE_ROOM)
    placed = [Placed(scale, 0, HEADING_X, neutral - _FACES_MIDDLE, 0), placed_heading(title, 10)]
    y = 10 + title.height + 2
    for curve in curves if len(curves) > 1 else ():
        entry = _curve_entry(curve)
        placed.append(placed_heading(entry, y))
        y += entry.height + 2
    return tuple(placed)


def _curve_entry(curve: Curve) -> Group:
    """A curve's title beside a sample of its stroke, where a lane holds several."""
    source = translate(_SOURCE_WORDS[curve.source])
    words = f"{curve.title}\n{source}" if curve.title.strip() else source
    block = text_block(words, 24, 0, _TITLE_ROOM - 24, "regular", SMALL_SIZE, "text.muted")
    sample = Line(0, 8, 18, 8, _colour(curve), 2.2, _DASHES[curve.source])
    return Group(curve.id, _TITLE_ROOM, block.height, (sample, *block.lines))


def _colour(curve: Curve) -> str:
    return f"department.{curve.colour}" if curve.colour else "curve"


def _scale(columns: Columns, neutral: float, height: float, borders: Sequence[int]) -> Placed:
    width = columns.width
    shapes: list[Shape] = [
        Line(1, neutral - value * FEELING_HEIGHT, width - 1, neutral - value * FEELING_HEIGHT,
             "neutral_line" if value == 0 else "grid", 1.4 if value == 0 else 1.0)
        for value in (2, 1, -1, -2, 0)
    ]  # fmt: skip
    for border in filter(columns.is_border, borders):
        x = columns.lefts[border]
        shapes += [
            Line(x - 3, neutral - value * FEELING_HEIGHT, x + 3, neutral - value * FEELING_HEIGHT,
                 "neutral_line", 1.4)
            for value in (2, 1, 0, -1, -2)
        ]  # fmt: skip
    return Placed(Group("", width, height, tuple(shapes)), 0, 0.0, 0.0, max(0, columns.count - 1))


def _curve_items(
    curve: Curve,
    felt: Sequence[_Felt],
    columns: Columns,
    neutral: float,
    height: float,
    filled: bool,
    kept: Kept,
) -> list[Placed]:
    if not felt:
        return []
    points = [
        (columns.middle_of(point.column), neutral - point.feeling.value * FEELING_HEIGHT)
        for point in felt
    ]
    colour = _colour(curve)
    shapes: list[Shape] = []
    if filled:
        above, below = areas(points, neutral)
        shapes += [Path(commands, "curve.above") for commands in above]
        shapes += [Path(commands, "curve.below") for commands in below]
    shapes.append(Path(monotone_commands(points), None, colour, 2.2, _DASHES[curve.source]))
    last = felt[-1].column
    line = Group(curve.id, columns.lefts[last + 1], height, tuple(shapes))
    return [
        Placed(line, 0, 0.0, 0.0, last),
        *(
            _point(point, y, colour, columns.width_of(point.column), kept)
            for point, (_, y) in zip(felt, points, strict=True)
            if columns.bar_of(point.column) is None
        ),
    ]


def _point(point: _Felt, y: float, colour: str, width: float, kept: Kept) -> Placed:
    key = point.feeling.id
    group = kept.get(("point", key), (colour,), partial(_dot, key, colour))
    left = width / 2 - POINT_RADIUS
    return Placed(group, point.column, left, y - POINT_RADIUS, point.column)


def _dot(key: str, colour: str) -> Group:
    dot = signs.disc(POINT_RADIUS, POINT_RADIUS, POINT_RADIUS, "curve.point", colour, 2.0)
    return Group(key, 2 * POINT_RADIUS, 2 * POINT_RADIUS, (dot,))


def _quote_items(
    columns: Columns, groups: Sequence[tuple[Group, float, float]], top: float
) -> list[Placed]:
    placed = []
    for group, x, y in groups:
        first = columns.at(x)
        last = min(columns.count - 1, columns.at(x + group.width))
        placed.append(Placed(group, first, x - columns.lefts[first], top + y, last))
    return placed
