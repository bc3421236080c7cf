"""Repaints of the canvas at full screen: at rest, and the first frames after the zoom changed."""

import statistics
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from cjm_desktop.canvas.map_painter import MapPainter
from cjm_desktop.canvas.viewport import TEXT_ZOOM, Viewport
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import THEMES
from tests.benchmarks.canvases import (
    HEIGHT,
    SHAPES,
    WIDTH,
    application,
    set_zoom,
    shown_canvas,
)
from tests.benchmarks.measuring import (
    Result,
    at_most,
    by_the_processor,
    clock,
    in_turns,
    noted,
    settled_memory,
    show,
)

_ZOOMS = {
    "fit": None,
    "just below text": TEXT_ZOOM - 0.01,
    "lowest zoom with text": TEXT_ZOOM,
    "100 %": 1.0,
}
_MOST_MS = {"lowest zoom with text": 20.0}
_MOST_FRAMES = 500


def run() -> Iterator[Result]:
    """Each shape of map at each zoom."""
    running = application()
    for steps, lanes in SHAPES:
        canvas = shown_canvas(steps, lanes)
        with settled_memory():
            for name, zoom in _ZOOMS.items():
                yield from _at_zoom(canvas, f"{steps} × {lanes}, {name}", zoom, _MOST_MS.get(name))
        canvas.close()
    running.processEvents()


def _at_zoom(
    canvas: MapCanvas, name: str, zoom: float | None, most_ms: float | None
) -> Iterator[Result]:
    set_zoom(canvas, zoom)
    floor = _Floor(canvas)
    turns = in_turns(by_the_processor(canvas.repaint), by_the_processor(floor.paint), 40, 5)
    note = f"({turns.ratio:.1f} × plain pixmaps)"
    yield at_most(f"repaint, {name}", turns.ours_ms, most_ms or 16, "ms", note)
    frames = _frames_after_zoom(canvas)
    shown = f"{max(frames):.1f} ms at most, {len(frames)} frames"
    yield noted("  after a change of zoom, until crisp", shown)


def _frames_after_zoom(canvas: MapCanvas) -> list[float]:
    """The times of the frames, in ms, in which a map seen a little larger becomes crisp."""
    assert canvas.picture is not None
    painting = MapPainter(THEMES["light"], lambda _image_id: None)
    larger = replace(canvas.view, zoom=canvas.view.zoom * 1.05)
    _paint_until_crisp(painting, canvas.picture, larger)
    return _paint_until_crisp(painting, canvas.picture, canvas.view)


def _paint_until_crisp(painting: MapPainter, picture: Picture, view: Viewport) -> list[float]:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    times: list[float] = []
    crisp = False
    while not crisp and len(times) < _MOST_FRAMES:
        started = clock()()
        painter = QPainter(image)
        crisp = painting.paint(painter, picture, view, 1.0)
        painter.end()
        times.append((clock()() - started) * 1000)
    return times


class _Floor:
    """Paints a plain pixmap for each card in view, and nothing else."""

    def __init__(self, canvas: MapCanvas) -> None:
        assert canvas.picture is not None
        self._image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self._places: list[QPointF] = []
        sizes: list[float] = []
        for row in canvas.picture.rows:
            for item in row.body.items:
                x = canvas.picture.x_of(item.column) + item.dx
                place = canvas.view.to_pixels(x, row.y + item.dy)
                if row.body.kind == "department" and self._image.rect().contains(place.toPoint()):
                    self._places.append(place)
                    sizes.append(item.group.height)
        height = statistics.mean(sizes) * canvas.zoom
        self._pixmap = QPixmap(round(126 * canvas.zoom) + 1, round(height) + 1)
        self._pixmap.fill(QColor("white"))

    def paint(self) -> None:
        """One frame."""
        painter = QPainter(self._image)
        painter.fillRect(self._image.rect(), QColor("grey"))
        for place in self._places:
            painter.drawPixmap(place, self._pixmap)
        painter.end()


if __name__ == "__main__":
    show(run())
