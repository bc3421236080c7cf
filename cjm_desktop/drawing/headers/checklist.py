"""The team's checklist under a stage: boxes, ticked or not, with their words beside them."""

from collections.abc import Sequence

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.geometry import SMALL_SIZE
from cjm_desktop.drawing.headers.said import Said, stacked, words_said
from cjm_desktop.drawing.picture import Box, Shape
from cjm_desktop.drawing.text import line_height
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.model.records import Checkpoint

MOST_HEIGHT = 8 * line_height(SMALL_SIZE)
"""Of a list, in points; what does not fit is counted below it."""

_LEAST_WIDTH = 110.0
_COLUMN_GAP = 14.0
_LINE_GAP = 2.0
_BOX = 9.0
_INDENT = 15.0


def checklist(checkpoints: Sequence[Checkpoint], width: float, colour: str) -> Said:
    """As many lines as fit, side by side where the header is wide, and how many more there are."""
    if not checkpoints:
        return Said()
    count = max(1, int((width + _COLUMN_GAP) // (_LEAST_WIDTH + _COLUMN_GAP)))
    most = count * int(MOST_HEIGHT // (line_height(SMALL_SIZE) + _LINE_GAP))
    count = min(count, len(checkpoints))
    room = (width - (count - 1) * _COLUMN_GAP) / count
    lines = [_line(checkpoint, room, colour) for checkpoint in checkpoints[:most]]
    shown = next(
        number for number in range(len(lines), 0, -1)
        if number == 1 or _side_by_side(lines[:number], count, room).height <= MOST_HEIGHT
    )  # fmt: skip
    left = len(checkpoints) - shown
    more = translate_plural("and {number} more", "and {number} more", left) if left else ""
    return stacked((_side_by_side(lines[:shown], count, room), words_said(more, width, colour)))


def _line(checkpoint: Checkpoint, width: float, colour: str) -> Said:
    title = " ".join(checkpoint.title.split()) or translate("Untitled")
    words = words_said(title, width - _INDENT, colour)
    top = (line_height(SMALL_SIZE) - _BOX) / 2
    box: tuple[Shape, ...] = (Box(0.5, top, _BOX, _BOX, None, colour, 1.1, 2.0),)
    if checkpoint.done:
        box += signs.tick(0.5 + _BOX / 2, top + _BOX / 2, _BOX - 3, colour)
    height = max(words.height, line_height(SMALL_SIZE))
    return Said((*box, *words.at(_INDENT, 0)), height, _INDENT + words.width)


def _side_by_side(lines: Sequence[Said], count: int, room: float) -> Said:
    """The lines in columns, read from the top down."""
    each = -(-len(lines) // count)
    columns = [
        stacked(lines[start : start + each], _LINE_GAP) for start in range(0, len(lines), each)
    ]
    shapes = tuple(
        shape
        for number, column in enumerate(columns)
        for shape in column.at(number * (room + _COLUMN_GAP), 0)
    )
    width = count * room + (count - 1) * _COLUMN_GAP
    return Said(shapes, max(column.height for column in columns), width)
