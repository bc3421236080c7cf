"""Reads a file from outside into text, or refuses it with one sentence.

What the text means is left to the importers.
"""

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.source_bytes import refused_source, source_bytes
from cjm_desktop.language import Text, text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NO_UTF8 = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of bytes that are not in UTF-8."""

_NO_TEXT = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
"""What no text holds; old line ends (85) and colours (1b) may be in one."""

_LOOKED_AT_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class SourceText:
    """The words of a file, and what there is to report of how they were read."""

    words: str
    report: Report = field(default_factory=list)


def read_source_text(path: Path) -> str:
    """The text of a file; no byte order mark is left in it. Raises as `read_source` does."""
    return read_source(path).words


def read_source(path: Path) -> SourceText:
    """The text of a file in UTF-8, UTF-16, UTF-32 or, where it is none of these, Windows-1252.

    In UTF-8 with other bytes among it these alone are read as Windows-1252. Raises
    `ImportFileError` for what cannot be read, is over 10 MB or is no text.
    """
    data = source_bytes(path)
    encoding, start = _encoding_of(data)
    if encoding != "utf-8" or b"\0" in data:
        return SourceText(text_of(path, data))
    words = data[start:].decode("utf-8", errors="surrogateescape")
    found = _NO_UTF8.search(words)
    if not found:
        return SourceText(words)
    return SourceText(_windows_letters(path, words), [_about_letters(words, found.start())])


def _windows_letters(path: Path, words: str) -> str:
    """The words with all that is not in UTF-8 read as Windows-1252, byte for byte."""
    words = _NO_UTF8.sub(_as_windows, words)
    if _NO_TEXT.search(words):
        raise refused_source(_not_text(path))
    return words


def _as_windows(byte: re.Match[str]) -> str:
    return bytes((ord(byte.group()) - 0xDC00,)).decode("cp1252", errors="replace")


def _about_letters(words: str, at: int) -> ReportLine:
    message = text(
        "The file is not in UTF-8; from here on, letters such as æ or ö were read as Windows-1252."
    )
    line = words.count("\n", 0, at) + 1
    source = _NO_UTF8.sub(_as_windows, words.split("\n")[line - 1]).strip()
    return ReportLine(line, message, "changed", source)


def text_of(path: Path, data: bytes) -> str:
    """The text that the bytes of a file are; raises `ImportFileError` for what is no text."""
    encoding, start = _encoding_of(data)
    try:
        source = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        raise refused_source(_not_unicode(path, data)) from error
    if "\0" in source:
        raise refused_source(_not_text(path))
    return source


def _encoding_of(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return _utf16_without_mark(data[:_LOOKED_AT_BYTES]) or "utf-8", 0


def _utf16_without_mark(start: bytes) -> str:
    """UTF-16 if every second byte is mostly zero and no other is."""
    first, second = start[::2].count(0), start[1::2].count(0)
    most = len(start) // 3
    if most and second >= most and not first:
        return "utf-16-le"
    return "utf-16-be" if most and first >= most and not second else ""


def _not_unicode(path: Path, data: bytes) -> Text:
    if b"\0" in data:
        return _not_text(path)
    return text(
        "The file “{name}” is not in UTF-8; save it as UTF-8 text and import it again.",
        name=path.name,
    )


def _not_text(path: Path) -> Text:
    return text("The file “{name}” holds no text that can be read.", name=path.name)
