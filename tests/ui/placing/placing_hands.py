"""What a user does to the stages of steps in a window, and what the map then shows."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Lens, Placement, Step
from cjm_desktop.model.runs import runs_of
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.placing.bar import ProposalBar
from tests.ui.window_hands import action, opened_in, words_in


class Hands:
    """A user who places steps."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.choose_lens("goal")

    @property
    def document(self) -> Document:
        return opened_in(self.window).document

    @property
    def history(self) -> History:
        return opened_in(self.window).history

    @property
    def session(self) -> MapSession:
        session = self.window.canvas.session
        assert session is not None
        return session

    def step(self, title: str) -> Step:
        return next(step for step in self.document.all(Step) if step.title.startswith(title))

    def select(self, *titles: str) -> None:
        self.window.canvas.select(self.step(title).id for title in titles)

    def stage_of(self, title: str, lens: Lens = "goal") -> str | None:
        """The stage of a step as the map shows it, a trial included; `?` for a proposed one."""
        arrangement = self.session.shown_arrangement
        placement = arrangement.placements(lens).get(self.step(title).id)
        if placement is None:
            return None
        stage: Any = arrangement.document.find(placement.stage_id or "")
        return (stage.title if stage else "none") + ("?" if placement.proposed else "")

    def runs(self) -> list[str | None]:
        """The titles of the runs the map shows, in order."""
        return [run.title for run in runs_of(self.session.shown_arrangement, self.session.lens)]

    def placements(self) -> set[Placement]:
        return set(self.document.all(Placement))

    def run(self, action_id: str) -> None:
        action(self.window, action_id).trigger()

    def can(self, action_id: str) -> bool:
        return action(self.window, action_id).isEnabled()

    def press(self, key: Qt.Key, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, keys)

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def said(self, part: str) -> bool:
        """Whether a notice with these words is on screen."""
        return any(part in words for words in words_in(self.window))

    @property
    def bar(self) -> ProposalBar | None:
        """The bar of the preview, if it is on screen."""
        bar = self.window.findChild(ProposalBar, "proposals")
        return bar if isinstance(bar, ProposalBar) and bar.isVisible() else None

    @property
    def bar_words(self) -> str:
        assert self.bar is not None
        return f"{self.bar.words.text()} {self.bar.details.text()}"

    def stage_menu(self, title: str) -> QMenu:
        """The menu inside the context menu of a step."""
        at = self.window.canvas.rect_of(self.step(title).id).center()
        self._right_click(at)
        menu = self.window.context_menus.menu
        entry = next(each for each in menu.actions() if each.objectName() == "edit.place-in-stage")
        inside = entry.menu()
        assert isinstance(inside, QMenu)
        menu.close()
        return inside

    def _right_click(self, at: QPoint) -> None:
        canvas = self.window.canvas
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(canvas, QContextMenuEvent(reason, at, canvas.mapToGlobal(at)))
