"""Every command by name: type a few letters, Enter runs the one marked.

It lies over the window and goes when the focus does. A command that cannot run says why.
"""

from collections.abc import Callable

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

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.actions import Action, WindowActions
from cjm_desktop.ui.command_matches import Command, commands_meant
from cjm_desktop.ui.command_rows import COMMAND, ROW_HEIGHT, CommandModel, CommandRows, in_words
from cjm_desktop.ui.key_words import keys_in_words

_WIDTH, _MOST_ROWS, _TOP = 580, 12, 40


class CommandPalette(QFrame):
    """The list over a widget; `back_to_work` takes the focus if nobody had it before."""

    def __init__(
        self, over: QWidget, actions: WindowActions, back_to_work: Callable[[], object]
    ) -> None:
        super().__init__(over)
        self.setObjectName("commands")
        self.setProperty("part", "floating")
        self.setAccessibleName(translate("All commands"))
        self._over, self._actions, self._back_to_work = over, actions, back_to_work
        self._commands: list[Command] = []
        self._had_focus: QWidget | None = None
        self.field = CommandField(self)
        self._model = CommandModel()
        self.list = QListView()
        self.nothing = QLabel(translate("No command has this name."))
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
        self._actions.run(command.action.id)

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
        # What can be done is asked before the focus leaves the text that undo is about.
        self._actions.refresh()
        self._commands = [self._command(action) for action in self._actions.all()
                          if action.id != "help.commands"]  # fmt: skip
        self.field.clear()
        self._look("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self, typed: str) -> None:
        self._model.show_commands(commands_meant(self._commands, typed))
        self.nothing.setVisible(not self.shown)
        self.list.setVisible(bool(self.shown))
        self._mark(0)
        self._settle()

    def _mark(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))
        marked = self.marked
        self.field.setAccessibleDescription(in_words(marked) if marked is not None else "")

    def _command(self, action: Action) -> Command:
        hindrance = action.hindrance()
        keys = keys_in_words((*self._actions.keys_of(action.id), *action.bare_keys))
        return Command(action, action.full_words(), keys, str(hindrance or ""))

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


class CommandField(QLineEdit):
    """Where the name is typed; the keys that move and run are passed on to the list."""

    def __init__(self, palette: CommandPalette) -> None:
        super().__init__(palette)
        self._palette = palette
        self.setObjectName("commands.name")
        self.setPlaceholderText(translate("What do you want to do?"))
        self.setAccessibleName(translate("Name of a command"))
        self.setFont(widget_font("regular", 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        beside = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if beside is not None:
            self._palette.mark_beside(beside)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._palette.run()
        elif event.key() == Qt.Key.Key_Escape:
            self._palette.close_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab marks the next command: there is nowhere else to go."""
        self._palette.mark_beside(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        leaves = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in leaves:
            self._palette.hide()
