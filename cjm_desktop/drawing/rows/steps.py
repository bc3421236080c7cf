"""The row of steps, and the row of times below it with its breaks."""

from collections.abc import Sequence

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.cards import step_card
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import CARD_INSET, SMALL_SIZE, span_width
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.numbers import time_text
from cjm_desktop.drawing.picture import Group, Placed, RowBody
from cjm_desktop.drawing.rows.folded import placed_bar
from cjm_desktop.drawing.rows.lane_heading import placed_heading, plain_heading
from cjm_desktop.drawing.rows.lane_row import LaneRow, signs_and_sources
from cjm_desktop.drawing.text import line_height
from cjm_desktop.drawing.text_block import text_block
from cjm_desktop.language import translate
from cjm_desktop.lenses.distances import Distance, distances_between, median
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import is_ghost
from cjm_desktop.model.records import Lens, Step, TimeUnit

DISTANCES_HEIGHT = 19.0
"""What distances in time take of the row of times, at its bottom."""


def steps_row(arrangement: Arrangement, lens: Lens, columns: Columns, kept: Kept) -> LaneRow:
    """The steps as cards; those that the lens does not see as ghosts."""
    groups = {
        column: _drawn_step(
            step, is_ghost(arrangement, lens, column), step.id in arrangement.risks, kept
        )
        for column, step in enumerate(arrangement.steps)
        if columns.bar_of(column) is None
    }
    heading = plain_heading("steps", translate("Steps"), translate("What the customer does"))
    height = max([group.height for group in groups.values()] + [heading.height])
    items = [Placed(group, column, CARD_INSET, 0.0, column) for column, group in groups.items()]
    items += [placed_bar(bar, arrangement.steps[bar.first].id, height) for bar in columns.bars]
    items.sort(key=lambda item: item.column)
    placed = placed_heading(heading, (height - heading.height) / 2)
    body = RowBody("steps", "steps", height, (placed,), tuple(items))
    risks = [risk for risks in arrangement.risks.values() for risk in risks]
    found, sources = signs_and_sources([*arrangement.steps, *risks])
    if any(step.moment_of_truth for step in arrangement.steps):
        found |= {"moment"}
    return LaneRow(body, found, sources)


def _drawn_step(step: Step, ghost: bool, risky: bool, kept: Kept) -> Group:
    return kept.get((step.id, ghost), (step, risky), lambda: step_card(step, ghost, risky))


def time_row(arrangement: Arrangement, columns: Columns, kept: Kept) -> LaneRow | None:
    """When the steps happen; None where no time is known at all.

    Where distances are known there is room for them below, in every lens.
    """
    unit = arrangement.journey.time_unit
    times = [_drawn_time(step, unit, kept) for step in arrangement.steps]
    if not any(time.shapes for time in times):
        return None
    distances = distances_between(arrangement.steps)
    of_times = max(line_height(SMALL_SIZE), *(time.height for time in times)) + 6
    height = of_times + (DISTANCES_HEIGHT if distances else 0.0)
    items = [
        Placed(time, column, CARD_INSET, 3.0, column)
        for column, time in enumerate(times)
        if columns.bar_of(column) is None
    ]
    broken = kept.get("time break", (), lambda: Group("", 8, 10, signs.time_break(4, 5)))
    items += [
        Placed(broken, column, columns.width_of(column) - 4, of_times / 2 - 5, column)
        for column in breaks_in_time(distances)
        if columns.bar_of(column) is None
    ]
    items.sort(key=lambda item: item.column)
    heading = plain_heading("time", translate("Time"), "")
    placed = placed_heading(heading, (of_times - heading.height) / 2)
    return LaneRow(RowBody("time", "time", height, (placed,), tuple(items)))


def _drawn_time(step: Step, unit: TimeUnit, kept: Kept) -> Group:
    def make() -> Group:
        words = time_text(step, unit)
        block = text_block(words, 0, 0, span_width(1), "regular", SMALL_SIZE, "text.muted",
                           "centre")  # fmt: skip
        return Group("", span_width(1), block.height, block.lines)

    return kept.get(("time", step.id), (step, unit), make)


def breaks_in_time(distances: Sequence[Distance]) -> list[int]:
    """The columns after which time is broken: more than a unit and than the usual distance.

    The usual distance is the median of the positive ones between neighbours of known time.
    """
    if not distances:
        return []
    usual = max(1.0, median([distance.length for distance in distances]))
    return [distance.start for distance in distances if distance.length > usual]
