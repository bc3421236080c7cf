"""The library in the palette: touchpoints, surveys and risk triggers, dragged like any element.

One part of it is shown at a time; what is typed into the search is looked for in all of them.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from cjm_desktop.exchange.libraries import (
    plain,
    risk_library,
    survey_library,
    touchpoint_library,
)
from cjm_desktop.language import text, translate
from cjm_desktop.ui.library_part import LibraryPart, PartChoice, heading
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.own_entries import OwnEntries
from cjm_desktop.ui.palette_entry import PaletteEntry


class Library(QWidget):
    """Things to pick from; `chosen` gives the element's name and the title to add."""

    chosen = Signal(str, str)

    def __init__(self, look: Look, own: OwnEntries) -> None:
        super().__init__()
        self.setObjectName("library")
        self.setProperty("part", "panel")
        self.setAccessibleName(translate("Library"))
        self.search = _SearchField()
        self.search.textChanged.connect(self._show_matching)
        self.search.taken.connect(self._take_first)
        self.parts = (
            LibraryPart("touchpoint", text("Touchpoints"), touchpoint_library(), look),
            LibraryPart("survey", text("Surveys"), survey_library(), look),
            LibraryPart("risk", text("Risk triggers"), risk_library(), look),
        )
        self._choices = [PartChoice(part) for part in self.parts]
        self._nothing = QLabel(translate("Nothing of that name. Drag a Touchpoint and type."))
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("part", "muted")
        self._lay_out()
        for part, choice in zip(self.parts, self._choices, strict=True):
            part.chosen.connect(self.chosen)
            part.unwanted.connect(lambda title, part=part: own.remove(part.element, title))
            choice.clicked.connect(lambda _=False, part=part: self.show_part(part))
        self._own = own
        own.changed.connect(self._show_own)
        self._show_own()
        self.show_part(self.parts[0])

    def __iter__(self) -> Iterator[PaletteEntry]:
        """The entries shown now, from the top."""
        for part in self.parts:
            if not part.isHidden():
                yield from part

    def show_part(self, shown: LibraryPart) -> None:
        """Show one part of the library, and none of the others."""
        shown.fill()
        for part, choice in zip(self.parts, self._choices, strict=True):
            part.setVisible(part is shown)
            choice.setChecked(part is shown)

    def _show_own(self) -> None:
        """List the team's own titles too; the focus does not get lost with an entry."""
        focused = self.focusWidget()
        for part in self.parts:
            own = self._own.titles(part.element)
            if own != part.own:
                if focused is not None and part.isAncestorOf(focused) and focused.hasFocus():
                    self.search.setFocus()
                part.show_own(own)

    def _show_matching(self, words: str) -> None:
        """Show what matches; where the part shown has nothing, the first one that has."""
        for part, choice in zip(self.parts, self._choices, strict=True):
            part.show_matching(words)
            choice.show_count(len(part) if plain(words).split() else None)
        having = [part for part in self.parts if len(part)]
        if having and not any(not part.isHidden() for part in having):
            self.show_part(having[0])
        self._nothing.setVisible(not having)

    def _take_first(self) -> None:
        first = next(iter(self), None)
        if first is not None and self.search.text().strip():
            first.click()

    def _lay_out(self) -> None:
        choices = QFrame()
        choices.setProperty("part", "segments")
        rows = QVBoxLayout(choices)
        rows.setContentsMargins(2, 2, 2, 2)
        rows.setSpacing(1)
        for choice in self._choices:
            rows.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(5)
        column.addWidget(heading(translate("Library")))
        column.addWidget(self.search)
        column.addWidget(choices)
        column.addWidget(self._nothing)
        self._nothing.hide()
        for part in self.parts:
            column.addWidget(part)


class _SearchField(QLineEdit):
    """Searches as one types; Enter takes the first found, Escape clears."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.search")
        self.setProperty("part", "search")
        self.setPlaceholderText(translate("Search…"))
        self.setAccessibleName(translate("Search the library"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
