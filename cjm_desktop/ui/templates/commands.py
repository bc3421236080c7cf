"""Begins maps with templates, keeps templates of the team's own, and what new maps begin with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.libraries import titles_that_ship
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.own_entries import parts_on, plain_title, with_entries
from cjm_desktop.model.records import Lane, Risk, Stage, Survey
from cjm_desktop.model.team_defaults import SHIPPED, Defaults, defaults_from
from cjm_desktop.storage.team_defaults import TeamDefaults
from cjm_desktop.ui.actions import Action

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow
    from cjm_desktop.ui.templates.gallery_run import GalleryRun
    from cjm_desktop.ui.templates.keeping_run import KeepingRun


class TemplateCommands(QObject):
    """What is done with templates and defaults; the dialogs are loaded when first used."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._defaults = TeamDefaults(window.surroundings.own_folder)
        self._gallery: GalleryRun | None = None
        self._keeping: KeepingRun | None = None

    def actions(self) -> list[Action]:
        """What can be done."""
        there = self._window.maps.no_map
        return [
            Action("templates.new", text("New from template…"), self.ask_new, ("Ctrl+Shift+N",)),
            Action("templates.save", text("Save as template…"), self.ask_save, hindrance=there),
            Action("templates.use-as-defaults",
                   text("Use this map’s stages and departments as defaults"),
                   self.use_as_defaults, hindrance=self._nothing_to_use),
            Action("templates.shipped-defaults", text("Back to the shipped defaults"),
                   self.use_shipped_defaults, hindrance=self._nothing_kept),
        ]  # fmt: skip

    def ask_new(self) -> None:
        """Show the gallery, and begin with what is chosen there."""
        from cjm_desktop.ui.templates.gallery_run import GalleryRun  # noqa: PLC0415

        if self._gallery is None:
            self._gallery = GalleryRun(self._window)
        self._gallery.ask(self._known_defaults())

    def ask_save(self) -> None:
        """Ask what the map on screen is to be called as a template, and keep it."""
        from cjm_desktop.ui.templates.keeping_run import KeepingRun  # noqa: PLC0415

        opened = self._window.open_file
        if opened is None:
            return
        self._window.finish_typing()
        if self._keeping is None:
            self._keeping = KeepingRun(self._window, self.ask_new)
        self._keeping.ask(opened, self._window.view)

    def use_as_defaults(self) -> None:
        """Let new maps begin with the stages and departments of the map on screen.

        The titles of its own surveys and risk triggers join the library.
        """
        opened = self._window.open_file
        if opened is None:
            return
        self._window.finish_typing()
        arrangement = Arrangement(opened.document, self._window.view.map_id)
        known = self._known_defaults()
        begun_with = replace(defaults_from(arrangement, known), touchpoints=known.touchpoints)
        kept = with_entries(begun_with, arrangement, _own_parts(arrangement))
        words = [translate(
            "From now on new maps begin with the stages and departments of this map.")]  # fmt: skip
        if kept.libraries != known.libraries:
            words.append(translate("Its surveys and risk triggers are in the library now."))
        self._try(
            lambda: self._defaults.keep(kept),
            " ".join(words),
            [(translate("Back to the shipped defaults"), self.use_shipped_defaults)],
        )

    def use_shipped_defaults(self) -> None:
        """Let new maps begin as they did at first."""
        self._try(
            self._defaults.forget,
            translate("New maps begin with the stages that ship with the program again."),
            [],
        )

    def _try(
        self,
        act: Callable[[], None],
        words: str,
        next_steps: list[tuple[str, Callable[[], object]]],
    ) -> None:
        """Success is announced after success."""
        try:
            act()
        except CjmError as error:
            self._window.files.tell(error)
        else:
            self._window.own_entries.read_again()
            self._window.notices.say(words, next_steps=next_steps, passing=True)

    def _known_defaults(self) -> Defaults:
        try:
            return self._defaults.read()
        except CjmError:
            return SHIPPED

    def _nothing_to_use(self) -> Text | None:
        opened = self._window.open_file
        if opened is not None:
            of_map = ("map_id", self._window.map_id)
            lanes = opened.document.referring(Lane, *of_map)
            has_department = any(lane.kind == "department" for lane in lanes)
            if not has_department and not opened.document.referring(Stage, *of_map):
                return text("This map has neither stages nor departments.")
        return self._window.maps.no_map()

    def _nothing_kept(self) -> Text | None:
        if self._defaults.are_kept:
            return None
        return text("New maps begin with the shipped defaults already.")


def _own_parts(arrangement: Arrangement) -> Iterator[Survey | Risk]:
    """The surveys and risk triggers of a map whose titles do not ship with the program."""
    shipped = {part_type.table: titles_that_ship(part_type.table) for part_type in (Survey, Risk)}
    for part in parts_on(arrangement):
        if plain_title(part.title).casefold() not in shipped[part.table]:
            yield part
