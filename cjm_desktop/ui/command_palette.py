"""Every command by name: type a few letters, Enter runs the one marked.

A command that cannot run says why.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cjm_desktop.language import translate
from cjm_desktop.ui.actions import Action, WindowActions
from cjm_desktop.ui.command_matches import Command
from cjm_desktop.ui.floating_list import FloatingList, ListWords
from cjm_desktop.ui.key_words import keys_in_words


class CommandPalette(FloatingList):
    """The list of all commands over a widget."""

    def __init__(
        self, over: QWidget, actions: WindowActions, back_to_work: Callable[[], object]
    ) -> None:
        words = ListWords(
            translate("All commands"), translate("Name of a command"),
            translate("What do you want to do?"), translate("No command has this name."),
        )  # fmt: skip
        super().__init__("commands", words, over, back_to_work)
        self._actions = actions

    def _offered(self) -> list[Command]:
        self._actions.refresh()
        return [self._command(action) for action in self._actions.all()
                if action.id != "help.commands"]  # fmt: skip

    def _carry_out(self, command: Command) -> None:
        self._actions.run(command.action.id)

    def _command(self, action: Action) -> Command:
        hindrance = action.hindrance()
        keys = keys_in_words((*self._actions.keys_of(action.id), *action.bare_keys))
        return Command(action, action.full_words(), keys, str(hindrance or ""))
