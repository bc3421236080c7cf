"""Parts: records listed with the one they belong to, as surveys are with a touchpoint.

Which record type is a part of which stands at the type (`Record.part_of`); deletion takes parts
along as it does whatever refers to a record.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import key_for
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.history import Edit
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Record, new_id
from cjm_desktop.model.siblings import siblings_of

P = TypeVar("P", bound=Record)


def parts_of(document: Document, record: Record) -> Iterator[Record]:
    """The parts of a record, type by type, each in its order."""
    for part_type in document.record_types.values():
        field = part_type.part_of
        if field is not None and record.table in dict(references_of(part_type))[field].tables:
            yield from in_order(document.referring(part_type, field, record.id))


def add_part(edit: Edit, part: P, index: int | None = None) -> P:
    """Add a part, such as a survey, before the one now at `index` among those of its type."""
    unplaced: Any = part
    made: P = replace(unplaced, position=key_for(siblings_of(edit.document, part), index))
    edit.put(made)
    return made


def copy_parts(edit: Edit, original: Record, copy: Record) -> None:
    """Give a copy copies of all parts of its original."""
    for part in list(parts_of(edit.document, original)):
        fields: dict[str, Any] = {str(part.part_of): copy.id}
        edit.put(replace(part, id=new_id(), **fields))
