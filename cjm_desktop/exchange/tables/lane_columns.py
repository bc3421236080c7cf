"""Reads the columns that are lanes: departments with their channels, notes, metrics."""

from cjm_desktop.exchange.tables.fields import Column
from cjm_desktop.exchange.tables.items import items_of_cell
from cjm_desktop.exchange.tables.journey import TableCard, TableLane, TableStep
from cjm_desktop.exchange.tables.numbers import number_in
from cjm_desktop.exchange.tables.reading import Reading, shortened
from cjm_desktop.language import text, translate
from cjm_desktop.model.lanes import default_title


def read_departments(reading: Reading, column: Column) -> None:
    """A swimlane with a touchpoint for each item; by name where a column names departments."""
    field = column.field
    title = field.title or translate("Touchpoints")
    own = TableLane("department", title, side=field.side)
    cells = list(reading.cells(column))
    if field.title or cells:
        reading.add_lane(column, own)
    for _, step, cell in cells:
        reading.add_cards(column, step, own, cell)


def read_department_names(reading: Reading, column: Column) -> None:
    """The department that meets the customer: what stands in the swimlanes goes into its own.

    Where nothing stands there the department gets a touchpoint titled as its step.
    """
    for index, step, cell in reading.cells(column):
        if step.department:
            said = text("“{words}” is kept as a detail: the step has a department.",
                        words=shortened(cell))  # fmt: skip
            reading.keep_as_detail(column, index, said)
            continue
        step.department = " ".join(cell.split())
        lane = reading.add_lane(column, TableLane("department", step.department))
        touchpoints = _front_touchpoints(step)
        for card in touchpoints:
            card.lane = lane
        if not touchpoints:
            step.cards.append(TableCard(lane, step.title, column.index))


def read_channels(reading: Reading, column: Column) -> None:
    """The channel of the touchpoints: one for all, or one for each where there are as many."""
    for index, step, cell in reading.cells(column):
        touchpoints = [card for card in _front_touchpoints(step) if not card.channel]
        if not touchpoints:
            said = text("“{words}” is kept as a detail: the step has no touchpoint to take the "
                        "channel.", words=shortened(cell))  # fmt: skip
            reading.keep_as_detail(column, index, said)
            continue
        channels = items_of_cell(cell) or (cell,)
        if len(channels) != len(touchpoints):
            channels = (", ".join(channels),) * len(touchpoints)
        for card, channel in zip(touchpoints, channels, strict=True):
            card.channel = channel


def read_notes(reading: Reading, column: Column) -> None:
    """A lane of notes with one for each item."""
    kind = column.field.note_kind
    title = column.field.title or default_title("notes", kind)
    cells = list(reading.cells(column))
    lane = TableLane("notes", title, note_kind=kind)
    if cells or column.field.title:
        reading.add_lane(column, lane)
    for _, step, cell in cells:
        reading.add_cards(column, step, lane, cell)


def read_amounts(reading: Reading, column: Column) -> None:
    """A metric lane; numbers in another unit than the first, and words, are kept as details."""
    mark = column.decimal_mark
    numbers = {index: number_in(cell, mark) for index, _, cell in reading.cells(column)}
    read = [number for number in numbers.values() if number is not None]
    unit = read[0].unit if read else ""
    lane = TableLane("metric", _metric_title(column.field.title, unit))
    if numbers or column.field.title:
        reading.add_lane(column, lane)
    for index, number in numbers.items():
        step = reading.steps[index]
        if number is None or number.unit not in ("", unit) or lane in step.amounts:
            said = text("“{words}” is no number of the metric; it is kept as a detail.",
                        words=shortened(column.cells[index]))  # fmt: skip
            reading.keep_as_detail(column, index, said)
        else:
            step.amounts[lane] = number.value


def _front_touchpoints(step: TableStep) -> list[TableCard]:
    return [
        card for card in step.cards if card.lane.kind == "department" and card.lane.side == "front"
    ]


def _metric_title(title: str, unit: str) -> str:
    title = title or default_title("metric")
    return f"{title} ({unit})" if unit and unit not in title else title
