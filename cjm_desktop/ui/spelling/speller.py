"""Knows whether words are spelled right, once the dictionary of the language is there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.spelling.dictionaries import Dictionary, open_dictionary

MOST_SUGGESTIONS = 6


class Speller(QObject):
    """Asks the dictionary of one language, which is loaded beside the window's thread."""

    changed = Signal()
    """Other words are known: a dictionary is there, or a word was taught."""
    missing = Signal(str)
    """There is no dictionary of a language, given by its code."""

    def __init__(
        self, parent: QObject, open_it: Callable[[str], Dictionary | None] = open_dictionary
    ) -> None:
        super().__init__(parent)
        self._open_it = open_it
        self._language = ""
        self._dictionary: Dictionary | None = None

    @property
    def language(self) -> str:
        """The language checked; empty for none."""
        return self._language

    def use(self, language: str) -> None:
        """Check another language from when its dictionary is loaded; empty for none."""
        if language == self._language:
            return
        self._language, self._dictionary = language, None
        self.changed.emit()
        if language:
            job = BackgroundJob(lambda _job: (language, self._open_it(language)), self)
            job.done.connect(self._take)
            job.start()

    def is_wrong(self, word: str) -> bool:
        """Whether a word is in no dictionary; False while there is none to ask."""
        return self._dictionary is not None and not self._dictionary.check(word)

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""
        return self._dictionary.suggest(word)[:MOST_SUGGESTIONS] if self._dictionary else []

    def learn(self, word: str) -> None:
        """Know a word from now on, in every file."""
        if self._dictionary is not None:
            self._dictionary.add(word)
            self.changed.emit()

    def _take(self, found: tuple[str, Dictionary | None]) -> None:
        language, dictionary = found
        if language != self._language:
            return
        self._dictionary = dictionary
        if dictionary is None:
            self.missing.emit(language)
        self.changed.emit()
