"""Drops of palette elements onto the canvas: from the drag's first move to the title typed into."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent

from cjm_desktop.canvas.element_targets import CARD_ELEMENTS, ELEMENTS, element_target
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.language import Text, text

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

MIME_TYPE = "application/x-cjm-element"

LABELS: dict[str, Text] = {
    "stage": text("Add stage"),
    "step": text("Add step"),
    "touchpoint": text("Add touchpoint"),
    "swimlane": text("Add swimlane"),
    "emotion-curve": text("Add emotion curve"),
    "note": text("Add note"),
    "image": text("Add image"),
    "survey": text("Add survey"),
    "risk": text("Add risk trigger"),
}
"""What adding an element is called in undo."""


class ElementDrops:
    """Follows a drag from the palette over the canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def enter(self, event: QDragMoveEvent) -> None:
        """A drag comes in; one before it that was never heard of again is forgotten."""
        self._canvas.cancel_gesture()
        self.move(event)

    def move(self, event: QDragMoveEvent) -> None:
        """Show what a drop here would do."""
        canvas = self._canvas
        element = element_of(event.mimeData())
        if element is None or canvas.session is None or not canvas.editable:
            event.ignore()
            return
        if canvas.gesture is None:
            canvas.hands.begin(carry_of_element(canvas.session, *element))
        canvas.hands.carry_on(QPointF(event.position()), event.modifiers())
        event.acceptProposedAction()

    def leave(self, _event: QDragLeaveEvent) -> None:
        """The drag has left: nothing happened."""
        self._canvas.cancel_gesture()

    def drop(self, event: QDropEvent) -> None:
        """Do what was shown, and open the title of the new thing for typing."""
        canvas = self._canvas
        element = element_of(event.mimeData())
        if element is None or canvas.session is None or not canvas.editable:
            event.ignore()
            return
        if canvas.gesture is None:
            canvas.hands.begin(carry_of_element(canvas.session, *element))
        canvas.hands.carry_on(QPointF(event.position()), event.modifiers())
        event.acceptProposedAction()
        canvas.settle(element[0], canvas.hands.finish())


def carry_of_element(session: MapSession, element: str, title: str) -> Carry:
    """The gesture that brings a new element to the map."""
    return Carry(
        session,
        LABELS[element],
        lambda place, _: element_target(session, element, title, place),
        may_park=element in CARD_ELEMENTS,
    )


def element_of(mime_data: QMimeData) -> tuple[str, str] | None:
    """The element and title that a drag carries, or None if it carries none."""
    if not mime_data.hasFormat(MIME_TYPE):
        return None
    try:
        values = json.loads(bytes(mime_data.data(MIME_TYPE).data()))
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("element") not in ELEMENTS:
        return None
    title = values.get("title")
    return values["element"], _whole_characters(title) if isinstance(title, str) else ""


def _whole_characters(words: str) -> str:
    """Words without halves of characters, which JSON can name and no file can hold."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
