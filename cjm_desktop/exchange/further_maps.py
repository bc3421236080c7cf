"""Fits imported maps into a workshop that is there already: after its own maps, none replaced.

What is known there by the same id gets a new one, so that the same file can come in twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cjm_desktop.model.document import Document
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.positions import in_order, keys_between
from cjm_desktop.model.records import (
    Amount,
    Answer,
    Feeling,
    Image,
    Journey,
    Persona,
    Placement,
    Record,
    new_id,
)

_REMEMBRANCES = ("based_on_id", "origin_id")


def as_further_maps(records: Sequence[Record], document: Document) -> tuple[Record, ...]:
    """The records as they can be added to a document, what is referred to first.

    Images that it holds already are left out, and personas of whom only a known name is said.
    """
    known = _known_personas(records, document)
    ids = {record.id: new_id() for record in records if _is_taken(record, document)} | known
    positions = _positions_after(records, document)
    return tuple(
        _renamed(record, ids, positions)
        for record in records
        if record.id not in known
        and not (isinstance(record, Image) and document.get(Image, record.id))
    )


def with_fresh_ids(records: Sequence[Record]) -> tuple[Record, ...]:
    """The same records under ids that nothing else has, in the places that they have."""
    ids = {record.id: new_id() for record in records if not isinstance(record, Image)}
    positions = {record.id: record.position for record in records if isinstance(record, Journey)}
    return tuple(_renamed(record, ids, positions) for record in records)


def _is_taken(record: Record, document: Document) -> bool:
    """Images are the same if their ids are."""
    return not isinstance(record, Image) and document.find(record.id) is not None


def _known_personas(records: Sequence[Record], document: Document) -> dict[str, str]:
    """The ids of the personas who bring only a name by which the document knows one person."""
    by_name: dict[str, list[str]] = {}
    for persona in document.all(Persona):
        by_name.setdefault(persona.name, []).append(persona.id)
    return {
        record.id: by_name[record.name][0]
        for record in records
        if isinstance(record, Persona)
        and record == Persona(id=record.id, name=record.name)
        and len(by_name.get(record.name, ())) == 1
    }


def _positions_after(records: Sequence[Record], document: Document) -> dict[str, str]:
    """The places of the maps by their ids: in their order, after those that are there."""
    journeys = in_order(record for record in records if isinstance(record, Journey))
    last = max((journey.position for journey in document.all(Journey)), default=None)
    keys = keys_between(last, None, len(journeys))
    return {journey.id: key for journey, key in zip(journeys, keys, strict=True)}


def _renamed(record: Any, ids: dict[str, str], positions: dict[str, str]) -> Record:
    """The record with its id, and the ids in it, as they are to be from now on."""
    fields = dict(_renamed_fields(record, ids))
    if isinstance(record, Journey):
        fields["position"] = positions[record.id]
    if isinstance(record, Answer):
        fields["finding_key"] = _renamed_key(record.finding_key, ids)
    changed = replace(record, id=ids.get(record.id, record.id), **fields)
    found: Record = replace(changed, id=_joined_id(changed))
    return found


def _renamed_fields(record: Any, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    referring = [name for name, _ in references_of(type(record))]
    for name in (*referring, *_REMEMBRANCES):
        value = getattr(record, name, None)
        if value in ids:
            yield name, ids[value]


def _renamed_key(finding_key: str, ids: dict[str, str]) -> str:
    return ":".join(ids.get(part, part) for part in finding_key.split(":"))


def _joined_id(record: Any) -> str:
    match record:
        case Placement():
            return Placement.id_for(record.step_id, record.lens)
        case Feeling():
            return Feeling.id_for(record.curve_id, record.step_id)
        case Amount():
            return Amount.id_for(record.lane_id, record.step_id)
    return str(record.id)
