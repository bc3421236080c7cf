"""Copies of steps and lanes hold what their originals hold, and nothing twice by accident."""

from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.copies import copy_lane, copy_steps
from cjm_desktop.model.curves import set_amount
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.links import add_link
from cjm_desktop.model.records import Agreement, Amount, Feeling, Link, Touchpoint
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map, meet


def test_copied_steps_stand_as_one_block_with_all_they_hold(hotel: Workshop) -> None:
    titles = ("Gets invoice and survey", "Books a room")
    with hotel.edit() as edit:
        copies = copy_steps(edit, hotel.ids(*titles), 0, lens="goal")
    assert [step.title for step in hotel.steps[:3]] == [
        "Books a room", "Gets invoice and survey", "Gets the assignment",
    ]  # fmt: skip
    assert hotel.seen("functional")[:2] == ["Sales", "Marketing + Finance"]
    assert hotel.placed("goal")[:2] == ["Transaction", "Evaluation"]
    assert len(hotel.document.all(Touchpoint)) == 15
    assert len(hotel.document.all(Feeling)) == 12
    assert copies[0].moment_of_truth


def test_copies_take_the_stage_they_are_dropped_in_on_screen_only(hotel: Workshop) -> None:
    stage = hotel.stage("goal", "Evaluation")
    with hotel.edit() as edit:
        copy_steps(edit, hotel.ids("Books a room"), 10, lens="goal", stage_id=stage.id)
    assert [hotel.placed(lens)[-1] for lens in ("goal", "outcome", "activity")] == [
        "Evaluation", "Conversion", "Booking",
    ]  # fmt: skip


def test_links_are_copied_where_both_ends_are(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        copy_steps(edit, hotel.ids("Books a room"), 0, lens="goal")
    assert len(hotel.document.all(Link)) == 1
    with hotel.edit() as edit:
        copy_steps(edit, hotel.ids("Gets invoice and survey"), 0, lens="goal")
    assert len(hotel.document.all(Link)) == 1
    with hotel.edit() as edit:
        copy_steps(edit, [hotel.steps[5].id, hotel.steps[10].id], 0, lens="goal")
    assert len(hotel.document.all(Link)) == 2


def test_a_spanning_card_is_copied_when_all_its_steps_are() -> None:
    workshop = blank_map("a b c", lanes="Desk")
    meet(workshop, "Desk", "a")
    with workshop.edit() as edit:
        set_last_step(edit, workshop.card("Desk@a"), workshop.step("b").id)
    with workshop.edit() as edit:
        copy_steps(edit, workshop.ids("a"), 3, lens="goal")
    assert len(workshop.document.all(Touchpoint)) == 1
    workshop.history.undo()
    with workshop.edit() as edit:
        copy_steps(edit, workshop.ids("a", "b"), 3, lens="goal")
    assert workshop.seen("functional") == ["Desk", "Desk", "-", "Desk", "Desk"]


def test_nobody_has_agreed_on_a_copy(hotel: Workshop) -> None:
    step = hotel.step("Checks in")
    with hotel.edit() as edit:
        edit.put(Agreement(step_id=step.id, from_department="A", to_department="B"))
        copy_steps(edit, [step.id], 0, lens="goal")
    assert len(hotel.document.all(Agreement)) == 1


def test_a_copied_lane_holds_its_cards_and_links(hotel: Workshop) -> None:
    lane = hotel.lane("Pains")
    first, second, _ = (card.id for card in hotel.document.all(Touchpoint)[:3])
    with hotel.edit() as edit:
        add_link(edit, first, second, "loop")
        copy = copy_lane(edit, lane, 0)
    assert hotel.arrangement().lanes[0] == copy
    cells = hotel.arrangement().cells(copy.id)
    assert {column: [note.text for note in notes] for column, notes in cells.items()} == {
        2: ["Photos look the same everywhere"],
        4: ["No list of what the room has"],
        8: ["Invoice lacks cost centre"],
    }


def test_a_copied_emotion_lane_holds_its_curves_and_a_metric_lane_its_numbers(
    hotel: Workshop,
) -> None:
    with hotel.edit() as edit:
        copy_lane(edit, hotel.lane("Emotion"))
        metric = add_lane(edit, hotel.map_id, "metric")
        set_amount(edit, metric.id, hotel.steps[0].id, 2)
        copy_lane(edit, metric)
    assert len(hotel.document.all(Feeling)) == 20
    assert [amount.value for amount in hotel.document.all(Amount)] == [2, 2]


def test_a_copy_remembers_no_origin() -> None:
    workshop = blank_map("a", lanes="Desk")
    with workshop.edit() as edit:
        lane, step = workshop.lane("Desk"), workshop.step("a")
        add_touchpoint(edit, lane.id, step.id, "Card", origin_id="long-gone")
        copy_steps(edit, [step.id], 1, lens="goal")
    origins = [card.origin_id for card in workshop.document.all(Touchpoint)]
    assert sorted(origins, key=str) == [None, "long-gone"]
