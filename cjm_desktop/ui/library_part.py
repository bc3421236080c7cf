"""A part of the library: entries of one kind under the phases in which they belong."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.exchange.libraries import Library, matching
from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.elements import Element
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.palette_entry import DELETES, PaletteEntry

_PHASE_TITLES = {
    "before": text("Before the purchase"),
    "during": text("During the purchase"),
    "after": text("After the purchase"),
}
_HINTS = {
    "touchpoint": text("Drag it into the lane of a department"),
    "survey": text("Drag it onto a touchpoint"),
    "risk": text("Drag it onto a step"),
}
_CHOICE_HEIGHT = 26
_DOT, _DOT_FROM_RIGHT = 2.5, 10


class LibraryPart(QWidget):
    """Entries that add one `element`; `chosen` gives its name and the title to add.

    `unwanted` gives the title of an entry of the team's own that is to be removed. The entries
    are made when they are first shown or searched: a window opens sooner without them.
    """

    chosen = Signal(str, str)
    unwanted = Signal(str)

    def __init__(self, element: str, title: Text, library: Library, look: Look) -> None:
        super().__init__()
        self.element, self.title = element, str(title)
        self._look, self._library = look, library
        self._words = ""
        self.own: Mapping[Any, Sequence[str]] = {}
        self._is_filled = False
        self._sections: list[tuple[QLabel | None, list[PaletteEntry]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)

    def __iter__(self) -> Iterator[PaletteEntry]:
        """The entries that match, from the top."""
        self.fill()
        for _, entries in self._sections:
            yield from (entry for entry in entries if not entry.isHidden())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def fill(self) -> None:
        """Make the entries, if they are not there yet."""
        if not self._is_filled:
            self._is_filled = True
            self._make_entries()

    def show_own(self, own: Mapping[Any, Sequence[str]]) -> None:
        """List what ships with the program, and under each phase what is the team's own."""
        self.own = own
        if self._is_filled:
            self._make_entries()

    def show_matching(self, words: str) -> None:
        """Show the entries that hold all these words."""
        self._words = words
        self.fill()
        for label, entries in self._sections:
            shown = set(matching([entry.title for entry in entries], words))
            for entry in entries:
                entry.setVisible(entry.title in shown)
            if label is not None:
                label.setVisible(bool(shown))

    def _make_entries(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._sections = []
        for phase, titles in self._library.items():
            self._add_section(phase, titles, self.own.get(phase, ()))
        self._column.addStretch(1)
        self.show_matching(self._words)

    def _add_section(self, phase: str, titles: Sequence[str], own: Sequence[str]) -> None:
        label = heading(str(_PHASE_TITLES[phase])) if phase in _PHASE_TITLES else None
        if label is not None:
            self._column.addWidget(label)
        entries = [self._entry(title) for title in titles]
        entries += [self._own_entry(title) for title in own]
        for entry in entries:
            self._column.addWidget(entry)
        self._sections.append((label, entries))

    def _own_entry(self, title: str) -> PaletteEntry:
        entry = OwnEntry(self._element(title), self._look, title)
        entry.unwanted.connect(lambda: self.unwanted.emit(title))
        return self._made(entry, translate("Your team's own; Del removes it"))

    def _entry(self, title: str) -> PaletteEntry:
        entry = PaletteEntry(self._element(title), self._look, title)
        return self._made(entry, str(_HINTS[self.element]))

    def _element(self, title: str) -> Element:
        return Element(self.element, Text(title), "", "")

    def _made(self, entry: PaletteEntry, hint: str) -> PaletteEntry:
        title = entry.title
        entry.setToolTip(hint)
        entry.setAccessibleDescription(hint)
        entry.clicked.connect(lambda: self.chosen.emit(self.element, title))
        return entry


class OwnEntry(PaletteEntry):
    """An entry of the team's own: it bears a dot, and can be removed."""

    unwanted = Signal()

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in DELETES:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Remove from the library")).triggered.connect(self.unwanted)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(self.palette().ColorRole.Highlight))
        middle = QPointF(self.width() - _DOT_FROM_RIGHT, self.height() / 2)
        painter.drawEllipse(middle, _DOT, _DOT)


class PartChoice(QPushButton):
    """Chooses a part of the library; while something is searched it says how much was found."""

    def __init__(self, part: LibraryPart) -> None:
        super().__init__(part.title)
        self._count = ""
        self.setObjectName(f"library.part.{part.element}")
        self.setProperty("part", "segment")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFont(widget_font("medium", 12))
        self.setFixedHeight(_CHOICE_HEIGHT)

    def show_count(self, count: int | None) -> None:
        """Say how many entries were found; None: nothing is searched."""
        self._count = "" if count is None else str(count)
        found = "" if count is None else translate_plural("{number} found", "{number} found", count)
        self.setAccessibleDescription(found)
        self.update()

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(100, _CHOICE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(widget_font("regular", 12))
        painter.setPen(self.palette().color(self.palette().ColorRole.PlaceholderText))
        room = QRectF(self.rect()).adjusted(0, 0, -8, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count
        )


def heading(words: str) -> QLabel:
    """A heading in the palette."""
    label = QLabel(words)
    label.setProperty("part", "heading")
    label.setFont(widget_font("semibold", 12))
    return label
