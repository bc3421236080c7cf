"""The keys of present mode, as data. Those of a slide show and of the clickers made for it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cjm_desktop.model.records import LENSES

Command = Literal["next", "previous", "first", "last", "whole", "further down", "up", "reveal",
                  "reveal before", "leave"]  # fmt: skip

_KEYS: Mapping[Qt.Key, Command] = MappingProxyType(
    {
        Qt.Key.Key_Right: "next",
        Qt.Key.Key_PageDown: "next",
        Qt.Key.Key_Space: "next",
        Qt.Key.Key_Left: "previous",
        Qt.Key.Key_PageUp: "previous",
        Qt.Key.Key_Home: "first",
        Qt.Key.Key_End: "last",
        Qt.Key.Key_Up: "whole",
        Qt.Key.Key_Down: "whole",
        Qt.Key.Key_0: "whole",
        Qt.Key.Key_R: "reveal",
        Qt.Key.Key_Escape: "leave",
    }
)
LENS_KEYS = MappingProxyType(
    {Qt.Key(Qt.Key.Key_1.value + number): lens for number, lens in enumerate(LENSES)}
)
_WITH_SHIFT: Mapping[Qt.Key, Command] = MappingProxyType(
    {
        Qt.Key.Key_Space: "previous",
        Qt.Key.Key_Down: "further down",
        Qt.Key.Key_Up: "up",
        Qt.Key.Key_R: "reveal before",
    }
)
_COMMANDS_OF_THE_WINDOW = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_NOT_HERE = frozenset({Qt.Key.Key_F6, Qt.Key.Key_F10})
"""They lead to parts of the window that are put away."""


def command_of(event: QKeyEvent) -> Command | None:
    """What a key press means in present mode."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return None
    key = Qt.Key(event.key())
    shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return (_WITH_SHIFT.get(key) if shift else None) or _KEYS.get(key)


def is_for_window(event: QKeyEvent) -> bool:
    """Whether a key press is left to the window: its commands with Ctrl, its function keys, `?`.

    All other keys are kept from the map, which a key pressed by mistake must not change.
    """
    key = Qt.Key(event.key())
    if event.modifiers() & _COMMANDS_OF_THE_WINDOW or key == Qt.Key.Key_Question:
        return True
    return Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35 and key not in _NOT_HERE
