"""Proposing stages for steps that were never placed in a lens; §3 of the design has the rule.

A step that is in no stage on purpose is left alone, and so is one that the lens does not see.
"""

from collections.abc import Iterator, Sequence

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placement import functions_at, is_ghost, proposed_stage, stage_of
from cjm_desktop.model.records import LENSES, Lens, Phase, Placement, Stage, Step

PLACED_LENSES: tuple[Lens, ...] = tuple(lens for lens in LENSES if lens != "functional")
"""The lenses in which the stages of steps are stored."""


def never_placed(arrangement: Arrangement, lens: Lens) -> list[Step]:
    """The steps that a lens sees, and for which nothing was ever said or proposed there."""
    if lens == "functional":
        return []
    placements = arrangement.placements(lens)
    return [
        step
        for column, step in enumerate(arrangement.steps)
        if step.id not in placements and not is_ghost(arrangement, lens, column)
    ]


def proposals(arrangement: Arrangement, lens: Lens, on_screen: Lens) -> dict[str, Stage]:
    """The stage to propose in a lens for each step never placed there, by the step's id.

    The neighbours are the nearest steps that have a stage, or were just given one; the phase is
    that of the step's stage in the lens on screen, else in another, those of the customer's side
    first, else of the left neighbour's. Steps about which nothing is known are not in it.
    """
    steps, stages = arrangement.steps, arrangement.stages(lens)
    wanted = {step.id for step in never_placed(arrangement, lens)}
    shown = [stage_of(arrangement, step, lens) for step in steps]
    right = _nearest_right(shown)
    left: Stage | None = None
    found: dict[str, Stage] = {}
    for column, step in enumerate(steps):
        if step.id in wanted:
            phase = _phase_at(arrangement, column, lens, on_screen) or _phase_of(left)
            stage = proposed_stage(stages, phase, left, right[column])
            if stage is not None:
                found[step.id] = shown[column] = stage
        left = shown[column] or left
    return found


def propose_stages(edit: Edit, lens: Lens, proposed: dict[str, Stage]) -> None:
    """Put proposals down as such: they are still to be confirmed."""
    for step_id, stage in proposed.items():
        edit.put(
            Placement(id=Placement.id_for(step_id, lens), step_id=step_id, lens=lens,
                      stage_id=stage.id, proposed=True)
        )  # fmt: skip


def _nearest_right(shown: Sequence[Stage | None]) -> list[Stage | None]:
    """For each column the stage of the nearest step to the right that has one."""
    nearest: list[Stage | None] = []
    right: Stage | None = None
    for stage in reversed(shown):
        nearest.append(right)
        right = stage or right
    return nearest[::-1]


def _phase_at(arrangement: Arrangement, column: int, lens: Lens, on_screen: Lens) -> Phase:
    others = [on_screen, *(other for other in reversed(LENSES) if other != on_screen)]
    stages = (
        stage for other in others if other != lens for stage in _seen(arrangement, column, other)
    )
    return next((stage.phase for stage in stages if stage.phase), "")


def _seen(arrangement: Arrangement, column: int, lens: Lens) -> Iterator[Stage]:
    """The stages of a step in a lens."""
    if lens == "functional":
        found = functions_at(arrangement, column)
        yield from (stage for stage in found if isinstance(stage, Stage))
        return
    stage = stage_of(arrangement, arrangement.steps[column], lens)
    if stage is not None:
        yield stage


def _phase_of(stage: Stage | None) -> Phase:
    return stage.phase if stage is not None else ""
