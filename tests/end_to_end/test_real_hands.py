"""Real mouse, real keys, a real window; then the file is read with plain SQLite."""

import pytest

from tests.end_to_end.conftest import OpenReal
from tests.end_to_end.real_window import RealWindow

TITLES = 'SELECT "title" FROM "touchpoint" WHERE "lane_id" = ? AND "step_id" = ?'
FEELING = 'SELECT "value" FROM "feeling" WHERE "step_id" = ?'


def cell(window: RealWindow, lane: str, step: str) -> list[str]:
    return [window.id_of("lane", lane), window.id_of("step", step)]


def cards_in(window: RealWindow, lane: str, step: str) -> list[str]:
    return [title for (title,) in window.rows(TITLES, *cell(window, lane, step))]


def close(window: RealWindow) -> None:
    """Close the window, which had nothing to complain about."""
    assert window.close() == ""


def test_the_program_opens_a_file_switches_lenses_and_keeps_the_last(open_real: OpenReal) -> None:
    window = open_real(["-m", "cjm_desktop"])
    for lens in "12345":
        window.key(lens)
    window.key("2")
    close(window)
    assert dict(window.rows('SELECT "key", "value" FROM "view"'))["lens"] == "outcome"


def test_an_element_is_dragged_from_the_palette_and_typed_into(window: RealWindow) -> None:
    place = cell(window, "Finance", "Checks in")
    window.drag(window.middle(widget="palette.touchpoint"), window.middle(cell=place))
    window.wait_until(lambda: window.ask(window=True)["typing"])
    window.type("Card terminal")
    window.key("Return")
    window.wait_until(lambda: not window.ask(window=True)["typing"])
    close(window)
    assert cards_in(window, "Finance", "Checks in") == ["Card terminal"]


def test_escape_ends_a_drag_from_the_palette(window: RealWindow) -> None:
    before = window.rows('SELECT * FROM "touchpoint"')
    place = cell(window, "Finance", "Checks in")
    window.carry(window.middle(widget="palette.touchpoint"), window.middle(cell=place))
    window.key("Escape")
    window.wait_until(lambda: not window.ask(window=True)["carrying"])
    window.release()
    assert window.ask(window=True)["undo"] == ""
    close(window)
    assert window.rows('SELECT * FROM "touchpoint"') == before


def test_a_refused_drop_changes_nothing(window: RealWindow) -> None:
    before = window.rows('SELECT * FROM "note"')
    place = cell(window, "Finance", "Checks in")
    window.drag(window.middle(widget="palette.note"), window.middle(cell=place))
    assert not window.ask(window=True)["typing"]
    close(window)
    assert window.rows('SELECT * FROM "note"') == before


def test_a_card_is_dragged_between_lanes_and_taken_back(window: RealWindow) -> None:
    card = window.id_of("touchpoint", "Check-in desk")
    place = cell(window, "Booking", "Checks out")
    window.drag(window.middle(record=card), window.middle(cell=place))
    window.wait_until(lambda: cards_in(window, "Booking", "Checks out") == ["Check-in desk"])
    window.key("ctrl+z")
    window.wait_until(lambda: cards_in(window, "Reception", "Checks in") == ["Check-in desk"])
    window.key("ctrl+y")
    window.wait_until(lambda: cards_in(window, "Booking", "Checks out") == ["Check-in desk"])
    close(window)
    assert cards_in(window, "Reception", "Checks in") == []


def test_escape_in_mid_drag_leaves_the_card_where_it_is(window: RealWindow) -> None:
    card = window.id_of("touchpoint", "Check-in desk")
    place = cell(window, "Booking", "Checks out")
    window.carry(window.middle(record=card), window.middle(cell=place))
    window.key("Escape")
    window.wait_until(lambda: not window.ask(window=True)["carrying"])
    window.release()
    close(window)
    assert cards_in(window, "Reception", "Checks in") == ["Check-in desk"]


@pytest.mark.parametrize(("by", "better"), [(-25, True), (25, False)])
def test_a_point_of_the_curve_is_dragged(window: RealWindow, by: int, better: bool) -> None:
    step = window.id_of("step", "Checks in")
    ((curve,),) = window.rows('SELECT "id" FROM "curve"')
    point = window.middle(record=f"{curve}:{step}")
    window.drag(point, point.moved(0, by))
    close(window)
    ((value,),) = window.rows(FEELING, step)
    assert (value > 0.6) is better
    assert -2 <= value <= 2
    assert value != 0.6


def test_keys_switch_lenses_and_move_no_card(window: RealWindow) -> None:
    card = window.id_of("touchpoint", "Check-in desk")
    before = window.ask(record=card)
    for key, lens in zip(
        "12345", ("functional", "outcome", "interactive", "activity", "goal"), strict=True
    ):
        window.key(key)
        window.wait_until(lambda lens=lens: window.ask(window=True)["lens"] == lens)  # type: ignore[misc]
        assert window.ask(record=card) == before
    close(window)


def test_a_card_is_renamed_where_it_lies(window: RealWindow) -> None:
    card = window.id_of("touchpoint", "Check-in desk")
    spot = window.middle(record=card)
    window.xdotool("mousemove", *spot, "click", "--repeat", 2, "--delay", 60, 1)
    window.wait_until(lambda: window.ask(window=True)["typing"])
    window.type("Lobby bar 3")
    close(window)
    assert cards_in(window, "Reception", "Checks in") == ["Lobby bar 3"]
