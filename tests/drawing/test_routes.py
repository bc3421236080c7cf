"""Ways through the gutters: short, with few corners, never through a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.drawing.routes import Grid, Port, Route, Wall, route

HEIGHT = 70.0
MIDDLE = HEIGHT / 2


def grid(*spanning: tuple[int, int, int], rows: int = 4, columns: int = 6) -> Grid:
    """Rows of cards, some of which span columns: (row, first column, last column)."""
    walls: dict[tuple[int, int], tuple[Wall, ...]] = {}
    for row, first, last in spanning:
        for border in range(first + 1, last + 1):
            walls[row, border] = (Wall(7.0, 63.0),)
    return Grid(rows, columns, walls)


def card(row: int, column: int, last: int | None = None, y: float = MIDDLE) -> Port:
    return Port(row, column, column if last is None else last, y, 56.0)


def test_neighbours_are_joined_across_the_border_between_them() -> None:
    assert route(card(0, 1), card(0, 2), grid()) == Route((2,), ())
    assert route(card(0, 2), card(0, 1), grid()) == Route((2,), ())


def test_cards_below_each_other_are_joined_by_the_right() -> None:
    assert route(card(0, 1), card(3, 1), grid()) == Route((2,), ())


def test_a_way_on_leaves_by_the_right_and_arrives_from_the_left() -> None:
    way = route(card(1, 0), card(2, 4), grid())
    assert way.borders == (1, 4)
    assert way.gutters == (2,)


def test_a_way_back_leaves_by_the_left_and_arrives_from_the_right() -> None:
    assert route(card(3, 4), card(1, 1), grid()).borders == (4, 2)


def test_a_card_that_spans_the_border_is_walked_round() -> None:
    straight = route(card(0, 1), card(2, 2), grid())
    assert straight == Route((2,), ())
    barred = route(card(0, 1), card(2, 2), grid((1, 0, 4)))
    assert (1, 2) not in crossed(barred, card(0, 1), card(2, 2))
    assert barred.borders[1] in (0, 5, 6)


def test_a_row_barred_from_end_to_end_is_passed_at_the_edge_of_the_map() -> None:
    way = route(card(0, 3), card(2, 3), grid((1, 0, 5)))
    assert way.borders[1] in (0, 6)


def test_a_card_above_in_the_same_cell_bars_the_way_up_only() -> None:
    above = Wall(0.0, 20.0)
    walled = Grid(4, 6, {(1, 2): (above,), (1, 1): (above,)})
    assert route(card(1, 1, y=50.0), card(1, 4), walled).gutters == (2,)


def test_a_card_that_is_shut_in_still_has_its_line() -> None:
    both = (Wall(0.0, 20.0), Wall(60.0, 70.0))
    shut = Grid(2, 3, {(0, 1): both, (0, 2): both})
    assert route(card(0, 1), card(1, 2), shut).borders


def crossed(way: Route, source: Port, target: Port) -> set[tuple[int, int]]:
    """The rows that a way runs wholly through, each with the border."""
    heights = [source.row + 0.5, *map(float, way.gutters), target.row + 0.5]
    found = set()
    for border, start, end in zip(way.borders, heights, heights[1:], strict=False):
        low, high = sorted((start, end))
        rows = range(4)
        found |= {(row, border) for row in rows if low <= row and row + 1 <= high}
    return found


@given(st.data())
def test_no_way_runs_through_a_row_where_a_card_bars_it(data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(1, 5))
    spanning = [(row, min(a, b), max(a, b)) for row, a, b in data.draw(st.lists(spans, max_size=8))]
    source, target = (card(data.draw(st.integers(0, 3)), data.draw(st.integers(0, 5)))
                      for _ in range(2))  # fmt: skip
    there = grid(*(span for span in spanning if span[0] not in (source.row, target.row)))
    way = route(source, target, there)
    assert not crossed(way, source, target) & there.walls.keys()
    assert way.borders[0] in source.borders
    assert way.borders[-1] in target.borders


@pytest.mark.parametrize("thin", [0, 2])
def test_a_gutter_with_no_room_is_left_to_others(thin: int) -> None:
    plain = Grid(4, 6, {}, frozenset({thin}))
    assert route(card(1, 0), card(1, 4), plain).gutters == ({0: 1, 2: 1}[thin],)
