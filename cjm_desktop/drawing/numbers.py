"""Times and dates in words, as they stand on a map."""

import datetime

from cjm_desktop.language import number_text, translate
from cjm_desktop.model.records import Step, TimeUnit

_UNITS: dict[TimeUnit, str] = {
    "minute": "minute {time}",
    "hour": "hour {time}",
    "day": "day {time}",
    "week": "week {time}",
    "month": "month {time}",
    "year": "year {time}",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


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
    return f"{date.day} {translate(_MONTHS[date.month - 1])} {date.year}"
