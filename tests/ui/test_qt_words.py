"""What Qt says itself follows the language of the program, and goes back to English."""

from collections.abc import Iterator

import pytest

from cjm_desktop.app import create_application
from cjm_desktop.ui.key_words import keys_in_words
from cjm_desktop.ui.qt_words import speak


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(create_application([]), "en")


@pytest.mark.parametrize(("language", "shift"), [("da", "Skift"), ("sv", "Skift"), ("en", "Shift")])
def test_keys_are_named_in_the_language(language: str, shift: str) -> None:
    application = create_application([])

    speak(application, "da")
    speak(application, language)

    assert keys_in_words(["Ctrl+Shift+Z"]) == f"Ctrl+{shift}+Z"


def test_the_menu_of_a_field_is_danish() -> None:
    application = create_application([])

    speak(application, "da")

    assert application.translate("QWidgetTextControl", "&Copy") == "&Kopiér"
