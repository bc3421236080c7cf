"""Paste anything: lines, tables, journeys, images, files become part of the map or are refused."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import (
    Feeling,
    Figure,
    Image,
    Journey,
    Lane,
    Note,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.ui.clipboard.pictures import MOST_MEGAPIXELS
from cjm_desktop.ui.import_dialog.dialog import ImportDialog
from cjm_desktop.ui.import_dialog.waiting import WaitDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.paste_dialog.dialog import PasteTableDialog
from tests.ui.clipboard.clipboard_hands import (
    copied_elsewhere,
    dialog_of,
    do,
    document_of,
    lane_called,
    paste,
    put_on_clipboard,
    select,
    step_called,
    titles_of,
    undo_steps,
)
from tests.ui.window_hands import OpenWindow, action, opened_in, press, words_in

TABLE = (
    "Step\tStage\tKiosk\tFeeling (1-5)\tPain points\n"
    "Browses the menu\tChoose\tMenu board\t4\tToo many dishes\n"
    "Orders\tBuy\tCounter\t3\tQueue; noisy\n"
    "Waits\tBuy\t\t1\tNo idea how long"
)
JOURNEY = "journey\n  title My parcel\n  section Order\n    Finds the shop: 5: Sofie\n"


@pytest.fixture
def window(open_a_window: OpenWindow, hotel_stay: Path) -> MainWindow:
    window = open_a_window(hotel_stay)
    select(window)
    return window


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "room.png"))
    return tmp_path / "room.png"


def copied_files(*paths: Path) -> None:
    """The file manager copied files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(data)


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is as large, with no pixels in it."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
        + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )  # fmt: skip


# --- lines ---------------------------------------------------------------------------------------


def test_lines_become_steps_after_the_one_selected(window: MainWindow, qtbot: QtBot) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere("- Eats\n- Sleeps\n")
    select(window, step_called(window, "Checks in").id)

    paste(window, qtbot)

    place = titles_of(window).index("Checks in")
    assert titles_of(window)[place + 1 : place + 3] == ["Eats", "Sleeps"]
    assert len(window.canvas.selection) == 2
    assert undo_steps(window) == 1
    action(window, "edit.undo").trigger()
    assert document_of(window) == before


def test_lines_become_steps_at_the_end_when_nothing_is_selected(
    window: MainWindow, qtbot: QtBot
) -> None:
    copied_elsewhere("Eats\r\nSleeps")

    paste(window, qtbot)

    assert titles_of(window)[-2:] == ["Eats", "Sleeps"]


def test_lines_become_cards_from_the_cell_selected_to_the_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    titles = titles_of(window)
    lane = lane_called(window, "Finance")
    copied_elsewhere("First\nSecond\nThird")
    select(window, f"cell:{lane.id}:{step_called(window, titles[-2]).id}")

    paste(window, qtbot)

    made = [
        c for c in document_of(window).all(Touchpoint) if c.title in ("First", "Second", "Third")
    ]
    columns = {step.id: step.title for step in document_of(window).all(Step)}
    assert [(c.title, columns[c.step_id]) for c in sorted(made, key=lambda c: c.title)] == [
        ("First", titles[-2]), ("Second", titles[-1]), ("Third", ""),
    ]  # fmt: skip
    assert {c.lane_id for c in made} == {lane.id}
    assert undo_steps(window) == 1


def test_lines_on_a_curve_are_refused_with_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere("A\nB")
    select(window, document_of(window).all(Feeling)[0].id)

    paste(window, qtbot)

    assert document_of(window) == before
    assert "holds none" in window.notices.sentences[-1]


@pytest.mark.parametrize("words", ["", "  \n\t \n", "---\n•\n"])
def test_text_without_a_word_is_told(window: MainWindow, qtbot: QtBot, words: str) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere(words)

    paste(window, qtbot)

    assert document_of(window) == before
    assert len(window.notices.sentences) == 1


def test_two_thousand_lines_come_in_while_the_window_waits(
    window: MainWindow, qtbot: QtBot
) -> None:
    copied_elsewhere("\n".join(f"Step {number}" for number in range(2_000)))
    count = len(titles_of(window))

    do(window, "paste")

    assert any(dialog.isVisible() for dialog in window.findChildren(WaitDialog))
    qtbot.waitUntil(lambda: not window.clipboard.pasting.is_busy, timeout=30_000)
    assert len(titles_of(window)) == count + 2_000
    assert undo_steps(window) == 1


def test_who_cancels_the_waiting_has_pasted_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere("\n".join(f"Step {number}" for number in range(2_000)))

    do(window, "paste")
    press(window, "Cancel")
    qtbot.wait(1_500)

    assert document_of(window) == before
    assert not window.clipboard.pasting.is_busy


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("\n".join(f"Step {number}" for number in range(2_001)), "2001 lines"),
        ("words and words\n" * 700_000, "larger than 10 MB"),
        ("x" * 11_000_000, "larger than 10 MB"),
        ("a\tb\n" * 20_001, "more than 20000 rows"),
    ],
    ids=["lines", "10 MB of lines", "10 MB in one line", "rows"],
)
def test_too_much_text_is_refused_with_its_reason(
    window: MainWindow, qtbot: QtBot, words: str, said: str
) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere(words)

    paste(window, qtbot)

    assert document_of(window) == before
    assert said in window.notices.sentences[-1]


# --- tables --------------------------------------------------------------------------------------


def test_a_table_is_shown_on_the_map_and_comes_in_as_one_step_of_undo(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = document_of(window).snapshot()
    lanes = {lane.id for lane in before.all(Lane)}
    copied_elsewhere(TABLE)
    select(window, step_called(window, "Books a room").id)
    do(window, "paste")

    dialog = dialog_of(window, qtbot)
    assert "A table of 4 rows and 5 columns" in words_in(dialog)
    picture = dialog.preview.picture
    assert picture is not None
    assert {"Waits", "Kiosk"} <= {s.text for s in picture.flat() if hasattr(s, "text")}
    assert document_of(window) == before
    press(dialog, "Paste")

    place = titles_of(window).index("Books a room")
    assert titles_of(window)[place + 1 : place + 4] == ["Browses the menu", "Orders", "Waits"]
    assert {lane.title for lane in document_of(window).all(Lane) if lane.id not in lanes} >= {
        "Kiosk"
    }
    made = [step_called(window, title).id for title in ("Browses the menu", "Orders", "Waits")]
    assert window.canvas.selection == tuple(made)
    felt = {f.step_id: f.value for f in document_of(window).all(Feeling)}
    assert [felt[step_id] for step_id in made] == [1, 0, -2]
    assert undo_steps(window) == 1
    action(window, "edit.undo").trigger()
    assert document_of(window) == before


def test_the_table_comes_in_as_it_was_shown(window: MainWindow, qtbot: QtBot) -> None:
    copied_elsewhere(TABLE)
    do(window, "paste")
    dialog = dialog_of(window, qtbot)
    assert dialog.trial is not None
    shown = dialog.trial.step_ids

    press(dialog, "Paste")

    assert window.canvas.selection == shown


def test_what_a_column_means_can_be_said_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    copied_elsewhere(TABLE)
    do(window, "paste")
    dialog = dialog_of(window, qtbot)

    dialog.fields.choose(4, "ignore")
    dialog.fields.choose(2, "notes")
    dialog_of(window, qtbot)
    press(dialog, "Paste")

    assert "Menu board" in {note.text for note in document_of(window).all(Note)}
    assert "No idea how long" not in {note.text for note in document_of(window).all(Note)}


def test_a_turned_table_can_be_read_across(window: MainWindow, qtbot: QtBot) -> None:
    copied_elsewhere("\tOrders\tWaits\nKiosk\tScreen\tBell\n")
    do(window, "paste")
    dialog = dialog_of(window, qtbot)
    assert dialog.choices.orientation == "steps_across"

    dialog.choices.orientation_box.setCurrentIndex(0)
    dialog.choices.turned.emit()
    dialog = dialog_of(window, qtbot)
    assert dialog.trial is not None
    assert dialog.trial.mapping.orientation == "steps_down"
    dialog.choices.orientation_box.setCurrentIndex(1)
    dialog.choices.turned.emit()
    dialog = dialog_of(window, qtbot)
    press(dialog, "Paste")

    assert titles_of(window)[-2:] == ["Orders", "Waits"]


def test_headings_can_be_read_as_a_step(window: MainWindow, qtbot: QtBot) -> None:
    copied_elsewhere("Step\tKiosk\nOrders\tScreen\n")
    do(window, "paste")
    dialog = dialog_of(window, qtbot)

    dialog.choices.headings.click()
    dialog = dialog_of(window, qtbot)
    press(dialog, "Paste")

    assert titles_of(window)[-2:] == ["Step", "Orders"]


def test_a_table_without_steps_says_so_and_cannot_be_pasted(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere(TABLE)
    do(window, "paste")
    dialog = dialog_of(window, qtbot)

    for row in range(len(dialog.fields.fields)):
        dialog.fields.choose(row, "ignore")
    dialog = dialog_of(window, qtbot)
    press(dialog, "Paste")

    assert dialog.isVisible()
    assert dialog.trial is not None
    assert dialog.trial.problem is not None
    assert str(dialog.trial.problem) in words_in(dialog)
    press(dialog, "Cancel")
    assert document_of(window) == before
    assert not window.clipboard.pasting.is_busy


def test_twenty_thousand_rows_are_read_and_refused_with_the_reason(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = document_of(window).snapshot()
    rows = "".join(f"Item {number}\tScreen {number}\n" for number in range(19_999))
    copied_elsewhere(f"Step\tKiosk\n{rows}")
    do(window, "paste")

    dialog = dialog_of(window, qtbot)

    assert dialog.trial is not None
    assert "more than the 500" in str(dialog.trial.problem)
    press(dialog, "Cancel")
    assert document_of(window) == before


def test_a_table_can_be_given_up_while_it_is_tried(window: MainWindow, qtbot: QtBot) -> None:
    before = document_of(window).snapshot()
    copied_elsewhere(TABLE)
    do(window, "paste")
    [dialog] = [d for d in window.findChildren(PasteTableDialog) if d.isVisible()]

    press(dialog, "Cancel")
    qtbot.wait(300)

    assert document_of(window) == before
    assert not window.clipboard.pasting.is_busy


# --- journeys ------------------------------------------------------------------------------------


@pytest.mark.parametrize("fence", ["", "```"])
def test_a_journey_is_added_to_the_file_after_it_was_shown(
    window: MainWindow, qtbot: QtBot, fence: str
) -> None:
    opening = f"{fence}mermaid\n" if fence else ""
    copied_elsewhere(f"{opening}{JOURNEY}{fence}")
    do(window, "paste")
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(ImportDialog)))
    [dialog] = [d for d in window.findChildren(ImportDialog) if d.isVisible()]

    press(dialog, "Import")

    assert [j.title for j in document_of(window).all(Journey)].count("My parcel") == 1
    assert len(document_of(window).all(Journey)) == 2
    assert titles_of(window) == ["Finds the shop"]
    assert undo_steps(window) == 1


# --- images --------------------------------------------------------------------------------------


def test_a_copied_image_becomes_a_figure_at_the_step_selected(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = document_of(window).snapshot()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    step = step_called(window, "Checks in")
    select(window, step.id)

    paste(window, qtbot)

    [figure] = document_of(window).all(Figure)
    [record] = document_of(window).all(Image)
    assert (figure.step_id, figure.image_id) == (step.id, record.id)
    assert (record.width, record.height, record.media_type) == (60, 40, "image/png")
    assert window.canvas.selection == (figure.id,)
    assert undo_steps(window) == 1
    paste(window, qtbot)
    assert len([lane for lane in document_of(window).all(Lane) if lane.kind == "images"]) == 1
    for _ in range(2):
        action(window, "edit.undo").trigger()
    assert document_of(window) == before


def test_words_count_before_the_picture_that_a_spreadsheet_copies_of_them(
    window: MainWindow, qtbot: QtBot, photograph: Path
) -> None:
    put_on_clipboard(text__plain=b"Eats\nSleeps", image__png=photograph.read_bytes())

    paste(window, qtbot)

    assert titles_of(window)[-2:] == ["Eats", "Sleeps"]
    assert document_of(window).all(Figure) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (png_of(10_000, 10_000), f"100 megapixels; more than {MOST_MEGAPIXELS}"),
        (png_of(60, 40), "is broken"),
        (b"\x89PNG\r\n\x1a\n", "is no PNG or JPEG image"),
        (b"GIF89a", "is no PNG or JPEG image"),
        (b"\x89PNG\r\n\x1a\n" + bytes(33 * 1024 * 1024), "larger than 32 MB"),
    ],
    ids=["100 megapixels", "no pixels", "beginning", "other", "bytes"],
)
@pytest.mark.parametrize("as_file", [True, False])
def test_a_bad_picture_is_refused_with_a_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, data: bytes, said: str, as_file: bool
) -> None:
    before = document_of(window).snapshot()
    if as_file:
        (tmp_path / "room.png").write_bytes(data)
        copied_files(tmp_path / "room.png")
    else:
        put_on_clipboard(image__png=data)

    paste(window, qtbot)

    assert document_of(window) == before
    assert said in window.notices.sentences[-1]


# --- files ---------------------------------------------------------------------------------------


def test_a_copied_image_file_becomes_a_figure(
    window: MainWindow, qtbot: QtBot, photograph: Path
) -> None:
    copied_files(photograph)

    paste(window, qtbot)

    [record] = document_of(window).all(Image)
    assert opened_in(window).images.read(record.id) == photograph.read_bytes()


def test_a_copied_table_file_is_shown_as_a_table(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "steps.csv"
    path.write_text("Step;Phase;Kiosk\nOrders;Buy;Screen\n", encoding="utf-8-sig")
    copied_files(path)
    do(window, "paste")

    press(dialog_of(window, qtbot), "Paste")

    assert titles_of(window)[-1] == "Orders"
    assert "Buy" in {stage.title for stage in document_of(window).all(Stage)}


def test_a_copied_journey_file_is_imported(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "parcel.mmd"
    path.write_text(JOURNEY, encoding="utf-8")
    copied_files(path)

    do(window, "paste")

    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(ImportDialog)))
    [d.reject() for d in window.findChildren(ImportDialog)]


def test_several_files_and_missing_ones_are_told(
    window: MainWindow, qtbot: QtBot, photograph: Path, tmp_path: Path
) -> None:
    before = document_of(window).snapshot()
    copied_files(photograph, tmp_path / "other.png")
    paste(window, qtbot)
    assert "one at a time" in window.notices.sentences[-1]
    for name in ("gone.png", "gone.csv", "gone.cjm"):
        copied_files(tmp_path / name)
        paste(window, qtbot)
        assert "gone" in window.notices.sentences[-1]
    assert document_of(window) == before


def test_what_nobody_knows_is_told(window: MainWindow, qtbot: QtBot) -> None:
    put_on_clipboard(application__x_unknown=b"\0")

    paste(window, qtbot)

    assert "Nothing that can be pasted" in window.notices.sentences[-1]
