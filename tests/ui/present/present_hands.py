"""The hands of somebody who presents a map: keys and mouse, and what the audience sees."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Step
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.present.present_mode import PresentMode
from cjm_desktop.ui.present.spotlight import Spotlight
from tests.ui.window_hands import opened_in

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class CountingKeeper:
    """Stands for the system that keeps the screen awake."""

    def __init__(self) -> None:
        self.is_awake = False
        self.began = 0

    def begin(self) -> None:
        assert not self.is_awake
        self.is_awake = True
        self.began += 1

    def end(self) -> None:
        assert self.is_awake
        self.is_awake = False


class Presenter:
    """A window that is worked by real keys and a real mouse, its views changing at once."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.canvas = window, window.canvas
        self.qtbot = qtbot
        self.canvas.animates = False

    @property
    def mode(self) -> PresentMode:
        return self.window.showing.present

    @property
    def presents(self) -> bool:
        return self.window.showing.presents

    @property
    def spotlight(self) -> Spotlight:
        (spotlight,) = self.canvas.findChildren(Spotlight)
        return spotlight

    # --- hands ----------------------------------------------------------------------------------

    def begin(self, width: int = 1600, height: int = 900) -> None:
        """Press F5, and let the screen be of a size."""
        self.key(Qt.Key.Key_F5)
        assert self.presents
        assert self.window.isFullScreen()
        self.settle()
        self.window.setGeometry(0, 0, width, height)
        self.qtbot.waitUntil(lambda: self.canvas.size() == QSize(width, height))

    def key(self, key: Qt.Key, keys: Any = PLAIN) -> None:
        QTest.keyClick(self.window.focusWidget() or self.canvas, key, keys)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.window.focusWidget() or self.canvas, words)

    def click(self, place: QPoint) -> None:
        QTest.mouseClick(self.canvas, LEFT, PLAIN, place)

    def double_click(self, place: QPoint) -> None:
        QTest.mouseClick(self.canvas, LEFT, PLAIN, place)
        QTest.mouseDClick(self.canvas, LEFT, PLAIN, place)

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(self.canvas, LEFT, PLAIN, start)
        for part in range(1, 5):
            QTest.mouseMove(self.canvas, start + (end - start) * part / 4)
            self.settle()
        QTest.mouseRelease(self.canvas, LEFT, PLAIN, end)

    def settle(self) -> None:
        self.qtbot.wait(2)

    # --- what is seen ---------------------------------------------------------------------------

    def step(self, title: str) -> Step:
        (found,) = [s for s in opened_in(self.window).document.all(Step) if s.title == title]
        return found

    def lit_steps(self) -> list[str]:
        """The titles of the steps in the light; all of them where the whole map is shown."""
        session, spotlight = self.canvas.session, self.spotlight
        assert session is not None
        steps = session.arrangement.steps
        if not spotlight.is_on:
            return [step.title for step in steps]
        columns = spotlight.lit()[0]
        return [s.title for s in steps if columns.contains(self.canvas.rect_of(s.id).center())]

    def stands_in_view(self, rect: QRect) -> bool:
        return self.canvas.rect().contains(rect)
