"""What is folded is kept with the view of each map, and never in the document."""

import json
import sqlite3
from pathlib import Path

import pytest

from cjm_desktop.drawing.folds import NO_FOLDS, Folds, fold_key
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import delete
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import Journey, Lane, Step
from cjm_desktop.ui.kept_folds import folds_from, folds_value
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, action, opened_in, touchpoint_called


def folds(window: MainWindow) -> Folds:
    assert window.canvas.session is not None
    return window.canvas.session.folds


def lane(document: Document, title: str) -> str:
    return next(lane.id for lane in document.all(Lane) if lane.title == title)


def step(document: Document, title: str) -> str:
    return next(step.id for step in document.all(Step) if step.title == title)


def fold(window: MainWindow, *keys: str) -> None:
    window.canvas.select(keys)
    action(window, "view.fold").trigger()


def write_view(path: Path, key: str, value: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT OR REPLACE INTO view VALUES (?, ?)", (key, value))


@pytest.fixture
def hotel() -> Document:
    document = Document()
    document.load(template_records("hotel-stay"))
    return document


def test_a_file_opens_folded_as_it_was_left(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    before = list(document.records())
    fold(window, lane(document, "Booking"))
    fold(window, step(document, "Packs the suitcase"), step(document, "Checks in"))
    assert list(document.records()) == before
    assert not opened_in(window).history.can_undo
    left = folds(window)
    assert (len(left.lanes), [len(found) for found in left.steps]) == (1, [2])
    action(window, "file.close").trigger()
    assert folds(open_a_window(hotel_stay)) == left


def test_each_map_has_its_own_folds(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    history, first = opened_in(window).history, window.map_id
    with history.edit(text("Add map")) as edit:
        other = add_map(edit, "Another")
    fold(window, lane(history.document, "Booking"))
    left = folds(window)
    window.choose_map(other.id)
    assert folds(window) == NO_FOLDS
    window.choose_map(first)
    assert folds(window) == left
    with history.edit(text("Delete map")) as edit:
        delete(edit, history.document.require(Journey, first))
    assert folds(window) == NO_FOLDS
    history.undo()
    window.choose_map(first)
    assert folds(window) == left


def test_a_lens_switch_moves_no_fold(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    packs = step(opened_in(window).document, "Packs the suitcase")
    fold(window, packs)
    rect = window.canvas.rect_of(fold_key(packs))
    assert not rect.isEmpty()
    for lens in ("functional", "outcome", "activity"):
        action(window, f"lens.{lens}").trigger()
        assert window.canvas.rect_of(fold_key(packs)) == rect


@pytest.mark.parametrize(
    "nonsense",
    [
        "{", "[]", "7", "null", '"MAP"', '{"MAP": 3}', '{"MAP": {"lanes": 5, "steps": {"a": 1}}}',
        '{"MAP": {"lanes": [["x"], 4, null], "steps": [5, [], [[1]], ["gone"], [null]]}}',
        '{"gone": {"lanes": ["LANE"]}}', '{"MAP": {"lanes": ["STEP"], "steps": [["LANE"]]}}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_nonsense_folds_nothing(hotel: Document, nonsense: str) -> None:
    (journey,) = hotel.all(Journey)
    words = nonsense.replace("MAP", journey.id).replace("LANE", lane(hotel, "Booking"))
    found = folds_from(words.replace("STEP", step(hotel, "Checks in")), hotel)
    assert found.get(journey.id, NO_FOLDS) == NO_FOLDS
    assert set(found) <= {journey.id}


def test_a_file_with_nonsense_in_its_view_opens(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    write_view(hotel_stay, "folds", '{"map": [[[')
    window = open_a_window(hotel_stay)
    assert opened_in(window).writable
    assert folds(window) == NO_FOLDS


def test_what_is_gone_is_forgotten(hotel: Document) -> None:
    (journey,) = hotel.all(Journey)
    booking, packs = lane(hotel, "Booking"), step(hotel, "Packs the suitcase")
    kept = {journey.id: {"lanes": [booking, "gone"], "steps": [[packs, "gone"], ["gone"]]}}
    expected = NO_FOLDS.with_lanes([booking]).with_steps([packs])
    assert folds_from(json.dumps(kept), hotel) == {journey.id: expected}


def test_folds_are_kept_word_for_word(hotel: Document) -> None:
    (journey,) = hotel.all(Journey)
    some = NO_FOLDS.with_lanes([lane(hotel, "Booking")]).with_steps([step(hotel, "Checks in")])
    assert folds_from(folds_value({journey.id: some}), hotel) == {journey.id: some}
    assert folds_value({journey.id: NO_FOLDS}) == ""


def test_the_command_says_what_it_does(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    command, unfold_all = action(window, "view.fold"), action(window, "view.unfold-all")
    assert not command.isEnabled()
    assert not unfold_all.isEnabled()
    booking, packs = lane(document, "Booking"), step(document, "Packs the suitcase")
    for keys, words in (
        ([booking], "Fold the lane"),
        ([packs], "Fold the stage"),
        ([packs, step(document, "Checks out")], "Fold these steps"),
        ([touchpoint_called(window, "Room page").id], "Fold the lane"),
    ):
        window.canvas.select(keys)
        assert (command.text(), command.isEnabled()) == (words, True)
    fold(window, booking)
    assert command.text() == "Unfold"
    unfold_all.trigger()
    assert folds(window) == NO_FOLDS


def test_a_map_that_can_only_be_looked_at_folds_too(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    first, second = open_a_window(hotel_stay), open_a_window(hotel_stay)
    assert not opened_in(second).writable
    fold(second, lane(opened_in(second).document, "Booking"))
    assert folds(second) != NO_FOLDS
    assert folds(first) == NO_FOLDS


def test_find_opens_what_it_finds(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    fold(window, step(document, "Searches for a hotel"))
    fold(window, lane(document, "Marketing"))
    action(window, "find.open").trigger()
    window.finder.bar.field.setText("Search ad")
    assert folds(window) == NO_FOLDS
    assert not window.canvas.rect_of(touchpoint_called(window, "Search ad").id).isEmpty()
