"""Words are found in all text of a file, whatever their case and accents, in reading order."""

import statistics
import time
from dataclasses import replace

import pytest

from cjm_desktop.model.editing import delete
from cjm_desktop.model.find import Found, TextIndex, excerpt, folded
from cjm_desktop.model.lanes import move_lane
from cjm_desktop.model.maps import add_map, add_persona
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import (
    Agreement,
    Checkpoint,
    Curve,
    Feeling,
    Link,
    Persona,
    Risk,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.model.steps import add_step, move_steps
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.model.workshop import Workshop, blank_map

WORD = "zebra"


def _find(workshop: Workshop, words: str) -> list[Found]:
    return TextIndex(workshop.document).search(words, workshop.map_id)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("SEARCH", "Search ad"), ("cafe", "Café"), ("smorrebrod", "Smørrebrød"), ("ÆBLE", "æble"),
     ("strasse", "Straße"), ("lodz", "Łódź"), ("two lines", "two\n  lines"), ("<b>", "a <b> b"),
     ("å", "på"), ("приве", "ПРИВЕТ"), ("σας", "ΣΑΣ"), ("酒店", "住酒店")],
)  # fmt: skip
def test_case_accents_and_line_breaks_do_not_matter(typed: str, written: str) -> None:
    assert folded(typed) in folded(written)


def test_all_text_of_the_file_is_searched(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        document = edit.document
        step, stage = hotel.steps[0], hotel.stage("goal", hotel.seen("goal")[0])
        persona, card = document.all(Persona)[0], document.all(Touchpoint)[0]
        feeling = document.all(Feeling)[0]
        edit.put(
            replace(step, detail=WORD), replace(stage, goal=WORD), replace(card, channel=WORD),
            replace(persona, quote=WORD), replace(feeling, quote=WORD),
            replace(hotel.journey, scenario=WORD),
            Checkpoint(stage_id=stage.id, position="a0", title=WORD),
            Survey(touchpoint_id=card.id, position="a0", title="Asked", instrument=WORD),
            Risk(step_id=step.id, position="a0", title="Low use", detail=WORD),
            Agreement(step_id=step.id, from_department="Sales", to_department="Desk", what=WORD),
            Link(source_id=step.id, target_id=card.id, kind="loop", text=WORD),
        )  # fmt: skip
        add_parked_note(edit, hotel.map_id, WORD)

    found = _find(hotel, WORD)

    assert sorted((one.record.table, one.field(WORD)) for one in found) == [
        ("agreement", "what"), ("checkpoint", "title"), ("feeling", "quote"), ("link", "text"),
        ("map", "scenario"), ("note", "text"), ("persona", "quote"), ("risk", "detail"),
        ("stage", "goal"), ("step", "detail"), ("survey", "instrument"), ("touchpoint", "channel"),
    ]  # fmt: skip
    shown_with = {one.record.table: one.drawn_id for one in found}
    assert shown_with["checkpoint"] == stage.id
    assert shown_with["survey"] == card.id
    assert shown_with["risk"] == step.id
    assert shown_with["agreement"] == shown_with["link"] == step.id
    assert shown_with["persona"] == hotel.map_id


def test_ids_colours_and_choices_are_no_words(hotel: Workshop) -> None:
    card = hotel.document.all(Touchpoint)[0]
    assert _find(hotel, card.id) == []
    assert _find(hotel, "measured") == []
    assert [one.record.table for one in _find(hotel, "blue")] == []


def test_a_record_is_found_once_by_its_first_field() -> None:
    workshop = blank_map("zebra b")
    with workshop.edit() as edit:
        edit.put(replace(workshop.steps[0], detail="zebra, zebra", owner="zebra"))
    assert [one.field(WORD) for one in _find(workshop, WORD)] == ["title"]


def test_places_come_from_left_to_right_then_downwards_this_map_first() -> None:
    workshop = blank_map("a b", lanes="Upper Lower")
    with workshop.edit() as edit:
        other = add_map(edit, "Zebra map", index=0)
        add_step(edit, other.id, None, "zebra there", lens="functional")
        a, b = workshop.ids("a", "b")
        upper, lower = workshop.lane("Upper").id, workshop.lane("Lower").id
        for lane_id, step_id, title in ((lower, b, "4"), (upper, b, "3"), (lower, a, "2"),
                                        (upper, a, "1")):  # fmt: skip
            add_touchpoint(edit, lane_id, step_id, f"zebra {title}")
        add_parked_note(edit, workshop.map_id, "zebra parked")

    here = _find(workshop, WORD)
    assert [one.text(WORD) for one in here] == [
        "zebra 1", "zebra 2", "zebra 3", "zebra 4", "zebra parked", "Zebra map", "zebra there",
    ]  # fmt: skip
    assert [one.map_id for one in here] == [workshop.map_id] * 5 + [other.id] * 2
    elsewhere = TextIndex(workshop.document).search(WORD, other.id)
    assert [one.text(WORD) for one in elsewhere][:2] == ["Zebra map", "zebra there"]


def test_nothing_is_found_for_nothing() -> None:
    workshop = blank_map("a")
    assert _find(workshop, "") == _find(workshop, "  \n ") == []
    assert _find(workshop, "nowhere") == []
    assert TextIndex(blank_map().document).search("x") == []


def test_a_persona_of_no_map_is_found_and_drawn_nowhere() -> None:
    workshop = blank_map("a")
    with workshop.edit() as edit:
        add_persona(edit, "Zebra")
    (found,) = _find(workshop, WORD)
    assert (found.map_id, found.drawn_id) == ("", "")


def test_the_index_follows_edits_undo_and_redo(hotel: Workshop) -> None:
    index = TextIndex(hotel.document)
    hotel.history.on_patched(lambda event: index.follow(event.patch))

    def same(words: str) -> int:
        found = index.search(words, hotel.map_id)
        assert found == TextIndex(hotel.document).search(words, hotel.map_id)
        return len(found)

    before = same("e")
    with hotel.edit() as edit:
        edit.put(replace(hotel.steps[3], title=WORD))
    assert same(WORD) == 1
    with hotel.edit() as edit:
        delete(edit, hotel.document.require(Step, hotel.steps[3].id))
    assert same(WORD) == 0
    same("e")
    hotel.history.undo()
    assert same(WORD) == 1
    hotel.history.undo()
    assert same("e") == before
    hotel.history.redo()
    assert same(WORD) == 1


def test_moved_steps_and_lanes_change_the_order() -> None:
    workshop = blank_map("a b", lanes="Upper Lower")
    with workshop.edit() as edit:
        for lane, step in (("Upper", "a"), ("Lower", "a"), ("Upper", "b")):
            add_touchpoint(
                edit, workshop.lane(lane).id, workshop.step(step).id, f"zebra {lane} {step}"
            )
    index = TextIndex(workshop.document)
    workshop.history.on_patched(lambda event: index.follow(event.patch))

    def order() -> list[str]:
        found = index.search(WORD, workshop.map_id)
        return [one.text(WORD).removeprefix("zebra ") for one in found]

    assert order() == ["Upper a", "Lower a", "Upper b"]
    with workshop.edit() as edit:
        move_steps(edit, workshop.ids("b"), 0, lens="functional")
    assert order() == ["Upper b", "Upper a", "Lower a"]
    with workshop.edit() as edit:
        move_lane(edit, workshop.lane("Lower"), 0)
    assert order() == ["Upper b", "Lower a", "Upper a"]


def test_feelings_lie_where_their_curve_lies(hotel: Workshop) -> None:
    curve = hotel.document.all(Curve)[0]
    quoted = next(feeling for feeling in hotel.document.all(Feeling) if feeling.quote)
    (found,) = [one for one in _find(hotel, quoted.quote) if one.record == quoted]
    assert found.map_id == hotel.map_id
    assert curve.id in found.drawn_id


@pytest.mark.parametrize(
    ("words", "wanted", "seen"),
    [
        ("Search ad", "ad", "Search ad"),
        ("one two three four five six seven eight", "five", "… four five six …"),
        ("one\ntwo", "two", "one two"),
        ("Ærlig talt er det en lang historie om æbler", "æbler", "… historie om æbler"),
        ("Donaudampfschifffahrt", "", "Donaudampfschifffa …"),
    ],
)
def test_an_excerpt_shows_the_words_in_their_midst(words: str, wanted: str, seen: str) -> None:
    assert excerpt(words, wanted, room=18) == seen


def test_a_key_is_answered_at_once_on_two_thousand_cards() -> None:
    workshop = blank_map(" ".join(f"s{n}" for n in range(200)), lanes="A B C D E F G H I J")
    with workshop.history.edit("Fill") as edit:
        for lane in workshop.arrangement().lanes:
            for step in workshop.steps:
                edit.put(Touchpoint(lane_id=lane.id, step_id=step.id, position="a0",
                                    title=f"Card at {step.title}", detail="What is done here",
                                    owner="Somebody", channel="Søgning"))  # fmt: skip
    index = TextIndex(workshop.document)
    index.search("a", workshop.map_id)
    taken = []
    for typed in ("s", "so", "sog", "sogn", "card at s1", "nowhere", "a", "somebody"):
        start = time.perf_counter()
        index.search(typed, workshop.map_id)
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < 0.030
    print(f"find: median {statistics.median(taken) * 1e3:.1f} ms, most {max(taken) * 1e3:.1f} ms")
