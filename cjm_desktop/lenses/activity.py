"""The activity-based lens: what the customer does, step by step, and when.

Blind spot: it jumps from touchpoint to touchpoint and skips what is none. So it asks what happens
between them, before the first and after the last.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from cjm_desktop.language import Text, marked_plural, number_text, text, text_plural
from cjm_desktop.lenses.kinds import finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding
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


class _Distance(NamedTuple):
    start: Step
    end: Step
    length: float


def long_silences(reading: Reading) -> Iterator[Finding]:
    """`long_silence`: between two touchpoints the customer sees lies far more time than usual.

    From `time_to` (else `time_from`) of one served step to `time_from` of the next: more than
    three times the median of the positive distances, and more than one unit. About both steps.
    """
    distances = [distance for distance in _distances(reading) if distance.length > 0]
    if not distances:
        return
    usual = _median(sorted(distance.length for distance in distances))
    for start, end, length in distances:
        if length > _TIMES_THE_USUAL * usual and length > _MORE_UNITS_THAN:
            yield finding(
                "long_silence",
                (start.id, end.id),
                text("Between “{step}” and “{next}” the customer sees nothing of us for {time}.",
                     step=reading.name.step(start), next=reading.name.step(end),
                     time=_length_text(length, reading.arrangement.journey.time_unit)),
                text("What happens on the customer’s side meanwhile?"),
            )  # fmt: skip


def rows_of_touchpoints(reading: Reading) -> Iterator[Finding]:
    """`touchpoint_to_touchpoint`: four or more steps in a row, all with touchpoints.

    About the steps of the row, as long as it goes.
    """
    if not reading.arrangement.has_touchpoints:
        return
    for is_gap, columns in groupby(range(len(reading.steps)), reading.arrangement.is_gap):
        row = [reading.steps[column] for column in columns]
        if not is_gap and len(row) >= _STEPS_IN_A_ROW:
            yield finding(
                "touchpoint_to_touchpoint",
                tuple(step.id for step in row),
                text("From “{step}” to “{last}” it goes from touchpoint to touchpoint,"
                     " {number} steps in a row.",
                     step=reading.name.step(row[0]), last=reading.name.step(row[-1]),
                     number=len(row)),
                text("What happens between them?"),
            )  # fmt: skip


def beginning_and_end(reading: Reading) -> Iterator[Finding]:
    """`begins_before_us` and `goes_on_after_us`: the first, the last step is a gap.

    About that step.
    """
    if reading.gaps and reading.gaps[0] == 0:
        yield finding(
            "begins_before_us",
            (reading.steps[0].id,),
            text("The journey begins without us, at “{step}”.",
                 step=reading.name.step(reading.steps[0])),
            text("What sets it off, and could we know of it?"),
        )  # fmt: skip
    if reading.gaps and reading.gaps[-1] == len(reading.steps) - 1:
        yield finding(
            "goes_on_after_us",
            (reading.steps[-1].id,),
            text("The journey goes on without us, at “{step}”.",
                 step=reading.name.step(reading.steps[-1])),
            text("How does it end for the customer?"),
        )  # fmt: skip


def _distances(reading: Reading) -> Iterator[_Distance]:
    """The times between neighbouring served steps, where both are known."""
    meeting = reading.arrangement.lanes_meeting
    served = [step for column, step in enumerate(reading.steps) if meeting(column)]
    for step, following in pairwise(served):
        end = step.time_to if step.time_to is not None else step.time_from
        if end is not None and following.time_from is not None:
            yield _Distance(step, following, following.time_from - end)


def _length_text(length: float, unit: TimeUnit) -> Text:
    """A length of time; a broken number takes the form for many."""
    number = int(length) if length == int(length) else 2
    return text_plural(*_LENGTHS[unit], number, length=number_text(length))


def _median(values: list[float]) -> float:
    """The median of values in order; `statistics` would take 8 ms to load before the window."""
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
