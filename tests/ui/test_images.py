"""Images: an Image element asks for a file, which becomes part of the workshop file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Figure, Image, Step
from cjm_desktop.storage.workshop_file import open_workshop
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import Answers, OpenWindow, action, all_saved, opened_in


def add_image(window: MainWindow) -> None:
    window.canvas.select([opened_in(window).document.all(Step)[2].id])
    action(window, "add.image").trigger()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.MetaCall)


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "room.png"))
    return tmp_path / "room.png"


def test_an_image_is_shown_and_saved(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, photograph: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_open = photograph

    add_image(window)
    qtbot.waitUntil(lambda: all_saved(window))

    [figure] = opened_in(window).document.all(Figure)
    with open_workshop(hotel_stay, read_only=True) as opened:
        [image] = opened.document.all(Image)
        assert (image.width, image.height, image.media_type) == (60, 40, "image/png")
        assert figure.image_id == image.id
        assert opened.images.read(image.id) == photograph.read_bytes()


def test_an_image_is_one_step_of_undo(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, photograph: Path
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_open = photograph
    before = opened_in(window).document.snapshot()

    add_image(window)
    [figure] = opened_in(window).document.all(Figure)
    assert window.canvas.selection == (figure.id,)
    action(window, "edit.undo").trigger()

    assert opened_in(window).document == before


def test_who_cancels_has_no_empty_frame(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)

    add_image(window)

    assert opened_in(window).document.all(Figure) == []


@pytest.mark.parametrize("content", [b"", b"GIF89a no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_image_is_refused_with_a_sentence(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, content: bytes
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_open = tmp_path / "room.png"
    answers.to_open.write_bytes(content)

    add_image(window)

    assert opened_in(window).document.all(Figure) == []
    [notice] = window.notices.sentences
    assert "is no PNG or JPEG image" in notice
