"""The bar of the filter: what is asked for, and how many cards match.

It stands above the map as long as there is a filter, and never over it: a filter stays on while
one works. What matches is left to the filter commands.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton

from cjm_desktop.language import translate
from cjm_desktop.model.filtering import NO_FILTER, Filter
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.inspector.wordings import EVIDENCE, STATUS
from cjm_desktop.ui.several_choice import Choice, SeveralChoice

_MOST_WORDS_WIDTH = 240


class Offered(NamedTuple):
    """What can be asked for on a map, beside evidence and status."""

    departments: Sequence[Choice]
    owners: Sequence[Choice]


class FilterBar(QFrame):
    """The bar; `changed` tells that something else is asked for, `closed` that all is shown."""

    changed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filter")
        self.setProperty("part", "top")
        self.setAccessibleName(translate("Filter"))
        self._departments = SeveralChoice("filter.departments", translate("Department"))
        self._evidence = SeveralChoice("filter.evidence", translate("Evidence"))
        self._statuses = SeveralChoice("filter.statuses", translate("Status"))
        self._owners = SeveralChoice("filter.owners", translate("Owner"))
        self.words = _field()
        self.count = QLabel()
        self.count.setFont(widget_font("regular", 13))
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._show_all = QPushButton(translate("Show all"))
        self._lay_out()
        for choice in self._choices():
            choice.changed.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        self._show_all.clicked.connect(self._ask_nothing)
        self.hide()

    @property
    def wanted(self) -> Filter:
        """What is asked for."""
        return Filter(
            self._departments.chosen, self._evidence.chosen, self._statuses.chosen,
            self._owners.chosen, self.words.text(),
        )  # fmt: skip

    def show_wanted(self, wanted: Filter, offered: Offered) -> None:
        """Show what is asked for, among what can be."""
        self.blockSignals(True)
        self._departments.offer(offered.departments, wanted.departments)
        self._evidence.offer(_in_words(EVIDENCE), wanted.evidence)
        self._statuses.offer(_in_words(STATUS), wanted.statuses)
        self._owners.offer([*offered.owners, ("", translate("No owner"))], wanted.owners)
        if self.words.text() != wanted.words:
            self.words.setText(wanted.words)
        self._show_all.setEnabled(bool(wanted))
        self.blockSignals(False)

    def show_count(self, words: str) -> None:
        """Say how many cards match."""
        if words != self.count.text():
            self.count.setText(words)
            self.words.setAccessibleDescription(words)
            self.setAccessibleName(translate("Filter: {count}", count=words))
            if self.isVisible():
                announce(self)

    def begin(self) -> None:
        """Be ready for words to be typed."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _ask_nothing(self) -> None:
        self.show_wanted(NO_FILTER, Offered((), ()))
        self.changed.emit()

    def _choices(self) -> tuple[SeveralChoice, ...]:
        return self._departments, self._evidence, self._statuses, self._owners

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        title = QLabel(translate("Filter"))
        title.setFont(widget_font("semibold", 13))
        row.addWidget(title)
        for choice in self._choices():
            row.addWidget(choice)
        row.addWidget(self.words)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._show_all)
        row.addWidget(self._close_button())

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("×")
        button.setProperty("part", "flat")
        button.setFont(widget_font("medium", 14))
        button.setAccessibleName(translate("Close"))
        button.setToolTip(translate("Show all and close (Esc)"))
        button.clicked.connect(self.closed)
        return button

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("filter.words")
    field.setProperty("part", "search")
    field.setPlaceholderText(translate("Words on the card"))
    field.setAccessibleName(translate("Words on the card"))
    field.setClearButtonEnabled(True)
    field.setFont(widget_font("regular", 13))
    field.setMaximumWidth(_MOST_WORDS_WIDTH)
    return field


def _in_words(choices: Sequence[tuple[str, object]]) -> list[Choice]:
    return [(value, str(words)) for value, words in choices]
