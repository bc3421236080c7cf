"""The page in the export dialog is the page of the PDF: paper, place and size of the map, text."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.drawing.picture import TextLine
from cjm_desktop.language import text
from cjm_desktop.model.maps import add_map
from cjm_desktop.ui.export_choices import remembered_choices
from cjm_desktop.ui.export_dialog import ExportDialog
from cjm_desktop.ui.export_preview import ExportPreview
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import Answers, OpenWindow, action, opened_in, words_in

MM = 72 / 25.4


def ask(window: MainWindow, qtbot: QtBot) -> tuple[ExportDialog, ExportPreview]:
    action(window, "export.pdf").trigger()
    [dialog] = [found for found in window.findChildren(ExportDialog) if found.isVisible()]
    assert dialog.preview is not None
    drawn(dialog.preview, qtbot)
    return dialog, dialog.preview


def drawn(preview: ExportPreview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: preview.picture is not None and preview.page is not None)


def exported(dialog: ExportDialog, target: Path, window: MainWindow, qtbot: QtBot) -> PdfReader:
    dialog.go_on()
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))
    assert target.exists()
    return PdfReader(target)


def baselines(page: PageObject) -> list[tuple[str, float, float, float]]:
    """Every text of a page with where it begins, from the top left, and its size on paper."""
    found: list[tuple[str, float, float, float]] = []
    height = float(page.mediabox.height)

    def visit(words: str, own: Any, matrix: Any, _font: Any, size: float) -> None:
        if words.strip():
            x = matrix[4] * own[0] + matrix[5] * own[2] + own[4]
            y = matrix[4] * own[1] + matrix[5] * own[3] + own[5]
            found.append((words.strip(), x, height - y, abs(size * own[0] * matrix[0])))

    page.extract_text(visitor_text=visit)
    return found


def assert_is_the_page(preview: ExportPreview, page: PageObject) -> None:
    shown, picture = preview.page, preview.picture
    assert shown is not None
    assert picture is not None
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx((shown.width, shown.height), abs=0.1)
    found = baselines(page)
    lines = [line for line in picture.flat() if isinstance(line, TextLine) and len(line.text) > 6]
    assert len(lines) > 20
    missing = []
    for line in lines:
        x, y = shown.x + line.x * shown.scale, shown.y + line.y * shown.scale
        near = [
            words
            for words, at_x, at_y, _ in found
            if abs(at_x - x) < 0.6 and abs(at_y - y) < 0.6 and words in line.text
        ]
        if not near:
            missing.append((line.text, x, y))
    assert missing == []


@pytest.mark.parametrize(
    "choices",
    [
        {"paper": "A3"},
        {"paper": "A4", "orientation": "portrait", "lenses": "functional"},
        {"paper": "A1", "scale": "own", "scale_percent": "70"},
        {"paper": "own", "own_width_mm": "900", "own_height_mm": "400"},
    ],
    ids=lambda choices: "-".join(choices.values()),
)
def test_the_page_shown_is_the_page_of_the_pdf(
    open_a_window: OpenWindow,
    hotel_stay: Path,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    choices: dict[str, str],
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "wall.pdf"
    dialog, preview = ask(window, qtbot)
    for name, value in choices.items():
        dialog.choose(name, value)
    drawn(preview, qtbot)
    shown_page, shown_picture = preview.page, preview.picture

    [page] = exported(dialog, answers.to_save, window, qtbot).pages

    assert (preview.page, preview.picture) == (shown_page, shown_picture)
    assert_is_the_page(preview, page)


def test_paper_and_map_have_their_true_proportions_on_screen(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    dialog, preview = ask(open_a_window(hotel_stay), qtbot)
    for paper, orientation in (("A4", "portrait"), ("A0", "landscape")):
        dialog.choose("paper", paper)
        dialog.choose("orientation", orientation)
        page, picture, view = preview.page, preview.picture, preview.paper
        assert page is not None
        assert picture is not None
        on_screen, shown_map = view.paper_rect, view.map_rect
        assert on_screen.width() / on_screen.height() == pytest.approx(page.width / page.height)
        share = picture.width * page.scale / page.width
        assert shown_map.width() / on_screen.width() == pytest.approx(share)
        left = (shown_map.x() - on_screen.x()) / on_screen.width()
        assert left == pytest.approx(page.x / page.width)
        assert view.rect().toRectF().contains(on_screen)


def test_the_map_is_painted_in_the_colours_of_print_where_it_will_be(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    _, preview = ask(open_a_window(hotel_stay), qtbot)
    view = preview.paper
    qtbot.wait(300)

    image = view.grab().toImage()
    paper, shown_map = view.paper_rect.toRect(), view.map_rect.toRect()
    outside = image.pixelColor(paper.topLeft() + QPoint(4, 4))
    assert outside.name() == "#ffffff"
    inside = {
        image.pixelColor(x, y).name()
        for x in range(shown_map.left(), shown_map.right(), 3)
        for y in range(shown_map.top(), shown_map.bottom(), 3)
    }
    assert len(inside) > 20


def test_all_lenses_can_be_paged_through(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    with opened_in(window).history.edit(text("Add map")) as edit:
        add_map(edit, "Next year")
    answers.to_save = tmp_path / "all.pdf"
    dialog, preview = ask(window, qtbot)
    assert any(words.startswith("1 page") for words in words_in(dialog))
    dialog.choose("lenses", "all")
    dialog.choose("maps", "all")
    assert preview.page_count == 10

    headings = []
    preview.paper.setFocus()
    for _ in range(10):
        drawn(preview, qtbot)
        headings.append(preview.page_words.text())
        qtbot.keyClick(preview.paper, Qt.Key.Key_PageDown)

    assert [words.split(":")[0] for words in headings] == [
        f"Page {number} of 10" for number in range(1, 11)
    ]
    assert "Three nights in Copenhagen – Functional lens" in headings[0]
    assert "Next year – Goal-based lens" in headings[9]
    [back] = [b for b in preview.findChildren(QPushButton) if b.accessibleName() == "Page before"]
    back.click()
    assert preview.page_words.text().startswith("Page 9 of 10")
    assert len(exported(dialog, answers.to_save, window, qtbot).pages) == 10


def test_the_scale_is_put_into_words_with_a_better_paper(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    dialog, preview = ask(open_a_window(hotel_stay), qtbot)
    dialog.choose("paper", "A4")

    page = preview.page
    assert page is not None
    words = preview.scale_words.text()
    assert f"{page.scale * 100:.0f} %" in words
    assert f"{11.5 * page.scale:.1f} pt" in words
    assert "hard to read" in words
    assert "A2 would give" in words

    dialog.choose("paper", "A0")
    assert "reads well from up to" in preview.scale_words.text()
    assert "would give" not in preview.scale_words.text()


def test_a_scale_that_does_not_fit_is_said_before_anything_is_written(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    dialog, preview = ask(open_a_window(hotel_stay), qtbot)
    dialog.choose("paper", "A4")
    dialog.choose("scale", "own")
    dialog.choose("scale_percent", "150")

    assert "does not fit A4 at 150 %" in preview.scale_words.text()
    [go] = [b for b in dialog.findChildren(QPushButton) if b.text() == "Export…"]
    assert not go.isEnabled()
    dialog.choose("scale", "fit")
    assert go.isEnabled()


def test_everything_chosen_is_remembered(
    open_a_window: OpenWindow,
    hotel_stay: Path,
    answers: Answers,
    surroundings: Surroundings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "kept.pdf"
    dialog, preview = ask(window, qtbot)
    chosen = {"paper": "A0", "orientation": "portrait", "lenses": "outcome", "scale": "own",
              "scale_percent": "55"}  # fmt: skip
    for name, value in chosen.items():
        dialog.choose(name, value)
    drawn(preview, qtbot)
    exported(dialog, answers.to_save, window, qtbot)

    kept = remembered_choices(surroundings.settings)
    assert {name: getattr(kept, name) for name in chosen} == chosen
    again, _ = ask(window, qtbot)
    assert again.choices == kept


def test_escape_stops_the_drawing_and_closes(
    open_a_window: OpenWindow, hotel_stay: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    action(window, "export.pdf").trigger()
    [dialog] = window.findChildren(ExportDialog)
    dialog.choose("lenses", "all")
    dialog.choose("paper", "A0")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))
    qtbot.wait(200)

    assert remembered_choices(surroundings.settings).paper == "A3"


def test_every_choice_has_a_name_and_is_reached_by_tab(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    dialog, _ = ask(open_a_window(hotel_stay), qtbot)
    dialog.choose("paper", "own")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = []
    for _ in range(12):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        assert focused is not None
        reached.append(focused)

    names = {widget.objectName() for widget in reached}
    assert {"export.paper", "export.own_width_mm", "export.orientation", "export.scale",
            "export.lenses", "export.page"} <= names  # fmt: skip
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in reached)
