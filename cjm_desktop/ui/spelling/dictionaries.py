"""Which words a language has, as the dictionaries of this computer say: Enchant finds them.

Enchant asks Hunspell on Linux and the system's own speller on macOS; where it is missing, or has no
dictionary of a language, nothing is checked. Words that the user teaches are kept where Enchant
keeps them, for every program that uses it.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

_COUNTRIES: Mapping[str, tuple[str, ...]] = {
    "en": ("en_GB", "en_US"),
    "da": ("da_DK",),
    "sv": ("sv_SE",),
}
"""The dictionaries to prefer for a language; others of that language will do."""


class Dictionary(Protocol):
    """The words of one language."""

    def check(self, word: str, /) -> bool:
        """Whether a word is spelled as it should be."""

    def suggest(self, word: str, /) -> list[str]:
        """What may have been meant, the likeliest first."""

    def add(self, word: str, /) -> None:
        """Know a word from now on."""


def open_dictionary(language: str) -> Dictionary | None:
    """The dictionary of a language, such as `da`; None if this computer has none. Takes 0.1 s."""
    try:
        import enchant  # noqa: PLC0415  # Finding its C library takes a while, and may fail.
    except ImportError:
        return None
    broker = enchant.Broker()  # One of its own: brokers are not made for several threads.
    tag = best_tag(language, broker.list_languages())
    try:
        return broker.request_dict(tag) if tag else None
    except enchant.errors.Error:
        return None


def best_tag(language: str, tags: Iterable[str]) -> str | None:
    """The dictionary to use for a language, of those that there are."""
    fitting = sorted(tag for tag in tags if tag.partition("_")[0] == language)
    preferred = (tag for tag in _COUNTRIES.get(language, ()) if tag in fitting)
    return next(preferred, fitting[0] if fitting else None)
