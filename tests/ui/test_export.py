"""Exporting from the window: a real PDF or PNG, read back; progress, refusals, what is kept."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cjm_desktop.language import text
from cjm_desktop.model.maps import add_map
from cjm_desktop.ui.export_choices import ExportChoices, remembered_choices
from cjm_desktop.ui.export_dialog import ExportDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import Answers, OpenWindow, action, opened_in, press, rename, words_in

MM = 72 / 25.4


def ask(window: MainWindow, kind: str) -> ExportDialog:
    action(window, f"export.{kind}").trigger()
    dialogs = [dialog for dialog in window.findChildren(ExportDialog) if dialog.isVisible()]
    assert dialogs
    return dialogs[-1]


def exported(window: MainWindow, target: Path, qtbot: QtBot) -> None:
    def told_and_closed() -> bool:
        told = any(str(target) in words for words in window.notices.sentences)
        return told and not window.findChildren(ExportDialog)

    qtbot.waitUntil(told_and_closed)


def test_a_pdf_holds_the_map_as_it_is_now(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Search ad", "Poster in the lift")
    answers.to_save = tmp_path / "wall.pdf"

    dialog = ask(window, "pdf")
    dialog.choose("paper", "A2")
    dialog.go_on()
    exported(window, answers.to_save, qtbot)

    [page] = PdfReader(answers.to_save).pages
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(
        (594 * MM, 420 * MM), abs=0.2
    )
    written = " ".join(page.extract_text().split())
    assert "Three nights in Copenhagen" in written
    assert "Poster in the lift" in written
    assert "14 November 2026" in written
    assert window.findChildren(ExportDialog) == []
    assert answers.asked == [("Export PDF", tmp_path / "Hotel stay.pdf")]


def test_all_lenses_are_a_page_each(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "lenses"

    dialog = ask(window, "pdf")
    dialog.choose("lenses", "all")
    dialog.choose("orientation", "portrait")
    dialog.go_on()
    exported(window, tmp_path / "lenses.pdf", qtbot)

    reader = PdfReader(tmp_path / "lenses.pdf")
    assert len(reader.pages) == 5
    assert all(page.mediabox.height > page.mediabox.width for page in reader.pages)
    assert "Goal-based lens" in str(reader.outline[4].title)


def test_all_maps_are_a_page_each(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    with opened_in(window).history.edit(text("Add map")) as edit:
        add_map(edit, "Next year")
    answers.to_save = tmp_path / "maps.pdf"

    dialog = ask(window, "pdf")
    dialog.choose("maps", "all")
    dialog.go_on()
    exported(window, answers.to_save, qtbot)

    assert len(PdfReader(answers.to_save).pages) == 2


def test_a_paper_of_ones_own_size_is_that_size(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "banner.pdf"

    dialog = ask(window, "pdf")
    dialog.choose("paper", "own")
    dialog.go_on()
    exported(window, answers.to_save, qtbot)

    [page] = PdfReader(answers.to_save).pages
    size = (page.mediabox.width, page.mediabox.height)
    assert size == pytest.approx((1200 * MM, 600 * MM), abs=0.2)


def test_a_png_has_the_size_asked_for(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "map.png"

    dialog = ask(window, "png")
    dialog.choose("png_scale", "1")
    dialog.go_on()
    exported(window, answers.to_save, qtbot)

    image = QImage(str(answers.to_save))
    assert 1000 < image.width() < 2500


def test_choices_are_remembered(
    open_a_window: OpenWindow,
    hotel_stay: Path,
    answers: Answers,
    surroundings: Surroundings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "map.pdf"
    dialog = ask(window, "pdf")
    dialog.choose("paper", "A0")
    dialog.go_on()
    exported(window, answers.to_save, qtbot)

    assert remembered_choices(surroundings.settings).paper == "A0"
    assert ask(window, "pdf").choices.paper == "A0"


def test_senseless_settings_are_the_defaults(surroundings: Surroundings) -> None:
    settings = surroundings.settings
    settings.setValue("export/paper", "A17")
    settings.setValue("export/own_width_mm", "-1e9")
    settings.setValue("export/orientation", 3)

    assert remembered_choices(settings) == ExportChoices()


def test_a_place_that_cannot_be_written_is_said_in_the_dialog(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "no such folder" / "map.pdf"

    dialog = ask(window, "pdf")
    dialog.go_on()
    qtbot.waitUntil(lambda: any("there is no folder" in words for words in words_in(dialog)))

    assert dialog.isVisible()
    assert window.notices.sentences == []
    answers.to_save = tmp_path / "map.pdf"
    dialog.go_on()
    exported(window, answers.to_save, qtbot)
    assert answers.to_save.exists()


def test_a_cancelled_export_leaves_nothing(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "map.pdf"
    dialog = ask(window, "pdf")
    dialog.choose("lenses", "all")

    dialog.go_on()
    press(dialog, "Cancel")
    job = window.exports.running
    assert job is not None
    job.wait()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)

    assert not answers.to_save.exists()
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert window.notices.sentences == []


def test_characters_that_no_font_has_are_told(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Search ad", "שלום")
    answers.to_save = tmp_path / "map.pdf"

    ask(window, "pdf").go_on()
    exported(window, answers.to_save, qtbot)

    assert any("cannot be drawn" in words for words in words_in(window.notices))
