"""The header band: one group per run of a lens, and the tint behind its columns."""

from collections.abc import Sequence
from typing import NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import COLUMN_WIDTH, HEADER_INSET, HEADER_PADDING_X
from cjm_desktop.drawing.headers.stage_facts import NO_FACTS, StageFacts, facts_of
from cjm_desktop.drawing.headers.stage_part import (
    Part,
    folded_part,
    no_stage_part,
    part_shapes,
    stage_part,
)
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Group, Shape
from cjm_desktop.language import marked
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import StageOrLane, placement_of
from cjm_desktop.model.records import COMPANY_LENSES, Lane, Lens
from cjm_desktop.model.runs import Run

LENS_TITLES: dict[Lens, str] = {
    "functional": marked("Functional lens"),
    "outcome": marked("Outcome lens"),
    "interactive": marked("Interactive lens"),
    "activity": marked("Activity-based lens"),
    "goal": marked("Goal-based lens"),
}

LENS_QUESTIONS: dict[Lens, str] = {
    "functional": marked("Who holds the customer?"),
    "outcome": marked("What the business wants"),
    "interactive": marked("What the customer decides"),
    "activity": marked("What is being done"),
    "goal": marked("What they are after"),
}
"""The words under "Stages" in each lens."""


class Heading(NamedTuple):
    """A run with the texts of its header, not yet of a height; `key` names its group.

    It begins `x` right of its first column's left. It is `proposed` when all its steps were placed
    by the program and none is confirmed yet.
    """

    key: str
    run: Run
    x: float
    width: float
    parts: tuple[Part, ...]
    height: float
    proposed: bool

    @property
    def signs(self) -> frozenset[str]:
        """The signs in it that the legend explains."""
        found = frozenset({"proposed"}) if self.proposed else frozenset[str]()
        return found.union(*(part.below.signs for part in self.parts))

    @property
    def made_from(self) -> tuple[object, ...]:
        """What its group is drawn from, as values that can be compared."""
        return self.parts, self.width


def headings_of(
    arrangement: Arrangement, lens: Lens, runs: Sequence[Run], columns: Columns, kept: Kept
) -> list[Heading]:
    """The texts of the headers of a lens's runs; what is said of a stage, on its first open run."""
    headings = []
    shown: set[str] = set()
    facts = facts_of(arrangement, lens)
    for run in runs:
        told = len(run.stages) == 1 and run.stages[0].id not in shown
        about = facts.get(run.stages[0].id, NO_FACTS) if told else None
        headings.append(_heading_of(arrangement, lens, run, columns, about, kept))
        if told and columns.shown(run.first, run.last) is not None:
            shown.add(run.stages[0].id)
    return headings


def _heading_of(
    arrangement: Arrangement,
    lens: Lens,
    run: Run,
    columns: Columns,
    about: StageFacts | None,
    kept: Kept,
) -> Heading:
    """The heading of a run; `about` is what is known of its stage, None to tell only its title."""
    proposed = bool(run.stages) and _is_proposed(arrangement, lens, run)
    without_us = not run.stages and _is_without_us(arrangement, lens, run)
    colours = tuple(colour_of(arrangement, lens, stage) for stage in run.stages)
    key = run_key(arrangement.steps[run.first].id)
    room = columns.width_of(run.first, run.last)
    inset = min(HEADER_INSET, room / 4)
    folded = columns.shown(run.first, run.last) is None
    inputs = (*run.stages, *colours, room, folded, run.again, about, proposed, without_us)

    def make() -> tuple[Part, ...]:
        if folded:
            return tuple(map(folded_part, colours or (None,)))
        width = room - 2 * HEADER_INSET - 2 * HEADER_PADDING_X
        if not run.stages:
            return (no_stage_part(without_us, width),)
        return tuple(
            stage_part(run, stage, colour, width, about, proposed)
            for stage, colour in zip(run.stages, colours, strict=True)
        )

    parts = kept.get(("heading", lens, key), inputs, make)
    height = sum(part.height for part in parts)
    return Heading(key, run, inset, room - 2 * inset, parts, height, proposed)


def header_group(heading: Heading, height: float) -> Group:
    """The header of a run, as tall as the band; the parts of a shared run share its height."""
    width = heading.width
    spare = (height - heading.height) / len(heading.parts)
    shapes: list[Shape] = []
    y = 0.0
    for part in heading.parts:
        shapes += part_shapes(part, y, width, part.height + spare, len(heading.parts) > 1)
        y += part.height + spare
    return Group(heading.key, width, height, tuple(shapes))


def empty_stage_group(part: Part, stage_id: str, height: float) -> Group:
    """The dashed header of a stage without steps, one column wide."""
    width = COLUMN_WIDTH - 2 * HEADER_INSET
    return Group(stage_id, width, height, tuple(part_shapes(part, 0.0, width, height, False)))


def colour_of(arrangement: Arrangement, lens: Lens, stage: StageOrLane) -> str:
    """The colour role of a stage's header: its department's, or its lens's accent."""
    if lens != "functional":
        return f"accent.{lens}"
    if stage.colour:
        return f"department.{stage.colour}"
    if isinstance(stage, Lane):
        return "department.slate"
    lanes = (lane for lane in arrangement.lanes if lane.function_id == stage.id and lane.colour)
    lane = next(lanes, None)
    return f"department.{lane.colour if lane else 'slate'}"


def run_key(first_step_id: str) -> str:
    """The key of a run's group, made of its first step's id."""
    return f"run:{first_step_id}"


def band_fill(arrangement: Arrangement, lens: Lens, run: Run) -> str | None:
    """The colour role of the tint behind a run, or None where no stage holds it."""
    if not run.stages:
        return None
    return f"{colour_of(arrangement, lens, run.stages[0])}.tint"


def _is_without_us(arrangement: Arrangement, lens: Lens, run: Run) -> bool:
    return lens in COMPANY_LENSES and all(
        arrangement.is_gap(column) for column in range(run.first, run.last + 1)
    )


def _is_proposed(arrangement: Arrangement, lens: Lens, run: Run) -> bool:
    if lens == "functional":
        return False
    placements = [
        placement_of(arrangement, arrangement.steps[column].id, lens)
        for column in range(run.first, run.last + 1)
    ]
    return all(placement is not None and placement.proposed for placement in placements)
