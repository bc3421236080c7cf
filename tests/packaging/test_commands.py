"""The two commands and the pins they install, as far as that shows without installing anything."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def pins() -> dict[str, str]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def asked_for() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        Requirement(line)
        for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    ]


def everything_needed() -> set[str]:
    """The names of all that the program and its tests need, through others as well; not pip."""
    waiting, found = asked_for(), set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate()):
            continue
        found.add(name)
        waiting += [
            wanted
            for wanted in map(Requirement, distribution(name).requires or [])
            if not wanted.marker or "extra" not in str(wanted.marker)
        ]
    return found


def test_every_library_is_pinned_through_and_through() -> None:
    assert everything_needed() - pins().keys() == {"pip"}


def test_the_pins_lie_within_what_the_project_asks_for() -> None:
    versions = pins()
    outside = [
        str(requirement)
        for requirement in asked_for()
        if not requirement.specifier.contains(versions[canonicalize_name(requirement.name)])
    ]
    assert outside == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a screen a matter of variables")
@pytest.mark.parametrize("arguments", [[], ["map.cjm"], ["--example"]])
def test_without_a_screen_run_says_so_in_one_sentence(arguments: list[str]) -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}

    result = subprocess.run(
        [ROOT / "packaging" / "run", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 2
    assert re.fullmatch(r"There is no screen to open a window on: [^.]+\.\n", result.stderr)
