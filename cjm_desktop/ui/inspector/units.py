"""Words for a field that depend on the map: the unit in which its time is counted."""

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.language import Text
from cjm_desktop.ui.inspector.wordings import TIME_UNIT


def in_units_of(session: MapSession, label: Text) -> str:
    """A label, its `{unit}` filled in with the map's."""
    words = str(label)
    if "{unit}" not in words:
        return words
    units = {unit: str(plural) for unit, plural in TIME_UNIT}
    return words.format(unit=units[session.arrangement.journey.time_unit].lower())
