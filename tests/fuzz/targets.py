"""The readers under fire: any bytes at all become a sound document, or are refused in a sentence.

One function per reader, `fuzz_x(data)`. It lets only the known errors pass, and of these only full
sentences; anything else that escapes, or takes longer than `LONGEST_S`, is a fault.
"""

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm_desktop.errors import CjmError, ImportFileError, WorkshopFileError
from cjm_desktop.exchange.json_form.source import begins_as_json, read_json_file
from cjm_desktop.exchange.json_form.writer import json_bytes
from cjm_desktop.exchange.map_numbers import numbers_of
from cjm_desktop.exchange.mermaid.reader import read_journeys
from cjm_desktop.exchange.mermaid.to_map import maps_records
from cjm_desktop.exchange.mermaid.to_text import mermaid_text
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Image, Journey
from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.workshop_file import open_workshop

LONGEST_S = 5.0
LONGEST_SENTENCE = 2_000

Target = Callable[[bytes], None]


def fuzz_source_text(data: bytes) -> None:
    """Any bytes are text that can be written again, or refused."""
    with held_to_its_word(ImportFileError), file_of(data) as path:
        words = read_source_text(path)
        assert "\0" not in words
        words.encode("utf-8")


def fuzz_mermaid(data: bytes) -> None:
    """Any text is sound maps, which go out as Mermaid and come back as many steps, or refused."""
    source = data.decode("utf-8", "replace")
    with held_to_its_word(ImportFileError):
        lens = LENSES[len(data) % len(LENSES)]
        journeys = read_journeys(source)
        records, report = maps_records(journeys, lens=lens, fallback_title="x")
        document = sound_document(records)
        for line in report:
            json.dumps(str(line)).encode("utf-8")
        for journey in document.all(Journey):
            written, _ = mermaid_text(Arrangement(document, journey.id), lens)
            again, _ = maps_records(read_journeys(written), lens=lens)
            assert titles(sound_document(again)) == titles(document, journey.id)


def fuzz_json(data: bytes) -> None:
    """Any bytes are a sound document, which written as JSON is the same again, or refused."""
    with held_to_its_word(ImportFileError), file_of(data) as path:
        begins_as_json(path)
        workshop = read_json_file(path)
        document = sound_document(workshop.records)
        path.write_bytes(json_bytes(workshop.records, workshop.images.get))
        again = read_json_file(path)
        assert sound_document(again.records) == document
        assert again.images == workshop.images


def fuzz_workshop(data: bytes) -> None:
    """Any bytes open as a sound document or are refused, and nothing is left beside the file."""
    with held_to_its_word(WorkshopFileError), file_of(data) as path:
        with open_workshop(path, read_only=True) as opened:
            assert violations(opened.document) == []
            for warning in opened.warnings:
                assert_sentence(str(warning))
            json_bytes(opened.records, opened.images.read)
            assert all(opened.images.read(image.id) != b"" for image in opened.document.all(Image))
            numbers_of(opened.document)
        check_file(path)
        assert path.read_bytes() == data
        assert [found.name for found in path.parent.iterdir()] == [path.name]


TARGETS: Mapping[str, Target] = {
    "source_text": fuzz_source_text,
    "mermaid": fuzz_mermaid,
    "json": fuzz_json,
    "workshop": fuzz_workshop,
}


@contextmanager
def held_to_its_word(known: type[CjmError]) -> Iterator[None]:
    """Refusals pass if they are sentences of the known kind, said in time."""
    begun = time.process_time()
    try:
        yield
    except known as refused:
        assert_sentence(str(refused))
    taken = time.process_time() - begun
    assert taken < LONGEST_S, f"{taken:.1f} s"


@contextmanager
def file_of(data: bytes) -> Iterator[Path]:
    """A file of these bytes, alone in its folder."""
    with TemporaryDirectory(prefix="cjm-fuzz-") as folder:
        path = Path(folder) / "x"
        path.write_bytes(data)
        yield path


def assert_sentence(words: str) -> None:
    """Words fit for a facilitator: full sentences in one line, none of Python's own."""
    assert words.endswith((".", "!", "?", ".”")), words[-200:]
    assert words[:1].isupper() or not words[:1].isalpha(), words[:200]
    assert "\n" not in words, words[:200]
    assert len(words) <= LONGEST_SENTENCE, len(words)
    for name in ("Traceback (most recent", "object at 0x", "<class '", "NoneType"):
        assert name not in words, words[:200]


def sound_document(records: object) -> Document:
    """The document that records make, in which every invariant holds."""
    document = Document()
    document.load(records)  # type: ignore[arg-type]
    assert violations(document) == []
    return document


def titles(document: Document, map_id: str = "") -> list[str]:
    """The titles of the steps of a map, else of the only one, in order and each in one line."""
    journey_id = map_id or document.all(Journey)[0].id
    steps = Arrangement(document, journey_id).steps
    printable = (re.sub(r"[\0-\x1f\x7f-\x9f]+", " ", step.title) for step in steps)
    return [" ".join(title.split()) or "Untitled" for title in printable]
