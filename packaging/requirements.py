"""Prints what pyproject.toml asks for, one requirement a line: for `run`, or `dev` with the tools.

pip can install a project with its requirements, not the requirements alone; the program itself
runs from the checkout.
"""

import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def requirements(extra: str) -> list[str]:
    """The requirements of the program, with those of an extra such as `dev`."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"].get(extra, [])]


if __name__ == "__main__":
    print("\n".join(requirements(sys.argv[1])))
