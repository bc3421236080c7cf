"""Names and copies the workshop file of one window: saving itself needs no command."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cjm_desktop.errors import CjmError, WorkshopFileError
from cjm_desktop.language import translate
from cjm_desktop.storage.drafts import discard_draft
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.file_commands import ENDING, FileCommands, Screen
from cjm_desktop.ui.file_dialogs import with_ending, workshop_filter
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.recent_files import RecentFiles
from cjm_desktop.ui.surroundings import Surroundings


class SaveCommands(QObject):
    """Save as, save a copy, save a copy elsewhere."""

    def __init__(
        self,
        window: QWidget,
        screen: Screen,
        files: FileCommands,
        notices: Notices,
        recent: RecentFiles,
        surroundings: Surroundings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._open_path: Callable[[Path], object] = files.open_path
        self._tell: Callable[[CjmError], None] = files.tell
        self._notices = notices
        self._recent = recent
        self._surroundings = surroundings

    def ask_save_as(self) -> None:
        """Go on in a file of a name and place that the user chooses."""
        opened = self._screen.open_file
        if opened is None:
            return
        target = self._ask_target(translate("Save as"), self._suggested(opened))
        if target is None:
            return
        if not opened.writable:
            self._copy_snapshot(opened, target, lambda: self._open_path(target))
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

    def save_by_habit(self) -> None:
        """Saving is not a button: name a draft, else say that all is saved already."""
        opened = self._screen.open_file
        if opened is None:
            return
        if opened.is_draft:
            self.ask_save_as()
        elif opened.saving.kind != "failed":
            words = translate("There is no need to save: every change is saved at once.")
            self._notices.say(words, passing=True)

    def _has_moved(self, old: Path, target: Path, error: WorkshopFileError | None) -> None:
        if error is not None:
            self._tell(error)
            return
        discard_draft(self._surroundings.drafts_folder, old)
        self._recent.add(target.resolve())
        self._notices.say(translate("Saved as “{path}”.", path=target), passing=True)

    def _has_copied(self, target: Path, error: WorkshopFileError | None) -> None:
        if error is not None:
            self._tell(error)
            return
        self._recent.add(target.resolve())
        self._notices.say(
            translate("A copy was saved as “{path}”.", path=target),
            next_steps=[(translate("Open the copy"), lambda: self._open_path(target))],
        )

    def _copy_snapshot(self, opened: OpenFile, target: Path, then: Callable[[], object]) -> None:
        """Write what a read-only window shows into a fresh file."""
        records, images, view = tuple(opened.document.records()), opened.images, dict(opened.view)

        def write(_job: BackgroundJob) -> None:
            create_workshop(target, records, read_image=images.read, view=view, overwrite=True)

        job = BackgroundJob(write, self)
        job.done.connect(lambda _nothing: then())
        job.failed.connect(self._tell)
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
        return (self._recent.folder() or Path.home()) if opened.is_draft else opened.path.parent
