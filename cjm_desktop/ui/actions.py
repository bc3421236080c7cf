"""What a user can do, as data: one `Action` feeds menus, buttons, keys and lists of commands.

`WindowActions` makes them Qt's actions of one window and keeps them up to date.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cjm_desktop.language import Text, text
from cjm_desktop.ui.shortcut_settings import ShortcutSettings

NOT_NOW = text("Not possible right now")


def nothing() -> Text | None:
    """Nothing stands in the way."""
    return None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `bare_keys` count only while nothing is selected and nothing typed.

    `hindrance` says why it cannot run now; None if it can. `full_text` names it where no menu
    around it says the rest: “Note” in the menu “Add” is “Add note” in a list of all.
    """

    id: str
    text: Text | Callable[[], str]
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    bare_keys: tuple[str, ...] = ()
    hindrance: Callable[[], Text | None] = nothing
    checked: Callable[[], bool] | None = None
    full_text: Text | None = None

    @property
    def group(self) -> str:
        """The first part of its id: what kind of thing it does."""
        return self.id.partition(".")[0]

    def words(self) -> str:
        """The action's name, which may say more as things change ("Undo move step")."""
        return str(self.text) if isinstance(self.text, Text) else self.text()

    def full_words(self) -> str:
        """The action's name in a list of all actions."""
        return str(self.full_text) if self.full_text is not None else self.words()


class WindowActions(QObject):
    """The actions of a window; `refresh` after whatever may change what can be done."""

    def __init__(
        self, window: QWidget, bare_keys_free: Callable[[], bool], shortcuts: ShortcutSettings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bare_keys_free = bare_keys_free
        self._settings = shortcuts
        self._actions: dict[str, Action] = {}
        self._shown: dict[str, QAction] = {}
        self._bare: dict[str, QAction] = {}

    def add(self, actions: Iterable[Action]) -> None:
        """Make actions of the window, their keys working at once."""
        for action in actions:
            self._actions[action.id] = action
            shown = self._shown[action.id] = self._new(action, self.keys_of(action.id))
            shown.setObjectName(action.id)
            if action.bare_keys:
                self._bare[action.id] = self._new(action, action.bare_keys)
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        return self._shown[action_id]

    def all(self) -> list[Action]:
        """All actions, in the order in which they were added."""
        return list(self._actions.values())

    def full_words(self, action_id: str) -> str:
        """The name of an action where no menu around it says the rest."""
        return self._actions[action_id].full_words()

    def run(self, action_id: str) -> None:
        """Do it, if it can be done now."""
        self.refresh()
        self._shown[action_id].trigger()

    def refresh(self) -> None:
        """Ask every action anew what it is called, whether it can run, whether it is on."""
        bare_keys_free = self._bare_keys_free()
        for action_id, action in self._actions.items():
            shown, enabled = self._shown[action_id], action.hindrance() is None
            shown.setText(action.words())
            shown.setEnabled(enabled)
            if action.checked is not None:
                shown.setChecked(action.checked())
            if action_id in self._bare:
                self._bare[action_id].setEnabled(enabled and bare_keys_free)

    # --- keys -----------------------------------------------------------------------------------

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action: those of the user's own, else those it comes with."""
        own = self._settings.own(action_id)
        return own if own is not None else self._actions[action_id].shortcuts

    def has_own_keys(self, action_id: str) -> bool:
        """Whether the user gave the action other keys."""
        return self._settings.own(action_id) is not None

    def action_with(self, keys: str) -> Action | None:
        """The action that has these keys."""
        wanted = QKeySequence(keys)
        for action in self._actions.values():
            if any(QKeySequence(held) == wanted for held in self.keys_of(action.id)):
                return action
        return None

    def give_keys(self, action_id: str, keys: str) -> None:
        """Give an action other keys, or none; an action that has them goes without."""
        taken_from = self.action_with(keys) if keys else None
        if taken_from is not None and taken_from.id != action_id:
            left = [k for k in self.keys_of(taken_from.id) if QKeySequence(k) != QKeySequence(keys)]
            self._keep(taken_from.id, tuple(left))
        self._keep(action_id, (keys,) if keys else ())

    def reset_keys(self, action_id: str) -> None:
        """Give an action the keys it comes with; who has them now goes without."""
        for keys in self._actions[action_id].shortcuts:
            taken_from = self.action_with(keys)
            if taken_from is not None and taken_from.id != action_id:
                self.give_keys(action_id, keys)
        self._settings.forget(action_id)
        self._show_keys(action_id)

    def reset_all_keys(self) -> None:
        """Give every action the keys it comes with."""
        for action_id in self._actions:
            self._settings.forget(action_id)
            self._show_keys(action_id)

    def _keep(self, action_id: str, keys: tuple[str, ...]) -> None:
        self._settings.keep(action_id, keys)
        self._show_keys(action_id)

    def _show_keys(self, action_id: str) -> None:
        keys = self.keys_of(action_id)
        self._shown[action_id].setShortcuts([QKeySequence(key) for key in keys])

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
