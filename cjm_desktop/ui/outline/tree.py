"""The outline of a map as parts with steps, which follows the map patch by patch.

It knows nothing of Qt.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.records import Curve, Journey, Lane, Lens, Note, Step
from cjm_desktop.model.runs import Run, runs_of
from cjm_desktop.model.stages import stages_without_steps
from cjm_desktop.ui.outline.entries import (
    Entry,
    entries_of_step,
    entry_of_parked,
    entry_of_run,
    entry_of_stage,
    entry_of_step,
)

PARKING = "parking"
"""The key of the part that holds the parking lot, which stands for nothing on the map."""


class Part(NamedTuple):
    """A line at the margin, and the ids of the steps, or parked notes, below it."""

    entry: Entry
    children: tuple[str, ...]
    first: int
    """The column of its first step; −1 for a part without steps."""


class Outline:
    """The parts of one map in one lens; what lies at a step is read when it is asked for."""

    def __init__(self, document: Document, map_id: str, lens: Lens) -> None:
        self.arrangement = Arrangement(document, map_id)
        self.lens = lens
        self.parts: list[Part] = []
        self._part_of_column: list[int] = []
        self._entries: dict[str, list[Entry]] = {}
        self.read_parts()

    @property
    def structure(self) -> list[tuple[str, ...]]:
        """What stands below what, as keys."""
        return [(part.entry.key, *part.children) for part in self.parts]

    def part_of_step(self, column: int) -> int:
        """The part that a step lies in."""
        return self._part_of_column[column]

    def child(self, part: int, row: int) -> Entry | None:
        """The line of a step, or of a parked note; None if that has just gone."""
        document, child = self.arrangement.document, self.parts[part].children[row]
        note = document.get(Note, child)
        if note is not None:
            return entry_of_parked(note)
        gone = document.get(Journey, self.arrangement.map_id) is None
        at = self.arrangement.column_of.get(child)
        if gone or at is None:
            return None
        return entry_of_step(self.arrangement, self.arrangement.steps[at])

    def entries(self, column: int) -> list[Entry]:
        """The lines of what begins at a step, the same list until `follow` says that it changed."""
        step = self.arrangement.steps[column]
        if step.id not in self._entries:
            self._entries[step.id] = self.read_entries(column)
        return self._entries[step.id]

    def read_entries(self, column: int) -> list[Entry]:
        """The lines of what begins at a step, as they are now."""
        return entries_of_step(self.arrangement, self.arrangement.steps[column])

    def forget_entries(self) -> None:
        """Read all lines anew when they are asked for."""
        self._entries.clear()

    def set_lens(self, lens: Lens) -> None:
        """Show the stages of another lens."""
        self.lens = lens
        self.read_parts()

    def follow(self, patch: Patch) -> set[str]:
        """Take in a patch that was carried out; the steps at which something may have changed.

        The lines and the parts are as before until they are read anew.
        """
        self.arrangement.follow(patch)
        records = [record for change in patch for record in change if record is not None]
        if any(isinstance(record, Lane | Curve) for record in records):
            return set(self._entries)
        return set(_step_ids(records))

    def known_entries(self, step_id: str) -> list[Entry] | None:
        """The lines of a step if they were asked for, None else."""
        return self._entries.get(step_id)

    def read_parts(self) -> None:
        """Read anew what stands below what."""
        arrangement, lens = self.arrangement, self.lens
        runs = runs_of(arrangement, lens)
        self.parts = [self._part_of(run) for run in runs]
        self._part_of_column = [
            number for number, run in enumerate(runs) for _ in range(run.first, run.last + 1)
        ]
        self.parts += [
            Part(entry_of_stage(stage), (), -1)
            for stage in stages_without_steps(arrangement, lens, runs)
        ]
        parked = tuple(note.id for note in arrangement.parked_notes())
        if parked:
            words = translate("Parking lot")
            self.parts.append(Part(Entry(PARKING, words, "", words, "", True), parked, -1))

    def _part_of(self, run: Run) -> Part:
        steps = self.arrangement.steps[run.first : run.last + 1]
        entry = entry_of_run(self.arrangement, self.lens, run)
        return Part(entry, tuple(step.id for step in steps), run.first)


def _step_ids(records: Iterable[Any]) -> Iterable[str]:
    for record in records:
        if isinstance(record, Step):
            yield record.id
        step_id = getattr(record, "step_id", None)
        if step_id is not None:
            yield step_id
