"""The words a file already holds for a kind of thing, to complete what is typed."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from cjm_desktop.model.document import Document
from cjm_desktop.model.records import (
    Agreement,
    Feeling,
    Journey,
    Lane,
    Note,
    Record,
    Stage,
    Step,
    Survey,
    Touchpoint,
)

KNOWN_IN: Mapping[str, tuple[tuple[type[Record], str], ...]] = MappingProxyType(
    {
        "channel": ((Touchpoint, "channel"),),
        "owner": (
            (Step, "owner"), (Touchpoint, "owner"), (Note, "owner"), (Agreement, "by_whom"),
        ),
        "source": (
            (Step, "source"), (Touchpoint, "source"), (Note, "source"), (Feeling, "source"),
            (Survey, "source"),
        ),
        "department": ((Lane, "title"),),
        "metric": ((Stage, "metric_name"),),
        "unit": ((Stage, "metric_unit"),),
        "moment": ((Journey, "time_zero"),),
        "instrument": ((Survey, "instrument"),),
    }
)  # fmt: skip
"""Where the words of each kind are looked for; owners of steps are owners of cards too."""


def known_words(document: Document, kind: str) -> list[str]:
    """The words of a kind, those used most first, equals in alphabetical order.

    Raises KeyError for a kind that is not in `KNOWN_IN`.
    """
    counted: Counter[str] = Counter()
    for record_type, field in KNOWN_IN[kind]:
        counted.update(
            words
            for record in document.all(record_type)
            if _counts(record) and (words := str(getattr(record, field)).strip())
        )
    return sorted(counted, key=lambda words: (-counted[words], words.casefold()))


def _counts(record: Record) -> bool:
    """Of the lanes only departments have names that come again."""
    return not isinstance(record, Lane) or record.kind == "department"
