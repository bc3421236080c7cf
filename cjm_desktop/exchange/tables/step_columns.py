"""Reads the columns that say something of the steps themselves: title, stage, owner, evidence."""

from collections.abc import Sequence
from itertools import pairwise

from cjm_desktop.exchange.tables.fields import Column
from cjm_desktop.exchange.tables.headings import singular
from cjm_desktop.exchange.tables.items import items_of_lines
from cjm_desktop.exchange.tables.reading import DASHES, Reading, shortened
from cjm_desktop.language import Text, text


def read_titles(reading: Reading, column: Column) -> None:
    """The titles of the steps; bullets are left out where a cell has several lines."""
    for index, step, cell in reading.cells(column):
        if step.title:
            reading.keep_as_detail(column, index, _twice(cell))
        else:
            items = items_of_lines(cell).words if "\n" in cell else ()
            step.title = "\n".join(items) or cell


def read_details(reading: Reading, column: Column) -> None:
    """Details of the steps, each with its heading."""
    for _, step, cell in reading.cells(column):
        step.details.append(f"{column.heading}: {cell}" if column.heading else cell)


def read_stages(reading: Reading, column: Column) -> None:
    """The stages of the steps; a dash is no stage.

    Merged cells leave a title once and then empty cells, over which the stage goes on. So it is
    read where no two neighbouring cells repeat a title; where some do, empty means in no stage.
    """
    titles = [" ".join(cell.split()) for cell in column.cells]
    goes_on = not _repeats(titles)
    stages = reading.stages = {} if reading.stages is None else reading.stages
    stage = ""
    for index, (step, title) in enumerate(zip(reading.steps, titles, strict=True)):
        if step.stage and title:
            reading.keep_as_detail(column, index, _twice(title))
        elif title or not goes_on:
            reading.dashes += title in DASHES
            is_stage = title and title not in DASHES
            stage = stages.setdefault(title.casefold(), title) if is_stage else ""
        step.stage = step.stage or stage


def read_owners(reading: Reading, column: Column) -> None:
    """Who answers for the steps; of several all are kept."""
    for _, step, cell in reading.cells(column):
        step.owner = ", ".join(said for said in (step.owner, " ".join(cell.split())) if said)


def read_evidence(reading: Reading, column: Column) -> None:
    """What the steps rest on; words that are no degree of evidence are kept as its source."""
    for _, step, cell in reading.cells(column):
        evidence = reading.known.evidence.get(singular(cell))
        if evidence and not step.evidence:
            step.evidence = evidence
        else:
            said = f"{column.heading}: {cell}" if column.heading else cell
            step.source = "; ".join(part for part in (step.source, said) if part)


def read_sources(reading: Reading, column: Column) -> None:
    """Where what is said of the steps comes from; of several all are kept."""
    for _, step, cell in reading.cells(column):
        step.source = "; ".join(said for said in (step.source, cell) if said)


def read_moments_of_truth(reading: Reading, column: Column) -> None:
    """Which steps decide the journey; more than yes or no is kept as a detail too."""
    for index, step, cell in reading.cells(column):
        word = cell.casefold()
        if word in reading.known.no:
            continue
        step.moment_of_truth = True
        if word not in reading.known.yes:
            said = text("A moment of truth; “{words}” is kept as a detail.", words=shortened(cell))
            reading.keep_as_detail(column, index, said)


def _repeats(titles: Sequence[str]) -> bool:
    """Whether a title stands in two neighbouring cells."""
    return any(
        title and title.casefold() == following.casefold() for title, following in pairwise(titles)
    )


def _twice(words: str) -> Text:
    return text("“{words}” was kept as a detail: the step has one already.", words=shortened(words))
