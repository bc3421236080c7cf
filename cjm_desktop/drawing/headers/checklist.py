"""The team's checklist under a stage: boxes, ticked or not, with their words beside them."""

from collections.abc import Sequence

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.geometry import SMALL_SIZE
from cjm_desktop.drawing.headers.said import Said, stacked, words_said
from cjm_desktop.drawing.picture import Box, Group, Shape
from cjm_desktop.drawing.text import line_height
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.model.records import Checkpoint

MOST_HEIGHT = 8 * line_height(SMALL_SIZE)
"""Of a list, in points; what does not fit is counted below it."""

_LEAST_WIDTH = 150.0
_COLUMN_GAP = 14.0
_LINE_GAP = 2.0
_BOX = 9.0
_INDENT = 15.0


def checklist(checkpoints: Sequence[Checkpoint], width: float, colour: str) -> Said:
    """As many lines as fit, side by side where the header is wide, and how many more there are."""
    if not checkpoints:
        return Said()
    count = max(1, int((width + _COLUMN_GAP) // (_LEAST_WIDTH + _COLUMN_GAP)))
    most = count * int(MOST_HEIGHT // line_height(SMALL_SIZE))
    room = (width - (count - 1) * _COLUMN_GAP) / count
    lines = [_line(checkpoint, room, colour) for checkpoint in checkpoints[:most]]
    columns = _columns(lines, count)
    left = len(checkpoints) - sum(map(len, columns))
    more = translate_plural("and {number} more", "and {number} more", left) if left else ""
    return stacked((_side_by_side(columns, room), words_said(more, width, colour)))


def boxes_of(header: Group) -> list[Box]:
    """The boxes drawn in a header, in the order of the lines they stand before."""
    boxes = (shape for shape in header.shapes if isinstance(shape, Box) and shape.fill is None)
    return [box for box in boxes if (box.width, box.height) == (_BOX, _BOX)]


def _columns(lines: Sequence[Said], count: int) -> list[list[Said]]:
    """The lines in columns, read from the top down, no taller than all of them need."""
    height = 0.0
    while height < MOST_HEIGHT:
        height += line_height(SMALL_SIZE)
        columns = _filled(lines, count, height)
        if sum(map(len, columns)) == len(lines):
            break
    return columns


def _filled(lines: Sequence[Said], count: int, height: float) -> list[list[Said]]:
    """As many lines as the columns hold when so tall; the first one, whatever its height."""
    columns: list[list[Said]] = [[]]
    for line in lines:
        if columns[-1] and _height_of([*columns[-1], line]) > height:
            columns.append([])
        if len(columns) > count or (line.height > height and line is not lines[0]):
            break
        columns[-1].append(line)
    return [column for column in columns[:count] if column]


def _height_of(lines: Sequence[Said]) -> float:
    return sum(line.height for line in lines) + _LINE_GAP * (len(lines) - 1)


def _line(checkpoint: Checkpoint, width: float, colour: str) -> Said:
    title = " ".join(checkpoint.title.split()) or translate("Untitled")
    words = words_said(title, width - _INDENT, colour)
    top = (line_height(SMALL_SIZE) - _BOX) / 2
    box: tuple[Shape, ...] = (Box(0.5, top, _BOX, _BOX, None, colour, 1.1, 2.0),)
    if checkpoint.done:
        box += signs.tick(0.5 + _BOX / 2, top + _BOX / 2, _BOX - 3, colour)
    height = max(words.height, line_height(SMALL_SIZE))
    return Said((*box, *words.at(_INDENT, 0)), height, _INDENT + words.width)


def _side_by_side(columns: Sequence[Sequence[Said]], room: float) -> Said:
    drawn = [stacked(column, _LINE_GAP) for column in columns]
    shapes = tuple(
        shape
        for number, column in enumerate(drawn)
        for shape in column.at(number * (room + _COLUMN_GAP), 0)
    )
    width = len(drawn) * (room + _COLUMN_GAP) - _COLUMN_GAP
    return Said(shapes, max(column.height for column in drawn), width)
