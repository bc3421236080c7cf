"""What a user sees of the outline and does in it, as its tests put it."""

from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Record, Step
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.outline.model import OutlineModel
from cjm_desktop.ui.outline.view import OutlineView
from tests.ui.window_hands import action, opened_in

R = TypeVar("R", bound=Record)
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class Hands:
    """A user at the outline of a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        if not window.left.shows_outline:
            action(window, "view.outline").trigger()
        self.look()

    @property
    def view(self) -> OutlineView:
        return self.window.left.outline.view

    @property
    def model(self) -> OutlineModel:
        return self.window.left.outline.model

    @property
    def document(self) -> Document:
        return opened_in(self.window).document

    @property
    def history(self) -> History:
        return opened_in(self.window).history

    @property
    def undo_words(self) -> str:
        return str(self.history.undo_label)

    @property
    def notices(self) -> str:
        return " ".join(self.window.notices.sentences)

    def look(self) -> None:
        for _ in range(4):
            QApplication.processEvents()

    @property
    def lines(self) -> list[str]:
        """What is on screen from the top, each line indented by its depth."""
        found: list[str] = []
        index = self.model.index(0, 0)
        while index.isValid():
            depth = 0
            above = index.parent()
            while above.isValid():
                depth, above = depth + 1, above.parent()
            found.append("  " * depth + str(index.data()))
            index = self.view.indexBelow(index)
        return found

    @property
    def current(self) -> str:
        return str(self.view.currentIndex().data())

    def spoken(self) -> str:
        """What a screen reader says of the line with the focus."""
        return str(self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def accessible_lines(self) -> list[str]:
        """What a screen reader finds in the tree."""
        interface = QAccessible.queryAccessibleInterface(self.view)
        children = (interface.child(number) for number in range(interface.childCount()))
        return [child.text(QAccessible.Text.Name) for child in children if child is not None]

    def line(self, words: str) -> QModelIndex:
        """The line that begins with some words."""
        index = self.model.index(0, 0)
        while index.isValid():
            if str(index.data()).startswith(words):
                return index
            index = self.view.indexBelow(index)
        raise AssertionError(f"no line {words!r} in {self.lines}")

    def go(self, words: str) -> None:
        """Click on a line."""
        index = self.line(words)
        self.view.scrollTo(index)
        QTest.mouseClick(
            self.view.viewport(), Qt.MouseButton.LeftButton, NOTHING_HELD,
            self.view.visualRect(index).center(),
        )  # fmt: skip
        self.look()

    def open(self, words: str) -> None:
        """Open a line with the keyboard."""
        self.go(words)
        self.press(Qt.Key.Key_Right)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING_HELD) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
        self.look()

    def keys(self, words: str) -> None:
        for key in words:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
        self.look()

    def type_over(self, words: str, new: str) -> None:
        """Type over a line and press Enter."""
        self.go(words)
        self.keys(new)
        self.press(Qt.Key.Key_Return)

    def run(self, action_id: str) -> None:
        action(self.window, action_id).trigger()
        self.look()

    @property
    def steps(self) -> list[str]:
        found = self.document.ordered(Step, "map_id", self.window.map_id)
        return [step.title for step in found]

    def find(self, record_type: type[R], **fields: Any) -> R:
        return next(
            record
            for record in self.document.all(record_type)
            if all(getattr(record, name) == value for name, value in fields.items())
        )

    @property
    def selected(self) -> list[Record | None]:
        return [self.document.find(key) for key in self.window.canvas.selection]
