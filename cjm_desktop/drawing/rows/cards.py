"""The rows of department, notes and images lanes: cards standing in cells."""

from typing import Any

from cjm_desktop.drawing.cards import figure_card, note_card, touchpoint_card
from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import (
    LANE_LEAST_HEIGHT,
    OPEN_ROW_PADDING,
)
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Group, RowBody
from cjm_desktop.drawing.rows.lane_heading import (
    department_heading,
    placed_heading,
    plain_heading,
)
from cjm_desktop.drawing.rows.lane_row import LaneRow, frame, signs_and_sources
from cjm_desktop.drawing.rows.standing_cards import Draw, KnownCards, standing_cards
from cjm_desktop.language import marked, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Image, Lane

_SIDE_WORDS = {
    "outside": marked("Third party"),
    "support": marked("Support"),
}
_TITLE_INDENT = 16.0


def department_row(arrangement: Arrangement, lane: Lane, columns: Columns, kept: Kept) -> LaneRow:
    """A swimlane: its touchpoints or activities, in a frame."""
    colour = lane.colour or "slate"
    surveys = arrangement.surveys_in(lane.id)

    def draw(card: Any, width: float) -> Group:
        return touchpoint_card(card, colour, width, surveyed=card.id in surveys)

    known = kept.get(("cards", lane.id), (colour, frozenset(surveys)), KnownCards)
    standing = standing_cards(arrangement, lane, columns, draw, known)
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
    signs, sources = signs_and_sources(one for found in surveys.values() for one in found)
    return LaneRow(body, standing.signs | signs, (*standing.sources, *sources))


def notes_row(arrangement: Arrangement, lane: Lane, columns: Columns, kept: Kept) -> LaneRow:
    """A lane of sticky notes, without a frame."""

    def draw(note: Any, width: float) -> Group:
        return note_card(note, lane.note_kind, width)

    known = kept.get(("cards", lane.id), (lane.note_kind,), KnownCards)
    return _open_row(arrangement, lane, columns, draw, known)


def images_row(arrangement: Arrangement, lane: Lane, columns: Columns, kept: Kept) -> LaneRow:
    """A storyboard lane: pictures with captions, without a frame."""

    def draw(figure: Any, width: float) -> Group:
        image = arrangement.document.get(Image, figure.image_id)
        return kept.get(
            figure.id, (figure, image, width), lambda: figure_card(figure, image, width)
        )

    return _open_row(arrangement, lane, columns, draw, KnownCards())


def _open_row(
    arrangement: Arrangement, lane: Lane, columns: Columns, draw: Draw, known: KnownCards
) -> LaneRow:
    standing = standing_cards(arrangement, lane, columns, draw, known, OPEN_ROW_PADDING)
    heading = plain_heading(lane.id, lane.title or translate("Untitled"), "", _TITLE_INDENT)
    height = max(LANE_LEAST_HEIGHT - 10, standing.height, heading.height + 14)
    top = (height - heading.height) / 2
    kind: Any = lane.kind
    body = RowBody(lane.id, kind, height, (placed_heading(heading, top),), standing.items)
    return LaneRow(body, standing.signs, standing.sources)
