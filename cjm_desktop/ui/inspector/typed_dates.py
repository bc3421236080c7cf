"""Dates as they are typed into the inspector: year, month, day."""

import datetime
import re

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


def date_typed(words: str) -> str:
    """The date in some words as year-month-day; empty for none. Raises EditRefusedError."""
    plain = words.strip()
    if not plain:
        return ""
    try:
        if _WRITTEN.fullmatch(plain):
            return datetime.date.fromisoformat(plain).isoformat()
    except ValueError:
        pass
    raise EditRefusedError(
        text("“{words}” is not a date of the calendar.", words=plain),
        text("Write year, month and day, such as 2026-11-14; the date is as it was."),
    )
