"""Ideas for what a department could do in a stage: notes that begin with its name."""

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.editing import require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import lane_for_notes
from cjm_desktop.model.notes import add_note, add_parked_note
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.records import Note, Stage

_AFTER_NAME = ":"


def add_idea(edit: Edit, stage: Stage, department: str, words: str) -> Note:
    """Write an idea for a department, known by its name, at the first step of a stage.

    It goes to the map's first lane of ideas, else to a new one at the bottom; for a stage without
    steps to the parking lot. Refuses an idea without words.
    """
    stage = require(edit, Stage, stage.id)
    if not words.strip():
        raise EditRefusedError(text("An idea needs a few words."), text("Nothing was changed."))
    said = f"{department}{_AFTER_NAME} {words.strip()}"
    arrangement = Arrangement(edit.document, stage.map_id)
    for column, stages in enumerate(stages_by_column(arrangement, stage.lens)):
        if any(head.id == stage.id for head in stages):
            lane = lane_for_notes(edit, stage.map_id, "idea")
            return add_note(edit, lane.id, arrangement.steps[column].id, said)
    return add_parked_note(edit, stage.map_id, said)


def department_named(note: Note) -> str:
    """The name that an idea begins with; empty if it names none."""
    name, found, _ = note.text.partition(_AFTER_NAME)
    return name.strip() if found else ""
