"""Numbers as people type them, with a comma or a point, and as they are shown for typing."""

import math
import re

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import MINUS, decimal_sign, text

_SPACES = " \u00a0\u2009\u202f'’"
_IN_THOUSANDS = re.compile(r"-?\d+|-?\d{1,3}(,\d{3})+|-?\d{1,3}(\.\d{3})+")
_PARTED = re.compile(r"\d{1,3}(,\d{3}){1,4}|\d{1,3}(\.\d{3}){1,4}")
_LARGEST = 10**15


def number_typed(words: str) -> float | None:
    """The number in some words; None for none at all.

    A single comma or point is the decimal sign; of both the last one is. Raises EditRefusedError.
    """
    plain = words.strip().replace("−", "-").replace("–", "-")
    for space in _SPACES:
        plain = plain.replace(space, "")
    if not plain:
        return None
    try:
        number = float(_with_decimal_point(plain))
    except ValueError:
        raise _no_number(words) from None
    if not math.isfinite(number) or abs(number) > _LARGEST or "_" in plain:
        raise _no_number(words)
    return number


def whole_number_typed(words: str) -> int | None:
    """The whole number in some words; None for none at all. Raises EditRefusedError."""
    number = number_typed(words)
    if number is None:
        return None
    if number != int(number):
        raise EditRefusedError(
            text("“{words}” is not a whole number.", words=words.strip()),
            text("Write a number such as 3; the value is as it was."),
        )
    return int(number)


def count_typed(words: str) -> int | None:
    """How many there are, in some words; None for none at all. Raises EditRefusedError.

    A count has no decimals: a single comma or point before three figures parts thousands.
    """
    plain = "".join(sign for sign in words if sign not in _SPACES)
    count = (
        int(_without_thousands(plain)) if _PARTED.fullmatch(plain) else whole_number_typed(words)
    )
    if count is not None and count < 0:
        raise EditRefusedError(
            text("“{words}” is below 0.", words=words.strip()),
            text("Write how many there are, such as 1200; the number is as it was."),
        )
    return count


def number_to_type(value: float | None) -> str:
    """A number in full, as it can be typed again; empty for none."""
    if value is None:
        return ""
    return f"{value:.15g}".replace("-", MINUS).replace(".", decimal_sign())


def _with_decimal_point(plain: str) -> str:
    """Only the last sign can be the decimal one; one that comes twice parts thousands."""
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        whole, fraction = plain[: max(comma, point)], plain[max(comma, point) + 1 :]
        return f"{_without_thousands(whole)}.{fraction}"
    if plain.count(",") > 1 or plain.count(".") > 1:
        return _without_thousands(plain)
    return plain.replace(",", ".")


def _without_thousands(whole: str) -> str:
    """A whole number whose groups of three are parted; raises ValueError for other groups."""
    if not _IN_THOUSANDS.fullmatch(whole):
        raise ValueError(whole)
    return whole.replace(",", "").replace(".", "")


def _no_number(words: str) -> EditRefusedError:
    return EditRefusedError(
        text("“{words}” is not a number.", words=words.strip()),
        text("Write it in figures, such as 3.5; the value is as it was."),
    )
