"""The tables that belong to a lens: hand-overs of the functional one, coverage of the goal one.

They are computed by `lenses` and write through the history; the panel gives them their place.
"""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.look import Look

if TYPE_CHECKING:
    from cjm_desktop.ui.findings.tools.tool import LensTool


def lens_tools(
    lens: Lens,
    canvas: MapCanvas,
    look: Look,
    tell: Callable[[str], object] | None = None,
    today: Callable[[], datetime.date] = datetime.date.today,
) -> "tuple[LensTool, ...]":
    """The tables of a lens, newly made, the most telling first; none for a lens without any.

    `tell` says why something is refused; without it the canvas does. Tables are loaded when first
    asked for: the window opens sooner without them.
    """
    tell = tell or canvas.refused.emit
    if lens == "functional":
        from cjm_desktop.ui.findings.tools.hand_over_tool import HandOverTool  # noqa: PLC0415

        return (HandOverTool(canvas, look, tell, today),)
    if lens == "goal":
        from cjm_desktop.ui.findings.tools.checklist_tool import ChecklistTool  # noqa: PLC0415
        from cjm_desktop.ui.findings.tools.coverage_tool import CoverageTool  # noqa: PLC0415

        return CoverageTool(canvas, look, tell), ChecklistTool(canvas, look, tell)
    return ()
