"""Reads a file from outside, of whatever kind can be imported, and makes maps of it.

Reading comes first, making maps second: with other choices these are made anew at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.json_form.reader import JsonWorkshop
from cjm_desktop.exchange.json_form.source import begins_as_json, read_json_file
from cjm_desktop.exchange.mermaid.actors import Actors
from cjm_desktop.exchange.mermaid.journey import MermaidJourney
from cjm_desktop.exchange.mermaid.reader import read_journeys
from cjm_desktop.exchange.mermaid.to_map import maps_records
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.source_text import read_source
from cjm_desktop.exchange.titles import title_from
from cjm_desktop.language import text
from cjm_desktop.model.records import Lens, Record

DEFAULT_LENS: Lens = "activity"
_MERMAID_ENDINGS = ("", ".mmd", ".mermaid", ".txt")


@dataclass(frozen=True, slots=True)
class Imported:
    """The records of maps that were made, the data of their images, and all there is to report."""

    records: tuple[Record, ...]
    images: Mapping[str, bytes]
    report: Report


@dataclass(frozen=True, slots=True)
class MermaidSource:
    """The journey diagrams of a file; `report` tells how its letters were read."""

    name: str
    journeys: Sequence[MermaidJourney]
    report: Report
    fallback_title: str

    def maps(self, lens: Lens | None = None, actors: Actors | None = None) -> Imported:
        """A map for each diagram, its sections the stages of `lens`; None is the usual."""
        records, report = maps_records(
            self.journeys,
            lens=lens or DEFAULT_LENS,
            actors=actors,
            fallback_title=self.fallback_title,
        )
        return Imported(records, {}, [*self.report, *report])


@dataclass(frozen=True, slots=True)
class JsonSource:
    """A workshop in the JSON form, which says itself what is what."""

    name: str
    workshop: JsonWorkshop

    def maps(self) -> Imported:
        """The maps as they stand in the file."""
        return Imported(self.workshop.records, self.workshop.images, self.workshop.report)


AnySource = MermaidSource | JsonSource


def read_any_source(path: Path) -> AnySource:
    """What a file from outside holds; raises ImportFileError."""
    if begins_as_json(path):
        return JsonSource(path.name, read_json_file(path))
    try:
        source = read_source(path)
        journeys = read_journeys(source.words)
    except ImportFileError as error:
        if path.suffix.lower() in _MERMAID_ENDINGS or not path.is_file():
            raise
        raise _refusal(path, error) from error
    return MermaidSource(path.name, journeys, source.report, title_from(path))


def _refusal(path: Path, error: ImportFileError) -> ImportFileError:
    return ImportFileError(
        text(
            "“{name}” cannot be imported: only Mermaid journey diagrams can, which are text "
            "that begins with the word journey, and JSON that export wrote.",
            name=path.name,
        ),
        text("Nothing was imported."),
        error.line,
    )
