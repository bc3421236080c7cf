"""The form in which a clipping lies on the clipboard: JSON, its records as files have them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.json_form.reader import read_json
from cjm_desktop.exchange.json_form.writer import ReadData, json_text
from cjm_desktop.language import text
from cjm_desktop.model.clippings import CARD_TYPES, Clipping
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Figure, Image, Lane, Step

CLIPPING_FORMAT = "application/x-cjm-clipping"
LARGEST_FORM_BYTES = 128 * 1024 * 1024
MOST_IMAGE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadClipping:
    """A clipping as it was read, with the data of its images."""

    clipping: Clipping
    images: Mapping[str, bytes]


def clipping_form(clipping: Clipping, image_data: ReadData) -> bytes:
    """The bytes of a clipping; images go along as long as they are no more than 64 MB in all."""
    room = MOST_IMAGE_BYTES

    def within_room(image_id: str) -> bytes | None:
        nonlocal room
        data = image_data(image_id)
        if data is None or len(data) > room:
            return None
        room -= len(data)
        return data

    form = {"chosen": clipping.chosen, "workshop": json_text(clipping.records, within_room)}
    return json.dumps(form).encode("ascii")


def read_clipping(data: bytes) -> ReadClipping:
    """The clipping that the bytes are; raises `ImportFileError` where they are none."""
    if len(data) > LARGEST_FORM_BYTES:
        _refuse()
    try:
        form: Any = json.loads(data)
        chosen, source = tuple(form["chosen"]), str(form["workshop"])
    except (ValueError, TypeError, KeyError, RecursionError):
        _refuse()
    workshop = read_json(source)
    by_id = {record.id: record for record in workshop.records}
    kinds = {_kind_of(by_id.get(one) if isinstance(one, str) else None) for one in chosen}
    if len(kinds) != 1 or None in kinds:
        _refuse()
    return ReadClipping(Clipping(chosen, workshop.records), workshop.images)


def fitted(read: ReadClipping, document: Document) -> Clipping:
    """The clipping without the images whose data neither it nor the document has."""
    missing = {
        image.id
        for image in read.clipping.of(Image)
        if image.id not in read.images and document.get(Image, image.id) is None
    }
    return replace(
        read.clipping,
        records=tuple(
            replace(record, image_id=None)
            if isinstance(record, Figure) and record.image_id in missing
            else record
            for record in read.clipping.records
            if record.id not in missing
        ),
    )


def _kind_of(record: object) -> type | None:
    if isinstance(record, CARD_TYPES):
        return object
    return type(record) if isinstance(record, Step | Lane) else None


def _refuse() -> NoReturn:
    raise ImportFileError(
        text("What was copied from another window cannot be read."),
        text("Copy it there once more; nothing was changed."),
    )
