"""What every control of the inspector has in common, whatever it looks like."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.ui.inspector.options import Option
from cjm_desktop.ui.inspector.writing import MIXED


class Control(QWidget):
    """Shows a value, or that several differ; a value set by hand is told by `edited`.

    `part` is the widget that takes the focus and bears the accessible name.
    """

    edited = Signal(object)
    entered = Signal()
    left = Signal()
    given_up = Signal()
    """Escape: what was typed since entering is not wanted."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.known: Any = None
        self.problem = ""
        """What is wrong with what is typed, so that it was not told; empty if nothing is."""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    @property
    def part(self) -> QWidget:
        """The widget that takes the focus."""
        proxy = self.focusProxy()
        return proxy if proxy is not None else self

    def show_value(self, value: Any, *, anew: bool) -> None:
        """Show a value; one already known leaves what is typed alone, unless shown `anew`."""
        if anew or (value is not self.known and value != self.known):
            self.known = value
            self.problem = ""
            self.blockSignals(True)
            self.put(None if value is MIXED else value, mixed=value is MIXED)
            self.blockSignals(False)

    def show_again(self) -> None:
        """Show what is known, whatever was typed."""
        self.show_value(self.known, anew=True)

    def tell(self, value: Any) -> None:
        """Say that the value was changed by hand."""
        self.known, self.problem = value, ""
        self.edited.emit(value)

    def name(self, name: str, hint: str) -> None:
        """Say to those who cannot see it what this is."""
        self.part.setAccessibleName(name)
        self.part.setAccessibleDescription(hint)

    def offer(self, options: Sequence[Option]) -> None:
        """Take other options to choose from; only choosers have any."""

    def complete_from(self, words: Sequence[str]) -> None:
        """Take other words that complete what is typed; only lines use them."""

    def set_editable(self, editable: bool) -> None:
        """Let the value be changed, or only read."""
        self.setEnabled(editable)

    def put(self, value: Any, *, mixed: bool) -> None:
        """Put a value on the screen; `mixed`: the values differ."""
        raise NotImplementedError

    def put_beside(self, part: QWidget) -> None:
        """Let another widget stand at the right of the control."""
        self._row.addWidget(part)

    def _hold(self, part: QWidget) -> None:
        self._row.addWidget(part, 1)
        self.setFocusProxy(part)


def mixed_words() -> str:
    """What stands where values differ."""
    return translate("Mixed")


def is_popup(reason: Qt.FocusReason) -> bool:
    """Whether the focus only went to a list that belongs to the control."""
    return reason == Qt.FocusReason.PopupFocusReason
