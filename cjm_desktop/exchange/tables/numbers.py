"""Reads numbers as people write them: 3,5 and 3.5, 1.234,5 and 1,234.5, 45 %, kr. 12, −1."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

DecimalMark = Literal[",", "."]

_NUMBER = re.compile(
    r"(?P<currency>[€$£¥])?\s?(?P<sign>[+\-−–])?\s?(?P<digits>\d[\d.,'’ \u00a0\u202f]*+)"
    r"(?P<unit>%|‰|[€$£¥]|°C|[^\W\d_]{1,8}\.?)?"
)
_GROUPED_BY_SPACE = re.compile(r"\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?=[.,]|$)")
_ONE_MARK = re.compile(r"[^\d.,]{0,9}(?P<before>\d+)(?P<mark>[.,])(?P<after>\d+)[^\d.,]{0,9}")
_MOST_CHARACTERS = 40
_MOST_DIGITS = 15


class Number(NamedTuple):
    """A number with the unit that stands beside it, such as `%`, `€` or `min`, else empty."""

    value: float
    unit: str


def number_in(words: str, mark: DecimalMark = ".") -> Number | None:
    """The number that a cell holds and nothing else but a unit, or None.

    `mark` decides where one mark before three digits could part thousands or decimals.
    """
    found = _NUMBER.fullmatch(words.strip()) if len(words) <= _MOST_CHARACTERS else None
    if found is None:
        return None
    digits = _plain_digits(found["digits"].strip(), mark)
    if digits is None:
        return None
    value = float(digits)
    unit = found["currency"] or found["unit"] or ""
    return Number(-value if found["sign"] in ("-", "−", "–") else value, unit)


def decimal_mark_of(cells: Iterable[str], delimiter: str) -> DecimalMark:
    """The mark before decimals in a column: a comma where one number shows it.

    It does so too where points part nothing but thousands. Tables parted by semicolons come from
    where the comma is the decimal mark.
    """
    if delimiter == ";":
        return ","
    has_thousands = False
    for cell in cells:
        found = _ONE_MARK.fullmatch(cell) if len(cell) <= _MOST_CHARACTERS else None
        if found is None:
            continue
        if len(found["after"]) != 3 or found["before"] == "0":
            return "," if found["mark"] == "," else "."
        has_thousands = has_thousands or found["mark"] == "."
    return "," if has_thousands else "."


def _plain_digits(digits: str, mark: DecimalMark) -> str | None:
    """The digits with a point before the decimals and nothing else, or None for no number."""
    grouped = _GROUPED_BY_SPACE.match(digits)
    if grouped:
        digits = re.sub(r"\D", "", grouped.group()) + digits[grouped.end() :]
    other: DecimalMark = "." if mark == "," else ","
    if "," in digits and "." in digits:
        mark = "," if digits.rindex(",") > digits.rindex(".") else "."
        other = "." if mark == "," else ","
    elif digits.count(mark) > 1 or (
        digits.count(other) == 1 and not re.fullmatch(rf"[1-9]\d{{0,2}}\{other}\d{{3}}", digits)
    ):
        mark, other = other, mark
    whole, _, decimals = digits.partition(mark)
    if other in whole and not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", whole):
        return None
    plain = whole.replace(other, "")
    fits = plain.isdecimal() and (not decimals or decimals.isdecimal())
    return f"{plain}.{decimals or 0}" if fits and len(plain) <= _MOST_DIGITS else None
