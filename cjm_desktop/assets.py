"""Finds the files that ship with the program: in source, in the wheel, in a frozen program."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder() -> Path:
    """The folder that holds fonts, templates, icons and translations."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    candidates = [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    if frozen_root:
        candidates.insert(0, Path(frozen_root) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"The program's own files are missing; looked in {candidates}.")


def resource(*parts: str) -> Path:
    """The path of one file that ships with the program, e.g. `resource("fonts", "x.ttf")`."""
    return resource_folder().joinpath(*parts)
