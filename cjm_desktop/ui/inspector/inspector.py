"""The inspector: a panel with every field of what is selected, ready to be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Note,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.page import Page
from cjm_desktop.ui.inspector.subjects import Subject, more_to_show, nothing_to_show, subjects_of
from cjm_desktop.ui.look import Look

_MADE_AHEAD: tuple[type[Record], ...] = (
    Journey, Persona, Touchpoint, Step, Stage, Lane, Note, Feeling, Curve, Figure, Stage, Lane,
)  # fmt: skip
"""In this order; a type that comes twice is one of which two may head a run."""

MOST_AT_ONCE = 4
"""Of more functions that share a run the rest is only counted: pages take time to make."""


class Inspector(QWidget):
    """Shows the fields of what is selected; `left` gives the focus back to the map.

    `library_wanted` gives the id of a survey or risk trigger to be added to the library.
    Pages are made when first needed and kept; the usual ones ahead, between other things.
    """

    left = Signal()
    refused = Signal(str)
    library_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages: dict[type[Record], list[Page]] = {}
        self._in_use: list[Page] = []
        self._about: tuple[str, ...] = ()
        self._still_to_make = list(_MADE_AHEAD)
        self._maker = QTimer(self, singleShot=True, interval=0)
        self._maker.timeout.connect(self._make_one_ahead)
        self._words = _words_label()
        self._lay_out()

    @property
    def pages(self) -> list[Page]:
        """What is shown, from top to bottom."""
        return list(self._in_use)

    @property
    def words(self) -> str:
        """What it says where there are no fields; empty where there are."""
        return self._words.text()

    def show_selected(
        self, session: MapSession | None, selection: Sequence[str], *, editable: bool
    ) -> None:
        """Show what is selected on a map; the map itself where nothing is."""
        subjects = subjects_of(session, selection) if session is not None else []
        left_out = len(subjects) - MOST_AT_ONCE
        subjects = subjects[:MOST_AT_ONCE]
        self._choose_pages(subjects)
        if session is not None:
            for page, subject in zip(self._in_use, subjects, strict=True):
                page.show_subject(session, subject, editable=editable)
        if session is not None and not subjects:
            self._say(nothing_to_show(session, selection))
        else:
            self._say(more_to_show(left_out) if left_out > 0 else "")
        self._scroll_up_for(subjects)

    def make_pages_ahead(self) -> None:
        """Make the usual pages, one after the other, whenever there is nothing else to do."""
        self._maker.start()

    def take_focus(self) -> None:
        """Put the focus into the first field."""
        rows = (row for page in self._in_use for row in page if row.isVisibleTo(self))
        first = next(rows, None)
        if first is not None:
            first.control.part.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_checklist(self) -> None:
        """Put the focus into the next line of the stage's checklist, if one is shown."""
        lists = (page.checklist for page in self._in_use if page.checklist is not None)
        shown = next((each for each in lists if each.isVisibleTo(self)), None)
        if shown is not None:
            shown.begin_next()
            self._area.ensureWidgetVisible(shown.next_line)

    def type_new_part(self, part_id: str) -> None:
        """Open a new survey or risk trigger of what is shown, the focus in its title."""
        for page in self._in_use:
            if page.parts is not None:
                page.parts.open(part_id, new=True)

    def show_part(self, part_id: str) -> None:
        """Bring a survey or risk trigger of what is shown into view."""
        for page in self._in_use:
            if page.parts is not None:
                page.parts.show_where(part_id)

    def _bring_into_view(self, part: QWidget) -> None:
        """Once it stands where it is to stay."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part, 0, 16))

    def _choose_pages(self, subjects: Sequence[Subject]) -> None:
        used: list[Page] = []
        for subject in subjects:
            number = sum(page.record_type is subject.record_type for page in used)
            used.append(self._page(subject.record_type, number))
        if used == self._in_use:
            return
        for page in self._in_use:
            if page not in used:
                self._put_away(page)
        for place, page in enumerate(used):
            self._column.removeWidget(page)
            self._column.insertWidget(place, page)
            page.show()
        self._in_use = used

    def _put_away(self, page: Page) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and page.isAncestorOf(focused):
            self.left.emit()
        page.finish()
        page.hide()

    def _page(self, record_type: type[Record], number: int) -> Page:
        pages = self._pages.setdefault(record_type, [])
        while len(pages) <= number:
            page = Page(record_type, self._look)
            page.hide()
            page.lost.connect(self.refused)
            page.given_up.connect(self.left)
            page.reached.connect(self._bring_into_view)
            page.library_wanted.connect(self.library_wanted)
            self._column.addWidget(page)
            pages.append(page)
        return pages[number]

    def _make_one_ahead(self) -> None:
        if self._still_to_make:
            record_type = self._still_to_make.pop(0)
            number = _MADE_AHEAD[: -1 - len(self._still_to_make)].count(record_type)
            self._page(record_type, number).prepare()
            self._maker.start()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _scroll_up_for(self, subjects: Sequence[Subject]) -> None:
        about = tuple(record.id for subject in subjects for record in subject.records)
        if about != self._about:
            self._about = about
            self._area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("part", "panel")
        self._column = QVBoxLayout()
        self._column.setSpacing(20)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(15, 16, 15, 16)
        whole.addLayout(self._column)
        whole.addWidget(self._words)
        whole.addStretch()
        self._area = QScrollArea()
        self._area.setProperty("part", "panel")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def event(self, event: QEvent) -> bool:
        """Keys typed here are not commands of the window, such as those of the palette."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            with_shift = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            plain = not with_shift & ~Qt.KeyboardModifier.KeypadModifier
            if plain and ((event.text().isprintable() and event.text()) or _deletes(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _deletes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def _words_label() -> QLabel:
    label = QLabel()
    label.setProperty("part", "muted")
    label.setFont(widget_font("regular", 13))
    label.setWordWrap(True)
    label.hide()
    return label
