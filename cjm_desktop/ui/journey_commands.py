"""In the functional lens one department's own journey stands out, the rest is dimmed.

It belongs to the moment, not to the file: another lens, another map or Escape end it.
"""

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.marks.hand_overs import arrows_of
from cjm_desktop.language import Text, text
from cjm_desktop.lenses.hand_overs import hand_overs_of
from cjm_desktop.lenses.naming import Naming
from cjm_desktop.model.department_journeys import (
    beside_department,
    columns_of_department,
    lanes_of_department,
)
from cjm_desktop.model.records import Lane, Touchpoint
from cjm_desktop.model.runs import runs_of
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands

_CAUSE = "department"
_SHOW, _END = text("Show this department’s journey"), text("Show all departments")


class JourneyCommands:
    """Dims on a canvas what is no part of the journey of the department that was clicked."""

    def __init__(self, canvas: MapCanvas, maps: MapCommands) -> None:
        self._canvas, self._maps = canvas, maps
        self._lane_id = ""
        canvas.clicked.connect(self._clicked)
        canvas.escaped.connect(self.end)
        canvas.map_shown.connect(self.end)

    def toggle(self) -> None:
        """Show the journey of the department selected, or everything again."""
        lane = self._selected()
        if lane is not None and not self._shows(lane):
            self._begin(lane)
        else:
            self.end()

    def end(self) -> None:
        """Show everything again."""
        if self._lane_id:
            self._lane_id = ""
            self._canvas.set_dimmed((), _CAUSE)
            self._canvas.hinted.emit("")

    def follow(self) -> None:
        """Dim anew: something on the map is another."""
        lane = self._lane()
        if lane is not None and self._canvas.session is not None:
            self._canvas.set_dimmed(_dimmed(self._canvas.session, lane), _CAUSE)
        else:
            self.end()

    def actions(self) -> list[Action]:
        """What shows a department's journey."""
        return [
            Action("view.department-journey", self._words, self.toggle, ("Ctrl+Shift+J",),
                   hindrance=self._hindrance,
                   full_text=text("Show a department’s journey, or all departments")),
        ]  # fmt: skip

    def _clicked(self, key: str) -> None:
        """A click on the title of a department shows its journey, a second one everything."""
        session = self._canvas.session
        lane = session.document.get(Lane, key) if session is not None else None
        if lane is None or lane.kind != "department" or not self._is_functional():
            return
        if self._shows(lane):
            self.end()
        else:
            self._begin(lane)

    def _begin(self, lane: Lane) -> None:
        session = self._canvas.session
        if session is None:
            return
        self._lane_id = lane.id
        self.follow()
        hint = text("Only the journey of {department} stands out; Esc shows everything again",
                    department=Naming(session.arrangement).lane(lane))  # fmt: skip
        self._canvas.hinted.emit(str(hint))

    def _shows(self, lane: Lane) -> bool:
        shown, session = self._lane(), self._canvas.session
        return shown is not None and session is not None and (
            lane.id in {each.id for each in lanes_of_department(session.arrangement, shown)}
        )  # fmt: skip

    def _lane(self) -> Lane | None:
        session = self._canvas.session
        if session is None or not self._is_functional():
            return None
        return session.document.get(Lane, self._lane_id)

    def _selected(self) -> Lane | None:
        """The department selected, or that of the card or the cell selected."""
        session = self._canvas.session
        if session is None or not self._canvas.selection:
            return None
        key = self._canvas.selection[0]
        cell, card = cell_of(key), session.document.get(Touchpoint, key)
        lane_id = cell[0] if cell is not None else card.lane_id if card is not None else key
        lane = session.document.get(Lane, lane_id)
        return lane if lane is not None and lane.kind == "department" else None

    def _is_functional(self) -> bool:
        return self._canvas.lens == "functional"

    def _words(self) -> str:
        lane = self._selected()
        return str(_END if self._lane_id and (lane is None or self._shows(lane)) else _SHOW)

    def _hindrance(self) -> Text | None:
        if self._canvas.session is None:
            return self._maps.no_map()
        if not self._is_functional():
            return text("Choose the functional lens first.")
        if self._lane_id or self._selected() is not None:
            return None
        return text("Select a department or a card of it first.")


def _dimmed(session: MapSession, lane: Lane) -> frozenset[str]:
    """The keys of what is beside a department's journey: headers and arrows among them."""
    arrangement = session.arrangement
    own = {each.id for each in lanes_of_department(arrangement, lane)}
    columns = columns_of_department(arrangement, lane)
    runs = {
        run_key(arrangement.steps[run.first].id)
        for run in runs_of(arrangement, "functional")
        if columns.isdisjoint(range(run.first, run.last + 1))
    }
    arrows = {
        arrow.key
        for arrow in arrows_of(hand_overs_of(arrangement), arrangement)
        if own.isdisjoint((arrow.giver, arrow.receiver))
    }
    return beside_department(arrangement, lane).union(runs, arrows)
