"""Adds an element of the palette at what is selected, as one step of undo."""

from collections.abc import Sequence

from cjm_desktop.canvas.drops import LABELS
from cjm_desktop.canvas.element_targets import element_target
from cjm_desktop.canvas.part_targets import PART_ELEMENTS, selected_target
from cjm_desktop.canvas.selection import place_for_element
from cjm_desktop.canvas.session import MapSession


def add_at(session: MapSession, element: str, title: str, keys: Sequence[str]) -> list[str]:
    """Add an element at what is selected; the ids of what is new, which may be none.

    A survey or a risk trigger is attached to all of it. Raises EditRefusedError where the element
    makes no sense.
    """
    if element in PART_ELEMENTS:
        target = selected_target(session, element, title, keys)
    else:
        place = place_for_element(session, element, keys[0] if keys else None)
        target = element_target(session, element, title, place)
    with session.history.edit(LABELS[element]) as edit:
        return list(target.act(edit))
