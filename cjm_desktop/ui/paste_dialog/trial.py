"""What a pasted table would make of the map, tried on a copy of the document."""

import datetime
from dataclasses import dataclass

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.tables.fields import Column, Orientation, TableMapping, columns_of
from cjm_desktop.exchange.tables.insertion import insert_into
from cjm_desktop.exchange.tables.mapping import guess_mapping
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.pasting import PastePlace
from cjm_desktop.model.records import Step
from cjm_desktop.model.spans import steps_of_map
from cjm_desktop.ui.background_job import BackgroundJob


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a table is to be read: a mapping, or what a guess is to keep to."""

    mapping: TableMapping | None = None
    orientation: Orientation | None = None
    has_headings: bool | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TableTrial:
    """The map with the table in it, or the problem; `patch` is what makes it so."""

    wanted: Wanted
    mapping: TableMapping
    columns: tuple[Column, ...]
    report: Report
    patch: Patch | None = None
    step_ids: tuple[str, ...] = ()
    session: MapSession | None = None
    problem: CjmError | None = None


@dataclass(frozen=True, slots=True)
class TableTrials:
    """Tries a table at one place of a copy of the document, which it leaves as it is."""

    snapshot: Document
    place: PastePlace
    table: Table
    date: datetime.date

    def trial(self, wanted: Wanted, job: BackgroundJob) -> TableTrial:
        """Try a way to read the table; raises JobStoppedError when stopped."""
        job.report(0, 0)
        mapping = wanted.mapping or guess_mapping(
            self.table, orientation=wanted.orientation, has_headings=wanted.has_headings
        )
        columns = tuple(columns_of(self.table, mapping))
        job.report(0, 0)
        try:
            return self._tried(wanted, mapping, columns, job)
        except CjmError as problem:
            return TableTrial(wanted, mapping, columns, list(self.table.report), problem=problem)

    def _tried(
        self,
        wanted: Wanted,
        mapping: TableMapping,
        columns: tuple[Column, ...],
        job: BackgroundJob,
    ) -> TableTrial:
        place = self.place
        history = History(self.snapshot.snapshot())
        done: list[Patched] = []
        history.on_patched(done.append)
        with history.edit(text("Paste table")) as edit:
            report = insert_into(
                edit, place.map_id, self.table, mapping, index=self._index(), lens=place.lens
            )
            job.report(0, 0)
        session = MapSession(history, place.map_id, place.lens, self.date, _nobody_follows)
        job.report(1, 1)
        patch = done[0].patch
        made = [change.after for change in patch if change.before is None]
        ids = tuple(record.id for record in made if isinstance(record, Step))
        return TableTrial(wanted, mapping, columns, report, patch, ids, session)

    def _index(self) -> int | None:
        ids = [step.id for step in steps_of_map(self.snapshot, self.place.map_id)]
        last = self.place.last_step_id
        return ids.index(last) + 1 if last in ids else None


def _nobody_follows() -> None:
    """What is only looked at does not change."""
