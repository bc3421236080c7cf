"""Cards become crisp within a few frames, however long the painting of a frame takes."""

import time

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.drawing.picture import Box, Group
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.painting.screen.fonts import Typesetter
from cjm_desktop.painting.screen.painter import Images, Pens, ShapePainter
from cjm_desktop.painting.screen.sprites import Sprites

pytestmark = pytest.mark.usefixtures("qapp")
SLOW_PAINTING_S = 0.6


def card(name: str) -> Group:
    return Group(name, 40, 20, (Box(0, 0, 40, 20, "card", "card.outline"),))


@pytest.fixture
def sprites() -> Sprites:
    return Sprites(ShapePainter(Pens(THEMES["light"]), Typesetter(), Images(lambda _id: None)))


def painted(sprites: Sprites, group: Group) -> bool:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    done = sprites.paint(painter, group, 5, 5)
    painter.end()
    untouched = QImage(60, 40, QImage.Format.Format_RGB32)
    untouched.fill(QColor("white"))
    assert done == (image != untouched)
    return done


def test_a_frame_that_paints_slowly_still_makes_new_cards(sprites: Sprites) -> None:
    sprites.begin_frame(1.0, 1.0, budget_ms=500)
    assert painted(sprites, card("first"))
    time.sleep(SLOW_PAINTING_S)
    assert painted(sprites, card("second"))


def test_a_frame_without_time_left_sketches_and_a_later_one_makes_up_for_it(
    sprites: Sprites,
) -> None:
    waiting = card("waiting")
    sprites.begin_frame(1.0, 1.0, budget_ms=500)
    with sprites.making_time.spent():
        time.sleep(SLOW_PAINTING_S)
    assert not painted(sprites, waiting)
    sprites.begin_frame(1.0, 1.0, budget_ms=500)
    assert painted(sprites, waiting)
    sprites.begin_frame(1.0, 1.0, budget_ms=0)
    assert painted(sprites, waiting)


def test_on_the_way_to_a_zoom_cards_are_made_for_that_zoom_once(sprites: Sprites) -> None:
    group = card("travelling")
    sprites.begin_frame(0.5, 1.0, budget_ms=500, bound_for=1.0)
    assert painted(sprites, group)
    for zoom in (0.7, 0.9):
        sprites.begin_frame(zoom, 1.0, budget_ms=0, bound_for=1.0)
        assert painted(sprites, group)
        sprites.end_frame(complete=True)
    sprites.begin_frame(1.0, 1.0, budget_ms=0)
    assert painted(sprites, group)


@pytest.mark.parametrize("zoom", [0.5, 0.75, 1.25])
def test_on_the_way_a_card_is_as_large_as_at_rest(sprites: Sprites, zoom: float) -> None:
    plain = Group("plain", 40, 20, (Box(0, 0, 40, 20, "text"),))
    sprites.begin_frame(zoom, 1.0, budget_ms=500, bound_for=1.0)
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    sprites.paint(painter, plain, 10, 10)
    painter.end()
    dark = [
        (x, y) for x in range(80) for y in range(60) if image.pixelColor(x, y).lightness() < 128
    ]
    width = max(x for x, _ in dark) - min(x for x, _ in dark) + 1
    height = max(y for _, y in dark) - min(y for _, y in dark) + 1
    assert (width, height) == (pytest.approx(40 * zoom, abs=1), pytest.approx(20 * zoom, abs=1))
