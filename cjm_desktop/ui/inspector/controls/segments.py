"""One of a few things, side by side."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton

from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.controls.control import Control, mixed_words
from cjm_desktop.ui.inspector.options import Option


class ButtonsControl(Control):
    """Buttons of which one is down, or none while the values differ."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._values: list[Any] = []

    def put(self, value: Any, *, mixed: bool) -> None:
        known = not mixed and value in self._values
        self._group.setExclusive(known)
        for button_value, button in zip(self._values, self._group.buttons(), strict=True):
            button.setChecked(known and button_value == value)
        self.setToolTip(mixed_words() if mixed else "")

    def name(self, name: str, hint: str) -> None:
        super().name(name, hint)
        self.setAccessibleName(name)
        for button in self._group.buttons():
            words = button.text() or button.toolTip()
            button.setAccessibleName(f"{name}: {words}")

    def _add(self, value: Any, button: QAbstractButton) -> None:
        button.setCheckable(True)
        self._group.addButton(button, len(self._values))
        self._values.append(value)

    def _choose(self, number: int) -> None:
        self._group.setExclusive(True)
        self._group.button(number).setChecked(True)
        if self._values[number] != self.known:
            self.tell(self._values[number])


class Segments(ButtonsControl):
    """Buttons with words."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        frame = QFrame()
        frame.setProperty("part", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        for option in options:
            button = QPushButton(option.words)
            button.setProperty("part", "segment")
            button.setFont(widget_font("medium", 12))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setMinimumWidth(24)
            self._add(option.value, button)
            row.addWidget(button, 1)
        self._row.addWidget(frame, 1)
        self.setFocusProxy(self._group.button(0))
