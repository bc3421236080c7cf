"""Adding, moving and deleting steps: their order, their cards and their stages."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.editing import change
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import Lens
from cjm_desktop.model.steps import add_step, delete_steps, move_steps, set_time
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map, meet


def _with_span(first: str, last: str) -> Workshop:
    workshop = blank_map("a b c d e", lanes="Desk")
    with workshop.edit() as edit:
        ends = workshop.ids(first, last)
        add_touchpoint(edit, workshop.lane("Desk").id, ends[0], "Chat", last_step_id=ends[1])
    return workshop


def _move(workshop: Workshop, titles: str, index: int, lens: Lens = "goal") -> None:
    with workshop.edit() as edit:
        move_steps(edit, workshop.ids(*titles.split()), index, lens=lens)


@pytest.mark.parametrize(
    ("index", "order"), [(0, "NEW a b"), (1, "a NEW b"), (2, "a b NEW"), (None, "a b NEW")]
)
def test_a_new_step_stands_before_the_one_at_its_index(index: int | None, order: str) -> None:
    workshop = blank_map("a b")
    with workshop.edit() as edit:
        add_step(edit, workshop.map_id, index, "NEW", lens="goal")
    assert workshop.step_titles == order.split()


@pytest.mark.parametrize(
    ("titles", "index", "order"),
    [
        ("a", 2, "b a c d e"),
        ("a", 5, "b c d e a"),
        ("e", 0, "e a b c d"),
        ("d b", 0, "b d a c e"),
        ("b d", 5, "a c e b d"),
        ("b d", 3, "a c b d e"),
        ("b", 99, "a c d e b"),
        ("b", -1, "b a c d e"),
    ],
)
def test_steps_move_as_one_block_in_their_order(titles: str, index: int, order: str) -> None:
    workshop = blank_map("a b c d e")
    _move(workshop, titles, index)
    assert workshop.step_titles == order.split()


@pytest.mark.parametrize(("titles", "index"), [("b", 1), ("b", 2), ("b c", 1), ("b c", 2)])
def test_steps_dropped_where_they_stand_change_nothing(titles: str, index: int) -> None:
    workshop = _with_span("b", "d")
    _move(workshop, titles, index)
    assert not workshop.history.can_undo or workshop.covered("Chat") == "b c d"
    assert workshop.step_titles == list("abcde")


def test_a_move_between_two_steps_changes_no_other_step() -> None:
    workshop = blank_map("a b c d e")
    before = {step.id: step for step in workshop.steps}
    _move(workshop, "e", 1)
    changed = [step.title for step in workshop.steps if before[step.id] != step]
    assert changed == ["e"]


def test_cards_on_a_moved_step_go_along(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        move_steps(edit, hotel.ids("Books a room"), 0, lens="goal")
    assert hotel.cell("Booking", "Books a room") == ["Booking confirmation"]


@pytest.mark.parametrize(
    ("moved", "index", "covered"),
    [
        ("b", 5, "c d"),
        ("d", 0, "b c"),
        ("b c", 5, "d"),
        ("b d", 0, "c"),
        ("b c d", 5, "b c d"),
        ("a b c d", 5, "b c d"),
        ("c", 5, "b d"),
        ("a", 3, "b c a d"),
        ("e", 0, "b c d"),
        ("b", 3, "c b d"),
    ],
)
def test_the_end_of_a_span_passes_on_when_its_step_moves(
    moved: str, index: int, covered: str
) -> None:
    workshop = _with_span("b", "d")
    _move(workshop, moved, index)
    assert workshop.covered("Chat") == covered


def test_a_new_step_inside_a_span_is_covered_by_the_card() -> None:
    workshop = _with_span("b", "d")
    with workshop.edit() as edit:
        add_step(edit, workshop.map_id, 2, "new", lens="goal")
    assert workshop.covered("Chat") == "b new c d"


def test_a_moved_step_changes_its_stage_in_the_lens_on_screen_only(hotel: Workshop) -> None:
    before = {lens: hotel.placed(lens) for lens in ("outcome", "interactive", "activity")}
    with hotel.edit() as edit:
        stage = hotel.stage("goal", "Evaluation")
        move_steps(edit, hotel.ids("Packs the suitcase"), 10, lens="goal", stage_id=stage.id)
    assert hotel.step_titles[-1] == "Packs the suitcase"
    assert hotel.placed("goal")[-1] == "Evaluation"
    for lens, placed in before.items():
        assert hotel.placed(lens) == [*placed[:4], *placed[5:], placed[4]]  # type: ignore[arg-type]


def test_a_step_moved_in_the_functional_lens_keeps_all_its_placements(hotel: Workshop) -> None:
    before = hotel.placed("goal")
    stage = hotel.stage("functional", "Sales")
    with hotel.edit() as edit:
        move_steps(edit, hotel.ids("Checks in"), 0, lens="functional", stage_id=stage.id)
    assert hotel.placed("goal") == [before[5], *before[:5], *before[6:]]


def test_a_step_moved_out_of_every_run_is_in_no_stage_on_purpose(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        move_steps(edit, hotel.ids("Checks in"), 0, lens="goal", stage_id=None)
    assert hotel.placed("goal")[0] == "x"


def test_a_gap_moved_among_gaps_keeps_its_stage_for_the_day_it_is_served() -> None:
    workshop = blank_map("a b c", {"outcome": "Win"}, "Desk")
    meet(workshop, "Desk", "b")
    with workshop.edit() as edit:
        stage = workshop.stage("outcome", "Win")
        move_steps(edit, workshop.ids("c"), 3, lens="outcome", stage_id=stage.id)
        move_steps(edit, workshop.ids("c"), 0, lens="outcome", stage_id=None)
    assert workshop.step_titles == ["c", "a", "b"]
    assert workshop.placed("outcome")[0] == "Win"


def test_a_stage_of_another_lens_is_refused(hotel: Workshop) -> None:
    stage = hotel.stage("outcome", "Retention")
    with pytest.raises(EditRefusedError, match="another lens"), hotel.edit() as edit:
        move_steps(edit, hotel.ids("Checks in"), 0, lens="goal", stage_id=stage.id)
    assert hotel.step_titles[5] == "Checks in"


def test_steps_of_two_maps_are_not_moved_together(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        other = add_step(edit, add_map(edit, "Other").id, 0, lens="goal")
    for verb in (delete_steps, lambda edit, ids: move_steps(edit, ids, 0, lens="goal")):
        with pytest.raises(EditRefusedError, match="different maps"), hotel.edit() as edit:
            verb(edit, [hotel.steps[0].id, other.id])


def test_a_step_that_is_gone_cannot_be_moved_or_renamed(hotel: Workshop) -> None:
    step = hotel.step("Checks in")
    with hotel.edit() as edit:
        delete_steps(edit, [step.id])
    with pytest.raises(EditRefusedError, match="no longer in the file"), hotel.edit() as edit:
        move_steps(edit, [step.id], 0, lens="goal")
    with pytest.raises(EditRefusedError, match="no longer in the file"), hotel.edit() as edit:
        change(edit, step, title="Back")
    assert len(hotel.steps) == 9


def test_times_are_set_and_never_run_backwards(hotel: Workshop) -> None:
    step = hotel.step("Checks in")
    with hotel.edit() as edit:
        set_time(edit, step, 0, 0.5)
    with pytest.raises(EditRefusedError, match="end before it begins"), hotel.edit() as edit:
        set_time(edit, step, 3, 2)
    with pytest.raises(EditRefusedError, match="backwards"), hotel.edit() as edit:
        change(edit, step, time_to=-1)
    assert (hotel.step("Checks in").time_from, hotel.step("Checks in").time_to) == (0, 0.5)


def test_a_field_refuses_what_it_cannot_hold(hotel: Workshop) -> None:
    for fields in ({"title": None}, {"time_from": "soon"}, {"time_from": float("nan")}):
        with pytest.raises(EditRefusedError), hotel.edit() as edit:
            change(edit, hotel.steps[0], **fields)
    with pytest.raises(TypeError), hotel.edit() as edit:
        change(edit, hotel.steps[0], colour="blue")


def test_changing_a_record_uses_it_as_it_is_now(hotel: Workshop) -> None:
    stale = hotel.step("Checks in")
    with hotel.edit() as edit:
        change(edit, stale, owner="Reception")
        change(edit, stale, detail="With a queue")
    step = hotel.step("Checks in")
    assert (step.owner, step.detail) == ("Reception", "With a queue")
