"""Starting the program: its application, its window, and ending it."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.app import create_application, open_window
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.storage.workshop_file import create_workshop

RUN_AND_QUIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cjm_desktop import app

application = app.create_application(["cjm-desktop"])
QTimer.singleShot(400, QApplication.quit)
path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
status = app.run_window(["cjm-desktop"], path, example=path is None)
[window] = [w for w in QApplication.topLevelWidgets() if hasattr(w, "canvas")]
print(status, window.open_file, sorted(app.machine_surroundings().drafts_folder.glob("*")))
"""


def test_the_application_wears_the_programs_own_font(qapp: QApplication) -> None:
    application = create_application(["cjm-desktop"])

    assert application is qapp
    assert application.font().families()[0] == "Inter"
    assert application.applicationName() == "cjm-desktop"


def test_a_window_opens_on_a_path_given_as_words(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "stay.cjm"
    create_workshop(path, template_records("hotel-stay"))

    window = open_window(str(path))
    qtbot.addWidget(window)

    assert window.isVisible()
    assert window.lens == "goal"
    assert window.canvas.map_id == window.map_id
    assert window.close()


def test_running_ends_without_a_word_or_a_leftover(tmp_path: Path) -> None:
    path = tmp_path / "stay.cjm"
    create_workshop(path, template_records("hotel-stay"))

    for arguments in ([], [str(path)]):
        result = subprocess.run(
            [sys.executable, "-c", RUN_AND_QUIT, *arguments],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert result.stdout.strip() == "0 None []", result.stderr
        assert "Traceback" not in result.stderr
    assert [left.name for left in tmp_path.iterdir()] == ["stay.cjm"]
