# ruff: noqa: E402 (garbage collection is off before anything is loaded)
"""Opens a workshop file as the program does, and says when the map is painted."""

import gc

gc.disable()  # as `cjm_desktop.cli.window` does

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from cjm_desktop.app import create_application, open_window


class _Watch(QObject):
    """Waits for the end of the first painting."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say_painted)
        return False


def _say_painted() -> None:
    print("painted", time.process_time() * 1000, flush=True)
    sys.stdin.readline()
    window.close()
    application.quit()


application = create_application(sys.argv)
watch = _Watch()
window = open_window(Path(sys.argv[1]))
window.canvas.installEventFilter(watch)
sys.exit(application.exec())
