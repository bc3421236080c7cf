"""Reads the bytes of a file from outside, or refuses it with one sentence."""

from pathlib import Path

from cjm_desktop.errors import ImportFileError
from cjm_desktop.language import Text, text

LARGEST_SOURCE_BYTES = 10 * 1024 * 1024

_NOTHING_CHANGED = text("Nothing was imported, and the file is as it was.")


def source_bytes(path: Path, most: int = LARGEST_SOURCE_BYTES) -> bytes:
    """The bytes of a file; raises `ImportFileError` where there are none to read, or too many."""
    try:
        if path.is_dir():
            raise refused_source(text("“{name}” is a folder, not a file.", name=path.name))
        if not path.exists():
            raise refused_source(text("There is no file “{path}”.", path=str(path)))
        if not path.is_file():
            raise refused_source(text("“{path}” is not an ordinary file.", path=str(path)))
        with path.open("rb") as source:
            data = source.read(most + 1)
    except (OSError, ValueError) as error:
        raise refused_source(text("The file “{name}” cannot be read.", name=path.name)) from error
    if len(data) > most:
        raise refused_source(
            text("The file “{name}” is larger than {number} MB.",
                 name=path.name, number=most // 1024**2)
        )  # fmt: skip
    return data


def refused_source(message: Text) -> ImportFileError:
    """The refusal of a file of which nothing was taken."""
    return ImportFileError(message, _NOTHING_CHANGED)
