"""Keeps the screen awake on Linux: asks the desktop over the session bus.

The asking is done beside the window's thread, on a connection of its own that is kept as long as
the screen is to stay awake. The desktop lets go when that connection ends, even by a crash.
"""

import threading
from collections.abc import Mapping
from typing import NamedTuple

from cjm_desktop.language import translate
from cjm_desktop.ui.session_bus import BusError, Method, SessionBus, bus_address

_PROGRAM = "cjm-desktop"
_NO_WINDOW = 0
_NO_IDLE = 8


class _Desktop(NamedTuple):
    begin: Method
    end: Method
    asked_with: tuple[str | int, ...]


def _desktops() -> list[_Desktop]:
    """Whom to ask, in this order: what most desktops offer, then GNOME's own way."""
    reason = translate("A map is shown to others")
    screen_saver = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
                    "org.freedesktop.ScreenSaver")  # fmt: skip
    session = ("org.gnome.SessionManager", "/org/gnome/SessionManager",
               "org.gnome.SessionManager")  # fmt: skip
    return [
        _Desktop(Method(*screen_saver, "Inhibit"), Method(*screen_saver, "UnInhibit"),
                 (_PROGRAM, reason)),
        _Desktop(Method(*session, "Inhibit"), Method(*session, "Uninhibit"),
                 (_PROGRAM, _NO_WINDOW, reason, _NO_IDLE)),
    ]  # fmt: skip


class BusKeeper:
    """Asks over the session bus that the environment names, if any."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._enough = threading.Event()

    def begin(self) -> None:
        """From now on the screen stays awake."""
        address = bus_address(self._environment)
        self._enough = threading.Event()
        if address:
            asking = threading.Thread(
                target=_hold, args=(address, _desktops(), self._enough), name="awake", daemon=True
            )
            asking.start()

    def end(self) -> None:
        """From now on it may sleep."""
        self._enough.set()


def _hold(address: str, desktops: list[_Desktop], enough: threading.Event) -> None:
    """Ask one desktop after the other until one agrees, and keep it to that."""
    try:
        bus = SessionBus(address)
    except BusError:
        return
    for desktop in desktops:
        try:
            number = bus.call(desktop.begin, *desktop.asked_with)
            if number is not None:
                enough.wait()
                bus.call(desktop.end, number)
                break
        except BusError:
            continue
    bus.close()
