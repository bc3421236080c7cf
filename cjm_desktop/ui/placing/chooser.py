"""The stages of the lens on screen in a list: type a few letters, Enter places the steps there.

What is typed can also be the title of a new stage.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cjm_desktop.language import text, translate
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.command_matches import Command, commands_meant
from cjm_desktop.ui.floating_list import FloatingList, ListWords


class StageChooser(FloatingList):
    """The list over a widget; `offered` gives the actions, `add` places in a new stage."""

    def __init__(
        self,
        over: QWidget,
        offered: Callable[[], list[Action]],
        add: Callable[[str], object],
        back_to_work: Callable[[], object],
    ) -> None:
        words = ListWords(
            translate("Place in stage"), translate("Name of a stage"),
            translate("In which stage?"), translate("No stage has this name."),
        )  # fmt: skip
        super().__init__("stages", words, over, back_to_work)
        self._stages, self._add = offered, add

    def _offered(self) -> list[Command]:
        here = translate("now")
        return [
            Command(action, action.words(), here if action.checked and action.checked() else "", "")
            for action in self._stages()
        ]

    def _meant(self, typed: str) -> list[Command]:
        meant = commands_meant(self._commands, typed)
        title = " ".join(typed.split())
        if not title:
            return meant
        new = Action("place-new", text("New stage “{title}”", title=title),
                     lambda: self._add(title))  # fmt: skip
        return [*meant, Command(new, new.words(), "", "")]

    def _carry_out(self, command: Command) -> None:
        command.action.run()
