"""Finding words in all text of a file, case and accents ignored, fast enough for every key.

The index keeps the folded text of each record and follows patches. One record is one place
found, whatever number of its fields hold the words. Showing the places is left to the window.
"""

import functools
import typing
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.fields import fields_of
from cjm_desktop.model.parts import parts_of
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import (
    Agreement,
    Answer,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Link,
    Persona,
    Record,
    Stage,
    Step,
)

_NOT_WORDS = frozenset(
    {"id", "position", "colour", "origin_id", "based_on_id", "finding_key", "media_type"}
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_AFTER_ALL = 1_000_000
_MOVES_OTHERS = (Journey, Persona, Step, Stage, Lane, Curve)
"""Records whose change may change where others are shown."""

_Key = tuple[str, str]
_Order = tuple[int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A record that holds the words, and where it is shown.

    `drawn_id` is the record it is shown with on the map `map_id`: a survey with its touchpoint, a
    persona with a map of it. Both are empty where no map shows it. A stage is shown in one `lens`
    only; None: in all.
    """

    record: Record
    map_id: str
    drawn_id: str
    lens: Lens | None

    def field(self, words: str) -> str:
        """The first field that holds the words."""
        wanted = folded(words)
        names = text_fields(type(self.record))
        return next((name for name in names if wanted in folded(self._held(name))), names[0])

    def text(self, words: str) -> str:
        """All that stands in that field."""
        return self._held(self.field(words))

    def _held(self, name: str) -> str:
        return getattr(self.record, name) or ""


def folded(words: str) -> str:
    """Words as they are compared: without case, accents and repeated white space."""
    plain = words.lower()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", words.casefold())
        plain = "".join([part for part in parts if not unicodedata.combining(part)])
        plain = plain.translate(_LETTERS)
    return " ".join(plain.split())


def text_fields(record_type: type[Record]) -> tuple[str, ...]:
    """The fields of a record type that hold words, in the order of the field list."""
    return _text_fields(typing.cast(Any, record_type))


@functools.cache
def _text_fields(record_type: Any) -> tuple[str, ...]:
    return tuple(
        info.name
        for info in fields_of(record_type)
        if info.value_type is str
        and not info.choices
        and info.reference is None
        and info.name not in _NOT_WORDS
    )


class TextIndex:
    """All text of a document; `follow` after every patch to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: dict[_Key, str] = {}
        self._places: dict[_Key, tuple[_Order, Found]] = {}
        self._in_order: list[tuple[str, Found]] | None = None
        for record in document.records():
            self._note(record)
        self._look_around()

    def follow(self, patch: Patch) -> None:
        """Take in what a patch changed."""
        for change in patch:
            key = (change.record.table, change.record.id)
            self._places.pop(key, None)
            for part in parts_of(self._document, change.record):
                self._places.pop((part.table, part.id), None)
            if change.after is None:
                self._texts.pop(key, None)
            else:
                self._note(change.after)
        if any(isinstance(change.record, _MOVES_OTHERS) for change in patch):
            self._look_around()
        for link in self._document.all(Link):
            self._places.pop((link.table, link.id), None)
        self._in_order = None

    def prepare(self) -> list[tuple[str, Found]]:
        """All folded texts in order; found out ahead of time, so that the first key is quick."""
        if self._in_order is None:
            self._in_order = self._put_in_order()
        return self._in_order

    def search(self, words: str, map_id: str = "") -> list[Found]:
        """Every record that holds the words: those of one map first, then map by map.

        On a map from left to right, then downwards; what belongs to no step comes first.
        """
        wanted = folded(words)
        if not wanted:
            return []
        found = [found for held, found in self.prepare() if wanted in held]
        here = [one for one in found if one.map_id == map_id]
        return [*here, *(one for one in found if one.map_id != map_id)]

    def _note(self, record: Record) -> None:
        held = [folded(getattr(record, name) or "") for name in text_fields(type(record))]
        if any(held):
            self._texts[record.table, record.id] = "\n".join(held)
        else:
            self._texts.pop((record.table, record.id), None)

    def _look_around(self) -> None:
        """Forget where things stand; note where steps, lanes and maps do."""
        document = self._document
        self._places.clear()
        self._maps = {record.id: at for at, record in enumerate(in_order(document.all(Journey)))}
        self._columns: dict[str, int] = {}
        self._rows: dict[str, int] = {}
        for map_id in self._maps:
            steps = document.ordered(Step, "map_id", map_id)
            lanes = document.ordered(Lane, "map_id", map_id)
            self._columns.update((step.id, column) for column, step in enumerate(steps))
            self._rows.update((lane.id, row) for row, lane in enumerate(lanes))

    def _put_in_order(self) -> list[tuple[str, Found]]:
        document, places = self._document, self._places
        for key in self._texts:
            if key not in places:
                record = document.require(document.record_types[key[0]], key[1])
                places[key] = self._place_of(record)
        keys = sorted(self._texts, key=lambda key: places[key][0])
        return [(self._texts[key], places[key][1]) for key in keys]

    def _place_of(self, record: Record) -> tuple[_Order, Found]:
        drawn = _drawn_with(self._document, record)
        lane_id = _lane_of(self._document, drawn)
        map_id = _map_of(self._document, drawn, lane_id)
        order = (
            self._maps.get(map_id, _AFTER_ALL), self._column_of(drawn),
            self._rows.get(lane_id or "", -1), getattr(record, "position", ""), record.id,
        )  # fmt: skip
        lens = drawn.lens if isinstance(drawn, Stage) else None
        drawn_id = drawn.id if drawn is not None and map_id else ""
        return order, Found(record, map_id, drawn_id, lens)

    def _column_of(self, drawn: Record | None) -> int:
        if isinstance(drawn, Step):
            return self._columns.get(drawn.id, -1)
        step_id = getattr(drawn, "step_id", "")
        return -1 if step_id == "" else self._columns.get(step_id or "", _AFTER_ALL)


def excerpt(words: str, wanted: str, room: int = 60) -> str:
    """The part of a text around the words wanted, on one line, cut at whole words."""
    spaced = " ".join(words.split())
    if len(spaced) <= room:
        return spaced
    at = next(_starts(spaced, folded(wanted)), 0)
    start = max(0, min(at - room // 3, len(spaced) - room))
    if start > 0:
        start = min(spaced.find(" ", start - 1) + 1 or start, at)
    end = start + room
    if end < len(spaced):
        space = spaced.rfind(" ", at + len(wanted), end)
        end = space if space > start else max(end, at + len(wanted))
    cut = spaced[start:end].strip()
    return f"{'… ' if start > 0 else ''}{cut}{' …' if end < len(spaced) else ''}"


def _starts(words: str, wanted: str) -> Iterator[int]:
    """Where folded words begin in a text as typed."""
    if wanted:
        for at in range(len(words)):
            if folded(words[at : at + 2 * len(wanted)]).startswith(wanted):
                yield at


def _drawn_with(document: Document, record: Record) -> Record | None:
    """The record on the map with which another is shown; a part with what it is a part of."""
    if record.part_of is not None:
        return document.find(getattr(record, record.part_of))
    match record:
        case Link():
            return document.find(record.source_id)
        case Agreement():
            return document.get(Step, record.step_id)
        case Answer():
            return document.get(Journey, record.map_id)
        case Persona():
            maps: list[Any] = document.ordered(Journey, "persona_id", record.id)
            return next(iter(maps or document.ordered(Curve, "persona_id", record.id)), None)
    return record


def _lane_of(document: Document, drawn: Record | None) -> str | None:
    if isinstance(drawn, Lane):
        return drawn.id
    if isinstance(drawn, Feeling):
        drawn = document.get(Curve, drawn.curve_id)
    return getattr(drawn, "lane_id", None)


def _map_of(document: Document, drawn: Record | None, lane_id: str | None) -> str:
    """The id of the map on which a record is drawn, or nothing."""
    if isinstance(drawn, Journey):
        return drawn.id
    lane = document.get(Lane, lane_id)
    return str(getattr(drawn, "map_id", "") or (lane.map_id if lane is not None else ""))
