"""Reads a table by its mapping into steps, stages, lanes and cards; nothing vanishes unsaid."""

from collections.abc import Callable, Sequence

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import ReportLine
from cjm_desktop.exchange.tables.feeling_columns import read_feelings, read_quotes
from cjm_desktop.exchange.tables.fields import Column, FieldKind, TableMapping, columns_of
from cjm_desktop.exchange.tables.headings import headings_of
from cjm_desktop.exchange.tables.journey import TableJourney, TableLane, TableStep, TableTime
from cjm_desktop.exchange.tables.lane_columns import (
    read_amounts,
    read_channels,
    read_department_names,
    read_departments,
    read_notes,
)
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.exchange.tables.reading import Reading
from cjm_desktop.exchange.tables.step_columns import (
    read_details,
    read_evidence,
    read_moments_of_truth,
    read_owners,
    read_sources,
    read_stages,
    read_titles,
)
from cjm_desktop.exchange.tables.time_columns import read_times, settle_order
from cjm_desktop.language import text

_READERS: dict[FieldKind, Callable[[Reading, Column], None]] = {
    "step": read_titles,
    "stage": read_stages,
    "detail": read_details,
    "owner": read_owners,
    "evidence": read_evidence,
    "source": read_sources,
    "moment_of_truth": read_moments_of_truth,
    "time": lambda reading, column: read_times(reading, column, "both"),
    "time_from": lambda reading, column: read_times(reading, column, "from"),
    "time_to": lambda reading, column: read_times(reading, column, "to"),
    "department": read_departments,
    "department_name": read_department_names,
    "channel": read_channels,
    "notes": read_notes,
    "metric": read_amounts,
    "feeling": read_feelings,
    "quote": read_quotes,
}
"""How each meaning is read, in the order in which the columns are: channels after touchpoints."""


def journey_of(
    table: Table,
    mapping: TableMapping,
    *,
    time: TableTime | None = None,
    language: str = "en",
) -> TableJourney:
    """What the table says; `time` is that of the map it goes into, none for a new map.

    Raises `ImportFileError` where it says nothing or more than a map can hold.
    """
    columns = columns_of(table, mapping)
    steps = [TableStep() for _ in columns[0].cells]
    reading = Reading(steps, headings_of(language), time or TableTime())
    for kind, read in _READERS.items():
        for column in columns:
            if column.field.kind == kind:
                read(reading, column)
    settle_order(reading, columns)
    _title_untitled(reading, mapping)
    said = tuple(step for step in reading.steps if step.is_said)
    _refuse_nothing(said, reading)
    return TableJourney(
        steps=said,
        stages=None if reading.stages is None else tuple(reading.stages.values()),
        lanes=_lanes(reading, said, mapping),
        curves=_drawn_curves(said),
        time=reading.time,
        report=[*table.report, *_left_out(columns), *_dashes(reading), *reading.report],
    )


def _title_untitled(reading: Reading, mapping: TableMapping) -> None:
    """Without a column of titles a step is called as its first card, else as its stage."""
    if any(field.kind == "step" for field in mapping.fields):
        return
    for step in reading.steps:
        cards = sorted(step.cards, key=lambda card: card.column)
        touchpoints = [card for card in cards if card.lane.kind == "department" and card.words]
        step.title = touchpoints[0].words if touchpoints else step.stage
        for card in step.cards:
            card.words = card.words or step.title


def _refuse_nothing(steps: Sequence[TableStep], reading: Reading) -> None:
    if not steps and not reading.stages:
        raise ImportFileError(
            text("With these columns the table holds no step."),
            text("Say which column holds the steps. Nothing was taken."),
        )


def _lanes(
    reading: Reading, steps: Sequence[TableStep], mapping: TableMapping
) -> tuple[TableLane, ...]:
    """The lanes; where a column names the departments, none for touchpoints that all went there."""
    lanes = reading.lanes()
    if all(field.kind != "department_name" for field in mapping.fields):
        return lanes
    used = {card.lane for step in steps for card in step.cards}
    return tuple(lane for lane in lanes if lane.kind != "department" or lane in used)


def _drawn_curves(steps: Sequence[TableStep]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(curve for step in steps for curve in step.feelings))


def _left_out(columns: Sequence[Column]) -> list[ReportLine]:
    """A line for each column that was left out and holds something, with what it holds."""
    report = []
    for column in columns:
        typed = [cell for cell in column.cells if cell]
        if column.field.kind == "ignore" and typed:
            said = text("“{column}” was left out; cells: {count}.",
                        column=column.name, count=len(typed))  # fmt: skip
            line = column.lines[0] if column.is_row else 0
            report.append(ReportLine(line, said, "skipped", "\n".join(typed)))
    return report


def _dashes(reading: Reading) -> list[ReportLine]:
    if not reading.dashes:
        return []
    said = text("Cells with only a dash or “n/a” count as empty: {count}.", count=reading.dashes)
    return [ReportLine(0, said, "changed")]
