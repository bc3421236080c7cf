"""Where a palette entry lands that was clicked, not dragged."""

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import lane_rows
from cjm_desktop.drawing.geometry import COLUMN_WIDTH
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.model.records import LaneKind

_KIND_OF_ELEMENT: dict[str, LaneKind] = {
    "touchpoint": "department",
    "note": "notes",
    "image": "images",
    "emotion-curve": "emotion",
}


def place_for_element(session: MapSession, element: str, key: str | None) -> Place:
    """The place at which a clicked palette entry is put: at the selection, else at the end."""
    picture = session.picture
    rect = session.rect_of(key) if key else None
    if rect is None:
        last = next((step for step in reversed(picture.steps) if picture.rect_of(step)), None)
        rect = picture.rect_of(last) if last is not None else None
    if rect is None:
        return _at(picture, picture.left + 1, _below_all(picture))
    x, y = rect.x + min(rect.width, COLUMN_WIDTH) / 2, rect.y + rect.height / 2
    if element in ("stage", "step"):
        return _at(picture, x + COLUMN_WIDTH * 0.4, y)
    if element == "swimlane":
        return _at(picture, x, rect.y + rect.height - 1)
    return _at(picture, x, _lane_y(session, element, y))


def _lane_y(session: MapSession, element: str, y: float) -> float:
    """The height of the lane the selection lies in, else of the first lane that fits."""
    kind = _KIND_OF_ELEMENT[element]
    rows = [row for lane, row in lane_rows(session) if lane.kind == kind]
    for row in rows:
        if row.y <= y <= row.y + row.body.height:
            return row.y + row.body.height - 1
    if rows:
        return rows[0].y + rows[0].body.height - 1
    return _below_all(session.picture)


def _below_all(picture: Picture) -> float:
    """A height below the last lane, and below a parking lot of any height, too."""
    return picture.height + 100


def _at(picture: Picture, x: float, y: float) -> Place:
    return Place(x, y, picture.row_at(y), picture.column_at(x), False)
