"""Reads a JSON file with its pictures, bounded in size and memory.

A workshop with photos is a JSON file of many megabytes, nearly all of it base64. The pictures are
cut out of the bytes first, so that only the words among them are decoded and parsed.
"""

import base64
import re
from pathlib import Path
from typing import NoReturn

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.json_form.reader import JsonWorkshop, read_json
from cjm_desktop.exchange.source_text import source_bytes, text_of
from cjm_desktop.language import Text, text

LARGEST_FILE_BYTES = 200 * 1024 * 1024
LARGEST_TEXT_BYTES = 20 * 1024 * 1024
MOST_PARTS = 1_000_000

_NOTHING_MADE = text("Nothing was imported, and the file is as it was.")
_BEGINNING_BYTES = 4096
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_PICTURE = re.compile(rb'("data"[ \t\r\n]*:[ \t\r\n]*)"([A-Za-z0-9+/]{4096,}+={0,2})"')


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
        _refuse(text("“{name}” is larger than {number} MB without its pictures.",
                     name=path.name, number=LARGEST_TEXT_BYTES // 1024**2))  # fmt: skip
    if data.count(b"{") + data.count(b"[") > MOST_PARTS:
        _refuse(text("“{name}” has more than {number} lists and objects in it.",
                     name=path.name, number=MOST_PARTS))  # fmt: skip
    return read_json(text_of(path, data), pictures)


def _without_pictures(data: bytes) -> tuple[bytes, list[bytes]]:
    """The bytes with a word in place of each picture, such as "#0", and the pictures by number."""
    pictures: list[bytes] = []

    def cut_out(found: re.Match[bytes]) -> bytes:
        if len(found[2]) % 4:
            return found[0]  # No base64; the reader says so with its place.
        pictures.append(base64.b64decode(found[2]))
        return b'%s"#%d"' % (found[1], len(pictures) - 1)

    return _PICTURE.sub(cut_out, data), pictures


def _refuse(message: Text) -> NoReturn:
    raise ImportFileError(message, _NOTHING_MADE)
