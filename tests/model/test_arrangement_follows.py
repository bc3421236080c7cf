"""An arrangement that follows patches is the one that would be made from nothing."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.cards import move_card
from cjm_desktop.model.curves import set_feeling
from cjm_desktop.model.editing import change
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.records import LENSES, Curve, Journey
from cjm_desktop.model.steps import move_steps
from tests.model.hands import Hands
from tests.model.workshop import Workshop, hotel_stay


def _seen(arrangement: Arrangement) -> object:
    columns = range(len(arrangement.steps))
    return (
        arrangement.steps,
        arrangement.column_of,
        arrangement.lanes,
        [dict(arrangement.cells(lane.id)) for lane in arrangement.lanes],
        [arrangement.lanes_meeting(column) for column in columns],
        [arrangement.is_gap(column) for column in columns],
        [arrangement.department_of(lane) for lane in arrangement.lanes],
        [stages_by_column(arrangement, lens) for lens in LENSES],
        arrangement.parked_notes(),
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_following_any_edits_is_reading_anew(data: st.DataObject) -> None:
    workshop = hotel_stay()
    arrangement = workshop.arrangement()
    workshop.history.on_patched(lambda event: _follow(workshop, arrangement, event.patch))
    for _ in range(data.draw(st.integers(1, 8))):
        with suppress(EditRefusedError), workshop.history.edit("Edit") as edit:
            Hands(edit, data.draw).do_something()
        if data.draw(st.integers(0, 4)) == 0:
            workshop.history.undo()


def _follow(workshop: Workshop, arrangement: Arrangement, patch: Patch) -> None:
    if workshop.document.get(Journey, workshop.map_id) is None:
        return
    before = [dict(arrangement.cells(lane.id)) for lane in arrangement.lanes]
    lanes = arrangement.follow(patch)
    assert _seen(arrangement) == _seen(workshop.arrangement())
    if lanes is not None:
        for lane, cells in zip(arrangement.lanes, before, strict=True):
            assert lane.id in lanes or dict(arrangement.cells(lane.id)) == cells


def test_a_card_moved_between_lanes_touches_these_two_lanes(hotel: Workshop) -> None:
    arrangement = hotel.arrangement()
    touched: list[set[str] | None] = []
    hotel.history.on_patched(lambda event: touched.append(arrangement.follow(event.patch)))
    source, target = hotel.lane("Booking"), hotel.lane("Finance")
    with hotel.edit() as edit:
        card = hotel.card("Booking confirmation")
        move_card(edit, card, target.id, card.step_id)
    assert touched == [{source.id, target.id}]


def test_a_changed_feeling_touches_its_emotion_lane_and_a_moved_step_everything(
    hotel: Workshop,
) -> None:
    arrangement = hotel.arrangement()
    touched: list[set[str] | None] = []
    hotel.history.on_patched(lambda event: touched.append(arrangement.follow(event.patch)))
    with hotel.edit() as edit:
        set_feeling(edit, hotel.document.all(Curve)[0].id, hotel.steps[0].id, -1)
    with hotel.edit() as edit:
        change(edit, hotel.steps[0], title="Gets a call")
    with hotel.edit() as edit:
        move_steps(edit, [hotel.steps[0].id], 3, lens="goal")
    assert touched == [{hotel.lane("Emotion").id}, set(), None]


def test_a_step_that_moves_takes_its_cards_along_unread(hotel: Workshop) -> None:
    arrangement = hotel.arrangement()
    hotel.history.on_patched(lambda event: arrangement.follow(event.patch))
    lane = hotel.lane("Marketing")
    before = list(arrangement.cells(lane.id).values())
    with hotel.edit() as edit:
        move_steps(edit, [hotel.steps[0].id], 3, lens="goal")
    after = list(arrangement.cells(lane.id).values())
    assert sorted(map(id, before)) == sorted(map(id, after))


def test_the_words_of_a_step_leave_its_place_untouched(hotel: Workshop) -> None:
    arrangement = hotel.arrangement()
    hotel.history.on_patched(lambda event: arrangement.follow(event.patch))
    ids, placing = arrangement.step_ids, arrangement.placing("functional")
    with hotel.edit() as edit:
        change(edit, hotel.steps[0], title="Gets a call")
    assert arrangement.step_ids is ids
    assert arrangement.placing("functional") == placing
    assert arrangement.steps[0].title == "Gets a call"
