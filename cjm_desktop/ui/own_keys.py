"""Keys that type or edit where the focus is, rather than being commands of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_EDITING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)


def is_typed_here(event: QKeyEvent) -> bool:
    """Whether a key types, edits or deletes in a table that has the focus."""
    plain = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if plain:
        return False
    typed = bool(event.text()) and event.text().isprintable()
    return typed or event.key() in _EDITING
