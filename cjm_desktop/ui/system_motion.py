"""Whether this machine was asked to show as little motion as possible.

Qt answers this from 6.12 on (`QAccessibilityHints.motionPreference`), which the program cannot use
yet; so each system is asked in its own way. Whatever cannot be asked has not been asked for less.
"""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from configparser import ConfigParser, Error
from pathlib import Path

_SPI_GETCLIENTAREAANIMATION = 0x1042
_PATIENCE_SECONDS = 2.0


def system_reduces_motion() -> bool:
    """Ask the system; takes some milliseconds, so not on the window's thread."""
    if sys.platform == "win32":
        return _windows_reduces_motion()
    if sys.platform == "darwin":
        return _macos_reduces_motion()
    return _plasma_reduces_motion() or _gnome_reduces_motion()


def _windows_reduces_motion() -> bool:
    """“Show animations in Windows” is off."""
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 (other systems have no such name)
    shown = ctypes.c_int(1)
    user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
    return not shown.value


def _macos_reduces_motion() -> bool:
    """“Reduce motion” is on: what NSWorkspace says, through the Objective-C runtime."""
    try:
        runtime = ctypes.CDLL(ctypes.util.find_library("objc") or "libobjc.dylib")
        runtime.objc_getClass.restype = runtime.sel_registerName.restype = ctypes.c_void_p
        send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
        address = ctypes.cast(runtime.objc_msgSend, ctypes.c_void_p).value or 0
        workspaces = runtime.objc_getClass(b"NSWorkspace")
        workspace = send(address)(workspaces, runtime.sel_registerName(b"sharedWorkspace"))
        question = runtime.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
        return bool(ask(address)(workspace, question))
    except (OSError, AttributeError):
        return False


def _plasma_reduces_motion() -> bool:
    """“Animation speed” is “Instant” in KDE Plasma."""
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    settings = ConfigParser(strict=False, interpolation=None)
    try:
        settings.read(folder / "kdeglobals", encoding="utf-8")
        return settings.getfloat("KDE", "AnimationDurationFactor", fallback=1.0) == 0
    except (Error, ValueError, OSError):
        return False


def _gnome_reduces_motion() -> bool:
    """“Reduce animation” is on in GNOME, and in the desktops that share its settings."""
    asker = shutil.which("gsettings")
    if asker is None:
        return False
    question = [asker, "get", "org.gnome.desktop.interface", "enable-animations"]
    try:
        said = subprocess.run(
            question, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.stdout.strip() == "false"
