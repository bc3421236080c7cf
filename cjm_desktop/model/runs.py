"""Runs: neighbouring steps in the same stage of a lens."""

from dataclasses import dataclass

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import StageOrLane, stages_by_column
from cjm_desktop.model.records import Lens


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring columns `first` to `last` in the same stages, or in none.

    `again` says whether these stages already had a run further left.
    """

    stages: tuple[StageOrLane, ...]
    first: int
    last: int
    again: bool

    @property
    def step_count(self) -> int:
        """How many steps the run has."""
        return self.last - self.first + 1

    @property
    def title(self) -> str | None:
        """The stages' titles as `A + B`, or None for steps in no stage."""
        return " + ".join(stage.title for stage in self.stages) or None


def runs_of(arrangement: Arrangement, lens: Lens) -> list[Run]:
    """The runs of a lens: they cover all steps in order, no step twice."""
    by_column = stages_by_column(arrangement, lens)
    ids_by_column = [frozenset(stage.id for stage in stages) for stages in by_column]
    runs: list[Run] = []
    seen: set[frozenset[str]] = set()
    first = 0
    for column in range(1, len(by_column) + 1):
        ids = ids_by_column[first]
        if column == len(by_column) or ids_by_column[column] != ids:
            runs.append(Run(by_column[first], first, column - 1, bool(ids) and ids in seen))
            seen.add(ids)
            first = column
    return runs
