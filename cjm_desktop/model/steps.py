"""Steps: adding, moving and deleting the columns of a map, and the times they are taken at."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, current, delete, key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placing import (
    UNSAID,
    StageChoice,
    Unsaid,
    place_moved_steps,
    place_new_step,
)
from cjm_desktop.model.records import Figure, Journey, Lens, Note, Step, Touchpoint
from cjm_desktop.model.siblings import block_keys
from cjm_desktop.model.spans import covered_steps, steps_of_map, without_steps


def add_step(
    edit: Edit,
    map_id: str,
    index: int | None,
    title: str = "",
    *,
    lens: Lens,
    stage_id: StageChoice = UNSAID,
    made_from: Step | None = None,
) -> Step:
    """Add a step before the one now at `index`, placed by the rules of §3.

    In the lens on screen it takes `stage_id` (None: no stage); unsaid, the stage of the step it
    was `made_from`, else that of its left neighbour, else of its right one. In the other lenses a
    stage is proposed.
    """
    require(edit, Journey, map_id)
    siblings = steps_of_map(edit.document, map_id)
    step = Step(map_id=map_id, position=key_for(siblings, index), title=title)
    edit.put(step)
    place_new_step(edit, step, lens, stage_id, made_from)
    return step


def move_steps(
    edit: Edit,
    step_ids: Collection[str],
    index: int,
    *,
    lens: Lens,
    stage_id: StageChoice = UNSAID,
) -> None:
    """Move steps as one block, in their order, before the step now at `index`.

    They take `stage_id` in the lens on screen only (None: no stage; unsaid: they keep theirs).
    Cards on a moved step alone go along, so do spanning cards all of whose steps move; another
    span whose end moves ends at the nearest step that stays.
    """
    steps = steps_of_one_map(edit, step_ids)
    if not steps:
        return
    siblings = steps_of_map(edit.document, steps[0].map_id)
    keys = block_keys(siblings, set(step_ids), index)
    if keys:
        _let_go_of_spans(edit, [step.id for step in siblings], keys.keys())
        edit.put(*(replace(step, position=keys[step.id]) for step in steps))
    if not isinstance(stage_id, Unsaid):
        place_moved_steps(edit, step_ids, stage_id, lens)


def delete_steps(edit: Edit, step_ids: Collection[str]) -> None:
    """Delete steps with what stands on them alone; spanning cards keep their other steps."""
    delete(edit, *steps_of_one_map(edit, step_ids))


def set_time(edit: Edit, step: Step, time_from: float | None, time_to: float | None = None) -> Step:
    """Say when a step is taken, in the map's unit from moment 0; None where it is not known.

    Refuses an end before the beginning.
    """
    if time_from is not None and time_to is not None and time_to < time_from:
        raise EditRefusedError(
            text("The step would end before it begins."),
            text("Let it end later, or begin earlier; the times are as they were."),
        )
    return change(edit, current(edit, step), time_from=time_from, time_to=time_to)


def steps_of_one_map(edit: Edit, step_ids: Collection[str]) -> list[Step]:
    """The steps with these ids; refuses steps of different maps."""
    steps = [require(edit, Step, step_id) for step_id in step_ids]
    if len({step.map_id for step in steps}) > 1:
        raise EditRefusedError(
            text("These steps belong to different maps, so they cannot be handled together."),
            text("Choose steps of one map; nothing was changed."),
        )
    return steps


def _let_go_of_spans(edit: Edit, order: Sequence[str], moved: Collection[str]) -> None:
    for card in _cards_ending_at(edit.document, moved):
        if not set(covered_steps(card, order)) <= set(moved):
            kept = without_steps(card, order, moved)
            assert kept is not None, "a step of the span stays"
            edit.put(kept)


def _cards_ending_at(document: Document, step_ids: Collection[str]) -> list[Any]:
    """The spanning cards that begin or end at one of the steps, each once."""
    card_types: tuple[type[Any], ...] = (Touchpoint, Note, Figure)
    found = {
        card.id: card
        for card_type in card_types
        for field in ("step_id", "last_step_id")
        for step_id in step_ids
        for card in document.referring(card_type, field, step_id)
    }
    return [card for card in found.values() if card.last_step_id is not None]
