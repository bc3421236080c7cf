"""What a user sees of the inspector and does in it, as its tests put it."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Record
from cjm_desktop.ui.inspector.controls.chooser import Chooser
from cjm_desktop.ui.inspector.controls.line import LineControl
from cjm_desktop.ui.inspector.controls.segments import ButtonsControl
from cjm_desktop.ui.inspector.field_row import FieldRow
from cjm_desktop.ui.inspector.page import Page
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import opened_in

R = TypeVar("R", bound=Record)


class Hands:
    """A user at the inspector of a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.side = window.inspector
        self.side.make_ready()

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
    def pages(self) -> list[Page]:
        self.look()
        return self.side.content.pages

    @property
    def headings(self) -> list[str]:
        return [page.words for page in self.pages]

    def look(self) -> None:
        """Let the window come to rest."""
        for _ in range(3):
            QApplication.processEvents()

    def select(self, *records: Record | str) -> None:
        self.window.canvas.select(
            record if isinstance(record, str) else record.id for record in records
        )
        self.look()

    def now(self, record: R) -> R:
        return self.document.require(type(record), record.id)

    def find(self, record_type: type[R], **fields: Any) -> R:
        return next(
            record
            for record in self.document.all(record_type)
            if all(getattr(record, name) == value for name, value in fields.items())
        )

    def rows(self, page: int = 0) -> dict[str, FieldRow]:
        """The rows on screen by field."""
        shown = self.pages[page]
        return {row.description.field: row for row in shown if row.isVisibleTo(shown)}

    def row(self, field: str) -> FieldRow:
        return self.rows()[field]

    def line(self, field: str) -> QWidget:
        """The field to type in, with the focus."""
        part = self.row(field).control.part
        part.setFocus(Qt.FocusReason.TabFocusReason)
        assert part.hasFocus()
        return part

    def type(self, field: str, words: str) -> None:
        """Replace what is in a field, key by key; the focus stays."""
        part = self.line(field)
        part.selectAll()  # type: ignore[attr-defined]
        if not words:
            QTest.keyClick(part, Qt.Key.Key_Delete)
        for key in words:
            QTest.keyClick(part, key)
            self.look()
        self.look()

    def press(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        self.look()

    def leave(self) -> None:
        self.window.canvas.setFocus()
        self.look()

    def words(self, field: str) -> str:
        """What a field to type in shows."""
        control = self.row(field).control
        if isinstance(control, LineControl):
            return control.line.text() or control.line.placeholderText()
        if isinstance(control, Chooser):
            return control.words
        text = control.part
        return str(text.toPlainText() or text.placeholderText())  # type: ignore[attr-defined]

    def options(self, field: str) -> list[str]:
        control = self.row(field).control
        assert isinstance(control, Chooser)
        return [control.list.itemText(index) for index in range(control.list.count())]

    def choose(self, field: str, words: str) -> None:
        """Choose from a list, as a click on an entry does."""
        control = self.row(field).control
        assert isinstance(control, Chooser)
        choose_in(control, words)
        self.look()

    def click(self, field: str, words: str) -> None:
        """Click a button of a field that has several."""
        control = self.row(field).control
        assert isinstance(control, ButtonsControl)
        buttons = control._group.buttons()
        button = next(each for each in buttons if words in (each.text(), each.toolTip()))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.look()


def choose_in(chooser: Chooser, words: str) -> None:
    index = chooser.list.findText(words)
    assert index >= 0, f"no {words!r} to choose"
    chooser.list.setCurrentIndex(index)
    chooser.list.activated.emit(index)
