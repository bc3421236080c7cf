"""What a facilitator on Windows or macOS installs: the wheel holds all that the program reads."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, **environment: str) -> str:
    result = subprocess.run(
        arguments,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("cjm_desktop-*.whl")
    return built


def test_the_wheel_holds_every_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = [file for file in (ROOT / "resources").rglob("*") if file.is_file()]
    expected = {f"cjm_desktop/{file.relative_to(ROOT).as_posix()}" for file in resources}
    assert resources
    assert expected <= names


def test_the_wheel_holds_the_licences_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"cjm_desktop"}


def test_the_installed_program_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    run(
        *(sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"),
        *("--target", tmp_path, wheel),
    )
    folder = run(
        *(sys.executable, "-P", "-c"),
        "from cjm_desktop.assets import resource_folder; print(resource_folder())",
        PYTHONPATH=str(tmp_path),
    )
    assert Path(folder.strip()) == tmp_path / "cjm_desktop" / "resources"
    assert (Path(folder.strip()) / "fonts" / "Inter-Regular.ttf").is_file()
