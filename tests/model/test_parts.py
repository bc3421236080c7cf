"""Surveys go with their touchpoint and risk triggers with their step, wherever these go."""

import pytest

from cjm_desktop.exchange.json_form.reader import read_json
from cjm_desktop.exchange.json_form.writer import json_text
from cjm_desktop.model.cards import copy_card, move_card
from cjm_desktop.model.clippings import Clipping, clipping_of, cut
from cjm_desktop.model.copies import copy_lane, copy_steps
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, delete
from cjm_desktop.model.find import TextIndex
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.maps import add_map, delete_map
from cjm_desktop.model.parts import add_part, parts_of
from cjm_desktop.model.pasting import PastePlace, paste
from cjm_desktop.model.records import Checkpoint, Record, Risk, Step, Survey, Touchpoint
from cjm_desktop.model.steps import add_step
from tests.model.workshop import Workshop


@pytest.fixture
def asked(hotel: Workshop) -> Workshop:
    """The hotel stay with two surveys on the booking confirmation and a risk when packing."""
    card = hotel.card("Booking confirmation")
    with hotel.edit() as edit:
        for title in ("Post-booking CSAT", "Churn survey"):
            add_part(edit, Survey(touchpoint_id=card.id, position="", title=title, n=214))
        packs = hotel.step("Packs the suitcase")
        add_part(edit, Risk(step_id=packs.id, position="", title="Badly set expectations"))
    return hotel


def surveys(workshop: Workshop) -> list[tuple[str, str]]:
    """Every survey by the title of its touchpoint and its own."""
    document = workshop.document
    return sorted(
        (document.require(Touchpoint, each.touchpoint_id).title, each.title)
        for each in document.all(Survey)
    )


def parts(document: Document, record: Record) -> list[str]:
    return [str(getattr(part, "title", "")) for part in parts_of(document, record)]


def clipped(workshop: Workshop, *ids: str) -> Clipping:
    """What is copied, after it was written and read as another window reads it."""
    clipping = clipping_of(workshop.document, workshop.map_id, ids)
    written = json_text(clipping.records, lambda _image_id: None)
    return Clipping(clipping.chosen, read_json(written).records)


def test_parts_stand_in_the_order_in_which_they_were_added(asked: Workshop) -> None:
    card = asked.card("Booking confirmation")
    with asked.edit() as edit:
        add_part(edit, Survey(touchpoint_id=card.id, position="", title="First of all"), 0)
    assert parts(asked.document, card) == ["First of all", "Post-booking CSAT", "Churn survey"]
    stage = asked.stage("goal", "Deciding")
    with asked.edit() as edit:
        add_part(edit, Checkpoint(stage_id=stage.id, position="", title="Budget known"))
    assert parts(asked.document, stage) == ["Budget known"]


def test_they_go_with_what_they_are_a_part_of_and_come_back(asked: Workshop) -> None:
    before = asked.document.snapshot()
    with asked.edit() as edit:
        delete(edit, asked.lane("Booking"), asked.step("Packs the suitcase"))
    assert asked.document.all(Survey) == []
    assert asked.document.all(Risk) == []
    asked.history.undo()
    assert asked.document == before


def test_a_deleted_map_takes_them_along(asked: Workshop) -> None:
    with asked.edit() as edit:
        add_map(edit, "Another")
        delete_map(edit, asked.journey)
    assert asked.document.all(Survey) == []
    assert asked.document.all(Risk) == []


def test_a_copied_card_step_or_lane_has_its_own(asked: Workshop) -> None:
    card, booking = asked.card("Booking confirmation"), asked.lane("Booking")
    with asked.edit() as edit:
        copy = copy_card(edit, card, booking.id, asked.step("Checks out").id)
        change(edit, copy, title="Copy")
    assert surveys(asked) == [
        ("Booking confirmation", "Churn survey"), ("Booking confirmation", "Post-booking CSAT"),
        ("Copy", "Churn survey"), ("Copy", "Post-booking CSAT"),
    ]  # fmt: skip
    asked.history.undo()
    with asked.edit() as edit:
        copy_lane(edit, booking)
    assert len(surveys(asked)) == 4
    asked.history.undo()
    with asked.edit() as edit:
        copies = copy_steps(edit, asked.ids("Books a room", "Packs the suitcase"), 0, lens="goal")
    assert len(surveys(asked)) == 4
    assert [parts(asked.document, step) for step in copies] == [[], ["Badly set expectations"]]


def test_a_step_pasted_brings_its_risks_and_the_surveys_of_its_cards(asked: Workshop) -> None:
    clipping = clipped(asked, *asked.ids("Books a room", "Packs the suitcase"))
    with asked.edit() as edit:
        other = add_map(edit, "Another")
    with asked.edit() as edit:
        made = paste(edit, clipping, PastePlace(other.id, "goal"))
    steps = [asked.document.require(Step, one) for one in made]
    assert [parts(asked.document, step) for step in steps] == [[], ["Badly set expectations"]]
    assert len(surveys(asked)) == 4


def test_a_card_pasted_brings_its_surveys_but_no_risk_of_the_step_it_stood_on(
    asked: Workshop,
) -> None:
    card = asked.card("Booking confirmation")
    with asked.edit() as edit:
        add_part(edit, Risk(step_id=card.step_id, position="", title="Miscommunication"))
    clipping = clipped(asked, card.id)
    with asked.edit() as edit:
        other = add_map(edit, "Another")
        add_lane(edit, other.id, "department", "Booking")
        add_step(edit, other.id, None, "There", lens="goal")
    with asked.edit() as edit:
        paste(edit, clipping, PastePlace(other.id, "goal"))
    assert len(surveys(asked)) == 4
    assert len(asked.document.all(Risk)) == 2


def test_a_card_cut_and_pasted_keeps_its_surveys(asked: Workshop) -> None:
    before = surveys(asked)
    clipping = clipping_of(asked.document, asked.map_id, [asked.card("Booking confirmation").id])
    with asked.edit() as edit:
        cut(edit, clipping)
    assert surveys(asked) == []
    with asked.edit() as edit:
        paste(edit, clipping, PastePlace(asked.map_id, "goal"))
    assert surveys(asked) == before


def test_a_survey_is_found_where_its_touchpoint_stands_now(asked: Workshop) -> None:
    index = TextIndex(asked.document)
    asked.history.on_patched(lambda event: index.follow(event.patch))
    card, packs = asked.card("Booking confirmation"), asked.step("Packs the suitcase")
    with asked.edit() as edit:
        change(edit, asked.document.all(Risk)[0], detail="zebra")
        change(edit, next(parts_of(edit.document, card)), score="zebra")

    def found() -> list[tuple[str, str]]:
        return [(one.record.table, one.drawn_id) for one in index.search("zebra", asked.map_id)]

    assert found() == [("survey", card.id), ("risk", packs.id)]
    with asked.edit() as edit:
        move_card(edit, card, card.lane_id, asked.step("Checks out").id)
    assert found() == [("risk", packs.id), ("survey", card.id)]
