"""What is copied of a map, and what pasting it makes of the same map or another."""

from dataclasses import replace

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.exchange.json_form.reader import read_json
from cjm_desktop.exchange.json_form.writer import json_text
from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.clippings import Clipping, clipping_of, cut
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.links import add_link
from cjm_desktop.model.notes import add_note, add_parked_note
from cjm_desktop.model.pasting import PastePlace, paste, paste_lines
from cjm_desktop.model.records import (
    Feeling,
    Figure,
    Lane,
    Lens,
    Link,
    Note,
    Persona,
    Step,
    Touchpoint,
)
from cjm_desktop.model.steps import add_step, set_time
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map


def clipped(workshop: Workshop, *ids: str) -> Clipping:
    """What is copied, after it was written and read as another window reads it."""
    clipping = clipping_of(workshop.document, workshop.map_id, ids)
    workshop_read = read_json(json_text(clipping.records, lambda _image_id: None))
    return Clipping(clipping.chosen, workshop_read.records)


def at(
    workshop: Workshop, step: Step | None = None, lane: Lane | None = None, lens: Lens = "goal"
) -> PastePlace:
    step_id = step.id if step is not None else None
    lane_id = lane.id if lane is not None else None
    return PastePlace(workshop.map_id, lens, lane_id, step_id, step_id)


def pasted(workshop: Workshop, clipping: Clipping, place: PastePlace) -> list[str]:
    with workshop.edit() as edit:
        return paste(edit, clipping, place)


def card(workshop: Workshop, title: str) -> Touchpoint:
    return next(c for c in workshop.document.all(Touchpoint) if c.title == title)


def cells(workshop: Workshop, lane: Lane) -> dict[str, list[str]]:
    """The words of a lane's cards by the titles of their steps."""
    found = workshop.arrangement().cells(lane.id)
    return {
        workshop.steps[column].title: [getattr(c, "title", "") or getattr(c, "text", "")
                                       for c in cards]
        for column, cards in found.items()
    }  # fmt: skip


def test_steps_go_after_the_step_selected_with_all_they_hold(hotel: Workshop) -> None:
    before = hotel.document.snapshot()
    clipping = clipped(hotel, *hotel.ids("Books a room", "Checks in"))

    pasted(hotel, clipping, at(hotel, hotel.step("Gets the assignment")))

    assert hotel.step_titles[:4] == [
        "Gets the assignment", "Books a room", "Checks in", "Searches for a hotel",
    ]  # fmt: skip
    booked = [step for step in hotel.steps if step.title == "Books a room"]
    held = [
        sorted(c.title for c in hotel.document.referring(Touchpoint, "step_id", step.id))
        for step in booked
    ]
    assert held[0] == held[1] != []
    assert len(hotel.lane_titles) == len(before.all(Lane))
    assert all(hotel.document.find(record.id) == record for record in before.records())


def test_in_the_lens_on_screen_pasted_steps_lie_in_the_run_they_come_into(hotel: Workshop) -> None:
    first = hotel.step("Gets the assignment")
    clipping = clipped(hotel, *hotel.ids("Checks in"))

    pasted(hotel, clipping, at(hotel, first))

    assert hotel.placed("goal")[1] == hotel.placed("goal")[0]
    checks_in = hotel.step_titles.index("Checks in", 2)
    assert hotel.placed("activity")[1] == hotel.placed("activity")[checks_in]


def test_steps_bring_their_lanes_and_curve_into_another_map(hotel: Workshop) -> None:
    other = blank_map()
    clipping = clipped(hotel, *hotel.ids("Books a room"))

    pasted(other, clipping, at(other))

    assert other.step_titles == ["Books a room"]
    lanes = [lane for lane in other.document.all(Lane) if lane.kind == "department"]
    assert lanes
    assert [words for lane in lanes for words in cells(other, lane).values()] != []
    assert len(other.document.all(Feeling)) == 1
    assert {lane.id for lane in lanes}.isdisjoint(lane.id for lane in hotel.document.all(Lane))


def test_lanes_of_a_title_known_in_the_other_map_are_used_again(hotel: Workshop) -> None:
    other = blank_map()
    clipping = clipped(hotel, *hotel.ids("Books a room"))
    pasted(other, clipping, at(other))
    lanes = other.lane_titles

    pasted(other, clipping, at(other))

    assert other.lane_titles == lanes
    assert other.step_titles == ["Books a room", "Books a room"]


def test_times_are_kept_in_the_unit_of_the_map_they_come_into(hotel: Workshop) -> None:
    other = blank_map()
    with hotel.edit() as edit:
        set_time(edit, hotel.step("Checks in"), 2, 3)
    with other.edit() as edit:
        edit.put(replace(other.journey, time_unit="hour"))

    pasted(other, clipped(hotel, *hotel.ids("Checks in")), at(other))

    assert (other.steps[0].time_from, other.steps[0].time_to) == (48, 72)


def test_cards_begin_in_the_cell_selected_and_keep_their_distance(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "department", "Shop")
        other = add_lane(edit, hotel.map_id, "department", "Café")
        first = add_touchpoint(edit, lane.id, hotel.steps[0].id, "One")
        third = add_touchpoint(edit, lane.id, hotel.steps[2].id, "Three")
        add_link(edit, first.id, third.id, "loop")

    links = len(hotel.document.all(Link))

    made = pasted(hotel, clipped(hotel, first.id, third.id), at(hotel, hotel.steps[4], other))

    assert cells(hotel, other) == {hotel.steps[4].title: ["One"], hotel.steps[6].title: ["Three"]}
    assert len(hotel.document.all(Link)) == links + 1
    assert {(link.source_id, link.target_id) for link in hotel.document.all(Link)} >= {
        (first.id, third.id), (made[0], made[1]),
    }  # fmt: skip


def test_cards_beyond_the_last_step_get_steps(hotel: Workshop) -> None:
    count = len(hotel.steps)
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "department", "Shop")
        ids = [add_touchpoint(edit, lane.id, hotel.steps[n].id, f"{n}").id for n in range(3)]

    pasted(hotel, clipped(hotel, *ids), at(hotel, hotel.steps[-1], lane))

    assert len(hotel.steps) == count + 2
    assert hotel.step_titles[-2:] == ["", ""]


def test_a_spanning_card_spans_as_far_as_the_map_goes(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "department", "Shop")
        long = add_touchpoint(edit, lane.id, hotel.steps[0].id, "Long")
        set_last_step(edit, long, hotel.steps[3].id)

    [inside] = pasted(hotel, clipped(hotel, long.id), at(hotel, hotel.steps[2], lane))
    [at_end] = pasted(hotel, clipped(hotel, long.id), at(hotel, hotel.steps[-2], lane))

    assert hotel.document.require(Touchpoint, inside).last_step_id == hotel.steps[5].id
    assert hotel.document.require(Touchpoint, at_end).last_step_id == hotel.steps[-1].id


def test_a_card_that_spans_beyond_the_steps_copied_stays_where_it_is(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "department", "Shop")
        long = add_touchpoint(edit, lane.id, hotel.steps[0].id, "Long")
        set_last_step(edit, long, hotel.steps[1].id)
    first, both = hotel.steps[:1], hotel.steps[:2]

    assert "Long" not in {c.title for c in clipped(hotel, *(s.id for s in first)).cards}
    pasted(hotel, clipped(hotel, *(step.id for step in both)), at(hotel))

    copies = [c for c in hotel.document.all(Touchpoint) if c.title == "Long" and c.id != long.id]
    assert [(c.step_id, c.last_step_id) for c in copies] == [
        (hotel.steps[-2].id, hotel.steps[-1].id)
    ]


def test_cards_without_a_selection_go_back_to_where_they_were_cut(hotel: Workshop) -> None:
    before = {lane.id: cells(hotel, lane) for lane in hotel.document.all(Lane)}
    ids = [c.id for c in hotel.document.all(Touchpoint)[:3]]
    clipping = clipped(hotel, *ids)

    with hotel.edit() as edit:
        cut(edit, clipping)
    assert len(hotel.document.all(Touchpoint)) == 9
    pasted(hotel, clipping, at(hotel))

    assert {lane.id: cells(hotel, lane) for lane in hotel.document.all(Lane)} == before


def test_parked_notes_come_into_the_cell_selected_or_stay_parked(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        note = add_parked_note(edit, hotel.map_id, "Later")
        lane = add_lane(edit, hotel.map_id, "notes", note_kind="idea")
    clipping = clipped(hotel, note.id)

    [laid] = pasted(hotel, clipping, at(hotel, hotel.steps[1], lane))
    [parked] = pasted(hotel, clipping, at(hotel))

    assert hotel.document.require(Note, laid).step_id == hotel.steps[1].id
    assert hotel.document.require(Note, parked).step_id is None


def test_lanes_go_below_the_lane_selected_with_cards_on_their_steps(hotel: Workshop) -> None:
    [lane] = [lane for lane in hotel.document.all(Lane) if lane.title == "Reception"]
    first = hotel.arrangement().lanes[0]

    [made] = pasted(hotel, clipped(hotel, lane.id), at(hotel, None, first))

    assert [found.id for found in hotel.arrangement().lanes][1] == made
    assert cells(hotel, hotel.document.require(Lane, made)) == cells(hotel, lane)


def test_lanes_in_a_map_without_steps_bring_these_along(hotel: Workshop) -> None:
    other = blank_map()
    lanes = [lane.id for lane in hotel.arrangement().lanes if lane.kind in ("emotion", "metric")]
    reception = next(lane for lane in hotel.document.all(Lane) if lane.title == "Reception")

    made = pasted(other, clipped(hotel, *lanes, reception.id), at(other))

    titles = [step for step in other.step_titles if step]
    assert titles == hotel.step_titles[: len(titles)]
    assert len(other.document.all(Feeling)) == len(hotel.document.all(Feeling))
    lane = next(lane for lane in map(other.document.find, made) if lane.title == "Reception")  # type: ignore[union-attr]
    assert cells(other, lane) == cells(hotel, reception)  # type: ignore[arg-type]


def test_the_persona_of_a_curve_comes_along_once(hotel: Workshop) -> None:
    other = blank_map()
    emotion = next(lane for lane in hotel.arrangement().lanes if lane.kind == "emotion")
    names = {persona.name for persona in hotel.document.all(Persona)}

    for _ in range(2):
        pasted(other, clipped(hotel, emotion.id), at(other))

    assert [p.name for p in other.document.all(Persona) if p.name in names] in ([], [*names])


def test_cutting_a_lane_leaves_no_notes_behind(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "notes", note_kind="gain")
        add_note(edit, lane.id, hotel.steps[0].id, "Free breakfast")
    parked = [note for note in hotel.document.all(Note) if note.step_id is None]

    with hotel.edit() as edit:
        cut(edit, clipped(hotel, lane.id))

    assert [note for note in hotel.document.all(Note) if note.step_id is None] == parked


def test_a_card_of_a_chosen_step_goes_with_it_and_any_other_is_refused(hotel: Workshop) -> None:
    step = hotel.step("Books a room")
    own = hotel.document.referring(Touchpoint, "step_id", step.id)[0]
    stranger = next(c for c in hotel.document.all(Touchpoint) if c.step_id != step.id)

    assert clipped(hotel, step.id, own.id).chosen == (step.id,)
    with pytest.raises(EditRefusedError, match="cannot be copied together"):
        clipped(hotel, step.id, stranger.id)
    with pytest.raises(EditRefusedError, match="cannot be copied together"):
        clipped(hotel, step.id, hotel.arrangement().lanes[0].id)
    with pytest.raises(EditRefusedError, match="Only steps, cards and lanes"):
        clipped(hotel, hotel.map_id)


def test_lines_are_steps_after_the_one_selected(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        paste_lines(edit, ["Eats", "Sleeps"], at(hotel, hotel.step("Checks in")))

    place = hotel.step_titles.index("Checks in")
    assert hotel.step_titles[place + 1 : place + 3] == ["Eats", "Sleeps"]
    assert len({*hotel.placed("goal")[place : place + 3]}) == 1


def test_lines_placed_at_once_lie_where_single_steps_would(hotel: Workshop) -> None:
    titles = ["Eats", "Sleeps", "Leaves"]
    after = hotel.step("Books a room")
    with hotel.edit() as edit:
        for number, title in enumerate(titles):
            made_from = after if not number else None
            add_step(edit, hotel.map_id, hotel.steps.index(after) + 1 + number, title,
                     lens="activity", made_from=made_from)  # fmt: skip
    one_by_one = [hotel.placed(lens) for lens in ("goal", "outcome", "interactive", "activity")]
    hotel.history.undo()

    with hotel.edit() as edit:
        paste_lines(edit, titles, at(hotel, after, lens="activity"))

    assert [
        hotel.placed(lens) for lens in ("goal", "outcome", "interactive", "activity")
    ] == one_by_one


def test_lines_are_cards_in_the_lane_selected_going_right(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "notes", note_kind="gain")
        paste_lines(edit, ["A", "B"], at(hotel, hotel.steps[1], lane))

    assert cells(hotel, lane) == {hotel.steps[1].title: ["A"], hotel.steps[2].title: ["B"]}


def test_lines_in_a_lane_that_holds_no_words_are_refused(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "metric")
    before = hotel.document.snapshot()

    with pytest.raises(EditRefusedError, match="holds none"), hotel.edit() as edit:
        paste_lines(edit, ["A"], at(hotel, hotel.steps[1], lane))

    assert hotel.document == before
    assert hotel.document.all(Figure) == []
