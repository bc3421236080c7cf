"""The window with a file: what is shown, how it is edited, saved, closed, and refused."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.language import text
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import LENSES, Journey, Step
from cjm_desktop.storage.workshop_file import open_workshop
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import (
    Answers,
    OpenWindow,
    action,
    all_saved,
    opened_in,
    press,
    rename,
    titles_in,
    touchpoint_called,
    words_in,
)

# --- opening --------------------------------------------------------------------------------------


def test_a_file_opens_in_the_goal_lens_with_its_counts_and_its_name(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)

    assert window.lens == "goal"
    assert (
        opened_in(window).document.get(Journey, window.map_id).title == "Three nights in Copenhagen"
    )
    assert window.windowTitle() == "Hotel stay.cjm – cjm-desktop"
    shown = words_in(window)
    assert "Hotel stay.cjm" in shown
    assert "All changes saved" in shown
    assert "10 steps · 10 touchpoints · 2 activities · 2 steps without us" in shown
    assert not window.canvas.rect_of(touchpoint_called(window, "Search ad").id).isEmpty()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no database at all, but long enough to be looked at" * 40, "is not a workshop file"),
        (b"", "is empty"),
    ],
)
def test_a_bad_file_becomes_a_notice_and_stays_as_it_is(
    open_a_window: OpenWindow, tmp_path: Path, content: bytes, sentence: str
) -> None:
    bad = tmp_path / "bad.cjm"
    bad.write_bytes(content)

    window = open_a_window(bad)

    assert window.open_file is None
    [notice] = window.notices.sentences
    assert sentence in notice
    assert "bad.cjm" in notice
    assert bad.read_bytes() == content


def test_a_file_that_is_not_there_becomes_a_notice(
    open_a_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_a_window(tmp_path / "gone.cjm")

    [notice] = window.notices.sentences
    assert "gone.cjm" in notice


def test_a_second_window_is_read_only_and_says_by_whom(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    first = open_a_window(hotel_stay)
    second = open_a_window(hotel_stay)

    assert opened_in(first).writable
    assert not opened_in(second).writable
    assert "open in another window" in second.banner.words
    assert "Read-only" in words_in(second)
    assert not action(second, "add.step").isEnabled()
    assert not second.findChild(QWidget, "palette.step").isEnabled()


def test_a_read_only_window_saves_a_copy_and_opens_it(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, qtbot: QtBot
) -> None:
    open_a_window(hotel_stay)
    second = open_a_window(hotel_stay)
    answers.to_save = hotel_stay.with_name("mine.cjm")

    press(second.banner, "Save a copy…")
    qtbot.waitUntil(lambda: bool(second.notices.sentences))
    press(second.notices, "Open the copy")

    assert opened_in(second).path == hotel_stay.with_name("mine.cjm")
    assert opened_in(second).writable
    assert second.banner.words == ""


def test_the_open_file_stays_when_another_one_is_refused(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, answers: Answers
) -> None:
    answers.to_open = tmp_path / "bad.cjm"
    answers.to_open.write_bytes(b"nothing of ours")
    window = open_a_window(hotel_stay)

    action(window, "file.open").trigger()

    assert opened_in(window).path == hotel_stay
    assert opened_in(window).writable
    assert "bad.cjm" in window.notices.sentences[0]


def test_opening_another_file_closes_the_first_one(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, answers: Answers
) -> None:
    other = tmp_path / "other.cjm"
    other.write_bytes(hotel_stay.read_bytes())
    window = open_a_window(hotel_stay)
    answers.to_open = other

    action(window, "file.open").trigger()

    assert opened_in(window).path == other
    with open_workshop(hotel_stay) as again:
        assert again.writable


# --- seeing ---------------------------------------------------------------------------------------


def test_the_lens_keys_switch_the_lens(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.canvas.setFocus()

    for number, lens in enumerate(LENSES, start=1):
        qtbot.keyClick(window.canvas, Qt.Key.Key_0 + number)
        assert window.lens == lens
        assert window.canvas.lens == lens
        assert window.findChild(QAbstractButton, f"lens.{lens}").isChecked()


def test_bare_keys_wait_while_something_is_selected(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.canvas.setFocus()
    window.canvas.select([opened_in(window).document.all(Step)[0].id])

    qtbot.keyClick(window.canvas, Qt.Key.Key_1)
    assert window.lens == "goal"

    qtbot.keyClick(window.canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.lens == "functional"


def test_a_lens_button_switches_the_lens(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)

    button = window.findChild(QAbstractButton, "lens.outcome")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.lens == "outcome"


def test_lens_zoom_and_map_are_as_they_were_left(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    window.choose_lens("activity")
    window.canvas.zoom_to(1.5)
    window.files.close_file()
    assert window.open_file is None

    window.files.open_path(hotel_stay)

    assert window.lens == "activity"
    assert window.canvas.zoom == pytest.approx(1.5, abs=0.01)


def test_a_fitted_map_stays_fitted_when_the_window_grows(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    window.resize(1000, 600)
    small = window.canvas.zoom

    window.resize(1900, 1060)

    assert window.canvas.zoom > small
    assert window.view.zoom is None


def test_several_maps_can_be_chosen_from(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    history = opened_in(window).history
    chooser = window.findChild(QPushButton, "maps")
    assert not chooser.isVisible()

    with history.edit(text("Add map")) as edit:
        second = add_map(edit, "Next year & after", state="future")
    qtbot.waitUntil(chooser.isVisible)
    assert chooser.text().startswith("Three nights")
    chooser.menu().actions()[1].trigger()
    assert window.map_id == second.id
    assert chooser.toolTip() == "Next year & after"

    history.undo()
    assert window.map_id != second.id
    qtbot.waitUntil(lambda: not chooser.isVisible())


# --- editing --------------------------------------------------------------------------------------


def test_undo_and_redo_say_what_they_do_and_do_it(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    undo, redo = action(window, "edit.undo"), action(window, "edit.redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()

    rename(window, "Search ad", "Poster")
    assert undo.text() == "Undo rename touchpoint"
    undo.trigger()
    assert touchpoint_called(window, "Search ad")
    assert not undo.isEnabled()
    assert redo.text() == "Redo rename touchpoint"
    redo.trigger()
    assert touchpoint_called(window, "Poster")


def test_undo_while_typing_is_the_editors(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Search ad", "Poster")
    window.canvas.select([touchpoint_called(window, "Room page").id])
    window.maps.rename()

    qtbot.keyClicks(window.focusWidget(), "abc")
    assert touchpoint_called(window, "abc")
    action(window, "edit.undo").trigger()
    assert window.canvas.is_typing
    assert touchpoint_called(window, "Room page")
    assert touchpoint_called(window, "Poster")

    action(window, "edit.undo").trigger()
    assert touchpoint_called(window, "Search ad"), "nothing typed is left to undo here"


def test_every_edit_is_saved_without_being_asked(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)

    rename(window, "Search ad", "Poster")
    qtbot.waitUntil(lambda: all_saved(window))

    assert "Poster" in titles_in(hotel_stay)


def test_what_was_just_done_is_saved_when_the_window_closes(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Search ad", "Poster")

    assert window.close()

    assert "Poster" in titles_in(hotel_stay)


def test_a_palette_key_adds_its_element_once_nothing_is_selected(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.canvas.setFocus()
    steps = len(opened_in(window).document.all(Step))

    qtbot.keyClick(window.canvas, Qt.Key.Key_P)

    assert len(opened_in(window).document.all(Step)) == steps + 1
    assert window.canvas.is_typing


def test_a_refusal_becomes_a_passing_notice(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)

    window.canvas.refused.emit("A touchpoint needs a department lane.")
    window.canvas.refused.emit("A step cannot go there.")

    assert window.notices.sentences == ["A step cannot go there."]


# --- saving fails ---------------------------------------------------------------------------------


@pytest.fixture
def unwritable(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose file can no longer be written: the disk takes no more bytes."""
    window = open_a_window(hotel_stay)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    opened_in(window).prepare()
    qtbot.wait(300)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    yield window
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def not_saved(window: MainWindow) -> bool:
    return opened_in(window).saving.kind == "failed" and bool(window.banner.words)


def test_a_failing_save_stands_in_a_banner_until_it_works(
    unwritable: MainWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    rename(unwritable, "Search ad", "Poster")
    qtbot.waitUntil(lambda: not_saved(unwritable))
    assert "1 change not saved" in words_in(unwritable)
    assert "Nothing is lost" in unwritable.banner.words

    soft = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, soft))
    press(unwritable.banner, "Retry")
    qtbot.waitUntil(lambda: all_saved(unwritable))

    assert unwritable.banner.words == ""
    assert "Poster" in titles_in(hotel_stay)


def test_a_file_that_went_away_can_be_saved_elsewhere(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    hotel_stay.unlink()
    hotel_stay.mkdir()
    rename(window, "Search ad", "Poster")
    qtbot.waitUntil(lambda: not_saved(window))
    answers.to_save = tmp_path / "stick" / "safe.cjm"
    answers.to_save.parent.mkdir()

    press(window.banner, "Save a copy elsewhere…")
    qtbot.waitUntil(lambda: all_saved(window))

    assert opened_in(window).path == answers.to_save
    assert window.windowTitle().startswith("safe.cjm")
    assert "Poster" in titles_in(answers.to_save)


def test_closing_with_unsaved_changes_asks_first(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    hotel_stay.unlink()
    hotel_stay.mkdir()
    rename(window, "Search ad", "Poster")
    qtbot.waitUntil(lambda: not_saved(window))

    assert not window.close()
    assert window.isVisible()
    assert "Closing now would lose the changes" in window.banner.words
    press(window.banner, "Close without saving")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_opening_another_file_with_unsaved_changes_asks_first(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.to_open = tmp_path / "other.cjm"
    answers.to_open.write_bytes(hotel_stay.read_bytes())
    window = open_a_window(hotel_stay)
    hotel_stay.unlink()
    hotel_stay.mkdir()
    rename(window, "Search ad", "Poster")
    qtbot.waitUntil(lambda: not_saved(window))

    action(window, "file.open").trigger()
    assert opened_in(window).path == hotel_stay
    assert touchpoint_called(window, "Poster")
    press(window.banner, "Close without saving")

    assert opened_in(window).path == answers.to_open
    assert opened_in(window).writable
    assert window.banner.words == ""


# --- names and copies -----------------------------------------------------------------------------


def test_save_as_goes_on_in_the_new_file(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "named"

    action(window, "file.save-as").trigger()
    qtbot.waitUntil(lambda: opened_in(window).path == tmp_path / "named.cjm")
    rename(window, "Search ad", "Poster")
    qtbot.waitUntil(lambda: all_saved(window))

    assert "Poster" in titles_in(tmp_path / "named.cjm")
    assert "Search ad" in titles_in(hotel_stay)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("named.cjm"))


def test_save_a_copy_goes_on_in_the_old_file(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    rename(window, "Search ad", "Poster")
    answers.to_save = tmp_path / "copy.cjm"

    action(window, "file.save-copy").trigger()
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert answers.asked == [("Save a copy", tmp_path / "Hotel stay copy.cjm")]
    assert opened_in(window).path == hotel_stay
    assert "Poster" in titles_in(tmp_path / "copy.cjm")


def test_saving_onto_a_folder_is_refused_with_a_sentence(
    open_a_window: OpenWindow, hotel_stay: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    answers.to_save = tmp_path / "folder.cjm"
    answers.to_save.mkdir()

    action(window, "file.save-as").trigger()
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert "is a folder" in window.notices.sentences[0]
    assert opened_in(window).path == hotel_stay
