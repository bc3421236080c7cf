"""The row of a metric lane: one number per step, as a bar with its value."""

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import CARD_INSET, LANE_LEAST_HEIGHT, SMALL_SIZE, span_width
from cjm_desktop.drawing.picture import Box, Group, Line, Placed, RowBody, Shape
from cjm_desktop.drawing.rows.lane_heading import placed_heading, plain_heading
from cjm_desktop.drawing.rows.lane_row import LaneRow, frame
from cjm_desktop.drawing.text import line_height
from cjm_desktop.drawing.text_block import text_block
from cjm_desktop.language import number_text, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Amount, Lane

_BAR_WIDTH = 44.0
_BAR_HEIGHT = 30.0


def metric_row(arrangement: Arrangement, lane: Lane, columns: Columns) -> LaneRow:
    """The row of a metric lane; bars are as long as their share of the largest amount."""
    amounts = [
        amount
        for amount in arrangement.document.referring(Amount, "lane_id", lane.id)
        if amount.step_id in arrangement.column_of
    ]
    amounts.sort(key=lambda amount: arrangement.column_of[amount.step_id])
    largest = max((abs(amount.value) for amount in amounts), default=0.0) or 1.0
    heading = plain_heading(lane.id, lane.title or translate("Untitled"), "", 16)
    shown = [a for a in amounts if columns.bar_of(arrangement.column_of[a.step_id]) is None]
    bars = [_bar(amount, amount.value / largest) for amount in shown]
    height = max(LANE_LEAST_HEIGHT, *(part.height + 14 for part in (heading, *bars)))
    items = []
    for amount, group in zip(shown, bars, strict=True):
        column = arrangement.column_of[amount.step_id]
        items.append(Placed(group, column, CARD_INSET, height - group.height - 7, column))
    top = (height - heading.height) / 2
    return LaneRow(
        RowBody(lane.id, "metric", height, (placed_heading(heading, top),), tuple(items),
                frame(columns, height))
    )  # fmt: skip


def _bar(amount: Amount, share: float) -> Group:
    width = span_width(1)
    words = text_block(number_text(amount.value), 0, 0, width, "medium", SMALL_SIZE, "text",
                       "centre")  # fmt: skip
    top = max(words.height, line_height(SMALL_SIZE)) + 3
    length = max(1.0, abs(share) * _BAR_HEIGHT)
    fill = "vote" if share >= 0 else "face.bad"
    base = top + _BAR_HEIGHT
    shapes: tuple[Shape, ...] = (
        *(line._replace(y=line.y + _BAR_HEIGHT - length) for line in words.lines),
        Box((width - _BAR_WIDTH) / 2, base - length, _BAR_WIDTH, length, fill, None, 0, 2),
        Line(
            (width - _BAR_WIDTH) / 2 - 6, base, (width + _BAR_WIDTH) / 2 + 6, base, "neutral_line"
        ),
    )
    return Group(amount.id, width, base + 1, shapes)
