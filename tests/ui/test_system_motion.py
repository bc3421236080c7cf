"""Whether the system asks for less motion: each desktop in its own way, and silence where none."""

import sys
from pathlib import Path

import pytest

from cjm_desktop.ui.system_motion import system_reduces_motion


@pytest.fixture(autouse=True)
def bare_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux desktop of which nothing is known."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))


def gsettings_says(folder: Path, script: str) -> None:
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_a_system_that_says_nothing_moves() -> None:
    assert not system_reduces_motion()


@pytest.mark.parametrize(
    ("settings", "still"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("[KDE]\nAnimationDurationFactor=fast\n", False),
        ("[General]\nName=a=%b\nName=c\n", False),
        ("no settings at all", False),
    ],
)
def test_plasma_is_still_when_its_animations_are_instant(
    settings: str, still: bool, tmp_path: Path
) -> None:
    (tmp_path / "kdeglobals").write_text(settings, encoding="utf-8")

    assert system_reduces_motion() is still


@pytest.mark.skipif(sys.platform == "win32", reason="runs a shell script")
@pytest.mark.parametrize(
    ("script", "still"),
    [
        ('[ "$*" = "get org.gnome.desktop.interface enable-animations" ] && echo false', True),
        ("echo true", False),
        ("exit 1", False),
    ],
)
def test_gnome_is_still_when_its_animations_are_off(
    script: str, still: bool, tmp_path: Path
) -> None:
    gsettings_says(tmp_path, script)

    assert system_reduces_motion() is still
