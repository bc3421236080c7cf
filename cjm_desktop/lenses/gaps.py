"""Steps without us: nobody meets the customer there. Told in the functional and activity lenses."""

from collections.abc import Iterator

from cjm_desktop.language import text
from cjm_desktop.lenses.kinds import finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding


def gaps(reading: Reading) -> Iterator[Finding]:
    """`gap`: a step with no touchpoint, in a map that has touchpoints. About the step."""
    for column in reading.gaps:
        step = reading.steps[column]
        yield finding(
            "gap",
            (step.id,),
            text("Nobody meets the customer at “{step}”.", step=reading.name.step(step)),
            text("Should somebody be there, or is it fine as it is?"),
        )
