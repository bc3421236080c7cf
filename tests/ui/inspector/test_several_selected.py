"""Several things selected: what differs is mixed, what is set is set for all, at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjm_desktop.model.records import Lane, Note, Step, Touchpoint
from cjm_desktop.model.touchpoints import add_touchpoint
from cjm_desktop.ui.inspector.controls.check import Check
from tests.ui.inspector.inspector_hands import Hands


def cards_of(hands: Hands, *titles: str) -> list[Touchpoint]:
    return [hands.find(Touchpoint, title=title) for title in titles]


def test_what_differs_is_mixed_and_what_agrees_is_shown(hands: Hands) -> None:
    cards = cards_of(hands, "Search ad", "Review site profile", "NPS survey")
    hands.select(*cards)

    assert hands.headings == ["3 touchpoints"]
    assert hands.words("title") == "Mixed"
    assert hands.words("channel") == "Mixed"
    assert hands.words("evidence") == "Mixed"
    assert hands.words("lane_id") == "Marketing"


def test_typing_sets_all_as_one_step(hands: Hands) -> None:
    cards = cards_of(hands, "Search ad", "NPS survey")
    hands.select(*cards)

    hands.type("channel", "App")

    assert [hands.now(card).channel for card in cards] == ["App", "App"]
    hands.history.undo()
    hands.look()
    assert [hands.now(card).channel for card in cards] == ["Web", "E-mail"]
    assert hands.words("channel") == "Mixed"
    assert not hands.history.can_undo


def test_escape_gives_each_its_own_back(hands: Hands) -> None:
    cards = cards_of(hands, "Search ad", "NPS survey")
    hands.select(*cards)
    hands.type("title", "Same")
    hands.press(Qt.Key.Key_Escape)

    assert [hands.now(card).title for card in cards] == ["Search ad", "NPS survey"]
    assert not hands.history.can_undo


def test_choosing_sets_all_as_one_step(hands: Hands) -> None:
    cards = cards_of(hands, "Search ad", "Room page", "Invoice by e-mail")
    hands.select(*cards)
    assert hands.words("lane_id") == "Mixed"

    hands.choose("lane_id", "Reception")

    lane = hands.find(Lane, title="Reception")
    assert {hands.now(card).lane_id for card in cards} == {lane.id}
    hands.history.undo()
    assert [hands.now(card) for card in cards] == cards


def test_a_card_that_lies_there_already_keeps_its_place_in_the_cell(hands: Hands) -> None:
    stays, moves = cards_of(hands, "Review site profile", "Room page")
    with hands.history.edit("Add touchpoint") as edit:
        below = add_touchpoint(edit, stays.lane_id, stays.step_id, "Below")
    hands.select(stays, moves)

    hands.choose("lane_id", "Marketing")

    cards = hands.document.ordered(Touchpoint, "step_id", stays.step_id)
    assert [card.id for card in cards] == [stays.id, below.id, moves.id]


def test_a_mixed_box_is_half_ticked_and_set_to_yes_first(hands: Hands) -> None:
    yes = hands.find(Step, title="Books a room")
    no = hands.find(Step, title="Checks out")
    hands.select(yes, no)
    control = hands.row("moment_of_truth").control
    assert isinstance(control, Check)
    assert control.box.checkState() == Qt.CheckState.PartiallyChecked

    QTest.mouseClick(control.box, Qt.MouseButton.LeftButton)
    hands.look()

    assert hands.now(yes).moment_of_truth
    assert hands.now(no).moment_of_truth


def test_a_refusal_for_one_changes_none(hands: Hands) -> None:
    first, last = (
        hands.find(Step, title="Checks in"),
        hands.find(Step, title="Gets invoice and survey"),
    )
    before = hands.now(first), hands.now(last)
    hands.select(first, last)

    hands.type("time_to", "3")
    hands.leave()

    assert "would end before it begins" in hands.row("time_to").trouble
    assert (hands.now(first), hands.now(last)) == before


def test_things_of_different_types_show_what_they_have_in_common(hands: Hands) -> None:
    card, note = hands.find(Touchpoint, title="Search ad"), hands.document.all(Note)[0]
    step = hands.document.all(Step)[0]
    hands.select(step, card, note)
    assert hands.headings == ["3 things"]
    assert list(hands.rows()) == ["owner", "evidence", "source"]

    hands.type("owner", "Ida")

    assert {hands.now(each).owner for each in (card, note, step)} == {"Ida"}
    hands.history.undo()
    assert not hands.history.can_undo


def test_things_with_nothing_in_common_show_their_number(hands: Hands) -> None:
    hands.select(hands.document.all(Note)[0], hands.find(Lane, title="Thinks"))

    assert hands.headings == ["2 things"]
    assert hands.rows() == {}


def test_lanes_of_different_kinds_show_what_fits_both(hands: Hands) -> None:
    hands.select(hands.find(Lane, title="Thinks"), hands.find(Lane, title="Finance"))

    assert "side" not in hands.rows()
    assert "note_kind" not in hands.rows()
