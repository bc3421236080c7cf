"""Placing steps in the stages of the lenses where that is stored; §3 of the design has the rules.

In the functional lens nothing is placed by hand: the departments decide. In the company's lenses
a gap counts as in no stage; what it was placed in is kept for the day it is served, so gestures
on runs pass gaps over, and only moving or placing the step itself changes it.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Literal

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placement import functions_at, is_ghost, proposed_stage
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import COMPANY_LENSES, LENSES, Lens, Placement, Stage, Step


class Unsaid(Enum):
    """The one value that says that a stage was not chosen; None chooses no stage."""

    UNSAID = "unsaid"


UNSAID: Literal[Unsaid.UNSAID] = Unsaid.UNSAID
StageChoice = str | None | Unsaid
"""The id of a stage, None for no stage, or UNSAID."""


def place_steps(edit: Edit, step_ids: Iterable[str], stage: Stage | None, lens: Lens) -> None:
    """Put steps into a stage, or on purpose into none; a stage proposed before is confirmed."""
    refuse_by_hand(lens)
    for step_id in step_ids:
        step = require(edit, Step, step_id)
        stage_id = _fitting_stage_id(edit, stage.id, lens, step) if stage is not None else None
        _store(edit, step_id, lens, stage_id)


def confirm_placements(edit: Edit, map_id: str, lens: Lens | None = None) -> int:
    """Confirm the proposed placements of a map, in one lens or in all; returns how many."""
    proposed = [
        placement
        for step in edit.document.referring(Step, "map_id", map_id)
        for placement in edit.document.referring(Placement, "step_id", step.id)
        if placement.proposed and lens in (None, placement.lens)
    ]
    for placement in proposed:
        _store(edit, placement.step_id, placement.lens, placement.stage_id)
    return len(proposed)


def confirm_steps(edit: Edit, step_ids: Iterable[str], lens: Lens) -> int:
    """Confirm what was proposed for some steps in a lens; returns for how many it was."""
    found = (edit.document.get(Placement, Placement.id_for(each, lens)) for each in step_ids)
    proposed = [placement for placement in found if placement is not None and placement.proposed]
    for placement in proposed:
        _store(edit, placement.step_id, lens, placement.stage_id)
    return len(proposed)


def place_new_step(
    edit: Edit, step: Step, lens: Lens, stage_id: StageChoice, made_from: Step | None
) -> None:
    """Place a step just put: as chosen in the lens on screen, by proposal in the others."""
    steps = edit.document.ordered(Step, "map_id", step.map_id)
    column = [other.id for other in steps].index(step.id)
    left = steps[column - 1] if column > 0 else None
    right = steps[column + 1] if column + 1 < len(steps) else None
    if lens != "functional":
        chosen = _chosen_stage_id(edit, step, lens, stage_id, (made_from, left, right))
        if chosen is not None:
            _store(edit, step.id, lens, chosen)
    phase = _phase(edit.document, lens, step, left)
    for other in LENSES:
        if other not in ("functional", lens):
            _propose(edit, step, other, phase, (left, right))


def place_moved_steps(
    edit: Edit, step_ids: Iterable[str], stage_id: str | None, lens: Lens
) -> None:
    """Give moved steps the stage they were moved to, in the lens on screen.

    Moved into a run of no stage, a step that shows in no stage anyway keeps what is stored.
    """
    if lens == "functional":
        return
    steps = [require(edit, Step, step_id) for step_id in step_ids]
    if stage_id is None:
        steps = [step for step in steps if not _is_gap_unseen(edit.document, step, lens)]
    for step in steps:
        if stage_id is not None:
            _fitting_stage_id(edit, stage_id, lens, step)
        stored = stored_stage(edit.document, step.id, lens)
        if (stored.id if stored is not None else None) != stage_id:
            _store(edit, step.id, lens, stage_id)


def stored_stage(document: Document, step_id: str, lens: Lens) -> Stage | None:
    """The stage stored for a step in a lens, whether or not the lens sees the step."""
    placement = document.get(Placement, Placement.id_for(step_id, lens))
    return document.get(Stage, placement.stage_id) if placement is not None else None


def refuse_by_hand(lens: Lens) -> None:
    """Refuse to place steps by hand in the functional lens."""
    if lens == "functional":
        raise EditRefusedError(
            text(
                "Here the departments decide: a step belongs to the functions of those who meet"
                " the customer there, so it cannot be placed by hand."
            ),
            text("Move the touchpoints instead, or place the step in another lens."),
        )


def _is_gap_unseen(document: Document, step: Step, lens: Lens) -> bool:
    if lens not in COMPANY_LENSES:
        return False
    arrangement = Arrangement(document, step.map_id)
    return is_ghost(arrangement, lens, arrangement.column_of[step.id])


def _chosen_stage_id(
    edit: Edit, step: Step, lens: Lens, choice: StageChoice, else_as: tuple[Step | None, ...]
) -> str | None:
    if isinstance(choice, str):
        return _fitting_stage_id(edit, choice, lens, step)
    if choice is None:
        return None
    made_from, left, right = else_as
    for like in (made_from,) if made_from is not None else (left, right):
        stage = stored_stage(edit.document, like.id, lens) if like is not None else None
        if stage is not None:
            return stage.id
    return None


def _fitting_stage_id(edit: Edit, stage_id: str, lens: Lens, step: Step) -> str:
    stage = require(edit, Stage, stage_id)
    if stage.lens != lens or stage.map_id != step.map_id:
        raise EditRefusedError(
            text("The stage “{title}” belongs to another lens or map.", title=stage.title),
            text("Choose a stage of the lens on screen; nothing was changed."),
        )
    return stage.id


def _store(edit: Edit, step_id: str, lens: Lens, stage_id: str | None) -> None:
    edit.put(
        Placement(id=Placement.id_for(step_id, lens), step_id=step_id, lens=lens, stage_id=stage_id)
    )


def _propose(
    edit: Edit, step: Step, lens: Lens, phase: str, neighbours: tuple[Step | None, Step | None]
) -> None:
    left, right = (
        stored_stage(edit.document, neighbour.id, lens) if neighbour is not None else None
        for neighbour in neighbours
    )
    stages = in_order(
        stage
        for stage in edit.document.referring(Stage, "map_id", step.map_id)
        if stage.lens == lens
    )
    stage = proposed_stage(stages, phase, left, right)
    if stage is not None:
        placement_id = Placement.id_for(step.id, lens)
        edit.put(
            Placement(id=placement_id, step_id=step.id, lens=lens, stage_id=stage.id, proposed=True)
        )


def _phase(document: Document, lens: Lens, step: Step, left: Step | None) -> str:
    """The phase of a step's stage in the lens on screen, else of its left neighbour's."""
    steps = (step, left) if left is not None else (step,)
    if lens == "functional":
        arrangement = Arrangement(document, step.map_id)
        columns = [arrangement.column_of[other.id] for other in steps]
        stages = [stage for column in columns for stage in functions_at(arrangement, column)]
    else:
        stages = [
            stage
            for other in steps
            if (stage := stored_stage(document, other.id, lens)) is not None
        ]
    return next((stage.phase for stage in stages if isinstance(stage, Stage) and stage.phase), "")
