"""A list of things to do over the window: type a few letters, Enter does the one marked.

It goes when the focus does. What cannot be done says why.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.command_matches import Command, commands_meant
from cjm_desktop.ui.command_rows import COMMAND, ROW_HEIGHT, CommandModel, CommandRows, in_words

_WIDTH, _MOST_ROWS, _TOP = 580, 12, 40


class ListWords(NamedTuple):
    """What a list is called, what its field asks for, and what it says where nothing fits."""

    title: str
    field_name: str
    asks: str
    nothing: str


class FloatingList(QFrame):
    """The list over a widget; `back_to_work` takes the focus if nobody had it before."""

    def __init__(
        self, name: str, words: ListWords, over: QWidget, back_to_work: Callable[[], object]
    ) -> None:
        super().__init__(over)
        self.setObjectName(name)
        self.setProperty("part", "floating")
        self.setAccessibleName(words.title)
        self._over, self._back_to_work = over, back_to_work
        self._commands: list[Command] = []
        self._had_focus: QWidget | None = None
        self.field = ListField(self)
        self.field.setObjectName(f"{name}.name")
        self.field.setPlaceholderText(words.asks)
        self.field.setAccessibleName(words.field_name)
        self._model = CommandModel()
        self.list = QListView()
        self.nothing = QLabel(words.nothing)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.list.clicked.connect(lambda _index: self.run())
        over.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Show the list, or take it away again."""
        if self.isVisible():
            self.close_list()
        else:
            self._open()

    def close_list(self) -> None:
        """Take the list away; the focus goes back to where it was."""
        had_focus, self._had_focus = self._had_focus, None
        self.hide()
        if had_focus is not None and had_focus.isVisible():
            had_focus.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._back_to_work()

    def run(self) -> None:
        """Run the command marked, if it can run; else it has said why not."""
        command = self.marked
        if command is None or command.hindrance:
            return
        self.close_list()
        self._carry_out(command)

    @property
    def marked(self) -> Command | None:
        """The command that Enter would run."""
        command = self.list.currentIndex().data(COMMAND)
        return command if isinstance(command, Command) else None

    @property
    def shown(self) -> list[Command]:
        """The commands listed."""
        return self._model.commands

    def mark_beside(self, by: int) -> None:
        """Mark another command, round from the last to the first."""
        count = len(self.shown)
        if count:
            self._mark((self.list.currentIndex().row() + by) % count)

    def _open(self) -> None:
        self._had_focus = QApplication.focusWidget()
        self._commands = self._offered()
        self.field.clear()
        self._look("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offered(self) -> list[Command]:
        """What can be chosen from, asked before the focus leaves what it may be about."""
        raise NotImplementedError

    def _carry_out(self, command: Command) -> None:
        """Do what was chosen."""
        raise NotImplementedError

    def _meant(self, typed: str) -> list[Command]:
        return commands_meant(self._commands, typed)

    def _look(self, typed: str) -> None:
        self._model.show_commands(self._meant(typed))
        self.nothing.setVisible(not self.shown)
        self.list.setVisible(bool(self.shown))
        self._mark(0)
        self._settle()

    def _mark(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))
        marked = self.marked
        self.field.setAccessibleDescription(in_words(marked) if marked is not None else "")

    def _lay_out(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(CommandRows(self.list))
        self.list.setAccessibleName(self.accessibleName())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.nothing.setProperty("part", "muted")
        self.nothing.setMinimumHeight(ROW_HEIGHT)
        self.nothing.setContentsMargins(8, 0, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)

    def _settle(self) -> None:
        room = self._over.rect()
        width = min(_WIDTH, room.width() - 40)
        rows = max(1, min(_MOST_ROWS, len(self.shown)))
        wanted = self.field.sizeHint().height() + rows * ROW_HEIGHT + 32
        height = min(wanted, room.height() - 2 * _TOP)
        self.setGeometry((room.width() - width) // 2, _TOP, width, height)

    # --- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)


class ListField(QLineEdit):
    """Where the name is typed; the keys that move and run are passed on to the list."""

    def __init__(self, over: FloatingList) -> None:
        super().__init__(over)
        self._list = over
        self.setFont(widget_font("regular", 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        beside = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if beside is not None:
            self._list.mark_beside(beside)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._list.run()
        elif event.key() == Qt.Key.Key_Escape:
            self._list.close_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab marks the next command: there is nowhere else to go."""
        self._list.mark_beside(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        leaves = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in leaves:
            self._list.hide()
