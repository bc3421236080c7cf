"""What a team begins new maps with: its own lens stages, departments and libraries.

They are taken from a map that the team likes, and kept in a file by `storage.team_defaults`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import function_of, stage_of
from cjm_desktop.model.records import LENSES, Lane, Lens, Phase, Side, Stage, Step, Touchpoint

PHASES: tuple[Phase, ...] = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class DefaultStage:
    """A stage that new maps have in a lens."""

    title: str
    phase: Phase = ""
    goal: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class DefaultDepartment:
    """A department that new maps have; `function` is the title of a functional stage, or empty."""

    title: str
    side: Side = "front"
    function: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What new maps begin with, in order, and the titles of the team's own libraries.

    Those of touchpoints and surveys go by phase, those of risk triggers mean all phases.
    Where `stages` leaves a lens out, that lens has the stages that ship with the program.
    """

    stages: Mapping[Lens, tuple[DefaultStage, ...]] = field(default_factory=dict)
    departments: tuple[DefaultDepartment, ...] = ()
    touchpoints: Mapping[Phase, tuple[str, ...]] = field(default_factory=dict)
    surveys: Mapping[Phase, tuple[str, ...]] = field(default_factory=dict)
    risks: tuple[str, ...] = ()

    @property
    def libraries(self) -> "Defaults":
        """The team's own libraries alone."""
        return Defaults(touchpoints=self.touchpoints, surveys=self.surveys, risks=self.risks)

    @property
    def has_libraries(self) -> bool:
        """Whether a library holds a title of the team's own."""
        return any((*self.touchpoints.values(), *self.surveys.values(), self.risks))


SHIPPED = Defaults()
"""A team without defaults of its own."""


def defaults_from(arrangement: Arrangement, known: Defaults = SHIPPED) -> Defaults:
    """The stages and departments of a map; its touchpoint titles join those known already.

    A lens in which the map has no stages is left out.
    """
    stages = {lens: tuple(_stages(arrangement, lens)) for lens in LENSES}
    return Defaults(
        {lens: found for lens, found in stages.items() if found},
        tuple(_departments(arrangement)),
        _with_more(known.touchpoints, _touchpoints(arrangement)),
        known.surveys,
        known.risks,
    )


def phase_of(arrangement: Arrangement, step: Step) -> Phase:
    """The phase of the first stage of the step that has one; "during" where none has."""
    for lens in LENSES:
        stage = stage_of(arrangement, step, lens)
        if stage is not None and stage.phase:
            return stage.phase
    return "during"


def _stages(arrangement: Arrangement, lens: Lens) -> Iterator[DefaultStage]:
    for stage in arrangement.stages(lens):
        if stage.title.strip():
            yield DefaultStage(stage.title, stage.phase, stage.goal, stage.colour)


def _departments(arrangement: Arrangement) -> Iterator[DefaultDepartment]:
    """Each department once, though several lanes may bear its title."""
    seen: set[str] = set()
    for lane in arrangement.lanes:
        if lane.kind == "department" and lane.title.strip() and lane.title not in seen:
            seen.add(lane.title)
            function = function_of(arrangement, lane)
            named = function.title if isinstance(function, Stage) else ""
            yield DefaultDepartment(lane.title, lane.side, named, lane.colour)


def _touchpoints(arrangement: Arrangement) -> Iterator[tuple[Phase, str]]:
    """The cards that meet the customer, with the phases of their steps."""
    for step in arrangement.steps:
        for card in arrangement.document.referring(Touchpoint, "step_id", step.id):
            lane = arrangement.document.require(Lane, card.lane_id)
            if lane.side in ("outside", "front") and card.title.strip():
                yield phase_of(arrangement, step), " ".join(card.title.split())


def _with_more(
    known: Mapping[Phase, tuple[str, ...]], more: Iterable[tuple[Phase, str]]
) -> dict[Phase, tuple[str, ...]]:
    """The titles by phase, each once, whatever its case."""
    titles = {phase: list(known.get(phase, ())) for phase in PHASES}
    seen = {title.casefold() for found in titles.values() for title in found}
    for phase, title in more:
        if title.casefold() not in seen:
            seen.add(title.casefold())
            titles[phase].append(title)
    return {phase: tuple(found) for phase, found in titles.items()}
