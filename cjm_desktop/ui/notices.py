"""Calm strips above the map: what happened, what to do next, a way to close. No boxes in the way.

A banner stands as long as its cause; a notice until it is closed, or for a while if it only
passes by.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font

NoticeKind = Literal["notice", "attention", "problem"]
NextStep = tuple[str, Callable[[], object]]
"""What a button of a notice says and does."""

PASSING_MS = 10_000
_MOST = 3


class NoticeStrip(QFrame):
    """One strip with its words and buttons."""

    def __init__(
        self, words: str, kind: NoticeKind, next_steps: Sequence[NextStep] = (), detail: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("part", kind)
        self.setAccessibleName(words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 8, 7)
        self._row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(3)
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


class Notices(QWidget):
    """The strips of a window, the banner first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notices")
        self.setProperty("part", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 2)
        self._column.setSpacing(6)
        self._banner: NoticeStrip | None = None
        self._strips: list[NoticeStrip] = []
        self._passing: NoticeStrip | None = None
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is on screen, the banner first."""
        return [strip.words for strip in (self._banner, *self._strips) if strip is not None]

    def say(
        self,
        words: str,
        kind: NoticeKind = "notice",
        next_steps: Sequence[NextStep] = (),
        detail: str = "",
        *,
        passing: bool = False,
    ) -> None:
        """Show a notice; one that is passing makes way for the next, or goes after a while."""
        if self._passing is not None:
            self._drop(self._passing)
        same = [strip for strip in self._strips if strip.words == words]
        for strip in (*same, *self._strips[: max(0, len(self._strips) - _MOST + 1)]):
            self._drop(strip)
        strip = NoticeStrip(words, kind, self._closing(next_steps), detail)
        strip.add_button(translate("Close"), lambda: self._drop(strip), flat=True)
        self._strips.append(strip)
        self._column.addWidget(strip)
        if passing:
            self._passing = strip
            QTimer.singleShot(PASSING_MS, strip, lambda: self._drop(strip))
        self._settle(strip)

    def show_banner(
        self, words: str, kind: NoticeKind = "attention", next_steps: Sequence[NextStep] = ()
    ) -> None:
        """Show a banner in the place of the one that stands; no words take it away."""
        if self._banner is not None:
            if self._banner.words == words and words:
                return
            self._banner.deleteLater()
            self._banner.hide()
            self._banner = None
        if words:
            self._banner = NoticeStrip(words, kind, next_steps)
            self._column.insertWidget(0, self._banner)
        self._settle(self._banner)

    def clear(self) -> None:
        """Take all notices away; the banner stays."""
        for strip in tuple(self._strips):
            self._drop(strip)

    def _closing(self, next_steps: Sequence[NextStep]) -> list[NextStep]:
        """The steps, each closing the notice it stands on."""

        def closing(run: Callable[[], object]) -> Callable[[], object]:
            def close_and_run() -> None:
                self._drop(self._strips[-1] if len(self._strips) == 1 else self._under_focus())
                run()

            return close_and_run

        return [(label, closing(run)) for label, run in next_steps]

    def _under_focus(self) -> NoticeStrip:
        return next(
            (strip for strip in self._strips if strip.isAncestorOf(self.focusWidget() or self)),
            self._strips[-1],
        )

    def _drop(self, strip: NoticeStrip) -> None:
        if strip not in self._strips:
            return
        self._strips.remove(strip)
        if strip is self._passing:
            self._passing = None
        strip.hide()
        strip.deleteLater()
        self._settle(None)

    def _settle(self, shown: NoticeStrip | None) -> None:
        self.setVisible(bool(self._banner or self._strips))
        if shown is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(shown, QAccessible.Event.Alert))


def _wrapped(words: str, weight: Literal["medium", "regular"]) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(widget_font(weight, 13))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
