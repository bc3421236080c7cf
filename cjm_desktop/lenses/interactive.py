"""The interactive lens: what the customer decides about the product, and what helps.

Blind spot: it looks customer-centred and is product-centred. So it tells how much of the journey
is not about the product at all.
"""

from collections.abc import Iterator

from cjm_desktop.language import text, text_plural
from cjm_desktop.lenses.kinds import fact, finding
from cjm_desktop.lenses.naming import shortened
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.stages import stages_without_steps


def not_about_product(reading: Reading) -> Iterator[Finding]:
    """`not_about_product`: gaps ÷ steps. About the gaps; none where there are none."""
    if reading.gaps:
        number, count = len(reading.gaps), len(reading.steps)
        yield fact(
            "not_about_product",
            tuple(reading.steps[column].id for column in reading.gaps),
            text_plural("{number} of {count} steps is not about the product ({percent} %).",
                        "{number} of {count} steps are not about the product ({percent} %).",
                        number, count=count, percent=round(100 * number / count)),
        )  # fmt: skip


def decisions(reading: Reading) -> Iterator[Finding]:
    """`decision_without_support`: a stage that says what is decided, with no touchpoint in it.

    Silent until the map has a touchpoint. About the stage.
    """
    if not reading.arrangement.has_touchpoints:
        return
    # A step that this lens sees has a touchpoint: the others are gaps.
    supported = reading.columns_of_stages("interactive").keys()
    for stage in reading.arrangement.stages("interactive"):
        if stage.goal.strip() and stage.id not in supported:
            yield finding(
                "decision_without_support",
                (stage.id,),
                text("No touchpoint helps with what is decided in {stage}: “{decision}”.",
                     stage=reading.name.stage(stage), decision=shortened(stage.goal)),
                text("What would help the customer decide?"),
            )  # fmt: skip


def stages_left_empty(reading: Reading) -> Iterator[Finding]:
    """`stage_without_steps`: a stage in which the lens sees no step. About the stage.

    Silent until the map has a step.
    """
    if reading.steps:
        runs = reading.runs("interactive")
        for stage in stages_without_steps(reading.arrangement, "interactive", runs):
            yield finding(
                "stage_without_steps",
                (stage.id,),
                text("No step of the journey is seen in {stage}.", stage=reading.name.stage(stage)),
                text("Does the customer pass it by, or is something missing on the map?"),
            )
