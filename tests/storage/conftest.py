"""Real files in a folder of the test's own, and windows that are closed at its end."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.storage.small_map import Desk, make_file


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return make_file(folder / "Ada's map æ #1%.cjm")


@pytest.fixture
def sit_down() -> Iterator[Callable[..., Desk]]:
    """Opens a file to write; what is still open at the end of the test is let go."""
    desks: list[Desk] = []

    def open_desk(path: Path, **writer_options: Any) -> Desk:
        desks.append(Desk(path, **{"retry_delays_s": (0.05,), **writer_options}))
        return desks[-1]

    yield open_desk
    for desk in desks:
        desk.writer.abandon()


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of 1 MB of its own."""
    folder = tmp_path / "drive"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("only an administrator can mount a small drive")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
