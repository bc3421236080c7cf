"""Drawing links by hand: from the handle of a card to another card; an end carried elsewhere."""

from collections.abc import Callable
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt

from cjm_desktop.canvas.hits import Hit, Place
from cjm_desktop.canvas.overlay import screen_rect
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import Target
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.viewport import TEXT_ZOOM, Viewport
from cjm_desktop.drawing.picture import Rect
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.links import LINKED, add_link, likely_kind, rejoin
from cjm_desktop.model.records import Link, Record

HANDLE_PX = 16.0
_REACH_PX = 4.0
_LINKED_ROWS = ("steps", "department", "notes")


def handle_of(session: MapSession, view: Viewport, key: str) -> QRectF | None:
    """The handle of a thing that can be linked, on the middle of its lower edge."""
    if view.zoom < TEXT_ZOOM or not isinstance(session.document.find(key), LINKED):
        return None
    rect = screen_rect(session, view, key)
    if rect is None:
        return None
    corner = QPointF(rect.center().x() - HANDLE_PX / 2, rect.bottom() - HANDLE_PX / 2)
    return QRectF(corner.x(), corner.y(), HANDLE_PX, HANDLE_PX)


def is_on_handle(session: MapSession, view: Viewport, key: str, pixel: QPointF) -> bool:
    """Whether a pixel lies on the handle of a thing, or very near."""
    handle = handle_of(session, view, key)
    near = handle.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX) if handle else None
    return near is not None and near.contains(pixel)


def drag_of_new_link(session: MapSession, source_id: str) -> Carry:
    """The gesture that draws a link from a thing to another one."""

    def act(edit: Edit, target_id: str) -> list[str]:
        kind = likely_kind(edit.document, source_id, target_id)
        return [add_link(edit, source_id, target_id, kind).id]

    return Carry(
        session, text("Link"),
        lambda place, _: _target(session, place, source_id, act),
        cursor=Qt.CursorShape.CrossCursor, tied_to=source_id,
    )  # fmt: skip


def drag_of_link_end(session: MapSession, link: Link, hit: Hit) -> Carry:
    """The gesture that carries the end of a link that is nearer to the pointer elsewhere."""
    line = session.picture.line_of(link.id)
    assert line is not None
    x, y = hit.place.x, hit.place.y
    (x1, y1), (x2, y2) = line.points[0], line.points[-1]
    beginning = hypot(x - x1, y - y1) < hypot(x - x2, y - y2)
    stays = link.target_id if beginning else link.source_id

    def act(edit: Edit, end_id: str) -> list[str]:
        ends = (end_id, stays) if beginning else (stays, end_id)
        rejoin(edit, link, *ends)
        return [link.id]

    return Carry(
        session, text("Move the end of a link"),
        lambda place, _: _target(session, place, stays, act),
        cursor=Qt.CursorShape.CrossCursor, tied_to=stays,
    )  # fmt: skip


def _target(
    session: MapSession, place: Place, other_id: str, act: Callable[[Edit, str], list[str]]
) -> Target:
    """The step, touchpoint or note at a place, to be joined with another one."""
    found = _linked_at(session, place)
    if found is None:
        raise EditRefusedError(
            text("A link ends at a step, a touchpoint or a note."),
            text("Let go over one of them."),
        )
    if found.id == other_id:
        raise EditRefusedError(
            text("A link joins two different things."), text("Draw it to another card or step.")
        )
    return Target(("link", found.id), text("Link to here"), lambda edit: act(edit, found.id))


def _linked_at(session: MapSession, place: Place) -> Record | None:
    row = place.row
    if row is None or row.body.kind not in _LINKED_ROWS or place.on_title or place.column is None:
        return None
    for item in row.body.in_column(place.column)[::-1]:
        if _contains(session.picture.place_of(row, item), place):
            record = session.document.find(item.group.key)
            return record if isinstance(record, LINKED) else None
    return None


def _contains(rect: Rect, place: Place) -> bool:
    across = rect.x <= place.x < rect.x + rect.width
    return across and rect.y <= place.y < rect.y + rect.height
