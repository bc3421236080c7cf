"""Cards under the hand: into cells, over steps, into the parking lot, copied."""

from typing import Any

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.cards import copy_card, move_card, set_last_step
from cjm_desktop.model.editing import delete
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.links import add_link
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.notes import add_note, add_parked_note, park_note
from cjm_desktop.model.records import Note, Touchpoint
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map

PAIN = "No list of what the room has"


def _desk(words: str = "") -> Workshop:
    """Steps a to e, a department `Desk` with these cards on step a."""
    workshop = blank_map("a b c d e", lanes="Desk")
    with workshop.edit() as edit:
        for title in words.split():
            add_touchpoint(edit, workshop.lane("Desk").id, workshop.step("a").id, title)
    return workshop


def _move(workshop: Workshop, words: str, lane: str, step: str, index: int | None = None) -> None:
    with workshop.edit() as edit:
        cell = (workshop.lane(lane).id, workshop.step(step).id)
        move_card(edit, workshop.card(words), *cell, index)


def _stretch(workshop: Workshop, words: str, last: str | None) -> None:
    with workshop.edit() as edit:
        last_id = workshop.step(last).id if last else None
        set_last_step(edit, workshop.card(words), last_id)


@pytest.mark.parametrize(
    ("index", "order"), [(0, "N x y"), (1, "x N y"), (2, "x y N"), (None, "x y N"), (9, "x y N")]
)
def test_a_touchpoint_is_added_before_the_card_at_its_index(index: int | None, order: str) -> None:
    workshop = _desk("x y")
    with workshop.edit() as edit:
        cell = (workshop.lane("Desk").id, workshop.step("a").id)
        add_touchpoint(edit, *cell, "N", index=index, channel="Web")
    assert workshop.cell("Desk", "a") == order.split()
    assert workshop.card("N").channel == "Web"


@pytest.mark.parametrize(
    ("words", "index", "order"),
    [("x", 3, "y z x"), ("x", None, "y z x"), ("z", 0, "z x y"), ("x", 2, "y x z"),
     ("y", 1, "x y z")],
)  # fmt: skip
def test_a_card_moves_within_its_cell(words: str, index: int | None, order: str) -> None:
    workshop = _desk("x y z")
    _move(workshop, words, "Desk", "a", index)
    assert workshop.cell("Desk", "a") == order.split()


def test_a_card_dropped_where_it_lies_changes_nothing() -> None:
    workshop = _desk("x y")
    before = workshop.document.snapshot()
    _move(workshop, "x", "Desk", "a", 0)
    _move(workshop, "y", "Desk", "a")
    assert workshop.document == before


def test_a_card_moves_to_another_cell_between_the_cards_there(hotel: Workshop) -> None:
    _move(hotel, "Key drop", "Marketing", "Searches for a hotel", 0)
    assert hotel.cell("Marketing", "Searches for a hotel") == ["Key drop", "Search ad"]
    assert hotel.gaps() == [1, 5, 8]


@pytest.mark.parametrize(
    ("step", "covered"), [("a", "a b c"), ("b", "b c d"), ("c", "c d e"), ("d", "d e"), ("e", "e")]
)
def test_a_spanning_card_keeps_its_number_of_steps_as_far_as_the_map_goes(
    step: str, covered: str
) -> None:
    workshop = _desk("Chat")
    _stretch(workshop, "Chat", "c")
    _move(workshop, "Chat", "Desk", step)
    assert workshop.covered("Chat") == covered


def test_a_cards_edge_is_dragged_over_steps_and_back() -> None:
    workshop = _desk("Chat")
    _stretch(workshop, "Chat", "d")
    assert workshop.covered("Chat") == "a b c d"
    _stretch(workshop, "Chat", "a")
    assert workshop.card("Chat").last_step_id is None
    _stretch(workshop, "Chat", "b")
    _stretch(workshop, "Chat", None)
    assert workshop.covered("Chat") == "a"


def test_a_card_never_ends_before_it_begins(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="later one"):
        _stretch(hotel, "Key drop", "Checks in")
    assert hotel.covered("Key drop") == "Checks out"


@pytest.mark.parametrize(
    ("words", "lane", "why"),
    [
        ("Key drop", "Pains", "touchpoint belongs in a department lane"),
        ("Key drop", "Emotion", "“Emotion”"),
        (PAIN, "Marketing", "note belongs in a notes lane"),
        ("Lobby", "Marketing", "image belongs in an images lane"),
    ],
)
def test_a_card_on_a_lane_of_another_kind_is_refused_with_the_reason(
    hotel: Workshop, words: str, lane: str, why: str
) -> None:
    with hotel.edit() as edit:
        storyboard = add_lane(edit, hotel.map_id, "images")
        add_figure(edit, storyboard.id, hotel.steps[0].id, None, "Lobby")
    before = hotel.document.snapshot()
    with pytest.raises(EditRefusedError, match=why):
        _move(hotel, words, lane, "Checks in")
    assert hotel.document == before


def test_a_new_card_on_a_lane_of_another_kind_is_refused(hotel: Workshop) -> None:
    step_id = hotel.steps[0].id
    wrong: list[Any] = [
        lambda edit: add_touchpoint(edit, hotel.lane("Pains").id, step_id),
        lambda edit: add_note(edit, hotel.lane("Booking").id, step_id),
        lambda edit: add_figure(edit, hotel.lane("Booking").id, step_id, None),
    ]
    for add in wrong:
        with pytest.raises(EditRefusedError, match="belongs"), hotel.edit() as edit:
            add(edit)


def test_a_card_cannot_be_moved_to_another_map(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        other = add_map(edit, "Other")
        lane = add_lane(edit, other.id, "department", "Desk")
        notes = add_lane(edit, other.id, "notes")
        step = add_step(edit, other.id, 0, lens="goal")
        parked = add_parked_note(edit, hotel.map_id, "Parked")
    for card, target in ((hotel.card("Key drop"), lane), (parked, notes)):
        with pytest.raises(EditRefusedError, match="another map"), hotel.edit() as edit:
            move_card(edit, card, target.id, step.id)
    with pytest.raises(EditRefusedError, match="another map"), hotel.edit() as edit:
        add_touchpoint(edit, lane.id, hotel.steps[0].id)


def test_a_note_goes_to_the_parking_lot_and_back(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        add_parked_note(edit, hotel.map_id, "First")
        add_parked_note(edit, hotel.map_id, "Second")
        park_note(edit, hotel.card(PAIN), 1)
    assert [note.text for note in hotel.arrangement().parked_notes()] == ["First", PAIN, "Second"]
    assert hotel.cell("Pains", "Packs the suitcase") == []
    _move(hotel, PAIN, "Thinks", "Packs the suitcase", 0)
    assert hotel.cell("Thinks", "Packs the suitcase")[0] == PAIN
    assert len(hotel.arrangement().parked_notes()) == 2


def test_a_note_that_spans_steps_lets_them_go_in_the_parking_lot(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        set_last_step(edit, hotel.card(PAIN), hotel.step("Checks in").id)
        park_note(edit, hotel.card(PAIN))
    _move(hotel, PAIN, "Pains", "Books a room")
    assert [hotel.steps[n].title for n in hotel.arrangement().columns_of(hotel.card(PAIN))] == [
        "Books a room"
    ]


def test_parked_notes_change_their_order(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        for words in ("First", "Second", "Third"):
            add_parked_note(edit, hotel.map_id, words)
        park_note(edit, hotel.card("Third"), 0)
        park_note(edit, hotel.card("First"), None)
    assert [note.text for note in hotel.arrangement().parked_notes()] == [
        "Third", "Second", "First",
    ]  # fmt: skip


def test_a_parked_note_spans_nothing(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        note = add_parked_note(edit, hotel.map_id, "Parked")
    with pytest.raises(EditRefusedError, match="parking lot"), hotel.edit() as edit:
        set_last_step(edit, note, hotel.steps[1].id)


def test_a_copied_card_is_another_card_with_the_same_words(hotel: Workshop) -> None:
    original = hotel.card("Key drop")
    cell = (hotel.lane("Reception").id, hotel.step("Checks out").id)
    with hotel.edit() as edit:
        copy = copy_card(edit, original, *cell, 0)
    assert hotel.cell("Reception", "Checks out") == ["Key drop", "Key drop"]
    assert copy.id != original.id
    with hotel.edit() as edit:
        delete(edit, original)
    assert hotel.card("Key drop") == copy


def test_a_copied_figure_shows_the_same_image(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "images")
        figure = add_figure(edit, lane.id, hotel.steps[0].id, None, "Lobby")
        copy_card(edit, figure, lane.id, hotel.steps[1].id)
    assert hotel.cell("Storyboard", hotel.steps[1].title) == ["Lobby"]


def test_deleting_cards_one_of_which_went_along_already_is_no_error(hotel: Workshop) -> None:
    lane, card = hotel.lane("Finance"), hotel.card("Invoice by e-mail")
    with hotel.edit() as edit:
        delete(edit, lane, card)
    assert len(hotel.document.all(Touchpoint)) == 11


def test_links_join_two_different_things_of_the_map(hotel: Workshop) -> None:
    card, note, lane = hotel.card("Key drop"), hotel.card(PAIN), hotel.lane("Pains")
    with hotel.edit() as edit:
        link = add_link(edit, note.id, card.id, "answers", "later")
    assert (link.source_id, link.target_id, link.text) == (note.id, card.id, "later")
    for end in (note.id, lane.id, "nothing"):
        with pytest.raises(EditRefusedError, match="two different"), hotel.edit() as edit:
            add_link(edit, note.id, end, "answers")


def test_a_note_keeps_what_the_team_said_about_it(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        note = add_note(
            edit, hotel.lane("Pains").id, hotel.steps[0].id, "Late", votes=3, owner="Booking"
        )
    assert hotel.document.require(Note, note.id).votes == 3
