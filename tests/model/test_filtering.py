"""What matches a filter: cards that fulfil all of it, steps and lanes that such a card lies in."""

from typing import Any

import pytest

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.filtering import (
    NO_FILTER,
    CardFilter,
    Filter,
    departments_of,
    owners_of,
)
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Note,
    Record,
    Step,
    Touchpoint,
)


def lane(lane_id: str, kind: Any = "department", title: str | None = None) -> Lane:
    return Lane(id=lane_id, map_id="map", position=f"a{lane_id[0]}", kind=kind,
                title=lane_id if title is None else title)  # fmt: skip


def card(card_id: str, lane_id: str, step: int, **fields: Any) -> Touchpoint:
    return Touchpoint(id=card_id, lane_id=lane_id, step_id=f"s{step}", position="a0",
                      **{"title": card_id, **fields})  # fmt: skip


def note(note_id: str, step: int, words: str = "", **fields: Any) -> Note:
    return Note(id=note_id, map_id="map", lane_id="n", step_id=f"s{step}", position="a0",
                text=words, **fields)  # fmt: skip


def arranged(*records: Record, steps: int = 3, **first_step: Any) -> Arrangement:
    document = Document()
    document.load([
        Journey(id="map", position="a0", title=""),
        *(Step(id=f"s{n}", map_id="map", position=f"a{n}", title=f"Step {n}",
               **(first_step if n == 0 else {})) for n in range(steps)),
        *records,
    ])  # fmt: skip
    return Arrangement(document, "map")


@pytest.fixture
def shop() -> Arrangement:
    return arranged(
        lane("a", title="Sales"), lane("b", title="Service"), lane("n", "notes"),
        card("offer", "a", 0, owner="Anna Ågren", evidence="measured", status="works"),
        card("visit", "a", 1, owner="bo", evidence="assumed", message="By train"),
        card("help", "b", 1, status="fails"),
        note("pain", 2, "Waits for the train", owner="Anna Ågren"),
    )  # fmt: skip


def lit(arrangement: Arrangement, wanted: Filter) -> set[str]:
    """The ids of the steps, cards and lanes that are not dimmed."""
    dimmed = CardFilter().matches(arrangement, wanted).dimmed
    everything = {record.id for record in arrangement.document.records()} - {"map"}
    return everything - dimmed


def test_without_a_filter_nothing_is_dimmed(shop: Arrangement) -> None:
    assert CardFilter().matches(shop, NO_FILTER) == (4, 4, frozenset())
    assert not Filter(words="  ")


def test_a_department_keeps_its_cards_their_steps_and_its_lane(shop: Arrangement) -> None:
    wanted = Filter(departments=frozenset({"Sales"}))
    assert lit(shop, wanted) == {"a", "offer", "visit", "s0", "s1"}
    assert CardFilter().matches(shop, wanted)[:2] == (2, 4)


def test_several_departments_are_seen_together(shop: Arrangement) -> None:
    wanted = Filter(departments=frozenset({"Sales", "Service"}))
    assert lit(shop, wanted) >= {"offer", "visit", "help"}
    assert "pain" not in lit(shop, wanted)


def test_a_status_is_never_that_of_a_note(shop: Arrangement) -> None:
    assert lit(shop, Filter(statuses=frozenset({"fails"}))) == {"b", "help", "s1"}
    assert lit(shop, Filter(statuses=frozenset({""}))) == {"a", "visit", "s1"}


def test_all_criteria_must_be_met(shop: Arrangement) -> None:
    wanted = Filter(departments=frozenset({"Sales"}), evidence=frozenset({"assumed", "measured"}),
                    owners=frozenset({"Bo"}))  # fmt: skip
    assert lit(shop, wanted) == {"a", "visit", "s1"}


def test_owners_are_found_whatever_their_case_and_accents(shop: Arrangement) -> None:
    wanted = Filter(owners=frozenset({"ANNA AGREN"}))
    assert lit(shop, wanted) == {"a", "n", "offer", "pain", "s0", "s2"}


def test_what_nobody_owns_is_found_too(shop: Arrangement) -> None:
    wanted = Filter(owners=frozenset({""}))
    assert lit(shop, wanted) == {"b", "help", "s0", "s1", "s2"}


def test_words_are_looked_for_in_every_text_of_a_card(shop: Arrangement) -> None:
    assert lit(shop, Filter(words=" TRAIN ")) == {"a", "n", "visit", "pain", "s1", "s2"}


def test_a_step_matches_by_itself(shop: Arrangement) -> None:
    assert lit(shop, Filter(words="step 2")) == {"s2"}
    owned = arranged(lane("a"), owner="Bo", evidence="observed")
    assert lit(owned, Filter(owners=frozenset({"bo"}))) == {"s0"}
    assert lit(owned, Filter(evidence=frozenset({"observed"}))) == {"s0"}


def test_a_spanning_card_keeps_all_its_steps() -> None:
    arrangement = arranged(lane("a"), card("wide", "a", 0, last_step_id="s1"))
    assert lit(arrangement, Filter(words="wide")) == {"a", "wide", "s0", "s1"}


def test_feelings_and_curves_are_left_alone() -> None:
    arrangement = arranged(
        lane("e", "emotion"), Curve(id="c", lane_id="e", position="a0", title="Mood"),
        Feeling(id="c:s0", curve_id="c", step_id="s0", value=1.0),
    )  # fmt: skip
    assert lit(arrangement, Filter(words="nothing like it")) == {"e", "c", "c:s0"}


def test_an_image_has_only_words() -> None:
    figure = Figure(id="photo", lane_id="i", step_id="s0", position="a0", image_id=None,
                    caption="The train")  # fmt: skip
    arrangement = arranged(lane("i", "images"), figure)
    assert lit(arrangement, Filter(words="train")) == {"i", "photo", "s0"}
    assert lit(arrangement, Filter(words="train", owners=frozenset({""}))) == set()


def test_notes_in_the_parking_lot_are_cards_like_others() -> None:
    parked = Note(id="parked", map_id="map", lane_id=None, step_id=None, position="a0", text="x")
    arrangement = arranged(lane("n", "notes"), parked)
    assert CardFilter().matches(arrangement, Filter(words="x"))[:2] == (1, 1)
    assert lit(arrangement, Filter(words="x")) == {"parked"}
    assert lit(arrangement, Filter(words="y")) == set()


def test_a_changed_text_is_read_again(shop: Arrangement) -> None:
    cards = CardFilter()
    wanted = Filter(words="plane")
    assert cards.matches(shop, wanted).matching == 0
    changed = arranged(lane("n", "notes"), note("pain", 2, "Waits for the plane"))
    assert cards.matches(changed, wanted).matching == 1


def test_what_can_be_asked_for_is_what_the_map_holds(shop: Arrangement) -> None:
    assert departments_of(shop) == ["Sales", "Service"]
    assert owners_of(shop) == ["Anna Ågren", "bo"]
