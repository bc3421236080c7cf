"""All facts and findings of a map in a lens, in the order in which a room should meet them.

Findings stand in the order of severity, then of the map: from left to right by the first thing
they are about (a stage where its first run begins; what belongs to no step comes last), then from
above, then in the order of `kinds`. Facts stand in the order of `kinds`, then of the map. Equals
stay as they were found: each search goes through the map in its order.
"""

from collections.abc import Callable, Iterable
from functools import partial

from cjm_desktop.lenses import (
    activity,
    cards_and_notes,
    feelings,
    functional,
    goal,
    interactive,
    moments,
    outcome,
    risks,
    stages,
)
from cjm_desktop.lenses.gaps import gaps
from cjm_desktop.lenses.kinds import RANK_OF
from cjm_desktop.lenses.places import Places
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.answers import answers_of
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.finding import SEVERITIES, Finding
from cjm_desktop.model.records import Amount, Checkpoint, Figure, Image, Lens

_Search = Callable[[Reading], Iterable[Finding]]

_FACTS_OF_EVERY_LENS: tuple[_Search, ...] = (
    feelings.curve_facts,
    risks.risk_facts,
)
_FACTS: dict[Lens, tuple[_Search, ...]] = {
    "functional": (functional.hand_over_facts,),
    "outcome": (outcome.disguise,),
    "interactive": (interactive.not_about_product,),
    "activity": (),
    "goal": (goal.coverage_facts,),
}
_FINDINGS_OF_EVERY_LENS: tuple[_Search, ...] = (
    feelings.weakest_links,
    feelings.endings,
    feelings.moments_in_the_red,
    feelings.believed_not_measured,
    moments.moments_without_owner,
    moments.moments_without_survey,
    moments.only_assumed,
    cards_and_notes.failing_touchpoints,
    cards_and_notes.open_loops,
    cards_and_notes.expectations_not_met,
    cards_and_notes.pains_unanswered,
    cards_and_notes.voted_without_owner,
)
_FINDINGS: dict[Lens, tuple[_Search, ...]] = {
    "functional": (
        functional.hand_overs,
        gaps,
        functional.shared_steps,
        functional.dependencies,
    ),
    "outcome": (
        partial(stages.no_goal, lens="outcome"),
        outcome.metrics,
        outcome.targets_and_feelings,
        outcome.conversions,
        outcome.can_still_leave,
    ),
    "interactive": (interactive.decisions, interactive.stages_left_empty),
    "activity": (
        gaps,
        activity.long_silences,
        activity.rows_of_touchpoints,
        activity.beginning_and_end,
    ),
    "goal": (partial(stages.no_goal, lens="goal"), goal.departments_to_ask),
}
_NOT_LOOKED_AT = (Image, Figure, Amount, Checkpoint)


def findings_of(arrangement: Arrangement, lens: Lens, *, answered: bool = False) -> list[Finding]:
    """What a map asks in a lens; `answered`: instead what the team called fine as it is."""
    found = Findings(arrangement)
    return list(found.answered(lens) if answered else found.open(lens))


def facts_of(arrangement: Arrangement, lens: Lens) -> list[Finding]:
    """The facts of a map in a lens."""
    return list(Findings(arrangement).facts(lens))


class Findings:
    """The facts and findings of a map, kept until a patch comes that may change them.

    Nothing is computed before it is asked for, and then for one lens: a map of 2,000 touchpoints
    takes some 4 ms. Follows patches after the arrangement has followed them.
    """

    def __init__(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._reading: Reading | None = None
        self._of_every_lens: list[Finding] | None = None
        self._findings: dict[Lens, tuple[tuple[Finding, ...], tuple[Finding, ...]]] = {}
        self._facts: dict[Lens, tuple[Finding, ...]] = {}

    def follow(self, patch: Patch) -> bool:
        """Take in a patch; whether what was found may have changed."""
        touched = any(not isinstance(change.record, _NOT_LOOKED_AT) for change in patch)
        if touched:
            self._forget()
        return touched

    def open(self, lens: Lens) -> tuple[Finding, ...]:
        """What the map asks in a lens and the team has not answered."""
        return self._by_answer(lens)[0]

    def answered(self, lens: Lens) -> tuple[Finding, ...]:
        """What the map asks in a lens, and the team calls fine as it is."""
        return self._by_answer(lens)[1]

    def facts(self, lens: Lens) -> tuple[Finding, ...]:
        """The facts of a map in a lens."""
        if lens not in self._facts:
            found = self._search((*_FACTS[lens], *_FACTS_OF_EVERY_LENS))
            place_of = Places(self._read(), lens).place_of
            found.sort(key=lambda one: (RANK_OF[one.kind], place_of(one)))
            self._facts[lens] = tuple(found)
        return self._facts[lens]

    def _by_answer(self, lens: Lens) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        if lens not in self._findings:
            found = self._ranked_findings(lens)
            keys = answers_of(self._arrangement.document, self._arrangement.map_id).keys()
            self._findings[lens] = (
                tuple(one for one in found if one.key not in keys),
                tuple(one for one in found if one.key in keys),
            )
        return self._findings[lens]

    def _ranked_findings(self, lens: Lens) -> list[Finding]:
        if self._of_every_lens is None:
            self._of_every_lens = self._search(_FINDINGS_OF_EVERY_LENS)
        of_lens: tuple[_Search, ...] = (
            *_FINDINGS[lens],
            partial(stages.no_voice, lens=lens),
            partial(stages.unplaced, lens=lens),
        )
        found = [*self._search(of_lens), *self._of_every_lens]
        place_of = Places(self._read(), lens).place_of
        severity = {name: at for at, name in enumerate(SEVERITIES)}
        found.sort(key=lambda one: (severity[one.severity], place_of(one), RANK_OF[one.kind]))
        return found

    def _search(self, searches: Iterable[_Search]) -> list[Finding]:
        reading = self._read()
        return [found for search in searches for found in search(reading)]

    def _read(self) -> Reading:
        if self._reading is None:
            self._reading = Reading(self._arrangement)
        return self._reading

    def _forget(self) -> None:
        self._reading = self._of_every_lens = None
        self._findings.clear()
        self._facts.clear()
