"""Ideas for what a department could do in a stage, and departments that have no part there."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.lenses.coverage import cards_of_part, coverage_of, ideas_for
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.answers import agree_no_part, ask_about_part, no_part_answers
from cjm_desktop.model.ideas import add_idea
from cjm_desktop.model.lanes import add_lane, move_lane
from cjm_desktop.model.records import Answer, Note
from cjm_desktop.model.stages import add_stage
from tests.model.workshop import Workshop


def test_an_idea_goes_to_the_lane_of_ideas_at_the_first_step_of_the_stage(hotel: Workshop) -> None:
    for words in ("ask what matters", "show who is nearby"):
        with hotel.edit() as edit:
            add_idea(edit, hotel.stage("goal", "Deciding"), "Reception", f" {words} ")

    assert hotel.lane_titles[-1] == "Ideas"
    assert hotel.lane_titles.count("Ideas") == 1
    assert hotel.cell("Ideas", "Searches for a hotel") == [
        "Reception: ask what matters", "Reception: show who is nearby",
    ]  # fmt: skip


def test_an_idea_for_a_stage_without_steps_is_parked(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        stage = add_stage(edit, hotel.map_id, "goal", "Coming back")
    with hotel.edit() as edit:
        note = add_idea(edit, stage, "Reception", "a card")

    assert hotel.arrangement().parked_notes() == [note]
    assert "Ideas" not in hotel.lane_titles


def test_an_idea_without_words_is_none(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="few words"), hotel.edit() as edit:
        add_idea(edit, hotel.stage("goal", "Deciding"), "Reception", "  ")

    assert not hotel.history.can_undo


def test_ideas_are_found_again_by_department_and_stage(hotel: Workshop) -> None:
    deciding = hotel.stage("goal", "Deciding")
    with hotel.edit() as edit:
        note = add_idea(edit, deciding, "Reception", "ask what matters")

    found = ideas_for(Reading(hotel.arrangement()))
    assert found == {("Reception", deciding.id): [note]}
    assert isinstance(note, Note)


def test_the_cards_of_a_part_are_those_of_all_lanes_of_the_department(hotel: Workshop) -> None:
    reading = Reading(hotel.arrangement())

    def cards(department: str, stage: str) -> list[str]:
        lane = hotel.lane(department)
        return [card.title for card in cards_of_part(reading, lane, hotel.stage("goal", stage))]

    assert cards("Marketing", "Deciding") == ["Search ad", "Review site profile"]
    assert cards("Housekeeping", "Transaction") == ["Room ready by 14:00", "Pool towels"]
    assert cards("Finance", "Deciding") == []


def test_no_part_is_agreed_once_for_all_lanes_of_a_department(hotel: Workshop) -> None:
    stage, lane = hotel.stage("goal", "Deciding"), hotel.lane("Reception")
    with hotel.edit() as edit:
        agree_no_part(edit, hotel.map_id, lane, stage, "Nobody has arrived yet")
    with hotel.edit() as edit:
        move_lane(edit, add_lane(edit, hotel.map_id, "department", "Reception"), 0)
    first = coverage_of(hotel.arrangement()).departments[0]
    assert (first.title, first.id != lane.id) == ("Reception", True)

    with hotel.edit() as edit:
        agree_no_part(edit, hotel.map_id, first, stage, "Too early")
    assert [answer.reason for answer in hotel.document.all(Answer)] == ["Too early"]
    (answer,) = no_part_answers(hotel.document, hotel.map_id, first, stage)
    assert answer.reason == "Too early"

    with hotel.edit() as edit:
        ask_about_part(edit, hotel.map_id, first, stage)
    assert coverage_of(hotel.arrangement()).part[first.id, stage.id] == "not_asked_yet"
