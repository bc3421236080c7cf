"""The measures of a drawn map, in points; one place for all of them."""

import functools

MARGIN = 28.0
LEFT = 176.0
"""Where the first column begins: room for the titles of the lanes."""
COLUMN_WIDTH = 138.0
FOLD_WIDTH = 28.0
"""Of the bar that neighbouring folded steps share; room for the number of them."""
FOLDED_LANE_HEIGHT = 20.0
LEAST_WIDTH = 760.0
"""A map of few columns is still as wide as its title block needs."""

HEADING_WIDTH = 138.0
HEADING_X = MARGIN - LEFT
"""Where headings begin, seen from the first column."""

TITLE_SIZE = 26.0
HEADER_SIZE = 13.5
TEXT_SIZE = 13.0
SMALL_SIZE = 11.5

HEADER_LEAST_HEIGHT = 62.0
HEADER_INSET = 2.0
HEADER_PADDING_X = 12.0
HEADER_PADDING_Y = 8.0

CARD_INSET = 6.0
CARD_LEAST_HEIGHT = 56.0
CARD_PADDING_X = 10.0
CARD_PADDING_Y = 7.0
CARD_GAP = 6.0
CARD_RADIUS = 6.0
STRIP_WIDTH = 5.0

ROW_PADDING = 7.0
OPEN_ROW_PADDING = 3.0
"""Above and below the cards of a lane without a frame."""
ROW_GAP = 6.0
LANE_LEAST_HEIGHT = 70.0

SIGN_RADIUS = 4.5
SIGN_ROOM = 18.0
"""What a corner mark takes from the width of the line beside it."""

FEELING_HEIGHT = 31.0
"""The height of one unit of feeling."""
POINT_RADIUS = 5.5


@functools.cache
def span_width(columns: int) -> float:
    """The width of a card that covers some columns."""
    return columns * COLUMN_WIDTH - 2 * CARD_INSET
