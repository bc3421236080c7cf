"""Writes records in the JSON form."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator

from cjm_desktop.exchange.json_form.form import FORMAT_NAME, VERSION
from cjm_desktop.model.records import RECORD_TYPES, Image, Record
from cjm_desktop.model.values import values_of

ReadData = Callable[[str], bytes | None]


def json_text(records: Iterable[Record], image_data: ReadData) -> str:
    """The JSON form of records; `image_data` gives the bytes of an image by its id.

    Every field is written, a record a line, ordered by table and id, so that equal documents give
    equal texts. An image whose data is out of reach is written without.
    """
    return "".join(_pieces(records, image_data))


def json_bytes(records: Iterable[Record], image_data: ReadData) -> bytes:
    """The JSON form as a file holds it: UTF-8, a broken character as a question mark."""
    pieces = _pieces(records, image_data)
    return b"".join(piece.encode("utf-8", "replace") for piece in pieces)


def _pieces(records: Iterable[Record], image_data: ReadData) -> Iterator[str]:
    tables: dict[str, list[Record]] = {table: [] for table in RECORD_TYPES}
    for record in sorted(records, key=lambda record: record.id):
        tables[record.table].append(record)
    yield f'{{\n"format": {_json(FORMAT_NAME)},\n"version": {_json(list(VERSION))}'
    for table, rows in tables.items():
        for number, record in enumerate(rows):
            yield ",\n" if number else f",\n{_json(table)}: [\n"
            yield _json(_row(record, image_data))
        if rows:
            yield "\n]"
    yield "\n}\n"


def _row(record: Record, image_data: ReadData) -> dict[str, object]:
    row = values_of(record)
    if isinstance(record, Image):
        data = image_data(record.id)
        if data is not None:
            row["data"] = base64.b64encode(data).decode("ascii")
    return row


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
