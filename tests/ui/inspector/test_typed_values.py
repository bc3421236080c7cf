"""Numbers and dates as people type them."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.ui.inspector.typed_dates import date_typed
from cjm_desktop.ui.inspector.typed_numbers import (
    count_typed,
    number_to_type,
    number_typed,
    whole_number_typed,
)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3,5", 3.5), ("3.5", 3.5), (" 7 ", 7.0), ("-21", -21.0), ("−21", -21.0), ("–1", -1.0),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1 234,5", 1234.5), ("1.234.567", 1234567.0),
        ("1\u202f000", 1000.0), ("", None), ("   ", None), ("0", 0.0), (",5", 0.5),
    ],
)  # fmt: skip
def test_a_number_is_read_with_a_comma_or_a_point(words: str, number: float | None) -> None:
    assert number_typed(words) == number


@pytest.mark.parametrize(
    "words", ["abc", "3 days", "1,2,", "--1", "nan", "inf", "1e999", "1_0", "٣x"]
)
def test_what_is_no_number_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(EditRefusedError) as refused:
        number_typed(words)

    assert words in str(refused.value)
    assert "as it was" in str(refused.value)


@pytest.mark.parametrize("number", [0.0, 3.5, -21.0, 0.1, 1234567.125, 1e-7, None, 4])
def test_a_number_shown_can_be_typed_again(number: float | None) -> None:
    assert number_typed(number_to_type(number)) == number


def test_a_fraction_is_no_count() -> None:
    assert whole_number_typed("4") == 4
    with pytest.raises(EditRefusedError, match="whole number"):
        whole_number_typed("4,5")


@pytest.mark.parametrize(
    ("words", "count"),
    [("1200", 1200), ("1,200", 1200), ("1.200", 1200), ("1 200", 1200), ("12,345,678", 12345678),
     ("0", 0), ("", None), (" 7 ", 7), ("3,0", 3)],
)  # fmt: skip
def test_a_count_has_no_decimals_so_that_a_sign_parts_thousands(
    words: str, count: int | None
) -> None:
    assert count_typed(words) == count


@pytest.mark.parametrize(
    ("words", "said"), [("-3", "below 0"), ("1,5", "whole number"), ("many", "not a number")]
)
def test_what_is_no_count_is_refused_with_a_sentence(words: str, said: str) -> None:
    with pytest.raises(EditRefusedError, match=said) as refused:
        count_typed(words)

    assert "as it was" in str(refused.value)


def test_a_date_is_year_month_day() -> None:
    assert date_typed(" 2026-11-14 ") == "2026-11-14"
    assert date_typed("") == ""


@pytest.mark.parametrize("words", ["14/11", "2026-13-01", "2026-02-30", "20261114", "tomorrow"])
def test_what_is_no_date_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(EditRefusedError, match="such as 2026-11-14"):
        date_typed(words)
