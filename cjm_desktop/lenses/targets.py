"""What the numbers of stages say: whether a target is met, and how many customers go on."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cjm_desktop.model.records import Stage


class Entry(NamedTuple):
    """How many customers enter a stage.

    `goes_on` is the share of them that enters the next stage, `of_first` how many they are of
    those who enter the first stage that says so; None where that is not known.
    """

    entered: float
    goes_on: float | None
    of_first: float | None


def meets_target(stage: Stage) -> bool | None:
    """Whether a stage's metric is at its target or better; None where one of them is unknown."""
    if stage.metric_target is None or stage.metric_actual is None:
        return None
    if stage.metric_better == "lower":
        return stage.metric_actual <= stage.metric_target
    return stage.metric_actual >= stage.metric_target


def shares_going_on(stages: Sequence[Stage]) -> dict[tuple[str, str], float]:
    """For neighbouring stages in order, by their ids: who enters the later ÷ who the earlier.

    Only where both are known, and somebody enters the earlier.
    """
    return {
        (before.id, after.id): after.entered / before.entered
        for before, after in pairwise(stages)
        if before.entered is not None and before.entered > 0 and after.entered is not None
    }


def funnel_of(stages: Sequence[Stage]) -> dict[str, Entry]:
    """Who enters the stages, given in order, by the ids of those that say so."""
    goes_on = {before: share for (before, _), share in shares_going_on(stages).items()}
    known = {stage.id: stage.entered for stage in stages if stage.entered is not None}
    first = next(iter(known.values()), 0.0)
    return {
        stage_id: Entry(entered, goes_on.get(stage_id), entered / first if first > 0 else None)
        for stage_id, entered in known.items()
    }
