"""Distances in time between steps, and stretches of steps with and without touchpoints.

Columns are counted from 0 in the order of the steps.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from cjm_desktop.language import Text, marked_plural, number_text, text_plural
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Step, TimeUnit

_TIMES_THE_USUAL = 3
_MORE_UNITS_THAN = 1
_STEPS_IN_A_ROW = 4

_LENGTHS: dict[TimeUnit, tuple[str, str]] = {
    "minute": marked_plural("{length} minute", "{length} minutes"),
    "hour": marked_plural("{length} hour", "{length} hours"),
    "day": marked_plural("{length} day", "{length} days"),
    "week": marked_plural("{length} week", "{length} weeks"),
    "month": marked_plural("{length} month", "{length} months"),
    "year": marked_plural("{length} year", "{length} years"),
}


class Distance(NamedTuple):
    """The time from the end of one step to the beginning of a later one, in the map's unit."""

    start: int
    end: int
    length: float


def distances_between(steps: Sequence[Step]) -> list[Distance]:
    """The positive distances between neighbouring steps whose times are known."""
    found = _distances(steps, range(len(steps)))
    return [distance for distance in found if distance.length > 0]


def silences_of(arrangement: Arrangement) -> list[Distance]:
    """Where far more time than usual lies between two touchpoints the customer sees.

    From `time_to` (else `time_from`) of one served step to `time_from` of the next: more than
    three times the median of the positive distances, and more than one unit.
    """
    steps = arrangement.steps
    served = [column for column in range(len(steps)) if arrangement.lanes_meeting(column)]
    found = [distance for distance in _distances(steps, served) if distance.length > 0]
    if not found:
        return []
    usual = median([distance.length for distance in found])
    least = max(_TIMES_THE_USUAL * usual, _MORE_UNITS_THAN)
    return [distance for distance in found if distance.length > least]


def rows_with_touchpoints(arrangement: Arrangement) -> list[range]:
    """Four or more steps in a row, all with touchpoints, each row as long as it goes."""
    if not arrangement.has_touchpoints:
        return []
    rows = []
    for is_gap, group in groupby(range(len(arrangement.steps)), arrangement.is_gap):
        columns = list(group)
        if not is_gap and len(columns) >= _STEPS_IN_A_ROW:
            rows.append(range(columns[0], columns[-1] + 1))
    return rows


def length_text(length: float, unit: TimeUnit) -> Text:
    """A length of time; a broken number takes the form for many."""
    number = int(length) if length == int(length) else 2
    return text_plural(*_LENGTHS[unit], number, length=number_text(length))


def median(values: Sequence[float]) -> float:
    """The median; `statistics` would take 8 ms to load before the window."""
    values, middle = sorted(values), len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def _distances(steps: Sequence[Step], columns: Sequence[int]) -> Iterator[Distance]:
    for start, end in pairwise(columns):
        left, right = steps[start], steps[end]
        since = left.time_from if left.time_to is None else left.time_to
        if since is not None and right.time_from is not None:
            yield Distance(start, end, right.time_from - since)
