"""What a user can do, as data: one `Action` feeds menus, buttons and keys alike.

`WindowActions` makes them Qt's actions of one window and keeps them up to date.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cjm_desktop.language import Text


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `bare_keys` count only while nothing is selected and nothing typed."""

    id: str
    text: Text | Callable[[], str]
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    bare_keys: tuple[str, ...] = ()
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None

    def words(self) -> str:
        """The action's name, which may say more as things change ("Undo move step")."""
        return str(self.text) if isinstance(self.text, Text) else self.text()


class WindowActions(QObject):
    """The actions of a window; `refresh` after whatever may change what can be done."""

    def __init__(self, window: QWidget, bare_keys_free: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._bare_keys_free = bare_keys_free
        self._actions: dict[str, Action] = {}
        self._shown: dict[str, QAction] = {}
        self._bare: dict[str, QAction] = {}

    def add(self, actions: Iterable[Action]) -> None:
        """Make actions of the window, their keys working at once."""
        for action in actions:
            self._actions[action.id] = action
            shown = self._shown[action.id] = self._new(action, action.shortcuts)
            shown.setObjectName(action.id)
            if action.bare_keys:
                self._bare[action.id] = self._new(action, action.bare_keys)
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        return self._shown[action_id]

    def refresh(self) -> None:
        """Ask every action anew what it is called, whether it can run, whether it is on."""
        bare_keys_free = self._bare_keys_free()
        for action_id, action in self._actions.items():
            shown, enabled = self._shown[action_id], action.enabled()
            shown.setText(action.words())
            shown.setEnabled(enabled)
            if action.checked is not None:
                shown.setChecked(action.checked())
            if action_id in self._bare:
                self._bare[action_id].setEnabled(enabled and bare_keys_free)

    def _new(self, action: Action, keys: tuple[str, ...]) -> QAction:
        shown = QAction(self._window)
        shown.setShortcuts([QKeySequence(key) for key in keys])
        shown.setCheckable(action.checked is not None)
        shown.setMenuRole(QAction.MenuRole.NoRole)
        shown.triggered.connect(lambda: self._run(action))
        self._window.addAction(shown)
        return shown

    def _run(self, action: Action) -> None:
        action.run()
        self.refresh()
