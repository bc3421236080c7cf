"""Begins, opens, names, copies and closes workshop files for one window."""

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
from cjm_desktop.ui.file_dialogs import mermaid_filter, with_ending, workshop_filter
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
        """Show the first screen."""

    def finish_typing(self) -> None:
        """Commit what is being typed."""

    def keep_view(self) -> None:
        """Give what is on screen to the file, to be kept."""

    def refuse_to_leave(self, leave_anyway: Callable[[], object]) -> None:
        """Say that not everything is saved, and offer to leave all the same."""


class FileCommands(QObject):
    """The commands of the File menu that concern the workshop file itself."""

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
            self._window, translate("Open a workshop file"), workshop_filter(), self._folder()
        )
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a workshop file in place of the one that is open."""
        now_open = self._screen.open_file
        if now_open is not None and now_open.path == path.resolve():
            return
        self.leave(lambda: self._open(path))

    def ask_import(self) -> None:
        """Let the user choose a Mermaid journey, and make a map of it."""
        source = self._surroundings.dialogs.to_open(
            self._window, translate("Import a Mermaid journey"), mermaid_filter(), self._folder()
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

    def ask_save_as(self) -> None:
        """Go on in a file of a name and place that the user chooses."""
        opened = self._screen.open_file
        if opened is None:
            return
        target = self._ask_target(translate("Save as"), self._suggested(opened))
        if target is None:
            return
        if not opened.writable:
            self._copy_snapshot(opened, target, lambda: self.open_path(target))
        else:
            self._screen.finish_typing()
            old = opened.path
            opened.save_as(target, lambda error: self._has_moved(old, target, error))

    def ask_save_copy(self) -> None:
        """Copy the file to where the user chooses, and go on in this one."""
        opened = self._screen.open_file
        if opened is None:
            return
        target = self._ask_target(translate("Save a copy"), self._suggested(opened, copy=True))
        if target is None:
            return
        if opened.writable:
            self._screen.finish_typing()
            opened.save_copy(target, lambda error: self._has_copied(target, error))
        else:
            self._copy_snapshot(opened, target, lambda: self._has_copied(target, None))

    def ask_save_elsewhere(self) -> None:
        """Go on in a fresh file elsewhere: for when saving fails."""
        opened = self._screen.open_file
        if opened is None or not opened.writable:
            return
        target = self._ask_target(translate("Save a copy elsewhere"), self._suggested(opened))
        if target is not None:
            self._screen.finish_typing()
            old = opened.path
            opened.save_elsewhere(target, lambda error: self._has_moved(old, target, error))

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

    def _begin(self, template: str) -> None:
        path = self._new_draft()
        if path is None:
            return
        try:
            create_workshop(path, template_records(template, language()), untouched=True)
        except CjmError as error:
            self.tell(error)
            return
        self.leave(lambda: self._open(path))

    def _new_draft(self) -> Path | None:
        folder = self._surroundings.drafts_folder
        try:
            return new_draft_path(folder, self._surroundings.now())
        except OSError as error:
            problem = text("No map can be begun: “{folder}” cannot be written.", folder=folder)
            reason = text("The system says: {reason}.", reason=error.strerror or str(error))
            self.tell(WorkshopFileError(problem, reason))
            return None

    def _open(self, path: Path) -> None:
        try:
            opened = open_file(path, self._surroundings.drafts_folder)
        except WorkshopFileError as error:
            self._screen.clear_screen()
            self.tell(error)
            return
        self._notices.clear()
        if not opened.is_draft:
            self._recent.add(opened.path)
        self._screen.put_on_screen(opened)
        if opened.warnings:
            lines = "\n".join(str(warning) for warning in opened.warnings)
            self._notices.say(translate("The file was opened, but:"), "attention", detail=lines)

    def _show_imported(self, imported: "Imported") -> None:
        def open_and_tell() -> None:
            self._open(imported.path)
            sentence, lines = imported.in_words()
            self._notices.say(sentence, "attention" if lines else "notice", detail=lines)

        self.leave(open_and_tell)

    def _leave_anyway(self, opened: OpenFile, then: Callable[[], object]) -> None:
        opened.abandon()
        self._closed(opened)
        then()

    def _closed(self, opened: OpenFile) -> None:
        self._screen.open_file = None
        discard_if_untouched(self._surroundings.drafts_folder, opened.path)
        opened.deleteLater()

    def _has_moved(self, old: Path, target: Path, error: WorkshopFileError | None) -> None:
        if error is not None:
            self.tell(error)
            return
        discard_draft(self._surroundings.drafts_folder, old)
        self._recent.add(target.resolve())
        self._notices.say(translate("Saved as “{path}”.", path=target), passing=True)

    def _has_copied(self, target: Path, error: WorkshopFileError | None) -> None:
        if error is not None:
            self.tell(error)
            return
        self._recent.add(target.resolve())
        self._notices.say(
            translate("A copy was saved as “{path}”.", path=target),
            next_steps=[(translate("Open the copy"), lambda: self.open_path(target))],
        )

    def _copy_snapshot(self, opened: OpenFile, target: Path, then: Callable[[], object]) -> None:
        """Write what a read-only window shows into a fresh file."""
        records, images, view = tuple(opened.document.records()), opened.images, dict(opened.view)

        def write(_job: BackgroundJob) -> None:
            create_workshop(target, records, read_image=images.read, view=view, overwrite=True)

        job = BackgroundJob(write, self)
        job.done.connect(lambda _nothing: then())
        job.failed.connect(self.tell)
        job.start()

    def _ask_target(self, title: str, suggested: Path) -> Path | None:
        path = self._surroundings.dialogs.to_save(self._window, title, workshop_filter(), suggested)
        return with_ending(path, ENDING) if path is not None else None

    def _suggested(self, opened: OpenFile, *, copy: bool = False) -> Path:
        stem = opened.name.removesuffix(ENDING)
        if copy:
            stem = translate("{name} copy", name=stem)
        plain = "".join(" " if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in stem)
        return self._folder_of(opened) / f"{plain.strip() or translate('Map')}{ENDING}"

    def _folder_of(self, opened: OpenFile) -> Path:
        return (self._folder() or Path.home()) if opened.is_draft else opened.path.parent

    def _folder(self) -> Path | None:
        """The folder of the file opened last, if it is still there."""
        folders = (recent.path.parent for recent in self._recent.files())
        return next((folder for folder in folders if folder.is_dir()), None)


def _import(source: Path, target: Path) -> "Imported":
    # The importer is loaded here, when first needed: the window opens sooner without it.
    from cjm_desktop.ui.mermaid_import import import_journey  # noqa: PLC0415

    return import_journey(source, target)
