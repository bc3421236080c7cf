"""Begins, opens, imports and closes workshop files for one window."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cjm_desktop.errors import CjmError, WorkshopFileError
from cjm_desktop.exchange.blank_map import blank_map
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import language, text, translate
from cjm_desktop.model.records import Lens, Record
from cjm_desktop.model.team_defaults import SHIPPED
from cjm_desktop.storage.drafts import discard_draft, discard_if_untouched, new_draft_path
from cjm_desktop.storage.team_defaults import TeamDefaults
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.file_dialogs import import_filter, workshop_filter
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile, open_file
from cjm_desktop.ui.recent_files import RecentFiles
from cjm_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from cjm_desktop.drawing.theme import Theme
    from cjm_desktop.ui.import_dialog.import_run import ImportRun

ENDING = ".cjm"
_EXAMPLE = "hotel-stay"


class Screen(Protocol):
    """The window as these commands see it."""

    open_file: OpenFile | None

    @property
    def map_theme(self) -> "Theme":
        """The theme in which maps are shown."""

    def choose_map(self, map_id: str) -> None:
        """Show another map of the file."""

    def choose_lens(self, lens: Lens) -> None:
        """Look at the map through another lens."""

    def put_on_screen(self, opened: OpenFile) -> None:
        """Show a file."""

    def clear_screen(self) -> None:
        """Show the first screen, if no file is open."""

    def finish_typing(self) -> None:
        """Commit what is being typed."""

    def keep_view(self) -> None:
        """Give what is on screen to the file, to be kept."""

    def refuse_to_leave(self, leave_anyway: Callable[[], object]) -> None:
        """Say that not everything is saved, and offer to leave all the same."""


class FileCommands(QObject):
    """The ways to a file, and away from it."""

    def __init__(
        self,
        window: QWidget,
        screen: Screen,
        notices: Notices,
        recent: RecentFiles,
        surroundings: Surroundings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._notices = notices
        self._recent = recent
        self._surroundings = surroundings

    @cached_property
    def imports(self) -> "ImportRun":
        """The import, loaded when first used: the window opens sooner without it."""
        from cjm_desktop.ui.import_dialog.import_run import ImportRun  # noqa: PLC0415

        return ImportRun(self._window, self._screen, self, self._notices, self._surroundings)

    def new_map(self) -> None:
        """Begin a blank map with what the team begins with, kept as a draft."""
        trouble: CjmError | None = None
        try:
            defaults = TeamDefaults(self._surroundings.own_folder).read()
        except CjmError as error:
            defaults, trouble = SHIPPED, error
        self._begin(blank_map(defaults, language()))
        if trouble is not None:
            self.tell(trouble)

    def new_example(self) -> None:
        """Begin with the worked example, kept as a draft."""
        self._begin(template_records(_EXAMPLE, language()))

    def ask_open(self) -> None:
        """Let the user choose a workshop file, and open it."""
        path = self._surroundings.dialogs.to_open(
            self._window,
            translate("Open a workshop file"),
            workshop_filter(),
            self._recent.folder(),
        )
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a workshop file in place of the one that is open, which stays if it is refused."""
        now_open = self._screen.open_file
        if now_open is not None and now_open.path == path.resolve():
            return True
        try:
            opened = open_file(path, self._surroundings.drafts_folder)
        except WorkshopFileError as error:
            self._screen.clear_screen()
            self.tell(error)
            return False
        if self.leave(lambda: self._show(opened), lambda: self.open_path(path)):
            return True
        opened.close()
        return False

    def ask_import(self) -> None:
        """Let the user choose a file from outside, and make maps of it."""
        source = self._surroundings.dialogs.to_open(
            self._window,
            translate("Import"),
            import_filter(),
            self._recent.folder(),
        )
        if source is not None:
            self.import_path(source)

    def import_path(self, source: Path) -> None:
        """Read a file from outside, and ask what is to come of it."""
        self.imports.begin(source)

    def close_file(self) -> None:
        """Close the file and show the first screen."""
        self.leave(self._screen.clear_screen)

    def leave(
        self, then: Callable[[], object], when_asked: Callable[[], object] | None = None
    ) -> bool:
        """Close the file, then go on; False: something is not saved, so the user is asked.

        `when_asked` goes on in place of `then` once the user has answered.
        """
        opened = self._screen.open_file
        if opened is not None:
            self._screen.finish_typing()
            self._screen.keep_view()
            if not opened.close():
                self._screen.refuse_to_leave(lambda: self._leave_anyway(opened, when_asked or then))
                return False
            self._closed(opened)
        then()
        return True

    def new_draft(self) -> Path | None:
        """A path for a new draft; None, which is told, where none can be written."""
        folder = self._surroundings.drafts_folder
        try:
            return new_draft_path(folder, self._surroundings.now())
        except OSError as error:
            problem = text("No map can be begun: “{folder}” cannot be written.", folder=folder)
            reason = text("The system says: {reason}.", reason=error.strerror or str(error))
            self.tell(WorkshopFileError(problem, reason))
            return None

    def discard_draft(self, path: Path) -> None:
        """Delete a draft for good."""
        discard_draft(self._surroundings.drafts_folder, path)
        self._screen.clear_screen()

    def forget_recent(self, path: Path) -> None:
        """Take a file off the list of those opened last."""
        self._recent.forget(path)
        self._screen.clear_screen()

    def tell(self, error: CjmError) -> None:
        """Show known trouble with its next step."""
        self._notices.say(str(error), "problem")

    def _begin(self, records: Iterable[Record]) -> None:
        path = self.new_draft()
        if path is None:
            return
        try:
            create_workshop(path, records, untouched=True)
        except CjmError as error:
            self.tell(error)
            return
        self.open_path(path)

    def _show(self, opened: OpenFile) -> None:
        self._notices.clear()
        if not opened.is_draft:
            self._recent.add(opened.path)
        self._screen.put_on_screen(opened)
        if opened.warnings:
            lines = "\n".join(str(warning) for warning in opened.warnings)
            self._notices.say(translate("The file was opened, but:"), "attention", detail=lines)

    def _leave_anyway(self, opened: OpenFile, then: Callable[[], object]) -> None:
        opened.abandon()
        self._closed(opened)
        then()

    def _closed(self, opened: OpenFile) -> None:
        self._screen.open_file = None
        discard_if_untouched(self._surroundings.drafts_folder, opened.path)
        opened.deleteLater()
