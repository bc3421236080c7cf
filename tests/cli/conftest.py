"""The command line as a user has it: in a folder of one's own, with the worked example in it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cjm_desktop.cli import main
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.positions import key_after_last
from cjm_desktop.model.records import Journey
from cjm_desktop.storage.workshop_file import create_workshop
from tests.cli.outcome import Outcome, Run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Carries out a command in this process, in the folder `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def carry_out(*arguments: object) -> Outcome:
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return carry_out


@pytest.fixture
def run_program(tmp_path: Path) -> Run:
    """Carries out a command as the program of its own that users start."""

    def carry_out(*arguments: object, **environment: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "cjm_desktop", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return carry_out


@pytest.fixture(scope="session")
def hotel_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hotel") / "hotel.cjm"
    assert main(["new", str(path), "--template", "hotel-stay"]) == 0
    return path


@pytest.fixture
def hotel(hotel_once: Path, tmp_path: Path) -> Path:
    """The worked example as a workshop file in `tmp_path`."""
    return Path(shutil.copyfile(hotel_once, tmp_path / "hotel.cjm"))


@pytest.fixture
def two_maps(tmp_path: Path) -> Path:
    """A workshop file with the worked example and, after it, a blank map of the future: Ours."""
    records = [*template_records("hotel-stay")]
    first = next(record for record in records if isinstance(record, Journey))
    after = key_after_last([first])
    records += [
        replace(record, title="Ours", state="future", position=after)
        if isinstance(record, Journey)
        else record
        for record in template_records("blank")
    ]
    create_workshop(tmp_path / "two.cjm", records)
    return tmp_path / "two.cjm"
