"""The left side of the window: the palette, or the outline of the map in its place.

The outline is loaded and made when it is first asked for; which of both is wanted is remembered.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.palette import WIDTH, Palette

if TYPE_CHECKING:
    from cjm_desktop.ui.outline.panel import OutlinePanel

OUTLINE_WIDTH = 256
_KEY = "outline"


class LeftSide(QFrame):
    """Shows one of both, and a switch between them."""

    shown_changed = Signal()
    menu_wanted = Signal(QPoint)
    """At a place on the screen, for what is selected."""

    def __init__(
        self, palette: Palette, canvas: MapCanvas, look: Look, settings: QSettings
    ) -> None:
        super().__init__()
        self._palette, self._canvas, self._look = palette, canvas, look
        self._settings = settings
        self.setProperty("part", "side")
        self.elements, self.outline_button = (
            _segment(translate("Elements")),
            _segment(translate("Outline")),
        )
        self.elements.setObjectName("side.elements")
        self.outline_button.setObjectName("side.outline")
        self._stack = QStackedWidget()
        self._stack.addWidget(palette)
        self._lay_out()
        self.elements.clicked.connect(lambda: self._want(False))
        self.outline_button.clicked.connect(lambda: self._want(True))
        canvas.selection_changed.connect(self._show_keys)

    def _show_keys(self) -> None:
        self._palette.show_keys(not self._canvas.selection)

    @cached_property
    def outline(self) -> "OutlinePanel":
        """The outline."""
        from cjm_desktop.ui.outline.panel import OutlinePanel  # noqa: PLC0415

        panel = OutlinePanel(self._canvas, self._look)
        panel.view.menu_wanted.connect(self.menu_wanted)
        self._stack.addWidget(panel.view)
        return panel

    @property
    def shows_outline(self) -> bool:
        """Whether the outline is there in place of the palette."""
        return self._stack.currentWidget() is not self._palette

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in the outline."""
        focused = QApplication.focusWidget()
        return self.shows_outline and focused is not None and self.isAncestorOf(focused)

    def toggle_outline(self) -> None:
        """Show the outline, the focus in it; or the palette again."""
        self._want(not self.shows_outline)
        if self.shows_outline:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the outline."""
        self.outline.take_focus()

    def refresh(self) -> None:
        """Show what the canvas shows."""
        wanted = bool(self._settings.value(_KEY, False, bool))
        if wanted != self.shows_outline:
            self._settle(wanted)
        if self.shows_outline:
            self.outline.refresh()

    def finish_typing(self) -> None:
        """Take over what is being typed in the outline."""
        if self.shows_outline:
            self.outline.view.finish_typing()

    def clear(self) -> None:
        """Show no map."""
        if self.shows_outline:
            self.outline.view.finish_typing()
            self.outline.clear()

    def _want(self, wanted: bool) -> None:
        self._settings.setValue(_KEY, wanted)
        self._settle(wanted)

    def _settle(self, wanted: bool) -> None:
        had_focus = self.has_focus
        if wanted:
            self._stack.setCurrentWidget(self.outline.view)
            self.outline.refresh()
        elif self.shows_outline:
            self.outline.view.finish_typing()
            self._stack.setCurrentWidget(self._palette)
            self.outline.clear()
            if had_focus:
                self._canvas.setFocus()
        self.setFixedWidth(OUTLINE_WIDTH if wanted else WIDTH)
        self.elements.setChecked(not wanted)
        self.outline_button.setChecked(wanted)
        self.shown_changed.emit()

    def _lay_out(self) -> None:
        switch = QFrame()
        switch.setProperty("part", "segments")
        row = QHBoxLayout(switch)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        for button in (self.elements, self.outline_button):
            row.addWidget(button, 1)
        self.elements.setChecked(True)
        top = QWidget()
        around = QVBoxLayout(top)
        around.setContentsMargins(12, 10, 12, 0)
        around.addWidget(switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._stack, 1)
        self.setFixedWidth(WIDTH)


def _segment(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("part", "segment")
    button.setCheckable(True)
    button.setAutoExclusive(True)
    button.setFont(widget_font("medium", 12))
    return button
