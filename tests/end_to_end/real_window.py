"""A real window on a screen of its own, worked with a real mouse and real keys."""

import json
import os
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 20.0


class Spot(NamedTuple):
    """A place on the screen, in pixels."""

    x: int
    y: int

    def moved(self, dx: int, dy: int) -> "Spot":
        return Spot(self.x + dx, self.y + dy)


class Screen:
    """An X server of its own, with the number it found free."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                "1500x1000x24",
                "-nolisten",
                "tcp",
                "-noreset",  # Else it begins anew when a window has gone, and refuses the next one.
            ],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.display = f":{numbers.readline().strip()}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)


class RealWindow:
    """The program on a file, in a process of its own, and the hand in front of it."""

    def __init__(self, screen: Screen, file: Path, home: Path, command: list[str]) -> None:
        self.file = file
        self._environment = environment_on(screen, home)
        self._log = (home / "log").open("w+")
        self._process = subprocess.Popen(
            [sys.executable, *command, str(file)],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )

    def come_up(self) -> None:
        """Wait for the window and give it the keys; no window manager does."""
        window_id = self._window_id()
        self.xdotool("windowfocus", window_id)

    # --- questions ------------------------------------------------------------------------------

    def ask(self, **question: Any) -> dict[str, Any]:
        """The window's own answer about where things are."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answered, _, _ = select.select([self._process.stdout], [], [], PATIENCE_SECONDS)
        assert answered, self.log()
        line = self._process.stdout.readline()
        assert line, self.log()
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer

    def middle(self, **question: Any) -> Spot:
        """The middle of something on the screen, once it is there."""
        self.wait_until(lambda: self.ask(**question)["width"] > 0)
        rect = self.ask(**question)
        return Spot(rect["x"] + rect["width"] // 2, rect["y"] + rect["height"] // 2)

    def wait_until(self, is_so: Callable[[], object]) -> None:
        """Wait until something has happened."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            assert time.monotonic() < end, self.log()
            time.sleep(0.03)

    def id_of(self, table: str, title: str) -> str:
        """The id of the one record with a title, as the file says."""
        (row,) = self.rows(f'SELECT "id" FROM "{table}" WHERE "title" = ?', title)
        return str(row[0])

    def rows(self, query: str, *values: object) -> list[Any]:
        """What plain SQLite reads in the file."""
        connection = sqlite3.connect(f"{self.file.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def log(self) -> str:
        """What the program wrote on its standard error."""
        self._log.flush()
        self._log.seek(0)
        return self._log.read()

    # --- hands ----------------------------------------------------------------------------------

    def xdotool(self, *words: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return done.stdout.strip()

    def press(self, spot: Spot) -> None:
        self.xdotool("mousemove", *spot, "mousedown", 1)

    def move(self, start: Spot, end: Spot) -> None:
        """Move in steps, as a hand does."""
        for part in range(1, 9):
            x = start.x + (end.x - start.x) * part // 8
            y = start.y + (end.y - start.y) * part // 8
            self.xdotool("mousemove", x, y)
            time.sleep(0.02)

    def release(self) -> None:
        self.xdotool("mouseup", 1)

    def carry(self, start: Spot, end: Spot) -> None:
        """Press and move; the button stays down."""
        self.press(start)
        self.move(start, end)
        self.wait_until(lambda: self.ask(window=True)["carrying"])
        time.sleep(0.1)

    def drag(self, start: Spot, end: Spot) -> None:
        self.carry(start, end)
        self.release()
        self.wait_until(lambda: not self.ask(window=True)["carrying"])

    def key(self, *names: str) -> None:
        self.xdotool("key", *names)

    def type(self, words: str) -> None:
        self.xdotool("type", "--delay", 15, words)

    def close(self) -> str:
        """Close the window by its key; what it wrote on standard error."""
        self.key("ctrl+q")
        assert self._process.wait(PATIENCE_SECONDS) == 0, self.log()
        return self.log()

    def end(self) -> None:
        """Make sure that nothing goes on after a test."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._log.close()

    def _window_id(self) -> str:
        found: list[str] = []

        def is_there() -> bool:
            assert self._process.poll() is None, self.log()
            title = f"^{self.file.stem}"
            found[:] = self.xdotool("search", "--onlyvisible", "--name", title).split()
            return bool(found)

        self.wait_until(is_there)
        return found[0]


def environment_on(screen: Screen, home: Path) -> dict[str, str]:
    """The surroundings of a program that shall touch nothing of this machine's user."""
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = {name: str(folder) for name, folder in folders.items()}
    return {
        **os.environ, **ours, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def what_is_missing() -> str:
    """Why a real window cannot be worked here; empty where it can."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            return f"{program} is not installed here, so no real window can be worked"
    return ""
