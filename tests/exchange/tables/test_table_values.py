"""Numbers, times, feelings and lists as people write them in cells."""

import pytest

from cjm_desktop.exchange.tables.feelings import feeling_in
from cjm_desktop.exchange.tables.fields import Scale
from cjm_desktop.exchange.tables.headings import headings_of
from cjm_desktop.exchange.tables.items import items_of_cell
from cjm_desktop.exchange.tables.numbers import DecimalMark, decimal_mark_of, number_in
from cjm_desktop.exchange.tables.times import Span, date_in, is_day_first, span_in


@pytest.mark.parametrize(
    ("words", "mark", "value", "unit"),
    [
        ("3,5", ".", 3.5, ""),
        ("3.5", ",", 3.5, ""),
        ("1.234,5", ".", 1234.5, ""),
        ("1,234.5", ",", 1234.5, ""),
        ("1.234", ",", 1234, ""),
        ("1,234", ",", 1.234, ""),
        ("1,234", ".", 1234, ""),
        ("0,125", ".", 0.125, ""),
        ("1 234,5", ".", 1234.5, ""),
        ("12 345", ".", 12345, ""),
        ("1,234,567", ".", 1234567, ""),
        ("45 %", ".", 45, "%"),
        ("−1,5", ".", -1.5, ""),
        ("€12", ".", 12, "€"),
        ("12 kr.", ",", 12, "kr."),
        ("15 min", ".", 15, "min"),
    ],
)
def test_numbers_of_europe_and_america(
    words: str, mark: DecimalMark, value: float, unit: str
) -> None:
    assert number_in(words, mark) == (value, unit)


@pytest.mark.parametrize("words", ["", "x", "1.2.3", "12 34", "3 of 5", "5-7", "9" * 50, "1e5x,"])
def test_what_is_no_number_is_none(words: str) -> None:
    assert number_in(words) is None


def test_one_number_shows_the_decimal_mark_of_its_column() -> None:
    assert decimal_mark_of(["1.200", "3,5"], "\t") == ","
    assert decimal_mark_of(["1,200", "340"], "\t") == "."
    assert decimal_mark_of(["1,200", "340"], ";") == ","
    assert decimal_mark_of(["1.200", "340"], "\t") == ","
    assert decimal_mark_of(["1.200", "3.5 %"], "\t") == "."
    assert decimal_mark_of(["0.125"], "\t") == "."


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("3", Span(3)),
        ("−21", Span(-21)),
        ("+14", Span(14)),
        ("0–2", Span(0, 2)),
        ("-3 – -1", Span(-3, -1)),
        ("1,5", Span(1.5)),
        ("Day 3", Span(3, None, "day")),
        ("Day 1 to day 3", Span(1, 3, "day")),
        ("2-5 minutes", Span(2, 5, "minute")),
        ("14:30", Span(14.5, None, "hour")),
        ("5–2", None),
        ("3 apples", None),
        ("next morning", None),
        ("1 day 2 weeks", None),
    ],
)
def test_times_and_ranges(words: str, span: Span | None) -> None:
    assert span_in(words, headings_of()) == span


def test_dates_are_read_day_first_unless_one_can_only_be_read_otherwise() -> None:
    assert str(date_in("5.3.2026")) == str(date_in("2026-03-05")) == "2026-03-05 00:00:00"
    assert is_day_first(["5/3/2026", "13/3/2026"])
    assert not is_day_first(["5/3/2026", "3/13/2026"])
    assert str(date_in("3/13/2026", day_first=False)) == "2026-03-13 00:00:00"
    assert str(date_in("2026-03-05 14:30")) == "2026-03-05 14:30:00"
    assert date_in("31.2.2026") is None


@pytest.mark.parametrize(
    ("words", "scale", "value"),
    [
        ("-2", "-2..2", -2),
        ("1,5", "-2..2", 1.5),
        ("1", "1..5", -2),
        ("3,5", "1..5", 0.5),
        ("4/5", "1..5", 1),
        ("10", "0..10", 2),
        ("5", "0..10", 0),
        ("75 %", "percent", 1),
        ("0", "percent", -2),
    ],
)
def test_feelings_of_every_scale(words: str, scale: Scale, value: float) -> None:
    assert feeling_in(words, scale, ".") == (value, False)


def test_a_feeling_outside_its_scale_is_kept_within() -> None:
    assert feeling_in("7", "1..5", ".") == (2, True)
    assert feeling_in("-5", "-2..2", ".") == (-2, True)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Delighted", 2),
        ("😟 Anxious (worried about the price)", -1),
        ("not happy", -1),
        ("very happy", 2),
        ("Hopeful but uncertain", 0),
        ("Indifferent", 0),
        ("purple", None),
    ],
)
def test_feelings_in_words(words: str, value: float | None) -> None:
    assert headings_of().feeling_of(words) == value


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Ad", ("Ad",)),
        ("Ad; Web shop;Phone", ("Ad", "Web shop", "Phone")),
        ("• Ad\n• Web shop", ("Ad", "Web shop")),
        ("• Ad • Web shop", ("Ad", "Web shop")),
        ("- Ad\n\n- Web shop", ("Ad", "Web shop")),
        ("1. Ad\n2) Web shop", ("Ad", "Web shop")),
        ("12. March", ("12. March",)),
        ("Check-in desk", ("Check-in desk",)),
        ("-21 degrees", ("-21 degrees",)),
        ("Nice ;)", ("Nice ;)",)),
    ],
)
def test_the_cards_of_a_cell(cell: str, items: tuple[str, ...]) -> None:
    assert items_of_cell(cell) == items
