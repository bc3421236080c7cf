"""Work that takes a while, done beside the window's thread, with progress and a way to stop it."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cjm_desktop.errors import CjmError


class JobStoppedError(Exception):
    """Raised inside a job's work when it was told to stop; nobody else sees it."""


class _Relay(QObject):
    """Tells the job from within its thread, where the job itself may be gone with its parent."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()


class BackgroundJob(QObject):
    """One piece of work. Its signals come in the window's thread; `ended` always comes, last."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Callable[["BackgroundJob"], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stopped = threading.Event()
        self._relay = _Relay()
        for name in ("progressed", "done", "failed", "ended"):
            getattr(self._relay, name).connect(getattr(self, name))
        self.ended.connect(self.deleteLater)
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to stop; it does at its next `report`."""
        self._stopped.set()

    def wait(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def report(self, finished: int, total: int) -> None:
        """Called by the work: how far it is. Raises JobStoppedError if it is to stop."""
        if self._stopped.is_set():
            raise JobStoppedError
        self._tell("progressed", finished, total)

    def _run(self) -> None:
        try:
            result = self._work(self)
        except JobStoppedError:
            pass
        except CjmError as error:
            self._tell("failed", error)
        else:
            self._tell("done", result)
        finally:
            self._tell("ended")

    def _tell(self, signal: str, *values: object) -> None:
        # As the program ends Qt's objects go before the threads: then nobody listens any more.
        with contextlib.suppress(RuntimeError):
            getattr(self._relay, signal).emit(*values)
