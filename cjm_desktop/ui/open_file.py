"""One workshop file that is open: its document, its history, the writer that saves it.

The window shows it; opening, drafts and dialogs are left to `file_commands`.
"""

import gc
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import Text, translate
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.records import Image
from cjm_desktop.storage.drafts import is_draft
from cjm_desktop.storage.saving_state import SavingState
from cjm_desktop.storage.workshop_file import OpenedWorkshop, open_workshop
from cjm_desktop.storage.writer import Writer
from cjm_desktop.ui.view_state import maps_in_order

OnSaved = Callable[[WorkshopFileError | None], None]


class OpenFile(QObject):
    """A file on screen. Its signals come in the window's thread."""

    saving_changed = Signal()
    patched = Signal()
    moved = Signal()
    _state_told = Signal()
    _job_done = Signal(object, object)

    def __init__(self, opened: OpenedWorkshop, drafts_folder: Path) -> None:
        super().__init__()
        self.document = opened.document
        self.history = History(opened.document)
        self.images = opened.images
        self.warnings = opened.warnings
        self.view: Mapping[str, str] = dict(opened.view)
        self.read_only_because: Text | None = opened.read_only_because
        self._opened = opened
        self._drafts_folder = drafts_folder
        self._saved = SavingState("saved")
        self._state_told.connect(self._tell_saving)
        self._job_done.connect(self._finish_job)
        self._writer = Writer(opened, self._hear_state) if opened.writable else None
        self.history.on_patched(self._save)

    @property
    def path(self) -> Path:
        """The file; another one after it was saved as something else."""
        return self._writer.path if self._writer else self._opened.path

    @property
    def is_draft(self) -> bool:
        """Whether the map has no name of its own yet."""
        return is_draft(self._drafts_folder, self.path)

    @property
    def name(self) -> str:
        """What to call the file on screen."""
        if not self.is_draft:
            return self.path.name
        titles = [journey.title for journey in maps_in_order(self.document) if journey.title]
        return titles[0] if titles else translate("Untitled map")

    @property
    def writable(self) -> bool:
        """Whether edits are saved into this file."""
        return self._writer is not None

    @property
    def saving(self) -> SavingState:
        """Where saving stands now."""
        return self._writer.state if self._writer else self._saved

    def prepare(self) -> None:
        """Load what saving needs; to be called after the first paint."""
        if self._writer:
            self._writer.prepare()

    def save_view(self, values: Mapping[str, str]) -> None:
        """Keep what is on the screen, unless the file says so already."""
        if self._writer and dict(values) != {key: self.view.get(key) for key in values}:
            self.view = {**self.view, **values}
            self._writer.save_view(values)

    def add_image(self, image: Image, data: bytes) -> None:
        """Give the data of an image before the edit that adds its record."""
        if self._writer:
            self._writer.add_image(image, data)

    def save_copy(self, target: Path, on_done: OnSaved) -> None:
        """Copy the file; `on_done` is called in the window's thread."""
        assert self._writer, "a read-only file is copied from its snapshot"
        self._writer.save_copy(target, self._later(on_done))

    def save_as(self, target: Path, on_done: OnSaved) -> None:
        """Copy the file and go on in the copy."""
        assert self._writer, "a read-only file is copied from its snapshot"
        self._writer.save_as(target, self._later(on_done))

    def save_elsewhere(self, target: Path, on_done: OnSaved) -> None:
        """Write all there is into a fresh file and go on there: for when saving fails."""
        assert self._writer, "a read-only file has nothing to save"
        records = tuple(self.document.records())
        self._writer.save_elsewhere(target, records, self._later(on_done))

    def retry(self) -> None:
        """Try to save again at once."""
        if self._writer:
            self._writer.retry_now()

    def close(self) -> bool:
        """Save all and let go of the file; False: something is not saved, nothing was closed."""
        if self._writer is None:
            self._opened.close()
            return True
        if self.saving.kind == "failed" or not self._writer.close():
            return False
        self._let_go()
        return True

    def abandon(self) -> None:
        """Let go of the file although something is not saved, because the user said so."""
        if self._writer:
            self._writer.abandon()
        self._let_go()

    def _let_go(self) -> None:
        """What comes late, from timers, finds nothing to save into."""
        self._opened.path, self._writer = self.path, None
        self.history.forget_listener(self._save)

    def _save(self, event: Patched) -> None:
        if self._writer:
            self._writer.submit(event.patch)
        self.patched.emit()

    def _hear_state(self, _state: SavingState) -> None:
        """Called in the writer's thread: the signal carries it over."""
        self._state_told.emit()

    def _later(self, on_done: OnSaved) -> OnSaved:
        return lambda error: self._job_done.emit(on_done, error)

    @Slot()
    def _tell_saving(self) -> None:
        self.saving_changed.emit()

    @Slot(object, object)
    def _finish_job(self, on_done: OnSaved, error: WorkshopFileError | None) -> None:
        self.moved.emit()
        on_done(error)


def open_file(path: Path, drafts_folder: Path, *, read_only: bool = False) -> OpenFile:
    """Open a workshop file for a window; raises WorkshopFileError."""
    return OpenFile(open_workshop(path, read_only=read_only), drafts_folder)


def settle_down(opened: OpenFile) -> None:
    """Well after the first paint: load what saving needs; spare what stays the collector's care."""
    opened.prepare()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
