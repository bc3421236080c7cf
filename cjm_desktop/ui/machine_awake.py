"""How the screen is kept awake on each system.

Where that cannot be, nothing is asked and nothing is said: a screen that goes dark is no trouble
worth a notice. When the program dies, the system lets go by itself.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable

from cjm_desktop.ui.awake import Keeper
from cjm_desktop.ui.awake_by_bus import BusKeeper

_ES_CONTINUOUS = 0x8000_0000
_ES_SYSTEM_AND_DISPLAY_REQUIRED = 0x0000_0003


class WindowsKeeper:
    """Windows: a state of the thread that asks, which ends with it."""

    def __init__(self, set_state: Callable[[int], object]) -> None:
        self._set_state = set_state

    def begin(self) -> None:
        """From now on the screen stays awake."""
        self._set_state(_ES_CONTINUOUS | _ES_SYSTEM_AND_DISPLAY_REQUIRED)

    def end(self) -> None:
        """From now on it may sleep."""
        self._set_state(_ES_CONTINUOUS)


class CommandKeeper:
    """A command that keeps the screen awake while it runs, and ends with this process."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """From now on the screen stays awake."""
        try:
            self._running = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            self._running = None

    def end(self) -> None:
        """From now on it may sleep."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None


def machine_keeper() -> Keeper:
    """What keeps the screen of this machine awake."""
    if sys.platform == "win32":
        return WindowsKeeper(getattr(ctypes, "windll").kernel32.SetThreadExecutionState)  # noqa: B009
    if sys.platform == "darwin":
        return CommandKeeper(["caffeinate", "-d", "-i", "-w", str(os.getpid())])
    return BusKeeper(os.environ)
