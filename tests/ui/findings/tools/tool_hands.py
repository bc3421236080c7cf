"""What a user sees of the tables of the lenses and does in them, as their tests put it."""

import datetime
import sqlite3
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QLineEdit, QMenu

from cjm_desktop.lenses.findings import Findings
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Lens, Record
from cjm_desktop.ui.findings.tools import lens_tools
from cjm_desktop.ui.findings.tools.checklist_tool import ChecklistTool
from cjm_desktop.ui.findings.tools.coverage_tool import CoverageTool
from cjm_desktop.ui.findings.tools.hand_over_model import Column
from cjm_desktop.ui.findings.tools.hand_over_tool import HandOverTool
from cjm_desktop.ui.findings.tools.table import ToolTable
from cjm_desktop.ui.findings.tools.tool import LensTool
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import action, opened_in

R = TypeVar("R", bound=Record)
TODAY = datetime.date(2026, 11, 14)
_NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class ToolHands:
    """A user at the table of a lens, which is docked below the map."""

    lens: Lens
    number = 0
    """Which of the tables of the lens it is."""
    tool: LensTool
    table: ToolTable

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.told: list[str] = []
        window.choose_lens(self.lens)
        tools = lens_tools(self.lens, window.canvas, window.look, self.told.append, lambda: TODAY)
        tool = tools[self.number]
        self._take(tool)
        self._dock = QDockWidget(window)
        self._dock.setWidget(tool)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self._dock)
        window.resizeDocks([self._dock], [300], Qt.Orientation.Vertical)
        self.show()
        tool.take_focus()
        self.look()

    def _take(self, tool: LensTool) -> None:
        raise NotImplementedError

    def show(self) -> None:
        """What the panel does when another map or lens is shown."""
        self.tool.show_session(self.window.canvas.session)

    def close(self) -> None:
        self.tool.show_session(None)
        self.window.removeDockWidget(self._dock)
        self._dock.deleteLater()

    def look(self) -> None:
        """Let the window come to rest."""
        self.window.activateWindow()
        for _ in range(3):
            QApplication.processEvents()

    # --- what is seen ---------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        return opened_in(self.window).document

    @property
    def history(self) -> History:
        return opened_in(self.window).history

    @property
    def selected(self) -> list[str]:
        """The titles of what is selected on the map."""
        found = [self.document.find(key) for key in self.window.canvas.selection]
        return [str(getattr(one, "title", "") or getattr(one, "text", "")) for one in found]

    @property
    def says(self) -> str:
        """What stands in place of a table."""
        labels = self.tool.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisibleTo(self.tool))

    def asks(self) -> list[str]:
        """The kinds of what the map asks in the lens on screen."""
        session = self.window.canvas.session
        assert session is not None
        return [found.kind for found in Findings(session.arrangement).open(session.lens)]

    def find(self, record_type: type[R], **fields: Any) -> R:
        return next(
            record
            for record in self.document.all(record_type)
            if all(getattr(record, name) == value for name, value in fields.items())
        )

    def rows_in_file(self, query: str) -> list[tuple[Any, ...]]:
        """What the file holds, as any SQLite tool reads it."""
        return read(opened_in(self.window).path, query)

    # --- what is done ---------------------------------------------------------------------------

    def click(self, index: QModelIndex) -> None:
        self.table.scrollTo(index)
        self.look()
        viewport, at = self.table.viewport(), self.table.visualRect(index).center()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, _NOTHING_HELD, at)
        self.look()

    def hover(self, index: QModelIndex | None) -> None:
        """Move the pointer over a cell, or away."""
        viewport = self.table.viewport()
        if index is None:
            QApplication.sendEvent(self.table, QEvent(QEvent.Type.Leave))
        else:
            at = QPointF(self.table.visualRect(index).center())
            none = Qt.MouseButton.NoButton
            there = QPointF(viewport.mapToGlobal(at))
            moved = QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, _NOTHING_HELD)
            QApplication.sendEvent(viewport, moved)
        self.look()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NOTHING_HELD) -> None:
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

    def undo(self) -> None:
        action(self.window, "edit.undo").trigger()
        self.look()

    def redo(self) -> None:
        action(self.window, "edit.redo").trigger()
        self.look()

    def spoken(self, index: QModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    @property
    def field(self) -> QLineEdit | None:
        """The line typed into."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, QLineEdit) else None

    def choose(self, index: QModelIndex, words: str) -> None:
        """Choose from the menu of a cell."""
        self.table.go_to(index)
        self.table.menu_wanted.emit(index, self.table.mapToGlobal(QPoint(5, 5)))
        self.look()
        menus = [menu for menu in self.table.findChildren(QMenu) if menu.isVisible()]
        (choice,) = (one for menu in menus for one in menu.actions() if one.text() == words)
        choice.trigger()
        for menu in menus:
            menu.close()
        self.look()


class HandOverHands(ToolHands):
    """A user at the hand-over table."""

    lens = "functional"

    def _take(self, tool: LensTool) -> None:
        assert isinstance(tool, HandOverTool)
        self.tool, self.table, self.model = tool, tool.table, tool.model

    def at(self, row: int, column: Column) -> QModelIndex:
        return self.model.index(row, column)

    def row(self, number: int) -> list[str]:
        """A row as it is read, the box as yes or no."""
        words = [str(self.at(number, column).data()) for column in Column]
        ticked = self.at(number, Column.AGREED).data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            words[Column.AGREED] = "yes" if ticked == Qt.CheckState.Checked else "no"
        return words

    @property
    def rows(self) -> list[list[str]]:
        return [self.row(number) for number in range(self.model.rowCount())]

    def type(self, row: int, column: Column, words: str) -> None:
        """Type into a cell in place of what is there, and press Enter."""
        self.click(self.at(row, column))
        self.keys(words)
        self.press(Qt.Key.Key_Return)


class CoverageHands(ToolHands):
    """A user at the coverage table."""

    lens = "goal"

    def _take(self, tool: LensTool) -> None:
        assert isinstance(tool, CoverageTool)
        self.tool, self.table, self.model = tool, tool.table, tool.model

    @property
    def departments(self) -> list[str]:
        rows = range(self.model.rowCount())
        return [str(self.model.headerData(row, Qt.Orientation.Vertical)) for row in rows]

    @property
    def stages(self) -> list[str]:
        columns = range(self.model.columnCount())
        return [str(self.model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]

    def at(self, department: str, stage: str) -> QModelIndex:
        return self.model.index(self.departments.index(department), self.stages.index(stage))

    def row(self, department: str) -> list[str]:
        return [str(self.at(department, stage).data()) for stage in self.stages]


class ChecklistHands(ToolHands):
    """A user at the checklists of the goals."""

    lens = "goal"
    number = 1

    def _take(self, tool: LensTool) -> None:
        assert isinstance(tool, ChecklistTool)
        self.tool, self.table, self.model = tool, tool.table, tool.model

    @property
    def headings(self) -> list[str]:
        columns = range(self.model.columnCount())
        return [str(self.model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]

    def ticked(self) -> list[str]:
        """The lines that are done."""
        lines = (line for one in self.model.checklists for line in one.lines)
        return [line.title for line in lines if line.done]


def read(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
