"""The touchpoint titles that a team adds to the library, and takes out of it again."""

from collections.abc import Iterable
from dataclasses import replace

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Phase
from cjm_desktop.model.team_defaults import PHASES, Defaults, defaults_from

_WITHOUT_A_PHASE: Phase = "during"


def plain_title(title: str) -> str:
    """A title on one line, as libraries hold it."""
    return " ".join(title.split())


def phase_of_title(arrangement: Arrangement, title: str) -> Phase:
    """The phase in which a touchpoint of this title meets the customer on a map."""
    found = defaults_from(arrangement).touchpoints
    return next((phase for phase in PHASES if title in found.get(phase, ())), _WITHOUT_A_PHASE)


def with_titles(defaults: Defaults, arrangement: Arrangement, titles: Iterable[str]) -> Defaults:
    """The defaults with more touchpoint titles, each under the phase it has on a map."""
    touchpoints = dict(defaults.touchpoints)
    for title in titles:
        phase = phase_of_title(arrangement, title)
        touchpoints[phase] = (*touchpoints.get(phase, ()), title)
    return replace(defaults, touchpoints=touchpoints)


def without_title(defaults: Defaults, title: str) -> Defaults:
    """The defaults without a touchpoint title, in whatever phase it stands."""
    touchpoints = {
        phase: tuple(held for held in titles if held != title)
        for phase, titles in defaults.touchpoints.items()
    }
    return replace(defaults, touchpoints=touchpoints)
