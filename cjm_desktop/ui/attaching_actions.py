"""What attaches surveys to touchpoints and risk triggers to steps, as actions."""

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import Text, text
from cjm_desktop.model.records import Touchpoint
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands


def attaching_actions(canvas: MapCanvas, maps: MapCommands) -> list[Action]:
    """Attach to what is selected; the title is then typed in the inspector."""

    def no_touchpoint() -> Text | None:
        session = canvas.session
        if session is not None and not any(
            session.document.get(Touchpoint, key) for key in canvas.selection
        ):
            return text("Select a touchpoint first.")
        return maps.not_editable()

    return [
        Action("add.survey", text("Survey"), lambda: maps.add("survey"),
               hindrance=no_touchpoint, full_text=text("Add survey")),
        Action("add.risk", text("Risk trigger"), lambda: maps.add("risk"),
               hindrance=maps.no_step_selected, full_text=text("Add risk trigger")),
    ]  # fmt: skip
