"""Notices: calm, closable, few, and never in the way of the map."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.last_resort import LastResort
from tests.ui.window_hands import OpenWindow, press, words_in


def test_a_notice_goes_when_it_is_closed(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    map_before = window.canvas.geometry()
    window.notices.say("The disk is full.", "problem")

    assert window.notices.isVisible()
    assert window.canvas.geometry() == map_before
    press(window.notices, "Close")

    assert window.notices.sentences == []
    assert not window.notices.isVisible()


def test_only_the_last_few_notices_stay_and_none_twice(open_a_window: OpenWindow) -> None:
    window = open_a_window()

    for words in ("one", "two", "three", "three", "four"):
        window.notices.say(words)

    assert window.notices.sentences == ["two", "three", "four"]


def test_the_step_of_a_notice_is_done_and_the_notice_gone(open_a_window: OpenWindow) -> None:
    window = open_a_window()
    done: list[str] = []
    window.notices.say("Exported.", next_steps=[("Open folder", lambda: done.append("opened"))])
    window.notices.say("Something else.")

    press(window.notices, "Open folder")

    assert done == ["opened"]
    assert window.notices.sentences == ["Something else."]


def test_long_words_are_shown_whole(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    window.resize(1024, 640)
    words = "This is a sentence about something that went wrong. " * 8
    window.notices.say(words.strip(), detail="\n".join(f"Line {n}: changed" for n in range(8)))

    place = window.notices.geometry()
    assert window.centralWidget().rect().contains(place.translated(0, 52))
    for label in window.notices.findChildren(QWidget):
        assert QRect(label.mapTo(window.notices, label.rect().topLeft()), label.size()).bottom() < (
            place.height()
        )


def test_user_text_is_shown_as_typed(open_a_window: OpenWindow) -> None:
    window = open_a_window()
    window.notices.say("“<b>bold</b> & co” cannot go there.")

    assert "“<b>bold</b> & co” cannot go there." in words_in(window.notices)
    labels = window.notices.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_mistake_of_ours_becomes_a_notice_without_traceback(
    open_a_window: OpenWindow,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CJM_DEBUG", raising=False)
    window = open_a_window()
    last_resort = LastResort(window.notices)
    error = ZeroDivisionError("division by zero")

    last_resort.catch(ZeroDivisionError, error, None)
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert "went wrong in the program itself" in window.notices.sentences[0]
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("CJM_DEBUG", "1")
    last_resort.catch(ZeroDivisionError, error, None)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_two_notices_at_once_can_both_be_read(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    window.notices.say("The first thing that is wrong, and what to do about it.", "problem")
    window.notices.say("The second thing that is wrong, and what to do about it.", "problem")

    labels = window.notices.findChildren(QLabel)
    assert len(labels) == 2
    for label in labels:
        needed = label.heightForWidth(label.width())
        assert label.height() >= needed > 0
        assert window.notices.rect().contains(
            QRect(label.mapTo(window.notices, label.rect().topLeft()), label.size())
        )
