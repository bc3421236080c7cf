"""The rows of a map below its header: one below the other, with gutters between them."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import ROW_GAP
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Row, RowBody
from cjm_desktop.drawing.rows.lane_row import LaneRow
from cjm_desktop.drawing.rows.lines import line_row, lines_above
from cjm_desktop.drawing.wires import Gutter, Reserved
from cjm_desktop.model.records import Lane

_STEPS_GAP = 13.0


class StackedRow(NamedTuple):
    """A row without its place, and the gap above it."""

    body: RowBody
    gap: float


def stacked_rows(
    steps: RowBody,
    time: LaneRow | None,
    lanes: Sequence[tuple[Lane, LaneRow]],
    columns: Columns,
    kept: Kept,
) -> list[StackedRow]:
    """The rows below the header, one below the other."""
    rows = [StackedRow(steps, _STEPS_GAP)]
    gap = ROW_GAP / 2
    if time is not None:
        rows.append(StackedRow(time.body, gap))
    lines = lines_above([lane for lane, _ in lanes])
    for lane, row in lanes:
        for name in lines.get(lane.id, ()):
            make = partial(line_row, name, lane.id, columns)
            rows.append(StackedRow(kept.get(("line", name, lane.id), (columns,), make), gap))
            gap = ROW_GAP / 2
        rows.append(StackedRow(row.body, gap))
        gap = ROW_GAP
    return rows


def in_place(
    stacked: Sequence[StackedRow], top: float, reserved: Reserved
) -> tuple[list[Row], list[Gutter]]:
    """The rows with their places from `top`, and the gutters above each and below the last."""
    rows: list[Row] = []
    gutters: list[Gutter] = []
    y = top
    for number, (body, gap) in enumerate(stacked):
        place = y + max(gap, reserved.room.get(number, 0.0))
        gutters.append(Gutter(y, place))
        rows.append(Row(place, body))
        y = place + body.height
    last = ROW_GAP if len(stacked) > 1 else ROW_GAP / 2
    gutters.append(Gutter(y, y + max(last, reserved.room.get(len(stacked), 0.0))))
    return rows, gutters
