"""The pages of a lens's story: the map as large as it goes, its text beneath and on further pages.

A page is a picture in the proportions of the paper within its margins, so that it is placed there
like any map. The map keeps its size in it; the text is drawn so much larger or smaller that it has
its own size on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cjm_desktop.drawing.columns import columns_of
from cjm_desktop.drawing.geometry import MARGIN
from cjm_desktop.drawing.pages import PageSetup, rooms
from cjm_desktop.drawing.picture import Group, Line, Picture, Placed, Row, RowBody, TextLine
from cjm_desktop.drawing.story.flow import PieceInPlace, broken, fill, least_height
from cjm_desktop.drawing.story.pieces import Piece, Setter, continued, pieces_of
from cjm_desktop.lenses.lens_story import LensStory

_SIZE_ON_A3, _LEAST_SIZE = 9.5, 7.5
_A3_SHORT_MM = 297.0
_COLUMN = 28.0
"""How wide a column should be, as a multiple of the size of its text."""
_GAP = 2.2
"""Between columns, between the map and the text, likewise."""
_MOST_INSET = 0.04
"""How far text may be moved in to stand below the title of the map, as a share of the width."""
_MOST_TEXT, _WHOLE_TEXT = 0.4, 0.52
"""The share of the first page that text may take from the map, and with which it may do so where
that spares a further page."""


def text_size(setup: PageSetup) -> float:
    """The size of text on a paper, in points on it: as on A3, larger on what hangs on a wall."""
    short = min(setup.paper.width_mm, setup.paper.height_mm)
    return max(_LEAST_SIZE, _SIZE_ON_A3 * short / _A3_SHORT_MM)


def story_pages(picture: Picture, story: LensStory, setup: PageSetup, title: str) -> list[Picture]:
    """A map with the story of its lens; `title` names the map on pages of text.

    The pages have one scale, which `place` finds for each again.
    """
    sheet = _sheet_for(picture, setup)
    head = continued(story, title, Setter(sheet.width - 2 * sheet.inset, sheet.setter.size))
    room = sheet.height - head.height - sheet.gap
    pieces = list(broken(pieces_of(story, sheet.setter), room))
    height = sheet.text_height(picture, pieces)
    scale = sheet.scale_above(picture, height)
    filled = fill(pieces, sheet.column_count, height)
    pages = [_map_page(picture, sheet, scale, height, filled.placed)]
    while filled.left:
        low = least_height(filled.left, sheet.column_count, room)
        filled = fill(filled.left, sheet.column_count, low)
        pages.append(_text_page(sheet, scale, head, filled.placed))
    return pages


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The room on a paper that lies one way, in points on it, and the columns of text there.

    `wanted` is the scale asked for, None for as large as it goes.
    """

    width: float
    height: float
    wanted: float | None
    inset: float
    gap: float
    column_count: int
    setter: Setter

    def x_of(self, column: int) -> float:
        """Where a column begins."""
        return self.inset + column * (self.setter.width + self.gap)

    def text_height(self, picture: Picture, pieces: Sequence[Piece]) -> float:
        """How high the text below the map is: all of it if it may be, else what it may take."""
        scale = self.wanted or self.width / picture.width
        most = max(self.height - self.gap - picture.height * scale, pieces[0].height)
        if self.wanted is None:
            whole = max(most, self.height * _WHOLE_TEXT)
            fits = not fill(pieces, self.column_count, whole).left
            most = whole if fits else max(most, self.height * _MOST_TEXT)
        return least_height(pieces, self.column_count, most)

    def scale_above(self, picture: Picture, text: float) -> float:
        """How large the map is above text of a height."""
        room = max(1.0, self.height - self.gap - text)
        return self.wanted or min(self.width / picture.width, room / picture.height)


def _sheet_for(picture: Picture, setup: PageSetup) -> _Sheet:
    """The paper as it lies for the larger map; whatever is found, so that all lenses lie alike."""

    def scale(room: tuple[float, float]) -> float:
        width, height = room
        return min(width / picture.width, height * (1 - _MOST_TEXT) / picture.height)

    width, height = max(rooms(setup), key=scale)
    size = text_size(setup)
    gap = _GAP * size
    scale_across = setup.scale or width / picture.width
    inset = min(MARGIN * scale_across, _MOST_INSET * width)
    inner = width - 2 * inset
    count = max(1, round((inner + gap) / (_COLUMN * size + gap)))
    column = (inner - (count - 1) * gap) / count
    return _Sheet(width, height, setup.scale, inset, gap, count, Setter(column, size))


def _map_page(
    picture: Picture, sheet: _Sheet, scale: float, text: float, placed: Sequence[PieceInPlace]
) -> Picture:
    """The map in the middle at the top, the text below it."""
    width = max(sheet.width / scale, picture.width)
    beside = (width - picture.width) / 2
    height = max(sheet.height / scale, picture.height + (sheet.gap + text) / scale)
    top = height - text / scale
    top = min(top, picture.height + sheet.gap / scale)
    left = picture.left + beside
    row = Row(top, _story_body(sheet, scale, placed, text, left))
    above = tuple(line.moved_right(beside) for line in picture.above)
    marks = tuple(mark.moved_right(beside) for mark in picture.marks)
    return replace(picture, width=width, height=height, left=left, rows=(*picture.rows, row),
                   above=above, marks=marks)  # fmt: skip


def _text_page(sheet: _Sheet, scale: float, head: Piece, placed: Sequence[PieceInPlace]) -> Picture:
    """A page of text only."""
    head_group = _group(head, scale)
    top = (head.height + sheet.gap) / scale
    body = _story_body(sheet, scale, placed, sheet.height - head.height - sheet.gap, 0.0)
    items = (Placed(head_group, 0, sheet.inset / scale, 0.0, 0),)
    first = Row(0.0, RowBody("story head", "story", head_group.height, (), items))
    columns = columns_of(0, ())
    width, height = sheet.width / scale, sheet.height / scale
    return Picture(width, height, 0.0, columns, (), (), 0.0, 0.0, (first, Row(top, body)))


def _story_body(
    sheet: _Sheet, scale: float, placed: Sequence[PieceInPlace], height: float, left: float
) -> RowBody:
    """Columns of text under a line; `left` is where the picture's first column begins."""
    across = (sheet.width - 2 * sheet.inset) / scale
    rule = Line(0, -sheet.gap / 2 / scale, across, -sheet.gap / 2 / scale, "lane.frame",
                1.0 / scale)  # fmt: skip
    items = [Placed(Group("", across, 0.0, (rule,)), 0, sheet.inset / scale - left, 0.0, 0)]
    for piece, column, y in placed:
        dx = sheet.x_of(column) / scale - left
        items.append(Placed(_group(piece, scale), 0, dx, y / scale, 0))
    return RowBody("story", "story", height / scale, (), tuple(items))


def _group(piece: Piece, scale: float) -> Group:
    """A piece as it is drawn in a picture that goes on paper in a scale."""
    shapes = []
    y = 0.0
    for line, height, above in piece.lines:
        y += above
        shapes.append(_enlarged(line._replace(y=line.y + y), 1 / scale))
        y += height
    width = max((shape.width for shape in shapes), default=0.0)
    return Group("", width, y / scale, tuple(shapes))


def _enlarged(line: TextLine, by: float) -> TextLine:
    return line._replace(x=line.x * by, y=line.y * by, size=line.size * by, width=line.width * by)
