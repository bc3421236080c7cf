"""After an undo or a redo the view goes to where something changed, if none of it is seen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.canvas.overlay import room_for, screen_rect
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.model.edits import Patch

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas


def reveal_change(canvas: "MapCanvas", patch: Patch) -> None:
    """Scroll to the first thing that a patch changed, unless some of it is in view."""
    session = canvas.session
    if session is None or canvas.picture is None or canvas.is_fitted:
        return
    places = [key for key in _places(patch) if key and session.rect_of(key) is not None]
    if places and not any(_is_seen(canvas, session, key) for key in places):
        rect = session.rect_of(places[0])
        assert rect is not None
        canvas.view.bring_into_view(canvas.picture, rect)
        canvas.scroll_by(0, 0)


def _places(patch: Patch) -> Iterator[str]:
    """The keys of what changed, of the cell where something was that is gone, and of its step."""
    for change in patch:
        record = change.record
        yield record.id
        step_id = str(getattr(record, "step_id", None) or "")
        if change.after is None:
            yield cell_key(str(getattr(record, "lane_id", None) or ""), step_id)
        yield step_id


def _is_seen(canvas: "MapCanvas", session: MapSession, key: str) -> bool:
    rect = screen_rect(session, canvas.view, key)
    return rect is not None and rect.intersects(room_for(session, canvas.view, key))
