"""The boxes of a checklist in a header: a click ticks a line, or takes its tick away."""

from typing import TYPE_CHECKING

from cjm_desktop.canvas.fields import record_at
from cjm_desktop.canvas.hits import Hit
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.headers.checklist import boxes_of
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.checklists import checklist_of, tick_checkpoint
from cjm_desktop.model.records import Checkpoint, Stage

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

_REACH = 3.0
"""In points, round a box; so that a box far away can be hit, and never the next one's."""


def line_at(session: MapSession, hit: Hit | None) -> Checkpoint | None:
    """The line of a checklist whose box lies where a header was hit."""
    if hit is None or hit.kind != "stages" or hit.place.on_title:
        return None
    stage = record_at(session, hit.key)
    found = session.shown.find(hit.key)
    if not isinstance(stage, Stage) or found is None:
        return None
    x, y = hit.place.x - hit.rect.x, hit.place.y - hit.rect.y
    lines = checklist_of(session.document, stage.id)
    for line, box in zip(lines, boxes_of(found[1].group), strict=False):
        beside = max(box.x - x, x - box.x - box.width, box.y - y, y - box.y - box.height)
        if beside <= _REACH:
            return line
    return None


def tick_at(canvas: "MapCanvas", hit: Hit | None) -> bool:
    """Tick the line whose box was hit, or untick it; whether there is one."""
    session = canvas.session
    line = line_at(session, hit) if session is not None and canvas.editable else None
    if session is None or line is None:
        return False
    label = text("Take tick away") if line.done else text("Tick checklist")
    try:
        with session.history.edit(label) as edit:
            tick_checkpoint(edit, line, done=not line.done)
    except EditRefusedError as refusal:
        canvas.refused.emit(str(refusal))
    return True
