"""Reads a file from outside into text, or refuses it with one sentence.

What the text means is left to the importers.
"""

import codecs
from pathlib import Path

from cjm_desktop.errors import ImportFileError
from cjm_desktop.language import Text, text

LARGEST_SOURCE_BYTES = 10 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOTHING_CHANGED = text("Nothing was imported, and the file is as it was.")


def read_source_text(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its byte order mark; no mark is left in it.

    Raises `ImportFileError` for what cannot be read, is over 10 MB or is no text.
    """
    return text_of(path, source_bytes(path))


def text_of(path: Path, data: bytes) -> str:
    """The text that the bytes of a file are; raises `ImportFileError` for what is no text."""
    encoding, start = _encoding_of(data)
    try:
        source = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _refusal(_not_unicode(path, data)) from error
    if "\0" in source:
        raise _refusal(_not_text(path))
    return source


def source_bytes(path: Path, most: int = LARGEST_SOURCE_BYTES) -> bytes:
    """The bytes of a file; raises `ImportFileError` where there are none to read, or too many."""
    try:
        if path.is_dir():
            raise _refusal(text("“{name}” is a folder, not a file.", name=path.name))
        if not path.exists():
            raise _refusal(text("There is no file “{path}”.", path=str(path)))
        if not path.is_file():
            raise _refusal(text("“{path}” is not an ordinary file.", path=str(path)))
        with path.open("rb") as source:
            data = source.read(most + 1)
    except (OSError, ValueError) as error:
        raise _refusal(text("The file “{name}” cannot be read.", name=path.name)) from error
    if len(data) > most:
        raise _refusal(
            text("The file “{name}” is larger than {number} MB.",
                 name=path.name, number=most // 1024**2)
        )  # fmt: skip
    return data


def _encoding_of(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0


def _not_unicode(path: Path, data: bytes) -> Text:
    if b"\0" in data:
        return _not_text(path)
    return text(
        "The file “{name}” is not in UTF-8; save it as UTF-8 text and import it again.",
        name=path.name,
    )


def _not_text(path: Path) -> Text:
    return text("The file “{name}” holds no text that can be read.", name=path.name)


def _refusal(message: Text) -> ImportFileError:
    return ImportFileError(message, _NOTHING_CHANGED)
