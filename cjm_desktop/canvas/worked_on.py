"""Paints above a map what hands and searches make of it: hits, the selection, what is carried.

Nothing of it is in the picture.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.tools.rubber_band import RubberBand
from cjm_desktop.canvas.tools.stroke import Stroke

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas


class WorkedOn:
    """Paints what is worked on; `under_pointer` gives the key of what a link can be drawn from."""

    def __init__(self, canvas: "MapCanvas", under_pointer: Callable[[], str]) -> None:
        self._canvas, self._under_pointer = canvas, under_pointer

    def paint(self, painter: QPainter, session: MapSession) -> None:
        """Paint all of it, in the order in which it lies."""
        canvas = self._canvas
        overlay, view = canvas.overlay, canvas.view
        if canvas.hits:
            overlay.paint_hits(painter, session, view, canvas.hits, canvas.hit)
        overlay.paint_selection(painter, session, view, canvas.selection, canvas.motion.way_of)
        self._paint_links(painter, session)
        canvas.fold_arrows.paint(painter, session, canvas.theme)
        canvas.confirm_ticks.paint(painter, session, canvas.theme)
        self._paint_gesture(painter, session)

    def _paint_gesture(self, painter: QPainter, session: MapSession) -> None:
        overlay, view, gesture = self._canvas.overlay, self._canvas.view, self._canvas.gesture
        match gesture:
            case Carry():
                overlay.paint_carry(painter, session, view, gesture)
            case Stroke():
                overlay.paint_stroke(painter, view, gesture.line)
            case RubberBand():
                overlay.paint_band(painter, view, gesture.rect)

    def _paint_links(self, painter: QPainter, session: MapSession) -> None:
        canvas = self._canvas
        marks, view, gesture = canvas.link_marks, canvas.view, canvas.gesture
        lines = frozenset(line.group.key for line in session.shown.above)
        for key in lines.intersection(canvas.selection):
            marks.paint_selected(painter, session, view, key)
        if isinstance(gesture, Carry):
            marks.paint_pulled(painter, session, view, gesture)
            for key in gesture.landing:
                marks.paint_selected(painter, session, view, key)
        elif canvas.editable and gesture is None and not canvas.motion.is_on:
            marks.paint_handle(painter, session, view, self._under_pointer())
