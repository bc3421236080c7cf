"""Two hundred messy texts: every word typed is in the document or in the report."""

import random
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from cjm_desktop.exchange.mermaid.actors import Actors
from cjm_desktop.exchange.mermaid.reader import read_journeys
from cjm_desktop.exchange.mermaid.to_map import maps_records
from cjm_desktop.exchange.report import Report
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Feeling, Record

WORD = re.compile(r"[^\W_]+")
SYNTAX = {
    "journey", "title", "section", "accTitle", "accDescr", "mermaid", "Section", "SECTION", "4e0",
}  # fmt: skip
"""Words of the format, which mean something without being kept; 4e0 is the number 4."""


class Author:
    """Types messy Mermaid: every word is new, so that none is found by chance."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._seed = seed
        self._count = 0

    def text(self) -> str:
        lines = [line for _ in range(self._chance.randint(3, 14)) for line in self._line()]
        body = [
            *self._one_of(
                [["journey"], ["JOURNEY"], [f"journey {self.words()}", f"{self.words()}: 3"]]
            ),
            *lines,
        ]
        if self._chance.random() < 0.3:
            body = [*self._front_matter(), *body]
        if self._chance.random() < 0.4:
            body = self._as_markdown(body)
        return self._one_of(["\n", "\r\n", "\r"]).join(body)

    def words(self) -> str:
        return " ".join(self.word() for _ in range(self._chance.randint(1, 4)))

    def word(self) -> str:
        self._count += 1
        stem = self._one_of(["wait", "Betaler", "Køb", "Öppna", "旅行", "ticket", "Ångest"])
        return f"{stem}{self._seed}x{self._count}"

    def _front_matter(self) -> list[str]:
        keys = [
            f"title: {self.words()}", f'title: "{self.words()}" # {self.words()}',
            f"author: {self.words()}", f"config:\n  theme: {self.word()}", f"# {self.words()}",
            f"title: >\n  {self.words()}\n  {self.words()}", f"  {self.words()}",
        ]  # fmt: skip
        body = "\n".join(self._chance.sample(keys, self._chance.randint(1, 3))).split("\n")
        return ["---", *body, *self._one_of([["---"], ["---"], []])]

    def _as_markdown(self, body: list[str]) -> list[str]:
        around = [f"# {self.words()}", self.words(), "", f"## {self.words()}"]
        fence = self._one_of(["```", "~~~"])
        other = ["```mermaid", "graph TD", f"  {self.word()} --> {self.word()}", "```", ""]
        fenced = [f"{fence}mermaid", *body, fence, ""]
        more = [f"{fence}mermaid", "journey", f"  {self.words()}: 3", fence] * (self._seed % 2)
        return self._one_of([[*around, *body], [*around, *fenced, *other, *more, self.words()]])

    def _line(self) -> list[str]:
        kinds = [self._task] * 5 + [self._section, self._heading_words, self._aside]
        return self._one_of(kinds)().split("\n")

    def _task(self) -> str:
        w = self.words
        score = self._one_of([
            "3", "4", "0", "9", "-1", "3.5", "4,5", "4/5", "high", "good", "★★★☆☆", "😀", "score=4",
            "80%", "", "4e0", "٣", "5 of 5", ":)", w(),
        ])  # fmt: skip
        return self._one_of([
            f"{w()}: {score}: {w()}, {w()}", f"{w()}: {score}: {w()}", f"{w()}:{score}:{w()}",
            f"{w()}: {w()}: {score}", f"{w()}: {w()}: {score}: {w()}", f"{score}: {w()}: {w()}",
            f"{w()}：{score}：{w()}", f"{w()} - {score} - {w()}", f"{w()} | {score}", w(),
            f"{w()}: {w()}", f"09:30 {w()}: {score}: {w()}", f"{w()} 1:2: {score}: {w()}",
            f"{w()} #{w()}: {score}: {w()}", f"{w()}: {score}: {w()} #{w()}",
            f"{w()}: {score}: {w()} # {w()}", f"{w()}: {score}: {w()} %% {w()}",
            f"{w()}; {w()}: {score}: {w()}", f"{w()}: 3: {w()}; {w()}: 4: {w()}",
            f"{w()}: {score}: {w()}; {w()}", f"{w()} &amp; {w()}: {score}: {w()}",
            f"{w()}: {score}: {w()}: {w()}, {w()}: {w()}", f": {score}: {w()}",
            f"title {w()}: {score}: {w()}", f"Section {w()}: {score}: {w()}",
            f"journey {w()}: {score}: {w()}", f"- {w()}: {score}, {w()}",
            f"#{self._count} {w()}: {score}: {w()}", f"\t{w()}\t:\t{score}\t:\t{w()}\t",
            f"{w()}: {score}: {w()} <!-- {w()} -->", f"{w()} ({w()}): {score}: {w()} ({w()})",
        ])  # fmt: skip

    def _section(self) -> str:
        w = self.words
        return self._one_of([
            f"section {w()}", f"section {w()}: {w()}", f"section {w()} #{w()}",
            f"section {w()} # {w()}", f"section {w()}; {w()}", f"Section: {w()}", "section",
            f"section {w()} %% {w()}", f"\tSECTION\t{w()}", f"section：{w()}",
        ])  # fmt: skip

    def _heading_words(self) -> str:
        w = self.words
        return self._one_of([
            f"title {w()}", f"title: {w()}", f"title {w()} #{w()}", f"title {w()}; {w()}", "title",
            f"accTitle: {w()}", f"accDescr: {w()}", f"accTitle:\n{w()}",
            f"accDescr {{\n{w()}\n{w()}\n}} {w()}: 3: {w()}", f"accDescr {{ {w()} }}title {w()}",
            f"accDescr {{\n{w()}",
        ])  # fmt: skip

    def _aside(self) -> str:
        w = self.words
        return self._one_of([
            f"%% {w()}", f"# {w()}", f"## {w()}: 3: {w()}", f"% {w()}", f"// {w()}: 3: {w()}",
            f"%%{{init: {self.word()} }}%%", f"%%{{init: {{\n{w()}", f"<!-- {w()} -->",
            "size: 2rem", f"classDef {self.word()} fill:#f00", f"style {self.word()} fill:#fff",
            "---", "", "journey", f"{w()} %% {w()}", f"{w()} # {w()}", f"}} {w()}",
            f"%%{{a}}%% {w()}: 3: {w()} %%{{{w()}}}%%",
        ])  # fmt: skip

    def _one_of(self, choices: list) -> object:  # type: ignore[type-arg]
        return self._chance.choice(choices)


def words_of(records: tuple[Record, ...], report: Report) -> Iterator[str]:
    """All that a user can read of an import: texts, scores and the report."""
    for record in records:
        if isinstance(record, Feeling):
            yield f"{record.value + 3:g}"
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, str):
                yield value
    for line in report:
        yield from (line.source, str(line))


@pytest.mark.parametrize("seed", range(200))
def test_every_word_typed_is_in_the_document_or_in_the_report(seed: int) -> None:
    source = Author(seed).text()
    chance = random.Random(seed)
    actors: Actors | None = chance.choice([None, "persona", "lanes"])
    records, report = maps_records(
        read_journeys(source), lens=chance.choice(LENSES), actors=actors, fallback_title="Untitled"
    )
    document = Document()
    document.load(records)
    assert violations(document) == []
    found = {word for words in words_of(records, report) for word in WORD.findall(words)}
    assert set(WORD.findall(source)) - found - SYNTAX == set(), source


@pytest.mark.parametrize("seed", range(0, 200, 7))
def test_every_line_of_the_report_names_a_line_of_the_text(seed: int) -> None:
    source = Author(seed).text()
    count = len(re.split("\r\n|\r|\n", source))
    for journey in read_journeys(source):
        for line in journey.report:
            assert 1 <= line.line <= count
            assert line.source
            first = line.source.split()[0]
            assert first in source
