"""What is marked scrolls under what stays in view: the header, the lane titles, the parking lot."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from cjm_desktop.canvas.in_view import few_of
from cjm_desktop.model.records import Touchpoint
from tests.benchmarks.big_maps import big_map
from tests.canvas.hands_on_canvas import HandsOnCanvas

Mark = Callable[[HandsOnCanvas, list[str]], None]


@pytest.fixture
def far_in(on_canvas: Callable[..., HandsOnCanvas]) -> HandsOnCanvas:
    """A large map at 100 %, scrolled right and down, so that cards lie under all that stays."""
    hands = on_canvas(big_map(30, 10))
    hands.canvas.zoom_to(1.0)
    hands.canvas.scroll_by(-9999, -9999)
    hands.canvas.scroll_by(330, 290)
    view = hands.canvas.view
    assert min(view.frozen_width(hands.picture), view.frozen_height(hands.picture)) > 0
    assert view.parking_height(hands.picture) > 0
    return hands


def seen(hands: HandsOnCanvas) -> QImage:
    """The canvas once all of it is painted: cards become crisp a few in each frame."""
    image, same = hands.canvas.grab().toImage(), 0
    while same < 5:
        again = hands.canvas.grab().toImage()
        image, same = again, same + 1 if again == image else 0
    return image


def what_stays(hands: HandsOnCanvas) -> list[QImage]:
    """What is seen of the header, the lane titles and the parking lot, but for the bars."""
    view, picture, image = hands.canvas.view, hands.picture, seen(hands)
    across, down = round(view.frozen_width(picture)) - 4, round(view.frozen_height(picture)) - 4
    parking = round(view.parking_height(picture)) - 4
    width, height = hands.canvas.width() - 20, hands.canvas.height()
    return [
        image.copy(QRect(0, 0, width, down)),
        image.copy(QRect(0, 0, across, height - 20)),
        image.copy(QRect(across, height - parking, width - across, parking - 20)),
    ]


def select(hands: HandsOnCanvas, keys: list[str]) -> None:
    hands.canvas.select(keys)


def light(hands: HandsOnCanvas, keys: list[str]) -> None:
    hands.canvas.show_hits(keys)


def dim(hands: HandsOnCanvas, keys: list[str]) -> None:
    hands.canvas.set_dimmed(keys)


@pytest.mark.parametrize("mark", [select, light, dim])
@pytest.mark.parametrize("share", [1, 5], ids=["all", "some"])
def test_no_mark_of_a_card_lies_on_what_stays_in_view(
    far_in: HandsOnCanvas, mark: Mark, share: int
) -> None:
    before, whole = what_stays(far_in), seen(far_in)
    cards = [card.id for card in far_in.document.all(Touchpoint)][::share]
    mark(far_in, cards)
    assert seen(far_in) != whole, "they are marked"
    assert what_stays(far_in) == before


def test_a_step_selected_is_outlined_in_the_header_that_stays(far_in: HandsOnCanvas) -> None:
    before = what_stays(far_in)
    select(far_in, ["s5"])
    assert what_stays(far_in)[0] != before[0]


def test_of_very_many_things_only_those_seen_are_outlined(far_in: HandsOnCanvas) -> None:
    cards = [card.id for card in far_in.document.all(Touchpoint)]
    outlined = few_of(far_in.picture, far_in.canvas.view, cards)
    assert 0 < len(outlined) < len(cards) / 2
    in_view = far_in.canvas.rect()
    assert all(far_in.canvas.rect_of(key).intersects(in_view) for key in outlined)
