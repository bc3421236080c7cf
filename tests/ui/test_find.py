"""Finding words in the window: what is lit, where Enter goes, what the bar says, how it ends."""

import statistics
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.find import text_fields
from cjm_desktop.model.history import History
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import RECORD_TYPES, Lane, Persona, Record, Stage, Step, Touchpoint
from cjm_desktop.model.steps import add_step
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.find_words import FIELD_NAMES, RECORD_NAMES
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, opened_in, rename, touchpoint_called

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two_maps(tmp_path: Path) -> Path:
    """The worked example, and a second map with the step “Ask the hotel”."""
    document = Document()
    document.load(template_records("hotel-stay"))
    with History(document).edit("Begin") as edit:
        other = add_map(edit, "Future stay")
        add_step(edit, other.id, None, "Ask the hotel", lens="functional")
    path = tmp_path / "Two maps.cjm"
    create_workshop(path, list(document.records()))
    return path


def _find(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_F, CTRL)
    field = window.finder.bar.field
    assert field.hasFocus()
    qtbot.keyClicks(field, words)


def _said(window: MainWindow) -> tuple[str, str]:
    bar = window.finder.bar
    return bar.count.text(), bar.where.text()


def _selected(window: MainWindow) -> list[str]:
    document = opened_in(window).document
    found = [document.find(key) for key in window.canvas.selection]
    return [str(getattr(record, "title", "")) for record in found]


def _close(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.finder.bar.field, Qt.Key.Key_Escape)


def test_hits_are_counted_and_gone_through(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    _find(window, qtbot, "ROOM")
    count, where = _said(window)
    assert count == "1 of 6"
    assert where == "Card “Room page”"
    field, seen = window.finder.bar.field, []
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        seen.append(_said(window)[0])
    assert seen == ["2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6", "1 of 6"]
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert _said(window)[0] == "6 of 6"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert _said(window)[0] == "1 of 6"

    _close(window, qtbot)
    assert _selected(window) == ["Room page"]
    assert window.canvas.hasFocus()
    assert not window.finder.bar.isVisible()


def test_hits_are_lit_while_typing_and_no_longer_after(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    rect = window.canvas.rect_of(touchpoint_called(window, "Room page").id)

    def paper() -> str:
        image = window.canvas.grab(rect).toImage()
        return image.pixelColor(image.width() // 2, image.height() - 6).name()

    plain = paper()
    _find(window, qtbot, "room pa")
    assert paper() != plain
    qtbot.keyClicks(window.finder.bar.field, "x")
    assert paper() == plain
    assert _said(window) == ("Not found", "")
    _close(window, qtbot)
    assert paper() == plain
    assert window.canvas.selection == ()

    _find(window, qtbot, "room pa")
    assert paper() != plain
    _close(window, qtbot)
    assert paper() == plain


def test_a_hit_in_a_field_that_is_not_drawn_says_which(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    card = touchpoint_called(window, "Search ad")
    with opened_in(window).history.edit("Tell") as edit:
        edit.put(replace(card, detail="Bought by the agency in Ærøskøbing"))
    _find(window, qtbot, "aeroskobing")
    assert _said(window) == (
        "1 of 1", "Card “Search ad” · detail: “Bought by the agency in Ærøskøbing”",
    )  # fmt: skip
    _close(window, qtbot)
    assert _selected(window) == ["Search ad"]


def test_a_hit_on_another_map_says_so_and_enter_goes_there(
    open_a_window: OpenWindow, two_maps: Path, qtbot: QtBot
) -> None:
    window = open_a_window(two_maps)
    here = window.map_id
    _find(window, qtbot, "ask the")
    assert _said(window) == ("1 of 1", "On the map “Future stay” · Step “Ask the hotel”")
    assert window.map_id == here

    qtbot.keyClick(window.finder.bar.field, Qt.Key.Key_Return)
    assert window.map_id != here
    assert _said(window) == ("1 of 1", "Step “Ask the hotel”")
    _close(window, qtbot)
    assert _selected(window) == ["Ask the hotel"]


def test_a_stage_of_another_lens_is_shown_in_it(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    stage = next(stage for stage in document.all(Stage) if stage.lens == "outcome")
    with opened_in(window).history.edit("Tell") as edit:
        edit.put(replace(stage, goal="a zebra"))
    _find(window, qtbot, "zebra")
    assert _said(window)[1].startswith("In the outcome lens · Stage")
    qtbot.keyClick(window.finder.bar.field, Qt.Key.Key_Return)
    assert window.lens == "outcome"
    _close(window, qtbot)
    assert len(window.canvas.selection) == 1


def test_a_persona_is_found_on_its_map(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    persona = opened_in(window).document.all(Persona)[0]
    _find(window, qtbot, persona.role)
    assert _said(window)[1] == f"Persona “{persona.name}” · role: “{persona.role}”"
    _close(window, qtbot)
    assert window.canvas.selection == (window.map_id,)


def test_a_zoomed_map_scrolls_to_the_hit(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    canvas = window.canvas
    canvas.zoom_to(2.5)
    canvas.scroll_by(-9999, -9999)
    card = touchpoint_called(window, "Member newsletter").id
    assert not canvas.rect().intersects(canvas.rect_of(card))
    _find(window, qtbot, "newsletter")
    assert canvas.rect().contains(canvas.rect_of(card))


def test_the_bar_follows_what_is_done_to_the_map(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    _find(window, qtbot, "room page")
    rename(window, "Room page", "Gallery")
    qtbot.waitUntil(lambda: _said(window)[0] == "Not found")
    opened_in(window).history.undo()
    qtbot.waitUntil(lambda: _said(window)[0] == "1 of 1")


def test_find_next_opens_the_bar_with_the_words_of_last_time(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    _find(window, qtbot, "room")
    _close(window, qtbot)
    qtbot.keyClick(window.canvas, Qt.Key.Key_F3)
    assert window.finder.bar.isVisible()
    assert _said(window)[0] == "2 of 6"
    qtbot.keyClick(window.finder.bar.field, Qt.Key.Key_F3, SHIFT)
    assert _said(window)[0] == "1 of 6"


def test_another_file_ends_the_search(
    open_a_window: OpenWindow, hotel_stay: Path, two_maps: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    _find(window, qtbot, "room")
    assert window.files.open_path(two_maps)
    assert not window.finder.is_open
    assert not window.finder.bar.isVisible()
    _find(window, qtbot, "ask")
    assert _said(window)[0].endswith(" of 1")
    window.files.close_file()
    assert not window.finder.bar.isVisible()


def test_every_text_of_every_record_has_a_name() -> None:
    searched = {table: text_fields(kind) for table, kind in RECORD_TYPES.items()}
    assert {table for table, fields in searched.items() if fields} <= set(RECORD_NAMES)
    named = set(FIELD_NAMES) | {"title", "text", "caption", "name"}
    assert {field for fields in searched.values() for field in fields} <= named


def test_a_key_takes_no_time_on_two_thousand_cards(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Large.cjm"
    create_workshop(path, _two_thousand_cards())
    window = open_a_window(path)
    _find(window, qtbot, "c")
    field, taken = window.finder.bar.field, []
    for letter in "ard at step 19":
        start = time.perf_counter()
        field.insert(letter)
        taken.append(time.perf_counter() - start)
        QApplication.processEvents()
    print(f"a key: median {statistics.median(taken) * 1e3:.1f} ms, most {max(taken) * 1e3:.1f} ms")
    assert _said(window)[0] == "1 of 110"
    assert statistics.median(taken) < 0.04


def _two_thousand_cards() -> list[Record]:
    document = Document()
    with History(document).edit("Fill") as edit:
        journey = add_map(edit, "Large")
        for n in range(200):
            add_step(edit, journey.id, None, f"Step {n}", lens="functional")
        for n in range(10):
            add_lane(edit, journey.id, "department", f"Lane {n}")
        steps = document.ordered(Step, "map_id", journey.id)
        for lane in edit.document.ordered(Lane, "map_id", journey.id):
            for step in steps:
                edit.put(Touchpoint(lane_id=lane.id, step_id=step.id, position="a0",
                                    title=f"Card at {step.title}", detail="What is done",
                                    owner="Somebody"))  # fmt: skip
    return list(document.records())
