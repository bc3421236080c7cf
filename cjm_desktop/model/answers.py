"""What a team does with a finding: calls it fine as it is, or makes a note of it."""

from collections.abc import Iterable

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, require
from cjm_desktop.model.finding import Finding, finding_key
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import lane_for_notes, lanes_of_map
from cjm_desktop.model.notes import add_note, add_parked_note
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.records import (
    Answer,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Record,
    Stage,
    Step,
)

NO_PART = "no_part"
"""What is answered when a department agrees to have no part in a goal: of a lane and a stage."""
NOT_ASKED_YET = "not_asked_yet"
"""The finding that asks a department (the lane first) about goals (the stages after it)."""


def answers_of(document: Document, map_id: str) -> dict[str, Answer]:
    """The answers of a map by the keys of their findings."""
    answers = document.referring(Answer, "map_id", map_id)
    return {answer.finding_key: answer for answer in sorted(answers, key=lambda one: one.id)}


def answer_finding(edit: Edit, map_id: str, finding: Finding, reason: str = "") -> list[Answer]:
    """Call a finding fine as it is; answered before, it gets the new reason.

    A department that was asked about several goals answers for each of them. Refuses a fact.
    """
    require(edit, Journey, map_id)
    if finding.is_fact:
        raise EditRefusedError(
            text("This is a fact and asks nothing, so there is nothing to answer."),
            text("What can be called fine as it is has a question below it."),
        )
    _refuse_if_gone(edit, finding)
    return [_put_answer(edit, map_id, key, reason) for key in _answered_keys(finding)]


def agree_no_part(edit: Edit, map_id: str, lane: Lane, stage: Stage, reason: str = "") -> Answer:
    """Agree that a department has no part in a stage: it is asked no more."""
    require(edit, Lane, lane.id)
    require(edit, Stage, stage.id)
    known = no_part_answers(edit.document, map_id, lane, stage)
    if known:
        return change(edit, known[0], reason=reason)
    return _put_answer(edit, map_id, finding_key(NO_PART, lane.id, stage.id), reason)


def no_part_answers(document: Document, map_id: str, lane: Lane, stage: Stage) -> list[Answer]:
    """What a department answered about its part in a stage, if it has none.

    Lanes of one title are one department, and the answer may stand at any of them.
    """
    lanes = [lane]
    if lane.title:
        same = (other for other in lanes_of_map(document, map_id) if other.title == lane.title)
        lanes = [other for other in same if other.kind == "department"]
    answers = answers_of(document, map_id)
    keys = (finding_key(NO_PART, each.id, stage.id) for each in lanes)
    return [answers[key] for key in keys if key in answers]


def ask_about_part(edit: Edit, map_id: str, lane: Lane, stage: Stage) -> None:
    """Take back that a department has no part in a stage: it is asked again."""
    for answer in no_part_answers(edit.document, map_id, lane, stage):
        edit.delete(answer)


def forget_answer(edit: Edit, map_id: str, finding: Finding) -> None:
    """Let a finding ask again; nothing happens if it was not answered."""
    keys = set(_answered_keys(finding))
    for answer in edit.document.referring(Answer, "map_id", map_id):
        if answer.finding_key in keys:
            edit.delete(answer)


def note_from_finding(edit: Edit, map_id: str, finding: Finding) -> Note:
    """Write a finding down as a note at the first step it is about.

    It goes to the map's first lane of questions, else to a new one at the bottom; about no step,
    to the parking lot.
    """
    require(edit, Journey, map_id)
    _refuse_if_gone(edit, finding)
    step = _first_step(Arrangement(edit.document, map_id), finding.about)
    if step is None:
        return add_parked_note(edit, map_id, finding.in_words())
    return add_note(edit, lane_for_notes(edit, map_id, "question").id, step.id, finding.in_words())


def _answered_keys(finding: Finding) -> list[str]:
    if finding.kind == NOT_ASKED_YET:
        lane_id, *stage_ids = finding.about
        return [finding_key(NO_PART, lane_id, stage_id) for stage_id in stage_ids]
    return [finding.key]


def _put_answer(edit: Edit, map_id: str, key: str, reason: str) -> Answer:
    known = answers_of(edit.document, map_id).get(key)
    if known is not None:
        return change(edit, known, reason=reason)
    answer = Answer(map_id=map_id, finding_key=key, reason=reason)
    edit.put(answer)
    return answer


def _refuse_if_gone(edit: Edit, finding: Finding) -> None:
    if any(edit.document.find(record_id) is None for record_id in finding.about):
        raise EditRefusedError(
            text("What this was about is no longer in the file, so nothing was changed."),
            text("Undo brings back what was deleted."),
        )


def _first_step(arrangement: Arrangement, about: Iterable[str]) -> Step | None:
    """The step of the first thing that stands at one; of lanes only where nothing else does."""
    records = [arrangement.document.find(record_id) for record_id in about]
    for record in sorted(records, key=lambda record: isinstance(record, Lane)):
        column = _column_of(arrangement, record)
        if column is not None:
            return arrangement.steps[column]
    return None


def _column_of(arrangement: Arrangement, record: Record | None) -> int | None:
    if isinstance(record, Link):
        return _column_of(arrangement, arrangement.document.find(record.source_id))
    if isinstance(record, Stage | Lane):
        return _column_of_first_run(arrangement, record)
    step_id = record.id if isinstance(record, Step) else getattr(record, "step_id", None)
    return arrangement.column_of.get(step_id or "")


def _column_of_first_run(arrangement: Arrangement, head: Stage | Lane) -> int | None:
    lens: Lens = head.lens if isinstance(head, Stage) else "functional"
    for column, stages in enumerate(stages_by_column(arrangement, lens)):
        if any(stage.id == head.id for stage in stages):
            return column
    return None
