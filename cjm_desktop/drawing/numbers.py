"""Times and dates in words, as they stand on a map."""

import datetime

from cjm_desktop.language import marked, number_text, translate
from cjm_desktop.model.records import Step, TimeUnit

_UNITS: dict[TimeUnit, str] = {
    "minute": marked("minute {time}"),
    "hour": marked("hour {time}"),
    "day": marked("day {time}"),
    "week": marked("week {time}"),
    "month": marked("month {time}"),
    "year": marked("year {time}"),
}
_MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)


def time_text(step: Step, unit: TimeUnit) -> str:
    """When a step happens, such as `day 0–2`; empty where no time is known."""
    start, end = step.time_from, step.time_to
    if start is None:
        start, end = end, None
    if start is None:
        return ""
    words = number_text(start)
    if end is not None and end != start:
        words += ("–" if start >= 0 else " … ") + number_text(end)
    return translate(_UNITS[unit], time=words)


def date_text(date: datetime.date) -> str:
    """A date such as `14 November 2026`."""
    month = translate(_MONTHS[date.month - 1])
    return translate("{day} {month} {year}", day=date.day, month=month, year=date.year)
