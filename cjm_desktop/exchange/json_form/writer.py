"""Writes records in the JSON form."""

import base64
import json
from collections.abc import Callable, Iterable

from cjm_desktop.exchange.json_form.form import FORMAT_NAME, VERSION
from cjm_desktop.model.records import RECORD_TYPES, Image, Record
from cjm_desktop.model.values import values_of


def json_text(records: Iterable[Record], image_data: Callable[[str], bytes | None]) -> str:
    """The JSON form of records; `image_data` gives the bytes of an image by its id.

    Every field is written, records ordered by table and id, so that equal documents give equal
    texts.
    """
    tables: dict[str, list[dict[str, object]]] = {table: [] for table in RECORD_TYPES}
    for record in sorted(records, key=lambda record: record.id):
        row = values_of(record)
        if isinstance(record, Image):
            row["data"] = base64.b64encode(image_data(record.id) or b"").decode("ascii")
        tables[record.table].append(row)
    filled = {table: rows for table, rows in tables.items() if rows}
    form = {"format": FORMAT_NAME, "version": list(VERSION), **filled}
    return json.dumps(form, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
