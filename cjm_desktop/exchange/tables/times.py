"""Reads the times of steps: numbers, ranges such as 0–2, numbers with units, clock times, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cjm_desktop.exchange.tables.headings import Headings, singular
from cjm_desktop.exchange.tables.numbers import DecimalMark, number_in
from cjm_desktop.model.records import TimeUnit

MINUTES_PER: dict[TimeUnit, float] = {
    "minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_830, "year": 525_960,
}  # fmt: skip
"""A month counts as a twelfth of a year of 365.25 days."""

_AMOUNT = r"[+\-−]?\s?\d+(?:[.,]\d+)?"
_SPAN = re.compile(
    rf"(?P<before>[^\W\d_]*\.?)\s*(?P<start>{_AMOUNT})\s*(?P<middle>[^\W\d_]*)\s*"
    rf"(?:(?P<joint>[–—−…-]|\.\.\.?)?\s*(?P<again>[^\W\d_]*)\s*(?P<end>{_AMOUNT}))?\s*(?P<after>[^\W\d_]*\.?)"
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?")
_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:,? (\d{1,2}):(\d{2})(?::\d{2})?)?")
_LONGEST_TIME = 40


@dataclass(frozen=True, slots=True)
class Span:
    """A time or a range of times in a unit; no unit where the cell names none."""

    start: float
    end: float | None = None
    unit: TimeUnit | None = None


def span_in(words: str, known: Headings, mark: DecimalMark = ".") -> Span | None:
    """The time that a cell holds and nothing else, or None; a range never runs backwards."""
    span = _any_span_in(words, known, mark)
    return None if span is None or _runs_backwards(span) else span


def is_backwards(words: str, known: Headings, mark: DecimalMark = ".") -> bool:
    """Whether a cell holds a range of times whose end lies before its beginning."""
    span = _any_span_in(words, known, mark)
    return span is not None and _runs_backwards(span)


def _runs_backwards(span: Span) -> bool:
    return span.end is not None and span.end < span.start


def _any_span_in(words: str, known: Headings, mark: DecimalMark) -> Span | None:
    clock = _CLOCK.fullmatch(words) if ":" in words else None
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        return Span(int(clock[1]) + int(clock[2]) / 60, None, "hour")
    found = _SPAN.fullmatch(words) if len(words) <= _LONGEST_TIME else None
    if found is None or not _is_joined_well(found, known):
        return None
    units = _units_of(found, known)
    if units is None or len(set(units)) > 1:
        return None
    start, end = (_amount(found[name], mark) for name in ("start", "end"))
    if start is None:
        return None
    return Span(start, end, units[0] if units else None)


def date_in(words: str, *, day_first: bool = True) -> datetime | None:
    """The date that a cell holds, with its time of day if it has one, or None."""
    iso, other = _ISO_DATE.fullmatch(words), _DATE.fullmatch(words)
    found = iso or other
    if found is None:
        return None
    first, second, third, hour, minute = (int(part or 0) for part in found.groups())
    if iso:
        year, month, day = first, second, third
    else:
        year = third
        day, month = (first, second) if day_first or "/" not in words else (second, first)
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def is_day_first(cells: Sequence[str]) -> bool:
    """Whether dates with slashes name the day first: so unless one can only be read otherwise."""
    dates = [cell for cell in cells if _DATE.fullmatch(cell)]
    return all(date_in(cell) is not None for cell in dates)


def _is_joined_well(found: re.Match[str], known: Headings) -> bool:
    """Whether a second number belongs to a range, and what stands between is no other word."""
    if found["end"] is None:
        return not found["joint"]
    middle = found["middle"].casefold()
    if found["joint"]:
        return not middle or singular(middle) in known.units
    return middle in known.ranges


def _units_of(found: re.Match[str], known: Headings) -> list[TimeUnit] | None:
    """The units that the words beside the numbers name, or None where one is no unit."""
    units: list[TimeUnit] = []
    for name in ("before", "middle", "again", "after"):
        word = singular(found[name] or "")
        if not word or (name == "middle" and word in known.ranges):
            continue
        if word not in known.units:
            return None
        units.append(known.units[word])
    return units


def _amount(words: str | None, mark: DecimalMark) -> float | None:
    number = number_in(words, mark) if words else None
    return number.value if number is not None else None
