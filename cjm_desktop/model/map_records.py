"""The records of one map taken out of its file, whole or only its frame: for templates."""

from collections.abc import Iterable
from dataclasses import replace

from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import map_id_of
from cjm_desktop.model.records import (
    Checkpoint,
    Curve,
    Image,
    Journey,
    Lane,
    Link,
    Persona,
    Placement,
    Record,
    Stage,
    Step,
)

_FRAME = (Journey, Stage, Step, Placement, Lane, Curve, Checkpoint)


def records_of_map(document: Document, map_id: str) -> tuple[Record, ...]:
    """A map with all of it, its personas and images, what is referred to first.

    Links to another map of the file are left out.
    """
    own = [record for record in document.records() if map_id_of(document, record) == map_id]
    ids = {record.id for record in own}
    links = [link for link in document.all(Link) if link.source_id in ids and link.target_id in ids]
    shown = {
        named
        for record in own
        for named in (getattr(record, "persona_id", None), getattr(record, "image_id", None))
    }
    personas = [persona for persona in document.all(Persona) if persona.id in shown]
    shown |= {persona.image_id for persona in personas}
    images = [image for image in document.all(Image) if image.id in shown]
    return (*images, *personas, *own, *links)


def frame_of(records: Iterable[Record]) -> tuple[Record, ...]:
    """Only the frame: the map with its stages, steps and lanes, and nothing of what lies in them.

    Nobody's journey yet: without persona, owners, sources, measured numbers and checked lines.
    """
    return tuple(_emptied(record) for record in records if isinstance(record, _FRAME))


def _emptied(record: Record) -> Record:
    match record:
        case Journey():
            return replace(record, persona_id=None, based_on_id=None)
        case Step():
            return replace(record, owner="", evidence="", source="")
        case Stage():
            return replace(record, metric_actual=None, entered=None)
        case Curve():
            return replace(record, persona_id=None)
        case Checkpoint():
            return replace(record, done=False)
    return record
