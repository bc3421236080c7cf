"""A lens switch regroups the header by and by, may be interrupted, and moves nothing else."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.following import Change, _Following
from cjm_desktop.canvas.glide import Glide
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Rect
from cjm_desktop.model.arrangement import Arrangement
from tests.benchmarks.big_maps import big_map
from tests.canvas.conftest import DATE
from tests.canvas.moving_canvas import MovingCanvas


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication) -> MovingCanvas:
    assert qapp is not None
    return MovingCanvas(qtbot, lens="goal")


def colour_of_header(hands: MovingCanvas, step_title: str) -> QColor:
    """The colour in the header above a step, low, where no words are."""
    step = hands.canvas.rect_of(hands.step(step_title).id)
    header = hands.canvas.run_rect(hands.step(step_title).id)
    return hands.seen().pixelColor(QPoint(step.center().x(), header.bottom() - 5))


def between(one: QColor, other: QColor, colour: QColor) -> bool:
    """Whether a colour lies between two others, and is none of them."""
    parts = zip(one.getRgb(), other.getRgb(), colour.getRgb(), strict=True)  # type: ignore[arg-type]
    return colour not in (one, other) and all(
        min(a, b) - 1 <= part <= max(a, b) + 1 for a, b, part in parts
    )


def test_the_header_begins_as_it_was_and_ends_as_it_is(hands: MovingCanvas) -> None:
    goal = colour_of_header(hands, "Books a room")

    hands.canvas.set_lens("activity")

    assert colour_of_header(hands, "Books a room") == goal
    hands.wait(50)
    half_way = colour_of_header(hands, "Books a room")
    hands.wait_for_rest()
    activity = colour_of_header(hands, "Books a room")
    assert activity == QColor(hands.canvas.theme.colour("accent.activity"))
    assert between(goal, activity, half_way)


def test_nothing_but_the_header_and_ghosts_moves(hands: MovingCanvas) -> None:
    first = hands.canvas.rect_of(hands.lane("Booking").id)
    below = QRect(0, first.y() - 4, 1400, 500)

    def lanes() -> object:
        return hands.seen().copy(below)

    hands.canvas.set_lens("activity")
    tinted = lanes()
    hands.wait(60)
    cards = {
        card: hands.seen_at(hands.card(card).id) for card in ("Room page", "Invoice by e-mail")
    }

    hands.wait_for_rest()

    assert cards == {card: hands.canvas.rect_of(hands.card(card).id) for card in cards}
    assert tinted != lanes(), "the tints of the runs fade over"


def test_a_second_switch_in_mid_animation_begins_from_what_is_seen(hands: MovingCanvas) -> None:
    hands.canvas.set_lens("functional")
    hands.wait(50)
    seen = colour_of_header(hands, "Uses room and pool")
    ghost = hands.seen().copy(hands.canvas.rect_of(hands.step("Packs the suitcase").id))

    hands.canvas.set_lens("outcome")

    assert colour_of_header(hands, "Uses room and pool") == seen
    assert hands.seen().copy(hands.canvas.rect_of(hands.step("Packs the suitcase").id)) == ghost
    hands.canvas.set_lens("goal")
    hands.wait_for_rest()
    assert colour_of_header(hands, "Uses room and pool") == QColor(
        hands.canvas.theme.colour("accent.goal")
    )


def test_a_step_that_becomes_a_ghost_fades_and_is_a_ghost_at_the_end(hands: MovingCanvas) -> None:
    place = hands.canvas.rect_of(hands.step("Packs the suitcase").id)
    full = hands.seen().copy(place)

    hands.canvas.set_lens("functional")
    looks = []
    for _ in range(4):
        looks.append(hands.seen().copy(place))
        hands.wait(40)
    hands.wait_for_rest()
    ghost = hands.seen().copy(place)

    assert full != ghost
    assert all(look not in (full, ghost) for look in looks[1:])
    assert len({look.pixelColor(0, 20).name() for look in looks}) > 2, "its outline fades"


def test_at_its_end_the_animation_leaves_no_trace(hands: MovingCanvas) -> None:
    for lens in ("functional", "outcome", "interactive", "activity", "goal"):
        hands.canvas.set_lens(lens)  # type: ignore[arg-type]
        hands.wait(70)
        hands.seen()
        hands.wait_for_rest()
        shown = hands.seen()
        hands.canvas.session.redraw()  # type: ignore[union-attr]
        assert not hands.canvas.motion.is_on
        assert hands.seen() == shown, lens


def test_the_frozen_header_regroups_where_it_is(hands: MovingCanvas) -> None:
    hands.canvas.zoom_to(1.4)
    hands.canvas.scroll_by(0, 500)
    header = hands.canvas.run_rect(hands.step("Books a room").id)
    assert header.y() < 20 and hands.canvas.view.y > header.y()
    before = colour_of_header(hands, "Books a room")

    hands.canvas.set_lens("activity")

    assert colour_of_header(hands, "Books a room") == before
    hands.wait(50)
    half_way = colour_of_header(hands, "Books a room")
    hands.wait_for_rest()
    assert between(before, colour_of_header(hands, "Books a room"), half_way)


def test_far_away_the_header_regroups_as_well(hands: MovingCanvas) -> None:
    hands.canvas.zoom_to(0.3)
    before = colour_of_header(hands, "Books a room")

    hands.canvas.set_lens("activity")
    hands.wait(50)

    half_way = colour_of_header(hands, "Books a room")
    hands.wait_for_rest()
    assert between(before, colour_of_header(hands, "Books a room"), half_way)


def test_a_click_during_the_switch_hits_the_new_header(hands: MovingCanvas) -> None:
    hands.canvas.set_lens("activity")
    hands.wait(10)

    hands.click(hands.run("Uses room and pool"))

    assert hands.canvas.selection == (hands.run_key_of("Uses room and pool"),)
    assert hands.stage_title_at("Uses room and pool") == "Stay"


def test_a_card_moved_during_the_switch_glides_on(hands: MovingCanvas) -> None:
    card = hands.card("Search ad")
    hands.drag(hands.at(card.id), hands.cell("Reception", "Books a room") + QPoint(30, 10))
    hands.wait(20)
    seen = hands.seen_at(card.id)

    hands.canvas.set_lens("outcome")

    assert (hands.seen_at(card.id).topLeft() - seen.topLeft()).manhattanLength() <= 2
    hands.wait_for_rest()
    assert hands.seen_at(card.id) == hands.canvas.rect_of(card.id)


def test_a_switch_reads_only_the_rows_in_which_things_may_have_moved() -> None:
    document = big_map(60, 6, 45)
    arrangement, layout = Arrangement(document, "map"), Layout(DATE, for_screen=True)
    seen, now = (layout.picture(arrangement, lens) for lens in ("goal", "functional"))
    everything = Rect(0, 0, now.width, now.height)
    following = _Following(Change(seen, now, everything, frozenset(), {}), Glide(), 0.0)
    assert following.glide.filling
    assert set(following._corners) == {"steps"}
