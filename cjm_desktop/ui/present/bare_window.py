"""A window stripped to one part of it, full screen, and given back exactly as it was."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QWidget


class BareWindow:
    """Hides all that stands beside a part in its window, but what is to be `kept`.

    What shows itself when it likes is asked to stay away by a call of `set_aside`.
    """

    def __init__(
        self,
        window: QWidget,
        part: QWidget,
        kept: Collection[QWidget],
        set_aside: Collection[Callable[[bool], None]],
    ) -> None:
        self._window = window
        self._part = part
        self._kept = kept
        self._set_aside = set_aside
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self._geometry = QRect()

    def strip(self) -> None:
        """Show nothing but the part, on the whole screen."""
        self._state, self._geometry = self._window.windowState(), self._window.geometry()
        self._let_stay_away(True)
        self._hidden = [widget for widget in self._beside() if not widget.isHidden()]
        for widget in self._hidden:
            widget.hide()
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def give_back(self) -> None:
        """Show the window as it was."""
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self._let_stay_away(False)
        self._window.setWindowState(self._state)
        if self._state == Qt.WindowState.WindowNoState:
            self._window.setGeometry(self._geometry)

    def _let_stay_away(self, away: bool) -> None:
        for set_aside in self._set_aside:
            set_aside(away)

    def _beside(self) -> list[QWidget]:
        """What shares a layout with the part, or with anything that the part lies in."""
        beside: list[QWidget] = []
        inside: QWidget | None = self._part
        while inside is not None and inside is not self._window:
            parent = inside.parentWidget()
            layout = parent.layout() if parent is not None else None
            beside += [w for w in _widgets_in(layout) if w is not inside and w not in self._kept]
            inside = parent
        return beside


def _widgets_in(layout: QLayout | None) -> list[QWidget]:
    items = [layout.itemAt(index) for index in range(layout.count())] if layout is not None else []
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if widget is not None]
