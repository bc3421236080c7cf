"""Folding on the canvas: lanes to thin rows, steps to thin bars, and opening them again.

Folds belong to the view: folding is no edit, and no step of undo.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.folds import Folds, fold_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.records import Amount, Curve, Feeling, Figure, Lane, Note, Step, Touchpoint
from cjm_desktop.model.runs import Run, runs_of

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas


class Folding:
    """Folds and opens what lies on a canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def toggle(self, keys: Sequence[str]) -> None:
        """Open what is folded among these things; if nothing is, fold them and select them."""
        canvas, session = self._canvas, self._canvas.session
        if session is None or [key for key in keys if self.open(key)]:
            return
        folds = folded(session, keys)
        if folds is not None:
            before = session.folds
            self.show(folds)
            canvas.select(_just_folded(session, before))
            canvas.show_selected()

    def open(self, key: str) -> bool:
        """Open what is folded under a key, and select it; False if nothing is."""
        session = self._canvas.session
        folds = opened(session, key) if session is not None else None
        if session is None or folds is None:
            return False
        first = next(iter(session.steps_of_bar(key)), key)
        self.show(folds)
        self._canvas.select((first,))
        return True

    def reveal(self, keys: Iterable[str]) -> None:
        """Open what hides things, so that they can be seen."""
        session = self._canvas.session
        if session is not None and session.folds:
            folds = session.folds
            for key in keys:
                folds = _revealed(session, folds, key)
            self.show(folds)

    def select_landed(self, ids: Iterable[str]) -> None:
        """Select what landed. A card that landed in a fold opens it; folded steps stay folded."""
        session = self._canvas.session
        if session is None:
            return
        landed = list(ids)
        self.reveal(key for key in landed if session.document.get(Step, key) is None)
        self._canvas.select(_key_on_screen(session, record_id) for record_id in landed)

    def hides(self, key: str) -> bool:
        """Whether a thing cannot be seen because it is folded away."""
        session = self._canvas.session
        return session is not None and _revealed(session, session.folds, key) != session.folds

    def show(self, folds: Folds) -> None:
        """Fold these, and open all others."""
        canvas = self._canvas
        if canvas.session is not None and canvas.session.folds != folds:
            canvas.finish_typing()
            canvas.set_folds(folds)
            canvas.folds_changed.emit()


def opened(session: MapSession, key: str) -> Folds | None:
    """The folds without what is folded under a key; None if nothing is."""
    if key in session.folds.lanes:
        return session.folds.without_lanes((key,))
    run = _run_with(session, key)
    if run is not None and session.picture.columns.shown(run.first, run.last) is None:
        return session.folds.opened_at(_steps_of(session, run))
    steps = session.steps_of_bar(key)
    return session.folds.without_steps(steps) if steps else None


def folded(session: MapSession, keys: Sequence[str]) -> Folds | None:
    """The folds with what some keys stand for folded too; None if that is nothing.

    A step stands for its run, several steps for themselves; what lies in a lane for the lane.
    """
    wheres = [_where(session, key) for key in keys]
    steps = [where.step_id for where in wheres if where.step_id and not where.lane_id]
    runs = [run for key in keys if (run := _run_with(session, key)) is not None]
    folds = session.folds
    if len(steps) == 1:
        column = session.arrangement.column_of[steps[0]]
        runs += [run for run in runs_of(session.arrangement, session.lens)
                 if run.first <= column <= run.last]  # fmt: skip
    elif steps:
        folds = folds.with_steps(steps)
    for run in runs:
        folds = folds.with_steps(_steps_of(session, run))
    lanes = [where.lane_id for where in wheres if where.lane_id]
    whole = [lane_id for lane_id in lanes if lane_id in keys]
    folds = folds.with_lanes(whole if whole or steps or runs else lanes)
    return folds if folds != session.folds else None


def can_be_folded(session: MapSession, key: str) -> bool:
    """Whether a thing, or what it lies in, can be folded or opened."""
    is_run = key.startswith(run_key(""))
    return is_run or _where(session, key) != _Where() or session.bar_at(key) is not None


class _Where(NamedTuple):
    """The lane and the step in which a thing lies; a lane lies in itself, and so does a step."""

    lane_id: str | None = None
    step_id: str | None = None


def _where(session: MapSession, key: str) -> _Where:
    cell = cell_of(key)
    if cell is not None:
        return _Where(*cell)
    record = session.document.find(key)
    match record:
        case Step() if record.map_id == session.map_id:
            return _Where(None, record.id)
        case Lane() if record.map_id == session.map_id:
            return _Where(record.id)
        case Touchpoint() | Note() | Figure() | Amount():
            return _Where(record.lane_id, record.step_id)
        case Curve():
            return _Where(record.lane_id)
        case Feeling():
            return _Where(session.document.require(Curve, record.curve_id).lane_id, record.step_id)
    return _Where()


def _revealed(session: MapSession, folds: Folds, key: str) -> Folds:
    if session.rect_of(key) is not None:
        return folds
    lane_id, step_id = _where(session, key)
    if lane_id is not None:
        folds = folds.without_lanes((lane_id,))
    return folds.opened_at((step_id,)) if step_id is not None else folds


def _just_folded(session: MapSession, before: Folds) -> list[str]:
    """The keys of the lanes and bars that were not there before."""
    steps = session.picture.steps
    bars = [fold_key(steps[bar.first]) for bar in session.picture.columns.bars
            if not any(steps[bar.first] in fold for fold in before.steps)]  # fmt: skip
    return [*(session.folds.lanes - before.lanes), *bars]


def _key_on_screen(session: MapSession, record_id: str) -> str:
    """The key under which a record is drawn: a folded step by its bar."""
    column = session.arrangement.column_of.get(record_id, -1)
    bar = session.picture.columns.bar_of(column)
    return session.key_for(record_id) if bar is None else fold_key(session.picture.steps[bar.first])


def _run_with(session: MapSession, key: str) -> Run | None:
    """The run with a key; looking for one is long, so only keys of runs are looked for."""
    return session.run_at(key) if key.startswith(run_key("")) else None


def _steps_of(session: MapSession, run: Run) -> tuple[str, ...]:
    return session.picture.steps[run.first : run.last + 1]
