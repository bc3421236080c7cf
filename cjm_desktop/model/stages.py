"""Stages and their runs: made, dropped on the map, handed steps over, taken out, moved in time.

Verbs on runs take an `Arrangement` of the edit's document as it stands before the verb. In the
company's lenses a gap lies in no stage's run and keeps what is stored for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.editing import current, key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placement import StageOrLane, is_ghost
from cjm_desktop.model.placing import place_steps, refuse_by_hand
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Journey, Lane, Lens, Phase, Stage, Step
from cjm_desktop.model.runs import Run, runs_of
from cjm_desktop.model.siblings import block_keys, siblings_of
from cjm_desktop.model.steps import add_step, move_steps


def add_stage(
    edit: Edit,
    map_id: str,
    lens: Lens,
    title: str = "",
    *,
    index: int | None = None,
    phase: Phase = "",
) -> Stage:
    """Add a stage without steps to a lens; in the functional lens a function with no lane yet."""
    require(edit, Journey, map_id)
    position = key_for(_stages(edit, map_id, lens), index)
    stage = Stage(map_id=map_id, lens=lens, position=position, title=title, phase=phase)
    edit.put(stage)
    return stage


def add_stage_in_run(
    edit: Edit, arrangement: Arrangement, lens: Lens, step: Step | None, title: str = ""
) -> Stage:
    """Add a stage where it is dropped, next in order to the stage left of `step`.

    It takes the steps from `step` to the run's end by the rules of `drop_stage_in_run`; without
    a step it is the last of the stages without steps.
    """
    if step is None:
        return add_stage(edit, arrangement.map_id, lens, title)
    column = arrangement.column_of[step.id]
    stages = arrangement.stages(lens)
    left = _stage_left_of(arrangement, lens, column)
    index = [other.id for other in stages].index(left.id) + 1 if left is not None else 0
    inside = _run_at(arrangement, lens, step).first < column
    phase = left.phase if left is not None and inside else ""
    stage = add_stage(edit, arrangement.map_id, lens, title, index=index, phase=phase)
    drop_stage_in_run(edit, arrangement, stage, step)
    return stage


def add_stage_for_steps(
    edit: Edit, arrangement: Arrangement, lens: Lens, step_ids: Sequence[str], title: str = ""
) -> Stage:
    """Add a stage that takes these steps, next in order to the stage left of the first."""
    refuse_by_hand(lens)
    column = min(arrangement.column_of[step_id] for step_id in step_ids)
    left = _stage_left_of(arrangement, lens, column)
    index = arrangement.stages(lens).index(left) + 1 if left is not None else 0
    phase = left.phase if left is not None else ""
    stage = add_stage(edit, arrangement.map_id, lens, title, index=index, phase=phase)
    place_steps(edit, step_ids, stage, lens)
    return stage


def drop_stage_in_run(edit: Edit, arrangement: Arrangement, stage: Stage, step: Step) -> None:
    """Let a stage take the steps from `step` to the end of its run.

    Before the first step of a stage's run is between runs: there it takes nothing. Steps in no
    stage are taken from the first on. A function takes no steps.
    """
    if takes_steps(arrangement, stage.lens, step):
        run = _run_at(arrangement, stage.lens, step)
        first = arrangement.column_of[step.id]
        _place(edit, arrangement, range(first, run.last + 1), stage, stage.lens)


def takes_steps(arrangement: Arrangement, lens: Lens, step: Step) -> bool:
    """Whether a stage dropped before a step takes it by the rules of `drop_stage_in_run`."""
    if lens == "functional":
        return False
    run = _run_at(arrangement, lens, step)
    first = arrangement.column_of[step.id]
    inside = first > run.first or not run.stages
    return inside and any(
        not is_ghost(arrangement, lens, column) for column in range(first, run.last + 1)
    )


def hand_over_steps(
    edit: Edit, arrangement: Arrangement, lens: Lens, border: int, target: int
) -> None:
    """Move the border before column `border` to before column `target`.

    The steps passed over go to the stage of the run that grows, into no stage if that is a run
    of no stage or lies outside the map. Only this lens changes. Refused in the functional lens.
    """
    if lens == "functional":
        raise EditRefusedError(
            text(
                "Here the departments decide: a stage begins and ends where they meet the"
                " customer, so its edge cannot be dragged."
            ),
            text("Move the touchpoints instead, or hand steps over in another lens."),
        )
    target = min(max(target, 0), len(arrangement.steps))
    stage = stage_that_grows(arrangement, lens, border, target)
    _place(edit, arrangement, range(min(border, target), max(border, target)), stage, lens)


def stage_that_grows(
    arrangement: Arrangement, lens: Lens, border: int, target: int
) -> Stage | None:
    """The stage that gets the steps when a border is moved; None: then they are in no stage."""
    column = border - 1 if target > border else border
    run = next((run for run in runs_of(arrangement, lens) if run.first <= column <= run.last), None)
    return _stage_heading(run.stages) if run is not None and lens != "functional" else None


def take_out_run(edit: Edit, arrangement: Arrangement, run: Run, lens: Lens) -> None:
    """Take the steps of a run out of its stage, on purpose; no step is deleted."""
    refuse_by_hand(lens)
    if not run.stages:
        raise EditRefusedError(
            text("These steps are in no stage, so there is nothing to take them out of."),
            text("To delete the steps themselves, select them in the row of steps."),
        )
    _place(edit, arrangement, range(run.first, run.last + 1), None, lens)


def move_run(edit: Edit, arrangement: Arrangement, run: Run, index: int, *, lens: Lens) -> None:
    """Move the steps of a run as one block in time, before the column `index`, in every lens.

    They keep their stages.
    """
    step_ids = [step.id for step in arrangement.steps[run.first : run.last + 1]]
    move_steps(edit, step_ids, index, lens=lens)


def move_stage(edit: Edit, stage: Stage, index: int) -> None:
    """Move a stage in the order of the stages of its lens; no step moves."""
    stage = current(edit, stage)
    keys = block_keys(siblings_of(edit.document, stage), {stage.id}, index)
    if keys:
        edit.put(replace(stage, position=keys[stage.id]))


def delete_stage(edit: Edit, stage: Stage) -> None:
    """Delete a stage; its steps are then in no stage of the lens, its lanes their own function."""
    edit.delete(current(edit, stage))


def stages_without_steps(
    arrangement: Arrangement, lens: Lens, runs: Iterable[Run] | None = None
) -> list[Stage]:
    """The stages of a lens that head no run, in order; `runs` are those of the lens, if known.

    Those are the stages in which the lens sees no step: in the company's lenses also a stage
    whose steps are all gaps; in the functional lens a function whose departments meet nobody.
    """
    known = runs_of(arrangement, lens) if runs is None else runs
    heading = {stage.id for run in known for stage in run.stages}
    return [stage for stage in arrangement.stages(lens) if stage.id not in heading]


def column_for_stage_without_steps(arrangement: Arrangement, stage: Stage) -> int:
    """Where a step dropped on a stage without steps goes: before which column.

    After the last step of the nearest earlier stage that has one; first, if there is none.
    """
    last_column = {
        shown.id: run.last for run in runs_of(arrangement, stage.lens) for shown in run.stages
    }
    column = 0
    for other in arrangement.stages(stage.lens):
        if other.id == stage.id:
            break
        column = last_column.get(other.id, column - 1) + 1
    return column


def drop_step_on_empty_stage(
    edit: Edit, arrangement: Arrangement, step_ids: Iterable[str], stage: Stage
) -> None:
    """Move steps dropped on a stage without steps to where it belongs in time, and into it."""
    _refuse_steps_on_function(stage)
    column = column_for_stage_without_steps(arrangement, stage)
    move_steps(edit, list(step_ids), column, lens=stage.lens, stage_id=stage.id)


def add_step_on_empty_stage(
    edit: Edit, arrangement: Arrangement, stage: Stage, title: str = ""
) -> Step:
    """Add a step where a stage without steps belongs in time, lying in that stage."""
    _refuse_steps_on_function(stage)
    column = column_for_stage_without_steps(arrangement, stage)
    return add_step(edit, stage.map_id, column, title, lens=stage.lens, stage_id=stage.id)


def _refuse_steps_on_function(stage: Stage) -> None:
    if stage.lens == "functional":
        raise EditRefusedError(
            text(
                "Here the departments decide: “{title}” gets steps when a swimlane that works for"
                " it meets the customer.",
                title=stage.title,
            ),
            text("Drop a swimlane here, or switch to another lens to place steps by hand."),
        )


def _stages(edit: Edit, map_id: str, lens: Lens) -> list[Stage]:
    stages = edit.document.referring(Stage, "map_id", map_id)
    return in_order(stage for stage in stages if stage.lens == lens)


def _run_at(arrangement: Arrangement, lens: Lens, step: Step) -> Run:
    column = arrangement.column_of[step.id]
    return next(run for run in runs_of(arrangement, lens) if run.first <= column <= run.last)


def _stage_left_of(arrangement: Arrangement, lens: Lens, column: int) -> Stage | None:
    heads = [
        head
        for run in runs_of(arrangement, lens)
        if run.first < column
        for head in run.stages
        if isinstance(head, Stage)
    ]
    return heads[-1] if heads else None


def _stage_heading(stages: tuple[StageOrLane, ...]) -> Stage | None:
    (stage,) = stages or (None,)
    assert not isinstance(stage, Lane), "only functions are lanes"
    return stage


def _place(
    edit: Edit, arrangement: Arrangement, columns: range, stage: Stage | None, lens: Lens
) -> None:
    seen = [column for column in columns if not is_ghost(arrangement, lens, column)]
    place_steps(edit, [arrangement.steps[column].id for column in seen], stage, lens)
