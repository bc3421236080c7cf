"""The header band: one group per run of a lens, and the tint behind its columns."""

from collections.abc import Sequence
from typing import NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import (
    CARD_RADIUS,
    COLUMN_WIDTH,
    HEADER_INSET,
    HEADER_LEAST_HEIGHT,
    HEADER_PADDING_X,
    HEADER_PADDING_Y,
    HEADER_SIZE,
    SMALL_SIZE,
)
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Box, Group, Shape, Weight
from cjm_desktop.drawing.text_block import TextBlock, text_block
from cjm_desktop.language import marked, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import StageOrLane, placement_of
from cjm_desktop.model.records import COMPANY_LENSES, Lane, Lens, Stage
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

_DASHED = (4.0, 4.0)
_LEAST_DASHED = 6.0
"""A narrower outline, of folded steps, would be a smear of dashes."""


class Heading(NamedTuple):
    """A run with the texts of its header, not yet of a height; `key` names its group.

    It begins `x` right of its first column's left. It is `proposed` when all its steps were placed
    by the program and none is confirmed yet.
    """

    key: str
    run: Run
    x: float
    width: float
    parts: tuple["_Part", ...]
    height: float
    proposed: bool

    @property
    def made_from(self) -> tuple[object, ...]:
        """What its group is drawn from, as values that can be compared."""
        words = tuple(
            (line.text, line.weight, line.x, line.y)
            for part in self.parts
            for line in (*part.title.lines, *part.goal.lines)
        )
        return words, tuple(part.colour for part in self.parts), self.width


class _Part(NamedTuple):
    title: TextBlock
    goal: TextBlock
    colour: str | None
    height: float


def headings_of(
    arrangement: Arrangement, lens: Lens, runs: Sequence[Run], columns: Columns, kept: Kept
) -> list[Heading]:
    """The texts of the headers of a lens's runs; a stage's goal stands on its first open run."""
    headings = []
    shown: set[str] = set()
    for run in runs:
        with_goal = len(run.stages) == 1 and run.stages[0].id not in shown
        headings.append(_heading_of(arrangement, lens, run, columns, with_goal, kept))
        if with_goal and columns.shown(run.first, run.last) is not None:
            shown.add(run.stages[0].id)
    return headings


def _heading_of(
    arrangement: Arrangement, lens: Lens, run: Run, columns: Columns, with_goal: bool, kept: Kept
) -> Heading:
    proposed = bool(run.stages) and _is_proposed(arrangement, lens, run)
    without_us = not run.stages and _is_without_us(arrangement, lens, run)
    colours = tuple(colour_of(arrangement, lens, stage) for stage in run.stages)
    key = run_key(arrangement.steps[run.first].id)
    room = columns.width_of(run.first, run.last)
    inset = min(HEADER_INSET, room / 4)
    folded = columns.shown(run.first, run.last) is None
    inputs = (*run.stages, *colours, room, folded, run.again, with_goal, proposed, without_us)

    def make() -> tuple[_Part, ...]:
        if folded:
            return tuple(map(_folded_part, colours or (None,)))
        width = room - 2 * HEADER_INSET - 2 * HEADER_PADDING_X
        if not run.stages:
            return (_no_stage(without_us, width),)
        return tuple(
            _stage_part(run, stage, colour, width, with_goal, proposed)
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
        shapes += _part_shapes(part, y, width, part.height + spare, len(heading.parts) > 1)
        y += part.height + spare
    return Group(heading.key, width, height, tuple(shapes))


def empty_stage_group(stage: Stage, height: float) -> Group:
    """The dashed header of a stage without steps, one column wide."""
    width = COLUMN_WIDTH - 2 * HEADER_INSET
    title = _header_text(stage.title or translate("Untitled"), width - 2 * HEADER_PADDING_X,
                         "ghost.text")  # fmt: skip
    lines = [line._replace(y=line.y + HEADER_PADDING_Y) for line in title.lines]
    shapes: tuple[Shape, ...] = (_dashed_box(width, height), *lines)
    return Group(stage.id, width, height, shapes)


def empty_stage_height(stage: Stage) -> float:
    """The height that the header of a stage without steps needs."""
    width = COLUMN_WIDTH - 2 * HEADER_INSET - 2 * HEADER_PADDING_X
    return max(HEADER_LEAST_HEIGHT, _header_text(stage.title, width, "text").height
               + 2 * HEADER_PADDING_Y)  # fmt: skip


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


def _no_stage(without_us: bool, width: float) -> _Part:
    words = translate("Without us") if without_us else translate("In no stage")
    return _part(_header_text(words, width, "ghost.text"), None, None)


def _folded_part(colour: str | None) -> _Part:
    """The part of a header whose steps are all folded: there is no room for words."""
    return _Part(TextBlock((), 0.0, 0.0), TextBlock((), 0.0, 0.0), colour, 0.0)


def _stage_part(
    run: Run, stage: StageOrLane, colour: str, width: float, with_goal: bool, proposed: bool
) -> _Part:
    title = stage.title or translate("Untitled")
    if run.again:
        title = translate("{stage}, again", stage=title)
    goal = stage.goal if isinstance(stage, Stage) and with_goal else ""
    words = _header_text(title, width, "text.on_colour", "italic" if proposed else "semibold")
    below = text_block(goal, HEADER_PADDING_X, 0, width, "regular", SMALL_SIZE, "text.on_colour")
    return _part(words, below, colour, len(run.stages) > 1)


def _is_proposed(arrangement: Arrangement, lens: Lens, run: Run) -> bool:
    if lens == "functional":
        return False
    placements = [
        placement_of(arrangement, arrangement.steps[column].id, lens)
        for column in range(run.first, run.last + 1)
    ]
    return all(placement is not None and placement.proposed for placement in placements)


def _header_text(words: str, width: float, colour: str, weight: Weight = "semibold") -> TextBlock:
    return text_block(words, HEADER_PADDING_X, 0, width, weight, HEADER_SIZE, colour)


def _part(
    title: TextBlock, goal: TextBlock | None, colour: str | None, shared: bool = False
) -> _Part:
    goal = goal or TextBlock((), 0.0, 0.0)
    height = title.height + goal.height + 2 * (5.0 if shared else HEADER_PADDING_Y)
    return _Part(title, goal, colour, height)


def _part_shapes(part: _Part, y: float, width: float, height: float, shared: bool) -> list[Shape]:
    top = y + ((height - part.title.height) / 2 if shared else HEADER_PADDING_Y)
    radius = min(CARD_RADIUS, width / 4)
    box = _dashed_box(width, height) if part.colour is None else Box(
        0, y, width, height - (1.0 if shared else 0.0), part.colour, None, 0, radius
    )  # fmt: skip
    shapes: list[Shape] = [box] if part.colour or width >= _LEAST_DASHED else []
    shapes += [line._replace(y=line.y + top) for line in part.title.lines]
    shapes += [line._replace(y=line.y + top + part.title.height) for line in part.goal.lines]
    return shapes


def _dashed_box(width: float, height: float) -> Box:
    return Box(0.7, 0.7, width - 1.4, height - 1.4, None, "ghost.outline", 1.4, CARD_RADIUS,
               _DASHED)  # fmt: skip
