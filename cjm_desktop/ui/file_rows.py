"""Rows of the first screen: a file to open, with where and when, and a way to be rid of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.drawing.numbers import date_text
from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.eliding_label import ElidingLabel

_REMOVE_WIDTH = 72


class ChoiceButton(QPushButton):
    """A wide button with a name and a line below that says more."""

    def __init__(self, name: str, detail: str, run: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("part", "choice")
        self.setAccessibleName(name)
        self.setAccessibleDescription(detail)
        self.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 9)
        column.setSpacing(2)
        column.addWidget(_line(name, ElidingLabel("", "medium", 13.5)))
        self._detail = _line(detail, ElidingLabel("muted", "regular", 12))
        column.addWidget(self._detail)
        self.setMinimumHeight(column.sizeHint().height())
        self.clicked.connect(lambda _checked: run())

    def grey_out(self, why: str) -> None:
        """Offer it no longer, and say why."""
        self.setEnabled(False)
        self.setAccessibleDescription(why)
        self._detail.setText(why)


class FileRow(QWidget):
    """A file that can be opened, or is greyed out where it is missing; `remove` stands beside."""

    def __init__(self, opens: ChoiceButton, remove: QPushButton) -> None:
        super().__init__()
        self.opens, self.remove = opens, remove
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(opens, 1)
        row.addWidget(remove)


def remove_button(words: str, name: str, run: Callable[[], object]) -> QPushButton:
    """A quiet button that takes a row away."""
    button = QPushButton(words)
    button.setProperty("part", "flat")
    button.setMinimumWidth(_REMOVE_WIDTH)
    button.setFont(widget_font("regular", 12))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(lambda _checked: run())
    return button


def sure_button(words: str, sure_words: str, name: str, run: Callable[[], object]) -> QPushButton:
    """A quiet button that asks back once before it runs."""
    asked: list[bool] = []

    def press() -> None:
        if asked:
            run()
        else:
            asked.append(True)
            button.setText(sure_words)

    button = remove_button(words, name, press)
    return button


def time_in_words(at: datetime, now: datetime) -> str:
    """When something was, as people say it: "today 14:05", "14 November 2026"."""
    clock = f"{at:%H:%M}"
    days = (now.date() - at.date()).days
    if days == 0:
        return translate("today {clock}", clock=clock)
    if days == 1:
        return translate("yesterday {clock}", clock=clock)
    return date_text(at.date())


def _line(words: str, label: ElidingLabel) -> ElidingLabel:
    label.setText(words)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
