"""Times as people type them: a number, from and to, with a unit or without."""

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.exchange.tables.headings import headings_of
from cjm_desktop.exchange.tables.numbers import DecimalMark
from cjm_desktop.exchange.tables.times import MINUTES_PER, is_backwards, span_in
from cjm_desktop.language import language, text
from cjm_desktop.model.records import TimeUnit
from cjm_desktop.ui.inspector.typed_numbers import number_typed

Times = tuple[float | None, float | None]


def times_typed(words: str, unit: TimeUnit) -> Times:
    """From when to when, in the unit of the map; None where nothing is said.

    Raises EditRefusedError for what is no time.
    """
    try:
        return number_typed(words), None
    except EditRefusedError:
        return _span_typed(words.strip(), unit)


def _span_typed(words: str, unit: TimeUnit) -> Times:
    mark: DecimalMark = "," if "," in words and "." not in words else "."
    known = headings_of(language())
    if is_backwards(words, known, mark):
        raise EditRefusedError(
            text("“{words}” would end before it begins.", words=words),
            text("Write the earlier time first; the times are as they were."),
        )
    span = span_in(words, known, mark)
    if span is None:
        raise EditRefusedError(
            text("“{words}” is not a time.", words=words),
            text("Write a number such as 3, or from and to such as 0–2; the time is as it was."),
        )
    factor = MINUTES_PER[span.unit or unit] / MINUTES_PER[unit]
    end = round(span.end * factor, 6) if span.end is not None else None
    return round(span.start * factor, 6), end
