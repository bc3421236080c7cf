"""On Linux the desktop is asked over the session bus; nobody ever waits for it, or hears of it."""

import os
import select
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.awake_by_bus import BusKeeper
from cjm_desktop.ui.session_bus import BusError, Method, SessionBus, bus_address

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the way of Linux desktops")

DESKTOP = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection
application = QCoreApplication([])
name, path = sys.argv[2:]

@ClassInfo({"D-Bus Interface": name})
class Desktop(QObject):
    @Slot(str, str, result="uint")
    @Slot(str, "uint", str, "uint", result="uint")
    def Inhibit(self, *asked_with):
        print("Inhibit", *asked_with, flush=True)
        return 3_000_000_001 if len(asked_with) == 2 else 7

    @Slot("uint")
    def UnInhibit(self, number):
        print("UnInhibit", number, flush=True)

    @Slot("uint")
    def Uninhibit(self, number):
        print("Uninhibit", number, flush=True)

bus = QDBusConnection.connectToBus(sys.argv[1], "desktop")
desktop = Desktop()
everything = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject(path, desktop, everything) and bus.registerService(name)
print("ready", flush=True)
application.exec()
"""


PATIENCE_SECONDS = 20.0
REASON = "A map is shown to others"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A session bus of its own, as the environment names it."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1",
         f"--address=unix:path={tmp_path / 'bus'}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    yield {"DBUS_SESSION_BUS_ADDRESS": address}
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


class Desktop:
    """A desktop on the bus that can be asked."""

    def __init__(self, bus: dict[str, str], name: str) -> None:
        path = "/" + name.replace(".", "/")
        self._process = subprocess.Popen(
            [sys.executable, "-c", DESKTOP, bus["DBUS_SESSION_BUS_ADDRESS"], name, path],
            stdout=subprocess.PIPE, text=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        assert self.next_words() == "ready"

    def next_words(self) -> str:
        assert self._process.stdout is not None
        readable, _, _ = select.select([self._process.stdout], [], [], PATIENCE_SECONDS)
        assert readable, "the desktop heard nothing"
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


def askers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "awake"]


@pytest.mark.parametrize(
    ("name", "asked", "let_go"),
    [
        ("org.freedesktop.ScreenSaver", f"Inhibit cjm-desktop {REASON}", "UnInhibit 3000000001"),
        ("org.gnome.SessionManager", f"Inhibit cjm-desktop 0 {REASON} 8", "Uninhibit 7"),
    ],
)
def test_a_desktop_is_asked_over_the_bus_and_told_when_it_is_enough(
    bus: dict[str, str], qtbot: QtBot, name: str, asked: str, let_go: str
) -> None:
    desktop = Desktop(bus, name)
    keeper = BusKeeper(bus)
    keeper.begin()
    assert desktop.next_words() == asked
    keeper.end()
    assert desktop.next_words() == let_go
    qtbot.waitUntil(lambda: not askers())
    desktop.end()


def test_a_bus_with_nobody_to_ask_is_left_in_silence(
    bus: dict[str, str], qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    keeper = BusKeeper(bus)
    keeper.begin()
    qtbot.waitUntil(lambda: not askers())
    keeper.end()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DBUS_SESSION_BUS_ADDRESS": ""},
        {"DBUS_SESSION_BUS_ADDRESS": "tcp:host=localhost,port=1"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"},
        {"DBUS_SESSION_BUS_ADDRESS": "disabled:"},
        {"XDG_RUNTIME_DIR": "/nowhere"},
    ],
)
def test_without_a_bus_nothing_happens(
    environment: dict[str, str], qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    keeper = BusKeeper(environment)
    keeper.begin()
    qtbot.waitUntil(lambda: not askers())
    keeper.end()
    keeper.end()
    assert capfd.readouterr() == ("", "")


def test_a_bus_that_never_answers_holds_up_nobody(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm_desktop.ui.session_bus.PATIENCE_SECONDS", 0.2)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        keeper = BusKeeper({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}"})
        started = time.perf_counter()
        keeper.begin()
        keeper.end()
        assert time.perf_counter() - started < 0.1
        qtbot.waitUntil(lambda: not askers())


def test_a_desktop_that_dies_is_no_trouble(bus: dict[str, str], qtbot: QtBot) -> None:
    desktop = Desktop(bus, "org.freedesktop.ScreenSaver")
    keeper = BusKeeper(bus)
    keeper.begin()
    desktop.next_words()
    desktop.end()
    keeper.end()
    qtbot.waitUntil(lambda: not askers())


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("unix:path=/run/user/1000/bus,guid=abc", "/run/user/1000/bus"),
        ("tcp:host=x;unix:path=/b", "/b"),
        ("unix:abstract=/dbus-x,guid=1", "\0/dbus-x"),
        ("nonsense", ""),
    ],
)
def test_the_address_of_the_bus_is_understood(address: str, path: str) -> None:
    assert bus_address({"DBUS_SESSION_BUS_ADDRESS": address}) == path


def test_the_usual_place_of_the_bus_is_known(tmp_path: Path) -> None:
    assert bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
    (tmp_path / "bus").touch()
    assert bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == str(tmp_path / "bus")


def test_nonsense_from_the_bus_is_an_error_and_no_more(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "bus"))
        server.listen()

        def talk_nonsense() -> None:
            connection, _ = server.accept()
            connection.recv(1000)
            connection.sendall(b"OK 1234\r\n" + b"\xff" * 4096)
            connection.close()

        talking = threading.Thread(target=talk_nonsense)
        talking.start()
        with pytest.raises(BusError):
            SessionBus(str(tmp_path / "bus"))
        talking.join()


def test_a_service_that_refuses_is_an_error(bus: dict[str, str]) -> None:
    connection = SessionBus(bus_address(bus))
    with pytest.raises(BusError, match="refused"):
        connection.call(Method("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "Nothing"))
    connection.close()
