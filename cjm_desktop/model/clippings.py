"""What is copied of a map: the things chosen, all they hold, and the frame they stand in.

A clipping is a sound little workshop of one map, so that it can be written and read as one; with
it goes which of its records were chosen. Pasting it is left to `pasting`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import delete
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.history import Edit
from cjm_desktop.model.parts import parts_of
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Link,
    Note,
    Persona,
    Placement,
    Record,
    Step,
    Touchpoint,
)
from cjm_desktop.model.spans import covered_steps, steps_of_map

R = TypeVar("R", bound=Record)

ClippingKind = Literal["steps", "lanes", "cards"]
CARD_TYPES: tuple[type[Any], ...] = (Touchpoint, Note, Figure)


@dataclass(frozen=True, slots=True)
class Clipping:
    """Things that were copied: `chosen` names steps, lanes or cards among the records."""

    chosen: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def kind(self) -> ClippingKind:
        """What was chosen: steps, lanes or cards."""
        chosen = set(self.chosen)
        first = next(record for record in self.records if record.id in chosen)
        if isinstance(first, Step):
            return "steps"
        return "lanes" if isinstance(first, Lane) else "cards"

    def of(self, record_type: type[R]) -> list[R]:
        """The records of a type, in their order where they have one."""
        found = [record for record in self.records if isinstance(record, record_type)]
        return sorted(found, key=lambda record: (getattr(record, "position", ""), record.id))

    @property
    def parts(self) -> list[Any]:
        """The parts of what was copied, such as surveys."""
        return [record for record in self.records if record.part_of is not None]

    @property
    def cards(self) -> list[Any]:
        """The touchpoints, notes and figures, in the order of their cells."""
        return [card for card_type in CARD_TYPES for card in self.of(card_type)]


def clipping_of(document: Document, map_id: str, ids: Iterable[str]) -> Clipping:
    """What copying these records of a map takes along: steps, else lanes, else cards.

    Cards that a chosen step or lane holds go with it; other mixtures are refused.
    """
    found = [record for one in dict.fromkeys(ids) if (record := document.find(one)) is not None]
    steps = [record for record in found if isinstance(record, Step)]
    lanes = [record for record in found if isinstance(record, Lane)]
    cards = [record for record in found if isinstance(record, CARD_TYPES)]
    if not (steps or lanes or cards):
        raise EditRefusedError(
            text("Only steps, cards and lanes can be copied."), text("Select one of them first.")
        )
    taking = _Taking(document, map_id)
    if steps:
        taking.take_steps(steps)
    elif lanes:
        taking.take_lanes(lanes)
    else:
        taking.take_cards(cards)
    if (steps and lanes) or not all(taking.has(card) for card in cards):
        raise EditRefusedError(
            text("Steps, lanes and single cards cannot be copied together."),
            text("Select either steps, or lanes, or cards; nothing was changed."),
        )
    return taking.clipping([record.id for record in steps or lanes or cards])


class _Taking:
    """Collects records, and what they refer to."""

    def __init__(self, document: Document, map_id: str) -> None:
        self._document = document
        self._map_id = map_id
        self._order = [step.id for step in steps_of_map(document, map_id)]
        self._taken: dict[str, Record] = {}

    def has(self, record: Record) -> bool:
        return record.id in self._taken

    def take_steps(self, steps: Sequence[Step]) -> None:
        ids = {step.id for step in steps}
        for step in steps:
            self._take(step)
            self._take_referring((Placement, Feeling, Amount), "step_id", step.id)
            self._take_cards_within(step, ids)

    def take_lanes(self, lanes: Sequence[Lane]) -> None:
        """With all steps of the map, by whose order the cards find their columns elsewhere."""
        for step in steps_of_map(self._document, self._map_id):
            self._take(step)
        for lane in lanes:
            self._take(lane)
            self._take_referring((*CARD_TYPES, Curve, Amount), "lane_id", lane.id)
            for curve in self._document.referring(Curve, "lane_id", lane.id):
                self._take_referring((Feeling,), "curve_id", curve.id)

    def take_cards(self, cards: Sequence[Any]) -> None:
        """With the steps from the first to the last that they stand on."""
        covered = {step_id for card in cards for step_id in covered_steps(card, self._order)}
        columns = [column for column, step_id in enumerate(self._order) if step_id in covered]
        for step_id in self._order[columns[0] : columns[-1] + 1] if columns else ():
            self._take(self._document.require(Step, step_id))
        for card in cards:
            self._take(card)

    def clipping(self, chosen: Sequence[str]) -> Clipping:
        self._take_links()
        self._take_parts(chosen)
        return Clipping(tuple(chosen), tuple(_alone(record) for record in self._taken.values()))

    def _take_cards_within(self, step: Step, ids: Collection[str]) -> None:
        for card_type in CARD_TYPES:
            for card in self._document.referring(card_type, "step_id", step.id):
                if set(covered_steps(card, self._order)) <= set(ids):
                    self._take(card)

    def _take_referring(self, types: Iterable[type[Any]], field: str, target_id: str) -> None:
        for record_type in types:
            for record in self._document.referring(record_type, field, target_id):
                self._take(record)

    def _take_links(self) -> None:
        for record_id in tuple(self._taken):
            for link in self._document.referring(Link, "source_id", record_id):
                if link.target_id in self._taken:
                    self._take(link)

    def _take_parts(self, chosen: Sequence[str]) -> None:
        """The parts of what is copied, not of what only frames it."""
        for record in tuple(self._taken.values()):
            if record.id in chosen or isinstance(record, CARD_TYPES):
                for part in parts_of(self._document, record):
                    self._take(part)

    def _take(self, record: Record) -> None:
        """Take a record with what it refers to, so that the clipping holds together."""
        if record.id in self._taken:
            return
        self._taken[record.id] = record
        if isinstance(record, Link | Journey | Persona):
            return
        for name, _ in references_of(type(record)):
            target = getattr(record, name)
            found = self._document.find(target) if target is not None else None
            if found is not None:
                self._take(found)


def _alone(record: Record) -> Record:
    """A map or persona as the frame of a clipping: without what else belongs to it."""
    if isinstance(record, Journey):
        return replace(record, persona_id=None)
    return replace(record, image_id=None) if isinstance(record, Persona) else record


def cut(edit: Edit, clipping: Clipping) -> None:
    """Delete what was chosen; the notes of a lane too, which are in the clipping."""
    for record in clipping.records:
        if record.id in clipping.chosen:
            if isinstance(record, Lane):
                delete(edit, *edit.document.referring(Note, "lane_id", record.id))
            delete(edit, record)
