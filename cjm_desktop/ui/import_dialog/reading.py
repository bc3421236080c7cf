"""What the dialog shows of a file from outside; made beside the window's thread."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.exchange.any_source import (
    DEFAULT_LENS,
    AnySource,
    Imported,
    MermaidSource,
    read_any_source,
)
from cjm_desktop.exchange.mermaid.actors import Actors
from cjm_desktop.exchange.mermaid.reader import read_journeys
from cjm_desktop.language import translate
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.view_state import FIRST_LENS, maps_in_order


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """How a file is to be read, and which of its maps is looked at, from 0 on."""

    lens: Lens = DEFAULT_LENS
    actors: Actors | None = None
    map_number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A file as it was read with the choices, and the map that is looked at, drawn."""

    source: AnySource
    choices: ImportChoices
    imported: Imported
    document: Document
    maps: tuple[Journey, ...]
    session: MapSession

    @property
    def lens(self) -> Lens:
        """The lens in which the maps are shown."""
        return lens_of(self.source, self.choices)


def lens_of(source: AnySource, choices: ImportChoices) -> Lens:
    """The lens of the sections of Mermaid; what JSON holds is seen as files are."""
    return choices.lens if isinstance(source, MermaidSource) else FIRST_LENS


def first_reading(path: Path, date: datetime.date, job: BackgroundJob) -> Reading:
    """Read a file with the usual choices; raises ImportFileError, or JobStoppedError."""
    source = read_any_source(path)
    return read_with(source, ImportChoices(), date, job)


def reading_of_text(words: str, name: str, date: datetime.date, job: BackgroundJob) -> Reading:
    """Read Mermaid that was pasted with the usual choices; raises as `first_reading` does."""
    source = MermaidSource(name, read_journeys(words), [], translate("Untitled map"))
    return read_with(source, ImportChoices(), date, job)


def read_with(
    source: AnySource, choices: ImportChoices, date: datetime.date, job: BackgroundJob
) -> Reading:
    """Make maps of what was read; raises JobStoppedError when stopped."""
    job.report(0, 0)
    if isinstance(source, MermaidSource):
        imported = source.maps(choices.lens, choices.actors)
    else:
        imported = source.maps()
    job.report(0, 0)
    document = Document()
    document.load(imported.records)
    return _drawn(source, choices, imported, document, date, job)


def look_at(
    reading: Reading, choices: ImportChoices, date: datetime.date, job: BackgroundJob
) -> Reading:
    """The same reading with another of its maps drawn; raises JobStoppedError when stopped."""
    return _drawn(reading.source, choices, reading.imported, reading.document, date, job)


def _drawn(
    source: AnySource,
    choices: ImportChoices,
    imported: Imported,
    document: Document,
    date: datetime.date,
    job: BackgroundJob,
) -> Reading:
    job.report(0, 0)
    maps = tuple(maps_in_order(document))
    shown, lens = maps[choices.map_number], lens_of(source, choices)
    session = MapSession(History(document), shown.id, lens, date, _nobody_follows)
    job.report(1, 1)
    return Reading(source, choices, imported, document, maps, session)


def _nobody_follows() -> None:
    """What is only looked at does not change."""
