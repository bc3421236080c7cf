"""Samples to begin with, and what befalls them: bits flipped, pieces lost, doubled and put in."""

import functools
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.storage.workshop_file import create_workshop
from tests.storage.small_map import PHOTO, PHOTO_ID, small_map

CORPUS = Path(__file__).parent / "corpus"
MOST_MISHAPS = 8

WORDS = {
    "mermaid": (
        "journey\n", "title ", "section ", "accTitle: ", "accDescr {", "}", "---\n", "%%{init}%%",
        "```mermaid\n", "```\n", "# ", "#35;", "#58;", "#44;", ";", ":", "：", ",", "\n", "\r\n",
        "\t", "5", "-1", "3,5", "4/5", "NaN", "1e999", ": 3: Me", "\ufeff", "\u2028", "\x00",
        "\xa0",
    ),
    "json": (
        '"', "{", "}", "[", "]", ",", ":", "null", "true", "1e999", "-0", "1" * 400, "NaN", '""',
        "\\ud800", "\\u0000", '"id": "m"', '"map": []', '"step": [{}]', '"title": 7',
        '"data": "#0"',
        '"position": "a0"', '"format": "cjm-desktop"', "[" * 2000, '"a":' * 40,
    ),
    "source_text": ("\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\x00", "\xe6", "æ", "\n", "\x80"),
    "workshop": (
        "\x00" * 8, "\xff" * 8, "map", "step", "CREATE TABLE x", "\x0d\x00", "\x05\x00", "a0",
        "note",
        "NULL", "lane-1", "SQLite format 3\x00", "CREATE VIEW", "CREATE TRIGGER",
    ),
}  # fmt: skip


def samples(name: str) -> tuple[bytes, ...]:
    """What the search for trouble in a reader begins with."""
    if name == "workshop":
        return _workshops()
    if name == "source_text":
        texts = [
            *samples("mermaid"),
            "Æblegrød, 行李, Škoda 🚚".encode("utf-16"),
            "æ".encode("cp1252"),
        ]
        return tuple(texts)
    return tuple(path.read_bytes() for path in sorted((CORPUS / name).iterdir()))


def words(name: str) -> list[bytes]:
    """Words that mean something to a reader."""
    encoding = "latin-1" if name in {"source_text", "workshop"} else "utf-8"
    return [word.encode(encoding, "replace") for word in WORDS[name]]


def mishaps(name: str) -> st.SearchStrategy[bytes]:
    """Samples of a reader to which something happened."""
    return _mishaps(name)


@st.composite
def _mishaps(draw: st.DrawFn, name: str) -> bytes:
    data = bytearray(draw(st.sampled_from(samples(name))))
    for _ in range(draw(st.integers(0, MOST_MISHAPS))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from([0, 1, 2, 8, 100, 5000]))
        piece = data[start : start + length]
        match draw(st.sampled_from(["flip", "lose", "double", "word", "bytes", "other", "end"])):
            case "flip" if start < len(data):
                data[start] ^= 1 << draw(st.integers(0, 7))
            case "lose":
                del data[start : start + length]
            case "double":
                data[start:start] = piece
            case "word":
                data[start:start] = draw(st.sampled_from(words(name)))
            case "bytes":
                new = draw(st.binary(max_size=8))
                data[start : start + len(new)] = new
            case "other":
                other = draw(st.sampled_from(samples(name)))
                data[start:] = other[draw(st.integers(0, len(other))) :]
            case _:
                if draw(st.integers(0, 5)) == 0:
                    del data[start:]
    return bytes(data)


@functools.cache
def _workshops() -> tuple[bytes, ...]:
    """Workshop files, small and whole."""
    with TemporaryDirectory(prefix="cjm-fuzz-") as folder:
        small, hotel = Path(folder) / "small.cjm", Path(folder) / "hotel.cjm"
        create_workshop(small, small_map(), read_image={PHOTO_ID: PHOTO}.get)
        create_workshop(hotel, template_records("hotel-stay"), view={"lens": "goal"})
        return small.read_bytes(), hotel.read_bytes()
