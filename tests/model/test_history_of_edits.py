"""Edits happen whole or not at all; undo, redo, and typing that is one step."""

from dataclasses import replace

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.editing import change
from cjm_desktop.model.history import BrokenEditError, Patched
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import Placement, Step
from cjm_desktop.model.steps import add_step, delete_steps, move_steps, set_time
from tests.model.workshop import Workshop, blank_map


def _type(workshop: Workshop, step: str, title: str, at: float, field: str = "title") -> None:
    workshop.now = at
    record = workshop.steps["abc".index(step)]
    with workshop.edit(merge_key=f"{record.id}:{field}") as edit:
        change(edit, record, **{field: title})


def _undo_all(workshop: Workshop) -> int:
    count = 0
    while workshop.history.undo():
        count += 1
    return count


def test_an_error_in_mid_edit_takes_everything_back(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    with pytest.raises(RuntimeError), hotel.history.edit("Edit") as edit:
        delete_steps(edit, hotel.ids("Checks in"))
        add_step(edit, hotel.map_id, 0, "New", lens="goal")
        raise RuntimeError
    assert hotel.document == before
    assert not hotel.history.can_undo


def test_a_record_changed_twice_before_the_error_is_as_it_was(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    with pytest.raises(RuntimeError), hotel.history.edit("Edit") as edit:
        for title in ("once", "twice"):
            change(edit, hotel.steps[0], title=title)
        raise RuntimeError
    assert hotel.document == before


def test_a_snapshot_knows_what_referred_to_what_when_it_was_taken(hotel: Workshop) -> None:
    snapshot = hotel.document.snapshot()
    placements = snapshot.referring(Placement, "step_id", hotel.steps[0].id)
    with hotel.edit() as edit:
        delete_steps(edit, [hotel.steps[0].id])
    step_id = placements[0].step_id
    assert snapshot.referring(Placement, "step_id", step_id) == placements
    assert hotel.document.referring(Placement, "step_id", step_id) == []


def test_an_edit_can_follow_one_that_failed(hotel: Workshop) -> None:
    with pytest.raises(RuntimeError), hotel.history.edit("Edit"):
        raise RuntimeError
    with hotel.edit() as edit:
        add_step(edit, hotel.map_id, 0, "New", lens="goal")
    assert hotel.step_titles[0] == "New"


def test_an_edit_inside_an_edit_is_refused_and_the_outer_one_taken_back(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    with pytest.raises(BrokenEditError), hotel.history.edit("Outer") as outer:
        add_step(outer, hotel.map_id, 0, lens="goal")
        with hotel.history.edit("Inner"):
            pass
    assert hotel.document == before


def test_undo_and_redo_walk_through_every_state() -> None:
    workshop = blank_map("a")
    states = [workshop.document.snapshot()]
    for title in "bcd":
        with workshop.edit() as edit:
            add_step(edit, workshop.map_id, None, title, lens="goal")
        states.append(workshop.document.snapshot())
    for state in reversed(states[:-1]):
        workshop.history.undo()
        assert workshop.document == state
    assert workshop.history.undo() is None
    for state in states[1:]:
        workshop.history.redo()
        assert workshop.document == state
    assert workshop.history.redo() is None


def test_a_new_edit_ends_what_could_be_redone() -> None:
    workshop = blank_map("a b")
    with workshop.edit() as edit:
        delete_steps(edit, workshop.ids("a"))
    workshop.history.undo()
    with workshop.edit() as edit:
        delete_steps(edit, workshop.ids("b"))
    assert not workshop.history.can_redo
    assert workshop.step_titles == ["a"]


def test_an_edit_that_changes_nothing_is_no_step_of_undo(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        change(edit, hotel.steps[0], title=hotel.steps[0].title)
        move_steps(edit, [hotel.steps[0].id], 1, lens="goal")
    assert not hotel.history.can_undo


def test_typing_in_one_field_is_one_step_of_undo() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    _type(workshop, "a", "pa", at=1.9)
    _type(workshop, "a", "pac", at=3.8)
    workshop.history.undo()
    assert workshop.step_titles == ["a", "b", "c"]
    workshop.history.redo()
    assert workshop.step_titles == ["pac", "b", "c"]


def test_two_seconds_of_pause_begin_another_step_of_undo() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    _type(workshop, "a", "pa", at=2.1)
    workshop.history.undo()
    assert workshop.step_titles[0] == "p"


def test_leaving_the_field_begins_another_step_of_undo() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    workshop.history.end_typing()
    _type(workshop, "a", "pa", at=0.1)
    assert _undo_all(workshop) == 2


def test_typing_in_another_field_or_record_begins_another_step() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    _type(workshop, "a", "x", at=0.1, field="detail")
    _type(workshop, "b", "q", at=0.2)
    _type(workshop, "a", "pa", at=0.3)
    assert _undo_all(workshop) == 4


def test_typing_after_an_undo_does_not_run_on_into_what_was_typed_before() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    _type(workshop, "b", "q", at=0.1)
    workshop.history.undo()
    _type(workshop, "a", "pa", at=0.2)
    workshop.history.undo()
    assert workshop.step_titles[0] == "p"


def test_typing_after_a_redo_does_not_run_on_into_what_was_redone() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    workshop.history.undo()
    workshop.history.redo()
    _type(workshop, "a", "pa", at=0.2)
    assert _undo_all(workshop) == 2


def test_typing_back_what_was_there_leaves_no_step_of_undo() -> None:
    workshop = blank_map("a b c")
    _type(workshop, "a", "p", at=0)
    _type(workshop, "a", "a", at=0.5)
    assert not workshop.history.can_undo


def test_listeners_hear_every_patch_with_its_direction_and_step() -> None:
    workshop = blank_map("a b c")
    heard: list[Patched] = []
    workshop.history.on_patched(heard.append)
    _type(workshop, "a", "p", at=0)
    _type(workshop, "a", "pa", at=1)
    _type(workshop, "b", "q", at=9)
    workshop.history.undo()
    workshop.history.redo()
    assert [(event.direction, event.step) for event in heard] == [
        ("do", 1), ("do", 1), ("do", 2), ("undo", 2), ("redo", 2),
    ]  # fmt: skip
    workshop.history.forget_listener(heard.append)
    workshop.history.undo()
    assert len(heard) == 5


def test_a_trial_leaves_the_document_and_committing_it_is_what_was_tried(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    with hotel.history.trial("Move") as trial:
        move_steps(trial.edit, hotel.ids("Checks in"), 0, lens="goal")
        delete_steps(trial.edit, hotel.ids("Checks out"))
        tried = hotel.document.snapshot()
    assert hotel.document == before
    assert trial.patch is not None
    assert before.with_patch(trial.patch) == tried
    hotel.history.commit(trial.patch)
    assert hotel.document == tried
    hotel.history.undo()
    assert hotel.document == before


def test_a_trial_that_is_refused_leaves_the_document_and_later_edits_alone(
    hotel: Workshop,
) -> None:
    before = hotel.document.snapshot()
    with pytest.raises(EditRefusedError), hotel.history.trial("Time") as trial:
        delete_steps(trial.edit, hotel.ids("Checks out"))
        set_time(trial.edit, hotel.step("Checks in"), 3, 1)
    assert hotel.document == before
    with hotel.edit() as edit:
        delete_steps(edit, hotel.ids("Checks out"))
    assert len(hotel.steps) == 9


def test_siblings_that_come_to_share_a_position_get_keys_of_their_own() -> None:
    workshop = blank_map("a b")
    first = workshop.steps[0]
    with workshop.edit() as edit:
        edit.put(replace(first, id="0" * 32), replace(first, id="1" * 32))
    positions = [step.position for step in workshop.steps]
    assert len(set(positions)) == 4
    assert workshop.step_titles[-1] == "b"


def test_undo_brings_a_document_back_although_its_records_were_replaced_since() -> None:
    workshop = blank_map("a b c")
    before = workshop.document.snapshot()
    with workshop.edit() as edit:
        delete_steps(edit, workshop.ids("b"))
    _type(workshop, "a", "renamed", at=1)
    assert _undo_all(workshop) == 2
    assert workshop.document == before


def test_positions_between_two_neighbours_never_run_out() -> None:
    low, high = keys_between(None, None, 2)
    for _ in range(200):
        (high,) = keys_between(low, high, 1)
    assert low < high
    assert Step(map_id="m", position=high, title="").position == high
