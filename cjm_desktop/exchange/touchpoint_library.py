"""The touchpoints that a team may pick from, by phase; data in `resources/libraries`."""

import json
import unicodedata
from collections.abc import Sequence

from cjm_desktop.assets import resource
from cjm_desktop.language import language

PHASES = ("before", "during", "after")


def touchpoint_library() -> dict[str, tuple[str, ...]]:
    """The titles by phase (`before`, `during`, `after` the purchase), in the language in use."""
    data = json.loads(resource("libraries", "touchpoints.json").read_text(encoding="utf-8"))
    return {
        phase: tuple(title.get(language(), title["en"]) for title in data[phase])
        for phase in PHASES
    }


def matching(titles: Sequence[str], words: str) -> tuple[str, ...]:
    """The titles that hold all the words typed, whatever their case and accents."""
    wanted = plain(words).split()
    return tuple(title for title in titles if all(word in plain(title) for word in wanted))


def plain(words: str) -> str:
    """The words without case and accents, as searching compares them."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
