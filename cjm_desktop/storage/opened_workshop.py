"""A workshop that was read from its file, and how it may be worked on."""

from dataclasses import dataclass, field
from pathlib import Path

from cjm_desktop.language import Text
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Record
from cjm_desktop.storage.commits import Repairs
from cjm_desktop.storage.images import Images
from cjm_desktop.storage.lock import LockFile, LockOwner


@dataclass(slots=True)
class OpenedWorkshop:
    """A workshop that was read: a sound document, and how it may be worked on.

    `writable`: edits can be saved into this very file. It then holds the file's lock: give it to
    a `Writer`, or close it. `read_only_because` is a sentence for whoever wanted to write, and None
    when only reading was asked for and nothing would have spoken against writing.
    """

    path: Path
    document: Document
    images: Images
    warnings: tuple[Text, ...] = ()
    view: dict[str, str] = field(default_factory=dict)
    read_only_because: Text | None = None
    locked_by: LockOwner | None = None
    writable: bool = False
    lock: LockFile | None = None
    revision: str | None = None
    repairs: Repairs = field(default_factory=Repairs)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, what is referred to before what refers."""
        return tuple(self.document.records())

    def hand_over_lock(self) -> LockFile:
        """The lock, which is from now on the taker's to release."""
        lock, self.lock = self.lock, None
        if lock is None:
            raise ValueError("A read-only workshop has no lock; a lock is handed over once.")
        return lock

    def close(self) -> None:
        """Give the lock back, unless a writer has it."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def __enter__(self) -> "OpenedWorkshop":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
