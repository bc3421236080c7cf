"""The rows of a map: lanes with their cards, lines between sides, times, bars and pictures."""

import pytest

from cjm_desktop.drawing.geometry import span_width
from cjm_desktop.drawing.picture import Box, ImageShape, TextLine
from cjm_desktop.language import language, use_language
from cjm_desktop.model.records import (
    Amount,
    Figure,
    Image,
    Journey,
    Note,
    TimeUnit,
    Touchpoint,
)
from tests.drawing.sketch import drawn, group, lane, rect, row, sketch, step, words, words_in


def card(card_id: str, first: int, lane_id: str = "a", **fields: object) -> Touchpoint:
    values = {"title": card_id, "position": f"a{card_id[-1]}", **fields}
    return Touchpoint(id=card_id, lane_id=lane_id, step_id=f"s{first}", **values)  # type: ignore[arg-type]


# --- lines between the sides --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (("front",), ["interaction", "a"]),
        (("back",), ["interaction", "a"]),
        (("outside", "front"), ["interaction", "a", "b"]),
        (("front", "back"), ["interaction", "a", "visibility", "b"]),
        (("back", "front"), ["interaction", "a", "visibility", "b"]),
        (("back", "support"), ["interaction", "a", "internal", "b"]),
        (("front", "support"), ["interaction", "a", "visibility", "internal", "b"]),
        (
            ("front", "front", "back", "support"),
            ["interaction", "a", "b", "visibility", "c", "internal", "d"],
        ),
    ],
)
def test_lines_stand_where_the_sides_they_part_meet(
    sides: tuple[str, ...], expected: list[str]
) -> None:
    lanes = [lane(name, side=side) for name, side in zip("abcd", sides, strict=False)]
    keys = [row.body.key.split(":")[0] for row in drawn(sketch(*lanes)).rows]
    assert keys[3:-1] == expected


def test_notes_between_departments_do_not_part_their_sides() -> None:
    lanes = [lane("a"), lane("b", "notes"), lane("c", side="back")]
    keys = [row.body.key for row in drawn(sketch(*lanes)).rows]
    assert keys[3:-1] == ["interaction:a", "a", "b", "visibility:c", "c"]


def test_a_line_runs_from_its_name_to_the_end_of_the_columns() -> None:
    picture = drawn(sketch(lane("a", side="back"), lane("b", side="support")))
    for name in ("interaction:a", "internal:b"):
        found = row(picture, name)
        (heading,), (line,) = found.body.heading, found.body.backdrop
        text = heading.group.shapes[0]
        assert isinstance(text, TextLine)
        start = picture.x_of(0) + line.dx
        assert picture.x_of(0) + heading.dx + text.x + text.width + 5 < start < picture.left + 8
        assert start + line.group.width == pytest.approx(picture.x_of(4))


# --- cards --------------------------------------------------------------------------------------


def test_a_spanning_card_clears_all_its_columns_and_others_clear_it() -> None:
    picture = drawn(
        sketch(
            lane("a"), card("low1", 0), card("tall1", 1, title="one two three " * 6),
            card("wide2", 0, last_step_id="s2"), card("after3", 2), card("free1", 3),
        )
    )  # fmt: skip
    low, wide, tall = rect(picture, "low1"), rect(picture, "wide2"), rect(picture, "tall1")
    assert wide.width == span_width(3)
    assert wide.y > low.y + low.height
    assert tall.y == rect(picture, "after3").y > wide.y + wide.height
    assert rect(picture, "free1").y == low.y
    inside = rect(picture, "a")
    assert tall.y + tall.height < inside.y + inside.height


def test_a_long_title_makes_its_card_and_its_row_grow_and_is_whole() -> None:
    title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk " * 4
    picture = drawn(sketch(lane("a"), card("c1", 0, title=title), lane("b"), card("d1", 0, "b")))
    assert words(*group(picture, "c1").shapes).replace(" ", "") == title.replace(" ", "")
    assert row(picture, "a").body.height > row(picture, "b").body.height + 100
    assert row(picture, "b").y > row(picture, "a").y + row(picture, "a").body.height


@pytest.mark.parametrize("typed", ["<b>bold</b>", "R&D &amp; co", "%s {name} \\n", "<para>"])
def test_words_are_drawn_as_typed(typed: str) -> None:
    document = sketch(
        step(0, typed), lane("a", title=typed), card("c1", 0, title=typed, channel=typed),
        journey=Journey(id="map", position="a0", title=typed, scenario=typed),
    )  # fmt: skip
    picture = drawn(document)
    assert words(*group(picture, "s0").shapes) == typed
    assert words(*group(picture, "a").shapes) == typed
    assert words(*group(picture, "c1").shapes) == f"{typed} {typed}"
    assert words(*group(picture, "map").shapes).startswith(typed)


def test_status_and_owner_are_said_in_words_on_the_card() -> None:
    document = sketch(lane("a"), card("c1", 0, status="fails", owner="Head of sales"))
    assert words(*group(drawn(document), "c1").shapes) == "c1 Head of sales Fails"


def test_votes_are_dots_up_to_eight_and_a_number_beyond() -> None:
    def note(number: int, votes: int) -> Note:
        return Note(id=f"n{number}", map_id="map", lane_id="a", step_id=f"s{number}",
                    position="a0", text="Idea", votes=votes)  # fmt: skip

    picture = drawn(sketch(lane("a", "notes"), note(0, 8), note(1, 9), note(2, 1_000_000)))
    dots = [
        sum(isinstance(shape, Box) and shape.fill == "vote" for shape in group(picture, key).shapes)
        for key in ("n0", "n1", "n2")
    ]
    assert dots == [8, 1, 1]
    assert words(*group(picture, "n2").shapes) == "Idea 1000000"


@pytest.mark.parametrize(("width", "height"), [(1600, 1200), (4000, 3), (3, 4000), (100, 100)])
def test_an_image_keeps_its_proportions_inside_its_frame(width: int, height: int) -> None:
    image = Image(id="i", media_type="image/png", width=width, height=height)
    figure = Figure(id="f", lane_id="a", step_id="s0", position="a0", image_id="i", caption="Pool")
    frame, shape, caption = group(drawn(sketch(lane("a", "images"), image, figure)), "f").shapes
    assert isinstance(frame, Box)
    assert isinstance(shape, ImageShape)
    assert shape.width / shape.height == pytest.approx(width / height)
    assert shape.x >= 0 <= shape.y
    assert shape.x + shape.width <= frame.width + 1e-9
    assert shape.y + shape.height <= frame.height + 1e-9
    assert frame.height >= 24
    assert words(caption) == "Pool"


# --- time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        (0, 2, "day", "day 0–2"), (-21, None, "day", "day −21"),
        (0.5, 1.25, "hour", "hour 0.5–1.25"),
        (-3, -1, "week", "week −3 … −1"), (None, 4, "month", "month 4"), (2, 2, "year", "year 2"),
        (1 / 3, None, "minute", "minute 0.333"), (-0.0004, None, "day", "day 0"),
    ],
)  # fmt: skip
def test_times_are_told_in_the_map_s_unit(
    start: float | None, end: float | None, unit: TimeUnit, expected: str
) -> None:
    journey = Journey(id="map", position="a0", title="A map", time_unit=unit)
    document = sketch(step(0, time_from=start, time_to=end), step(1), journey=journey)
    assert words_in(row(drawn(document), "time").body) == ["Time", expected]


def test_a_map_without_times_has_no_row_for_them() -> None:
    assert drawn(sketch()).row_of("time") is None


def test_time_is_broken_where_much_more_passes_than_usual() -> None:
    times = [(0, None), (1, None), (2, 4), (5, None), (40, None), (None, None), (41, None)]
    steps = [step(n, time_from=a, time_to=b) for n, (a, b) in enumerate(times)]
    picture = drawn(sketch(*steps))
    breaks = [item for item in row(picture, "time").body.items if not words(*item.group.shapes)]
    assert [item.column for item in breaks if item.group.shapes] == [3]
    place = picture.place_of(row(picture, "time"), breaks[0])
    assert place.x + place.width / 2 == pytest.approx(picture.x_of(4))


# --- metric -------------------------------------------------------------------------------------


def test_bars_are_as_long_as_their_share_of_the_largest_number() -> None:
    amounts = [Amount(id=f"a:s{n}", lane_id="a", step_id=f"s{n}", value=value)
               for n, value in enumerate((10, 5, -2.5, 0))]  # fmt: skip
    picture = drawn(sketch(lane("a", "metric"), *amounts))
    bars = [
        next(shape for shape in group(picture, amount.id).shapes if isinstance(shape, Box))
        for amount in amounts
    ]
    assert [bar.height for bar in bars[:3]] == pytest.approx([30, 15, 7.5])
    assert bars[3].height <= 1
    assert words_in(row(picture, "a").body) == ["Lane a", "10", "5", "−2.5", "0"]
    assert bars[2].fill != bars[0].fill


def test_a_number_of_many_digits_keeps_its_bar_in_the_row() -> None:
    amount = Amount(id="a:s0", lane_id="a", step_id="s0", value=1.5e39)
    picture = drawn(sketch(lane("a", "metric"), amount))
    bar, inside = rect(picture, "a:s0"), row(picture, "a")
    assert inside.y <= bar.y
    assert bar.y + bar.height <= inside.y + inside.body.height


def test_a_language_without_words_leaves_english() -> None:
    before = language()
    try:
        use_language("xx")
        assert "Steps What the customer does" in words_in(row(drawn(sketch()), "steps").body)
    finally:
        use_language(before)
