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
