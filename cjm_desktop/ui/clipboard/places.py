"""What is selected on the canvas, as copying and pasting understand it."""

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.grid import STAGES, STEPS, place_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.pasting import PastePlace
from cjm_desktop.model.records import Figure, Lane, Note, Step, Touchpoint
from cjm_desktop.model.runs import Run


def ids_selected(session: MapSession, keys: tuple[str, ...]) -> list[str]:
    """The ids of what copying takes: of a run its steps, of an empty cell nothing."""
    ids: list[str] = []
    for key in keys:
        run = _run_at(session, key)
        if run is not None:
            ids += [step.id for step in session.arrangement.steps[run.first : run.last + 1]]
        elif cell_of(key) is None:
            ids.append(key)
    return ids


def anything_to_copy(session: MapSession, keys: tuple[str, ...]) -> bool:
    """Whether a step, card or lane is among what is selected."""
    wanted = Step | Lane | Touchpoint | Note | Figure
    return any(
        isinstance(session.document.find(key), wanted) or _run_at(session, key) is not None
        for key in keys
    )


def paste_place(session: MapSession, keys: tuple[str, ...]) -> PastePlace:
    """Where pasting puts things: at what is selected."""
    first: int | None = None
    last: int | None = None
    lane_id: str | None = None
    for key in keys:
        place = place_of(session, key)
        if place is None:
            lane_id = lane_id or _lane_id(session, key)
            continue
        run = _run_at(session, key) or session.bar_at(key)
        end = run.last if run is not None else place.column
        first = place.column if first is None else min(first, place.column)
        last = end if last is None else max(last, end)
        if place.row not in (STAGES, STEPS):
            lane_id = lane_id or place.row
    steps = session.arrangement.steps
    return PastePlace(
        session.map_id,
        session.lens,
        lane_id,
        steps[first].id if first is not None else None,
        steps[last].id if last is not None else None,
    )


def _lane_id(session: MapSession, key: str) -> str | None:
    lane = session.document.get(Lane, key)
    return lane.id if lane is not None else None


def _run_at(session: MapSession, key: str) -> Run | None:
    """The run with a key; looking for one is long, so only keys of runs are looked for."""
    return session.run_at(key) if key.startswith(run_key("")) else None
