"""The scroll bars of the canvas, laid over its edges, shown only where there is more to see."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.picture import Picture

THICKNESS_PX = 11


class ScrollBars:
    """Two scroll bars over a canvas; `moved` is called when one of them moved the view."""

    def __init__(self, parent: QWidget, view: Viewport, moved: Callable[[], None]) -> None:
        self._parent = parent
        self._view = view
        self._moved = moved
        self._updating = False
        self.wanted = True
        self.across = QScrollBar(Qt.Orientation.Horizontal, parent)
        self.down = QScrollBar(Qt.Orientation.Vertical, parent)
        for bar in (self.across, self.down):
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.valueChanged.connect(self._scrolled)

    def follow(self, picture: Picture | None) -> None:
        """Show where the view stands."""
        self._updating = True
        view = self._view
        ranges = view.scroll_range(picture) if picture is not None else ((0.0, 0.0), (0.0, 0.0))
        for bar, (least, most), at, room in (
            (self.across, ranges[0], view.x, view.width),
            (self.down, ranges[1], view.y, view.height),
        ):
            bar.setVisible(self.wanted and most - least > 1 / view.zoom)
            bar.setRange(round(least * view.zoom), round(most * view.zoom))
            bar.setPageStep(round(room))
            bar.setSingleStep(40)
            bar.setValue(round(at * view.zoom))
        self._lay_out()
        self._updating = False

    def _lay_out(self) -> None:
        width, height = self._parent.width(), self._parent.height()
        both = THICKNESS_PX if self.across.isVisible() and self.down.isVisible() else 0
        self.across.setGeometry(0, height - THICKNESS_PX, width - both, THICKNESS_PX)
        self.down.setGeometry(width - THICKNESS_PX, 0, THICKNESS_PX, height - both)

    def _scrolled(self) -> None:
        if not self._updating:
            self._view.x = self.across.value() / self._view.zoom
            self._view.y = self.down.value() / self._view.zoom
            self._moved()
