"""The floor of `bench_start`: an empty window of PySide6 that says when it is painted."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class _Empty(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.end()
        QTimer.singleShot(0, _say_painted)


def _say_painted() -> None:
    print("painted", time.process_time() * 1000, flush=True)
    sys.stdin.readline()
    application.quit()


application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
window.setCentralWidget(_Empty())
window.show()
sys.exit(application.exec())
