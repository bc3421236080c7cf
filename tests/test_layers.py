"""Who may import whom: the core runs without Qt, and a broken layer is noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

QT_FREE = [
    "errors",
    "language",
    "assets",
    "model",
    "lenses",
    "drawing",
    "storage",
    "exchange",
    "painting.pdf",
    "cli",
]

IMPORT_ALL_WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
    importlib.import_module(found.name)
    print(found.name)
"""


@pytest.mark.parametrize("package", QT_FREE)
def test_every_module_of_the_core_loads_where_there_is_no_qt(package: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_WITHOUT_QT, f"cjm_desktop.{package}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied_house(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "cjm_desktop",
        tmp_path / "cjm_desktop",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("errors.py", "import cjm_desktop.model", "Each layer knows only those below it"),
        ("model/records.py", "import cjm_desktop.lenses", "Each layer knows only those below it"),
        ("storage/__init__.py", "import cjm_desktop.painting", "Each layer knows only those below"),
        ("newcomer.py", "", "Each layer knows only those below it"),
        ("storage/__init__.py", "import cjm_desktop.lenses", "Storage knows the model"),
        ("exchange/__init__.py", "import cjm_desktop.drawing", "Exchange knows the model"),
        ("painting/__init__.py", "import cjm_desktop.model", "Painting translates pictures"),
        ("cli/__init__.py", "import cjm_desktop.ui", "The command line reaches the window"),
        ("model/records.py", "import shiboken6", "The core needs no Qt"),
        ("cli/__init__.py", "import PySide6.QtGui", "Qt stays in"),
        ("painting/pdf/__init__.py", "import PySide6.QtGui", "Qt stays in"),
        ("model/records.py", "import sqlite_utils", "sqlite-utils stays in storage"),
        ("drawing/picture.py", "import reportlab", "reportlab stays in the PDF painter"),
        ("drawing/picture.py", "import fractional_indexing", "fractional-indexing stays in"),
    ],
)
def test_a_broken_layer_is_named(copied_house: Path, module: str, line: str, contract: str) -> None:
    with _module_file(copied_house, module).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    result = lint_imports(copied_house)

    assert result.returncode != 0
    assert any(contract in row and "BROKEN" in row for row in result.stdout.splitlines()), (
        result.stdout
    )


def _module_file(house: Path, module: str) -> Path:
    """The file of a module, which may be a package or a single file."""
    file = house / "cjm_desktop" / module
    return file if file.parent.is_dir() else file.parent.with_suffix(".py")
