"""Files dragged onto the window, wherever on it: opened, imported, or refused with a sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Figure
from cjm_desktop.ui.import_dialog.dialog import ImportDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.paste_dialog.dialog import PasteTableDialog
from tests.ui.window_hands import OpenWindow, opened_in

COPY = Qt.DropAction.CopyAction
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    source = tmp_path / "parcel.mmd"
    source.write_text("journey\n title Parcel\n section Buy\n  Order: 5: Ann\n", encoding="utf-8")
    return source


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(target: QWidget, data: QMimeData) -> bool:
    """Drag over the middle of a part of the window and let go, as the system tells it."""
    window = target.window().windowHandle()
    place = target.mapTo(target.window(), target.rect().center())
    enter = QDragEnterEvent(place, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(place + QPoint(2, 2), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(window, move)
    drop = QDropEvent(QPointF(place), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(window, drop)
    return move.isAccepted() and drop.isAccepted()


def where(window: MainWindow) -> list[QWidget]:
    inspector = window.findChild(QWidget, "inspector")
    return [window.canvas, inspector] if inspector and inspector.isVisible() else [window.canvas]


def dialogs(window: MainWindow) -> list[ImportDialog]:
    return [dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible()]


def test_a_workshop_file_opens_on_the_first_screen(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window()
    first_screen = window.findChild(QWidget, "first-screen")
    assert first_screen is not None

    assert drag(first_screen, files(hotel_stay))
    qtbot.waitUntil(lambda: window.open_file is not None)

    assert opened_in(window).path == hotel_stay


def test_a_workshop_file_dropped_on_the_canvas_opens_in_place_of_the_one_there(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Other.cjm"
    other.write_bytes(hotel_stay.read_bytes())
    window = open_a_window(hotel_stay)

    assert drag(window.canvas, files(other))
    qtbot.waitUntil(lambda: opened_in(window).path == other)


def test_a_journey_dropped_on_the_first_screen_is_asked_about(
    open_a_window: OpenWindow, parcel: Path, qtbot: QtBot
) -> None:
    window = open_a_window()
    first_screen = window.findChild(QWidget, "first-screen")
    assert first_screen is not None

    assert drag(first_screen, files(parcel))
    qtbot.waitUntil(lambda: bool(dialogs(window)))


def test_a_journey_dropped_on_the_canvas_is_asked_about(
    open_a_window: OpenWindow, hotel_stay: Path, parcel: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    for part in where(window):
        assert drag(part, files(parcel))
        qtbot.waitUntil(lambda: bool(dialogs(window)))
        dialogs(window)[0].reject()
        qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))

    assert window.canvas.gesture is None
    assert not opened_in(window).history.can_undo


@pytest.mark.parametrize(
    ("name", "said"),
    [("film.mp4", "cannot be imported"), ("photo.png", "is no PNG or JPEG image")],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, qtbot: QtBot, name: str, said: str
) -> None:
    source = tmp_path / name
    source.write_bytes(b"\x00\x01\x02\xff" * 50)
    window = open_a_window(hotel_stay)

    assert drag(window.canvas, files(source))
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert f"“{name}” {said}" in window.notices.sentences[0]
    assert dialogs(window) == []


def test_a_folder_is_refused_with_a_sentence(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window()

    assert drag(window, files(tmp_path))
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert "is a folder" in window.notices.sentences[0]


def test_several_files_at_once_are_refused_with_a_sentence(
    open_a_window: OpenWindow, hotel_stay: Path, parcel: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)

    assert drag(window.canvas, files(parcel, hotel_stay))
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert "one at a time" in window.notices.sentences[0]


def test_what_is_no_file_is_not_taken(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    words, page = QMimeData(), QMimeData()
    words.setText("just words")
    page.setUrls([QUrl("https://example.org/journey.mmd")])

    assert not drag(window.canvas, words)
    assert not drag(window.canvas, page)


def test_a_picture_and_a_table_dropped_on_the_map_are_taken_as_if_pasted(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    picture, table = tmp_path / "room.png", tmp_path / "steps.csv"
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    table.write_text("Step;Kiosk\nOrders;Screen\n", encoding="utf-8")

    assert drag(window.canvas, files(picture))
    qtbot.waitUntil(lambda: bool(opened_in(window).document.all(Figure)))
    assert drag(window.canvas, files(table))
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(PasteTableDialog)))
    [dialog] = window.findChildren(PasteTableDialog)
    dialog.reject()
