"""The lock file beside a workshop file: one window writes, the others learn who does.

The lock is the operating system's lock on that file, so it ends with the process that held it; the
text inside only says by whom. A lock file that nobody holds is stale and taken over.
"""

import contextlib
import errno
import getpass
import json
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import Text, text

ATTEMPTS = 5
PAUSE_S = 0.02
_HELD_ELSEWHERE = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_LOCKED_BYTE = 1 << 20
"""Windows locks bytes against reading too; this one lies behind the text."""


@dataclass(frozen=True, slots=True)
class LockOwner:
    """Who has a workshop file open: empty and 0 where the lock file does not say."""

    user: str = ""
    machine: str = ""
    process: int = 0
    since: str = ""

    def words(self) -> Text:
        """A sentence that says who has the file open."""
        if not self.user:
            return text("The file is open in another window.")
        return text(
            "The file is open in another window: {user} on {machine}, since {since}.",
            user=self.user, machine=self.machine, since=_plain_time(self.since),
        )  # fmt: skip


def _plain_time(since: str) -> str:
    """The time as a clock on the wall says it, without seconds and time zone; else as it is."""
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return since


class LockedError(WorkshopFileError):
    """The file is open elsewhere; `owner` says by whom."""

    def __init__(self, owner: LockOwner) -> None:
        super().__init__(owner.words(), text("Close it there, or work on a copy of it here."))
        self.owner = owner


class LockFile:
    """A lock that is held; `warning` says so where the drive cannot really lock."""

    def __init__(self, path: Path, handle: int, warning: Text | None = None) -> None:
        self.path = path
        self._handle = handle
        self.warning = warning

    def still_there(self) -> bool:
        """Whether the lock file is the one that was taken: a stick may have been pulled out."""
        return _is_file_at(self._handle, self.path)

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if self._handle < 0:
            return
        if self.still_there() and sys.platform != "win32":
            _remove(self.path)
        with contextlib.suppress(OSError):
            os.close(self._handle)
        if sys.platform == "win32":
            _remove(self.path)
        self._handle = -1


def lock_path(path: Path) -> Path:
    """Where the lock file of a workshop file lies."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path, *, attempts: int = ATTEMPTS, pause_s: float = PAUSE_S) -> LockFile:
    """Take the lock of a workshop file; whoever only looks whether it is free holds it a moment.

    Raises LockedError when another window has it, OSError where no lock file can be made.
    """
    beside = lock_path(path)
    for _ in range(attempts):
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            warning = _lock_handle(handle)
        except BlockingIOError:
            owner = _owner_in(handle)
            os.close(handle)
            time.sleep(pause_s)
            continue
        if _is_file_at(handle, beside):
            _write_owner(handle)
            return LockFile(beside, handle, warning)
        os.close(handle)
        owner = LockOwner()
    raise LockedError(owner)


def lock_owner(path: Path) -> LockOwner | None:
    """Who has a workshop file open right now; None when nobody has. Writes nothing."""
    try:
        handle = os.open(lock_path(path), os.O_RDWR)
    except OSError:
        return None
    try:
        _lock_handle(handle)
    except BlockingIOError:
        return _owner_in(handle)
    finally:
        os.close(handle)
    return None


def _lock_handle(handle: int) -> Text | None:
    """Lock, or raise BlockingIOError; returns a warning where the drive knows no locks."""
    try:
        _lock_by_system(handle)
    except OSError as error:
        if error.errno in _HELD_ELSEWHERE:
            raise BlockingIOError(*error.args) from error
        return text(
            "This drive cannot lock files. Take care that nobody else has the file open "
            "at the same time."
        )
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock_by_system(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock_by_system(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write_owner(handle: int) -> None:
    owner = LockOwner(
        user=_user_name(),
        machine=platform.node(),
        process=os.getpid(),
        since=datetime.now().astimezone().isoformat(sep=" ", timespec="minutes"),
    )
    with contextlib.suppress(OSError):  # A full disk still locks; it only cannot say by whom.
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(asdict(owner)).encode())


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _owner_in(handle: int) -> LockOwner:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        found = json.loads(os.read(handle, 4096))
        return LockOwner(
            str(found["user"])[:100], str(found["machine"])[:100],
            int(found["process"]), str(found["since"])[:40],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return LockOwner()


def _is_file_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
