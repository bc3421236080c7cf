"""Notices: what happened, what to do next, a way to close. They float over the map's lower edge.

So nothing moves when one comes or goes, and no box stands in the way. One that only passes by
goes after a while.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.notice_strip import NextStep, NoticeKind, NoticeStrip

PASSING_MS = 10_000
_MOST = 3
_WIDEST = 760
_MARGIN, _FOOT_MARGIN = 14, 6
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Notices(QWidget):
    """The notices of a window, the newest at the bottom."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notices")
        self._over = over
        self._foot: QWidget | None = None
        self._strips: list[NoticeStrip] = []
        self._passing: NoticeStrip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        over.installEventFilter(self)
        self.hide()

    def stay_above(self, foot: QWidget) -> None:
        """Leave a part free that stands at the lower edge, as long as it is there."""
        self._foot = foot
        foot.installEventFilter(self)

    @property
    def sentences(self) -> list[str]:
        """What is on screen, the oldest first."""
        return [strip.words for strip in self._strips]

    def say_in_passing(self, words: str) -> None:
        """Show a notice that makes way for the next, or goes after a while."""
        self.say(words, passing=True)

    def say(
        self,
        words: str,
        kind: NoticeKind = "notice",
        next_steps: Sequence[NextStep] = (),
        detail: str = "",
        *,
        passing: bool = False,
    ) -> None:
        """Show a notice; a passing one makes way for the next, or goes after a while."""
        self._make_room(words)
        strip = NoticeStrip(words, kind, (), detail)
        for label, run in next_steps:
            strip.add_button(label, lambda run=run: self._close_and_run(strip, run))  # type: ignore[misc]
        strip.add_button(translate("Close"), lambda: self._drop(strip), flat=True)
        self._strips.append(strip)
        self._column.addWidget(strip)
        strip.show()  # A layout on screen shows what is added only later, and counts it not.
        if passing:
            self._passing = strip
            QTimer.singleShot(PASSING_MS, strip, lambda: self._drop(strip))
        self._settle()
        announce(strip)

    def clear(self) -> None:
        """Take all notices away."""
        for strip in tuple(self._strips):
            self._drop(strip)

    def _make_room(self, words: str) -> None:
        if self._passing is not None:
            self._drop(self._passing)
        for strip in [strip for strip in self._strips if strip.words == words]:
            self._drop(strip)
        for strip in self._strips[: max(0, len(self._strips) - _MOST + 1)]:
            self._drop(strip)

    def _close_and_run(self, strip: NoticeStrip, run: Callable[[], object]) -> None:
        self._drop(strip)
        run()

    def _drop(self, strip: NoticeStrip) -> None:
        if strip not in self._strips:
            return
        self._strips.remove(strip)
        if strip is self._passing:
            self._passing = None
        had_focus = strip.isAncestorOf(self._over.focusWidget() or self._over)
        self._column.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
        self._settle()
        if had_focus:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Lie at the lower edge, in the middle, as high as the words need."""
        self.setVisible(bool(self._strips))
        room = self._over.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._foot is not None and self._foot.isVisible():
            room.setBottom(self._foot.mapTo(self._over, QPoint(0, 0)).y() - _FOOT_MARGIN)
        width = min(_WIDEST, room.width())
        height = min(self._column.totalHeightForWidth(width), room.height())
        left = room.x() + (room.width() - width) // 2
        self.setGeometry(left, room.bottom() + 1 - height, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._over, self._foot) and event.type() in _MOVES and self._strips:
            self._settle()
        return super().eventFilter(watched, event)
