"""One calm strip of words with its buttons: what banners and notices are made of."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.painting.screen.fonts import widget_font

NoticeKind = Literal["notice", "attention", "problem"]
NextStep = tuple[str, Callable[[], object]]
"""What a button says and does."""


class NoticeStrip(QFrame):
    """Words, a detail below them where there is one, and buttons at the right."""

    def __init__(
        self, words: str, kind: NoticeKind, next_steps: Sequence[NextStep] = (), detail: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("part", kind)
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 8, 7)
        self._row.setSpacing(8)
        column = QVBoxLayout()
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addWidget(_wrapped(words, "medium"))
        if detail:
            column.addWidget(_wrapped(detail, "regular"))
        self._row.addLayout(column, 1)
        for label, run in next_steps:
            self.add_button(label, run)

    @property
    def words(self) -> str:
        """What the strip says."""
        return self.accessibleName()

    def add_button(self, label: str, run: Callable[[], object], *, flat: bool = False) -> None:
        """Add a button at the right."""
        button = QPushButton(label)
        button.setAutoDefault(False)
        if flat:
            button.setProperty("part", "flat")
        button.clicked.connect(lambda _checked: run())
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _wrapped(words: str, weight: Weight) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(widget_font(weight, 13))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
