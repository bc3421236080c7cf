"""What the canvas asks of every gesture."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.canvas.hits import Place


class Gesture(Protocol):
    """A gesture in progress: moved with the pointer, then finished or cancelled."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """The pointer's look while the gesture lasts."""

    def move(self, place: Place, pixel: QPointF, copy: bool) -> None:
        """The pointer has moved; `copy` says whether Ctrl is held."""

    def finish(self) -> list[str]:
        """The button was released; the ids of what landed. Raises EditRefusedError."""

    def cancel(self) -> None:
        """Leave no trace."""
