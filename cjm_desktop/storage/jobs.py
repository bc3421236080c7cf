"""What waits in the writer's queue: patches, view values, and files to be made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import text
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.records import Record
from cjm_desktop.storage.connected_file import ConnectedFile
from cjm_desktop.storage.copies import refuse_if_open, write_fresh
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.storage.migrations import Formats

OnDone = Callable[[WorkshopFileError | None], None]
"""Is told, in the writer's thread, that a job is done or why it could not be."""


@dataclass(frozen=True, slots=True)
class PatchJob:
    """A patch to save."""

    patch: Patch


@dataclass(frozen=True, slots=True)
class ViewJob:
    """View values to save."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConnectJob:
    """Loads what writing needs before the first change has to wait for it."""

    on_done: OnDone
    needs_commits = False
    moves = False

    def run(self, file: ConnectedFile) -> ConnectedFile:
        """Connect; raises WorkshopFileError."""
        file.connect()
        return file


@dataclass(frozen=True, slots=True)
class CopyJob:
    """Save a copy, or save as (`moves`), of all that is committed."""

    target: Path
    on_done: OnDone
    moves: bool
    needs_commits = True

    def run(self, file: ConnectedFile) -> ConnectedFile:
        """Make the copy; returns the file to go on with. Raises WorkshopFileError."""
        if self.target == file.path:
            return file
        if self.moves:
            return file.moved_to(self.target, lambda: self._copied(file))
        refuse_if_open(self.target)
        file.copy_to(self.target)
        return file

    def _copied(self, file: ConnectedFile) -> str | None:
        file.copy_to(self.target)
        return file.revision()


@dataclass(frozen=True, slots=True)
class FreshJob:
    """Write a fresh file of the records given, also while saving fails; `moves` goes on there."""

    target: Path
    records: tuple[Record, ...]
    view: Mapping[str, str]
    read_image: ReadImage
    formats: Formats
    on_done: OnDone
    moves: bool
    needs_commits = False

    def run(self, file: ConnectedFile) -> ConnectedFile:
        """Write the file; returns the one to go on with. Raises WorkshopFileError."""
        if self.moves:
            return file.moved_to(self.target, self._write)
        if self.target == file.path:
            raise WorkshopFileError(
                text('"{name}" is the file you are working on.', name=self.target.name),
                text("Choose another name for the copy."),
            )
        refuse_if_open(self.target)
        self._write()
        return file

    def _write(self) -> str:
        return write_fresh(self.target, self.records, self.read_image, self.view, self.formats)


FileJob = ConnectJob | CopyJob | FreshJob
Job = PatchJob | ViewJob | FileJob
