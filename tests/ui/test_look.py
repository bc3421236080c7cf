"""Light and dark: chosen, remembered, readable."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.app import open_window
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.stylesheet import style_sheet
from cjm_desktop.ui.surroundings import Surroundings
from cjm_desktop.ui.window_colours import window_colours
from tests.ui.window_hands import OpenWindow, action


def test_a_window_with_settings_of_its_own_does_as_they_say(
    open_a_window: OpenWindow, hotel_stay: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    surroundings.settings.setValue("look", "dark")
    window = open_a_window(hotel_stay)
    assert action(window, "look.dark").isChecked()

    own = QSettings(str(tmp_path / "own.ini"), QSettings.Format.IniFormat)
    another = open_window(None, replace(surroundings, settings=own))
    assert action(another, "look.system").isChecked()
    assert another.canvas.theme.name == window.canvas.theme.name == "light"
    action(another, "look.light").trigger()
    assert own.value("look") == "light"
    assert surroundings.settings.value("look") == "dark"
    another.close()


def test_the_dark_look_reaches_window_and_map(
    open_a_window: OpenWindow, hotel_stay: Path, application: QApplication
) -> None:
    window = open_a_window(hotel_stay)
    look = application.findChild(Look)

    action(window, "look.dark").trigger()
    assert look.choice == "dark"
    assert application.palette().window().color() == QColor(window_colours("dark")["panel"])
    dark_map = window.canvas.grab().toImage().pixelColor(2, 2)
    action(window, "look.light").trigger()
    light_map = window.canvas.grab().toImage().pixelColor(2, 2)

    assert dark_map.lightness() < 80 < light_map.lightness()
    assert action(window, "look.light").isChecked()
    assert not action(window, "look.dark").isChecked()
    look.choose("system")


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
        red, green, blue = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("text", "panel"), ("text", "card"), ("text", "segment"), ("text", "notice"),
        ("text", "attention"), ("text", "problem"), ("muted", "panel"), ("muted", "segment"),
        ("muted", "card"), ("on_accent", "accent"), ("problem_text", "panel"),
    ],
)  # fmt: skip
def test_words_can_be_read_on_their_ground(theme: str, words: str, ground: str) -> None:
    colours = window_colours(theme)

    assert contrast(colours[words], colours[ground]) >= 4.5


def test_a_senseless_choice_in_the_settings_means_as_the_system(
    application: QApplication, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue("look", "purple")

    assert Look(application, settings).choice == "system"


def test_motion_is_reduced_by_an_action_that_is_remembered(
    open_a_window: OpenWindow, hotel_stay: Path, application: QApplication
) -> None:
    window = open_a_window(hotel_stay)
    look = application.findChild(Look)
    look.reduce_motion(False)
    assert window.canvas.animates
    assert not action(window, "look.reduced-motion").isChecked()

    action(window, "look.reduced-motion").trigger()
    assert not window.canvas.animates
    assert action(window, "look.reduced-motion").isChecked()
    assert not open_a_window(hotel_stay).canvas.animates

    action(window, "look.reduced-motion").trigger()
    assert window.canvas.animates
    assert not look.reduces_motion


def test_what_the_system_says_on_motion_counts_until_something_is_chosen(
    application: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n", encoding="utf-8")
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    look = Look(application, settings)
    qtbot.waitUntil(lambda: look.reduces_motion)

    look.reduce_motion(False)
    again = Look(application, settings)
    qtbot.waitSignal(again.motion_changed).wait()

    assert not again.reduces_motion
    for worn in (look, again):
        worn.setParent(None)


def test_no_colour_of_the_style_sheet_is_left_out() -> None:
    assert "$" not in style_sheet(window_colours("dark"))
