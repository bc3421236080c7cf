"""Reads a JSON file with its pictures, bounded in size and memory.

A workshop with photos is a JSON file of many megabytes, nearly all of it base64. The pictures are
cut out of the bytes first, so that only the words among them are decoded and parsed.
"""

import base64
import json
import re
from collections.abc import Collection
from pathlib import Path

from cjm_desktop.exchange.json_form.form import MOST_CHARACTERS, MOST_RECORDS
from cjm_desktop.exchange.json_form.reader import JsonWorkshop, read_json
from cjm_desktop.exchange.source_bytes import refused_source, source_bytes
from cjm_desktop.language import text
from cjm_desktop.model.records import Record
from cjm_desktop.model.values import values_of

LARGEST_FILE_BYTES = 200 * 1024 * 1024
LARGEST_TEXT_BYTES = 20 * 1024 * 1024
MOST_PARTS = 1_000_000

_BEGINNING_BYTES = 4096
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_PICTURE = re.compile(rb'("data"[ \t\r\n]*:[ \t\r\n]*)"([A-Za-z0-9+/]{2048,}+={0,2})"')


def begins_as_json(path: Path) -> bool:
    """Whether a file begins as JSON does, in whatever Unicode; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING_BYTES)
    except (OSError, ValueError):
        return False
    return beginning.lstrip(_MARKS_AND_BLANKS).startswith((b"{", b"["))


def read_json_file(path: Path) -> JsonWorkshop:
    """The records and images of a file in the JSON form; raises ImportFileError.

    Up to 200 MB with pictures, of which 20 MB may be other than pictures.
    """
    data, pictures = _without_pictures(source_bytes(path, LARGEST_FILE_BYTES))
    if len(data) > LARGEST_TEXT_BYTES:
        raise refused_source(text("“{name}” is larger than {number} MB without its pictures.",
                     name=path.name, number=LARGEST_TEXT_BYTES // 1024**2))  # fmt: skip
    if data.count(b"{") + data.count(b"[") > MOST_PARTS:
        raise refused_source(text("“{name}” has more than {number} lists and objects in it.",
                     name=path.name, number=MOST_PARTS))  # fmt: skip
    return read_json(_decoded(path, data), pictures)


def too_large_to_import(data: bytes, records: Collection[Record]) -> bool:
    """Whether what was written is more than would be read again."""
    return (
        len(data) > LARGEST_FILE_BYTES
        or len(records) > MOST_RECORDS
        or any(_has_endless_text(record) for record in records)
        or len(data) - sum(len(found[2]) for found in _PICTURE.finditer(data)) > LARGEST_TEXT_BYTES
    )


def _has_endless_text(record: Record) -> bool:
    texts = (value for value in values_of(record).values() if isinstance(value, str))
    return any(len(words) > MOST_CHARACTERS for words in texts)


def _without_pictures(data: bytes) -> tuple[bytes, list[bytes]]:
    """The bytes with a word in place of each picture, such as "#0", and the pictures by number."""
    pictures: list[bytes] = []

    def cut_out(found: re.Match[bytes]) -> bytes:
        if len(found[2]) % 4:
            return found[0]  # No base64; the reader says so with its place.
        pictures.append(base64.b64decode(found[2]))
        return b'%s"#%d"' % (found[1], len(pictures) - 1)

    return _PICTURE.sub(cut_out, data), pictures


def _decoded(path: Path, data: bytes) -> str:
    """JSON in any Unicode: it begins with a bracket, which shows in which."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise refused_source(
            text("“{name}” is not in UTF-8, as JSON must be.", name=path.name)
        ) from error
