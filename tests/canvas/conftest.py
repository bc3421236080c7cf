"""A canvas on a screen that is not there, with the worked example on it."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.painting.screen.fonts import load_widget_fonts
from tests.canvas.hands_on_canvas import HandsOnCanvas

DATE = datetime.date(2026, 11, 14)


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> MapCanvas:
    assert qapp is not None
    load_widget_fonts()
    canvas = MapCanvas(THEMES["light"], DATE)
    qtbot.addWidget(canvas)
    canvas.resize(1440, 900)
    canvas.show()
    canvas.activateWindow()
    qtbot.waitUntil(canvas.isActiveWindow)
    canvas.setFocus()
    return canvas


@pytest.fixture
def on_canvas(canvas: MapCanvas) -> Iterator[Callable[..., HandsOnCanvas]]:
    """Puts a template on the canvas; afterwards its document must be sound."""
    put: list[HandsOnCanvas] = []

    def put_on_canvas(template: str | Document = "hotel-stay", lens: str = "goal") -> HandsOnCanvas:
        if isinstance(template, str):
            document = Document()
            document.load(template_records(template))
        else:
            document = template
        hands = HandsOnCanvas(canvas, document, lens)  # type: ignore[arg-type]
        put.append(hands)
        return hands

    yield put_on_canvas
    for hands in put:
        hands.take_away()
        assert violations(hands.document) == []


@pytest.fixture
def hands(on_canvas: Callable[..., HandsOnCanvas]) -> HandsOnCanvas:
    """The hotel stay, fitted, in the goal lens."""
    return on_canvas()
