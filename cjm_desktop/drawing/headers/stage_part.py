"""The header of one stage: its title, and what its lens says of it under that."""

from typing import NamedTuple

from cjm_desktop.drawing.geometry import (
    CARD_RADIUS,
    COLUMN_WIDTH,
    HEADER_INSET,
    HEADER_PADDING_X,
    HEADER_PADDING_Y,
    HEADER_SIZE,
    SMALL_SIZE,
)
from cjm_desktop.drawing.headers.below_title import below_title
from cjm_desktop.drawing.headers.said import Said
from cjm_desktop.drawing.headers.stage_facts import StageFacts
from cjm_desktop.drawing.picture import Box, Shape, Weight
from cjm_desktop.drawing.text import breaks_a_word
from cjm_desktop.drawing.text_block import TextBlock, text_block
from cjm_desktop.language import translate
from cjm_desktop.model.placement import StageOrLane
from cjm_desktop.model.records import Stage
from cjm_desktop.model.runs import Run

_SHARED_PADDING_Y = 5.0
_DASHED = (4.0, 4.0)
_LEAST_DASHED = 6.0
"""A narrower outline, of folded steps, would be a smear of dashes."""


class Part(NamedTuple):
    """A stage's share of a header; no `colour` is a dashed outline, where no step is in a stage."""

    title: TextBlock
    below: Said
    colour: str | None
    height: float


def stage_part(
    run: Run, stage: StageOrLane, colour: str, width: float, about: StageFacts | None,
    proposed: bool,
) -> Part:  # fmt: skip
    """The part of a stage that heads a run; with `about` all that its lens says of it."""
    title = stage.title or translate("Untitled")
    if run.again:
        title = translate("{stage}, again", stage=title)
    words = _title(title, width, "text.on_colour", "italic" if proposed else "semibold")
    below = Said()
    if isinstance(stage, Stage) and about is not None:
        below = below_title(stage, about, width, "text.on_colour")
    return _part(words, below, colour, shared=len(run.stages) > 1)


def empty_stage_part(stage: Stage, about: StageFacts) -> Part:
    """The part of a stage without steps, one column wide."""
    width = COLUMN_WIDTH - 2 * HEADER_INSET - 2 * HEADER_PADDING_X
    title = _title(stage.title or translate("Untitled"), width, "ghost.text")
    return _part(title, below_title(stage, about, width, "ghost.text"), None)


def no_stage_part(without_us: bool, width: float) -> Part:
    """The part over steps that are in no stage."""
    words = translate("Without us") if without_us else translate("In no stage")
    return _part(_title(words, width, "ghost.text"), Said(), None)


def folded_part(colour: str | None) -> Part:
    """The part of a header whose steps are all folded: there is no room for words."""
    return Part(TextBlock((), 0.0, 0.0), Said(), colour, 0.0)


def part_shapes(part: Part, y: float, width: float, height: float, shared: bool) -> list[Shape]:
    """A part drawn from y on; of a shared run the title stands in the middle of its part."""
    top = y + ((height - part.title.height) / 2 if shared else HEADER_PADDING_Y)
    radius = min(CARD_RADIUS, width / 4)
    box = _dashed_box(width, height) if part.colour is None else Box(
        0, y, width, height - (1.0 if shared else 0.0), part.colour, None, 0, radius
    )  # fmt: skip
    shapes: list[Shape] = [box] if part.colour or width >= _LEAST_DASHED else []
    shapes += [line._replace(y=line.y + top) for line in part.title.lines]
    shapes += part.below.at(HEADER_PADDING_X, top + part.title.height)
    return shapes


def _title(words: str, width: float, colour: str, weight: Weight = "semibold") -> TextBlock:
    """A title with its words whole: where they would be broken it is smaller, and a bit wider."""
    size = HEADER_SIZE
    if breaks_a_word(words, weight, size, width):
        wider = width + HEADER_PADDING_X / 2
        if not breaks_a_word(words, weight, SMALL_SIZE, wider):
            size, width = SMALL_SIZE, wider
    return text_block(words, HEADER_PADDING_X, 0, width, weight, size, colour)


def _part(title: TextBlock, below: Said, colour: str | None, *, shared: bool = False) -> Part:
    padding = _SHARED_PADDING_Y if shared else HEADER_PADDING_Y
    return Part(title, below, colour, title.height + below.height + 2 * padding)


def _dashed_box(width: float, height: float) -> Box:
    return Box(0.7, 0.7, width - 1.4, height - 1.4, None, "ghost.outline", 1.4, CARD_RADIUS,
               _DASHED)  # fmt: skip
