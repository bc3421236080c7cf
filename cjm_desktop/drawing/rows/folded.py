"""What is left to see of what is folded: the bar of steps, and the thin row of a lane.

A bar says how many steps it holds; a lane shows its title, and a tick for each thing in it.
"""

from collections.abc import Iterator

from cjm_desktop.drawing.cards import NOTE_COLOURS
from cjm_desktop.drawing.columns import Bar, Columns
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.geometry import (
    CARD_RADIUS,
    FOLD_WIDTH,
    FOLDED_LANE_HEIGHT,
    HEADER_INSET,
    HEADING_WIDTH,
    SMALL_SIZE,
    STRIP_WIDTH,
)
from cjm_desktop.drawing.picture import Box, Group, Line, Placed, RowBody, Shape
from cjm_desktop.drawing.rows.lane_heading import placed_heading
from cjm_desktop.drawing.rows.lane_row import LaneRow, frame, signs_and_sources
from cjm_desktop.drawing.text import ascent, line_height, line_of, measure
from cjm_desktop.drawing.text_block import one_line
from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Amount, Feeling, Lane, Record

_ARROW_X = STRIP_WIDTH + 9.0
_TITLE_X = 20.0
_TICK_WIDTH, _TICK_HEIGHT, _TICK_GAP = 14.0, 6.0, 3.0
_MOST_TICKS = 6
_DEPARTMENT_OF_NOTE = {"yellow": "amber", "grey": "slate"}
"""The strong colour that stands for a pale one of notes, where it is called otherwise."""


def placed_bar(bar: Bar, first_step_id: str, height: float) -> Placed:
    """A bar in the row of steps, with the number of its steps."""
    width = FOLD_WIDTH - 2 * HEADER_INSET
    words = next(words for words in _numbers(bar.column_count) if _fits(words, width))
    x = (width - measure(words, "medium", SMALL_SIZE)) / 2
    y = (height - line_height(SMALL_SIZE)) / 2 + ascent(SMALL_SIZE)
    shapes: tuple[Shape, ...] = (
        Box(0.6, 0.6, width - 1.2, height - 1.2, "fold", "card.outline", 1.2, CARD_RADIUS),
        line_of(x, y, words, "medium", SMALL_SIZE, "text"),
    )
    group = Group(fold_key(first_step_id), width, height, shapes)
    return Placed(group, bar.first, HEADER_INSET, 0.0, bar.last)


def folded_row(arrangement: Arrangement, lane: Lane, columns: Columns) -> LaneRow:
    """The thin row of a folded lane of any kind."""
    found = [(_columns_of(arrangement, record), record)
             for record in _records_of(arrangement, lane)]  # fmt: skip
    found.sort(key=lambda pair: pair[0].start)
    heading = _heading(lane)
    ticks: dict[int, list[str]] = {}
    for covered, record in found:
        for column in covered:
            if columns.bar_of(column) is None:
                ticks.setdefault(column, []).append(_colour_of(lane, record))
    items = [_placed_ticks(column, ticks[column], columns) for column in sorted(ticks)]
    height = FOLDED_LANE_HEIGHT
    body = RowBody(lane.id, "folded", height, (placed_heading(heading, 0),), tuple(items),
                   frame(columns, height))  # fmt: skip
    return LaneRow(body, frozenset(), signs_and_sources([record for _, record in found])[1])


def _numbers(count: int) -> Iterator[str]:
    yield f"+{count}"
    yield str(count)
    yield "…"


def _fits(words: str, width: float) -> bool:
    return words == "…" or measure(words, "medium", SMALL_SIZE) <= width - 3


def _heading(lane: Lane) -> Group:
    height, middle = FOLDED_LANE_HEIGHT, FOLDED_LANE_HEIGHT / 2
    shapes: list[Shape] = [Box(0, 0, HEADING_WIDTH, height, "lane.heading", None, 0, 4)]
    if lane.kind == "department":
        colour = f"department.{lane.colour or 'slate'}"
        shapes.append(Box(0, 0, STRIP_WIDTH, height, colour, None, 0, 2))
    shapes += [
        Line(_ARROW_X - 2, middle - 4, _ARROW_X + 2, middle, "text.muted", 1.4),
        Line(_ARROW_X + 2, middle, _ARROW_X - 2, middle + 4, "text.muted", 1.4),
    ]
    words = one_line(lane.title or translate("Untitled"), "semibold", SMALL_SIZE,
                     HEADING_WIDTH - _TITLE_X - 4)  # fmt: skip
    baseline = middle - line_height(SMALL_SIZE) / 2 + ascent(SMALL_SIZE)
    shapes.append(line_of(_TITLE_X, baseline, words, "semibold", SMALL_SIZE, "text"))
    return Group(lane.id, HEADING_WIDTH, height, tuple(shapes))


def _records_of(arrangement: Arrangement, lane: Lane) -> list[Record]:
    document = arrangement.document
    if lane.kind == "emotion":
        curves = arrangement.curves(lane.id)
        return [
            feeling for curve in curves
            for feeling in document.referring(Feeling, "curve_id", curve.id)
        ]  # fmt: skip
    if lane.kind == "metric":
        return list(document.referring(Amount, "lane_id", lane.id))
    return [card for cards in arrangement.cells(lane.id).values() for card in cards]


def _columns_of(arrangement: Arrangement, record: Record) -> range:
    if isinstance(record, Feeling | Amount):
        column = arrangement.column_of[record.step_id]
        return range(column, column + 1)
    return arrangement.columns_of(record)  # type: ignore[arg-type]


def _colour_of(lane: Lane, record: Record) -> str:
    match record:
        case Feeling():
            mood = "good" if record.value > 0 else "bad" if record.value < 0 else "neutral"
            return f"face.{mood}"
        case Amount():
            return "vote"
    if lane.kind == "notes":
        colour = NOTE_COLOURS.get(lane.note_kind, "yellow")
        return f"department.{_DEPARTMENT_OF_NOTE.get(colour, colour)}"
    return f"department.{lane.colour or 'slate'}"


def _placed_ticks(column: int, colours: list[str], columns: Columns) -> Placed:
    """A tick for each thing at a step, side by side; of very many only the first."""
    shown = colours[:_MOST_TICKS]
    width = len(shown) * (_TICK_WIDTH + _TICK_GAP) - _TICK_GAP
    shapes = tuple(
        Box(number * (_TICK_WIDTH + _TICK_GAP), 0, _TICK_WIDTH, _TICK_HEIGHT, colour, None, 0, 2)
        for number, colour in enumerate(shown)
    )
    dx = (columns.width_of(column) - width) / 2
    top = (FOLDED_LANE_HEIGHT - _TICK_HEIGHT) / 2
    return Placed(Group("", width, _TICK_HEIGHT, shapes), column, dx, top, column)
