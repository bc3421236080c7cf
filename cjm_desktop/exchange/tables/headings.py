"""The words that tables of journeys use: headings, feelings, units, yes and no, by language.

The words are data, in `resources/headings`: one file per language. Headings match whatever their
case, marks and plural; a longer heading that holds a known one counts as that one.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cjm_desktop.assets import resource
from cjm_desktop.exchange.tables.fields import Field
from cjm_desktop.model.records import Evidence, TimeUnit

_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MOST_HEADING_WORDS = 12
_LONGEST_WORDING = 300


@dataclass(frozen=True, slots=True)
class Headings:
    """The words of one language; `fields` and the others have them in lower case, singular."""

    fields: Mapping[str, Field]
    exact_fields: Mapping[str, Field]
    feelings: Mapping[str, float]
    negations: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    evidence: Mapping[str, Evidence]
    units: Mapping[str, TimeUnit]
    ranges: frozenset[str]

    def field_of(self, heading: str) -> Field | None:
        """What a heading means, or None for an unknown one."""
        heading = heading[:_LONGEST_WORDING]
        for words in (heading, _IN_BRACKETS.sub(" ", heading)):
            known = singular(words)
            field = self.exact_fields.get(known) or self.fields.get(known)
            if field is not None:
                return field
        return self._longest_inside(singular(_IN_BRACKETS.sub(" ", heading)).split())

    def unit_in(self, words: str) -> TimeUnit | None:
        """The unit of time that a heading or a cell names, or None."""
        return next((self.units[one] for one in singular(words).split() if one in self.units), None)

    def feeling_of(self, words: str) -> float | None:
        """The mean of the feelings that the words name, −2 … +2, or None."""
        found = list(self._feelings_in(words[:_LONGEST_WORDING]))
        return sum(found) / len(found) if found else None

    def _longest_inside(self, words: Sequence[str]) -> Field | None:
        """The longest known heading inside; of equally long ones the last, as in English."""
        words = words[:_MOST_HEADING_WORDS]
        for length in range(min(len(words), 4), 0, -1):
            for start in range(len(words) - length, -1, -1):
                field = self.fields.get(" ".join(words[start : start + length]))
                if field is not None:
                    return field
        return None

    def _feelings_in(self, words: str) -> Iterator[float]:
        for sign in words:
            if sign in self.feelings and not sign.isalnum():
                yield self.feelings[sign]
        tokens = re.findall(r"[\w']+", words.casefold())
        place = 0
        while place < len(tokens):
            pair = " ".join(tokens[place : place + 2])
            named = pair if pair in self.feelings else tokens[place]
            if named in self.feelings:
                negated = place > 0 and tokens[place - 1] in self.negations
                yield -self.feelings[named] if negated else self.feelings[named]
            place += 2 if named == pair and " " in pair else 1


def headings_of(language: str = "en") -> Headings:
    """The words of a language; a language without a file of its own has the English ones."""
    path = resource("headings", f"{language}.json")
    if not path.is_file():
        path = resource("headings", "en.json")
    form = json.loads(path.read_text(encoding="utf-8"))
    entries = form["fields"]
    return Headings(
        fields=_fields(entry for entry in entries if not entry.get("exact")),
        exact_fields=_fields(entry for entry in entries if entry.get("exact")),
        feelings={word: float(value) for value, said in form["feelings"].items() for word in said},
        negations=frozenset(form["negations"]),
        yes=frozenset(form["yes"]),
        no=frozenset(form["no"]),
        evidence=_by_word(form["evidence"]),
        units=_by_word(form["units"]),
        ranges=frozenset(form["range"]),
    )


def singular(words: str) -> str:
    """The words in lower case without marks between them, each without an English plural end."""
    plain = unicodedata.normalize("NFKC", words[:_LONGEST_WORDING]).casefold()
    return " ".join(_singular(word) for word in _WORD.findall(plain))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _fields(entries: Iterator[Mapping[str, Any]]) -> dict[str, Field]:
    return {
        singular(heading): Field(
            entry["kind"], note_kind=entry.get("note_kind", ""), side=entry.get("side", "front")
        )
        for entry in entries
        for heading in entry["headings"]
    }


def _by_word(words_of: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    return {singular(word): meaning for meaning, words in words_of.items() for word in words}
