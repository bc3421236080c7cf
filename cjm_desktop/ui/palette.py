"""The palette at the left: elements to drag onto the map, or to add with a click, Enter or key."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.elements import ELEMENTS
from cjm_desktop.ui.library import Library
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.own_entries import OwnEntries
from cjm_desktop.ui.palette_entry import PaletteEntry

WIDTH = 196


class Palette(QFrame):
    """The elements, one below the other, then the library.

    `chosen` gives the name of an element to add, and its title, which may be empty.
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, own: OwnEntries) -> None:
        super().__init__()
        self.setObjectName("palette")
        self.setAccessibleName(translate("Palette"))
        self._look = look
        self._entries = [PaletteEntry(element, look) for element in ELEMENTS]
        self.library = Library(look, own)
        self.library.chosen.connect(self.chosen)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scrolled())

    def __iter__(self) -> Iterator["PaletteEntry"]:
        return iter(self._entries)

    def show_keys(self, they_work: bool) -> None:
        """Show the letters that add elements only while they do: with nothing selected."""
        for entry in self._entries:
            entry.show_key(they_work)

    def _chooser(self, name: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(name, "")

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("part", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 16, 4, 14)
        column.setSpacing(6)
        heading = QLabel(translate("Drag onto the map"))
        heading.setProperty("part", "heading")
        heading.setFont(widget_font("semibold", 12))
        column.addWidget(heading)
        for entry in self._entries:
            entry.clicked.connect(self._chooser(entry.element.name))
            column.addWidget(entry)
        column.addWidget(self.library)
        column.addStretch()
        area = QScrollArea()
        area.setProperty("part", "panel")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area
