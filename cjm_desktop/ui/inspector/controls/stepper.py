"""A small whole number: typed, or one more or less by button, arrow key."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text, translate
from cjm_desktop.ui.inspector.controls.line import LineControl
from cjm_desktop.ui.inspector.typed_numbers import number_to_type, whole_number_typed

_WIDTH = 76


class Stepper(LineControl):
    """A whole number within limits; below the least there is none."""

    def __init__(self, least: int, greatest: int, hint: str = "") -> None:
        super().__init__(self._within_limits, number_to_type, hint)
        self._least, self._greatest = least, greatest
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setFixedWidth(_WIDTH)
        self.line.stepped.connect(self.step)
        self._less = _button("−", translate("One less"), lambda: self.step(-1))
        self._more = _button("+", translate("One more"), lambda: self.step(1))
        self._row.insertWidget(0, self._less)
        self._row.addWidget(self._more)

    def step(self, by: int) -> None:
        """Go one up or down."""
        if self.line.isReadOnly():
            return
        now = self.known if isinstance(self.known, int) else self._least - 1
        wanted = min(now + by, self._greatest)
        self.line.setText(number_to_type(wanted) if wanted >= self._least else "")

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        self._less.setEnabled(editable)
        self._more.setEnabled(editable)

    def name(self, name: str, hint: str) -> None:
        super().name(name, hint)
        self._less.setAccessibleName(translate("{field}: one less", field=name))
        self._more.setAccessibleName(translate("{field}: one more", field=name))

    def _within_limits(self, words: str) -> Any:
        number = whole_number_typed(words)
        if number is not None and not self._least <= number <= self._greatest:
            raise EditRefusedError(
                text("{number} is out of range.", number=number_to_type(number)),
                text("Choose a whole number from {least} to {greatest}; the value is as it was.",
                     least=self._least, greatest=self._greatest),
            )  # fmt: skip
        return number


def _button(sign: str, tip: str, act: Any) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setProperty("part", "step")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoRepeat(True)
    button.clicked.connect(act)
    return button
