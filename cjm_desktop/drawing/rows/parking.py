"""The parking lot: a strip below the map with the notes that have no place on it yet."""

from collections.abc import Iterator, Sequence
from functools import partial

from cjm_desktop.drawing.cards import note_card
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import (
    CARD_GAP,
    CARD_INSET,
    COLUMN_WIDTH,
    LEAST_WIDTH,
    LEFT,
    MARGIN,
    SMALL_SIZE,
    span_width,
)
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Box, Group, Placed, RowBody
from cjm_desktop.drawing.rows.lane_heading import placed_heading, plain_heading
from cjm_desktop.drawing.text_block import text_block
from cjm_desktop.language import translate
from cjm_desktop.model.records import Note

_PADDING = 8.0
_EMPTY_HEIGHT = 34.0


def parking_row(notes: Sequence[Note], columns: Columns, kept: Kept) -> RowBody:
    """The parked notes side by side, in as many lines as they need; words where there is none."""
    groups = [kept.get(("parked", note.id), (note,), partial(_drawn, note)) for note in notes]
    items = tuple(_placed(groups, columns))
    bottom = max((item.dy + item.group.height for item in items), default=0.0)
    heading = plain_heading("", translate("Parking lot"), "")
    height = max(_EMPTY_HEIGHT, bottom + _PADDING, heading.height + 2 * _PADDING)
    ground = _ground(columns, height)
    words = () if items else (_hint(height),)
    top = placed_heading(heading, (height - heading.height) / 2)
    return RowBody("parking", "parking", height, (top,), items, (ground, *words))


def _drawn(note: Note) -> Group:
    return note_card(note, "", span_width(1))


def _across(columns: Columns) -> float:
    """The width of the strip beside its title."""
    return max(columns.width, LEAST_WIDTH - LEFT - MARGIN)


def _placed(groups: Sequence[Group], columns: Columns) -> Iterator[Placed]:
    """Groups in lines from the left; each counts to the column that it begins in."""
    a_line = max(1, int(_across(columns) // COLUMN_WIDTH))
    y = _PADDING
    for first in range(0, len(groups), a_line):
        line = groups[first : first + a_line]
        for number, group in enumerate(line):
            x = number * COLUMN_WIDTH + CARD_INSET
            column = max(0, min(columns.count - 1, columns.at(x)))
            yield Placed(group, column, x - columns.lefts[column], y, column)
        y += max(group.height for group in line) + CARD_GAP


def _ground(columns: Columns, height: float) -> Placed:
    width = _across(columns)
    box = Box(0, 0, width, height, "lane.heading", None, 0.0, 6.0)
    return Placed(Group("", width, height, (box,)), 0, 0.0, 0.0, max(0, columns.count - 1))


def _hint(height: float) -> Placed:
    words = text_block(
        translate("Notes without a place wait here: drag one in, or press Ctrl+Shift+P"),
        0, 0, LEAST_WIDTH - LEFT - 2 * MARGIN, "regular", SMALL_SIZE, "text.muted",
    )  # fmt: skip
    group = Group("", words.width, words.height, words.lines)
    return Placed(group, 0, 10.0, (height - words.height) / 2, 0)
