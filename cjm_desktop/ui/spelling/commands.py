"""In which language the words of a file are checked: as chosen for the file, else the program's."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from cjm_desktop.language import LANGUAGES, Text, language, text, translate
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.spelling.speller import Speller
from cjm_desktop.ui.view_state import OnScreen

AS_PROGRAM, OFF = "", "off"
_CHOICES = {
    AS_PROGRAM: text("Spelling in the program's language"),
    "en": text("Spelling in English"),
    "da": text("Spelling in Danish"),
    "sv": text("Spelling in Swedish"),
    OFF: text("No spell checking"),
}


class SpellingCommands(QObject):
    """Checks every field of several lines in a window from when one first types there."""

    def __init__(
        self, window: QWidget, on_screen: OnScreen, maps: MapCommands, notices: Notices
    ) -> None:
        super().__init__(window)
        self._window, self._on_screen = window, on_screen
        self._maps, self._notices = maps, notices
        self._asked_for = False
        self.speller = Speller(self)
        self.speller.missing.connect(self._tell_missing)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @property
    def choice(self) -> str:
        """The code of a language, `AS_PROGRAM` or `OFF`."""
        kept = self._on_screen.view.spelling
        return kept if kept in _CHOICES else AS_PROGRAM

    def choose(self, choice: str) -> None:
        """Check the words of this file in a language; the file remembers it."""
        self._on_screen.change_view(replace(self._on_screen.view, spelling=choice))
        self._asked_for = True
        self._use_choice()

    def actions(self) -> Iterator[Action]:
        """One for each language, one for the program's, one for none."""
        for choice, words in _CHOICES.items():
            yield Action(
                f"spelling.{choice or 'program'}",
                words,
                lambda choice=choice: self.choose(choice),  # type: ignore[misc]
                hindrance=self._maps.no_map,
                checked=lambda choice=choice: self.choice == choice,  # type: ignore[misc]
            )

    def _use_choice(self) -> None:
        choice = self.choice
        self.speller.use("" if choice == OFF else choice or language())

    def _follow_focus(self, _before: QWidget | None, field: QWidget | None) -> None:
        """A field that is typed into is checked from now on, the dictionary loaded if need be."""
        if not isinstance(field, QPlainTextEdit) or not self._window.isAncestorOf(field):
            return
        # Loaded when first needed: a window opens sooner without it.
        from cjm_desktop.ui.spelling.checked_field import CheckedField  # noqa: PLC0415

        self._use_choice()
        if field.document().findChild(CheckedField) is None:
            CheckedField(field, self.speller)

    def _tell_missing(self, code: str) -> None:
        """Said only to who asked for it: others have not missed anything."""
        if not self._asked_for:
            return
        self._asked_for = False
        name: Text = Text(LANGUAGES.get(code, code))
        self._notices.say(
            translate(
                "This computer has no dictionary for the language “{language}”, so its spelling"
                " is not checked. The README says which dictionaries to install.",
                language=name,
            )
        )
