"""Attaching parts by hand: surveys to touchpoints, risk triggers to steps."""

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.editing import require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.parts import add_part
from cjm_desktop.model.records import Phase, Risk, Step, Survey, Touchpoint


def attach_survey(edit: Edit, touchpoint_id: str, title: str = "", *, phase: Phase = "") -> Survey:
    """Attach a survey to a touchpoint, after those it has."""
    require(edit, Touchpoint, touchpoint_id)
    return add_part(
        edit, Survey(touchpoint_id=touchpoint_id, position="", title=title, phase=phase)
    )


def attach_risk(edit: Edit, step_id: str, title: str = "") -> Risk:
    """Attach a risk trigger to a step, after those it has; the same one twice is refused."""
    step = require(edit, Step, step_id)
    known = {risk.title for risk in edit.document.referring(Risk, "step_id", step_id)}
    if title and title in known:
        raise EditRefusedError(
            text("“{step}” has the risk trigger “{risk}” already.", step=step.title, risk=title),
            text("Change it in the inspector, or choose another step."),
        )
    return add_part(edit, Risk(step_id=step_id, position="", title=title))
