"""Begins, opens, imports and closes workshop files for one window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cjm_desktop.errors import CjmError, WorkshopFileError
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import language, text, translate
from cjm_desktop.storage.drafts import discard_draft, discard_if_untouched, new_draft_path
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.file_dialogs import mermaid_filter, workshop_filter
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile, open_file
from cjm_desktop.ui.recent_files import RecentFiles
from cjm_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from cjm_desktop.ui.mermaid_import import Imported

ENDING = ".cjm"
_EXAMPLE = "hotel-stay"


class Screen(Protocol):
    """The window as these commands see it."""

    open_file: OpenFile | None

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

    def new_map(self) -> None:
        """Begin a blank map, kept as a draft."""
        self._begin("blank")

    def new_example(self) -> None:
        """Begin with the worked example, kept as a draft."""
        self._begin(_EXAMPLE)

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
        """Let the user choose a Mermaid journey, and make a map of it."""
        source = self._surroundings.dialogs.to_open(
            self._window,
            translate("Import a Mermaid journey"),
            mermaid_filter(),
            self._recent.folder(),
        )
        if source is not None:
            self.import_path(source)

    def import_path(self, source: Path) -> None:
        """Make a draft of a Mermaid journey, beside the window's thread, then open it."""
        target = self._new_draft()
        if target is None:
            return
        job = BackgroundJob(lambda _job: _import(source, target), self)
        job.done.connect(self._show_imported)
        job.failed.connect(self.tell)
        job.start()

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

    def _ask(self, title: str, filters: str) -> Path | None:
        folder = self._recent.folder()
        return self._surroundings.dialogs.to_open(self._window, title, filters, folder)

    def _begin(self, template: str) -> None:
        path = self._new_draft()
        if path is None:
            return
        try:
            create_workshop(path, template_records(template, language()), untouched=True)
        except CjmError as error:
            self.tell(error)
            return
        self.open_path(path)

    def _new_draft(self) -> Path | None:
        folder = self._surroundings.drafts_folder
        try:
            return new_draft_path(folder, self._surroundings.now())
        except OSError as error:
            problem = text("No map can be begun: “{folder}” cannot be written.", folder=folder)
            reason = text("The system says: {reason}.", reason=error.strerror or str(error))
            self.tell(WorkshopFileError(problem, reason))
            return None

    def _show(self, opened: OpenFile) -> None:
        self._notices.clear()
        if not opened.is_draft:
            self._recent.add(opened.path)
        self._screen.put_on_screen(opened)
        if opened.warnings:
            lines = "\n".join(str(warning) for warning in opened.warnings)
            self._notices.say(translate("The file was opened, but:"), "attention", detail=lines)

    def _show_imported(self, imported: "Imported") -> None:
        if self.open_path(imported.path):
            sentence, lines = imported.in_words()
            self._notices.say(sentence, "attention" if lines else "notice", detail=lines)

    def _leave_anyway(self, opened: OpenFile, then: Callable[[], object]) -> None:
        opened.abandon()
        self._closed(opened)
        then()

    def _closed(self, opened: OpenFile) -> None:
        self._screen.open_file = None
        discard_if_untouched(self._surroundings.drafts_folder, opened.path)
        opened.deleteLater()


def _import(source: Path, target: Path) -> "Imported":
    # The importer is loaded here, when first needed: the window opens sooner without it.
    from cjm_desktop.ui.mermaid_import import import_journey  # noqa: PLC0415

    return import_journey(source, target)
