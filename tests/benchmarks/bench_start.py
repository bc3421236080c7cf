"""Time from starting Python to the first painted window, against an empty window of PySide6."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.storage.workshop_file import create_workshop
from tests.benchmarks.measuring import Result, at_most, in_turns, noted, show

_HERE = Path(__file__).parent
_TIMES = 11


def run() -> Iterator[Result]:
    """Start both programs in turns."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        stay = home / "hotel-stay.cjm"
        create_workshop(stay, template_records("hotel-stay"))
        environment = _environment(home)
        ours = _Start(["first_paint_ours.py", str(stay)], environment)
        empty = _Start(["first_paint_empty.py"], environment)
        clock = in_turns(ours.by_the_clock, empty.by_the_clock, _TIMES)
        processor = in_turns(ours.by_the_processor, empty.by_the_processor, _TIMES, warm_up=0)
    note = f"({clock.ours_ms:.0f} ÷ {clock.floor_ms:.0f} ms)"
    yield at_most("hotel stay painted ÷ empty window painted", clock.ratio, 1.4, "×", note)
    note = f"({processor.ours_ms:.0f} ÷ {processor.floor_ms:.0f} ms)"
    yield noted("  the same in processor time", f"{processor.ratio:.2f} ×  {note}")


class _Start:
    """A program that says `painted` and its processor time, then waits to be told to end."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self._command = [sys.executable, str(_HERE / arguments[0]), *arguments[1:]]
        self._environment = environment

    def by_the_clock(self) -> float:
        """Milliseconds until it says `painted`."""
        return self._run()[0]

    def by_the_processor(self) -> float:
        """Milliseconds of processor time until then, of all its threads."""
        return self._run()[1]

    def _run(self) -> tuple[float, float]:
        started = time.perf_counter()
        with subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env=self._environment, text=True) as process:  # fmt: skip
            assert process.stdin and process.stdout
            words = process.stdout.readline().split()
            taken_ms = (time.perf_counter() - started) * 1000
            process.communicate("\n")
        if not words or words[0] != "painted" or process.returncode:
            raise RuntimeError("The window was not painted.")
        return taken_ms, float(words[1])


def _environment(home: Path) -> dict[str, str]:
    """A home of its own; compiled modules, as an installed program has them."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")
    return {
        **kept,
        **dict.fromkeys(folders, str(home)),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(_HERE.parents[1]),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }


if __name__ == "__main__":
    show(run())
