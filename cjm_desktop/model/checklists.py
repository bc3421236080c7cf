"""The team's own checklist under a stage: lines to tick, in an order of their own."""

from dataclasses import replace

from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, current, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.parts import add_part
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Checkpoint, Stage
from cjm_desktop.model.siblings import block_keys, siblings_of


def checklist_of(document: Document, stage_id: str) -> list[Checkpoint]:
    """The lines of a stage's checklist in order."""
    return in_order(document.referring(Checkpoint, "stage_id", stage_id))


def add_checkpoint(
    edit: Edit, stage: Stage, title: str = "", index: int | None = None
) -> Checkpoint:
    """Add a line to the checklist of a stage, not yet ticked."""
    stage_id = require(edit, Stage, stage.id).id
    return add_part(edit, Checkpoint(stage_id=stage_id, position="", title=title), index)


def tick_checkpoint(edit: Edit, checkpoint: Checkpoint, *, done: bool) -> Checkpoint:
    """Tick a line, or take its tick away."""
    return change(edit, checkpoint, done=done)


def rename_checkpoint(edit: Edit, checkpoint: Checkpoint, title: str) -> Checkpoint:
    """Give a line other words."""
    return change(edit, checkpoint, title=title)


def move_checkpoint(edit: Edit, checkpoint: Checkpoint, index: int) -> None:
    """Move a line before the one now at `index`; nothing happens at the ends of the list."""
    checkpoint = current(edit, checkpoint)
    keys = block_keys(siblings_of(edit.document, checkpoint), {checkpoint.id}, index)
    if keys:
        edit.put(replace(checkpoint, position=keys[checkpoint.id]))


def delete_checkpoint(edit: Edit, checkpoint: Checkpoint) -> None:
    """Take a line off the checklist."""
    edit.delete(current(edit, checkpoint))
