"""Risk triggers, in every lens: what announces a turn for the worse, listed as facts."""

from collections.abc import Iterator

from cjm_desktop.language import text
from cjm_desktop.lenses.kinds import fact
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding


def risk_facts(reading: Reading) -> Iterator[Finding]:
    """`risk`: a risk trigger at a step. About the step and the trigger."""
    risks = reading.arrangement.risks
    for step in reading.steps:
        for risk in risks.get(step.id, ()):
            yield fact(
                "risk",
                (step.id, risk.id),
                text("Risk trigger at “{step}”: {risk}.",
                     step=reading.name.step(step), risk=reading.name.risk(risk)),
            )  # fmt: skip
