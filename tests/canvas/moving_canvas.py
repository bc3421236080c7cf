"""A canvas whose clock stands still until a test lets time pass, and what is seen on it."""

import datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.motion import DURATION_MS
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.painting.screen.fonts import load_widget_fonts
from tests.canvas.hands_on_canvas import HandsOnCanvas

DATE = datetime.date(2026, 11, 14)


class MovingCanvas(HandsOnCanvas):
    """The hotel stay in hands, with a clock of its own in milliseconds."""

    def __init__(self, qtbot: QtBot, lens: str = "goal") -> None:
        self.now_ms = 0.0
        self._qtbot = qtbot
        load_widget_fonts()
        canvas = MapCanvas(THEMES["light"], DATE, clock=lambda: self.now_ms / 1000)
        qtbot.addWidget(canvas)
        canvas.resize(1100, 700)
        canvas.show()
        document = Document()
        document.load(template_records("hotel-stay"))
        super().__init__(canvas, document, lens)  # type: ignore[arg-type]
        self.seen()

    def wait(self, ms: float) -> None:
        """Let time pass; what is due happens."""
        self.now_ms += ms
        QApplication.processEvents()

    def wait_for_rest(self) -> None:
        """Let everything come to its place."""
        self.now_ms += DURATION_MS + 1
        self._qtbot.waitUntil(lambda: not self.canvas.motion.is_on)

    def seen(self) -> QImage:
        """What is on the screen now, crisp."""
        image = self.canvas.grab().toImage()
        while (again := self.canvas.grab().toImage()) != image:
            image = again
        return image

    def seen_at(self, key: str) -> QRect:
        """Where a thing is seen now."""
        way, zoom = self.canvas.motion.way_of(key), self.canvas.zoom
        shift = QPoint(round(way.dx * zoom), round(way.dy * zoom))
        turn = self.canvas.motion.turn(self.canvas.view)
        return turn.mapRect(self.canvas.rect_of(key).translated(shift))

    def shows(self, image: QImage, key: str, place: QRect, looks: QImage) -> bool:
        """Whether an image shows at a place what `looks` shows of a thing that is in its place."""
        inside = self.canvas.rect_of(key).adjusted(6, 6, -6, -6)
        expected = looks.copy(inside)
        shift = place.topLeft() - self.canvas.rect_of(key).topLeft()
        nearby = [QPoint(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        return any(image.copy(inside.translated(shift + near)) == expected for near in nearby)
