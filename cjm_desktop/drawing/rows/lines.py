"""The lines of interaction, visibility and internal interaction, where the sides they part meet.

Service blueprinting (Shostack 1984; Bitner, Ostrom & Morgan 2008).
"""

from collections.abc import Iterator, Sequence

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import HEADING_X, SMALL_SIZE
from cjm_desktop.drawing.picture import Group, Line, Placed, RowBody
from cjm_desktop.drawing.text import line_height
from cjm_desktop.drawing.text_block import text_block
from cjm_desktop.language import marked, translate
from cjm_desktop.model.records import SIDES, Lane

_DASH = (7.0, 4.0)
_LINE_X = -6.0
_GAP = 6.0
_LINES = {
    "interaction": marked("Line of interaction"),
    "visibility": marked("Line of visibility"),
    "internal": marked("Line of internal interaction"),
}


def lines_above(lanes: Sequence[Lane]) -> dict[str, tuple[str, ...]]:
    """The names of the lines that stand above lanes, by the lane's id."""
    result: dict[str, tuple[str, ...]] = {}
    previous: Lane | None = None
    for lane in lanes:
        if lane.kind == "department":
            result[lane.id] = tuple(_between(previous, lane))
            previous = lane
    return result


def line_row(name: str, lane_id: str, columns: Columns) -> RowBody:
    """A dashed line across the map with its name at the left."""
    words = text_block(translate(_LINES[name]), 0, 0, 148, "regular", SMALL_SIZE, "text.muted")
    height = max(words.height, line_height(SMALL_SIZE)) + 6
    title = Group("", 148, words.height, words.lines)
    y = height / 2
    left = max(_LINE_X, HEADING_X + words.width + _GAP)
    length = columns.width - left
    line = Group("", length, height, (Line(0, y, length, y, "boundary", 1.4, _DASH),))
    return RowBody(
        f"{name}:{lane_id}",
        "line",
        height,
        (Placed(title, 0, HEADING_X, 3.0, 0),),
        (),
        (Placed(line, 0, left, 0.0, max(0, columns.count - 1)),),
    )


def _between(above: Lane | None, below: Lane) -> Iterator[str]:
    if above is None:
        yield "interaction"
        return
    low, high = sorted((SIDES.index(above.side), SIDES.index(below.side)))
    if low <= SIDES.index("front") < high:
        yield "visibility"
    if low <= SIDES.index("back") < high and high == SIDES.index("support"):
        yield "internal"
