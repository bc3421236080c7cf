"""The team's own entries of the library: added from things on the map, and removed again."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from cjm_desktop.canvas.grid import columns_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.libraries import library_of
from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.model.own_entries import (
    Entry,
    plain_title,
    titles_of,
    with_entries,
    without_entry,
)
from cjm_desktop.model.records import Risk, Survey, Touchpoint
from cjm_desktop.model.team_defaults import Defaults
from cjm_desktop.storage.team_defaults import TeamDefaults
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.surroundings import Surroundings

_HAS_IT = text("The library has it already.")


class OwnEntries(QObject):
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
        self._known: dict[str, frozenset[str]] = {}
        self._held: Defaults | None = None

    def read_again(self) -> None:
        """Look at what is kept now; another window may have kept other things."""
        self._known, self._held = {}, None
        self.changed.emit()

    def titles(self, library: str) -> dict[Any, tuple[str, ...]]:
        """The team's own titles in a library by phase, without those that ship with it."""
        own = titles_of(self._kept(), library)
        if not any(own.values()):
            return {}
        shipped = {title.casefold() for held in library_of(library).values() for title in held}
        return {
            phase: tuple(title for title in titles if title.casefold() not in shipped)
            for phase, titles in own.items()
        }

    def add_part(self, part_id: str) -> None:
        """Add the title of a survey or risk trigger, or say why it cannot be."""
        session = self._canvas.session
        part = session.document.find(part_id) if session is not None else None
        if isinstance(part, Survey | Risk):
            if not plain_title(part.title):
                self._notices.say_in_passing(translate("Give it a title first."))
            elif not self._new([part]):
                self._notices.say_in_passing(str(_HAS_IT))
            else:
                self._add([part])

    def remove(self, library: str, title: str) -> None:
        """Take a title out of a library; what is on maps stays."""
        try:
            self._defaults.keep(without_entry(self._defaults.read(), library, title))
        except CjmError as error:
            self._tell(error)
            return
        self.read_again()
        self._notices.say_in_passing(
            translate("“{title}” is no longer in the library.", title=title)
        )

    def actions(self) -> list[Action]:
        """What adds to the library; it changes nothing on the map."""
        return [
            self._action("edit.add-to-library", text("Add to the touchpoint library"),
                         _cards, text("Select a touchpoint with a title first.")),
            self._action("edit.add-surveys-to-library", text("Add surveys to the library"),
                         _surveys, text("Select a touchpoint with a survey first.")),
            self._action("edit.add-risks-to-library", text("Add risk triggers to the library"),
                         _risks, text("Select a step with a risk trigger first.")),
        ]  # fmt: skip

    def _action(
        self,
        action_id: str,
        title: Text,
        found: Callable[[MapSession, Sequence[str]], Iterator[Entry]],
        nothing: Text,
    ) -> Action:
        """Adds what is found where something is selected, unless there is nothing to add."""

        def selected() -> list[Entry]:
            session = self._canvas.session
            entries = found(session, self._canvas.selection) if session is not None else ()
            return [entry for entry in entries if plain_title(entry.title)]

        def hindrance() -> Text | None:
            entries = selected()
            if not entries:
                return nothing
            return None if self._new(entries) else _HAS_IT

        return Action(
            action_id, title, lambda: self._add(self._new(selected())), hindrance=hindrance
        )

    def _add(self, entries: Sequence[Entry]) -> None:
        session = self._canvas.session
        if session is None or not entries:
            return
        try:
            self._defaults.keep(with_entries(self._defaults.read(), session.arrangement, entries))
        except CjmError as error:
            self._tell(error)
            return
        self.read_again()
        self._notices.say_in_passing(_added(entries))

    def _new(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those of which the library does not have the title yet."""
        return [
            entry
            for entry in entries
            if plain_title(entry.title).casefold() not in self._titles_known(entry.table)
        ]

    def _kept(self) -> Defaults:
        """The team's libraries, read once."""
        if self._held is None:
            self._held = self._defaults.libraries()
        return self._held

    def _titles_known(self, library: str) -> frozenset[str]:
        if library not in self._known:
            own = titles_of(self._kept(), library)
            self._known[library] = frozenset(
                title.casefold()
                for each in (library_of(library), own)
                for held in each.values()
                for title in held
            )
        return self._known[library]


def _cards(session: MapSession, selection: Sequence[str]) -> Iterator[Touchpoint]:
    """The touchpoints selected."""
    for key in selection:
        card = session.document.get(Touchpoint, key)
        if card is not None:
            yield card


def _surveys(session: MapSession, selection: Sequence[str]) -> Iterator[Survey]:
    """The surveys on the touchpoints selected."""
    for card in _cards(session, selection):
        yield from session.document.referring(Survey, "touchpoint_id", card.id)


def _risks(session: MapSession, selection: Sequence[str]) -> Iterator[Risk]:
    """The risk triggers of the steps at which something is selected."""
    for column in columns_of(session, selection):
        step = session.arrangement.steps[column]
        yield from session.document.referring(Risk, "step_id", step.id)


def _added(entries: Sequence[Entry]) -> str:
    titles = {plain_title(entry.title) for entry in entries}
    if len(titles) == 1:
        return translate("“{title}” is in the library now.", title=titles.pop())
    return translate_plural(
        "{number} title is in the library now.",
        "{number} titles are in the library now.", len(titles),
    )  # fmt: skip
