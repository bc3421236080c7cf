"""Copy and cut: within a window, to a window with another file, and to other programs."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cjm_desktop.exchange.pasted import kind_of
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.records import Figure, Image, Note, Touchpoint
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from cjm_desktop.ui.clipboard.form import CLIPPING_FORMAT
from tests.ui.clipboard.clipboard_hands import (
    copied_elsewhere,
    copied_words,
    do,
    document_of,
    lane_called,
    paste,
    put_on_clipboard,
    select,
    step_called,
    steps_of,
    titles_of,
    undo_steps,
)
from tests.ui.window_hands import OpenWindow, action, all_saved, opened_in


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    path = tmp_path / "Other.cjm"
    create_workshop(path, template_records("blank"))
    return path


def test_steps_go_from_one_file_into_another_as_one_step_of_undo(
    open_a_window: OpenWindow, hotel_stay: Path, other_file: Path, qtbot: QtBot
) -> None:
    source, target = open_a_window(hotel_stay), open_a_window(other_file)
    origin, before = document_of(source).snapshot(), document_of(target).snapshot()
    select(source, *(step_called(source, t).id for t in ("Books a room", "Checks in")))

    do(source, "copy")
    select(target)
    paste(target, qtbot)

    assert titles_of(target) == ["Books a room", "Checks in"]
    assert target.canvas.selection == tuple(
        step_called(target, t).id for t in ("Books a room", "Checks in")
    )
    assert len(document_of(target).all(Touchpoint)) > 0
    assert document_of(source) == origin
    assert undo_steps(target) == 1
    qtbot.waitUntil(lambda: all_saved(target))
    with open_workshop(other_file, read_only=True) as opened:
        assert opened.document == document_of(target)
    action(target, "edit.undo").trigger()
    assert document_of(target) == before


def test_an_image_goes_into_the_other_file_with_its_figure(
    open_a_window: OpenWindow, hotel_stay: Path, other_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    source, target = open_a_window(hotel_stay), open_a_window(other_file)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "room.png"))
    select(source, step_called(source, "Checks in").id)
    source.clipboard.pasting.paste_file(tmp_path / "room.png")
    qtbot.waitUntil(lambda: bool(document_of(source).all(Figure)))
    [figure] = document_of(source).all(Figure)

    select(source, figure.id)
    do(source, "copy")
    select(target)
    paste(target, qtbot)

    [came] = document_of(target).all(Figure)
    assert came.id != figure.id
    qtbot.waitUntil(lambda: all_saved(target))
    with open_workshop(other_file, read_only=True) as opened:
        [record] = opened.document.all(Image)
        assert opened.images.read(record.id) == (tmp_path / "room.png").read_bytes()


def test_cards_are_cut_and_pasted_into_the_cell_selected(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    card = document_of(window).all(Touchpoint)[0]
    lane, step = lane_called(window, "Reception"), step_called(window, "Packs the suitcase")
    select(window, card.id)

    do(window, "cut")
    assert document_of(window).get(Touchpoint, card.id) is None
    assert undo_steps(window) == 1
    select(window, f"cell:{lane.id}:{step.id}")
    paste(window, qtbot)

    [made] = document_of(window).referring(Touchpoint, "step_id", step.id)
    assert (made.title, made.lane_id, made.channel) == (card.title, lane.id, card.channel)
    assert undo_steps(window) == 2


def test_a_lane_is_pasted_below_the_lane_selected(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    lane = lane_called(window, "Reception")
    select(window, lane.id)

    do(window, "copy")
    paste(window, qtbot)

    session = window.canvas.session
    assert session is not None
    lanes = [found.title for found in session.arrangement.lanes]
    assert lanes.count("Reception") == 2
    assert lanes[lanes.index("Reception") + 1] == "Reception"


def test_a_department_pasted_with_nothing_selected_stays_on_its_side(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    select(window, lane_called(window, "Reception").id)
    do(window, "copy")
    select(window)

    paste(window, qtbot)

    session = window.canvas.session
    assert session is not None
    departments = [lane for lane in session.arrangement.lanes if lane.kind == "department"]
    assert [lane.title for lane in departments][-3:] == ["Finance", "Reception", "Housekeeping"]
    sides = [lane.side for lane in departments]
    assert sides == sorted(sides, key=sides.index), "each side is together, its line drawn once"


def test_a_run_is_copied_as_its_steps(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    titles = titles_of(window)
    select(window, f"run:{step_called(window, titles[0]).id}")

    do(window, "copy")
    paste(window, qtbot)

    count = len(titles_of(window)) - len(titles)
    assert count >= 1
    assert titles_of(window)[count : 2 * count] == titles[:count]


def test_a_spreadsheet_can_read_copied_steps(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    select(window, *(step_called(window, t).id for t in ("Books a room", "Packs the suitcase")))

    do(window, "copy")

    rows = list(csv.reader(io.StringIO(copied_words()), dialect="excel-tab"))
    assert rows[0][0] == "Step"
    assert [row[0] for row in rows[1:]] == ["Books a room", "Packs the suitcase"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "Booking" in rows[0]
    assert kind_of(copied_words()) == "table"
    assert "<td>Books a room</td>" in QGuiApplication.clipboard().mimeData().html()


def test_awkward_words_stay_in_their_cells(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    lane = lane_called(window, "Reception")
    step = step_called(window, "Books a room")
    words = 'He said\t"no"\nand <b>left</b> & paid'
    with opened_in(window).history.edit("Add") as edit:
        made = Touchpoint(step_id=step.id, lane_id=lane.id, position="a0", title=words)
        edit.put(made)
    select(window, step.id)

    do(window, "copy")

    rows = list(csv.reader(io.StringIO(copied_words()), dialect="excel-tab"))
    assert rows[1][rows[0].index("Reception")] == words
    assert "<b>" not in QGuiApplication.clipboard().mimeData().html()
    select(window)
    paste(window, qtbot)
    assert [c.title for c in document_of(window).all(Touchpoint)].count(words) == 2


def test_cards_of_one_lane_are_lines_for_other_programs(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    lane = lane_called(window, "Marketing")
    cards = [c for c in document_of(window).all(Touchpoint) if c.lane_id == lane.id]
    columns = [step.id for step in steps_of(window)]
    cards.sort(key=lambda card: columns.index(card.step_id))
    select(window, *(card.id for card in cards))

    do(window, "copy")

    assert copied_words().split("\n") == [card.title for card in cards]


def test_what_cannot_be_copied_together_is_said_and_nothing_is_cut(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    copied_elsewhere("before")
    before = document_of(window).snapshot()
    select(window, step_called(window, "Checks in").id, lane_called(window, "Finance").id)

    do(window, "cut")

    assert document_of(window) == before
    assert copied_words() == "before"
    assert "cannot be copied together" in window.notices.sentences[-1]


def test_keys_belong_to_the_field_while_typing(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    copied_elsewhere("one\ntwo")
    step = step_called(window, "Checks in")
    count = len(titles_of(window))
    window.canvas.edit(step.id)
    editor = window.canvas.findChild(QPlainTextEdit)
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()

    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert editor.toPlainText().startswith("one")
    assert len(titles_of(window)) == count
    editor.selectAll()
    do(window, "copy")
    assert not QGuiApplication.clipboard().mimeData().hasFormat(CLIPPING_FORMAT)


def test_copying_needs_something_selected_and_a_map(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    assert not any(
        action(open_a_window(), f"edit.{name}").isEnabled() for name in ("copy", "cut", "paste")
    )
    window = open_a_window(hotel_stay)
    lane, step = lane_called(window, "Finance"), step_called(window, "Checks in")
    select(window)
    assert not action(window, "edit.copy").isEnabled()
    assert action(window, "edit.paste").isEnabled()
    select(window, f"cell:{lane.id}:{step.id}")
    assert not action(window, "edit.cut").isEnabled()
    select(window, step.id)
    assert action(window, "edit.cut").isEnabled()


def test_a_window_that_only_looks_copies_but_changes_nothing(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    open_a_window(hotel_stay)
    looking = open_a_window(hotel_stay)
    select(looking, step_called(looking, "Checks in").id)

    assert action(looking, "edit.copy").isEnabled()
    assert not action(looking, "edit.cut").isEnabled()
    assert not action(looking, "edit.paste").isEnabled()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'{"chosen": ["x"], "workshop": "{}"}',
        b'{"chosen": [], "workshop": "{\\"format\\": \\"cjm-desktop\\"}"}',
        b'{"chosen": [["x"]], "workshop": 5}',
        b"[" * 100_000,
    ],
)
def test_a_clipping_that_cannot_be_read_is_refused(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot, content: bytes
) -> None:
    window = open_a_window(hotel_stay)
    before = document_of(window).snapshot()
    put_on_clipboard(**{CLIPPING_FORMAT: content})

    paste(window, qtbot)

    assert document_of(window) == before
    assert len(window.notices.sentences) == 1
    assert document_of(window).all(Note) == before.all(Note)
