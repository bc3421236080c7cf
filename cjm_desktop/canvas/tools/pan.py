"""Panning: the map follows the hand."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.canvas.hits import Place


class Pan:
    """Drags the view; `scroll` moves it by pixels."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, start: QPointF, scroll: Callable[[float, float], None]) -> None:
        self._last = start
        self._scroll = scroll

    def move(self, _place: Place, pixel: QPointF, _copy: bool) -> None:
        """Follow the pointer."""
        self._scroll(self._last.x() - pixel.x(), self._last.y() - pixel.y())
        self._last = pixel

    def finish(self) -> list[str]:
        """Nothing lands."""
        return []

    def cancel(self) -> None:
        """The view stays where it is."""
