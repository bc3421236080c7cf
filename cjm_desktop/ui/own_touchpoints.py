"""The team's own touchpoints in the library: added from cards of the map, and removed again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.libraries import touchpoint_library
from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.model.own_touchpoints import plain_title, with_titles, without_title
from cjm_desktop.model.records import Phase, Touchpoint
from cjm_desktop.storage.team_defaults import TeamDefaults
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.surroundings import Surroundings


class OwnTouchpoints(QObject):
    """Keeps the titles in the team's defaults; `changed` tells that there are others now."""

    changed = Signal()

    def __init__(
        self,
        canvas: MapCanvas,
        given: Surroundings,
        notices: Notices,
        tell: Callable[[CjmError], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._notices, self._tell = canvas, notices, tell
        self._defaults = TeamDefaults(given.own_folder)
        self._known: frozenset[str] | None = None

    def read_again(self) -> None:
        """Look at what is kept now; another window may have kept other things."""
        self._known = None
        self.changed.emit()

    def titles(self) -> dict[Phase, tuple[str, ...]]:
        """The team's own titles by phase, without those that ship with the program."""
        shipped = {title.casefold() for titles in touchpoint_library().values() for title in titles}
        return {
            phase: tuple(title for title in titles if title.casefold() not in shipped)
            for phase, titles in self._defaults.touchpoint_titles().items()
        }

    def add_selected(self) -> None:
        """Add the titles of the touchpoints selected."""
        session, titles = self._canvas.session, self._new_titles()
        if session is None or not titles:
            return
        try:
            self._defaults.keep(with_titles(self._defaults.read(), session.arrangement, titles))
        except CjmError as error:
            self._tell(error)
            return
        self.read_again()
        self._notices.say_in_passing(_added(titles))

    def remove(self, title: str) -> None:
        """Take a title out of the library; cards on maps stay."""
        try:
            self._defaults.keep(without_title(self._defaults.read(), title))
        except CjmError as error:
            self._tell(error)
            return
        self.read_again()
        self._notices.say_in_passing(
            translate("“{title}” is no longer in the library.", title=title)
        )

    def nothing_to_add(self) -> Text | None:
        """What stands in the way of adding what is selected."""
        if not self._selected_titles():
            return text("Select a touchpoint with a title first.")
        return None if self._new_titles() else text("The library has it already.")

    def actions(self) -> list[Action]:
        """What adds to the library; it changes nothing on the map."""
        return [
            Action("edit.add-to-library", text("Add to the touchpoint library"), self.add_selected,
                   hindrance=self.nothing_to_add),
        ]  # fmt: skip

    def _selected_titles(self) -> list[str]:
        session = self._canvas.session
        if session is None:
            return []
        cards = (session.document.get(Touchpoint, key) for key in self._canvas.selection)
        titles = (plain_title(card.title) for card in cards if card is not None)
        return list(dict.fromkeys(title for title in titles if title))

    def _new_titles(self) -> list[str]:
        if self._known is None:
            libraries = (touchpoint_library(), self._defaults.touchpoint_titles())
            self._known = frozenset(
                title.casefold() for each in libraries for held in each.values() for title in held
            )
        return [title for title in self._selected_titles() if title.casefold() not in self._known]


def _added(titles: list[str]) -> str:
    if len(titles) == 1:
        return translate("“{title}” is in the library now.", title=titles[0])
    return translate_plural(
        "{number} touchpoint is in the library now.",
        "{number} touchpoints are in the library now.", len(titles),
    )  # fmt: skip
