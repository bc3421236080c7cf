"""A team's checklist: lines added, ticked, renamed, moved and taken away, each undone again."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.checklists import (
    add_checkpoint,
    checklist_of,
    delete_checkpoint,
    move_checkpoint,
    rename_checkpoint,
    tick_checkpoint,
)
from cjm_desktop.model.records import Checkpoint
from cjm_desktop.model.stages import delete_stage
from tests.model.workshop import Workshop, blank_map


@pytest.fixture
def listed() -> Workshop:
    workshop = blank_map("A", {"goal": "Decide Buy"})
    for title in ("One", "Two", "Three"):
        with workshop.edit() as edit:
            add_checkpoint(edit, workshop.stage("goal", "Decide"), title)
    return workshop


def lines(workshop: Workshop) -> list[tuple[str, bool]]:
    found = checklist_of(workshop.document, workshop.stage("goal", "Decide").id)
    return [(line.title, line.done) for line in found]


def titles(workshop: Workshop) -> str:
    return " ".join(title for title, _ in lines(workshop))


def line(workshop: Workshop, title: str) -> Checkpoint:
    return next(each for each in workshop.document.all(Checkpoint) if each.title == title)


def test_lines_stand_in_the_order_in_which_they_were_added(listed: Workshop) -> None:
    assert lines(listed) == [("One", False), ("Two", False), ("Three", False)]
    with listed.edit() as edit:
        add_checkpoint(edit, listed.stage("goal", "Decide"), "Half", 1)
        add_checkpoint(edit, listed.stage("goal", "Buy"), "Elsewhere")
    assert titles(listed) == "One Half Two Three"


def test_a_line_is_ticked_and_renamed(listed: Workshop) -> None:
    with listed.edit() as edit:
        tick_checkpoint(edit, line(listed, "Two"), done=True)
    with listed.edit() as edit:
        rename_checkpoint(edit, line(listed, "Two"), "Second")
    assert lines(listed) == [("One", False), ("Second", True), ("Three", False)]
    with listed.edit() as edit:
        tick_checkpoint(edit, line(listed, "Second"), done=False)
    assert lines(listed)[1] == ("Second", False)


@pytest.mark.parametrize(
    ("title", "index", "after"),
    [
        ("One", 2, "Two One Three"),
        ("One", 3, "Two Three One"),
        ("Three", 0, "Three One Two"),
        ("One", 0, "One Two Three"),
        ("Three", 9, "One Two Three"),
    ],
)
def test_a_line_moves_before_another(listed: Workshop, title: str, index: int, after: str) -> None:
    with listed.edit() as edit:
        move_checkpoint(edit, line(listed, title), index)
    assert titles(listed) == after


def test_every_act_is_taken_back_in_one_step(listed: Workshop) -> None:
    acts = (
        lambda edit: tick_checkpoint(edit, line(listed, "Two"), done=True),
        lambda edit: rename_checkpoint(edit, line(listed, "Two"), "Second"),
        lambda edit: move_checkpoint(edit, line(listed, "Three"), 0),
        lambda edit: delete_checkpoint(edit, line(listed, "One")),
        lambda edit: add_checkpoint(edit, listed.stage("goal", "Decide"), "Four"),
    )
    for act in acts:
        before = listed.document.snapshot()
        with listed.edit() as edit:
            act(edit)
        assert listed.document != before
        listed.history.undo()
        assert listed.document == before


def test_a_line_of_a_stage_that_is_gone_is_refused(listed: Workshop) -> None:
    gone, stage = line(listed, "One"), listed.stage("goal", "Decide")
    with listed.edit() as edit:
        delete_stage(edit, stage)
    for act in (
        lambda edit: tick_checkpoint(edit, gone, done=True),
        lambda edit: add_checkpoint(edit, stage, "Late"),
        lambda edit: move_checkpoint(edit, gone, 0),
        lambda edit: delete_checkpoint(edit, gone),
    ):
        with pytest.raises(EditRefusedError, match="no longer in the file"), listed.edit() as edit:
            act(edit)
