"""The touchpoint library in the palette: searched as one types, dragged like any element."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cjm_desktop.exchange.touchpoint_library import PHASES, matching, plain, touchpoint_library
from cjm_desktop.language import text, translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.elements import Element
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.palette_entry import PaletteEntry

_PHASE_TITLES = {
    "before": text("Before the purchase"),
    "during": text("During the purchase"),
    "after": text("After the purchase"),
}


class Library(QWidget):
    """Touchpoints to pick from; `chosen` gives the element's name and the title to add."""

    chosen = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("library")
        self.setProperty("part", "panel")
        self.setAccessibleName(translate("Touchpoint library"))
        self._look = look
        self.search = _SearchField()
        self.search.textChanged.connect(self._show_matching)
        self.search.taken.connect(self._take_first)
        self._sections: dict[str, tuple[QLabel, list[PaletteEntry]]] = {}
        self._nothing = QLabel(translate("Nothing of that name. Drag a Touchpoint and type."))
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("part", "muted")
        self._lay_out()
        self._show_matching("")

    def __iter__(self) -> Iterator[PaletteEntry]:
        """The entries shown now, from the top."""
        for _, entries in self._sections.values():
            yield from (entry for entry in entries if not entry.isHidden())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(5)
        column.addWidget(_heading(translate("Touchpoint library")))
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        for phase, titles in touchpoint_library().items():
            label = _heading(str(_PHASE_TITLES[phase]))
            column.addWidget(label)
            entries = [self._entry(title) for title in titles]
            for entry in entries:
                column.addWidget(entry)
            self._sections[phase] = (label, entries)

    def _entry(self, title: str) -> PaletteEntry:
        entry = PaletteEntry(Element("touchpoint", text(title), "", ""), self._look, title)
        entry.clicked.connect(lambda: self.chosen.emit("touchpoint", title))
        return entry

    def _show_matching(self, words: str) -> None:
        for phase in PHASES:
            label, entries = self._sections[phase]
            shown = set(matching([entry.title for entry in entries], words))
            for entry in entries:
                entry.setVisible(entry.title in shown)
            label.setVisible(bool(shown))
        self._nothing.setVisible(bool(plain(words).split()) and not any(True for _ in self))

    def _take_first(self) -> None:
        first = next(iter(self), None)
        if first is not None and self.search.text().strip():
            first.click()


class _SearchField(QLineEdit):
    """Searches as one types; Enter takes the first found, Escape clears."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.search")
        self.setProperty("part", "search")
        self.setPlaceholderText(translate("Search…"))
        self.setAccessibleName(translate("Search the touchpoint library"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("part", "heading")
    label.setFont(widget_font("semibold", 12))
    return label
