"""A button with a menu in which several values are ticked; the menu stays open meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font

Choice = tuple[str, str]
"""A value and what it is called."""


class SeveralChoice(QToolButton):
    """Says what is chosen; `changed` tells that it is other values now."""

    changed = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(widget_font("medium", 13))
        self._title = title
        self._ticks = TickMenu(self)
        self._ticks.triggered.connect(self._tick)
        self.setMenu(self._ticks)
        self._show()

    @property
    def chosen(self) -> frozenset[str]:
        """The values chosen."""
        return frozenset(action.data() for action in self._ticks.actions() if action.isChecked())

    def offer(self, choices: Sequence[Choice], chosen: frozenset[str]) -> None:
        """Offer these choices, some of them chosen; a value chosen is offered in any case."""
        offered = {value for value, _ in choices}
        missing = [(value, value) for value in sorted(chosen - offered)]
        wanted = [(value, words, value in chosen) for value, words in (*choices, *missing)]
        held = [(a.data(), a.iconText(), a.isChecked()) for a in self._ticks.actions()]
        if wanted != held:
            self._ticks.clear()
            for value, words, is_chosen in wanted:
                self._add(value, words, is_chosen)
            self._show()

    def _add(self, value: str, words: str, is_chosen: bool) -> None:
        action = self._ticks.addAction(words.replace("&", "&&"))
        action.setIconText(words)
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(is_chosen)

    def _tick(self, _action: QAction) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Say what is chosen: one value by its name, more by their number."""
        names = [action.iconText() for action in self._ticks.actions() if action.isChecked()]
        words = self._title
        if names:
            chosen = names[0] if len(names) == 1 else str(len(names))
            words = translate("{title}: {chosen}", title=self._title, chosen=_short(chosen))
        self.setText(f"{words}  ▾".replace("&", "&&"))
        self.setAccessibleName(": ".join([self._title, ", ".join(names)]) if names else self._title)
        self.setProperty("part", "chosen" if names else "")
        self.style().unpolish(self)
        self.style().polish(self)


class TickMenu(QMenu):
    """A menu that stays open while entries are ticked, by the mouse or the space bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(False)

    # --- Qt -------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


_LONGEST = 24


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
