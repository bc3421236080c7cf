"""Mermaid bounds: no text brings the reader down, and long ones take as long as they are."""

import contextlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.mermaid.actors import Actors
from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.mermaid.to_map import map_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Lens

PIECES = st.sampled_from(
    [
        "journey", "title ", "section ", "accTitle:", "accDescr:", "accDescr {", "}", "---\n",
        "title: FM\n", "%%{", "}%%", "%%", "#", "#35;", "#44;", ";", ":", ",", "\n", "\n", "\r",
        " ", "\t", "A: 3: Me", "A: 3", "5", "-1e999", "0xff", "\xa0", "\ufeff", "æ", '"', "'",
        "\\u", "|\n", "\u2028", "：", " - ", "&amp;", "```mermaid\n", "```\n", "# H\n", "journey\n",
        "4/5", "😀", "12:30", "good", "size: 2rem", "<!--",
    ]
)  # fmt: skip
DIAGRAMS = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


@given(DIAGRAMS, st.sampled_from(LENSES), st.sampled_from([None, "persona", "lanes"]))
def test_any_text_is_a_sound_map_or_refused(source: str, lens: Lens, actors: Actors | None) -> None:
    for text in (source, f"journey\n{source}"):
        try:
            journey = read_journey(text)
        except ImportFileError as refused:
            assert str(refused)
            continue
        records, report = map_records(journey, lens=lens, actors=actors)
        document = Document()
        document.load(records)
        assert violations(document) == []
        assert all(str(line) for line in report)


@given(st.text())
def test_any_text_at_all_is_read_or_refused(source: str) -> None:
    try:
        read_journey(source)
    except ImportFileError as refused:
        assert str(refused)


def lines_of(line: str) -> Callable[[int], str]:
    return lambda size: "journey\n" + line * (size // len(line))


def one_line(start: str, piece: str) -> Callable[[int], str]:
    return lambda size: f"journey\n{start}" + piece * (size // len(piece))


@pytest.mark.parametrize(
    "make",
    [
        lines_of("%% a comment that goes on for quite a while, as they do at times\n"),
        lines_of("title Another title that takes the place of the one before it\n"),
        lines_of("accDescr {a paragraph} accDescr {and another one on the same line}\n"),
        one_line("", "a"),
        one_line("A: 3: ", "#a"),
        one_line("A: ", "9"),
        one_line("A: 0x", "f"),
        one_line("A: 3", " "),
        one_line("A: 3: ", ":"),
        one_line("title ", "#35;"),
        one_line("", "accDescr {a}"),
        one_line("accDescr {", "\n"),
        one_line("", "%%{a}%% "),
        one_line("", "%%{"),
        one_line("", "accTitle:\n"),
        lambda size: "---\ntitle: '" + "''" * (size // 2) + "\n---\njourney",
        lambda size: "---\n" + "title: >\n" * (size // 9) + "\n---\njourney",
        lambda size: "---\ntitle: " + " #" * (size // 2),
        one_line("A: 3: ", " # b"),
        one_line("A: 3: ", " <!--"),
        one_line("A", "1:"),
        one_line("A: x", ",4"),
        one_line("A: 3", ";"),
        one_line("A ", "- "),
        lines_of("accDescr {\n"),
        lambda size: "```mermaid\njourney\n" * (size // 19),
        lambda size: "---\njourney\n" * (size // 12),
        lambda size: "# Heading\n" * (size // 10) + "journey",
    ],
    ids=range(28),
)
def test_ten_times_the_text_takes_about_ten_times_as_long(make: Callable[[int], str]) -> None:
    short, long = (fastest_of_two(make(size)) for size in (100_000, 1_000_000))
    assert long < max(40 * short, 0.5)


def fastest_of_two(source: str) -> float:
    return min(seconds_to_read(source) for _ in range(2))


def seconds_to_read(source: str) -> float:
    begun = time.perf_counter()
    with contextlib.suppress(ImportFileError):
        read_journey(source)
    return time.perf_counter() - begun


def test_a_line_of_countless_statements_is_refused_before_it_costs_much() -> None:
    source = "journey\n" + "accDescr{…}" * 900_000
    begun = time.process_time()
    with pytest.raises(ImportFileError, match="statements"):
        read_journey(source)
    assert time.process_time() - begun < 5


def test_the_largest_diagram_becomes_a_map_in_seconds() -> None:
    source = "journey\n" + "".join(f"section {n % 9}\nA{n}: 4: a, b, c\n" for n in range(10_000))
    begun = time.perf_counter()
    records, _ = map_records(read_journey(source))
    assert len(records) > 50_000
    assert time.perf_counter() - begun < 10
