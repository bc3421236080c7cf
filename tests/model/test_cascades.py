"""What goes along with a deletion, and what is only emptied: each line of the design's table."""

from typing import Any

import pytest

from cjm_desktop.model.curves import add_curve, set_amount, set_feeling
from cjm_desktop.model.editing import change, delete
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.history import BrokenEditError
from cjm_desktop.model.lanes import add_lane, delete_lane
from cjm_desktop.model.links import add_link
from cjm_desktop.model.maps import add_map, add_persona, delete_map
from cjm_desktop.model.notes import add_note, add_parked_note
from cjm_desktop.model.records import (
    Agreement,
    Amount,
    Answer,
    Checkpoint,
    Curve,
    Feeling,
    Figure,
    Image,
    Journey,
    Lane,
    Link,
    Note,
    Persona,
    Placement,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.stages import delete_stage
from cjm_desktop.model.steps import delete_steps
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map

PACKS = "Packs the suitcase"


def _count(workshop: Workshop, *record_types: type[Any]) -> list[int]:
    return [len(workshop.document.all(record_type)) for record_type in record_types]


def test_a_deleted_step_takes_its_cards_feelings_and_placements(hotel: Workshop) -> None:
    before = _count(hotel, Touchpoint, Note, Feeling, Placement)
    with hotel.edit() as edit:
        delete_steps(edit, hotel.ids(PACKS))
    assert _count(hotel, Touchpoint, Note, Feeling, Placement) == [
        before[0], before[1] - 3, before[2] - 1, before[3] - 2,
    ]  # fmt: skip


def test_a_deleted_step_takes_its_numbers_figures_and_agreements(hotel: Workshop) -> None:
    step = hotel.step(PACKS)
    with hotel.edit() as edit:
        metric = add_lane(edit, hotel.map_id, "metric")
        images = add_lane(edit, hotel.map_id, "images")
        set_amount(edit, metric.id, step.id, 3)
        add_figure(edit, images.id, step.id, None)
        edit.put(Agreement(step_id=step.id, from_department="Booking", to_department="Reception"))
    with hotel.edit() as edit:
        delete_steps(edit, [step.id])
    assert _count(hotel, Amount, Figure, Agreement) == [0, 0, 0]


def test_links_to_what_goes_go_too_and_undo_brings_all_back(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    with hotel.edit() as edit:
        delete_steps(edit, hotel.ids("Gets invoice and survey"))
    assert hotel.document.all(Link) == []
    hotel.history.undo()
    assert hotel.document == before


def test_a_link_to_the_step_itself_goes_with_it(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        add_link(edit, hotel.step("Checks in").id, hotel.step(PACKS).id, "loop")
    with hotel.edit() as edit:
        delete_steps(edit, hotel.ids(PACKS))
    assert [link.kind for link in hotel.document.all(Link)] == ["depends_on"]


@pytest.mark.parametrize(
    ("gone", "left"), [("a", "b c"), ("c", "a b"), ("b", "a c"), ("a b", "c"), ("b c", "a")]
)
def test_a_spanning_card_keeps_its_other_steps(gone: str, left: str) -> None:
    workshop = blank_map("a b c d", lanes="Desk")
    with workshop.edit() as edit:
        first, last = workshop.ids("a", "c")
        add_touchpoint(edit, workshop.lane("Desk").id, first, "Chat", last_step_id=last)
    with workshop.edit() as edit:
        delete_steps(edit, workshop.ids(*gone.split()))
    assert workshop.covered("Chat") == left
    assert (workshop.card("Chat").last_step_id is None) == (len(left.split()) == 1)


def test_a_spanning_card_goes_when_its_last_step_goes() -> None:
    workshop = blank_map("a b c", lanes="Desk")
    with workshop.edit() as edit:
        first, last = workshop.ids("a", "b")
        add_touchpoint(edit, workshop.lane("Desk").id, first, "Chat", last_step_id=last)
    with workshop.edit() as edit:
        delete_steps(edit, [last, first])
    assert workshop.document.all(Touchpoint) == []


def test_a_deleted_department_takes_its_cards_and_their_links(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        delete_lane(edit, hotel.lane("Booking"))
    assert _count(hotel, Touchpoint, Link) == [10, 0]


def test_a_deleted_emotion_lane_takes_its_curves_with_their_feelings(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        delete_lane(edit, hotel.lane("Emotion"))
    assert _count(hotel, Curve, Feeling) == [0, 0]


def test_deleted_storyboard_and_metric_lanes_take_what_lies_in_them(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        metric = add_lane(edit, hotel.map_id, "metric")
        images = add_lane(edit, hotel.map_id, "images")
        set_amount(edit, metric.id, hotel.steps[0].id, 3)
        add_figure(edit, images.id, hotel.steps[0].id, None)
    with hotel.edit() as edit:
        delete(edit, metric, images)
    assert _count(hotel, Amount, Figure) == [0, 0]


def test_the_notes_of_a_deleted_lane_go_to_the_parking_lot_with_their_links(
    hotel: Workshop,
) -> None:
    pain, idea = (
        hotel.card("Invoice lacks cost centre"),
        hotel.card("Company details saved at booking"),
    )
    with hotel.edit() as edit:
        add_link(edit, pain.id, idea.id, "answers")
        spanning = add_note(
            edit, hotel.lane("Pains").id, hotel.steps[0].id, "Long", last_step_id=hotel.steps[2].id
        )
    with hotel.edit() as edit:
        delete_lane(edit, hotel.lane("Pains"))
    parked = {note.text for note in hotel.arrangement().parked_notes()}
    assert parked == {
        "Photos look the same everywhere", "No list of what the room has",
        "Invoice lacks cost centre", "Long",
    }  # fmt: skip
    assert len(hotel.document.all(Link)) == 2
    note = hotel.document.require(Note, spanning.id)
    assert (note.lane_id, note.step_id, note.last_step_id) == (None, None, None)


def test_a_deleted_stage_takes_its_placements_and_checklist(hotel: Workshop) -> None:
    stage = hotel.stage("goal", "Deciding")
    with hotel.edit() as edit:
        edit.put(Checkpoint(stage_id=stage.id, position="a0", title="Budget known"))
    with hotel.edit() as edit:
        delete_stage(edit, stage)
    assert hotel.document.all(Checkpoint) == []
    assert hotel.placed("goal")[:5] == [
        "Framing the decision", "-", "-", "Transaction", "-",
    ]  # fmt: skip
    assert hotel.step_titles[4] == PACKS


def test_departments_of_a_deleted_function_become_their_own(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        delete_stage(edit, hotel.stage("functional", "Service"))
    assert hotel.lane("Reception").function_id is None
    assert hotel.lane("Housekeeping").function_id is None
    assert hotel.run_sizes("functional")[5] == ("Reception", 3)


def test_a_deleted_curve_takes_its_feelings_alone(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        other = add_curve(edit, hotel.map_id, "Measured")
        set_feeling(edit, other.id, hotel.steps[0].id, 1)
    (assumed,) = [curve for curve in hotel.document.all(Curve) if curve.id != other.id]
    with hotel.edit() as edit:
        delete(edit, assumed)
    assert [feeling.curve_id for feeling in hotel.document.all(Feeling)] == [other.id]


def test_a_deleted_persona_leaves_map_and_curve_without_one(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        delete(edit, *hotel.document.all(Persona))
    assert hotel.journey.persona_id is None
    assert [curve.persona_id for curve in hotel.document.all(Curve)] == [None]
    assert len(hotel.document.all(Feeling)) == 10


def test_a_deleted_image_leaves_its_figures_and_personas(hotel: Workshop) -> None:
    image = Image(id="0" * 64, media_type="image/png", width=1, height=1)
    with hotel.edit() as edit:
        edit.put(image)
        images = add_lane(edit, hotel.map_id, "images")
        add_figure(edit, images.id, hotel.steps[0].id, image.id, "Lobby")
        change(edit, hotel.document.all(Persona)[0], image_id=image.id)
    with hotel.edit() as edit:
        delete(edit, image)
    assert hotel.card("Lobby").image_id is None
    assert hotel.document.all(Persona)[0].image_id is None


def test_a_deleted_map_takes_everything_of_it_and_nothing_else(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        add_parked_note(edit, hotel.map_id, "Parked")
        edit.put(Answer(map_id=hotel.map_id, finding_key="gap"))
        other = add_map(edit, "Other", persona_id=hotel.journey.persona_id)
        parked = add_parked_note(edit, other.id, "Kept")
    before = hotel.document.snapshot()
    with hotel.edit() as edit:
        delete_map(edit, hotel.journey)
    assert list(hotel.document.records()) == [
        *hotel.document.all(Persona), *hotel.document.all(Journey), *hotel.document.all(Note),
    ]  # fmt: skip
    assert hotel.document.all(Journey) == [other]
    assert hotel.document.all(Note) == [parked]
    assert _count(hotel, Step, Stage, Lane, Answer, Link) == [0, 0, 0, 0, 0]
    hotel.history.undo()
    assert hotel.document == before


def test_two_personas_are_told_apart(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        other = add_persona(edit, "Ali", "colleague")
    with hotel.edit() as edit:
        delete(edit, other)
    assert hotel.journey.persona_id is not None


def test_an_edit_that_leaves_a_reference_to_nothing_is_taken_back(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    with pytest.raises(BrokenEditError), hotel.edit() as edit:
        edit.put(Placement(id="none:goal", step_id="none", lens="goal"))
    assert hotel.document == before
