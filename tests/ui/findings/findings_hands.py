"""The hands of somebody who goes through the questions for the room, and what is seen of them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.lenses.findings import facts_of, findings_of
from cjm_desktop.model.document import Document
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.history import History
from cjm_desktop.ui.findings.card_row import CardRow
from cjm_desktop.ui.findings.panel import Panel
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import action, opened_in

PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """A window with its panel of questions, worked by keys and mouse."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.canvas, self.qtbot = window, window.canvas, qtbot
        self.canvas.animates = False
        qtbot.waitUntil(lambda: window.findings.ready is not None)
        self.until(lambda: bool(self.panel.questions.searches))

    @property
    def panel(self) -> Panel:
        return self.window.findings.panel

    @property
    def row(self) -> CardRow:
        return self.panel.cards.row

    @property
    def document(self) -> Document:
        return opened_in(self.window).document

    @property
    def history(self) -> History:
        return opened_in(self.window).history

    # --- hands ----------------------------------------------------------------------------------

    def until(self, holds: Any) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def run(self, action_id: str) -> None:
        assert action(self.window, action_id).isEnabled(), action_id
        action(self.window, action_id).trigger()

    def key(self, key: Qt.Key, keys: Any = PLAIN) -> None:
        QTest.keyClick(self.window.focusWidget() or self.canvas, key, keys)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.window.focusWidget() or self.canvas, words)

    def choose(self, lens: str) -> None:
        """Look through a lens, until its questions are there."""
        self.run(f"lens.{lens}")
        self.until(lambda: self.asked == self.expected_questions())

    def click(self, kind: str) -> None:
        QTest.mouseClick(self.row.viewport(), Qt.MouseButton.LeftButton, PLAIN, self.place(kind))

    def point_at(self, kind: str) -> None:
        QTest.mouseMove(self.row.viewport(), self.place(kind))

    def press_on_card(self, kind: str, what: Any) -> None:
        """Click the words on a card that do something."""
        card = self.card(kind)
        place = self.row.painter.action_rect(card, what).center()
        QTest.mouseClick(self.row.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)

    def make_current(self, kind: str) -> Finding:
        """Go through the cards by keyboard as far as the first one of a kind."""
        self.window.findings.take_focus()
        self.row.put_at(0)
        while self.current.kind != kind:
            before = self.current
            self.key(Qt.Key.Key_Right)
            assert self.current is not before, f"no card {kind}"
        return self.current

    # --- what is seen ---------------------------------------------------------------------------

    @property
    def current(self) -> Finding:
        assert self.row.current is not None
        return self.row.current

    @property
    def asked(self) -> list[str]:
        """What the cards say and ask, in their order."""
        return [finding.in_words() for finding in self.panel.cards.model.findings]

    @property
    def kinds(self) -> list[str]:
        return [finding.kind for finding in self.panel.cards.model.findings]

    @property
    def count(self) -> str:
        return self.panel.header.count.text()

    def expected_questions(self) -> list[str]:
        return _words(findings_of(self._arrangement(), self.window.lens))

    def expected_facts(self) -> list[str]:
        return _words(facts_of(self._arrangement(), self.window.lens))

    def card(self, kind: str) -> QRect:
        """Where the first card of a kind stands; scrolled there."""
        index = self.panel.cards.model.index(self.kinds.index(kind), 0)
        self.row.scrollTo(index)
        return self.row.visualRect(index)

    def place(self, kind: str) -> QPoint:
        return self.card(kind).topLeft() + QPoint(20, 15)

    def step(self, title: str) -> str:
        session = self.canvas.session
        assert session is not None
        return next(step.id for step in session.arrangement.steps if step.title == title)

    def lit(self) -> tuple[str, ...]:
        return self.canvas.light.keys if self.canvas.light is not None else ()

    def _arrangement(self) -> Any:
        assert self.canvas.session is not None
        return self.canvas.session.arrangement


def _words(findings: Sequence[Finding]) -> list[str]:
    return [finding.in_words() for finding in findings]
