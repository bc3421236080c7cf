"""Reads the columns that say when the steps are taken: numbers in a unit, or dates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from cjm_desktop.exchange.report import ReportLine
from cjm_desktop.exchange.tables.fields import Column
from cjm_desktop.exchange.tables.journey import TableStep, TableTime
from cjm_desktop.exchange.tables.reading import Reading, shortened
from cjm_desktop.exchange.tables.times import (
    MINUTES_PER,
    Span,
    date_in,
    is_backwards,
    is_day_first,
    span_in,
)
from cjm_desktop.language import Text, number_text, text
from cjm_desktop.model.records import TimeUnit

Part = Literal["both", "from", "to"]
_MINUTES_PER_SECOND = 1 / 60
_FARTHEST = 1e9


def read_times(reading: Reading, column: Column, part: Part) -> None:
    """When the steps are taken; what is no time is kept as a detail."""
    day_first = is_day_first(column.cells)
    dates = [date_in(cell, day_first=day_first) for cell in column.cells]
    own_unit = _settle_unit(reading, column, dates)
    _settle_zero(reading, dates)
    for index, step, cell in reading.cells(column):
        date = dates[index]
        span = (
            _from_zero(date, reading.time)
            if date is not None
            else span_in(cell, reading.known, column.decimal_mark)
        )
        put = None if span is None else _in_unit(span, own_unit, reading.time)
        if span is None or put is None or not _take(step, put, part):
            backwards = is_backwards(cell, reading.known, column.decimal_mark)
            reading.keep_as_detail(column, index, (_backwards if backwards else _no_time)(cell))
        elif span.unit not in (None, reading.time.unit):
            _say_converted(reading, column, index)


def settle_order(reading: Reading, columns: Sequence[Column]) -> None:
    """Where a step would end before it begins, its end is kept as a detail instead."""
    ends = next((column for column in columns if column.field.kind == "time_to"), columns[0])
    for step, line in zip(reading.steps, ends.lines, strict=True):
        start, end = step.time_from, step.time_to
        if start is not None and end is not None and end < start:
            said = text(
                "The step “{title}” would end before it begins, at {end}; the end is kept as a"
                " detail.",
                title=shortened(step.title),
                end=number_text(end),
            )
            step.details.append(f"{end:g}")
            step.time_to = None
            reading.report.append(ReportLine(line, said, "changed", f"{end:g}"))


def _settle_unit(
    reading: Reading, column: Column, dates: Sequence[datetime | None]
) -> TimeUnit | None:
    """The unit of numbers that name none; the map's unit is that of the first column of times."""
    heading_unit = reading.known.unit_in(column.heading)
    if reading.time.unit is None:
        units = (
            span.unit
            for cell, date in zip(column.cells, dates, strict=True)
            if date is None and (span := span_in(cell, reading.known)) is not None
        )
        reading.time.unit = heading_unit or next((unit for unit in units if unit), "day")
    return heading_unit


def _settle_zero(reading: Reading, dates: Sequence[datetime | None]) -> None:
    first = next((date for date in dates if date is not None), None)
    if first is not None and reading.time.zero is None and reading.time.may_begin:
        reading.time.zero = first.replace(hour=0, minute=0)
        said = text("Times count from {date}, the first date of the table.",
                    date=first.date().isoformat())  # fmt: skip
        reading.report.append(ReportLine(0, said, "changed"))


def _from_zero(date: datetime, time: TableTime) -> Span | None:
    if time.zero is None:
        return None
    minutes = (date - time.zero).total_seconds() * _MINUTES_PER_SECOND
    assert time.unit is not None, "the unit is settled before the dates are read"
    return Span(minutes / MINUTES_PER[time.unit], None, time.unit)


def _in_unit(span: Span, own_unit: TimeUnit | None, time: TableTime) -> Span | None:
    """The span in the unit of the map, or None where it lies too far away to be a time."""
    assert time.unit is not None, "the unit is settled before the times are read"
    factor = MINUTES_PER[span.unit or own_unit or time.unit] / MINUTES_PER[time.unit]
    start = round(span.start * factor, 6)
    end = None if span.end is None else round(span.end * factor, 6)
    if max(abs(start), abs(end or 0)) > _FARTHEST:
        return None
    return Span(start, end, time.unit)


def _take(step: TableStep, span: Span, part: Part) -> bool:
    """Give the step its time; False where it has that already or a range does not fit."""
    if part == "to":
        if step.time_to is not None or span.end is not None:
            return False
        step.time_to = span.start
        return True
    if step.time_from is not None or (span.end is not None and step.time_to is not None):
        return False
    step.time_from = span.start
    if span.end is not None:
        step.time_to = span.end
    return True


_UNIT_WORDS: dict[TimeUnit, Text] = {
    "minute": text("minutes"),
    "hour": text("hours"),
    "day": text("days"),
    "week": text("weeks"),
    "month": text("months"),
    "year": text("years"),
}


def _say_converted(reading: Reading, column: Column, index: int) -> None:
    words = column.cells[index]
    said = text("“{words}” was put into the unit of the map: {unit}.",
                words=shortened(words), unit=_UNIT_WORDS[reading.time.unit or "day"])  # fmt: skip
    reading.say(column, index, said)


def _backwards(words: str) -> Text:
    return text(
        "“{words}” would end before it begins; it is kept as a detail.", words=shortened(words)
    )


def _no_time(words: str) -> Text:
    return text(
        "“{words}” is no time that a step can have here; it is kept as a detail.",
        words=shortened(words),
    )
