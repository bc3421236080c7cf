"""The titles that a team adds to its libraries, and takes out of them again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.parts import parts_of
from cjm_desktop.model.records import Risk, Step, Survey, Touchpoint
from cjm_desktop.model.team_defaults import Defaults, phase_of

Entry = Touchpoint | Survey | Risk
"""What a library holds titles of; each library is named after the table of its records."""

ANY_PHASE = "any"
"""The one phase of risk triggers, as in the library that ships with the program."""


def plain_title(title: str) -> str:
    """A title on one line, as libraries hold it."""
    return " ".join(title.split())


def titles_of(defaults: Defaults, library: str) -> Mapping[Any, tuple[str, ...]]:
    """The team's own titles in a library, by phase."""
    if library == Risk.table:
        return {ANY_PHASE: defaults.risks}
    return defaults.surveys if library == Survey.table else defaults.touchpoints


def with_entries(
    defaults: Defaults, arrangement: Arrangement, entries: Iterable[Entry]
) -> Defaults:
    """The defaults with the titles of more things of a map, each once, whatever its case."""
    libraries = {each: dict(titles_of(defaults, each)) for each in _LIBRARIES}
    seen = {
        (library, title.casefold())
        for library, titles in libraries.items()
        for held in titles.values()
        for title in held
    }
    for entry in entries:
        title, library = plain_title(entry.title), entry.table
        if title and (library, title.casefold()) not in seen:
            seen.add((library, title.casefold()))
            phase = _phase_in_library(arrangement, entry)
            libraries[library][phase] = (*libraries[library].get(phase, ()), title)
    return _with_libraries(defaults, libraries)


def without_entry(defaults: Defaults, library: str, title: str) -> Defaults:
    """The defaults without a title of a library, in whatever phase it stands."""
    libraries = {each: dict(titles_of(defaults, each)) for each in _LIBRARIES}
    for phase, titles in libraries[library].items():
        libraries[library][phase] = tuple(held for held in titles if held != title)
    return _with_libraries(defaults, libraries)


def parts_on(arrangement: Arrangement) -> Iterator[Survey | Risk]:
    """All surveys and risk triggers of a map, step by step."""
    document = arrangement.document
    for step in arrangement.steps:
        for record in (step, *document.referring(Touchpoint, "step_id", step.id)):
            for part in parts_of(document, record):
                if isinstance(part, Survey | Risk):
                    yield part


_LIBRARIES = (Touchpoint.table, Survey.table, Risk.table)


def _with_libraries(
    defaults: Defaults, libraries: Mapping[str, Mapping[Any, tuple[str, ...]]]
) -> Defaults:
    return replace(
        defaults,
        touchpoints=libraries[Touchpoint.table],
        surveys=libraries[Survey.table],
        risks=libraries[Risk.table].get(ANY_PHASE, ()),
    )


def _phase_in_library(arrangement: Arrangement, entry: Entry) -> str:
    """The phase of its own, else that in which the map has it."""
    document = arrangement.document
    if isinstance(entry, Risk):
        return ANY_PHASE
    if isinstance(entry, Survey):
        if entry.phase:
            return entry.phase
        entry = document.require(Touchpoint, entry.touchpoint_id)
    return phase_of(arrangement, document.require(Step, entry.step_id))
