"""Which stages a step lies in, lens by lens: computed in the functional lens, stored elsewhere."""

from collections.abc import Sequence

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import COMPANY_LENSES, Lane, Lens, Placement, Stage, Step

StageOrLane = Stage | Lane
"""What heads columns: a stage; in the functional lens also a department that is its own."""


def function_of(arrangement: Arrangement, lane: Lane) -> StageOrLane:
    """The function a department lane works for; a department without one is its own."""
    return arrangement.document.get(Stage, lane.function_id) or arrangement.department_of(lane)


def functions_at(arrangement: Arrangement, column: int) -> tuple[StageOrLane, ...]:
    """The functions of all front-stage departments that meet the customer at a step.

    In the order of the lanes, each once.
    """
    functions = (function_of(arrangement, lane) for lane in arrangement.lanes_meeting(column))
    return tuple({function.id: function for function in functions}.values())


def stages_by_column(arrangement: Arrangement, lens: Lens) -> list[tuple[StageOrLane, ...]]:
    """For every column the stages its step shows in a lens; a gap shows none in the company's."""
    columns = range(len(arrangement.steps))
    if lens != "functional":
        return [_placed(arrangement, lens, column) for column in columns]
    by_lanes: dict[tuple[int, ...], tuple[StageOrLane, ...]] = {}
    functions = []
    for column in columns:
        lanes = tuple(map(id, arrangement.lanes_meeting(column)))
        if lanes not in by_lanes:
            by_lanes[lanes] = functions_at(arrangement, column)
        functions.append(by_lanes[lanes])
    return functions


def is_ghost(arrangement: Arrangement, lens: Lens, column: int) -> bool:
    """Whether a step is out of a lens's field of view: a gap, in the company's lenses."""
    return lens in COMPANY_LENSES and arrangement.is_gap(column)


def placement_of(arrangement: Arrangement, step_id: str, lens: Lens) -> Placement | None:
    """The stored placement of a step in a lens, or None where nothing is stored."""
    return arrangement.placements(lens).get(step_id)


def stage_of(arrangement: Arrangement, step: Step, lens: Lens) -> Stage | None:
    """The stage a step is placed in, whether or not the lens sees the step."""
    placement = placement_of(arrangement, step.id, lens)
    return arrangement.document.get(Stage, placement.stage_id) if placement else None


def proposed_stage(
    stages: Sequence[Stage], phase: str, left: Stage | None, right: Stage | None
) -> Stage | None:
    """The stage to propose for a new step in a lens that is not on screen (§3).

    Among the stages of the wanted phase the left neighbour's, else the first of them; without a
    phase, or a stage of it, the left neighbour's, else the right one's.
    """
    fitting = [stage for stage in stages if phase and stage.phase == phase]
    if fitting:
        return left if left in fitting else fitting[0]
    return left or right


def _placed(arrangement: Arrangement, lens: Lens, column: int) -> tuple[StageOrLane, ...]:
    if is_ghost(arrangement, lens, column):
        return ()
    stage = stage_of(arrangement, arrangement.steps[column], lens)
    return (stage,) if stage is not None else ()
