"""The activity-based lens: what the customer does, step by step, and when.

Blind spot: it jumps from touchpoint to touchpoint and skips what is none. So it asks what happens
between them, before the first and after the last.
"""

from collections.abc import Iterator

from cjm_desktop.language import text
from cjm_desktop.lenses.distances import length_text, rows_with_touchpoints, silences_of
from cjm_desktop.lenses.kinds import finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding


def long_silences(reading: Reading) -> Iterator[Finding]:
    """`long_silence`: between two touchpoints the customer sees lies far more time than usual.

    About both steps; see `silences_of`.
    """
    unit = reading.arrangement.journey.time_unit
    for silence in silences_of(reading.arrangement):
        start, end = reading.steps[silence.start], reading.steps[silence.end]
        yield finding(
            "long_silence",
            (start.id, end.id),
            text("Between “{step}” and “{next}” the customer sees nothing of us for {time}.",
                 step=reading.name.step(start), next=reading.name.step(end),
                 time=length_text(silence.length, unit)),
            text("What happens on the customer’s side meanwhile?"),
        )  # fmt: skip


def rows_of_touchpoints(reading: Reading) -> Iterator[Finding]:
    """`touchpoint_to_touchpoint`: four or more steps in a row, all with touchpoints.

    About the steps of the row, as long as it goes.
    """
    for columns in rows_with_touchpoints(reading.arrangement):
        row = [reading.steps[column] for column in columns]
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
