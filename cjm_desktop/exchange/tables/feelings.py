"""Reads feelings from the scales that tables use, and finds out which scale a column has."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cjm_desktop.exchange.tables.fields import Column, Scale
from cjm_desktop.exchange.tables.numbers import DecimalMark, number_in
from cjm_desktop.model.curves import HIGHEST_FEELING, LOWEST_FEELING, kept_feeling

_NEUTRAL_AND_UNIT: dict[Scale, tuple[float, float]] = {
    "-2..2": (0, 1),
    "1..5": (3, 1),
    "0..10": (5, 2.5),
    "percent": (50, 25),
}
"""What is neutral on a scale, and how much of it is one on ours."""
_OF_MOST = re.compile(r"(.+?)\s*(?:/|of|out of)\s*(5|10|100)")
_SCALE_IN_HEADING = re.compile(r"([-−]?\d+)\s*(?:[-–—−…/]|to|\.\.\.?)\s*\+?(\d+)")
_SCALE_BY_ENDS: dict[tuple[str, str], Scale] = {
    ("-2", "2"): "-2..2", ("1", "5"): "1..5", ("0", "10"): "0..10", ("1", "10"): "0..10",
    ("0", "100"): "percent",
}  # fmt: skip
_SCALE_BY_MOST: dict[str, Scale] = {"5": "1..5", "10": "0..10", "100": "percent"}


class ScaledFeeling(NamedTuple):
    """A feeling −2 … +2; `is_outside`: the number lies outside its scale and was kept within."""

    value: float
    is_outside: bool


def feeling_in(words: str, scale: Scale, mark: DecimalMark) -> ScaledFeeling | None:
    """The feeling that a number is on a scale, or None for what is no number or no scale."""
    number = _score_in(words, mark)
    if number is None or scale not in _NEUTRAL_AND_UNIT:
        return None
    neutral, unit = _NEUTRAL_AND_UNIT[scale]
    value = (number - neutral) / unit
    return ScaledFeeling(kept_feeling(value), not LOWEST_FEELING <= value <= HIGHEST_FEELING)


def scale_of(column: Column) -> Scale:
    """The scale of a column of feelings: words unless at least half of its cells are numbers."""
    mark = column.decimal_mark
    typed = [cell for cell in column.cells if cell]
    numbers = [number for cell in typed if (number := _score_in(cell, mark)) is not None]
    if not numbers or 2 * len(numbers) < len(typed):
        return "words"
    ends = _SCALE_IN_HEADING.search(column.heading[:200].replace("−", "-"))
    named = _SCALE_BY_ENDS.get((ends[1], ends[2])) if ends else None
    return named or _scale_said_in(typed) or _scale_holding(numbers)


def _score_in(words: str, mark: DecimalMark) -> float | None:
    """A number, with no unit but per cent or “of 5”."""
    found = _OF_MOST.fullmatch(words) if len(words) <= 20 else None
    number = number_in(found[1] if found else words, mark)
    return number.value if number is not None and number.unit in ("", "%") else None


def _scale_said_in(cells: Sequence[str]) -> Scale | None:
    for cell in cells:
        found = _OF_MOST.fullmatch(cell) if len(cell) <= 20 else None
        if found:
            return _SCALE_BY_MOST[found[2]]
        if cell.endswith("%"):
            return "percent"
    return None


def _scale_holding(numbers: Sequence[float]) -> Scale:
    """The narrowest scale that holds all numbers; 1 to 5 before −2 to 2 where both do."""
    lowest, highest = min(numbers), max(numbers)
    if lowest >= 1 and highest <= 5:
        return "1..5"
    if highest <= 2:
        return "-2..2"
    return "0..10" if highest <= 10 else "percent"
