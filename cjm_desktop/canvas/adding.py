"""Adds an element of the palette at what is selected, as one step of undo."""

from cjm_desktop.canvas.drops import LABELS
from cjm_desktop.canvas.element_targets import element_target
from cjm_desktop.canvas.selection import place_for_element
from cjm_desktop.canvas.session import MapSession


def add_at(session: MapSession, element: str, title: str, key: str | None) -> list[str]:
    """Add an element where the thing with a key is; the ids of what is new, which may be none.

    Raises EditRefusedError where it makes no sense.
    """
    target = element_target(session, element, title, place_for_element(session, element, key))
    with session.history.edit(LABELS[element]) as edit:
        return list(target.act(edit))
