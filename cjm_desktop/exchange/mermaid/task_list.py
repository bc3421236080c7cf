"""Gathers the task lines of a diagram and reads them together.

Some lines can only be read with others in view: who is a person, what counts the tasks.
"""

from dataclasses import dataclass
from itertools import pairwise

from cjm_desktop.exchange.mermaid import refusals
from cjm_desktop.exchange.mermaid.journey import MermaidTask
from cjm_desktop.exchange.mermaid.pieces import Pieces, is_sound, is_sound_task, pieces_of
from cjm_desktop.exchange.mermaid.task_reading import (
    TaskReading,
    leading_score,
    people_in,
    read_task,
)
from cjm_desktop.exchange.mermaid.wording import SPACE, parted_at_semicolons
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text, translate

MOST_TASKS = 20_000
MOST_PEOPLE = 100_000
MOST_CHARACTERS = 5_000
LONGEST_LINE = 20 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class _TaskLine:
    section: str
    pieces: Pieces
    line: int
    source: str


class TaskList:
    """The task lines of one diagram, in order."""

    def __init__(self) -> None:
        self._lines: list[_TaskLine] = []
        self._report: Report = []

    @property
    def is_begun(self) -> bool:
        """Whether there is a task yet."""
        return bool(self._lines)

    def add(self, section: str, words: str, line: int, source: str) -> None:
        """Add the task of a line, or each of those that semicolons part on it.

        Raises `ImportFileError` where there are too many.
        """
        for part in self._parted(words, line, source):
            self._lines.append(_TaskLine(section, pieces_of(part), line, source))
        if len(self._lines) > MOST_TASKS:
            raise refusals.too_many_tasks(line, MOST_TASKS)

    def read(self) -> tuple[tuple[MermaidTask, ...], Report]:
        """The tasks, and what was made of lines that Mermaid does not read right."""
        known = self._known_people()
        numbered = self._are_numbered()
        tasks = []
        people_count = 0
        for line in self._lines:
            reading = read_task(line.pieces, known, numbered=numbered)
            people_count += len(reading.people)
            if people_count > MOST_PEOPLE:
                raise refusals.too_many_people(line.line, MOST_PEOPLE)
            tasks.append(_task(line, reading))
            self._report += [
                ReportLine(line.line, reason, "changed", line.source) for reason in reading.reasons
            ]
        return tuple(tasks), self._report

    def _parted(self, words: str, line: int, source: str) -> list[str]:
        if ";" not in words:
            return [words]
        parts = [part for part in parted_at_semicolons(words) if part]
        if len(parts) > 1 and all(is_sound_task(part) for part in parts):
            message = text("Semicolons part several tasks; each became a step.")
            self._report.append(ReportLine(line, message, "changed", source))
            return parts
        if len(parts) == 1 and words.strip(SPACE) == f"{parts[0]};":
            message = text("The semicolon at the end was left out.")
            self._report.append(ReportLine(line, message, "changed", source))
            return parts
        return [words]

    def _known_people(self) -> frozenset[str]:
        """The people of the tasks that Mermaid reads right, in small letters."""
        names: set[str] = set()
        for line in self._lines:
            if len(line.pieces) == 3 and is_sound(line.pieces):
                names.update(name.casefold() for name in people_in(line.pieces[2]))
        return frozenset(names)

    def _are_numbered(self) -> bool:
        """Whether numbers before the tasks rise by one from each to the next."""
        numbers = [leading_score(line.pieces) for line in self._lines]
        found = [number for number in numbers if number is not None]
        rises = [after - before for before, after in pairwise(found)]
        return bool(rises) and all(rise == 1 for rise in rises)


def _task(line: _TaskLine, reading: TaskReading) -> MermaidTask:
    texts = (reading.title, reading.remark, *reading.people)
    if max(map(len, texts)) > MOST_CHARACTERS:
        raise refusals.too_long(line.line, MOST_CHARACTERS)
    return MermaidTask(
        section=line.section,
        title=reading.title or translate("Untitled"),
        score=reading.score,
        people=reading.people,
        line=line.line,
        source=line.source,
        remark=reading.remark,
    )
