"""The table follows the map: only what changed; large maps, maps that go, read-only files."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.lanes import delete_lane, move_lane
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import Journey, Lane, Persona, Touchpoint
from cjm_desktop.model.steps import add_step, delete_steps, move_steps
from cjm_desktop.storage.workshop_file import create_workshop
from tests.benchmarks.big_maps import big_records
from tests.ui.table_view.table_hands import CTRL, Hands
from tests.ui.window_hands import OpenWindow, action


@contextmanager
def changed_cells(hands: Hands) -> Iterator[set[tuple[int, int]]]:
    """The cells that the views hear to have changed meanwhile."""
    cells: set[tuple[int, int]] = set()

    def hear(first: QModelIndex, last: QModelIndex) -> None:
        cells.update(
            (row, at)
            for row in range(first.row(), last.row() + 1)
            for at in range(first.column(), last.column() + 1)
        )

    hands.model.dataChanged.connect(hear)
    yield cells
    hands.model.dataChanged.disconnect(hear)


def test_an_edit_refreshes_its_cell_and_measures_its_row_alone(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    heights = hands.view._heights
    measured: list[int] = []
    height = heights._height
    monkeypatch.setattr(heights, "_height", lambda row: measured.append(row) or height(row))
    with changed_cells(hands) as cells, hands.history.edit("Rename") as edit:
        edit.put(replace(hands.card("Key drop"), title="A longer title than fits one line"))  # type: ignore[call-arg]
    assert cells == {(7, hands.at("Reception"))}
    assert set(measured) <= {7, 10}
    assert hands.view.rowHeight(7) > hands.view.rowHeight(6)

    with changed_cells(hands) as cells, hands.history.edit("Persona") as edit:
        edit.put(Persona(name="Somebody"))
    assert cells == set()


def test_a_card_that_is_moved_leaves_one_cell_for_another(hands: Hands) -> None:
    with changed_cells(hands) as cells, hands.history.edit("Move") as edit:
        edit.put(replace(hands.card("Key drop"), step_id=hands.step("Checks in").id))
    assert cells == {(5, hands.at("Reception")), (7, hands.at("Reception")), (7, 1)} - {(7, 1)}
    assert hands.words(7, "Reception") == ""


def test_what_the_departments_decide_changes_with_their_cards(hands: Hands) -> None:
    hands.run("lens.functional")
    with changed_cells(hands) as cells, hands.history.edit("Delete") as edit:
        edit.delete(hands.card("Booking confirmation"))
    assert {(3, 1), (3, hands.at("Booking"))} <= cells
    assert len({row for row, _ in cells}) == 1
    assert hands.words(3, "Stage") == "Without us"


def test_the_cursor_stays_with_its_step(hands: Hands) -> None:
    hands.go(6, "Reception")
    with hands.history.edit("Add") as edit:
        add_step(edit, hands.window.map_id, 0, "Before all", lens="goal")
    assert hands.place == (7, "Reception")
    hands.undo()
    assert hands.place == (6, "Reception")
    steps = hands.document.ordered(type(hands.step("Checks in")), "map_id", hands.window.map_id)
    with hands.history.edit("Move") as edit:
        move_steps(edit, [steps[6].id], 0, lens="goal")
    assert hands.place == (0, "Reception")
    with hands.history.edit("Delete") as edit:
        delete_steps(edit, [steps[1].id, steps[3].id, steps[9].id])
    assert hands.titles[0] == "Uses room and pool"
    assert hands.place == (0, "Reception")
    hands.undo()
    assert len(hands.titles) == 10


def test_lanes_come_and_go(hands: Hands) -> None:
    finance = hands.find(Lane, title="Finance")
    hands.view.setColumnWidth(hands.at("Finance"), 222)
    with hands.history.edit("Move") as edit:
        move_lane(edit, finance, 0)
    assert hands.headings[3] == "Finance"
    assert hands.view.columnWidth(3) == 222
    with hands.history.edit("Delete") as edit:
        delete_lane(edit, finance)
    assert "Finance" not in hands.headings
    hands.undo()
    assert hands.headings[3] == "Finance"
    with hands.history.edit("Rename") as edit:
        edit.put(replace(finance, title="Accounts", position=finance.position))
    assert "Accounts" in hands.headings


def test_a_map_deleted_under_the_table_gives_way_to_another(hands: Hands) -> None:
    with hands.history.edit("Another") as edit:
        other = add_map(edit, "Another map")
        add_step(edit, other.id, None, "There", lens="goal")
    hands.go(3, "Booking")
    hands.keys("half typed")
    with hands.history.edit("Delete map") as edit:
        edit.delete(edit.document.require(Journey, hands.window.map_id))
    hands.look()
    assert hands.window.map_id == other.id
    assert hands.titles == ["There"]
    hands.type(1, "Step", "And on")
    assert hands.titles == ["There", "And on"]


def test_another_map_is_shown(hands: Hands) -> None:
    with hands.history.edit("Another") as edit:
        other = add_map(edit, "Another map")
    hands.window.choose_map(other.id)
    hands.look()
    assert hands.titles == []
    assert hands.model.rowCount() == 1


def test_a_file_that_is_only_read_is_shown_and_not_edited(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    open_a_window(hotel_stay)
    hands = Hands(open_a_window(hotel_stay))
    assert not hands.window.canvas.editable
    assert hands.model.rowCount() == 10
    hands.go(3, "Booking")
    hands.keys("x")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.view.headings.rename(hands.at("Booking"))
    assert hands.view.cells.editor is None
    hands.copy()
    hands.go(4, "Booking")
    hands.paste()
    assert not hands.history.can_undo
    assert hands.words(3, "Booking") == "Booking confirmation"
    assert not action(hands.window, "edit.delete-steps").isEnabled()


def test_an_empty_map_has_a_row_to_begin_in(empty: Hands) -> None:
    assert empty.headings == ["Step", "Stage", "Time"]
    assert empty.model.rowCount() == 1
    assert empty.place == (0, "Step")
    for action_id in ("edit.delete", "edit.duplicate", "edit.copy", "edit.cut", "edit.paste",
                      "edit.select-all", "edit.delete-steps", "add.step-before"):  # fmt: skip
        empty.run(action_id)
    for element in ("stage", "touchpoint", "swimlane", "note", "emotion-curve", "step"):
        empty.run(f"add.{element}")
        empty.window.finish_typing()
        empty.press(Qt.Key.Key_Escape)
    while empty.history.can_undo:
        empty.history.undo()
    empty.look()
    assert empty.model.rowCount() == 1
    assert empty.headings == ["Step", "Stage", "Time"]


@pytest.fixture
def large(open_a_window: OpenWindow, tmp_path: Path) -> Hands:
    path = tmp_path / "Large.cjm"
    create_workshop(path, big_records(200, 10, 2000))
    return Hands(open_a_window(path))


def test_thousands_of_touchpoints_are_edited_within_a_frame(large: Hands) -> None:
    assert large.model.rowCount() == 201
    view = large.view
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    taken = []
    large.go(100, "Department 3")
    for number in range(7):
        card = large.document.require(Touchpoint, "t1001")
        before = time.perf_counter()
        with large.history.edit("Rename") as edit:
            edit.put(replace(card, title=f"Another title {number}"))
        model_done = time.perf_counter()
        view.viewport().render(image, sourceRegion=QRegion())
        taken.append(model_done - before)
    QApplication.processEvents()
    # The canvas follows the same edit; a frame is 16 ms, and this machine may be busy.
    assert statistics.median(taken) < 0.05


def test_all_of_a_large_map_is_selected_and_copied(large: Hands) -> None:
    large.press(Qt.Key.Key_A, CTRL)
    assert len(large.window.canvas.selection) == 200
    before = time.perf_counter()
    assert large.copy().count("\n") >= 199
    assert time.perf_counter() - before < 3


def test_dark_and_light_are_worn(hands: Hands) -> None:
    hands.window.look.choose("dark")
    hands.go(3, "Booking")
    dark = hands.view.grab().toImage().pixelColor(300, 300)
    hands.window.look.choose("light")
    assert hands.view.grab().toImage().pixelColor(300, 300).lightness() > dark.lightness()
