"""A canvas on a large map at full screen, for the benchmarks of painting and of gestures."""

import datetime
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from cjm_desktop.app import create_application
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.model.history import History
from tests.benchmarks.big_maps import big_map

WIDTH, HEIGHT = 1920, 1080
SHAPES = ((200, 10), (50, 40))
"""Steps × department lanes of maps with 2,000 touchpoints."""


def application() -> QApplication:
    """The program's application; keep it as long as there are widgets."""
    return create_application(sys.argv[:1])


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def shown_canvas(steps: int, lanes: int, clock: Clock | None = None) -> MapCanvas:
    """A canvas that shows a map of a card in each cell, fitted into it."""
    canvas = MapCanvas(THEMES["light"], datetime.date(2026, 11, 14), clock=clock or Clock())
    canvas.resize(WIDTH, HEIGHT)
    canvas.show_map(History(big_map(steps, lanes)), "map", "goal")
    canvas.show()
    QApplication.processEvents()
    return canvas


def set_zoom(canvas: MapCanvas, zoom: float | None) -> None:
    """Zoom and let the canvas paint until all is crisp; None fits the map."""
    if zoom is None:
        canvas.fit()
    else:
        canvas.zoom_to(zoom)
    for _ in range(200):
        QApplication.processEvents()
        canvas.repaint()
