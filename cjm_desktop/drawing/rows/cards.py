"""The rows of department, notes and images lanes: cards standing in cells."""

from collections.abc import Callable
from typing import Any

from cjm_desktop.drawing.cards import figure_card, note_card, touchpoint_card
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import (
    CARD_INSET,
    LANE_LEAST_HEIGHT,
    OPEN_ROW_PADDING,
    ROW_PADDING,
)
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Group, RowBody
from cjm_desktop.drawing.rows.lane_heading import (
    department_heading,
    placed_heading,
    plain_heading,
)
from cjm_desktop.drawing.rows.lane_row import LaneRow, frame, signs_and_sources
from cjm_desktop.drawing.rows.stacking import Standing, stack
from cjm_desktop.language import marked, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Image, Lane

_SIDE_WORDS = {
    "outside": marked("Third party"),
    "support": marked("Support"),
}
_TITLE_INDENT = 16.0

_Draw = Callable[[Any, float], Group]
_Known = dict[str, tuple[Any, float, Group]]
"""What was drawn of the cards of a lane: the card, its width, its look."""


def department_row(arrangement: Arrangement, lane: Lane, columns: Columns, kept: Kept) -> LaneRow:
    """A swimlane: its touchpoints or activities, in a frame."""
    colour = lane.colour or "slate"

    def draw(card: Any, width: float) -> Group:
        return touchpoint_card(card, colour, width)

    known: _Known = kept.get(("cards", lane.id), (colour,), dict)
    cards, standing = _standing(arrangement, lane, columns, draw, known)
    detail = translate(_SIDE_WORDS.get(lane.side, ""))
    title = lane.title or translate("Untitled")
    heading = department_heading(
        lane.id, title, detail, colour, max(LANE_LEAST_HEIGHT, standing.height)
    )
    body = RowBody(
        lane.id,
        "department",
        heading.height,
        (placed_heading(heading, 0),),
        standing.items,
        frame(columns, heading.height),
    )
    return LaneRow(body, *signs_and_sources(cards))


def notes_row(arrangement: Arrangement, lane: Lane, columns: Columns, kept: Kept) -> LaneRow:
    """A lane of sticky notes, without a frame."""

    def draw(note: Any, width: float) -> Group:
        return note_card(note, lane.note_kind, width)

    known: _Known = kept.get(("cards", lane.id), (lane.note_kind,), dict)
    return _open_row(arrangement, lane, columns, draw, known)


def images_row(arrangement: Arrangement, lane: Lane, columns: Columns, kept: Kept) -> LaneRow:
    """A storyboard lane: pictures with captions, without a frame."""

    def draw(figure: Any, width: float) -> Group:
        image = arrangement.document.get(Image, figure.image_id)
        return kept.get(
            figure.id, (figure, image, width), lambda: figure_card(figure, image, width)
        )

    return _open_row(arrangement, lane, columns, draw, {})


def _open_row(
    arrangement: Arrangement, lane: Lane, columns: Columns, draw: _Draw, known: _Known
) -> LaneRow:
    cards, standing = _standing(arrangement, lane, columns, draw, known, OPEN_ROW_PADDING)
    heading = plain_heading(lane.id, lane.title or translate("Untitled"), "", _TITLE_INDENT)
    height = max(LANE_LEAST_HEIGHT - 10, standing.height, heading.height + 14)
    top = (height - heading.height) / 2
    kind: Any = lane.kind
    body = RowBody(lane.id, kind, height, (placed_heading(heading, top),), standing.items)
    return LaneRow(body, *signs_and_sources(cards))


def _standing(
    arrangement: Arrangement,
    lane: Lane,
    columns: Columns,
    draw: _Draw,
    known: _Known,
    padding: float = ROW_PADDING,
) -> tuple[list[Any], Standing]:
    """The cards of a lane, and those in place; `known` keeps what was drawn of each, by its id.

    Of a card that spans out of a fold its open columns are shown.
    """
    cells = arrangement.cells(lane.id)
    cards: list[Any] = []
    placed = []
    for column in sorted(cells):
        for card in cells[column]:
            cards.append(card)
            last = column if card.last_step_id is None else arrangement.columns_of(card)[-1]
            shown = columns.shown(column, last)
            if shown is None:
                continue
            width = columns.width_of(*shown) - 2 * CARD_INSET
            found = known.get(card.id)
            if found is None or found[0] is not card or found[1] != width:
                found = known[card.id] = (card, width, draw(card, width))
            placed.append((found[2], *shown))
    return cards, stack(placed, padding)
