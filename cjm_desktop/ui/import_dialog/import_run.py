"""One import: reads the file, asks in the dialog, then makes a draft or adds to the open file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.further_maps import as_further_maps
from cjm_desktop.language import text, translate
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Image, Journey, Lens
from cjm_desktop.storage.drafts import discard_draft
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.import_dialog.choice_row import ADDED
from cjm_desktop.ui.import_dialog.dialog import ImportDialog
from cjm_desktop.ui.import_dialog.found import imported_in_words
from cjm_desktop.ui.import_dialog.reading import Reading, first_reading, reading_of_text
from cjm_desktop.ui.import_dialog.waiting import WaitDialog
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from cjm_desktop.ui.file_commands import FileCommands

WAIT_MS = 400
"""What is read sooner shows no waiting."""


class Screen(Protocol):
    """The window as an import sees it."""

    open_file: OpenFile | None

    @property
    def map_theme(self) -> Theme:
        """The theme in which maps are shown."""

    def choose_map(self, map_id: str) -> None:
        """Show another map of the file."""

    def choose_lens(self, lens: Lens) -> None:
        """Look at the map through another lens."""


class ImportRun(QObject):
    """Imports from the file to the map on screen; until the user goes on, nothing is written."""

    def __init__(
        self,
        window: QWidget,
        screen: Screen,
        files: "FileCommands",
        notices: Notices,
        surroundings: Surroundings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._files = files
        self._notices = notices
        self._surroundings = surroundings
        self._job: BackgroundJob | None = None
        self._dialog: ImportDialog | None = None
        self._waiting: WaitDialog | None = None
        self._draft: Path | None = None
        self._name = ""
        self._adds = False
        self._wait_timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait_timer.timeout.connect(self._wait)

    @property
    def is_asking(self) -> bool:
        """Whether the dialog of an import is on screen."""
        return self._dialog is not None

    def begin(self, source: Path) -> None:
        """Read a file beside the window's thread, then ask; a bad one is told and no more."""
        date = self._surroundings.now().date()
        self._begin(source.name, lambda job: first_reading(source, date, job), adds=False)

    def begin_pasted(self, words: str) -> None:
        """Read a pasted Mermaid journey likewise; it is first offered to the file that is open."""
        date, name = self._surroundings.now().date(), translate("Clipboard")
        self._begin(name, lambda job: reading_of_text(words, name, date, job), adds=True)

    def _begin(self, name: str, read: Callable[[BackgroundJob], Reading], *, adds: bool) -> None:
        if self.is_asking:
            return
        self.give_up()
        self._name, self._adds = name, adds
        job = BackgroundJob(lambda job: (job, read(job)), self)
        job.done.connect(self._ask)
        job.failed.connect(self._refuse)
        self._job = job
        self._wait_timer.start()
        job.start()

    def give_up(self) -> None:
        """Stop reading, if a file is being read."""
        if self._job is not None:
            self._job.stop()
            self._job.done.disconnect(self._ask)
            self._job.failed.disconnect(self._refuse)
        self._end_reading()

    def _wait(self) -> None:
        words = translate("Reading “{name}”…", name=self._name)
        self._waiting = WaitDialog(self._window, words)
        self._waiting.rejected.connect(self.give_up)
        self._waiting.open()

    def _end_reading(self) -> None:
        self._wait_timer.stop()
        self._job = None
        if self._waiting is not None:
            self._waiting.rejected.disconnect(self.give_up)
            self._waiting.close()
            self._waiting.deleteLater()
            self._waiting = None

    def _refuse(self, error: CjmError) -> None:
        self._end_reading()
        self._files.tell(error)

    def _ask(self, found: tuple[BackgroundJob, Reading]) -> None:
        job, reading = found
        if job is not self._job:
            return
        self._end_reading()
        opened = self._screen.open_file
        dialog = self._dialog = ImportDialog(
            self._window,
            reading,
            self._screen.map_theme,
            self._surroundings.now().date(),
            opened.name if opened is not None and opened.writable else "",
        )
        if self._adds and opened is not None and opened.writable:
            dialog.choice_row.choose("target", ADDED)
        dialog.wanted.connect(self._go_on)
        dialog.finished.connect(self._end_asking)
        dialog.open()

    def _end_asking(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _go_on(self) -> None:
        dialog = self._dialog
        if dialog is None or not dialog.is_current:
            return
        opened = self._screen.open_file
        if dialog.choice_row.adds_to_open_file and opened is not None and opened.writable:
            self._add(dialog, opened)
        else:
            self._write_draft(dialog)

    def _write_draft(self, dialog: ImportDialog) -> None:
        target = self._files.new_draft()
        if target is None:
            dialog.reject()
            return
        reading = dialog.reading
        job = BackgroundJob(lambda job: _write(reading, target, job), self)
        job.done.connect(self._open)
        dialog.follow(job)
        dialog.rejected.connect(job.stop)
        self._draft = target
        job.start()

    def _open(self, target: Path) -> None:
        dialog = self._dialog
        if dialog is None or target != self._draft:  # cancelled in the meantime
            discard_draft(self._surroundings.drafts_folder, target)
            return
        reading = dialog.reading
        dialog.accept()
        if self._files.open_path(target):
            self._notices.say(imported_in_words(reading), passing=True)

    def _add(self, dialog: ImportDialog, opened: OpenFile) -> None:
        reading = dialog.reading
        records = as_further_maps(reading.imported.records, opened.document)
        images = reading.imported.images
        for record in records:
            if isinstance(record, Image) and record.id in images:
                opened.add_image(record, images[record.id])
        with opened.history.edit(text("Import {name}", name=reading.source.name)) as edit:
            edit.put(*records)
        dialog.accept()
        first = in_order(record for record in records if isinstance(record, Journey))[0]
        self._screen.choose_map(first.id)
        self._screen.choose_lens(reading.lens)
        self._notices.say(imported_in_words(reading), passing=True)


def _write(reading: Reading, target: Path, job: BackgroundJob) -> Path:
    """Make the new file; raises WorkshopFileError, or JobStoppedError when stopped."""
    job.report(0, 0)
    images = reading.imported.images
    view = {"lens": reading.lens}
    create_workshop(target, reading.imported.records, read_image=images.get, view=view)
    return target
