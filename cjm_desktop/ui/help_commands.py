"""What shows what can be done: the list of all commands, and the sheet of shortcuts."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.actions import WindowActions

if TYPE_CHECKING:
    from cjm_desktop.ui.command_palette import CommandPalette
    from cjm_desktop.ui.shortcut_sheet import ShortcutSheet


class HelpCommands:
    """Opens both; they are loaded and made when first asked for.

    `back_to_work` gives the focus to the map, or to what stands in its place.
    """

    def __init__(
        self,
        window: QWidget,
        body: QWidget,
        actions: Callable[[], WindowActions],
        back_to_work: Callable[[], object],
    ) -> None:
        self._window, self._body = window, body
        self._actions = actions
        self._back_to_work = back_to_work

    @cached_property
    def commands(self) -> "CommandPalette":
        """The list of all commands."""
        from cjm_desktop.ui.command_palette import CommandPalette  # noqa: PLC0415

        return CommandPalette(self._body, self._actions(), self._back_to_work)

    @cached_property
    def shortcuts(self) -> "ShortcutSheet":
        """The sheet of shortcuts."""
        from cjm_desktop.ui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415

        return ShortcutSheet(self._window, self._actions())

    def show_commands(self) -> None:
        """Show every command by name; the same key closes the list again."""
        self.commands.toggle()

    def show_shortcuts(self) -> None:
        """Show all keys."""
        self.shortcuts.open_fresh()
