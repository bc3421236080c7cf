"""The outcome lens: what the business wants of each stage, and what the customer feels there.

Blind spot: an inside view, usually the functional one in disguise.
"""

from collections.abc import Iterator
from typing import Any

from cjm_desktop.language import number_text, text
from cjm_desktop.lenses.kinds import fact, finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.lenses.targets import meets_target, shares_going_on
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lens, Stage


def disguise(reading: Reading) -> Iterator[Finding]:
    """`disguise`: the borders of this lens that are also functional ones ÷ its borders.

    About the stages of this lens in which it sees steps. None where the lens has no border, or the
    map no touchpoint yet.
    """
    borders = _borders(reading, "outcome")
    if not borders or not reading.arrangement.has_touchpoints:
        return
    stages = dict.fromkeys(stage.id for run in reading.runs("outcome") for stage in run.stages)
    share = len(borders & _borders(reading, "functional")) / len(borders)
    yield fact(
        "disguise",
        tuple(stages),
        text("{percent} % of the borders between these stages are borders between departments.",
             percent=round(100 * share)),
    )  # fmt: skip


def metrics(reading: Reading) -> Iterator[Finding]:
    """`no_metric`: a stage of which no metric is said; silent until one of the lens has one.

    `off_target`: what is measured is worse than the target. About the stage.
    """
    stages = reading.arrangement.stages("outcome")
    begun = any(map(_has_metric, stages))
    for stage in stages:
        name = reading.name.stage(stage)
        if begun and not _has_metric(stage):
            yield finding(
                "no_metric",
                (stage.id,),
                text("{stage} has no metric yet.", stage=name),
                text("How would we know that it goes well?"),
            )
        elif meets_target(stage) is False:
            yield finding(
                "off_target",
                (stage.id,),
                text("{stage} is off its target: {actual}, and the target is {target}.",
                     stage=name, **_numbers(stage)),
                text("What holds it back?"),
            )  # fmt: skip


def targets_and_feelings(reading: Reading) -> Iterator[Finding]:
    """`met_but_unhappy` and `missed_but_happy`: the target against the stage's mean feeling.

    The feelings are those of the first curve that is not merely intended. About the stage.
    """
    columns = reading.columns_of_stages("outcome")
    for stage in reading.arrangement.stages("outcome"):
        mean = _mean_feeling(reading, columns.get(stage.id, []))
        met = meets_target(stage)
        if met and mean < 0:
            yield finding(
                "met_but_unhappy",
                (stage.id,),
                text("{stage} meets its target, and the customer feels bad there.",
                     stage=reading.name.stage(stage)),
                text("What does the target not see?"),
            )  # fmt: skip
        elif met is False and mean > 0:
            yield finding(
                "missed_but_happy",
                (stage.id,),
                text("{stage} misses its target, though the customer feels good there.",
                     stage=reading.name.stage(stage)),
                text("Is it the right target?"),
            )  # fmt: skip


def conversions(reading: Reading) -> Iterator[Finding]:
    """`weakest_conversion`: the neighbouring stages between which the largest share is lost.

    How many customers enter the next stage ÷ how many enter this one; it takes two such shares to
    call one the weakest. About both stages.
    """
    stages = {stage.id: stage for stage in reading.arrangement.stages("outcome")}
    shares = shares_going_on(list(stages.values()))
    if len(shares) < 2 or min(shares.values()) >= 1:
        return
    pair = min(shares, key=lambda pair: shares[pair])
    before, after = (stages[stage_id] for stage_id in pair)
    percent = number_text(round(100 * shares[pair], 1))
    yield finding(
        "weakest_conversion",
        (before.id, after.id),
        text("From {stage} to {next} {percent} % go on, the smallest share of all.",
             stage=reading.name.stage(before), next=reading.name.stage(after), percent=percent),
        text("Where do the others go?"),
    )  # fmt: skip


def can_still_leave(reading: Reading) -> Iterator[Finding]:
    """`can_still_leave`: a step where the customer can walk away, after being counted as won.

    Won is who has come through the first run of the first stage of phase `during`. About the step.
    """
    won = next((s for s in reading.arrangement.stages("outcome") if s.phase == "during"), None)
    runs = [run for run in reading.runs("outcome") if won is not None and won in run.stages]
    if won is None or not runs:
        return
    for step in reading.steps[runs[0].last + 1 :]:
        if step.can_leave:
            yield finding(
                "can_still_leave",
                (step.id,),
                text("At “{step}” the customer can still leave, though won in {stage}.",
                     step=reading.name.step(step), stage=reading.name.stage(won)),
                text("What makes the customer stay?"),
            )  # fmt: skip


def _has_metric(stage: Stage) -> bool:
    numbers = (stage.metric_target, stage.metric_actual)
    return bool(stage.metric_name.strip()) or any(number is not None for number in numbers)


def _numbers(stage: Stage) -> dict[str, Any]:
    unit = " ".join(stage.metric_unit.split())
    return {
        name: f"{number_text(value or 0.0)} {unit}".rstrip()
        for name, value in (("actual", stage.metric_actual), ("target", stage.metric_target))
    }


def _borders(reading: Reading, lens: Lens) -> set[int]:
    """The columns at which a run begins, but for the first."""
    return {run.first for run in reading.runs(lens) if run.first > 0}


def _mean_feeling(reading: Reading, columns: list[int]) -> float:
    """What is felt on average at some steps; 0 where nothing is."""
    feelings = reading.main_curve.feelings if reading.main_curve is not None else {}
    values = [feelings[column].value for column in columns if column in feelings]
    return sum(values) / len(values) if values else 0.0
