"""What is folded opens under a thing that is carried over it and held still for a moment."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cjm_desktop.canvas.folding import opened
from cjm_desktop.canvas.hits import Place, folded_at
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.drawing.folds import Folds

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

_HELD_MS = 600


class Spring:
    """Waits while something is carried over a fold; `sprung` is called when it has opened."""

    def __init__(self, canvas: "MapCanvas", sprung: Callable[[], None]) -> None:
        self._canvas = canvas
        self._sprung = sprung
        self._key: str | None = None
        self._timer = QTimer(canvas, singleShot=True, interval=_HELD_MS)
        self._timer.timeout.connect(self._open)
        self._before: Folds | None = None

    def follow(self, carry: Carry, place: Place) -> None:
        """Something is carried over a place.

        What goes between steps or lanes, such as a step, opens nothing: it goes beside the fold.
        """
        session = self._canvas.session
        goes_between = carry.target is not None and carry.target.line is not None
        key = None if session is None or goes_between else folded_at(session.picture, place)
        if key != self._key:
            self._key = key
            self._timer.start() if key is not None else self._timer.stop()

    def stop(self) -> None:
        """Nothing is carried any more."""
        self._key = None
        self._timer.stop()

    def fold_again(self) -> None:
        """Nothing came of what was carried: what it opened on its way is folded as before."""
        if self._before is not None:
            self._canvas.folding.show(self._before)
        self._before = None

    def keep_open(self) -> None:
        """Something landed: what it opened stays open."""
        self._before = None

    def _open(self) -> None:
        session = self._canvas.session
        folds = opened(session, self._key) if session is not None and self._key else None
        if session is not None and folds is not None:
            self._before = self._before or session.folds
            self._canvas.folding.show(folds)
            self._sprung()
