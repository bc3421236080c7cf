"""Keeps the tests away from this machine: its screen, its fonts, its settings, its drafts.

Runs before Qt is loaded. What is set here in the environment also holds for the processes that
tests start, unless they say otherwise. That a Qt warning fails a test is set in pyproject.toml.
"""

import atexit
import os
import shutil
import tempfile
from functools import partialmethod
from pathlib import Path

from hypothesis import HealthCheck, settings

# A font list with nothing in it: only the program's own fonts are seen, as on any other machine.
_FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


def _move_home() -> None:
    """Give this session folders of its own for everything the program keeps for a person."""
    home = Path(tempfile.mkdtemp(prefix="cjm-desktop-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folders = {
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
    }
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, parents=True)
        os.environ[name] = str(folder)
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(home)
    fonts = home / "fonts.conf"
    fonts.write_text(_FONT_CONFIGURATION.format(cache=home / ".cache" / "fonts"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(fonts)


def _choose_examples() -> None:
    """Few random examples and always the same ones in CI, fresh ones on a developer's machine."""
    shared = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
    settings.register_profile("ci", shared, max_examples=40, derandomize=True, database=None)
    settings.register_profile("local", shared, max_examples=100)
    settings.load_profile("ci" if os.environ.get("CI") else "local")


def _wait_longer() -> None:
    """A busy machine takes a while for what a user sees in a moment; what never comes fails."""
    from pytestqt.qtbot import QtBot  # noqa: PLC0415  # loads Qt, for which all must be set before

    QtBot.waitUntil = partialmethod(QtBot.waitUntil, timeout=30_000)


_move_home()
_choose_examples()
os.environ["LANGUAGE"] = "en"  # whatever the machine speaks
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_wait_longer()
