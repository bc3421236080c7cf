"""What holds for the repository as a whole, and for the Qt that it stands on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPen

ROOT = Path(__file__).resolve().parent.parent

# Put together here, so that this file does not hold what it looks for.
HOSTS = [
    "pypi." + "org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb.debian" + ".org",
    "archive.ubuntu" + ".com",
]
FOLDERS = ["wo" + "rk", "ro" + "ot", "t" + "mp", "ho" + "me", "Us" + "ers", "o" + "pt"]
ABSOLUTE_PATH = re.compile(rf"(?<![\w.)}}\]*~$/-])/(?:{'|'.join(FOLDERS)})/".encode())


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode != 0:
        pytest.skip("not a checkout")
    names = [name for name in listing.stdout.split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_file_names_a_package_registry() -> None:
    found = [
        (str(file.relative_to(ROOT)), host)
        for file in tracked_files()
        for host in HOSTS
        if host.encode() in file.read_bytes().lower()
    ]
    assert found == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = [
        (str(file.relative_to(ROOT)), match[0].decode())
        for file in tracked_files()
        if (match := ABSOLUTE_PATH.search(file.read_bytes()))
    ]
    assert found == []


def test_packaging_is_no_package_that_hides_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_qt_gives_back_the_references_it_takes() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one to None at each void call, until the process dies."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen = QPen(QColor("black"))
    painter.setPen(pen)
    before = sys.getrefcount(None)

    for _ in range(1000):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()

    assert abs(after - before) < 50
