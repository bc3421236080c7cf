"""The libraries that a team picks from: touchpoints, surveys, risk triggers.

Their titles are data in `resources/libraries`, each in every language of the program.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from cjm_desktop.assets import resource
from cjm_desktop.language import language
from cjm_desktop.model.records import Phase

Library = Mapping[str, tuple[str, ...]]
"""Titles by phase: `before`, `during`, `after` the purchase, or `any` where phases mean nothing."""

_FILES = {"touchpoint": "touchpoints", "survey": "surveys", "risk": "risks"}


def touchpoint_library() -> Library:
    """The touchpoints by phase, in the language in use."""
    return library_of("touchpoint")


def survey_library() -> Library:
    """The surveys by the phase in which they are asked, in the language in use."""
    return library_of("survey")


def risk_library() -> Library:
    """The risk triggers, which announce a turn for the worse, in the language in use."""
    return library_of("risk")


def phase_of_survey(title: str) -> Phase:
    """The phase under which the library lists a survey, in whatever language; else none."""
    for phase, entries in _entries("surveys").items():
        if any(title in entry.values() for entry in entries):
            return phase  # type: ignore[return-value]
    return ""


def library_of(table: str) -> Library:
    """The library of a type of record, in the language in use."""
    return _titles(_FILES[table])


def titles_that_ship(table: str) -> frozenset[str]:
    """All titles in the library of a type of record, in every language, without case."""
    return frozenset(
        title.casefold()
        for entries in _entries(_FILES[table]).values()
        for entry in entries
        for title in entry.values()
    )


def matching(titles: Sequence[str], words: str) -> tuple[str, ...]:
    """The titles that hold all the words typed, whatever their case and accents."""
    wanted = plain(words).split()
    return tuple(title for title in titles if all(word in plain(title) for word in wanted))


def plain(words: str) -> str:
    """The words without case and accents, as searching compares them."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _titles(name: str) -> Library:
    return {
        phase: tuple(entry.get(language(), entry["en"]) for entry in entries)
        for phase, entries in _entries(name).items()
    }


def _entries(name: str) -> dict[str, list[dict[str, str]]]:
    data: Any = json.loads(resource("libraries", f"{name}.json").read_text(encoding="utf-8"))
    return dict(data)
