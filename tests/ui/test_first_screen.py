"""Beginning without a file: new maps, the worked example, imports, drafts, files opened last."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Step
from cjm_desktop.ui.first_screen import FirstScreen
from cjm_desktop.ui.import_dialog.dialog import ImportDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import (
    Answers,
    OpenWindow,
    action,
    all_drafts,
    opened_in,
    press,
    rename,
    saved,
    words_in,
)


def first_screen(window: MainWindow) -> FirstScreen:
    screen = window.findChild(FirstScreen)
    assert isinstance(screen, FirstScreen)
    assert screen.isVisible()
    return screen


def begin(window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, f"begin.{name}")
    assert isinstance(button, QPushButton)
    button.click()


def test_without_a_file_there_are_five_ways_to_begin(open_a_window: OpenWindow) -> None:
    window = open_a_window()

    shown = words_in(first_screen(window))
    assert {"New map", "New from template…", "Worked example", "Open…", "Import…"} <= set(shown)
    assert not window.findChild(QWidget, "palette").isVisible()
    assert not action(window, "export.pdf").isEnabled()
    assert not action(window, "lens.goal").isEnabled()


def test_the_keyboard_alone_begins_a_map(open_a_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_a_window()

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)

    assert opened_in(window).name == "Three nights in Copenhagen"


def test_a_new_map_lives_in_the_drafts_from_its_first_second(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    window = open_a_window()

    begin(window, "new")

    assert [opened_in(window).path] == all_drafts(surroundings)
    assert "Kept as a draft" in words_in(window)


def test_an_untouched_draft_is_gone_after_closing(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    window = open_a_window()
    begin(window, "example")
    window.choose_lens("outcome")

    assert window.close()

    assert all_drafts(surroundings) == []


def test_a_draft_that_was_worked_on_is_offered_again(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    window = open_a_window()
    begin(window, "example")
    rename(window, "Search ad", "Poster")
    window.files.close_file()

    again = open_a_window()
    [row] = first_screen(again).draft_rows
    assert "Three nights in Copenhagen" in words_in(row)
    row.opens.click()

    assert opened_in(again).path == all_drafts(surroundings)[0]
    assert saved(again, "Poster")


def test_a_draft_is_deleted_only_when_asked_twice(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    window = open_a_window()
    begin(window, "example")
    rename(window, "Search ad", "Poster")
    window.files.close_file()
    [row] = first_screen(window).draft_rows

    row.remove.click()
    assert len(all_drafts(surroundings)) == 1
    assert row.remove.text() == "Really delete?"
    row.remove.click()

    assert all_drafts(surroundings) == []
    assert first_screen(window).draft_rows == []


def test_save_as_names_a_draft(
    open_a_window: OpenWindow,
    surroundings: Surroundings,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = open_a_window()
    begin(window, "example")
    rename(window, "Search ad", "Poster")
    answers.to_save = tmp_path / "Hotel.cjm"

    action(window, "file.save").trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "Hotel.cjm – cjm-desktop")

    qtbot.waitUntil(lambda: all_drafts(surroundings) == [])
    assert saved(window, "Poster")
    assert [recent.path for recent in window.recent.files()] == [tmp_path / "Hotel.cjm"]
    assert answers.asked[0][1].name == "Three nights in Copenhagen.cjm"


def test_files_opened_last_are_offered_with_folder_and_time(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    window.files.close_file()

    [row] = first_screen(window).recent_rows
    assert words_in(row) == ["Hotel stay.cjm", f"{hotel_stay.parent} · today 09:30"]
    row.opens.click()

    assert opened_in(window).path == hotel_stay


def test_a_file_that_is_gone_is_greyed_out_and_can_be_removed(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.files.close_file()
    hotel_stay.unlink()
    window.clear_screen()

    [row] = first_screen(window).recent_rows
    qtbot.waitUntil(lambda: not row.opens.isEnabled())
    assert "Not there any more" in words_in(row)[1]
    row.remove.click()

    assert first_screen(window).recent_rows == []
    assert window.recent.files() == []


def test_drafts_are_not_among_the_files_opened_last(open_a_window: OpenWindow) -> None:
    window = open_a_window()
    begin(window, "example")

    assert window.recent.files() == []


def test_a_journey_is_imported_after_a_look_at_it(
    open_a_window: OpenWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.to_open = tmp_path / "trip.mmd"
    answers.to_open.write_text(
        "journey\n title Trip\n section Go\n  Pack: 9: Ann\n  Fly: 4: Ann\n", encoding="utf-8"
    )
    window = open_a_window()

    begin(window, "import")
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    press(window.findChildren(ImportDialog)[0], "Import")
    qtbot.waitUntil(lambda: window.open_file is not None)

    steps = {step.title for step in opened_in(window).document.all(Step)}
    assert steps == {"Pack", "Fly"}
    assert opened_in(window).is_draft
    [notice] = window.notices.sentences
    assert notice == "“trip.mmd” was imported; 1 thing was changed or left out."


def test_what_is_no_journey_is_refused_and_leaves_no_draft(
    open_a_window: OpenWindow,
    answers: Answers,
    surroundings: Surroundings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    answers.to_open = tmp_path / "flow.mmd"
    answers.to_open.write_text("flowchart TD\n A --> B\n", encoding="utf-8")
    window = open_a_window()

    begin(window, "import")
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert window.open_file is None
    assert all_drafts(surroundings) == []
    assert answers.to_open.read_text(encoding="utf-8") == "flowchart TD\n A --> B\n"


def test_who_cancels_a_dialog_stays_where_they_are(
    open_a_window: OpenWindow, answers: Answers
) -> None:
    window = open_a_window()

    begin(window, "open")
    begin(window, "import")

    assert [title for title, _ in answers.asked] == [
        "Open a workshop file", "Import",
    ]  # fmt: skip
    assert window.open_file is None
    assert window.notices.sentences == []


def test_a_drafts_folder_that_cannot_be_made_is_told(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    surroundings.drafts_folder.write_bytes(b"a file is in the way")
    window = open_a_window()

    begin(window, "new")

    [notice] = window.notices.sentences
    assert "cannot be written" in notice
    assert window.open_file is None
