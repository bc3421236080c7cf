"""The language of the program: as the system says or as chosen; the choice is remembered.

Another language takes effect at once: a new window takes the place of this one, with its file.
"""

import os
from collections.abc import Iterator

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QWidget

from cjm_desktop.language import LANGUAGES, Text, language, language_of, text, use_language
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.surroundings import Surroundings

SYSTEM = "system"
_KEY = "language"


class LanguageCommands:
    """Chooses the language of a window's program."""

    def __init__(self, window: QWidget, surroundings: Surroundings) -> None:
        self._window = window
        self._surroundings = surroundings

    @property
    def choice(self) -> str:
        """What was chosen: `system`, or the code of a language."""
        return language_choice(self._surroundings.settings)

    def choose(self, choice: str) -> None:
        """Speak a language from now on; nothing happens where it is spoken already."""
        self._surroundings.settings.setValue(_KEY, choice)
        if language_wanted(self._surroundings.settings) != language():
            use_language(language_wanted(self._surroundings.settings))
            self._surroundings.renew(self._window)


def language_choice(settings: QSettings) -> str:
    """The choice that is kept: `system` until another is made."""
    kept = str(settings.value(_KEY, SYSTEM))
    return kept if kept in LANGUAGES else SYSTEM


def language_wanted(settings: QSettings) -> str:
    """The code of the language to speak."""
    choice = language_choice(settings)
    return choice if choice != SYSTEM else _language_of_system()


def language_actions(languages: LanguageCommands) -> Iterator[Action]:
    """One action for each language, named in that language, and one for the system's."""
    names: dict[str, Text] = {SYSTEM: text("Language as the system")}
    names |= {code: Text(name) for code, name in LANGUAGES.items()}
    for code, name in names.items():
        yield Action(
            f"language.{code}",
            name,
            lambda code=code: languages.choose(code),  # type: ignore[misc]
            checked=lambda code=code: languages.choice == code,  # type: ignore[misc]
        )


def _language_of_system() -> str:
    """What the environment says, else what the system's settings do."""
    if any(os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")):
        return language_of(os.environ)
    return language_of({"LANG": QLocale.system().name()})
