"""What a user sees of the table and does in it, as its tests put it."""

from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Feeling, Figure, Note, Record, Step, Touchpoint
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.table_view.model import TableModel
from cjm_desktop.ui.table_view.view import TableView
from tests.ui.window_hands import action, opened_in

R = TypeVar("R", bound=Record)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class Hands:
    """A user at the table of a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        if not window.tables.is_shown:
            action(window, "view.table").trigger()
        self.look()

    @property
    def view(self) -> TableView:
        return self.window.tables.page.view

    @property
    def model(self) -> TableModel:
        return self.window.tables.page.model

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
        """Let the window come to rest."""
        for _ in range(3):
            QApplication.processEvents()

    # --- what is seen ---------------------------------------------------------------------------

    @property
    def headings(self) -> list[str]:
        columns = range(self.model.columnCount())
        return [str(self.model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]

    def at(self, heading: str) -> int:
        """The column with a heading; of several, the first."""
        return self.headings.index(heading)

    @property
    def titles(self) -> list[str]:
        """The words of the steps from the top, without the row for a new one."""
        return [self.model.words(row, 0) for row in range(self.model.step_count)]

    def words(self, row: int, heading: str) -> str:
        return self.model.words(row, self.at(heading))

    def column(self, heading: str) -> list[str]:
        """The words of a column from the top; empty cells are left out."""
        at = self.at(heading)
        found = (self.model.words(row, at) for row in range(self.model.step_count))
        return [words for words in found if words]

    @property
    def place(self) -> tuple[int, str]:
        """The row and the heading of the cell with the cursor."""
        row, at = self.view.place
        return row, self.headings[at]

    @property
    def selected(self) -> list[Record | None]:
        """What is selected on the map."""
        return [self.document.find(key) for key in self.window.canvas.selection]

    def find(self, record_type: type[R], **fields: Any) -> R:
        return next(
            record
            for record in self.document.all(record_type)
            if all(getattr(record, name) == value for name, value in fields.items())
        )

    def step(self, title: str) -> Step:
        return self.find(Step, title=title)

    def card(self, words: str) -> Touchpoint | Note | Figure:
        cards = [*self.document.all(Touchpoint), *self.document.all(Note)]
        return next(
            card for card in cards
            if words == (card.text if isinstance(card, Note) else card.title)
        )  # fmt: skip

    def feeling(self, title: str) -> Feeling | None:
        step_id = self.step(title).id
        found = [each for each in self.document.all(Feeling) if each.step_id == step_id]
        return found[0] if found else None

    # --- what is done ---------------------------------------------------------------------------

    def go(self, row: int, heading: str) -> None:
        """Click into a cell."""
        index = self.model.index(row, self.at(heading))
        self.view.scrollTo(index)
        self.look()
        QTest.mouseClick(
            self.view.viewport(), Qt.MouseButton.LeftButton, NOTHING_HELD,
            self.view.visualRect(index).center(),
        )  # fmt: skip
        self.look()
        assert self.view.currentIndex() == index

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING_HELD) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
        self.look()

    def keys(self, words: str) -> None:
        """Press the keys of some words one by one, wherever the focus is."""
        for key in words:
            focused = QApplication.focusWidget()
            assert focused is not None
            if key.isascii():
                QTest.keyClick(focused, key)
            else:  # QTest knows the keys of ASCII only.
                event = QKeyEvent(QEvent.Type.KeyPress, 0, NOTHING_HELD, key)
                QApplication.sendEvent(focused, event)
        self.look()

    def type(self, row: int, heading: str, words: str) -> None:
        """Type into a cell in place of what is there, and press Enter."""
        self.go(row, heading)
        self.keys(words)
        self.press(Qt.Key.Key_Return)

    def add_lines(self, row: int, heading: str, *lines: str) -> None:
        """Add lines below what is in a cell."""
        self.go(row, heading)
        for line in lines:
            self.press(Qt.Key.Key_Return, CTRL)
            self.keys(line)
        self.press(Qt.Key.Key_Return)

    @property
    def editor(self) -> QLineEdit | QPlainTextEdit:
        """The field that is open in a cell."""
        found = self.view.cells.editor
        assert isinstance(found, QLineEdit | QPlainTextEdit)
        assert found.hasFocus()
        return found

    def set_editor(self, words: str) -> None:
        """Let other words stand in the open field, as after much typing."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(words)
        else:
            self.editor.setPlainText(words)

    def select(self, first: tuple[int, str], last: tuple[int, str]) -> None:
        """Select a range with the mouse."""
        self.go(*first)
        index = self.model.index(last[0], self.at(last[1]))
        QTest.mouseClick(
            self.view.viewport(), Qt.MouseButton.LeftButton, SHIFT,
            self.view.visualRect(index).center(),
        )  # fmt: skip
        self.look()

    def select_rows(self, *rows: int) -> None:
        """Click on the numbers of rows."""
        numbers = self.view.verticalHeader()
        for row in rows:
            y = numbers.sectionViewportPosition(row) + numbers.sectionSize(row) // 2
            held = NOTHING_HELD if row == rows[0] else CTRL
            QTest.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, held, QPoint(10, y))
        self.look()

    def run(self, action_id: str) -> None:
        action(self.window, action_id).trigger()
        self.look()

    def undo(self) -> None:
        self.run("edit.undo")

    def copy(self) -> str:
        self.press(Qt.Key.Key_C, CTRL)
        return QGuiApplication.clipboard().text()

    def paste(self, words: str | None = None) -> None:
        if words is not None:
            QGuiApplication.clipboard().setText(words)
        self.press(Qt.Key.Key_V, CTRL)
