"""Parses JSON into plain values, and refuses in a sentence what is none.

JSON lets a key stand twice in an object, and the earlier value vanish. Here it does not vanish:
such an object remembers its doubled keys, for the reader to say where they stand.
"""

import json
from collections import Counter
from typing import Any

from cjm_desktop.errors import ImportFileError
from cjm_desktop.language import text

NOTHING_MADE = text("Nothing was imported.")


class DoubledKeys(dict[str, Any]):
    """A JSON object in which keys stand twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _ in pairs)
        self.doubled = tuple(name for name, count in counts.items() if count > 1)


def parsed(source: str) -> Any:
    """The plain values of a JSON text; raises ImportFileError with the line that is to blame.

    NaN and Infinity, which some programs write for want of a number, are taken for the reader to
    refuse where they stand.
    """
    try:
        return json.loads(source.lstrip("\ufeff"), object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        message = text("This is no JSON: line {line}, column {column} cannot be read.",
                       line=error.lineno, column=error.colno)  # fmt: skip
        raise ImportFileError(message, NOTHING_MADE, error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise ImportFileError(
            text("This JSON cannot be read: it is nested too deeply, or a number is too large."),
            NOTHING_MADE,
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    return values if len(values) == len(pairs) else DoubledKeys(pairs)
