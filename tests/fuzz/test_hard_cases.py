"""Files made to bring a program down: each command answers in seconds, with a sentence.

What is measured is the program as its user starts it, a process of its own.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fuzz.mutations import samples

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 5.0
MOST_BYTES = 500 * 1024 * 1024
MB = 1024 * 1024

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs wait4 to measure a process")

START = '{"format": "cjm-desktop", "map": [{"id": "m", "title": "M"}], '


@dataclass(frozen=True)
class Measured:
    """What a command came to, and what it took."""

    status: int
    err: str
    processor_s: float
    most_bytes: int


def measured(folder: Path, *arguments: str) -> Measured:
    """Run a command through a small process in between.

    A process inherits its parent's memory as its own highest, and this one may be large.
    """
    between = subprocess.run(
        [sys.executable, "-S", "-c", _IN_BETWEEN, sys.executable, "-m", "cjm_desktop", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    status, seconds, most = json.loads(between.stdout)
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(status, between.stderr.decode("utf-8"), seconds, most * unit)


_IN_BETWEEN = """
import json, resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([status, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def assert_in_bounds(outcome: Measured) -> None:
    assert "Traceback" not in outcome.err
    assert "fault of cjm-desktop" not in outcome.err, outcome.err[:500]
    assert outcome.processor_s < LONGEST_S
    assert outcome.most_bytes < MOST_BYTES
    if outcome.status == 2:
        assert outcome.err.count("\n") == 1, outcome.err[:500]
        assert outcome.err.endswith(".\n")
        assert len(outcome.err) < 1000
    else:
        assert outcome.status in (0, 1), outcome


def many_steps(number: int) -> str:
    rows = (f'{{"id": "s{n}", "map_id": "m", "title": "Step {n}"}}' for n in range(number))
    return f'{START}"step": [{",".join(rows)}]}}'


def step_with(field: str, value: str) -> str:
    return f'{START}"step": [{{"id": "s", "map_id": "m", "title": "A", "{field}": {value}}}]}}'


REFUSED: dict[str, Callable[[], str | bytes]] = {
    "lists in lists.json": lambda: "[" * (10 * MB),
    "objects in objects.json": lambda: '{"a":' * (2 * MB),
    "not so deep.json": lambda: step_with("title", "[" * 5000 + "]" * 5000),
    "an enormous number.json": lambda: step_with("time_from", "9" * (10 * MB)),
    "200 000 steps.json": lambda: many_steps(200_000),
    "a long title.json": lambda: step_with("detail", '"' + "abc " * (2 * MB) + '"'),
    "30 MB.json": lambda: "{" + " " * (30 * MB),
    "a line.mmd": lambda: "journey\n" + "a" * (10 * MB + 1),
    "a long name.mmd": lambda: "journey\nA: 3: " + "a" * (9 * MB),
    "12 MB.mmd": lambda: "journey\n" + "A: 3: Me\n" * (12 * MB // 9),
    "zeros.mmd": lambda: b"\0" * (10 * MB - 1),
    "random.mmd": lambda: random.Random(1).randbytes(10 * MB - 1),
    "nothing but tasks.mmd": lambda: "journey\n" + "A: 3\n" * (2 * MB),
}

DONE: dict[str, Callable[[], str | bytes]] = {
    "a text.json": lambda: step_with("detail", '"' + "abc " * 25_000 + '"'),
    "a long fraction.json": lambda: step_with("time_from", "1." + "9" * (10 * MB)),
    "many unknown names.json": lambda: step_with(
        "x", "1," + ",".join(f'"k{n}": 1' for n in range(300_000))
    ),
}


@contextmanager
def made(folder: Path, name: str, content: str | bytes) -> Iterator[str]:
    data = content.encode("utf-8") if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    yield name
    (folder / name).unlink()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused(tmp_path: Path, name: str) -> None:
    with made(tmp_path, name, REFUSED[name]()):
        outcome = measured(tmp_path, "import", name, "x.cjm")

    assert_in_bounds(outcome)
    assert outcome.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", DONE)
def test_what_is_much_but_sound_is_taken(tmp_path: Path, name: str) -> None:
    with made(tmp_path, name, DONE[name]()):
        outcome = measured(tmp_path, "import", name, "x.cjm")

    assert_in_bounds(outcome)
    assert outcome.status < 2
    for command in (["info", "x.cjm"], ["check", "x.cjm"], ["export", "x.cjm", "y.json"]):
        assert_in_bounds(measured(tmp_path, *command))


COMMANDS = (
    ["info", "x.cjm"], ["check", "x.cjm"], ["export", "x.cjm", "y.pdf"],
    ["export", "x.cjm", "y.json"], ["export", "x.cjm", "y.mmd"],
)  # fmt: skip


@pytest.mark.parametrize("damage", ["random", "flipped", "doubled"])
def test_damaged_workshop_files(tmp_path: Path, damage: str) -> None:
    whole = samples("workshop")[1]
    chance = random.Random(20261122)
    flipped = bytearray(whole)
    for _ in range(60):
        flipped[chance.randrange(4096, len(whole))] ^= 1 << chance.randrange(8)
    content = {
        "random": chance.randbytes(10 * MB),
        "flipped": bytes(flipped),
        "doubled": whole * 60,
    }[damage]
    (tmp_path / "x.cjm").write_bytes(content)

    for command in COMMANDS:
        assert_in_bounds(measured(tmp_path, *command))

    assert (tmp_path / "x.cjm").read_bytes() == content
