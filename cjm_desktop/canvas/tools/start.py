"""Which gesture a press begins: by what lies under the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.canvas.hits import Hit, Place
from cjm_desktop.canvas.linking import drag_of_link_end
from cjm_desktop.canvas.move_targets import (
    cards_target,
    edge_target,
    feeling_target,
    lane_target,
    run_target,
    span_target,
    steps_target,
)
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import Target
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.drawing.picture import Group
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Figure,
    Lane,
    Link,
    Note,
    Stage,
    Step,
    Touchpoint,
)


def drag_of(session: MapSession, hit: Hit, selection: Sequence[str], grip: QPointF) -> Carry | None:
    """The gesture that drags the thing hit, or None for what cannot be dragged."""
    floating = _group_of(session, hit.key)
    steps = _drag_of_several(session, hit.key, floating, grip)
    if steps is not None:
        return steps
    record = session.document.find(hit.key)
    match record:
        case Touchpoint() | Note() | Figure():
            others = [key for key in selection if key != record.id and record.id in selection]
            return Carry(session, text("Move card"),
                         lambda place, copy: cards_target(session, record, others, place, copy),
                         floating, grip, may_park=True)  # fmt: skip
        case Step():
            chosen = [step.id for step in session.arrangement.steps if step.id in selection]
            ids = chosen if record.id in chosen else [record.id]
            return Carry(session, text("Move step"),
                         lambda place, copy: steps_target(session, ids, place, copy),
                         floating, grip)  # fmt: skip
        case Lane():
            return Carry(session, text("Move lane"),
                         lambda place, copy: lane_target(session, record, place, copy),
                         floating, grip)  # fmt: skip
        case Feeling():
            curve = session.document.require(Curve, record.curve_id)
            grip_y = hit.place.y - (hit.rect.y + hit.rect.height / 2)
            return _drag_of_point(session, curve, record.step_id, grip_y)
        case Link():
            return drag_of_link_end(session, record, hit)
        case Stage():
            return Carry(session, text("Move stage"), _refuse_empty_stage, floating, grip)
        case _:
            return None


def _drag_of_several(
    session: MapSession, key: str, floating: Group | None, grip: QPointF
) -> Carry | None:
    """The gesture that drags the steps of a run by its header, or folded steps by their bar."""
    run, folded = session.run_at(key), session.steps_of_bar(key)
    if run is not None:
        return Carry(session, text("Move stage in time"),
                     lambda place, _: run_target(session, run, place), floating, grip)  # fmt: skip
    if folded:
        return Carry(session, text("Move steps"),
                     lambda place, copy: steps_target(session, folded, place, copy),
                     floating, grip)  # fmt: skip
    return None


def drag_of_edge(session: MapSession, edge: int) -> Carry:
    """The gesture that drags the edge of a stage's run."""
    return Carry(session, text("Hand steps over"),
                 lambda place, _: edge_target(session, edge, place),
                 cursor=Qt.CursorShape.SplitHCursor)  # fmt: skip


def drag_of_card_edge(session: MapSession, card_id: str) -> Carry:
    """The gesture that drags the right edge of a card, so that it spans several steps."""
    card = session.document.find(card_id)
    return Carry(session, text("Span steps"),
                 lambda place, _: span_target(session, card, place),
                 cursor=Qt.CursorShape.SizeHorCursor)  # fmt: skip


def new_point(session: MapSession, place: Place, selection: Sequence[str]) -> Carry | None:
    """The gesture that sets a feeling where an emotion lane has none at a step, or None.

    Of several curves without a feeling there, the selected one comes first.
    """
    if place.row is None or place.row.body.kind != "emotion" or place.on_title:
        return None
    if place.column is None or place.column >= len(session.arrangement.steps):
        return None
    step_id = session.arrangement.steps[place.column].id
    curves = [
        curve
        for curve in session.arrangement.curves(place.row.body.key)
        if session.document.get(Feeling, Feeling.id_for(curve.id, step_id)) is None
    ]
    curves.sort(key=lambda curve: curve.id not in selection)
    return _drag_of_point(session, curves[0], step_id) if curves else None


def _drag_of_point(session: MapSession, curve: Curve, step_id: str, grip_y: float = 0) -> Carry:
    return Carry(session, text("Set feeling"),
                 lambda place, _: feeling_target(session, curve, step_id, place.y - grip_y),
                 cursor=Qt.CursorShape.SizeVerCursor)  # fmt: skip


def _refuse_empty_stage(_place: Place, _copy: bool) -> Target:
    raise EditRefusedError(
        text("A stage without steps has no place in time yet."),
        text("Drop a step on it, or drag the edge of its neighbour."),
    )


def _group_of(session: MapSession, key: str) -> Group | None:
    for row in session.picture.rows:
        item = row.body.find(key)
        if item is not None:
            return item.group
    return None
