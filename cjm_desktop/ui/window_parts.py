"""The parts of the window that F6 goes through: outline, map, inspector, questions."""

from collections.abc import Callable

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.findings.side import FindingsSide
from cjm_desktop.ui.inspector.side import InspectorSide
from cjm_desktop.ui.left_side import LeftSide
from cjm_desktop.ui.map_commands import MapCommands


class WindowParts:
    """Leads the focus from one part to the next; what is not shown is passed over."""

    def __init__(
        self,
        left: LeftSide,
        canvas: MapCanvas,
        findings: FindingsSide,
        inspector: InspectorSide,
    ) -> None:
        self._left, self._canvas = left, canvas
        self._findings, self._inspector = findings, inspector

    def go_on(self, by: int = 1) -> None:
        """To the next part, or with −1 to the one before."""
        stops: list[tuple[bool, Callable[[], object]]] = [
            (self._inspector.has_focus, self._inspector.take_focus),
            (self._findings.has_focus, self._findings.take_focus),
        ]
        if self._left.shows_outline:
            stops.insert(0, (self._left.has_focus, self._left.take_focus))
        elsewhere = not any(has_focus for has_focus, _ in stops)
        stops.insert(len(stops) - 2, (elsewhere, self._canvas.setFocus))
        here = next(at for at, (has_focus, _) in enumerate(stops) if has_focus)
        stops[(here + by) % len(stops)][1]()


def part_actions(parts: WindowParts, left: LeftSide, maps: MapCommands) -> list[Action]:
    """What leads from part to part, and shows the outline."""
    return [
        Action("view.outline", text("Outline"), left.toggle_outline, ("Ctrl+Shift+O",),
               hindrance=maps.no_map, checked=lambda: left.shows_outline,
               full_text=text("Show the outline of the map")),
        Action("view.next-part", text("Go to the next part of the window"), parts.go_on, ("F6",),
               hindrance=maps.no_map),
        Action("view.previous-part", text("Go to the part before"), lambda: parts.go_on(-1),
               ("Shift+F6",), hindrance=maps.no_map),
    ]  # fmt: skip
