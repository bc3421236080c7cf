"""The lens story and compared lenses in the export dialog: chosen, shown before, then written."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.picture import TextLine
from cjm_desktop.lenses.lens_words import LENS_BLIND_SPOT
from cjm_desktop.model.records import LENSES
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.export_choices import remembered_choices
from cjm_desktop.ui.export_dialog import ExportDialog
from cjm_desktop.ui.export_preview import ExportPreview
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.benchmarks.big_maps import big_records
from tests.ui.window_hands import Answers, OpenWindow, action


def ask(window: MainWindow, action_id: str) -> ExportDialog:
    action(window, action_id).trigger()
    [dialog] = [found for found in window.findChildren(ExportDialog) if found.isVisible()]
    return dialog


def drawn(dialog: ExportDialog, qtbot: QtBot, pages: int) -> ExportPreview:
    """The preview, once it shows that there are so many pages."""
    preview = dialog.preview
    assert preview is not None
    qtbot.waitUntil(lambda: preview.page_count == pages and preview.picture is not None)
    return preview


def exported(dialog: ExportDialog, target: Path, window: MainWindow, qtbot: QtBot) -> PdfReader:
    dialog.go_on()
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))
    return PdfReader(target)


def unbroken(words: str) -> str:
    return "".join(words.split())


def said_in(preview: ExportPreview) -> str:
    assert preview.picture is not None
    lines = (shape.text for shape in preview.picture.flat() if isinstance(shape, TextLine))
    return unbroken("".join(lines))


def test_the_story_is_all_lenses_with_their_findings_at_one_command(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "story.pdf"
    dialog = ask(window, "export.story")
    preview = drawn(dialog, qtbot, 5)
    assert unbroken(str(LENS_BLIND_SPOT["functional"])) in said_in(preview)

    pages = exported(dialog, answers.to_save, window, qtbot).pages

    assert len(pages) == 5
    for lens, page in zip(LENSES, pages, strict=True):
        said = unbroken(page.extract_text())
        assert unbroken(LENS_TITLES[lens]) in said
        assert unbroken(str(LENS_BLIND_SPOT[lens])) in said
    assert answers.asked == [("Export PDF", tmp_path / "Hotel stay, lens story.pdf")]


def test_a_story_leaves_the_next_export_as_it_was(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path,
    surroundings: Surroundings, qtbot: QtBot,
) -> None:  # fmt: skip
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "story.pdf"
    dialog = ask(window, "export.story")
    dialog.choose("paper", "A2")
    exported(dialog, answers.to_save, window, qtbot)
    kept = remembered_choices(surroundings.settings)
    assert (kept.paper, kept.lenses, kept.findings) == ("A2", "shown", "no")
    assert drawn(ask(window, "export.pdf"), qtbot, 1).page_count == 1


def test_one_tick_tells_what_the_lens_on_screen_asks(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path,
    surroundings: Surroundings, qtbot: QtBot,
) -> None:  # fmt: skip
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "told.pdf"
    dialog = ask(window, "export.pdf")
    preview = drawn(dialog, qtbot, 1)
    blind_spot = unbroken(str(LENS_BLIND_SPOT["goal"]))
    assert blind_spot not in said_in(preview)
    tick = dialog.findChild(QCheckBox, "export.findings")
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert blind_spot in said_in(drawn(dialog, qtbot, 1))
    [page] = exported(dialog, answers.to_save, window, qtbot).pages
    assert blind_spot in unbroken(page.extract_text())
    assert remembered_choices(surroundings.settings).findings == "yes"


def test_further_pages_are_shown_before_they_are_written(
    open_a_window: OpenWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    create_workshop(tmp_path / "big.cjm", big_records(60, 12, 200))
    window = open_a_window(tmp_path / "big.cjm")
    answers.to_save = tmp_path / "big.pdf"
    dialog = ask(window, "export.story")
    preview = dialog.preview
    assert preview is not None
    qtbot.waitUntil(lambda: preview.page_count > 5 and preview.picture is not None)
    preview.go_to(1)
    qtbot.waitUntil(lambda: "goes on here" in preview.scale_words.text())
    assert "Functional lens, continued" in preview.page_words.text()
    shown = said_in(preview)
    dialog.choose("paper", "A4")
    qtbot.waitUntil(lambda: preview.picture is not None and preview.page_count > 5)
    assert "Functional lens" in preview.page_words.text()
    dialog.choose("paper", "A3")
    qtbot.waitUntil(lambda: preview.picture is not None and preview.page_count > 5)
    preview.go_to(1)
    assert said_in(preview) == shown

    def all_counted() -> bool:
        count = preview.page_count
        preview.go_to(count - 1)
        return preview.picture is not None and "Goal-based" in preview.page_words.text()

    qtbot.waitUntil(all_counted)
    count = preview.page_count
    written = exported(dialog, answers.to_save, window, qtbot)
    assert len(written.pages) == count
    assert unbroken(written.pages[1].extract_text()) == shown


def test_the_comparison_on_screen_is_offered_first(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "both.pdf"
    action(window, "view.compare-functional").trigger()
    dialog = ask(window, "export.pdf")
    assert dialog.choices.compared == "functional"
    assert unbroken("Functional lens") in said_in(drawn(dialog, qtbot, 1))
    [page] = exported(dialog, answers.to_save, window, qtbot).pages
    assert unbroken("Brings guests in") in unbroken(page.extract_text())

    action(window, "view.no-comparison").trigger()
    assert ask(window, "export.pdf").choices.compared == "none"


def test_another_lens_can_be_compared_on_paper_only(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    dialog = ask(window, "export.pdf")
    alone = drawn(dialog, qtbot, 1).picture
    assert alone is not None
    dialog.choose("compared", "outcome")
    preview = drawn(dialog, qtbot, 1)
    assert unbroken("Outcome lens") in said_in(preview)
    dialog.choose("compared", "goal")
    assert drawn(dialog, qtbot, 1).picture is not None
    assert unbroken("Outcome lens") not in said_in(preview)
    assert window.canvas.session is not None
    assert window.canvas.session.compared is None


def test_a_png_shows_the_comparison(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    heights = []
    for compared in ("none", "interactive"):
        answers.to_save = tmp_path / f"{compared}.png"
        dialog = ask(window, "export.png")
        dialog.choose("compared", compared)
        dialog.go_on()
        qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))
        heights.append(QImage(str(answers.to_save)).height())
    assert heights[1] > heights[0] > 0


@pytest.mark.parametrize("lens", LENSES)
def test_a_map_without_anything_can_be_told(
    open_a_window: OpenWindow, qtbot: QtBot, lens: str
) -> None:
    window = open_a_window()
    window.files.new_map()
    dialog = ask(window, "export.story")
    dialog.choose("lenses", lens)
    assert unbroken("No question for the room.") in said_in(drawn(dialog, qtbot, 1))
