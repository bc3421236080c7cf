"""Which cards of a map match what is asked for, and what is dimmed because it does not.

Nothing is hidden and nothing moves: what does not match is only named. Feelings and curves are
left alone. Showing it is left to the canvas.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.find import folded, text_fields
from cjm_desktop.model.records import Lane, Record

_CARD_LANES = ("department", "notes", "images")
_MOST_TEXTS = 50_000


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; a criterion without values asks for nothing.

    Departments are titles of lanes. An empty string among `evidence`, `statuses` or `owners` asks
    for what has none; case and accents of owners and `words` do not count.
    """

    departments: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    words: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        sets = self.departments or self.evidence or self.statuses or self.owners
        return bool(sets or self.words.strip())


NO_FILTER = Filter()


class Matches(NamedTuple):
    """How many cards of the map match, of how many; the ids of what is dimmed."""

    matching: int
    cards: int
    dimmed: frozenset[str]


class CardFilter:
    """Finds what matches; keeps the text of records, so that every key typed is quick."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[Record, str]] = {}

    def matches(self, arrangement: Arrangement, wanted: Filter) -> Matches:
        """What of a map matches, and what does not.

        A step matches by itself or by a card on it, a lane by a card in it. Notes in the parking
        lot are cards like others.
        """
        asked = _Asked(wanted, self._text_of)
        lit = {step.id for step in arrangement.steps if asked.is_met(step, None)}
        dimmed = {step.id for step in arrangement.steps if step.id not in lit}
        parked = arrangement.parked_notes()
        dimmed.update(note.id for note in parked if not asked.is_met(note, None))
        matching, cards = sum(note.id not in dimmed for note in parked), len(parked)
        for lane in arrangement.lanes:
            if lane.kind not in _CARD_LANES:
                continue
            met = [card for card in _cards(arrangement, lane) if asked.is_met(card, lane)]
            matching, cards = matching + len(met), cards + arrangement.card_count(lane.id)
            found = {card.id for card in met}
            dimmed.update(card.id for card in _cards(arrangement, lane) if card.id not in found)
            for card in met:
                columns = arrangement.columns_of(card)
                dimmed.difference_update(arrangement.steps[n].id for n in columns)
            if not met:
                dimmed.add(lane.id)
        return Matches(matching, cards, frozenset(dimmed if wanted else ()))

    def _text_of(self, record: Record) -> str:
        kept = self._texts.get(record.id)
        if kept is not None and kept[0] is record:
            return kept[1]
        if len(self._texts) >= _MOST_TEXTS:
            self._texts.clear()
        held = "\n".join(folded(getattr(record, name) or "") for name in text_fields(type(record)))
        self._texts[record.id] = (record, held)
        return held


def departments_of(arrangement: Arrangement) -> list[str]:
    """The titles of a map's departments, from the top."""
    lanes = (lane for lane in arrangement.lanes if lane.kind == "department")
    return list(dict.fromkeys(lane.title for lane in lanes))


def owners_of(arrangement: Arrangement) -> list[str]:
    """The owners that a map's steps and cards name, in the order of the alphabet."""
    found: dict[str, str] = {}
    lanes = (lane for lane in arrangement.lanes if lane.kind in _CARD_LANES)
    for record in (*arrangement.steps, *(c for lane in lanes for c in _cards(arrangement, lane))):
        owner = getattr(record, "owner", "").strip()
        if owner:
            found.setdefault(folded(owner), owner)
    return [found[key] for key in sorted(found)]


def _cards(arrangement: Arrangement, lane: Lane) -> Iterator[Any]:
    for cards in arrangement.cells(lane.id).values():
        yield from cards


class _Asked:
    """A filter made ready to be asked of many records."""

    def __init__(self, wanted: Filter, text_of: Callable[[Record], str]) -> None:
        self._wanted = wanted
        self._words = folded(wanted.words)
        self._owners = {folded(owner) for owner in wanted.owners}
        self._text_of = text_of

    def is_met(self, record: Any, lane: Lane | None) -> bool:
        """Whether a step, or a card in a lane, fulfils everything asked for."""
        wanted = self._wanted
        department = lane.title if lane is not None and lane.kind == "department" else None
        return (
            (not wanted.departments or department in wanted.departments)
            and (not wanted.evidence or getattr(record, "evidence", None) in wanted.evidence)
            and (not wanted.statuses or getattr(record, "status", None) in wanted.statuses)
            and (not self._owners or self._is_owned(record))
            and (not self._words or self._words in self._text_of(record))
        )

    def _is_owned(self, record: Any) -> bool:
        owner = getattr(record, "owner", None)
        return owner is not None and folded(owner) in self._owners
